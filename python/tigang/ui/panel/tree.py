"""A tree control that holds things and shows their names; what is shown anew stays unfolded and chosen where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, NamedTuple, Sequence, Tuple

import unohelper
from com.sun.star.awt import XMouseListener
from com.sun.star.awt.MouseButton import LEFT

from ... import resources
from ...office.uno_helpers import service

if TYPE_CHECKING:
    from com.sun.star.awt import MouseEvent


class Node(NamedTuple):
    """A line of a tree."""

    text: str
    thing: Any
    below: Sequence[Node] = ()
    mark: str = (
        ""  # the icon before its words, extension/icons/mark_<mark>_16.png; it says nothing that the words do not
    )


_Path = Tuple[int, ...]


class Tree:
    def __init__(
        self, context: Any, control: Any, listener: Callable[[Callable[[], None]], Any], chosen: Callable[[], None]
    ) -> None:
        """``chosen`` is called when the person, not the program, chooses a line; ``listener`` makes UNO's listener of it."""
        self._control, self._act = control, chosen
        self._shown: Sequence[Node] = ()
        self._nodes: Dict[_Path, Any] = {}
        self._quiet = False
        self._context = context
        control.Model.RootDisplayed = False
        control.Model.ShowsRootHandles = True
        control.addSelectionChangeListener(listener(self._selected))

    def fill(self, nodes: Sequence[Node]) -> None:
        """Show other lines, unless they are the same; what was folded and chosen in its place stays so."""
        if _lines(nodes) == _lines(self._shown):
            self._shown = nodes
            return
        chosen, folded = self.path, self._folded()
        self._shown = nodes
        self._nodes = {}
        self._quiet = True
        try:
            self._show()
            for path, node in self._nodes.items():
                if path not in folded and node.getChildCount():
                    self._control.expandNode(node)
        finally:
            self._quiet = False
        self.choose(max((path for path in self._nodes if path <= chosen), default=(0,)))
        if not chosen:  # painted, a tree in which no line was ever chosen chooses its first as if the person had
            self._choose_none()

    def _show(self) -> None:
        """Give the control a new model: of one that it has, it shows changes only in part."""
        model = service("com.sun.star.awt.tree.MutableTreeDataModel", context=self._context)
        root = model.createNode("", False)
        self._add(model, root, self._shown, ())
        model.setRoot(root)
        self._control.Model.DataModel = model

    def _add(self, model: Any, parent: Any, nodes: Sequence[Node], above: _Path) -> None:
        for index, node in enumerate(nodes):
            made = model.createNode(node.text, False)
            if node.mark:
                made.setNodeGraphicURL((resources.folder("icons") / f"mark_{node.mark}_16.png").as_uri())
            parent.appendChild(made)
            self._nodes[(*above, index)] = made
            self._add(model, made, node.below, (*above, index))

    def _folded(self) -> List[_Path]:
        return [
            path
            for path, node in self._nodes.items()
            if node.getChildCount() and not self._control.isNodeExpanded(node)
        ]

    @property
    def path(self) -> _Path:
        """Which line is chosen, as 0-based numbers from the outermost; () when none is."""
        selected = self._control.getSelection()
        if not selected:
            return ()
        return _path(selected[0] if isinstance(selected, tuple) else selected)

    @property
    def chosen(self) -> Any:
        """The thing of the line that is chosen; None when none is."""
        return self.thing(self.path)

    def thing(self, path: _Path) -> Any:
        nodes, node = self._shown, None
        for index in path:
            if index >= len(nodes):
                return None
            node = nodes[index]
            nodes = node.below
        return node.thing if node else None

    def path_at(self, x: int, y: int) -> _Path:
        """Return the line at a place of the control; () where there is none."""
        node = self._control.getNodeForLocation(x, y)
        return _path(node) if node is not None else ()

    def choose_at(self, x: int, y: int) -> None:
        """Choose the line at a place as a person does; where there is none, as at (-1, -1), the one chosen stays so."""
        path = self.path_at(x, y) if x >= 0 else ()
        if path and path != self.path:
            self.choose(path)
            self._act()

    def on_drag(self, act: Callable[[Any, Any], None]) -> None:
        """``act`` gets the thing of a line that was dragged and the thing of the one on which it was dropped."""
        self._control.addMouseListener(_Drag(self.path_at, lambda one, other: act(self.thing(one), self.thing(other))))

    def choose(self, path: _Path) -> None:
        """Choose a line and bring it into view, without anything coming of it."""
        node = self._nodes.get(path)
        if node is None:
            return
        self._quiet = True
        try:
            self._control.select(node)
            self._control.makeNodeVisible(node)
        finally:
            self._quiet = False

    def _choose_none(self) -> None:
        self._quiet = True
        try:
            self._control.clearSelection()
        finally:
            self._quiet = False

    def path_of(self, wanted: Callable[[Any], bool]) -> _Path:
        """Return the last line whose thing is wanted; () when none is."""
        return (self.paths(wanted) or [()])[-1]

    def paths(self, wanted: Callable[[Any], bool]) -> List[_Path]:
        """Return the lines whose things are wanted, from the top down."""
        return [path for path in self._nodes if wanted(self.thing(path))]

    def _selected(self) -> None:
        if not self._quiet:
            self._act()


def _path(node: Any) -> _Path:
    path: List[int] = []
    while node.getParent() is not None:
        path.insert(0, node.getParent().getIndex(node))
        node = node.getParent()
    return tuple(path)


class _Drag(unohelper.Base, XMouseListener):  # type: ignore[misc]
    """Reports where the left button was pressed and let go, if that was on two lines. The control itself knows no dragging."""

    def __init__(self, at: Callable[[int, int], _Path], act: Callable[[_Path, _Path], None]) -> None:
        self._at, self._act = at, act
        self._from: _Path = ()

    def mousePressed(self, event: MouseEvent) -> None:
        self._from = self._at(event.X, event.Y) if event.Buttons == LEFT else ()

    def mouseReleased(self, event: MouseEvent) -> None:
        start, self._from = self._from, ()
        end = self._at(event.X, event.Y) if start else ()
        if end and end != start:
            self._act(start, end)

    def mouseEntered(self, _: Any) -> None:
        pass

    mouseExited: Any = mouseEntered
    disposing: Any = mouseEntered


def _lines(nodes: Sequence[Node]) -> List[Tuple[str, str, int]]:
    """Return the lines of nodes and of all below them, each with how many stand directly below it."""
    return [line for node in nodes for line in ((node.text, node.mark, len(node.below)), *_lines(node.below))]
