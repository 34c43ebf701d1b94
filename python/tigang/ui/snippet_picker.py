"""Search, list and preview of snippets, in every window with the controls Search, Snippets and Preview."""

from __future__ import annotations

from typing import List, Optional

from ..document.snapshot import Snapshot
from ..library.loading import Library
from ..outlines.model import Outline
from ..snippets import filling, ranking, usage
from ..snippets.filling import Spot
from ..snippets.model import Snippet
from ..snippets.search import Index
from . import other_languages
from .controls import Choice, Controls
from .listening import Act

_MOST = 300  # lines that the list shows: nobody reads on, and each costs time at every key


class SnippetPicker:
    def __init__(self, window: Controls, library: Library, changed: Optional[Act] = None) -> None:
        self._window, self._library, self._changed = window, library, changed
        self._list = Choice(window["Snippets"])
        self._snapshot: Optional[Snapshot] = None
        self._index = Index(library.snippets.values())
        self._uses = usage.NONE
        self._shown = ""  # in the preview
        self._language = window.language  # of the snippets that are listed
        self._meant: List[Snippet] = []
        self._others: List[Snippet] = []
        window.on_type("Search", self._fill)
        window.on_choose("Snippets", self._preview)
        window.down_leads("Search", to="Snippets")

    @property
    def chosen(self) -> Optional[Snippet]:
        chosen: Optional[Snippet] = self._list.chosen
        return chosen

    @property
    def is_edited(self) -> bool:
        """Whether the person has changed the words in the preview."""
        return self._window.get("Preview") != self._shown

    def offer(self, snapshot: Snapshot, outline: Optional[Outline], spot: Optional[Spot]) -> None:
        """List the snippets: those meant for the placeholder, of these last what stands in the document already, then those
        that may serve there, then the rest.
        """
        self._language = outline.language if outline and outline.language else self._window.language
        section, heading = (spot.placeholder.section, spot.heading) if spot else ("", "")
        every = self._library.snippets.values()
        self._snapshot = snapshot
        self._uses = usage.read(self._window.environment.personal)
        self._meant = ranking.rank(every, outline, section, heading, self._uses)
        there = filling.standing(snapshot, self._meant, snapshot.fields, self._window.language)
        self._meant.sort(key=lambda snippet: snippet.id in there)
        self._others = ranking.related((s for s in every if s not in self._meant), outline, heading, self._uses)
        self._fill()

    def list_again(self) -> None:
        """List what is found now."""
        self._fill()

    def _fill(self) -> None:
        query = self._window.get("Search").strip()
        meant = {snippet.id for snippet in self._meant}
        if query:
            found = self._index.search(query, self._uses)
            first = [snippet for snippet in found if snippet.id in meant]
            rest = [snippet for snippet in found if snippet.id not in meant]
            rest = (other_languages.listed if first else other_languages.found)(self._window, rest, self._language)
        else:
            first = list(self._meant)
            rest = other_languages.listed(self._window, self._others, self._language)
        rest = rest[: _MOST - len(first)]
        names = [other_languages.named(self._window, s.title, s, self._language) for s in (*first, *rest)]
        self._list.fill([*first, *rest], [f"★ {name}" for name in names[: len(first)]] + names[len(first) :])
        self._preview()

    def _preview(self) -> None:
        snippet = self.chosen
        language = self._window.language
        fields = self._snapshot.fields if self._snapshot else {}
        self._shown = filling.words(snippet, fields, snippet.language or language).text if snippet else ""
        self._window.put("Preview", self._shown)
        if self._changed:
            self._changed()
