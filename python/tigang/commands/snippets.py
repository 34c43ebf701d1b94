"""Verbs about snippets in a document: into placeholders and to the cursor, and out of the document into the library."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import field
from typing import Any, Dict, List, Literal, Mapping, NamedTuple, Optional, Sequence, Union

from ..document.edits import Edit, Embed, Record, Replace
from ..document.snapshot import FieldValue, Snapshot
from ..errors import TigangError
from ..library.writing import save_snippet as write_snippet
from ..opendocument import contents
from ..opendocument.cleaning import Fallen, clean, total
from ..opendocument.package import load
from ..opendocument.preparing import prepared
from ..outlines.fields import checked_fields
from ..snippets import naming, usage
from ..snippets.filling import Embedder, fill, insertion, standing
from ..snippets.model import Snippet
from ..text.suggestions import nearest
from ..writer import asking, cursor, styles
from . import title_lines
from .arguments import Choices, Fields, Listed, LongText, about
from .placeholders import document_spots, placeholder_at_cursor
from .session import Session

Kind = Literal["auto", "text", "document"]


@dataclasses.dataclass(frozen=True)
class FillPlaceholders:
    mode: Literal["best"] = field(
        default="best", metadata=about("Without Snippets: each placeholder gets the snippet that suits it best.")
    )
    snippets: Optional[Choices] = field(
        default=None, metadata=about("Ids of snippets by the paths of the sections that they fill; others are left.")
    )
    fields: Fields = field(default_factory=dict, metadata=about("Values of fields, which the document then remembers."))
    outline: str = field(
        default="", metadata=about("Id, path or URL of the outline; else the one that the document records.")
    )


@dataclasses.dataclass(frozen=True)
class FilledPlaceholders:
    """`filled`: how many; `snippets`: what stands in them, ids of snippets, or {{field}} for a field's value; `left`: the
    sections of the placeholders that are left; `unset`: the fields for whose want of a value a snippet was not taken; `removed`:
    what of the snippets was left out for safety, how often, by kind.
    """

    filled: int
    snippets: Sequence[str]
    left: Sequence[str]
    unset: Sequence[str]
    removed: Mapping[str, int]


def fill_placeholders(session: Session, asked: FillPlaceholders) -> FilledPlaceholders:
    """Fill placeholders with snippets and with the values of fields."""
    library, snapshot = session.library(), session.read()
    outline = session.outline(snapshot, asked.outline)
    given = checked_fields(outline, asked.fields) if outline else asked.fields
    fields = {**snapshot.fields, **given}
    places = document_spots(session, snapshot, outline)
    for path, name in (asked.snippets or {}).items():
        library.snippet(name)
        paths = sorted({place.placeholder.section for place in places} - {""})
        if path not in paths:
            raise TigangError("unknown-section", section=path, nearest=", ".join(nearest(path, paths) or paths) or "-")
    values = {**cursor.computed_fields(session.document), **fields}
    every = list(library.snippets.values())
    there = standing(snapshot, every, values, session.language)
    filling = fill(places, every, outline, values, asked.snippets, _embedder(session.document, values), there)
    record: List[Edit] = [Record(None, fields)] if fields != snapshot.fields else []
    edits = title_lines.anew(session, snapshot, filling.edits, outline)
    session.apply([*edits, *record], "fill-placeholders", count=len(filling.filled))
    if asked.snippets:  # the best ones nobody has chosen: counted, they would choose themselves again and again
        usage.add(session.environment.personal, [name for name in filling.filled if name in library.snippets])
    removed = total(edit.fallen for edit in filling.edits if isinstance(edit, Embed))
    return FilledPlaceholders(len(filling.filled), filling.filled, filling.left, filling.unset, removed)


@dataclasses.dataclass(frozen=True)
class InsertSnippet:
    snippet: str = field(metadata=about("Id of the snippet."))
    text: LongText = field(default=LongText(""), metadata=about("What is put in instead of the snippet's own words."))


@dataclasses.dataclass(frozen=True)
class InsertedSnippet:
    """`snippet`: its id; `section`: path of the section whose placeholder it filled, or null; `removed`: what of it was left
    out for safety, how often, by kind.
    """

    snippet: str
    section: Optional[str]
    removed: Mapping[str, int]


def insert_snippet(session: Session, asked: InsertSnippet) -> InsertedSnippet:
    """Insert a snippet into the placeholder at the cursor, else at the cursor."""
    snippet = session.library().snippet(asked.snippet)
    if asked.text:
        snippet = dataclasses.replace(snippet, text=asked.text, document="")
    snapshot = session.read()
    place = placeholder_at_cursor(session, snapshot)
    edit = _insertion(session, snapshot, snippet, place.placeholder.section if place else "text")
    if place:
        edit = edit._replace(paragraph=place.paragraph, start=place.placeholder.start, end=place.placeholder.end)
    removed = _put_in(session, edit, snippet)
    return InsertedSnippet(snippet.id, place.placeholder.section if place else None, removed)


@dataclasses.dataclass(frozen=True)
class ExpandSnippet:
    pass


@dataclasses.dataclass(frozen=True)
class ExpandedSnippet:
    """`snippet`: its id; `removed`: what of it was left out for safety, how often, by kind."""

    snippet: str
    removed: Mapping[str, int]


def expand_snippet(session: Session, asked: ExpandSnippet) -> ExpandedSnippet:
    """Put the snippet in the place of its id, which stands right before the cursor."""
    word = re.search(r"[a-z0-9]+(-[a-z0-9]+)*$", cursor.text_before_cursor(session.document))
    if word is None:
        raise TigangError("no-snippet-id")
    snippet = session.library().snippet(word[0])
    edit = _insertion(session, session.read(), snippet, "text")
    removed = _put_in(session, edit._replace(start=-len(word[0])), snippet)
    return ExpandedSnippet(snippet.id, removed)


def _insertion(session: Session, snapshot: Snapshot, snippet: Snippet, section: str) -> Union[Replace, Embed]:
    """Return what puts a snippet in at the cursor, with the values of the document's fields; they belong to ``section``."""
    values = {**cursor.computed_fields(session.document), **snapshot.fields}
    embedder = _embedder(session.document, values)
    return insertion(snippet, values, snippet.language or session.language, section, embedder)


def _put_in(session: Session, edit: Edit, snippet: Snippet) -> Dict[str, int]:
    """Put a snippet in; return what of it has not come along, by kind."""
    session.apply([edit], "insert-snippet", title=snippet.title)
    usage.add(session.environment.personal, [snippet.id])
    return total([edit.fallen]) if isinstance(edit, Embed) else {}


def _embedder(document: Any, values: Mapping[str, FieldValue]) -> Embedder:
    """Read the documents of rich snippets and prepare them for this document."""
    known = styles.known(document)
    names = set(asking.bookmark_names(document))

    def embed(snippet: Snippet, language: str, section: str) -> Embed:
        raw = load(snippet.document)
        return prepared(raw, snippet.document, known, values, language, section, names)

    return embed


@dataclasses.dataclass(frozen=True)
class SaveSnippet:
    title: str = field(default="", metadata=about("Its title; else what it begins with."))
    id: str = field(
        default="", metadata=about("Its id: small letters, digits and hyphens; else one made of the title.")
    )
    tags: Listed = field(default=(), metadata=about("Words to find it by."))
    for_: Listed = field(default=(), metadata=about("The sections that it is meant for, as outline/section/section."))
    as_: Kind = field(
        default="auto",
        metadata=about("As text, or as a document with its tables, images, lists, notes and formats; or as it needs."),
    )


@dataclasses.dataclass(frozen=True)
class SavedSnippet:
    """`snippet`: its id; `file`: the path of its file; `kind`: "text" or "document"; `removed`: what of the selection was left
    out for safety, how often, by kind.
    """

    snippet: str
    file: str
    kind: Kind
    removed: Mapping[str, int]


def save_snippet(session: Session, asked: SaveSnippet) -> SavedSnippet:
    """Save the selection as a snippet of the personal library."""
    return save_selected(session, asked, selected(session.document, asked.as_))


def save_selected(session: Session, asked: SaveSnippet, chosen: Selected) -> SavedSnippet:
    """Save what was selected, when a person was asked what to call it, as a snippet of the personal library."""
    text, package, fallen = chosen
    library, personal = session.library(), session.environment.personal
    title = asked.title or naming.title_from(text) or asked.id or session.document.Title
    name = asked.id or naming.id_from(title, set(library.snippets))
    if name in library.snippets and library.snippets[name].source.startswith(str(personal)):
        raise TigangError("file-exists", id=name, file=library.snippets[name].source)
    outline = session.outline(session.read())
    snippet = Snippet(name, title, text, asked.for_, asked.tags, outline.language if outline else "")
    path = write_snippet(personal, snippet, package)
    return SavedSnippet(name, str(path), "document" if package else "text", total([fallen]))


class Selected(NamedTuple):
    """What is selected, as a snippet of it would be."""

    text: str
    package: bytes  # the .odt; b"" for a snippet that is only text
    fallen: Fallen = ()  # what was taken out of it


def selected(document: Any, wanted: Kind = "auto") -> Selected:
    """Return the selection as "text", as "document", or "auto": what it asks for. Raises TigangError (nothing-selected)."""
    text, name = cursor.selected_text(document).strip(), document.Title
    package = cursor.selected_package(document) if wanted != "text" else b""
    if package and (wanted == "document" or contents.rich(package, name)):
        package, fallen = clean(package, name)
        text = contents.text_of(package, name)
    else:
        package, fallen = b"", ()
    if not text and not (package and contents.holds(package, name)):
        raise TigangError("nothing-selected")
    return Selected(text, package, fallen)
