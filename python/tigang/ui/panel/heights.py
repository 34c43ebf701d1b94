"""How high the panels of a window are: as high as they must be, and what is left in the deck goes to those that are unfolded.

The sidebar, left alone, would give part of it to the folded ones. It asks each unfolded panel how high it wants to be, one
after another, and tells none which others there are: so who has asked is seen a moment later, and if that is news, all are
laid out once more.
"""

from __future__ import annotations

from typing import Any, Dict, Mapping

from ...office.pause import Pause

_TITLES = 0.34  # how high the titles of all panels and of the deck are together, in widths of a panel
_TITLES_LEAST = 92  # … and in pixels: their buttons become no smaller
_SETTLED = 0.2  # seconds after the last question of a layout


class Heights:
    """Of the panels of one window."""

    def __init__(self, context: Any, frame: Any, sidebar: Any) -> None:
        self._frame, self._sidebar = frame, sidebar
        self._asked: Dict[str, int] = {}  # least heights, by the panel's name, of those that were asked in this layout
        self._unfolded: Mapping[str, int] = {}  # … in the one before
        self._pause = Pause(context, self._settled, _SETTLED)

    def spare(self, name: str, least: int, width: int) -> int:
        """Return how many pixels higher than at least a panel is to be; ``width``: what it needs at least."""
        self._asked[name] = least
        self._pause.touch()
        return (
            max(0, self.room(width, *self._unfolded.values())) // len(self._unfolded) if name in self._unfolded else 0
        )

    def room(self, width: int, *least: int) -> int:
        """Return the pixels that are left in the deck by panels of these heights and by all titles; negative: it would scroll."""
        titles = max(_TITLES_LEAST, int(_TITLES * width))
        return int(self._frame.ComponentWindow.getPosSize().Height) - titles - sum(least)

    def _settled(self) -> None:
        asked, self._asked = self._asked, {}
        if asked and asked != self._unfolded:
            self._unfolded = asked
            self._sidebar.requestLayout()

    def end(self) -> None:
        self._pause.stop()
