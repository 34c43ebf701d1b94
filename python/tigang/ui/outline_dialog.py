"""Choosing an outline and its fields' values, and seeing what will come of them: for every dialog made of InsertOutline.xdl."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional

from com.sun.star.view.SelectionType import SINGLE

from .. import messages
from ..commands.outlines import InsertedOutline, InsertOutline, Numbering
from ..commands.session import Session
from ..document.snapshot import FieldValue, Snapshot
from ..library import favourites, field_values
from ..office.uno_helpers import service
from ..outlines.fields import checked_fields
from ..outlines.model import Outline
from ..planning import insertion, outline_choice, preview
from ..snippets import usage
from . import other_languages
from .application import explain, notice
from .controls import Modal
from .outline_fields import OutlineFields
from .own_outlines import OwnOutlines
from .page_picture import PagePicture


class OutlineDialog(Modal):
    NAME = "InsertOutline"

    def __init__(self, context: Any, frame: Any, session: Session, snapshot: Snapshot) -> None:
        super().__init__(context, frame, session)
        self.fields_label = self["FieldsLabel"].Model.Label
        self.fields = OutlineFields(self, self.preview)
        self.library = session.library()
        self.found = outline_choice.Search(self.library.outlines)
        words = messages.catalogue(self.NAME, self.language)
        self.picture = PagePicture(context, frame, session.environment, self["Page"], words["pageHelp"])
        self.snapshot = snapshot
        self.shown: Optional[Outline] = None
        self.options = session.environment.settings()
        self._remembered = field_values.read(self.environment.personal)
        self.tick("Remember", bool(self._remembered))
        self.tick("Numbering", self.options.numbering == "automatic")
        self._show_problems()
        self.favourites = favourites.read(self.environment.personal)
        self.uses = usage.read(self.environment.personal, usage.OUTLINES)
        self["Outlines"].Model.SelectionType = SINGLE
        self.on_choose("Outlines", self.choose)
        self.on_type("Search", self.search)
        self.down_leads("Search", to="Outlines")
        self.on_double_click("Outlines", self.insert)
        self.on_press("Insert", self.insert)
        self.on_tick("Favourite", self.like)
        self.on_tick("Numbering", self.preview)
        self.on_press("Manage", self.manage)
        other_languages.offer(self, self.search)

    def run(self) -> Any:
        try:
            return super().run()
        finally:
            self.picture.end()

    def resized(self) -> None:
        self.fields.place()

    # what the dialogs do differently

    def insert(self) -> None:
        raise NotImplementedError

    def expected(self, outline: Outline) -> List[str]:
        """Return the lines of the preview."""
        return preview.lines(insertion.plan(outline, self.values(outline)))

    def page_layout(self, outline: Outline) -> Optional[str]:
        """Return the id of the layout of the page that is drawn, "" for Writer's own; None to draw none."""
        return self.layout(outline)

    # the tree of outlines

    @property
    def chosen(self) -> Optional[Outline]:
        node = self["Outlines"].getSelection()
        return self.library.outlines.get(node.DataValue) if node is not None and node.DataValue else None

    def search(self) -> None:
        """List the outlines that are found, the likeliest first; without a query all, under their categories.

        Those in other languages are listed where the person has asked for them, or for one of them.
        """
        query = self.get("Search").strip()
        model = service("com.sun.star.awt.tree.MutableTreeDataModel")
        root = model.createNode("", True)
        model.setRoot(root)
        leaves: Dict[str, Any] = {}
        if query:
            found = self.found.find(query, self.uses)
            self._add_leaves(model, root, other_languages.found(self, found, self.language, self._known), leaves)
        else:
            listed = other_languages.listed(self, list(self.library.outlines.values()), self.language, self._known)
            for group in outline_choice.groups(listed, self.favourites, self.uses, self.language):
                name = group.name or self.say(f"outline.{group.kind or 'other'}")
                branch = model.createNode(name, True)
                root.appendChild(branch)
                self._add_leaves(model, branch, group.outlines, leaves)
        tree = self["Outlines"]
        tree.Model.DataModel = model
        for index in range(root.getChildCount()):
            tree.expandNode(root.getChildAt(index))
        if leaves:
            wanted = self.likeliest if self.likeliest in leaves else next(iter(leaves))
            tree.select(leaves[wanted])
        self.choose()

    def _add_leaves(self, model: Any, branch: Any, outlines: Iterable[Outline], leaves: Dict[str, Any]) -> None:
        for outline in outlines:
            name = other_languages.named(self, self.pick(outline.title), outline, self.language)
            leaf = model.createNode(name, False)
            leaf.DataValue = outline.id
            branch.appendChild(leaf)
            leaves.setdefault(outline.id, leaf)

    def _known(self, outline: Outline) -> bool:
        """Return whether the person works with an outline already, in whatever language it is."""
        return outline.id == self.likeliest or outline.id in self.favourites or outline.id in self.uses

    @property
    def likeliest(self) -> str:
        """The id of the outline that is chosen unless the person chooses another one; "" for any."""
        return self.snapshot.outline

    def pick(self, text: Any) -> str:
        return messages.pick(text, self.language)

    # the outline that is chosen

    def choose(self) -> None:
        outline = self.chosen
        query = self.get("Search").strip()
        nothing = self.say("outline.nothing-found", query=query) if query else ""
        self.put("Description", self.pick(outline.description) if outline else nothing)
        self.enable(outline is not None, "Favourite")
        self.tick("Favourite", outline is not None and outline.id in self.favourites)
        if outline is not None and outline is not self.shown:
            self.shown = outline
            self.fields.offer(
                outline.fields.values(), {**self._remembered, **self.options.fields, **self.snapshot.fields}
            )
        self.preview()

    def preview(self) -> None:
        outline = self.chosen
        self.put("Preview", "\n".join(self.expected(outline)) if outline else "")
        self.picture.want(self._page(outline) if outline else None)
        miscounted = self.fields.miscounted.replace("\n", "; ").replace("~", "~~")
        self["FieldsLabel"].Model.Label = " ".join(filter(None, (self.fields_label, miscounted)))
        self.enable(outline is not None, "Insert")
        self.enable(outline is not None and bool(outline.fields), "Remember")

    def _page(self, outline: Outline) -> Optional[InsertOutline]:
        layout = self.page_layout(outline)
        if layout is None:
            return None
        values = {name: value for name, value in self.values(outline).items() if value}
        return InsertOutline(outline.id, "replace", False, values, self.numbering, layout)

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

    def like(self) -> None:
        """Make the outline a favourite, or none any more."""
        if self.chosen is not None:
            self.favourites = favourites.change(self.environment.personal, self.chosen.id, self.ticked("Favourite"))

    def manage(self) -> None:
        """Show the outlines of the person's own; what has changed there shows here."""
        OwnOutlines(self.context, self.frame, self.session).run()
        self.library = self.session.library()
        self.found = outline_choice.Search(self.library.outlines)
        self.picture.forget()
        self.search()

    def remember(self, outline: Outline) -> None:
        """Keep which outline was used; and the fields' values for other documents, or forget them, as the person has ticked."""
        usage.add(self.environment.personal, [outline.id], usage.OUTLINES)
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
