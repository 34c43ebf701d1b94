"""Lays a document out: paragraph styles, page, text grid, page number. Styles only, no direct formatting of the text.

Paragraph styles are undoable. Any property of a page style set through the API wipes the whole undo history, so `lay_out_pages`
is for documents that have none to lose, or for a person who was warned.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, Iterable, List, Optional, Sequence, Set, Tuple

from com.sun.star.awt.FontWeight import BOLD, NORMAL
from com.sun.star.style import LineSpacing
from com.sun.star.style.BreakType import NONE as NO_BREAK
from com.sun.star.style.BreakType import PAGE_BEFORE
from com.sun.star.style.LineSpacingMode import FIX, PROP
from com.sun.star.style.NumberingType import ARABIC
from com.sun.star.style.ParagraphAdjust import BLOCK, CENTER, LEFT, RIGHT
from com.sun.star.text.PageNumberType import CURRENT
from com.sun.star.text.TextGridMode import NONE

from ..document.edits import LayOut
from ..document.snapshot import Look
from ..document.styles import Page, PageNumber, Style
from ..office.uno_helpers import ask
from . import asking, body

_ADJUST = {"left": LEFT, "center": CENTER, "right": RIGHT, "justify": BLOCK}


#: ParagraphAdjust, which Writer gives as numbers. The last two, start and end, are what newer ones take from Word for the first.
_ALIGNMENTS = {0: "left", 1: "right", 2: "justify", 3: "center", 5: "left", 6: "right"}
_LOOK = {
    "CharFontName": "latin",
    "CharFontNameAsian": "font",
    "CharHeightAsian": "size",
    "CharWeightAsian": "bold",
    "ParaAdjust": "align",
    "ParaBottomMargin": "below",
    "ParaFirstLineIndent": "indent",
    "ParaLeftMargin": "left",
    "ParaLineSpacing": "line",
    "ParaRightMargin": "right",
    "ParaTopMargin": "above",
}


#: What is set of a page, in the order of `_lay_out_page`; of its footers; and of their paragraph styles.
_PAGE = ("Width", "Height", "TopMargin", "BottomMargin", "LeftMargin", "RightMargin", "GridMode")
_FOOTER = ("FooterIsShared", "FooterIsDynamicHeight", "FooterBodyDistance", "FooterHeight")
_FOOTER_TEXTS = ("FooterText", "FooterTextLeft", "FooterTextRight")
_FOOTER_STYLES = ("Footer", "Footer left", "Footer right")
_FOOTER_LOOK = (
    "CharHeight",
    "CharHeightAsian",
    "ParaAdjust",
    "ParaRightMargin",
    "ParaLeftMargin",
    "ParaLineSpacing",
    "CharFontName",
    "CharFontNameAsian",
)


def look(document: Any, names: Iterable[str]) -> Look:
    """Return how these paragraph styles look, and the page on which the text begins."""
    family = asking.styles(document, "ParagraphStyles")
    return Look(
        {name: _look(ask(family, "getByName", name)) for name in names if ask(family, "hasByName", name)},
        _page(document),
        frozenset(installed_fonts(document)),
    )


def _look(style: Any) -> Dict[str, Any]:
    found = dict(zip(_LOOK.values(), ask(style, "getPropertyValues", tuple(_LOOK))))
    spacing = found["line"]
    fonts = {
        name: found[name].partition(";")[0] for name in ("font", "latin")
    }  # some file formats add one to fall back on
    return {
        **found,
        **fonts,
        "bold": found["bold"] > NORMAL,
        "align": _ALIGNMENTS.get(found["align"], ""),
        "line": spacing.Height if spacing.Mode == FIX else 0,
    }


def _page(document: Any) -> Dict[str, int]:
    name = asking.value(body.beginning(document), "PageStyleName")
    style = ask(asking.styles(document, "PageStyles"), "getByName", name)
    page = {
        key: asking.value(style, name)
        for key, name in (
            ("width", "Width"),
            ("height", "Height"),
            ("top", "TopMargin"),
            ("bottom", "BottomMargin"),
            ("left", "LeftMargin"),
            ("right", "RightMargin"),
        )
    }
    page["top"] += asking.value(style, "HeaderHeight") if asking.value(style, "HeaderIsOn") else 0
    page["bottom"] += asking.value(style, "FooterHeight") if asking.value(style, "FooterIsOn") else 0
    return page


def first_page(document: Any) -> Page:
    """Return the size and margins of the page on which the text begins."""
    return Page(**_page(document))


def size_and_indents(document: Any, name: str) -> Tuple[float, int]:
    """Return the size of a paragraph style's Chinese characters, and how much it leaves on both sides."""
    found = _look(ask(asking.styles(document, "ParagraphStyles"), "getByName", name))
    return found["size"], found["left"] + found["right"]


def installed_fonts(document: Any) -> Set[str]:
    """Return the families of the fonts that this office can use."""
    return {font.Name for font in document.CurrentController.Frame.ContainerWindow.getFontDescriptors()}


def set_styles(document: Any, styles: Sequence[Style]) -> None:
    """Give paragraph styles their looks; those that the document lacks are made. Undoable."""
    for style in styles:
        _set_style(document, style)


def _set_style(document: Any, style: Style) -> None:
    family = document.StyleFamilies.getByName("ParagraphStyles")
    if not family.hasByName(style.name):
        made = document.createInstance("com.sun.star.style.ParagraphStyle")
        family.insertByName(style.name, made)
        made.ParentStyle, made.FollowStyle = "Text body", "Text body"
    target = family.getByName(style.name)
    values = {
        "CharHeight": style.size,
        "CharHeightAsian": style.size,
        "CharWeight": BOLD if style.bold else NORMAL,
        "CharWeightAsian": BOLD if style.bold else NORMAL,
        "CharKerning": style.kerning,
        "CharAutoKerning": not style.kerning,
        "ParaAdjust": _ADJUST[style.align],
        "ParaLastLineAdjust": LEFT,
        "ParaFirstLineIndent": style.indent,
        "ParaLeftMargin": style.left,
        "ParaRightMargin": style.right,
        "ParaContextMargin": style.together,
        "BreakType": PAGE_BEFORE if style.new_page else NO_BREAK,
        "ParaTopMargin": style.above,
        "ParaBottomMargin": style.below,
        "ParaOrphans": 0,
        "ParaWidows": 0,
        "ParaIsHangingPunctuation": False,  # marks that hang over the edge get lost in PDFs, or leave an empty line
        "ParaLineSpacing": LineSpacing(FIX, style.line) if style.line else LineSpacing(PROP, 100),
    }
    if style.font:
        values["CharFontNameAsian"] = style.font
    if style.latin:
        values["CharFontName"] = style.latin
    names = sorted(values)  # as XMultiPropertySet asks for them
    target.setPropertyValues(tuple(names), tuple(values[name] for name in names))


def lay_out_pages(document: Any, edits: Sequence[LayOut]) -> Callable[[], None]:
    """Give the default page style the size, margins and page number of the edits; return what gives it back what it had.

    Wipes the document's undo history, as the giving back does. A footer that there was comes back as text.
    """
    asked = [(edit.page, edit.number) for edit in edits if edit.page is not None]
    if not asked:
        return lambda: None
    families = document.StyleFamilies
    style = families.getByName("PageStyles").getByName("Standard")
    footers = [families.getByName("ParagraphStyles").getByName(name) for name in _FOOTER_STYLES]
    before = [value for footer in footers for value in _values(footer, _FOOTER_LOOK)]
    before += _values(style, ("FooterIsOn", *(_FOOTER if style.FooterIsOn else ()), *_PAGE))
    written = [(name, style.getPropertyValue(name).String) for name in _FOOTER_TEXTS] if style.FooterIsOn else []

    def give_back() -> None:
        for name, text in written:
            style.getPropertyValue(name).setString(text)
        for target, name, value in before:  # those of the page last: they wipe the steps that the others were
            target.setPropertyValue(name, value)

    try:
        for page, number in asked:
            _lay_out_page(document, style, page, number)
    except BaseException:
        give_back()
        raise
    return give_back


def _values(target: Any, names: Sequence[str]) -> List[Tuple[Any, str, Any]]:
    return [(target, name, target.getPropertyValue(name)) for name in names]


def _lay_out_page(document: Any, style: Any, page: Page, number: Optional[PageNumber]) -> None:
    footer = number.distance + round(number.size * 2540 / 72 * 1.6) if number else 0
    style.setPropertyValue("FooterIsOn", bool(number))
    if number:
        _number_pages(document, style, number, footer)
    values = (page.width, page.height, page.top, page.bottom - footer, page.left, page.right, NONE)
    for name, value in zip(_PAGE, values):  # last: it wipes the steps that the page number took, too
        style.setPropertyValue(name, value)


def _number_pages(document: Any, style: Any, number: PageNumber, height: int) -> None:
    outside = number.align == "outside"
    values = {
        "FooterIsShared": not outside,
        "FooterIsDynamicHeight": False,
        "FooterBodyDistance": number.distance,
        "FooterHeight": height,
    }
    for name, value in values.items():
        style.setPropertyValue(name, value)
    if outside:  # right on the odd pages, which Writer calls right ones
        _write_number(document, style.FooterTextRight, number, "Footer right", ParaAdjust=RIGHT)
        _write_number(document, style.FooterTextLeft, number, "Footer left", ParaAdjust=LEFT)
    else:
        _write_number(document, style.FooterText, number, "Footer", ParaAdjust=CENTER)


def _write_number(document: Any, text: Any, number: PageNumber, style: str, ParaAdjust: Any) -> None:
    square = round(number.size * 2540 / 72)
    target = document.StyleFamilies.getByName("ParagraphStyles").getByName(style)
    values = {
        "CharHeight": number.size,
        "CharHeightAsian": number.size,
        "ParaAdjust": ParaAdjust,
        "ParaRightMargin": square if ParaAdjust == RIGHT else 0,  # GB/T 9704-2012, 7.5: one character in from the edge
        "ParaLeftMargin": square if ParaAdjust == LEFT else 0,
        "ParaLineSpacing": LineSpacing(PROP, 100),
    }  # not that of the text
    if number.font:
        values.update(CharFontName=number.font, CharFontNameAsian=number.font)
    for name, value in values.items():
        target.setPropertyValue(name, value)
    text.setString(number.before)
    cursor = text.createTextCursor()
    cursor.gotoEnd(False)
    cursor.ParaStyleName = style
    field = document.createInstance("com.sun.star.text.TextField.PageNumber")
    field.NumberingType, field.SubType = ARABIC, CURRENT
    text.insertTextContent(cursor, field, False)
    text.insertString(text.End, number.after, False)


def known(document: Any) -> Dict[str, FrozenSet[str]]:
    """Return the names of the styles that a document has, by ODF's names of their families."""
    families = {
        "paragraph": "ParagraphStyles",
        "text": "CharacterStyles",
        "list": "NumberingStyles",
        "graphic": "FrameStyles",
    }
    return {odf: frozenset(asking.names(asking.styles(document, name))) for odf, name in families.items()}


def has_history(document: Any) -> bool:
    """Return whether there is anything that an undo or redo would bring back."""
    undo = document.UndoManager
    return bool(undo.isUndoPossible() or undo.isRedoPossible())
