"""How the look of a document differs from the layout that it was laid out with."""

from __future__ import annotations

from typing import Any, Dict, Iterator, Mapping, NamedTuple, Optional, Sequence

from ..document.snapshot import Look
from ..document.styles import Style
from ..messages import Text, pick
from . import model as layouts
from .model import Layout

_NEAR = 10  # hundredths of a millimetre: file formats round to twentieths of a point
_NEAR_PAGE = 50
_NEAR_SIZE = 0.25  # points: some formats have half points only

_WORDS: Dict[str, Text] = {
    "font": {"zh-CN": "中文字体", "zh-TW": "中文字型", "en": "font of Chinese text"},
    "latin": {"zh-CN": "西文字体", "zh-TW": "西文字型", "en": "font"},
    "size": {"zh-CN": "字号", "zh-TW": "字級", "en": "size"},
    "bold": {"zh-CN": "加粗", "zh-TW": "粗體", "en": "bold"},
    "align": {"zh-CN": "对齐", "zh-TW": "對齊", "en": "alignment"},
    "indent": {"zh-CN": "首行缩进", "zh-TW": "首行縮排", "en": "first line indent"},
    "left": {"zh-CN": "左缩进", "zh-TW": "左側縮排", "en": "left indent"},
    "right": {"zh-CN": "右缩进", "zh-TW": "右側縮排", "en": "right indent"},
    "line": {"zh-CN": "行距", "zh-TW": "行距", "en": "line spacing"},
    "above": {"zh-CN": "段前距", "zh-TW": "與前段距離", "en": "space above"},
    "below": {"zh-CN": "段后距", "zh-TW": "與後段距離", "en": "space below"},
}
_PAGE_WORDS: Dict[str, Text] = {
    "width": {"zh-CN": "宽", "zh-TW": "寬", "en": "width"},
    "height": {"zh-CN": "高", "zh-TW": "高", "en": "height"},
    "top": {"zh-CN": "上边距", "zh-TW": "上邊界", "en": "top margin"},
    "bottom": {"zh-CN": "下边距", "zh-TW": "下邊界", "en": "bottom margin"},
    "left": {"zh-CN": "左边距", "zh-TW": "左邊界", "en": "left margin"},
    "right": {"zh-CN": "右边距", "zh-TW": "右邊界", "en": "right margin"},
}
_VALUES: Dict[Any, Text] = {
    True: {"zh-CN": "是", "zh-TW": "是", "en": "yes"},
    False: {"zh-CN": "否", "zh-TW": "否", "en": "no"},
    "left": {"zh-CN": "左对齐", "zh-TW": "靠左", "en": "left"},
    "right": {"zh-CN": "右对齐", "zh-TW": "靠右", "en": "right"},
    "center": {"zh-CN": "居中", "zh-TW": "置中", "en": "centred"},
    "justify": {"zh-CN": "两端对齐", "zh-TW": "左右對齊", "en": "justified"},
}
_SINGLE: Text = {"zh-CN": "单倍", "zh-TW": "單行間距", "en": "single"}
_POINTS: Text = {"zh-CN": "磅", "zh-TW": "點", "en": "pt"}
_MILLIMETRES: Text = {"zh-CN": "毫米", "zh-TW": "公釐", "en": "mm"}


class Difference(NamedTuple):
    """What differs from the layout: a style, or the page."""

    style: str  # "" for the page
    message: Text
    fixed: Optional[Style] = None  # the style as it should be


def differences(layout: Layout, look: Look) -> Iterator[Difference]:
    """Yield what differs: a difference for each style in use, one for the page. A font that the layout lists is right."""
    resolved = layouts.resolve(layout, look.fonts)
    for style in resolved.styles:
        found = look.styles.get(style.name, {})
        expected = _with_fonts(style, layout, found)
        other = [name for name in _WORDS if name in found and not _alike(name, found[name], getattr(expected, name))]
        if other:
            yield Difference(style.name, _described(_WORDS, other, found, expected._asdict()), expected)
    if resolved.page is not None:
        page = resolved.page._asdict()
        other = [name for name in _PAGE_WORDS if name in look.page and abs(look.page[name] - page[name]) > _NEAR_PAGE]
        if other:
            yield Difference("", _described(_PAGE_WORDS, other, look.page, page))


def _with_fonts(style: Style, layout: Layout, found: Mapping[str, Any]) -> Style:
    """Return the style with the fonts that the document has, where the layout lists them."""
    lists = layout.data.get("fonts") or {}
    wanted = {"font": lists.get(layout.data["styles"][style.name].get("font"), ()), "latin": lists.get("latin", ())}
    return style._replace(
        **{name: found[name] for name, fonts in wanted.items() if name in found and (not fonts or found[name] in fonts)}
    )


def _alike(name: str, found: Any, expected: Any) -> bool:
    if name == "size":
        return bool(abs(found - expected) <= _NEAR_SIZE)
    if name in ("font", "latin", "bold", "align"):
        return bool(found == expected)
    return bool(abs(found - expected) <= _NEAR)


def _described(
    words: Mapping[str, Text], names: Sequence[str], found: Mapping[str, Any], expected: Mapping[str, Any]
) -> Text:
    """Return each difference in words, by language."""

    def in_words(language: str, between: str, instead: str) -> str:
        return between.join(
            instead.format(
                what=pick(words[name], language),
                found=_shown(name, found[name], language),
                expected=_shown(name, expected[name], language),
            )
            for name in names
        )

    return {
        "zh-CN": in_words("zh-CN", "；", "{what}为{found}，应为{expected}"),
        "zh-TW": in_words("zh-TW", "；", "{what}為{found}，應為{expected}"),
        "en": in_words("en", "; ", "{what} {found} instead of {expected}"),
    }


def _shown(name: str, value: Any, language: str) -> str:
    if name in ("bold", "align"):
        return pick(_VALUES[value], language) if value in _VALUES else "—"
    if name in ("font", "latin"):
        return str(value) or "—"
    if name == "line" and not value:
        return pick(_SINGLE, language)
    if name == "size":
        return f"{value:.4g} {pick(_POINTS, language)}"
    return f"{value / 100:.4g} {pick(_MILLIMETRES, language)}"
