"""Verbs for the moment before a document is handed in: what stands against it, and what must not go out with it."""

from __future__ import annotations

import dataclasses
from dataclasses import field

from ..checking.submission import Submission, judged
from ..document.edits import RefreshIndexes
from ..document.leftovers import Kind
from ..writer import editor, leftovers
from .arguments import about
from .session import Session


@dataclasses.dataclass(frozen=True)
class CheckBeforeSubmission:
    outline: str = field(
        default="",
        metadata=about("The outline to compare with: its id, or the path or URL of its file. Else the document's own."),
    )
    update: bool = field(
        default=False, metadata=about("Update the fields and the tables of contents first, in one undo step.")
    )


def check_before_submission(session: Session, asked: CheckBeforeSubmission) -> Submission:
    """Tell whether the document can be handed in, and what stands against it. Without Update it changes nothing."""
    if asked.update:
        update_contents(session)
    return judged(session.check(session.read(), asked.outline), leftovers.read(session.document))


def update_contents(session: Session) -> None:
    """Bring fields and tables of contents up to date, in one undo step. Raises TigangError (read-only, undo-locked)."""

    def refresh() -> None:
        session.document.TextFields.refresh()
        session.carry_on([RefreshIndexes()])

    editor.check_editable(session.document)
    session.in_one_step("update-contents", refresh)


@dataclasses.dataclass(frozen=True)
class RemoveLeftovers:
    what: Kind = field(
        metadata=about(
            "`changes`: all tracked changes are accepted; `comments`: all are deleted; `hidden`: hidden characters, sections and "
            "fields are deleted with what they hold; `personal`: properties that name a person are emptied, and saving does "
            "not write the name in again."
        )
    )


@dataclasses.dataclass(frozen=True)
class RemovedLeftovers:
    """`removed`: how many there were."""

    removed: int


def remove_leftovers(session: Session, asked: RemoveLeftovers) -> RemovedLeftovers:
    """Take out of the whole document, in one undo step, what must not go out with it."""
    document = session.document
    editor.check_editable(document)
    count = leftovers.read(document).count(asked.what)
    if count:
        session.in_one_step(f"remove-{asked.what}", lambda: leftovers.remove(document, asked.what))
    return RemovedLeftovers(count)
