"""Which outlines a person is shown, and in what order."""

from __future__ import annotations

from typing import Dict, Iterable, List, Mapping, NamedTuple, Sequence, Tuple

from ..messages import Text, pick
from ..outlines.model import Outline
from ..snippets import usage
from ..snippets.model import Snippet
from ..snippets.search import Index
from ..snippets.usage import Uses

_RECENT = 5


class Group(NamedTuple):
    """Outlines under a name."""

    kind: str  # "favourites", "recent", "category"; "" for those without one
    name: str  # of a category
    outlines: Sequence[Outline]


def groups(outlines: Iterable[Outline], favourites: Sequence[str], uses: Uses, language: str) -> List[Group]:
    """Return all outlines by category, above them the favourites and those that were used last; the latter are no favourites."""
    known = {outline.id: outline for outline in outlines}
    liked = [known[name] for name in favourites if name in known]
    used = sorted(
        (name for name in uses if name in known and known[name] not in liked), key=lambda name: _lately(uses, name)
    )
    by_category: Dict[str, List[Outline]] = {}
    for outline in known.values():
        by_category.setdefault(pick(outline.category, language), []).append(outline)
    found = [Group("favourites", "", liked), Group("recent", "", [known[name] for name in used[:_RECENT]])]
    for category in sorted(by_category, key=lambda name: (not name, name)):
        members = sorted(by_category[category], key=lambda outline: pick(outline.title, language))
        found.append(Group("category" if category else "", category, members))
    return [group for group in found if group.outlines]


def _lately(uses: Uses, name: str) -> Tuple[int, int, str]:
    count, last = uses[name]
    return -last, -count, name


class Search:
    """Finds outlines by words, by pinyin and its initials, in spite of a typing error, as snippets are found."""

    def __init__(self, outlines: Mapping[str, Outline]) -> None:
        self._outlines = outlines
        self._index = Index(_searched(outline) for outline in outlines.values())

    def find(self, query: str, uses: Uses = usage.NONE) -> List[Outline]:
        """Return the outlines in which every word of a query is found, the likeliest first."""
        return [self._outlines[snippet.id] for snippet in self._index.search(query, uses)]


def _searched(outline: Outline) -> Snippet:
    """Return what an outline is found by: its titles, its categories and its id, and what is said about it."""
    titles, categories = _texts(outline.title), _texts(outline.category)
    return Snippet(outline.id, titles[0], " ".join(_texts(outline.description)), (), (*titles[1:], *categories))


def _texts(text: Text) -> List[str]:
    return list(dict.fromkeys([pick(text, "zh-CN"), pick(text, "en")]))
