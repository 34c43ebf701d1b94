"""A tree control that holds things and shows their names; what is shown anew stays unfolded and chosen where it was."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NamedTuple, Sequence, Tuple

from ...office.uno_helpers import service


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
        self._control, self._act = control, chosen
        self._shown: Sequence[Node] = ()
        self._nodes: Dict[_Path, Any] = {}
        self._quiet = False
        self._context = context
        self._begin()
        control.Model.RootDisplayed = False
        control.Model.ShowsRootHandles = True
        control.addSelectionChangeListener(listener(self._selected))

    def fill(self, nodes: Sequence[Node]) -> None:
        """Shows other lines. What stays in its place stays unfolded and chosen: a screen reader hears only what changes."""
        self._quiet = True
        try:
            self._nodes.clear()
            if not self._shown:
                self._begin()
            self._update(self._root, self._shown, nodes, ())
            if not self._shown:
                self._control.Model.DataModel = self._model
                self._unfold(nodes, ())
        finally:
            self._quiet = False
        self._shown = nodes

    def _begin(self) -> None:
        """Begins a model anew. It is shown only when it has lines: of an empty one Writer goes on to show the root."""
        self._model = service("com.sun.star.awt.tree.MutableTreeDataModel", context=self._context)
        self._root = self._model.createNode("", False)
        self._model.setRoot(self._root)

    def _unfold(self, nodes: Sequence[Node], above: _Path) -> None:
        for index, node in enumerate(nodes):
            if node.below:
                self._control.expandNode(self._nodes[(*above, index)])
                self._unfold(node.below, (*above, index))

    def _update(self, parent: Any, before: Sequence[Node], after: Sequence[Node], above: _Path) -> None:
        for index in range(len(before) - 1, len(after) - 1, -1):
            parent.removeChildByIndex(index)
        for index, node in enumerate(after):
            old = before[index] if index < len(before) else None
            if old is None:
                made = self._model.createNode(node.text, False)
                parent.appendChild(made)
            else:
                made = parent.getChildAt(index)
                if old.text != node.text:
                    made.setDisplayValue(node.text)
            self._nodes[(*above, index)] = made
            self._update(made, old.below if old else (), node.below, (*above, index))
            if self._shown and node.below and not (old and old.below):
                self._control.expandNode(made)

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
        return (self.paths(wanted) or [()])[-1]

    def paths(self, wanted: Callable[[Any], bool]) -> List[_Path]:
        """The lines whose things are wanted, from the top down."""
        return [path for path in self._nodes if wanted(self.thing(path))]

    def _selected(self) -> None:
        if not self._quiet:
            self._act()
