"""Filling placeholders with snippets and values of fields."""

from __future__ import annotations

from typing import (
    Callable,
    Collection,
    Dict,
    Iterable,
    Iterator,
    List,
    Mapping,
    NamedTuple,
    Optional,
    Sequence,
    Set,
    Tuple,
    Union,
)

from ..document.edits import Edit, Embed, Replace
from ..document.snapshot import BESIDE, FieldValue, Filled, Placeholder, Snapshot
from ..outlines.model import Outline
from ..structure.tree import Heading, Tree
from ..text.blanks import guided, waiting
from ..text.cleaning import clean
from ..text.templating import FIELD, join
from .model import Snippet
from .ranking import rank


class FilledText(NamedTuple):
    """A snippet's text with its fields' values, one paragraph a line, and where in it they stand."""

    text: str
    fields: Tuple[Filled, ...] = ()
    blanks: Tuple[Placeholder, ...] = ()  # what is still to be written


def words(snippet: Snippet, values: Mapping[str, FieldValue], language: str, section: str = "text") -> FilledText:
    """Return the words that a snippet puts into a document; a field without a value stays {{as it is}}."""
    text = "\n".join(line.strip() for line in snippet.text.strip().splitlines())
    made, fields, position = "", [], 0
    for m in FIELD.finditer(text):
        value = clean(join(values[m[1]], language)) if values.get(m[1]) else ""
        made += text[position : m.start()]
        if value:
            fields.append(Filled(len(made), len(made) + len(value), section, m[1]))
        made += value or m[0]
        position = m.end()
    made += text[position:]
    return FilledText(made, tuple(fields), tuple(_blanks(made, section)))


def _blanks(text: str, section: str) -> Iterator[Placeholder]:
    """Yield the places of a text that wait to be filled, as placeholders of a section."""
    start = 0
    for line in text.split("\n"):
        for place in guided(line):
            yield place._replace(start=place.start + start, end=place.end + start, section=section)
        start += len(line) + 1


#: Makes the edit that embeds a rich snippet at the cursor; of a snippet, a language and the section to be filled.
Embedder = Callable[["Snippet", str, str], Embed]


def insertion(
    snippet: Snippet, values: Mapping[str, FieldValue], language: str, section: str, embed: Optional[Embedder]
) -> Union[Replace, Embed]:
    """Return the edit that puts a snippet in at the cursor: a rich one as the document that it is, unless ``embed`` is None."""
    if snippet.document and embed is not None:
        return embed(snippet, language, section)
    put = words(snippet, values, language, section)
    return Replace(put.text, fields=put.fields, blanks=put.blanks)


# --- filling ----------------------------------------------------------------------------------------------------------


def standing(
    snapshot: Snapshot, library: Iterable[Snippet], values: Mapping[str, FieldValue], language: str
) -> Set[str]:
    """Return the ids of the snippets that stand where placeholders were: their first paragraph is there, word for word."""
    filled = {
        paragraph.text[place.start : place.end]
        for _, paragraph in snapshot.everywhere()
        for place in paragraph.filled
        if not place.field
    }
    return {
        snippet.id
        for snippet in library
        if filled
        and snippet.sections
        and words(snippet, values, snippet.language or language).text.partition("\n")[0] in filled
    }


class Spot(NamedTuple):
    """A placeholder at its place in a document."""

    paragraph: int
    placeholder: Placeholder
    heading: str  # words of the headings above it, one per line, outermost first


def spots(snapshot: Snapshot, tree: Tree) -> List[Spot]:
    """Return all placeholders in their order, those of the body first."""
    found: List[Spot] = []
    above: Optional[Heading] = None
    starts = {heading.paragraph: heading for heading in tree.headings}
    for index, paragraph in snapshot.everywhere():
        above = starts.get(index, above) if index < BESIDE else None
        for placeholder in waiting(paragraph):
            found.append(Spot(index, placeholder, _words(above)))
    return found


def _words(heading: Optional[Heading]) -> str:
    words: List[str] = []
    while heading is not None:
        words.insert(0, heading.text)
        heading = heading.parent
    return "\n".join(words)


class Filling(NamedTuple):
    edits: List[Edit]
    filled: List[str]  # ids of the snippets used, or {{field}} names, in the order of the placeholders
    left: List[str]  # section paths of the placeholders left as they are
    unset: List[str]  # fields without a value, for whose sake a snippet was not taken


def fill(
    places: Sequence[Spot],
    library: Sequence[Snippet],
    outline: Optional[Outline],
    values: Mapping[str, FieldValue],
    chosen: Optional[Mapping[str, str]] = None,
    embed: Optional[Embedder] = None,
    there: Collection[str] = (),
) -> Filling:
    """Plan the filling of placeholders.

    With ``chosen`` (section path -> snippet id) only those sections are filled; without, each placeholder gets the first
    snippet of its ranking that neither this filling has used nor the document has (``there``: their ids), so that repeated
    sections do not repeat themselves, and all of whose fields have values. What the person has used elsewhere does not
    count: the same document and library are filled the same way for everybody.
    A placeholder for a field gets the field's value in either case. ``embed``: see `insertion`.
    """
    filling = Filling([], [], [], [])
    by_id = {snippet.id: snippet for snippet in library}
    language = outline.language if outline else "zh-CN"
    used = set(there)
    items: Dict[str, int] = {}
    for place in places:
        spot = place.placeholder
        edit: Union[Replace, Embed] = Replace("")
        name = ""
        if spot.field:
            value = _field_value(spot, values, items, outline, language)
            edit = Replace(value, fields=(Filled(0, len(value), spot.section or "text", spot.field),))
            name = f"{{{{{spot.field}}}}}"
        else:
            snippet = (
                by_id.get(chosen.get(spot.section, ""))
                if chosen is not None
                else _first(rank(library, outline, spot.section, place.heading), used, values, filling.unset)
            )
            if snippet:
                used.add(snippet.id)
                edit, name = insertion(snippet, values, language, spot.section, embed), snippet.id
        if isinstance(edit, Embed) or edit.text:
            filling.edits.append(edit._replace(paragraph=place.paragraph, start=spot.start, end=spot.end))
            filling.filled.append(name)
        else:
            filling.left.append(spot.section or spot.guidance)
    return filling


def _first(
    ranked: Iterable[Snippet], used: Collection[str], values: Mapping[str, FieldValue], unset: List[str]
) -> Optional[Snippet]:
    """Return the first snippet that is not used and whose fields have values; ``unset`` gets the fields that others lack."""
    for snippet in ranked:
        if snippet.id not in used:
            lacking = [name for name in FIELD.findall(snippet.text) if not values.get(name)]
            if not lacking:
                return snippet
            unset.extend(name for name in lacking if name not in unset)
    return None


def _field_value(
    spot: Placeholder,
    values: Mapping[str, FieldValue],
    items: Dict[str, int],
    outline: Optional[Outline],
    language: str,
) -> str:
    """Return a field's value; of a list, where a section stands for each item, the next item for each placeholder in turn."""
    value = values.get(spot.field, "")
    field = outline.fields.get(spot.field) if outline else None
    if isinstance(value, str) or field is None or not (field.list and spot.section):
        return join(value, language)
    index = items.get(spot.field, 0)
    items[spot.field] = index + 1
    return value[index] if index < len(value) else ""
