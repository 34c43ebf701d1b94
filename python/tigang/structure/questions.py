"""Which numbered lines ask: the questions of an examination or a questionnaire, and the answers that they offer.

They are items of lists, however they are numbered, and whoever answers fills what is blank in them.
"""

from __future__ import annotations

import re
from typing import Dict, FrozenSet, List, NamedTuple, Sequence, Set, Tuple

from ..document.snapshot import Paragraph
from ..text.labels import BLANKS
from .neighbours import LEAD_IN, next_filled
from .places import Place

#: What is left for an answer: a line to write on, empty brackets.
_BLANK = re.compile(r"_{2,}|＿+|[（(【\[][\s\u3000_＿]*[】\]）)]")
_MARKS = ("?", "？")
#: An answer that is offered, with its letter: A. A、 A) (A) (a).
_OFFERED = re.compile(r"(?:\A|(?<=\s))[（(]?([A-Ha-h])[.．、)）](?=\s*\S)")
#: What stands behind the code of one that is ticked: 7 [ ] Refused.
_BOX = re.compile(r"[\s.、]*(?:\[ ?\]|[□☐])")
_LONGEST = 60  # characters of one that stands alone on its line
_GOES_ON = ("；", ";", "，", ",")  # a clause, not an answer
_FEW, _SHARE = 3, 4  # so many offer answers or leave a blank; of those that offer some, a fourth at least also ask


class Questions(NamedTuple):
    """The paragraphs of questions and of the answers that they offer; none where a document does not ask."""

    asked: FrozenSet[int] = frozenset()
    offered: FrozenSet[int] = frozenset()


def find(places: Sequence[Place], paragraphs: Sequence[Paragraph]) -> Questions:
    """Return the questions of a document, if it asks several and offers answers to choose from."""
    numbered = [place for place in places if _is_numbered(place)]
    offers = {place.paragraph: _offered(place, paragraphs) for place in numbered}
    choices = {index for index, answers in offers.items() if answers}
    if len(choices) < _FEW - 1:
        return Questions()
    open_ = {place.paragraph for place in numbered if _is_open(paragraphs[place.paragraph].text)}
    if len(choices | open_) < _FEW or _SHARE * len(open_) < len(choices):
        return Questions()
    offered = {index for answers in offers.values() for index in answers}
    ticked = {place.paragraph for place in numbered if _is_ticked(place, paragraphs[place.paragraph].text)}
    asked = _with_their_like([place for place in numbered if place.paragraph not in ticked], choices | open_)
    return Questions(frozenset(asked - ticked), frozenset(offered | ticked))


def _is_numbered(place: Place) -> bool:
    """Return whether a line without a heading's style begins with a number, not with a letter."""
    return place.label is not None and not place.level and not place.label.shape.system.endswith("alpha")


def _offered(place: Place, paragraphs: Sequence[Paragraph]) -> List[int]:
    """Return the lines below a numbered one that offer answers, A. and B. at least; none where it announces a list."""
    lines: List[int] = []
    letters = ""
    if paragraphs[place.paragraph].text.rstrip(BLANKS).endswith(LEAD_IN):
        return lines
    index = next_filled(paragraphs, place.paragraph + 1)
    while index is not None:
        text = paragraphs[index].text.strip(BLANKS)
        found = "".join(_OFFERED.findall(text))
        following = "ABCDEFGH" if found[:1].isupper() else "abcdefgh"
        is_one = len(found) > 1 or (len(text) <= _LONGEST and not text.endswith(_GOES_ON))
        if not found or not is_one or not following.startswith(letters + found):
            break
        letters += found
        lines.append(index)
        index = next_filled(paragraphs, index + 1)
    return lines if len(letters) > 1 else []


def _is_ticked(place: Place, text: str) -> bool:
    """Return whether a number is the code of an answer with a box to tick."""
    return place.label is not None and _BOX.match(text, place.label.end) is not None


def _is_open(text: str) -> bool:
    """Return whether a line leaves a blank for an answer, or is a question."""
    return _BLANK.search(text) is not None or text.rstrip(BLANKS).endswith(_MARKS)


def _with_their_like(numbered: Sequence[Place], asked: Set[int]) -> Set[int]:
    """Return questions, and what is counted on with them: 3. Explain. behind 2. Which of these …?; all of a kind if most are."""
    found = _counted_on(numbered, _counted_on(numbered[::-1], asked, 1), -1)
    kinds: Dict[str, List[int]] = {}
    for place in numbered:
        kinds.setdefault(place.labels[0][0].family, []).append(place.paragraph)  # type: ignore[union-attr]
    alike = (every for every in kinds.values() if 2 * len(found.intersection(every)) > len(every))
    return found.union(*alike)


def _counted_on(numbered: Sequence[Place], asked: Set[int], step: int) -> Set[int]:
    """Return questions, and those whose number lies ``step`` from that of the one before of its kind."""
    found = set(asked)
    latest: Dict[Tuple[str, Tuple[int, ...]], int] = {}
    for place in numbered:
        label = place.labels[0][0]
        assert label is not None
        kind = label.family, label.above
        if place.paragraph in found or latest.get(kind) == label.value + step:
            found.add(place.paragraph)
            latest[kind] = label.value
        else:
            latest.pop(kind, None)
    return found
