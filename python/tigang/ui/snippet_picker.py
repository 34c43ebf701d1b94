"""Search, list and preview of snippets, in every window with the controls Search, Snippets and Preview."""

from __future__ import annotations

from typing import List, Optional, Set

from .. import snippets
from ..document import Snapshot
from ..library import Library
from ..outline import Outline
from ..snippets import Snippet, Spot
from .controls import Act, Choice, Window


class SnippetPicker:
    def __init__(self, window: Window, library: Library, changed: Optional[Act] = None) -> None:
        self._window, self._library, self._changed = window, library, changed
        self._list = Choice(window["Snippets"])
        self._snapshot: Optional[Snapshot] = None
        self._meant: List[Snippet] = []
        self._language = ""
        window.on_type("Search", self._fill)
        window.on_choose("Snippets", self._preview)
        window.down_leads("Search", to="Snippets")

    @property
    def chosen(self) -> Optional[Snippet]:
        return self._list.chosen

    def offer(self, snapshot: Snapshot, outline: Optional[Outline], spot: Optional[Spot]) -> None:
        """Lists the snippets: those meant for the placeholder, the others in the outline's language, the rest."""
        section, heading = (spot.placeholder.section, spot.heading) if spot else ("", "")
        self._snapshot, self._language = snapshot, outline.language if outline else ""
        self._meant = snippets.rank(self._library.snippets.values(), outline, section, heading)
        self._fill()

    def _fill(self) -> None:
        found = snippets.search(self._library.snippets.values(), self._window.get("Search"))
        ids: Set[str] = {snippet.id for snippet in found}
        first = [snippet for snippet in self._meant if snippet.id in ids]
        meant = {snippet.id for snippet in first}
        rest = [snippet for snippet in found if snippet.id not in meant]
        rest.sort(key=lambda snippet: bool(self._language) and snippet.language != self._language)
        self._list.fill([*first, *rest], [*(f"★ {s.title}" for s in first), *(s.title for s in rest)])
        self._preview()

    def _preview(self) -> None:
        snippet = self.chosen
        language = self._window.environment.language
        fields = self._snapshot.fields if self._snapshot else {}
        self._window.put("Preview", snippets.words(snippet, fields, snippet.language or language).text if snippet else "")
        if self._changed:
            self._changed()
