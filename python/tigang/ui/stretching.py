"""Letting the controls of a window grow, move and shrink with it, as their tags say: `controls` has what a tag may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, Tuple

import unohelper
from com.sun.star.awt import XWindowListener
from com.sun.star.awt.PosSize import POSSIZE

from .listening import Act

if TYPE_CHECKING:
    from com.sun.star.awt import WindowEvent

_TALL = {"tall", "halftall"}
_NARROWER = 0.25  # so much of its width a window can lose
_LEAST_LINES = 3  # that a list keeps in a window that is too small


class Stretch(unohelper.Base, XWindowListener):  # type: ignore[misc]
    """Lets the controls grow and move with the window, as their tags say; they also shrink, what is "tall" to some lines."""

    def __init__(self, dialog: Any, then: Act, size: Optional[Tuple[int, int]] = None) -> None:
        self._then = then
        self._size = size
        self._controls = []
        for control in dialog.getControls():
            tags = str(control.Model.Tag).split()
            if tags:
                self._controls.append((control, control.getPosSize(), tags))
        line = min((at.Height for _, at, _ in self._controls), default=0)
        heights = [at.Height * (1 + ("halftall" in tags)) for _, at, tags in self._controls if _TALL & set(tags)]
        self._slack = max(0, min(heights, default=0) - _LEAST_LINES * line)

    @property
    def least(self) -> Tuple[int, int]:
        """Width and height below which controls would be cut off."""
        width, height = self._size or (0, 0)
        return width - int(width * _NARROWER), height - self._slack

    def windowResized(self, event: WindowEvent) -> None:
        if self._size is None:
            self._size = (event.Width, event.Height)
        narrower = int(self._size[0] * _NARROWER)
        more_x, more_y = max(-narrower, event.Width - self._size[0]), max(-self._slack, event.Height - self._size[1])
        for control, at, tags in self._controls:
            half_x, half_y = more_x // 2, more_y // 2
            control.setPosSize(
                at.X + more_x * ("right" in tags) + half_x * ("halfright" in tags),
                at.Y + more_y * ("down" in tags) + half_y * ("halfdown" in tags),
                at.Width + more_x * ("wide" in tags) + half_x * ("half" in tags or "halfright" in tags),
                at.Height + more_y * ("tall" in tags) + half_y * ("halftall" in tags),
                POSSIZE,
            )
        self._then()

    def windowMoved(self, _: Any) -> None:
        pass

    windowShown: Any = windowMoved
    windowHidden: Any = windowMoved
    disposing: Any = windowMoved
