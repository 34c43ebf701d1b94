"""A check after an edit asks only the rules again that looked where the edit was.

A rule is a pure function of its subject. While it runs, the subject notes which paragraphs it looks at; as long as these
and all else that a subject says are the same, it would find the same again.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import Any, Dict, FrozenSet, Iterator, List, NamedTuple, Optional, Sequence, Tuple, cast

from ..analysis import Analysis
from ..document.body import Body
from ..document.changes import Changes
from ..document.snapshot import Paragraph
from .rule import Rule, Violation


class _Answer(NamedTuple):
    hits: List[Violation]
    seen: Optional[FrozenSet[int]]  # the paragraphs that the rule looked at; None: all


#: What a subject says beside its paragraphs' text. All of it is compared, whichever rule asks for it.
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


class Answers:
    """Asks the rules, and remembers what they answered last and about what. For one document, and one thread at a time."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._last: Optional[Tuple[Analysis, Dict[str, _Answer]]] = None

    def hits(self, subject: Analysis, rules: Sequence[Rule]) -> Iterator[Tuple[Rule, List[Violation]]]:
        """Yield each rule with what it finds in a document."""
        right = self._still_right(subject)
        answers = {rule.id: right.get(rule.id) or _ask(rule, subject) for rule in rules}
        self._last = (subject, answers)
        return ((rule, answers[rule.id].hits) for rule in rules)

    def _still_right(self, subject: Analysis) -> Dict[str, _Answer]:
        before, answers = self._last or (None, {})
        places = self._changed(before, subject) if before else None
        if places is None:
            return {}
        return {
            name: answer
            for name, answer in answers.items()
            if not places or (answer.seen is not None and answer.seen.isdisjoint(places))
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
        texts = [paragraph.text for paragraph in new]
        vars(after)["body"] = before.body.edited(texts, places)  # found words stay found
        return places if all(getattr(before, name) == getattr(after, name) for name in _COMPARED) else None


def _ask(rule: Rule, subject: Analysis) -> _Answer:
    paragraphs = _Paragraphs(subject.snapshot.paragraphs)
    watched = dataclasses.replace(subject, snapshot=dataclasses.replace(subject.snapshot, paragraphs=paragraphs))
    vars(watched).update({name: getattr(subject, name) for name in _COMPARED})  # not to be found out again
    vars(watched)["body"] = cast(Body, _Body(subject.body, paragraphs))
    found = list(rule.find(watched))
    return _Answer(found, None if paragraphs.all else paragraphs.looked_at())


class _Paragraphs(Sequence[Paragraph]):
    """Paragraphs that note which of them are looked at."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._seen: List[Any] = []  # indexes and slices
        self.all = False

    def looked_at(self) -> FrozenSet[int]:
        """Return the indices asked for, 0-based."""
        every = range(len(self))
        single = [place for place in self._seen if not isinstance(place, slice)]
        spans = [every[place] for place in self._seen if isinstance(place, slice)]
        return frozenset(every[index] for index in set(single)).union(*spans)

    def __len__(self) -> int:
        return len(self._paragraphs)

    def __iter__(self) -> Iterator[Paragraph]:
        self.all = True
        return iter(self._paragraphs)

    def __getitem__(self, index: Any) -> Any:
        self._seen.append(index)
        return self._paragraphs[index]


class _Body:
    """The text of all paragraphs; who asks it anything looks at all of them."""

    def __init__(self, body: Body, paragraphs: _Paragraphs) -> None:
        self._body, self._paragraphs = body, paragraphs

    def __getattr__(self, name: str) -> Any:
        self._paragraphs.all = True
        return getattr(self._body, name)
