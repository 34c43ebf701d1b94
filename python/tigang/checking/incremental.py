"""A check after an edit asks only the rules again that looked where the edit was.

A rule is a pure function of its analysis. While it runs, the analysis notes which paragraphs it looks at; as long as these
and all else that an analysis says are the same, it would find the same again.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple, cast

from ..analysis import Analysis
from ..document.body import Body
from ..document.changes import Changes
from ..document.snapshot import Paragraph
from .rule import Rule, Violation


class _Answer(NamedTuple):
    hits: List[Violation]
    looked: _Looked  # where the rule looked


#: What an analysis says beside its paragraphs' text. All of it is compared, whichever rule asks for it.
_COMPARED = (
    "match",
    "values",
    "guess",
    *(
        name
        for name, value in vars(Analysis).items()
        if isinstance(value, functools.cached_property) and name != "body"
    ),
)


#: Yields each of the rules with what it finds in a document.
Asking = Callable[[Analysis, Sequence[Rule]], Iterator[Tuple[Rule, Iterable[Violation]]]]


def asked(analysis: Analysis, rules: Sequence[Rule]) -> Iterator[Tuple[Rule, Iterable[Violation]]]:
    """Yield each rule with what it finds in a document that is checked this once."""
    return ((rule, rule.find(analysis)) for rule in rules)


class Answers:
    """Asks the rules, and remembers what they answered last and about what. For one document, and one thread at a time."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._last: Optional[Tuple[Analysis, Dict[str, _Answer]]] = None

    def asked(self, analysis: Analysis, rules: Sequence[Rule]) -> Iterator[Tuple[Rule, Iterable[Violation]]]:
        """Yield each rule with what it finds in a document."""
        right = self._still_right(analysis)
        answers = {rule.id: right.get(rule.id) or _ask(rule, analysis) for rule in rules}
        self._last = (analysis, answers)
        return ((rule, answers[rule.id].hits) for rule in rules)

    def _still_right(self, analysis: Analysis) -> Dict[str, _Answer]:
        before, answers = self._last or (None, {})
        places = self._changed(before, analysis) if before else None
        if before is None or places is None:
            return {}
        texts = [each.snapshot.paragraphs[place].text for each in (before, analysis) for place in places]
        return {
            name: answer
            for name, answer in answers.items()
            if not answer.looked.at_any(places) and not answer.looked.for_any(texts)
        }

    def _changed(self, before: Analysis, after: Analysis) -> Optional[Sequence[int]]:
        """Return the paragraphs that have changed; None when more than paragraphs has."""
        old, new = before.snapshot.paragraphs, after.snapshot.paragraphs
        if (
            before.tree is not after.tree
            or before.outline is not after.outline
            or before.layout != after.layout
            or len(old) != len(new)
            or dataclasses.replace(before.snapshot, paragraphs=()) != dataclasses.replace(after.snapshot, paragraphs=())
        ):
            return None
        places = self._changes.between(old, new)
        _take_over(before, after, places)
        return places if all(getattr(before, name) == getattr(after, name) for name in _COMPARED) else None


def _take_over(before: Analysis, after: Analysis, places: Sequence[int]) -> None:
    """Give a document with the same tree what is known of it from ``before`` and need not be found out again.

    ``places``: the paragraphs that have changed
    """
    known, old, new = vars(after), before.snapshot.paragraphs, after.snapshot.paragraphs
    changed = [paragraphs[place] for paragraphs in (old, new) for place in places]
    known["anomalies"] = before.anomalies
    known["body"] = before.body.edited([paragraph.text for paragraph in new], places)  # found words stay found
    if all(old[place].style == new[place].style for place in places):
        known["styles"] = before.styles
    if not any(paragraph.placeholders or paragraph.marks for paragraph in changed):
        known["special"] = before.special


def _ask(rule: Rule, analysis: Analysis) -> _Answer:
    looked = _Looked(len(analysis.snapshot.paragraphs))
    paragraphs = _Paragraphs(analysis.snapshot.paragraphs, looked)
    watched = dataclasses.replace(analysis, snapshot=dataclasses.replace(analysis.snapshot, paragraphs=paragraphs))
    vars(watched).update({name: getattr(analysis, name) for name in _COMPARED})  # not to be found out again
    vars(watched)["body"] = cast(Body, _Body(analysis.body, looked))
    return _Answer(list(rule.find(watched)), looked)


class _Looked:
    """At which of so many paragraphs a rule looked. Noted at every look, and so in the simplest way."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.indexes: Set[int] = set()  # as they were asked for: from the end, too
        self.slices: List[slice] = []
        self.words: Set[str] = set()  # looked for in all of them
        self.everywhere = False

    def at_any(self, places: Sequence[int]) -> bool:
        """Return whether it looked at any of the paragraphs ``places``, 0-based."""
        if self.everywhere or not places:
            return bool(places)
        if not self.indexes.isdisjoint([*places, *(place - self._count for place in places)]):
            return True
        spans = [range(self._count)[each] for each in self.slices]
        return any(place in span for span in spans for place in places)

    def for_any(self, texts: Sequence[str]) -> bool:
        """Return whether any of the words that it looked for stand in ``texts``."""
        return any(words in text for words in self.words for text in texts)


class _Paragraphs(Sequence[Paragraph]):
    """Paragraphs of which it is noted which are looked at."""

    def __init__(self, paragraphs: Sequence[Paragraph], looked: _Looked) -> None:
        self._paragraphs, self._looked = paragraphs, looked

    def __len__(self) -> int:
        return len(self._paragraphs)

    def __iter__(self) -> Iterator[Paragraph]:
        self._looked.everywhere = True
        return iter(self._paragraphs)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            self._looked.slices.append(index)
        else:
            self._looked.indexes.add(index)
        return self._paragraphs[index]


class _Body:
    """The text of all paragraphs, of which it is noted which words are looked for; whoever asks more looks everywhere."""

    def __init__(self, body: Body, looked: _Looked) -> None:
        self._body, self._looked = body, looked

    def find(self, words: str) -> List[Tuple[int, int]]:
        self._looked.words.add(words)
        self._looked.everywhere |= "\n" in words  # these may reach from one paragraph into the next
        return self._body.find(words)

    def __getattr__(self, name: str) -> Any:
        self._looked.everywhere = True
        return getattr(self._body, name)
