"""A tree control that holds things and shows their names; what is shown anew stays unfolded and chosen where it was."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NamedTuple, Sequence, Tuple

from .. import application


class Node(NamedTuple):
    """A line of a tree."""

    text: str
    thing: Any
    below: Sequence[Node] = ()


_Path = Tuple[int, ...]


class Tree:
    def __init__(
        self, context: Any, control: Any, listener: Callable[[Callable[[], None]], Any], chosen: Callable[[], None]
    ) -> None:
        """``chosen`` is called when the person, not the program, chooses a line; ``listener`` makes UNO's listener of it."""
        self._context, self._control, self._act = context, control, chosen
        self._shown: Sequence[Node] = ()
        self._nodes: Dict[_Path, Any] = {}
        self._quiet = False
        control.Model.RootDisplayed = False
        control.Model.ShowsRootHandles = True
        control.addSelectionChangeListener(listener(self._selected))

    def fill(self, nodes: Sequence[Node]) -> None:
        """Shows other lines, unless they are the same."""
        if [(n.text, len(n.below)) for n in _all(nodes)] == [(n.text, len(n.below)) for n in _all(self._shown)]:
            self._shown = nodes
            return
        chosen, folded = self.path, self._folded()
        self._shown, self._nodes = nodes, {}
        model = application.service(self._context, "com.sun.star.awt.tree.MutableTreeDataModel")
        root = model.createNode("", True)
        self._add(model, root, nodes, ())
        model.setRoot(root)
        self._quiet = True
        try:
            self._control.Model.DataModel = model
            for path, node in self._nodes.items():
                if path not in folded and node.getChildCount():
                    self._control.expandNode(node)
        finally:
            self._quiet = False
        self.choose(chosen)

    def _add(self, model: Any, parent: Any, nodes: Sequence[Node], above: _Path) -> None:
        for index, node in enumerate(nodes):
            made = model.createNode(node.text, bool(node.below))
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
        node = selected[0] if isinstance(selected, tuple) else selected
        path: List[int] = []
        while node.getParent() is not None:
            path.insert(0, node.getParent().getIndex(node))
            node = node.getParent()
        return tuple(path)

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

    def choose(self, path: _Path) -> None:
        """Chooses a line and brings it into view, without anything coming of it."""
        node = self._nodes.get(path)
        if node is None:
            return
        self._quiet = True
        try:
            self._control.select(node)
            self._control.makeNodeVisible(node)
        finally:
            self._quiet = False

    def path_of(self, wanted: Callable[[Any], bool]) -> _Path:
        """The last line whose thing is wanted; () when none is."""
        found = [path for path in self._nodes if wanted(self.thing(path))]
        return found[-1] if found else ()

    def first(self, wanted: Callable[[Any], bool]) -> _Path:
        """The first line whose thing is wanted; () when none is."""
        return next((path for path in self._nodes if wanted(self.thing(path))), ())

    def _selected(self) -> None:
        if not self._quiet:
            self._act()


def _all(nodes: Sequence[Node]) -> List[Node]:
    return [each for node in nodes for each in (node, *_all(node.below))]
