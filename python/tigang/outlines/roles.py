"""The sections of an outline that have no heading: title, addressee, opening, lead-ins, closing, signature, date …

They are found by where they stand and by how such lines look.
"""

from __future__ import annotations

import itertools
import re
from typing import Callable, Iterator, Mapping, Optional, Sequence, Tuple

from ..document.snapshot import FieldValue, Snapshot
from ..structure import lines
from ..structure.tree import Heading, Tree
from ..text.similarity import plain, similarity
from ..text.templating import substitute
from .model import Outline, Section

_CLOSING_ALIKE = 0.6
_TAIL = 12  # so many filled paragraphs may hold closing, signature and date
_LINE_LENGTH = 100  # addressees, signatures and dates are lines, not paragraphs

_PLACEHOLDER = re.compile(r"<.*>$")  # what is still to be written may be any of them

#: What no addressee or salutation has: a full stop, or the words that lead in to what follows.
_SENTENCE = re.compile("。|如下|现将|现就|^(?:为|根据|按照|经|依据)")

#: How the lines of the end look, by role.
_ENDINGS: Mapping[str, Callable[[str], bool]] = {
    "signature": lines.may_be_signature,
    "date": lambda text: lines.has_date(text) or bool(_PLACEHOLDER.search(text)),
    "attachment": lambda text: lines.has_attachment(text) or bool(_PLACEHOLDER.search(text)),
    "note": lambda text: bool(re.fullmatch(r"[（(<].*[）)>]", text)),
}


class Passages:
    """Looks for the sections without heading of one document.

    ``title`` and ``body``: the paragraphs of its title, and those between title and first heading.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        tree: Tree,
        outline: Outline,
        values: Mapping[str, FieldValue],
        title: range,
        body: range,
    ) -> None:
        self.snapshot, self.tree, self.outline, self.values = snapshot, tree, outline, values
        self.title, self.body = title, body

    def find(self, sections: Sequence[Section], heading: Optional[Heading]) -> Iterator[Tuple[Section, range]]:
        """Yield the paragraphs of each of ``sections`` that has no heading, in order; an empty range for one that is absent.

        ``heading``: the one that they stand under; None: none.
        """
        body = heading.body if heading else self.body
        closing_first = False
        for section in sections:
            if section.numbered:
                closing_first = True
            elif section.role == "title":
                yield section, self.title
            elif section.role in ("addressee", "salutation"):
                where = self._opening_line(body, section.required)
                body = range(where.stop, body.stop) if where else body
                yield section, where
            elif section.role in _ENDINGS:
                yield section, self._ending(section.role)
            elif closing_first or section.role == "closing":
                yield section, self._closing(section)
            else:
                yield section, self._filled(body)

    def _filled(self, where: range) -> range:
        return where if any(self.snapshot.paragraphs[i].text.strip() for i in where) else range(0)

    def _opening_line(self, where: range, required: bool) -> range:
        """Return the first paragraph, if it is a line that may be an addressee or a salutation.

        One that is not required does not take the only paragraph that there is.
        """
        filled = [index for index in where if self.snapshot.paragraphs[index].text.strip()]
        if not filled or (len(filled) == 1 and not required):
            return range(0)
        text = self.snapshot.paragraphs[filled[0]].text.strip()
        is_line = len(text) <= _LINE_LENGTH and not _SENTENCE.search(text)
        return range(filled[0], filled[0] + 1) if is_line else range(0)

    def _tail(self) -> Iterator[Tuple[int, str]]:
        """Yield the last filled paragraphs that are no headings, from the end; attachments are not among them."""
        headings = {heading.paragraph for heading in self.tree.headings}
        texts = ((index, self.snapshot.paragraphs[index].text.strip()) for index in range(self._stop() - 1, -1, -1))
        filled = ((index, text) for index, text in texts if text)
        for count, (index, text) in enumerate(itertools.islice(filled, _TAIL)):
            if count and index in headings:
                return
            yield index, text

    def _stop(self) -> int:
        """Return the paragraph after the text: the first attachment, or the end of the document."""
        attachments = (h.paragraph for h in self.tree.roots if h.label and h.label.family == "attachment")
        first = next(attachments, 0)
        return first if first > self.body.stop else len(self.snapshot.paragraphs)

    def _ending(self, role: str) -> range:
        """Return the line at the end that is the signature, the date, the note or the list of attachments."""
        tail = [(i, text) for i, text in self._tail() if len(text) <= _LINE_LENGTH]
        if role == "signature":  # stands over the date, or is the last line
            dated = next((k for k, (_, text) in enumerate(tail) if _ENDINGS["date"](text)), -1)
            tail = tail[dated + 1 : dated + 2]
        found = next((i for i, text in tail if _ENDINGS[role](text)), None)
        return range(found, found + 1) if found is not None else range(0)

    def _closing(self, section: Section) -> range:
        wordings = [substitute(words, self.values, self.outline.language) for words in section.wordings if words]
        headings = {heading.paragraph for heading in self.tree.headings}
        for index, text in self._tail():
            if _sounds_like(text, wordings) if wordings else index not in headings:
                return range(index, index + 1)
        return range(0)


def stands_at_the_end(section: Section) -> bool:
    """Return whether a section's place is after everything else."""
    return section.role in ("closing", *_ENDINGS)


def _sounds_like(text: str, wordings: Sequence[str]) -> bool:
    """Return whether a line ends in one of these wordings, or is much like one."""
    end = plain(text)
    return any(end.endswith(plain(words)) or similarity(words, text) >= _CLOSING_ALIKE for words in wordings)
