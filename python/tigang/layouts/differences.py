"""How the look of a document differs from the layout that it was laid out with."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterator, Mapping, NamedTuple, Optional, Sequence

from .. import messages
from ..document.snapshot import Look
from ..document.styles import Style
from ..messages import Text
from . import model as layouts
from .model import Layout

_NEAR = 10  # hundredths of a millimetre: file formats round to twentieths of a point
_NEAR_PAGE = 50
_NEAR_SIZE = 0.25  # points: some formats have half points only

#: What is compared, in the order in which it is said.
_STYLE = ("font", "latin", "size", "bold", "align", "indent", "left", "right", "line", "above", "below")
_ALIGNMENTS = ("left", "center", "right", "justify")
_PAGE = ("width", "height", "top", "bottom", "left", "right")


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
        other = [name for name in _STYLE if name in found and not _alike(name, found[name], getattr(expected, name))]
        if other:
            yield Difference(style.name, _described("style", other, found, expected._asdict()), expected)
    if resolved.page is not None:
        page = resolved.page._asdict()
        other = [name for name in _PAGE if name in look.page and abs(look.page[name] - page[name]) > _NEAR_PAGE]
        if other:
            yield Difference("", _described("page", other, look.page, page))


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


def _described(kind: str, names: Sequence[str], found: Mapping[str, Any], expected: Mapping[str, Any]) -> Text:
    """Return the differences of a kind, "style" or "page", in words, by language."""

    def in_words(language: str) -> Iterator[str]:
        for name in names:
            what = messages.get(f"layout.{kind}.{name}", language)
            is_so, should_be = _shown(name, found[name], language), _shown(name, expected[name], language)
            yield messages.get("layout.differs", language, what=what, found=is_so, expected=should_be)

    return {
        language: messages.get("layout.separator", language).join(in_words(language)) for language in messages.LANGUAGES
    }


def _shown(name: str, value: Any, language: str) -> str:
    """Return the value of a property as people read it."""
    return _SHOWN.get(name, _length)(value, language)


def _font(value: Any, language: str) -> str:
    return str(value) or "—"


def _yes_or_no(value: Any, language: str) -> str:
    return messages.get("layout.value.yes" if value else "layout.value.no", language)


def _alignment(value: Any, language: str) -> str:
    return messages.get(f"layout.value.{value}", language) if value in _ALIGNMENTS else "—"


def _spacing(value: Any, language: str) -> str:
    return _length(value, language) if value else messages.get("layout.value.single", language)


def _size(value: Any, language: str) -> str:
    return messages.get("layout.value.points", language, number=f"{value:.4g}")


def _length(value: Any, language: str) -> str:
    return messages.get("layout.value.millimetres", language, number=f"{value / 100:.4g}")


#: How the value of each property is shown; those that are not here are lengths.
_SHOWN: Dict[str, Callable[[Any, str], str]] = {
    "font": _font,
    "latin": _font,
    "bold": _yes_or_no,
    "align": _alignment,
    "line": _spacing,
    "size": _size,
}
