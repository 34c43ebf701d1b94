"""The verb that reads from a notice what the fields of an outline may be."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Mapping, Sequence

from ..document.snapshot import FieldValue
from ..errors import TigangError
from ..formats import regular
from ..library import lookup
from ..office import files
from ..outlines.model import Field
from ..planning import notices
from ..writer import reader
from .arguments import LongText, about
from .session import Session


@dataclasses.dataclass(frozen=True)
class ReadNotice:
    file: str = field(
        default="", metadata=about("The notice: the path or URL of its file, in any format that Writer reads.")
    )
    text: LongText = field(default=LongText(""), metadata=about("Without File: its text, each paragraph a line."))
    outline: str = field(
        default="", metadata=about("Id, path or URL of the outline; else the one that the document records.")
    )


@dataclasses.dataclass(frozen=True)
class FoundInNotice:
    """`fields`: by field the values that the notice has for it, the likeliest first; nothing is changed, SetFields takes them."""

    fields: Mapping[str, Sequence[FieldValue]]


def read_notice(session: Session, asked: ReadNotice) -> FoundInNotice:
    """Read from a notice what the fields of the outline may be: topics, dates, meetings, units."""
    if not (asked.file or asked.text.strip()):
        raise TigangError("missing-argument", argument="File")
    outline = lookup.outline(asked.outline, session.library()) if asked.outline else session.outline(session.read())
    if outline is None:
        raise TigangError("no-fields")
    return FoundInNotice(found(list(outline.fields.values()), asked.file, asked.text))


def found(fields: Sequence[Field], file: str, text: str) -> Mapping[str, Sequence[FieldValue]]:
    """Return what a notice has for some fields. Raises TigangError (file-unreadable, notice-refused)."""
    return notices.offered(notices.read(_text(file) if file else text), fields)


def _text(file: str) -> str:
    path = lookup.path(file)
    regular.read(path, 0)  # what LibreOffice says of a file that it cannot read tells nobody why
    try:
        with files.opened(None, path) as document:
            return "\n".join(paragraph.text for paragraph in reader.read(document).paragraphs)
    except files.Refused as refused:
        raise TigangError(f"notice-{refused.reason}", file=str(path)) from refused
