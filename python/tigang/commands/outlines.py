"""Verbs about outlines: put into a document, made a document of, learnt from one; and the fields that an outline asks for."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

from .. import messages
from ..analysis import analyse
from ..document import bookmarks
from ..document.edits import Edit, Insert, LayOut, Record, Replace, ReplaceAll
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..layouts import model as layouts
from ..library import lookup
from ..library.environment import Environment
from ..library.writing import check_id
from ..library.writing import save_outline as write_outline
from ..outlines import fields as fields_
from ..outlines import learning
from ..outlines.model import Outline
from ..planning import automatic_numbers, completion, field_changes, insertion
from ..writer import cursor, editor, reader, styles
from . import arguments as given
from .arguments import Arguments
from .placeholders import following, go_to_placeholder
from .shared import Result, apply, outline_of


def insert_outline(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Outline (id, path or URL), Fields (JSON object), Mode: "insert" at the cursor, "replace" the whole body, or "complete":
    only what is missing, each section at its place. Numbering: "typed" or "automatic", by Writer's chapter numbering; where
    headings stay in the document, as theirs. Layout (id): the paragraph styles get its look; PageLayout (bool): the pages,
    too, which wipes the undo history.
    """
    known = given.named(arguments, "Outline", "Mode", "Fields", "Numbering", "Layout", "PageLayout")
    mode = given.choice(known, "Mode", ("insert", "replace", "complete"))
    automatic = given.choice(known, "Numbering", ("typed", "automatic")) == "automatic"
    library = environment.library()
    outline = lookup.outline(given.needed(known, "Outline"), library)
    snapshot = reader.read(document)
    asked = fields_.checked_fields(outline, given.decoded(known, "Fields", dict) or {})
    fields = {**_kept_fields(snapshot, outline), **asked}
    if mode == "complete":
        changes: List[Edit] = completion.complete(analyse(snapshot, outline, fields))
    else:
        blocks = insertion.plan(outline, fields)
        changes = [ReplaceAll(blocks) if mode == "replace" else Insert(blocks)]
    typed: Sequence[str] = ()
    if mode != "complete" or not automatic_numbers.headings(
        snapshot
    ):  # a completion numbers its headings as those beside them
        changes, typed = automatic_numbers.number(outline, fields, changes, snapshot, automatic)
    added = sum(len(edit.blocks) for edit in changes if isinstance(edit, (Insert, ReplaceAll)))
    substituted: Sequence[Tuple[str, str]] = ()
    if known.get("Layout"):
        resolved = _lay_out(document, library.layout(known["Layout"]), page=given.flag(known, "PageLayout"))
        changes = [*layouts.break_titles(changes, resolved), LayOut(resolved.styles)]
        substituted = resolved.substituted
    abbreviations = bookmarks.abbreviations((section.path for section in outline.walk()), outline.fields)
    record = (
        []
        if mode == "complete" and not changes
        else [Record(outline.id, fields, layout=known.get("Layout") or None, abbreviations=abbreviations)]
    )
    made = apply(
        document,
        [*changes, *record],
        environment,
        "insert-outline",
        title=messages.pick(outline.title, environment.language),
    )
    if added and not cursor.select_placeholder(document, made):
        go_to_placeholder(document, following, None)
    return {
        "outline": outline.id,
        "paragraphs": added,
        "typed": list(typed),
        "fonts": [{"wanted": w, "taken": t} for w, t in substituted],
    }


def _kept_fields(snapshot: Snapshot, outline: Outline) -> Dict[str, Any]:
    """The document's fields that the outline has, too."""
    return {name: value for name, value in snapshot.fields.items() if name in outline.fields}


def _lay_out(document: Any, layout: layouts.Layout, page: bool) -> layouts.Resolved:
    """Lays the pages out, where that is asked for or nothing can be lost by it; the rest is for an edit."""
    editor.check_editable(document)
    resolved = layouts.resolve(layout, styles.installed_fonts(document))
    if resolved.page is not None and (page or not styles.has_history(document)):
        styles.lay_out_page(document, resolved.page, resolved.number)
    return resolved


def new_document(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Outline (id, path or URL), Fields (JSON object), Numbering ("typed" or "automatic"), Layout (id; else the outline's),
    Hidden (bool): a new document with the outline and its whole layout, ready to type in. ``document`` only says where
    LibreOffice is and stays as it is.
    """
    made, result = make_document(document.CurrentController.Frame, arguments, environment)
    return {**result, "document": made.RuntimeUID}


def make_document(frame: Any, arguments: Arguments, environment: Environment) -> Tuple[Any, Result]:
    """What NewDocument does, where there may be no document yet but only a frame: the document, and the answer."""
    known = given.named(arguments, "Outline", "Fields", "Numbering", "Layout", "Hidden")
    outline = lookup.outline(given.needed(known, "Outline"), environment.library())
    made = cursor.new_document(frame, given.flag(known, "Hidden"))
    try:
        layout = {"Layout": known.get("Layout") or outline.layout} if known.get("Layout") or outline.layout else {}
        inside = {
            "Outline": known["Outline"],
            "Fields": known.get("Fields", "{}"),
            "Mode": "replace",
            "Numbering": known.get("Numbering", "typed"),
            **layout,
        }
        return made, insert_outline(made, inside, environment)
    except TigangError:
        made.close(True)
        raise


def set_fields(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Fields (JSON object): gives fields of the document other values, in every place where theirs stand."""
    known = given.named(arguments, "Fields")
    snapshot = reader.read(document)
    outline = outline_of(snapshot, environment.library())
    asked = given.decoded(known, "Fields", dict) or {}
    new = fields_.checked_fields(outline, asked) if outline else asked
    edits = field_changes.change(snapshot, new, outline.language if outline else environment.language)
    apply(document, edits, environment, "set-fields")
    return {"changed": sum(isinstance(edit, Replace) for edit in edits), "fields": {**snapshot.fields, **new}}


def save_outline(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Id, Title: the open document's structure as an outline in the personal library."""
    known = given.named(arguments, "Id", "Title")
    name, title = given.needed(known, "Id"), known.get("Title") or given.needed(known, "Id")
    data = learnt([reader.read(document)], name, title)
    return {"outline": name, "file": str(write_outline(environment.personal, data))}


def learnt(snapshots: Sequence[Snapshot], name: str, title: str) -> Dict[str, Any]:
    """The outline of documents of one genre as data of its format. Raises TigangError (bad-id, no-headings)."""
    check_id(name)
    language = "zh-CN" if analyse(snapshots[0]).chinese else "en"
    data = learning.learn(snapshots, name, title, language)
    if not any("heading" in section or "run-in" in section for section in data["sections"]):
        raise TigangError("no-headings")
    return data
