"""Choosing an outline and its fields' values, and seeing what will come of them: for every dialog made of InsertOutline.xdl."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional

from com.sun.star.view.SelectionType import SINGLE

from .. import messages
from ..commands.outlines import InsertedOutline, Numbering
from ..commands.session import Session
from ..document.snapshot import FieldValue, Snapshot
from ..library import field_values
from ..office.uno_helpers import service
from ..outlines.fields import checked_fields
from ..outlines.model import Outline
from ..planning import insertion, preview
from .application import explain, notice
from .controls import Modal
from .outline_fields import OutlineFields


class OutlineDialog(Modal):
    NAME = "InsertOutline"

    def __init__(self, context: Any, frame: Any, session: Session, snapshot: Snapshot) -> None:
        super().__init__(context, frame, session)
        self.fields_label = self["FieldsLabel"].Model.Label
        self.fields = OutlineFields(self, self.preview)
        self.library = session.library()
        self.snapshot = snapshot
        self.shown: Optional[Outline] = None
        self.options = session.environment.settings()
        self._remembered = field_values.read(self.environment.personal)
        self.tick("Remember", bool(self._remembered))
        self.tick("Numbering", self.options.numbering == "automatic")
        self._show_problems()
        self["Outlines"].Model.SelectionType = SINGLE
        self.on_choose("Outlines", self.choose)
        self.on_type("Search", self.search)
        self.down_leads("Search", to="Outlines")
        self.on_double_click("Outlines", self.insert)
        self.on_press("Insert", self.insert)

    def resized(self) -> None:
        self.fields.place()

    # what the dialogs do differently

    def insert(self) -> None:
        raise NotImplementedError

    def expected(self, outline: Outline) -> List[str]:
        """Return the lines of the preview."""
        return preview.lines(insertion.plan(outline, self.values(outline)))

    # the tree of outlines

    @property
    def chosen(self) -> Optional[Outline]:
        node = self["Outlines"].getSelection()
        return self.library.outlines.get(node.DataValue) if node is not None and node.DataValue else None

    def search(self) -> None:
        """Show the outlines in which all the words occur, under their categories, and choose one."""
        words = self.get("Search").casefold().split()
        found = [
            outline
            for outline in self.library.outlines.values()
            if all(word in self._searched(outline) for word in words)
        ]
        tree = self["Outlines"]
        model = service("com.sun.star.awt.tree.MutableTreeDataModel")
        root = model.createNode("", True)
        model.setRoot(root)
        leaves: Dict[str, Any] = {}
        for category, members in self._by_category(found).items():
            branch = model.createNode(category, True)
            root.appendChild(branch)
            for outline in members:
                leaves[outline.id] = leaf = model.createNode(self.pick(outline.title), False)
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
            groups.setdefault(self.pick(outline.category) or self.say("outline.other"), []).append(outline)
        return {name: sorted(groups[name], key=lambda outline: self.pick(outline.title)) for name in sorted(groups)}

    def _searched(self, outline: Outline) -> str:
        return " ".join(
            [outline.id, *map(self.pick, (outline.title, outline.category, outline.description))]
        ).casefold()

    def pick(self, text: Any) -> str:
        return messages.pick(text, self.language)

    # the outline that is chosen

    def choose(self) -> None:
        outline = self.chosen
        self.put("Description", self.pick(outline.description) if outline else "")
        if outline is not None and outline is not self.shown:
            self.shown = outline
            self.fields.offer(
                outline.fields.values(), {**self._remembered, **self.options.fields, **self.snapshot.fields}
            )
        self.preview()

    def preview(self) -> None:
        outline = self.chosen
        self.put("Preview", "\n".join(self.expected(outline)) if outline else "")
        miscounted = self.fields.miscounted.replace("\n", "; ").replace("~", "~~")
        self["FieldsLabel"].Model.Label = " ".join(filter(None, (self.fields_label, miscounted)))
        self.enable(outline is not None, "Insert")
        self.enable(outline is not None and bool(outline.fields), "Remember")

    def values(self, outline: Outline) -> Mapping[str, FieldValue]:
        """Return the fields' values as they will be: what is left empty stays as the document has it."""
        kept = {name: value for name, value in self.snapshot.fields.items() if name in outline.fields}
        return {**kept, **checked_fields(outline, self.fields.values)}

    @property
    def numbering(self) -> Numbering:
        """Who numbers the headings."""
        return "automatic" if self.ticked("Numbering") else "typed"

    def layout(self, outline: Optional[Outline]) -> str:
        """Return the id of the layout that the document will get: the outline's, or the one that the person prefers to it."""
        return self.library.layout_for(outline, self.options.layout) if outline else ""

    def show_layout(self, outline: Optional[Outline], with_pages: bool) -> None:
        """Name the outline's layout; where there is none, none is offered."""
        name = self.layout(outline)
        self.show(bool(name), "Layout")
        if name:
            layout = self.library.layouts.get(name)
            title = (self.pick(layout.title) if layout else name).replace("~", "~~")
            self["Layout"].Model.Label = self.say(
                "outline.layout-with-pages" if with_pages else "outline.layout", title=title
            )

    def remember(self, outline: Outline) -> None:
        """Keep the fields' values for other documents, or forget them, as the person has ticked."""
        if self.ticked("Remember"):
            given = checked_fields(outline, self.fields.values)
            field_values.keep(self.environment.personal, {name: given.get(name, "") for name in outline.fields})
        elif self._remembered:
            field_values.forget(self.environment.personal, list(outline.fields))

    def _show_problems(self) -> None:
        problems = self.library.problems
        self.show(bool(problems), "Problems", "Details")
        self.put("Problems", self.say("library.problems", count=len(problems)))
        sentences = "\n\n".join(explain(problem, self.language)[1] for problem in problems)
        self.on_press("Details", lambda: self.inform(sentences))


def show_fonts_missing(document: Any, inserted: InsertedOutline, language: str) -> None:
    """Say above the document's text which fonts were taken for others, if any were."""
    if inserted.fonts:
        each = [messages.get("ui.outline.font", language, **font._asdict()) for font in inserted.fonts]
        fonts = messages.get("ui.snippet.separator", language).join(each)
        notice(
            document.CurrentController.Frame,
            "tigang.fonts",
            messages.get("ui.outline.fonts", language, fonts=fonts),
            language,
        )
