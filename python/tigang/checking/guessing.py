"""Which outline a document looks like that records none, and what that one would find.

No outline is compared with the document in full to find that out: its title, and an index of the headings that the outlines
prescribe, leave few of them. No guess is better than a poor one.
"""

from __future__ import annotations

import collections
import itertools
import re
from typing import Counter, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..analysis import Analysis, Guess, compared_with
from ..outlines.model import Outline, Section
from ..outlines.wording import ALIKE, SURE
from ..structure.tree import Heading
from ..text import patterns
from ..text.similarity import bigrams, plain, similarity
from ..text.templating import FIELD
from . import rules
from .incremental import Asking
from .rule import Finding

FITS = 0.5  # an outline of which less is found is not the document's outline
_FEW = 3  # so many of its headings must surely be there if the title does not speak for it
_SHARE = 4  # one in so many of the document's outermost headings must be among them
_HEADINGS = 100  # so many are looked up
_CANDIDATES = 2  # so many outlines are compared with the document in full

#: Last words of Chinese titles, by which people know what a document is.
_GENRE = re.compile(
    "(请示|报告|批复|通知|通报|意见|决定|公告|通告|议案|决议|公报|纪要|命令|令|函|方案|计划|规划|总结|要点|安排|办法|规定|细则|条例|"
    "章程|制度|规程|预案|规则|守则|合同|协议书?|讲话|致辞|发言|汇报|简报|议程|提纲|材料|论文|手册|指南|说明书?|清单|标准|倡议书|申请书?)$"
)


def guessed(analysis: Analysis, outlines: Mapping[str, Outline]) -> Optional[Analysis]:
    """Return the document compared with the outline that it seems to follow; None when it seems to follow none of them.

    ``analysis``: the document compared with none
    """
    title = _title(analysis)
    fitting = []
    for outline, named in _candidates(analysis, title, list(outlines.values())):
        compared = compared_with(analysis, outline)
        if compared.match and compared.match.score >= FITS and (named or _evident(compared)):
            fitting.append((named, compared.match.score, compared))
    return max(fitting, key=lambda option: option[:2])[2] if fitting else None


def guess(compared: Analysis, said: Iterable[Finding], asking: Asking) -> Guess:
    """Return what there is to say of the outline that a document seems to follow, with which it was ``compared``.

    ``said``: what is found without it. ``asking``: asks the rules, and may remember earlier guesses about the document
    """
    assert compared.outline is not None
    assert compared.match is not None
    known = {(finding.rule, finding.paragraph) for finding in said}
    asked = [rule for rule in rules.all_rules() if rule.of_outline and rule.severity_in(compared.outline)]
    more = 0
    for rule, hits in asking(compared, asked):
        more += sum((rule.id, hit.paragraph) not in known for hit in hits)
    return Guess(compared.outline, compared.match.score, more)


# --- narrowing down ---------------------------------------------------------------------------------------------------


def _candidates(analysis: Analysis, title: str, outlines: Sequence[Outline]) -> List[Tuple[Outline, bool]]:
    """Return the outlines that a document may follow, the likeliest first, each with whether the title names it."""
    genre = _GENRE.search(title)
    index = _index_of(outlines)
    options = []
    for number, share in index.shares(_headings(analysis)):
        outline = outlines[number]
        named = _named(title, outline)
        if share >= FITS * ALIKE and (named or not _another_genre(genre, outline)):
            options.append((named, share, -number))
    best = sorted(options, reverse=True)[:_CANDIDATES]
    return [(outlines[-number], named) for named, _, number in best]


def _title(analysis: Analysis) -> str:
    paragraphs = analysis.snapshot.paragraphs
    return plain("".join(paragraphs[i].text for i in analysis.official.title or analysis.tree.title))


def _headings(analysis: Analysis) -> List[str]:
    """Return the words of the two outermost levels."""
    roots = analysis.tree.roots
    every = itertools.chain(roots, *(heading.children for heading in roots))
    return list(dict.fromkeys(heading.text for heading in itertools.islice(every, 2 * _HEADINGS)))[:_HEADINGS]


class _Index(NamedTuple):
    """The headings that outlines prescribe, by the pairs of letters in them."""

    outlines: Tuple[Outline, ...]
    sections: List[int]  # of each outline, how many headings it prescribes
    wordings: List[Tuple[int, int, int]]  # number of the outline, of its section, and how many pairs it has
    having: Dict[str, List[int]]  # by pair, which wordings
    patterns: List[Tuple[int, int, str]]  # those of sections that have one, with the numbers of outline and section

    def shares(self, headings: Sequence[str]) -> Iterator[Tuple[int, float]]:
        """Return about how much of each outline the headings have, 0 to 1; of outlines of which they have anything."""
        best: Dict[Tuple[int, int], float] = {}  # by the numbers of outline and section
        for text in headings:
            for section, like in self._alike(text):
                best[section] = max(best.get(section, 0.0), like)
        found: Dict[int, float] = {}
        for (outline, _), like in best.items():
            found[outline] = found.get(outline, 0.0) + like
        return ((outline, like / self.sections[outline]) for outline, like in found.items())

    def _alike(self, text: str) -> Iterator[Tuple[Tuple[int, int], float]]:
        """Yield the sections that a heading may be, by the numbers of outline and section, each with how like it is."""
        own = bigrams(text)
        shared: Counter[int] = collections.Counter()
        for pair in own:
            shared.update(self.having.get(pair, ()))
        for wording, count in shared.items():
            outline, section, size = self.wordings[wording]
            like = 2 * count / (len(own) + size)
            if like >= ALIKE:
                yield (outline, section), like
        for outline, section, pattern in self.patterns:
            if patterns.found(pattern, text):
                yield (outline, section), 1.0


_latest: List[_Index] = []


def _index_of(outlines: Sequence[Outline]) -> _Index:
    """Return the index of outlines, which is made once for them."""
    known = _latest[0] if _latest else None
    same = known is not None and len(known.outlines) == len(outlines) and all(map(_is, known.outlines, outlines))
    if not same:
        _latest[:] = [_index(outlines)]
    return _latest[0]


def _is(one: Outline, other: Outline) -> bool:
    return one is other


def _index(outlines: Sequence[Outline]) -> _Index:
    index = _Index(tuple(outlines), [], [], {}, [])
    for number, outline in enumerate(outlines):
        prescribed = [s for s in outline.walk() if s.numbered and s.heading and s.required and not s.each]
        index.sections.append(len(prescribed))
        for place, section in enumerate(prescribed):
            if section.match:
                index.patterns.append((number, place, section.match))
            for words in (section.heading, *section.also):
                own = bigrams(FIELD.sub("", words)) if plain(FIELD.sub("", words)) else frozenset()
                for pair in own:
                    index.having.setdefault(pair, []).append(len(index.wordings))
                index.wordings.append((number, place, len(own)))
    return index


# --- what speaks for an outline ---------------------------------------------------------------------------------------


def _titles(outline: Outline) -> Iterator[List[str]]:
    """Yield what stands before, between and after the fields of the titles that an outline prescribes."""
    for section in outline.sections:
        if section.role == "title":
            yield [plain(words) for words in FIELD.split(section.text)[::2]]


def _named(title: str, outline: Outline) -> bool:
    """Return whether a title has the fixed words of the outline's: …的通知, …工作总结, Post-mortem: …"""
    return any(_has_words(title, parts) for parts in _titles(outline))


def _has_words(title: str, parts: Sequence[str]) -> bool:
    """Return whether a title has the last words of the outline's title, else the first, else those in the middle."""
    if len(parts[-1]) > 1:
        return title.endswith(parts[-1][-4:])
    if len(parts[0]) > 1:
        return title.startswith(parts[0])
    return any(len(part) > 3 and part in title for part in parts)


def _another_genre(genre: Optional[re.Match[str]], outline: Outline) -> bool:
    """Return whether the last words of the title say that the document is of another kind than the outline's."""
    ends = [parts[-1] for parts in _titles(outline) if _GENRE.search(parts[-1])]
    return genre is not None and bool(ends) and not any(end.endswith(genre[1]) for end in ends)


def _evident(compared: Analysis) -> bool:
    """Return whether several headings surely speak for an outline that the title does not name, and no number against it."""
    assert compared.outline is not None
    assert compared.match is not None
    first = next((heading.label for heading in compared.tree.roots if heading.label), None)
    shape = compared.outline.shape(1)
    if first and compared.outline.numbering and (shape is None or first.family != shape.family):
        return False
    matched = compared.match.sections.items()
    sure = {section.path for heading, section in matched if _is_surely(heading, section)}
    return len(sure) >= max(_FEW, len(compared.tree.roots) // _SHARE)


def _is_surely(heading: Heading, section: Section) -> bool:
    """Return whether a heading has the words of a section that has words of its own."""
    if not section.heading or section.each:
        return False
    return any(similarity(words, heading.text) >= SURE for words in (section.heading, *section.also))
