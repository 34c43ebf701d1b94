"""From UNO's listeners to plain functions.

What does the same as another method is typed Any: each interface has a name of its own for the event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Mapping, Tuple

import unohelper
from com.sun.star.awt import (
    XActionListener,
    XAdjustmentListener,
    XItemListener,
    XKeyListener,
    XMouseListener,
    XTextListener,
)
from com.sun.star.awt.MouseButton import LEFT, RIGHT
from com.sun.star.view import XSelectionChangeListener

if TYPE_CHECKING:
    from com.sun.star.awt import KeyEvent, MouseEvent

Act = Callable[[], None]


class Listener(
    unohelper.Base,
    XActionListener,
    XTextListener,
    XItemListener,
    XAdjustmentListener,  # type: ignore[misc]
    XSelectionChangeListener,
):
    """Calls a function, whatever the event."""

    def __init__(self, act: Act) -> None:
        self._act = act

    def actionPerformed(self, _: Any) -> None:
        self._act()

    textChanged: Any = actionPerformed
    itemStateChanged: Any = actionPerformed
    adjustmentValueChanged: Any = actionPerformed
    selectionChanged: Any = actionPerformed

    def disposing(self, _: Any) -> None:
        pass


class Mouse(unohelper.Base, XMouseListener):  # type: ignore[misc]
    """Calls functions by how often the left button was clicked."""

    def __init__(self, acts: Mapping[int, Act]) -> None:
        self._acts = acts

    def mousePressed(self, _: Any) -> None:
        pass

    def mouseReleased(self, event: MouseEvent) -> None:
        act = self._acts.get(event.ClickCount)
        if act is not None and event.Buttons == LEFT:
            act()

    mouseEntered: Any = mousePressed
    mouseExited: Any = mousePressed
    disposing: Any = mousePressed


class MenuAsked(unohelper.Base, XMouseListener):  # type: ignore[misc]
    """Calls a function with the place at which a context menu was asked for."""

    def __init__(self, act: Callable[[int, int], None]) -> None:
        self._act = act

    def mouseReleased(self, event: MouseEvent) -> None:
        if event.Buttons == RIGHT:
            self._act(event.X, event.Y)

    def mousePressed(self, _: Any) -> None:
        pass

    mouseEntered: Any = mousePressed
    mouseExited: Any = mousePressed
    disposing: Any = mousePressed


class Keys(unohelper.Base, XKeyListener):  # type: ignore[misc]
    def __init__(self, acts: Mapping[Tuple[int, int], Act]) -> None:
        self._acts = acts

    def keyPressed(self, event: KeyEvent) -> None:
        act = self._acts.get((event.KeyCode, event.Modifiers))
        if act is not None:
            act()

    def keyReleased(self, _: Any) -> None:
        pass

    disposing: Any = keyReleased
