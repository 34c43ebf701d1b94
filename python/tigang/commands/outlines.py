"""Verbs about outlines: put into a document, made a document of, learnt from one."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Any, Dict, List, Literal, NamedTuple, Sequence, Tuple

from .. import messages
from ..analysis import analyse
from ..document import bookmarks
from ..document.blocks import Block
from ..document.edits import Edit, Insert, LayOut, Record, ReplaceAll
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..layouts import model as layouts
from ..library import lookup
from ..library.writing import check_id
from ..library.writing import save_outline as write_outline
from ..outlines import fields as fields_
from ..outlines import learning
from ..outlines.model import Outline
from ..planning import automatic_numbers, completion, insertion, titles
from ..writer import cursor, styles
from . import title_lines
from .arguments import Fields, about
from .placeholders import go_to_first
from .session import Session

Mode = Literal["insert", "append", "replace", "complete"]
Numbering = Literal["typed", "automatic"]

_OUTLINE = "The outline: its id, or the path or URL of its file."
_FIELDS = "Values of the outline's fields."
_NUMBERING = "Numbers that are typed, or those of Writer's chapter numbering; headings that stay go on as they are."


@dataclasses.dataclass(frozen=True)
class InsertOutline:
    outline: str = field(metadata=about(_OUTLINE))
    mode: Mode = field(
        default="insert",
        metadata=about(
            "At the cursor, at the end of the text, in the place of the whole body, or only what is missing, each section at its "
            "place."
        ),
    )
    anywhere: bool = field(
        default=False,
        metadata=about(
            "With insert: also where the cursor stands in a table, frame, note, header or footer; else that is an error."
        ),
    )
    fields: Fields = field(default_factory=dict, metadata=about(_FIELDS))
    numbering: Numbering = field(default="typed", metadata=about(_NUMBERING))
    layout: str = field(
        default="", metadata=about("Id of the layout whose look the paragraph styles get; else they stay.")
    )
    page_layout: bool = field(
        default=False, metadata=about("With Layout: the pages get its look, too, which wipes the undo history.")
    )
    section: str = field(
        default="", metadata=about("With complete: path of the only section that is to come in, if it is missing.")
    )


class SubstitutedFont(NamedTuple):
    wanted: str
    taken: str


@dataclasses.dataclass(frozen=True)
class InsertedOutline:
    """`outline`: its id; `paragraphs`: how many came in; `typed`: numbers that had to be typed, because Writer's chapter
    numbering has none such; `fonts`: those that are not installed, each as `wanted` and `taken`.
    """

    outline: str
    paragraphs: int
    typed: Sequence[str] = ()
    fonts: Sequence[SubstitutedFont] = ()


def insert_outline(session: Session, asked: InsertOutline) -> InsertedOutline:
    """Insert an outline: its title, headings and placeholders."""
    document, library = session.document, session.library()
    outline = lookup.outline(asked.outline, library)
    snapshot = session.read()
    fields = {**_kept_fields(snapshot, outline), **fields_.checked_fields(outline, asked.fields)}
    if asked.mode == "complete":
        changes: List[Edit] = completion.complete(analyse(snapshot, outline, fields), asked.section)
    else:
        changes = [_put(session, asked, snapshot, insertion.plan(outline, fields))]
    typed: Sequence[str] = ()
    if asked.mode != "complete" or not automatic_numbers.headings(
        snapshot
    ):  # a completion numbers its headings as those beside them
        automatic = asked.numbering == "automatic"
        changes, typed = automatic_numbers.number(outline, fields, changes, snapshot, automatic)
    added = sum(len(edit.blocks) for edit in changes if isinstance(edit, (Insert, ReplaceAll)))
    substituted: Sequence[Tuple[str, str]] = ()
    if asked.layout:
        resolved = layouts.resolve(library.layout(asked.layout), styles.installed_fonts(document))
        pages = asked.page_layout or not styles.has_history(document)  # nothing can be lost, or the person said so
        changes.append(LayOut(resolved.styles, resolved.page if pages else None, resolved.number))
        substituted = resolved.substituted
    room = title_lines.room(document, next((edit for edit in changes if isinstance(edit, LayOut)), None))
    changes = titles.broken(changes, room, titles.known_words(outline))
    abbreviations = bookmarks.abbreviations((section.path for section in outline.walk()), outline.fields)
    record = (
        []
        if asked.mode == "complete" and not changes
        else [Record(outline.id, fields, layout=asked.layout or None, abbreviations=abbreviations)]
    )

    def go_on(made: Sequence[str]) -> None:
        if added and not cursor.select_placeholder(document, made):
            go_to_first(session)

    title = messages.pick(outline.title, session.language)
    session.apply([*changes, *record], "insert-outline", go_on, title=title)
    return InsertedOutline(outline.id, added, typed, [SubstitutedFont(*fonts) for fonts in substituted])


def _put(session: Session, asked: InsertOutline, snapshot: Snapshot, blocks: Tuple[Block, ...]) -> Edit:
    """Return the edit that puts a whole outline in. Raises TigangError (cursor-elsewhere)."""
    if asked.mode == "insert":
        if not asked.anywhere and cursor.cursor_position(session.document) is None:
            raise TigangError("cursor-elsewhere")
        return Insert(blocks)
    empty = not any(paragraph.text.strip() or paragraph.holds_object for paragraph in snapshot.paragraphs)
    if asked.mode == "append" and not empty:
        return Insert(blocks, len(snapshot.paragraphs))
    return ReplaceAll(blocks)


def _kept_fields(snapshot: Snapshot, outline: Outline) -> Dict[str, Any]:
    """Return the document's fields that the outline has, too."""
    return {name: value for name, value in snapshot.fields.items() if name in outline.fields}


@dataclasses.dataclass(frozen=True)
class NewDocument:
    outline: str = field(metadata=about(_OUTLINE))
    fields: Fields = field(default_factory=dict, metadata=about(_FIELDS))
    numbering: Numbering = field(default="typed", metadata=about(_NUMBERING))
    layout: str = field(default="", metadata=about("Id of the layout; else the outline's."))
    hidden: bool = field(default=False, metadata=about("Whether the document gets no window."))


@dataclasses.dataclass(frozen=True)
class MadeDocument:
    """What InsertOutline returns; and `document`: the RuntimeUID of the new one."""

    outline: str
    paragraphs: int
    typed: Sequence[str]
    fonts: Sequence[SubstitutedFont]
    document: str

    @classmethod
    def of(cls, document: Any, inserted: InsertedOutline) -> MadeDocument:
        return cls(inserted.outline, inserted.paragraphs, inserted.typed, inserted.fonts, document.RuntimeUID)


def new_document(session: Session, asked: NewDocument) -> MadeDocument:
    """Make a new document with the outline and its whole layout. The open one, if any, stays as it is."""
    return MadeDocument.of(*make_document(session, asked))


def make_document(session: Session, asked: NewDocument) -> Tuple[Any, InsertedOutline]:
    """Do what NewDocument does; return the document, and what was inserted into it."""
    outline = lookup.outline(asked.outline, session.library())
    made = cursor.new_document(session.frame, asked.hidden)
    layout = asked.layout or outline.layout
    inside = InsertOutline(asked.outline, "replace", False, asked.fields, asked.numbering, layout)
    try:
        return made, insert_outline(Session(made, session.environment), inside)
    except BaseException:
        made.close(True)
        raise


@dataclasses.dataclass(frozen=True)
class SaveOutline:
    id: str = field(metadata=about("Small letters, digits and hyphens; also the name of the file."))
    title: str = field(default="", metadata=about("What people see in the list of outlines; else the id."))


@dataclasses.dataclass(frozen=True)
class SavedOutline:
    """`outline`: its id; `file`: the path of its file."""

    outline: str
    file: str


def save_outline(session: Session, asked: SaveOutline) -> SavedOutline:
    """Save the open document's structure as an outline in the personal library."""
    data = learnt([session.read()], asked.id, asked.title or asked.id)
    return SavedOutline(asked.id, str(write_outline(session.environment.personal, data)))


def learnt(snapshots: Sequence[Snapshot], name: str, title: str) -> Dict[str, Any]:
    """Return the outline of documents of one genre as data of its format. Raises TigangError (bad-id, no-headings)."""
    check_id(name)
    language = "zh-CN" if analyse(snapshots[0]).chinese else "en"
    data = learning.learn(snapshots, name, title, language)
    if not any("heading" in section or "run-in" in section for section in data["sections"]):
        raise TigangError("no-headings")
    return data
