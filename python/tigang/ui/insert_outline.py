"""Insert Outline: choose an outline, fill in its fields, see what will come, insert it."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Optional

from com.sun.star.view.SelectionType import SINGLE

from .. import commands, texts
from .. import outline as outlines
from ..document import Block
from ..environment import Environment
from ..outline import Outline
from ..writer import editor, reader
from .application import explain, service
from .controls import Modal, Result
from .outline_fields import OutlineFields

_INDENT = "    "


class InsertOutline(Modal):
    NAME = "InsertOutline"

    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment) -> None:
        super().__init__(context, frame, document, environment)
        self.fields = OutlineFields(self, self.preview)
        self.library = environment.library()
        self.snapshot = reader.read(document)
        self.shown: Optional[Outline] = None
        has_text = any(paragraph.text.strip() for paragraph in self.snapshot.paragraphs)
        self["AtCursor" if has_text else "Replace"].setState(True)
        self._show_problems()
        self["Outlines"].Model.SelectionType = SINGLE
        self.on_choose("Outlines", self.choose)
        self.on_type("Search", self.search)
        self.down_leads("Search", to="Outlines")
        self.on_double_click("Outlines", self.insert)
        self.on_press("Insert", self.insert)
        self.search()

    def resized(self) -> None:
        self.fields.place()

    def insert(self) -> None:
        if self.chosen is not None:
            self.finish(commands.run("InsertOutline", self.document, {
                "Outline": self.chosen.id, "Mode": "replace" if self["Replace"].getState() else "insert",
                "Fields": json.dumps(self.fields.values),
            }, self.environment))

    # the tree of outlines

    @property
    def chosen(self) -> Optional[Outline]:
        node = self["Outlines"].getSelection()
        return self.library.outlines.get(node.DataValue) if node is not None and node.DataValue else None

    def search(self) -> None:
        """Shows the outlines in which all the words occur, under their categories, and chooses one."""
        words = self.get("Search").casefold().split()
        found = [outline for outline in self.library.outlines.values() if all(word in self._searched(outline) for word in words)]
        tree = self["Outlines"]
        model = service(self.context, "com.sun.star.awt.tree.MutableTreeDataModel")
        root = model.createNode("", True)
        model.setRoot(root)
        leaves: Dict[str, Any] = {}
        for category, members in self._by_category(found).items():
            branch = model.createNode(category, True)
            root.appendChild(branch)
            for outline in members:
                leaves[outline.id] = leaf = model.createNode(self._pick(outline.title), False)
                leaf.DataValue = outline.id
                branch.appendChild(leaf)
        tree.Model.DataModel = model
        for index in range(root.getChildCount()):
            tree.expandNode(root.getChildAt(index))
        if leaves:
            wanted = next((name for name in (self.snapshot.outline,) if name in leaves), next(iter(leaves)))
            tree.select(leaves[wanted])
        self.choose()

    def _by_category(self, found: List[Outline]) -> Dict[str, List[Outline]]:
        groups: Dict[str, List[Outline]] = {}
        for outline in found:
            groups.setdefault(self._pick(outline.category) or self.say("outline.other"), []).append(outline)
        return {name: sorted(groups[name], key=lambda outline: self._pick(outline.title)) for name in sorted(groups)}

    def _searched(self, outline: Outline) -> str:
        return " ".join([outline.id, *map(self._pick, (outline.title, outline.category, outline.description))]).casefold()

    def _pick(self, text: Any) -> str:
        return texts.pick(text, self.environment.language)

    # the outline that is chosen

    def choose(self) -> None:
        outline = self.chosen
        self["Insert"].setEnable(outline is not None)
        self.put("Description", self._pick(outline.description) if outline else "")
        if outline is not None and outline is not self.shown:
            self.shown = outline
            self.fields.offer(outline, self.snapshot.fields)
        self.preview()

    def preview(self) -> None:
        outline = self.chosen
        blocks = outlines.plan(outline, outlines.checked_fields(outline, self.fields.values)) if outline else ()
        self.put("Preview", "\n".join(_indented(blocks)))

    def _show_problems(self) -> None:
        problems = self.library.problems
        self.show(bool(problems), "Problems", "Details")
        self.put("Problems", self.say("library.problems", count=len(problems)))
        sentences = "\n\n".join(explain(problem, self.environment.language)[1] for problem in problems)
        self.on_press("Details", lambda: self.tell(sentences))


def _indented(blocks: Any) -> List[str]:
    """The paragraphs, each as far to the right as the heading that it stands under."""
    lines, level = [], 0
    for block in blocks:
        level = _level(block) or level
        lines.append(_INDENT * max(level - 1, 0) + block.text)
    return lines


def _level(block: Block) -> int:
    found = re.fullmatch(r"Heading (\d+)", block.style)
    return int(found[1]) if found else 0


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    reader.read(document)
    editor.check_editable(document)
    return InsertOutline(context, frame, document, environment).run()
