"""Reads the paragraphs of a document by a few calls that return much, instead of a few calls a paragraph.

A call into LibreOffice costs some 20 µs whatever it returns, so enumerating 20,000 paragraphs takes seconds. Three calls
say nearly all: the export filter "Text (encoded)" writes all paragraphs with their automatic numbers into a stream, and a
search for a paragraph style finds all that have it. Headings and others of rarer styles are asked for their texts, to know
them among the lines. The paragraphs in which placeholders or comments stand are then read once more, one by one.

The document's list of link targets, which would name all headings at once, is not asked: it needs the layout of a view, and
LibreOffice dies where there is none.

Texts come out as `element.String` of the plain reader gives them, because Writer makes both by the same function. What
this way cannot know for certain it leaves to the plain reader: `paragraphs` then returns None.
"""

from __future__ import annotations

import codecs
import collections
import functools
import itertools
import re
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

import unohelper
from com.sun.star.beans.PropertyState import AMBIGUOUS_VALUE
from com.sun.star.io import XOutputStream
from com.sun.star.uno import RuntimeException

from .. import gc
from ..document import bookmarks as placeholders
from ..document.snapshot import Paragraph
from ..office.uno_helpers import ask, properties
from . import asking, plain, portions, recorded
from .kept_settings import kept_settings

#: With fewer paragraphs reading them one by one takes less than this way's fixed cost, that of some hundred calls.
_FEW = 400
#: Locating one paragraph takes about as long as reading it plainly; for a third of all or more the plain way is simpler.
_SEVERAL = 3
#: Locating one and then reading all that it may hold takes longer than reading it plainly among others.
_MANY = 4
_PIECE = 200  # characters, in which hidden text is looked for paragraph by paragraph
_NUMBER_NONE = 5  # com.sun.star.style.NumberingType.NUMBER_NONE
_SAMPLES = 9
_BULLETS = frozenset("•◦▪")  # Writer exports bullets as these, whatever they look like


class _Doubt(Exception):
    """Something is there, or two accounts differ, so that the plain reader has to be asked."""


class _Style(NamedTuple):
    """A paragraph style in use."""

    name: str  # programmatic
    shown: str  # in the language of the interface, as the search wants it
    level: int  # outline level
    numbering: str  # its list style; "" when it has none


def paragraphs(document: Any) -> Optional[Tuple[Paragraph, ...]]:
    """Return the paragraphs of a document as the plain reader gives them; None when this way is not sure of itself."""
    # without a view a search finds nothing, whatever there is
    has_view = ask(document, "getCurrentController") is not None
    if not has_view or asking.value(document, "ParagraphCount") < _FEW or _holds_more_than_paragraphs(document):
        return None
    try:
        with gc.paused():
            return _read(document)
    except _Doubt:
        return None


def _read(document: Any) -> Tuple[Paragraph, ...]:
    lines = _exported(document)
    styles = _styles_in_use(document)
    texts, labels = lines, [""] * len(lines)
    if _may_have_labels(document, styles) or _has_notes(document):
        texts, labels = _without_labels(lines, document.Text.String)
    names, levels = _names_and_levels(document, list(styles.values()), texts)
    paragraphs = list(map(Paragraph, texts, names, levels, labels))
    bare = {name for name, level, text in zip(names, levels, texts) if level and not text.strip()}
    holding_more = _holding_more(document, texts, [styles[name] for name in bare])
    abbreviations = recorded.recorded_abbreviations(document) if holding_more else {}
    for index, element in holding_more:
        read = plain.paragraph(element, abbreviations)
        known = (element.String.replace("\r\n", "\n"), names[index], levels[index], labels[index])
        if known[0] != texts[index] or (read[:4] != known and not portions.hides(element)):
            raise _Doubt
        paragraphs[index] = read
    return tuple(paragraphs)


def _holds_more_than_paragraphs(document: Any) -> bool:
    """Return whether there is what stands in the stream beside the body's text, or what reading paragraphs anew does not show."""
    sections = document.TextSections
    return (
        any(
            access.hasElements()
            for access in (
                document.TextTables,
                document.TextFrames,
                document.GraphicObjects,
                document.EmbeddedObjects,
                document.DrawPage,
            )
        )
        or any(not sections.getByName(name).IsVisible for name in sections.ElementNames)
        or len(portions.content_controls(document)) > 0
        or portions.may_hide_controls(document)
        or document.Redlines.createEnumeration().hasMoreElements()
    )


def _has_notes(document: Any) -> bool:
    return bool(document.Footnotes.Count or document.Endnotes.Count)


# --- texts and labels -------------------------------------------------------------------------------------------------


class _Stream(unohelper.Base, XOutputStream):  # type: ignore[misc]
    """Keeps what is written into it."""

    def __init__(self) -> None:
        self.parts: List[bytes] = []

    def writeBytes(self, data: Any) -> None:
        self.parts.append(data.value)

    def flush(self) -> None:
        pass

    def closeOutput(self) -> None:
        pass


def _exported(document: Any) -> List[str]:
    """Return the paragraphs as the filter for plain text writes them, labels included; a line break is "\\n"."""
    stream = _Stream()
    # UCS2 is how Writer keeps texts: nothing has to be converted. TRUE: with the mark that shows the order of the bytes.
    arguments = {"FilterName": "Text (encoded)", "FilterOptions": "UCS2,CR,,,TRUE", "OutputStream": stream}
    with kept_settings(document):
        document.storeToURL("private:stream", properties(**arguments))
    written = b"".join(stream.parts)
    if not written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _Doubt
    *lines, rest = written.decode("utf-16", "surrogatepass").split("\r")
    if rest or not lines:
        raise _Doubt
    return lines


def _without_labels(lines: Sequence[str], body: str) -> Tuple[List[str], List[str]]:
    """Return texts and labels of exported lines; ``body`` is the same text without labels.

    In ``body`` a line break looks like the end of a paragraph, in the lines it does not.
    """
    pieces = iter(body.replace("\r\n", "\n").split("\n"))
    texts, labels = [], []
    for line in lines:
        parts = list(itertools.islice(pieces, line.count("\n") + 1))
        text = "\n".join(parts)
        if not parts or not line.endswith(text):
            raise _Doubt
        texts.append(text)
        labels.append(_label(line[: len(line) - len(text)]))
    if next(pieces, None) is not None:
        raise _Doubt
    return texts, labels


def _label(exported: str) -> str:
    """Return a label from how it is exported: after four spaces a level, and before one."""
    label = exported[:-1].lstrip(" ")
    return "" if label in _BULLETS else label


# --- styles -----------------------------------------------------------------------------------------------------------


def _styles_in_use(document: Any) -> Dict[str, _Style]:
    """Return the paragraph styles in use, by name."""
    family = document.StyleFamilies.getByName("ParagraphStyles")
    styles = map(family.getByName, family.ElementNames)
    return {
        style.Name: _Style(style.Name, style.DisplayName, style.OutlineLevel, style.NumberingStyleName)
        for style in styles
        if style.isInUse()
    }


def _may_have_labels(document: Any, styles: Dict[str, _Style]) -> bool:
    """Return whether any paragraph may have a label. Raises _Doubt when one may have a level that is not its style's."""
    numberings = {style.numbering for style in styles.values()}
    for direct in portions.each(
        document.AutoStyles.getByName("ParagraphStyles")
    ):  # few, however many paragraphs have them
        name, level, numbering = direct.getPropertyValues(("ParaStyleName", "OutlineLevel", "NumberingStyleName"))
        if name in styles and level != styles[name].level:
            raise _Doubt
        numberings.add(numbering)
    chapters = document.ChapterNumberingRules
    return (
        bool(numberings - {"", None, "Outline"})
        or "Outline" in numberings
        and not all(
            _is_silent({value.Name: value.Value for value in chapters.getByIndex(level)})
            for level in range(chapters.Count)
        )
    )


def _is_silent(chapter: Dict[str, Any]) -> bool:
    """Return whether a level of the chapter numbering shows nothing, as each does until somebody sets it."""
    written = chapter["Prefix"] + chapter["Suffix"] + re.sub(r"%[0-9]+%", "", chapter.get("ListFormat", ""))
    return chapter["NumberingType"] == _NUMBER_NONE and not written


def _names_and_levels(document: Any, styles: Sequence[_Style], texts: Sequence[str]) -> Tuple[List[str], List[int]]:
    """Return the name and the outline level of every paragraph's style.

    All styles but the commonest are located; what remains has that one.
    """
    headings = [style for style in styles if style.level]
    others = [style for style in styles if not style.level]
    found = {style: _found(document, style) for style in headings}
    common = _commonest(document, others, max(found.values(), key=len, default=[]))
    found.update((style, _found(document, style)) for style in others if style is not common)
    places = _places(document, found, texts)
    if common is None and len(places) < len(texts):
        raise _Doubt  # among them an empty heading at the end
    names, levels = [common.name if common else ""] * len(texts), [0] * len(texts)
    for index, style in places.items():
        names[index], levels[index] = style.name, style.level
    last = document.Text.createTextCursorByRange(document.Text.End)  # the search passes it over when it is empty
    names[-1], levels[-1] = last.ParaStyleName, last.OutlineLevel
    return names, levels


def _found(document: Any, style: _Style) -> List[Any]:
    """Return the ranges of all paragraphs of the body that have a style."""
    search = document.createSearchDescriptor()
    search.SearchStyles = True
    search.SearchString = style.shown
    return _in_body(document, document.findAll(search))


def _commonest(document: Any, styles: Sequence[_Style], headings: Sequence[Any]) -> Optional[_Style]:
    """Return the style that most of the body has, by a sample of paragraphs after ``headings``: finding all takes long.

    A bad guess costs time only.
    """
    if len(styles) < 2:
        return styles[0] if styles else None
    votes: Dict[str, int] = collections.Counter()
    cursor = document.Text.createTextCursor()
    for sample in range(_SAMPLES):
        if headings:
            cursor.gotoRange(headings[len(headings) * sample // _SAMPLES], False)
        cursor.gotoNextParagraph(False)
        votes[cursor.ParaStyleName] += 1
    return max(styles, key=lambda style: votes[style.name])


def _places(document: Any, found: Mapping[_Style, Sequence[Any]], texts: Sequence[str]) -> Dict[int, _Style]:
    """Return the styles by paragraph, of those found.

    Where as many paragraphs as ranges of one style have a text, mostly one of each, it is just these paragraphs. The other
    ranges are located, which takes longer.
    """
    if sum(map(len, found.values())) > len(texts) / _SEVERAL:
        raise _Doubt
    read = [
        (style, range_, range_.String.replace("\r\n", "\n")) for style, ranges in found.items() for range_ in ranges
    ]
    wearing, having = collections.Counter((text, style) for style, _, text in read), collections.Counter(texts)
    certain = {text: style for (text, style), count in wearing.items() if count == having[text]}
    places = {index: certain[text] for index, text in enumerate(texts) if text in certain}
    doubtful = [(style, range_) for style, range_, text in read if text not in certain]
    known = _by_end(texts) if doubtful else {}
    for style, pairs in itertools.groupby(doubtful, key=lambda pair: pair[0]):
        places.update(dict.fromkeys(_indexes(document, [range_.End for _, range_ in pairs], known), style))
    return places


def _in_body(document: Any, ranges: Any) -> List[Any]:
    """Return the ranges that do not stand in a header, a footer or a note: those come before all of the body's, or behind."""
    cursor, found = document.Text.createTextCursor(), list(ranges)
    while found and not _reaches(cursor, found[0]):
        del found[0]
    while found and not _reaches(cursor, found[-1]):
        del found[-1]
    return found


def _reaches(cursor: Any, place: Any) -> bool:
    try:
        cursor.gotoRange(place, False)
    except RuntimeException:
        return False
    return True


# --- what stands where ------------------------------------------------------------------------------------------------


def _holding_more(document: Any, texts: Sequence[str], bare: Sequence[_Style]) -> List[Tuple[int, Any]]:
    """Return the paragraphs in which placeholders, comments or objects are or may be, as (index, paragraph).

    ``bare``: the styles of headings without words; what these hold only their portions show
    """
    bookmarks, text = document.Bookmarks, document.Text
    names = [name for name in bookmarks.ElementNames if placeholders.decode(name)]
    fields = [
        field
        for field in portions.each(document.TextFields)
        if portions.is_placeholder(field) or portions.is_comment(field)
    ]
    noted = [*portions.noted(document), *_hidden(document, texts)]
    for style in bare:
        noted += [heading for heading in _found(document, style) if not heading.String.strip()]
    noted += [document.Text.End] if bare else []  # the search passes the last paragraph over when it is empty
    if max(len(names), len(fields)) + len(noted) > len(texts) / _MANY:  # of most placeholders there are both
        raise _Doubt
    anchors = [*(bookmarks.getByName(name).Anchor for name in names), *(field.Anchor for field in fields), *noted]
    paragraphs = list(dict.fromkeys(anchor.TextParagraph for anchor in anchors if anchor.Text == text))
    paragraphs.sort(key=functools.cmp_to_key(text.compareRegionStarts), reverse=True)
    indexes = _indexes(document, [paragraph.End for paragraph in paragraphs], _by_end(texts)) if paragraphs else []
    return list(zip(indexes, paragraphs))


def _hidden(document: Any, texts: Sequence[str]) -> List[Any]:
    """Return the paragraphs of a body of these texts in which hidden text may be; a search does not find it."""
    if not portions.hides_text(document):
        return []
    found, waiting = [], [(document.Text.Start, portions.utf16("\n".join(texts)))]
    while waiting:
        start, length = waiting.pop()
        part = document.Text.createTextCursorByRange(start)
        portions.go_right(part, length, True)
        mixed = part.getPropertyState("CharHidden") == AMBIGUOUS_VALUE
        if mixed and length > _PIECE:
            half = document.Text.createTextCursorByRange(start)
            portions.go_right(half, length // 2)
            waiting += [(start, length // 2), (half.Start, length - length // 2)]
        elif mixed or part.CharHidden:
            found += [paragraph.Start for paragraph in portions.each(part)]
    return found


def _by_end(texts: Sequence[str]) -> Dict[int, int]:
    """Return the indices of paragraphs by the number of characters before their ends."""
    return {end - 1: index for index, end in enumerate(itertools.accumulate(len(text) + 1 for text in texts))}


def _indexes(document: Any, ends: Sequence[Any], known: Dict[int, int]) -> List[int]:
    """Return which paragraphs these are, of which the ends are given in order; one outside the body is left out.

    They are known by how far it is from each to the next. Raises _Doubt when these distances do not lead to ``known`` ends.
    """
    indexes = []
    place = 0
    cursor = document.Text.createTextCursorByRange(document.Text.Start)
    for (
        end
    ) in ends:  # a range that ends before a field, as a paragraph's beginning may, would have the field's text, too
        try:
            cursor.gotoRange(end, True)
        except RuntimeException:  # in a header or footer
            continue
        place += _length(cursor)
        cursor.collapseToEnd()
        if place not in known:
            raise _Doubt
        indexes.append(known[place])
    cursor.gotoEnd(True)
    if known.get(place + _length(cursor)) != len(known) - 1:
        raise _Doubt
    return indexes


def _length(cursor: Any) -> int:
    return len(cursor.String.replace("\r\n", "\n"))
