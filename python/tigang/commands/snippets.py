"""Verbs about snippets: out of the library into placeholders and to the cursor, out of the document into the library."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, List, Mapping, NamedTuple, Union

from ..document.edits import Edit, Embed, Record, Replace
from ..document.snapshot import FieldValue, Snapshot
from ..errors import TigangError
from ..library.environment import Environment
from ..library.writing import save_snippet as write_snippet
from ..opendocument import contents
from ..opendocument.cleaning import cleaned
from ..opendocument.package import load
from ..opendocument.preparing import prepared
from ..outlines.fields import checked_fields
from ..snippets import naming, usage
from ..snippets.filling import Embedder, fill, insertion, standing
from ..snippets.model import Snippet
from ..text.suggestions import nearest
from ..writer import cursor, reader, styles
from . import arguments as given
from .arguments import Arguments
from .placeholders import document_spots, placeholder_at_cursor
from .shared import Result, apply, outline_of


def fill_placeholders(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Mode "best", or Snippets (JSON: section path -> snippet id); Fields (JSON object); Outline (else the recorded one)."""
    known = given.named(arguments, "Mode", "Snippets", "Fields", "Outline")
    library = environment.library()
    snapshot = reader.read(document)
    outline = outline_of(snapshot, library, known.get("Outline"))
    chosen = given.decoded(known, "Snippets", dict)
    if chosen is None:
        given.choice(known, "Mode", ("best",))
    fields = dict(snapshot.fields)
    if "Fields" in known:
        asked = given.decoded(known, "Fields", dict) or {}
        fields.update(checked_fields(outline, asked) if outline else asked)
    places = document_spots(snapshot, outline)
    for path, name in (chosen or {}).items():
        library.snippet(name)
        paths = sorted({place.placeholder.section for place in places} - {""})
        if path not in paths:
            raise TigangError("unknown-section", section=path, nearest=", ".join(nearest(path, paths) or paths) or "-")
    values = {**cursor.computed_fields(document), **fields}
    every = list(library.snippets.values())
    there = standing(snapshot, every, values, environment.language)
    filling = fill(places, every, outline, values, chosen, _embedder(document, values), there)
    record: List[Edit] = [Record(None, fields)] if fields != snapshot.fields else []
    apply(document, [*filling.edits, *record], environment, "fill-placeholders", count=len(filling.filled))
    if chosen:  # the best ones nobody has chosen: counted, they would choose themselves again and again
        usage.add(environment.personal, [name for name in filling.filled if name in library.snippets])
    return {"filled": len(filling.filled), "snippets": filling.filled, "left": filling.left}


def insert_snippet(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Snippet (id): into the placeholder at the cursor, else at the cursor. Text: instead of the snippet's own words."""
    known = given.named(arguments, "Snippet", "Text")
    snippet = environment.library().snippet(given.needed(known, "Snippet"))
    if known.get("Text"):
        snippet = dataclasses.replace(snippet, text=str(known["Text"]), document="")
    snapshot = reader.read(document)
    place = placeholder_at_cursor(document, snapshot)
    edit = _insertion(document, snapshot, snippet, environment, place.placeholder.section if place else "text")
    if place:
        edit = edit._replace(paragraph=place.paragraph, start=place.placeholder.start, end=place.placeholder.end)
    _put_in(document, edit, snippet, environment)
    return {"snippet": snippet.id, "section": place.placeholder.section if place else None}


def expand_snippet(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Puts the snippet in the place of its id, which stands right before the cursor."""
    given.named(arguments)
    word = re.search(r"[a-z0-9]+(-[a-z0-9]+)*$", cursor.text_before_cursor(document))
    if word is None:
        raise TigangError("no-snippet-id")
    snippet = environment.library().snippet(word[0])
    edit = _insertion(document, reader.read(document), snippet, environment, "text")
    _put_in(document, edit._replace(start=-len(word[0])), snippet, environment)
    return {"snippet": snippet.id}


def _insertion(
    document: Any, snapshot: Snapshot, snippet: Snippet, environment: Environment, section: str
) -> Union[Replace, Embed]:
    """What puts a snippet in at the cursor, with the values of the document's fields; they belong to ``section``."""
    values = {**cursor.computed_fields(document), **snapshot.fields}
    return insertion(snippet, values, snippet.language or environment.language, section, _embedder(document, values))


def _put_in(document: Any, edit: Edit, snippet: Snippet, environment: Environment) -> None:
    apply(document, [edit], environment, "insert-snippet", title=snippet.title)
    usage.add(environment.personal, [snippet.id])


def _embedder(document: Any, values: Mapping[str, FieldValue]) -> Embedder:
    """Reads the documents of rich snippets and prepares them for this document."""
    known = styles.known(document)
    names = set(document.Bookmarks.ElementNames)

    def embed(snippet: Snippet, language: str, section: str) -> Embed:
        raw = load(snippet.document)
        return prepared(raw, snippet.document, known, values, language, section, names)

    return embed


def save_snippet(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Title, Id (else made of the title), Tags and For (comma-separated): saves the selection in the personal library.
    As: "text", or "document" with its tables, images, lists, notes and formats, or "auto": what the selection asks for.
    """
    known = given.named(arguments, "Title", "Id", "Tags", "For", "As")
    wanted = given.choice(known, "As", ("auto", "text", "document"))
    snapshot = reader.read(document)
    text, package = selected(document, wanted)
    library = environment.library()
    title = known.get("Title") or naming.title_from(text) or known.get("Id") or document.Title
    name = known.get("Id") or naming.id_from(title, set(library.snippets))
    if name in library.snippets and library.snippets[name].source.startswith(str(environment.personal)):
        raise TigangError("file-exists", id=name, file=library.snippets[name].source)
    outline = outline_of(snapshot, library)
    snippet = Snippet(
        name,
        title,
        text,
        given.listed(known.get("For")),
        given.listed(known.get("Tags")),
        outline.language if outline else "",
    )
    return {
        "snippet": name,
        "file": str(write_snippet(environment.personal, snippet, package)),
        "kind": "document" if package else "text",
    }


class Selected(NamedTuple):
    """What is selected, as a snippet of it would be."""

    text: str
    package: bytes  # the .odt; b"" for a snippet that is only text


def selected(document: Any, wanted: str = "auto") -> Selected:
    """The selection as "text", as "document", or "auto": what it asks for. Raises TigangError (nothing-selected)."""
    text, name = cursor.selected_text(document).strip(), document.Title
    package = cursor.selected_package(document) if wanted != "text" else b""
    if package and (wanted == "document" or contents.rich(package, name)):
        package = cleaned(package, name)
        text = contents.text_of(package, name)
    else:
        package = b""
    if not text and not (package and contents.holds(package, name)):
        raise TigangError("nothing-selected")
    return Selected(text, package)
