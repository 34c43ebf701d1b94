"""What a document holds that does not belong to its text and would go out with it."""

from __future__ import annotations

from typing import Literal, NamedTuple, Tuple

Kind = Literal["changes", "comments", "hidden", "personal"]
#: The kinds that can be taken out, in the order in which they are listed.
REMOVABLE: Tuple[Kind, ...] = ("changes", "comments", "hidden", "personal")


class Personal(NamedTuple):
    """A property of a document that names a person."""

    name: str  # "Author", "ModifiedBy", "PrintedBy", "TemplateURL", or the name of a user-defined property
    value: str


class Leftovers(NamedTuple):
    """How many there are of each kind, wherever in the document: tables, frames, notes, headers and footers, too."""

    changes: int = 0  # tracked ones
    comments: int = 0
    hidden: int = 0  # runs of hidden characters, hidden sections, hidden fields
    personal: Tuple[Personal, ...] = ()

    def count(self, kind: str) -> int:
        """Return how many there are of a kind."""
        found = getattr(self, kind)
        return len(found) if isinstance(found, tuple) else int(found)


#: User-defined properties that name a person, in small letters: Writer's own proposals, those of Word, and those in which WPS
#: keeps who downloaded a template.
NAMING = frozenset(
    {
        "checked by",
        "company",
        "e-mail",
        "editor",
        "forward to",
        "mailstop",
        "manager",
        "owner",
        "received from",
        "recorded by",
        "telephone number",
        "typist",
        "_authoremail",
        "_authoremaildisplayname",
        "commondata",
        "ksotemplatedocersaverecord",
    }
)
