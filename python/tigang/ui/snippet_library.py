"""Snippet Library: finds, edits, renames, moves and deletes snippets.

What the person has entered is lost only when they say so: whatever would take it away asks first.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import Any, Callable, Dict, Mapping, Optional

from ..commands import snippet_files
from ..commands.arguments import LongText, split
from ..commands.session import Session
from ..commands.snippet_files import DeleteSnippet, EditSnippet, MoveSnippet, RenameSnippet, StoredSnippet
from ..document.snapshot import FieldValue
from ..errors import TigangError
from ..library import locations, store
from ..library.locations import Location
from ..snippets import filling
from ..snippets.model import Snippet
from ..snippets.search import Index
from ..writer import cursor
from . import application, library_exchange, other_languages, section_names
from .controls import Choice, Controls, Modal
from .library_exchange import Said
from .snippet_trash import SnippetTrash

_MOST = 1000  # lines that the list shows: nobody reads on
_FIELDS = ("Title", "Id", "Tags", "For", "Text")


@dataclasses.dataclass(frozen=True)
class Seen:
    """`snippets`: how many the library has."""

    snippets: int


class SnippetLibrary(Modal):
    NAME = "SnippetLibrary"

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session)
        self.values = _values(session)
        self.list, self.targets = Choice(self["Snippets"]), Choice(self["Target"])
        self.shown: Optional[Snippet] = None
        self.untouched: Dict[str, str] = {}  # what the fields say when the person has changed nothing
        self.open = False
        self.load()
        other_languages.offer(self, self.list_found)
        self.list_found()
        self.on_type("Search", self.list_found)
        self.down_leads("Search", to="Snippets")
        self.on_choose("Snippets", self.choose)
        for name in _FIELDS:
            self.on_type(name, self.refresh)
        self.on_press("Save", self.save)
        self.on_press("Rename", self.rename)
        self.on_press("Delete", self.delete)
        self.on_press("Move", self.move)
        self.on_press("Trash", self.bring_back)
        self.on_press("Details", self.tell_problems)
        for name, exchange in (
            ("Import", library_exchange.take_in),
            ("AutoText", library_exchange.take_in_autotext),
            ("Export", library_exchange.hand_on),
        ):
            self.on_press(name, functools.partial(self.exchange, exchange))

    def run(self) -> Seen:
        """Show the window until it is closed and nothing is left that could be lost."""
        self.take_place()
        application.ready(self.frame)
        try:
            self._execute()
            while not self.settled():
                self._execute()
            self.keep_place()
        finally:
            self.dialog.dispose()
        return Seen(len(self.library.snippets))

    def _execute(self) -> None:
        self.open = True
        try:
            self.dialog.execute()
        finally:
            self.open = False

    # the list

    def load(self) -> None:
        """Read the library, as it is now."""
        self.library = self.session.library()
        self.locations = locations.every(self.environment)
        self.index = Index(self.library.snippets.values())
        outlines = self.library.outlines.values()
        paths = {name: path for each in outlines for name, path in section_names.paths(each, self.language).items()}
        self.paths = {name: path for name, path in paths.items() if split(name) == (name,)}  # commas stand between them
        self.names = {path: name for name, path in self.paths.items()}
        problems = self.library.problems
        self.show(bool(problems), "Problems", "Details")
        self.put("Problems", self.say("library.problems", count=len(problems)))

    def list_found(self) -> None:
        """List what is found. While there are changes that are not saved, their snippet stays shown, found or not."""
        query = self.get("Search").strip()
        if query:
            found = other_languages.found(self, self.index.search(query), self.language, self._is_own)
        else:
            found = other_languages.listed(self, list(self.library.snippets.values()), self.language, self._is_own)
        listed = found[:_MOST]
        self.list.fill(listed, [self.line(snippet) for snippet in listed], choose=False)
        self.put("Count", self.say("library.count", shown=len(listed), count=len(self.library.snippets)))
        if not self.touched and self.shown not in listed:
            self.present(listed[0] if listed else None)
        elif self.shown in listed:
            self.list.choose(self.shown)

    def line(self, snippet: Snippet) -> str:
        """Return what the list says of a snippet."""
        title = other_languages.named(self, snippet.title, snippet, self.language)
        return self.say("library.line", title=title, place=self.place(self.location(snippet), short=True))

    def _is_own(self, snippet: Snippet) -> bool:
        return self.location(snippet).kind == locations.PERSONAL

    def choose(self) -> None:
        wanted = self.list.chosen
        if wanted is None or self.shown is not None and wanted.id == self.shown.id:
            return
        if self.settled():
            self.present(self.library.snippets.get(wanted.id))
        elif self.shown is not None:
            self.list.choose(self.shown)

    def reread(self, name: str) -> None:
        """Show the library as it is now, and a snippet of it."""
        self.load()
        self.shown, self.untouched = self.library.snippets.get(name), {}
        self.list_found()
        self.present(self.shown or self.list.chosen)

    def location(self, snippet: Snippet) -> Location:
        return locations.location_of(snippet, self.locations)

    def place(self, location: Location, short: bool = False) -> str:
        """Return what a folder is called; of a shared one its path, or just its end."""
        if location.kind == locations.PERSONAL:
            return self.say("library.personal")
        if location.kind == locations.BUNDLED:
            return self.say("library.bundled")
        return location.folder.name.replace("\\", "/").rstrip("/").rpartition("/")[2] if short else location.folder.name

    # the snippet

    def present(self, snippet: Optional[Snippet]) -> None:
        """Show a snippet in the fields."""
        self.shown, self.untouched = snippet, {}
        texts = (
            (
                snippet.title,
                snippet.id,
                ", ".join(snippet.tags),
                ", ".join(self.names.get(path, path) for path in snippet.sections),
                snippet.text,
            )
            if snippet
            else ()
        )
        for number, name in enumerate(_FIELDS):
            self.put(name, texts[number] if texts else "")
            self[name].setEditable(snippet is not None and (name != "Text" or not snippet.document))
        self.untouched = self.entered
        if snippet is not None and snippet in self.list:
            self.list.choose(snippet)
        others = [
            location
            for location in self.locations
            if location.writable and snippet and location != self.location(snippet)
        ]
        self.targets.fill(others, [self.place(location) for location in others])
        self.put("Where", self.where())
        self.refresh()

    def where(self) -> str:
        """Return where the snippet lies, and what that means for changing it."""
        snippet = self.shown
        if snippet is None:
            return ""
        location = self.location(snippet)
        if location.owns(snippet):
            said = self.say("library.lies", place=self.place(location))
            return f"{said} {self.say('library.document')}" if snippet.document else said
        if location.kind == locations.PERSONAL:
            return self.say("library.by-hand", file=snippet.source)
        return self.say("library.copy", place=self.place(location))

    @property
    def entered(self) -> Dict[str, str]:
        return {name: self.get(name) for name in _FIELDS}

    @property
    def touched(self) -> bool:
        """Whether the person has changed something that is not saved."""
        return self.shown is not None and bool(self.untouched) and self.entered != self.untouched

    def edited(self, snippet: Snippet) -> Snippet:
        """Return the snippet as the fields have it; what was not touched is as it was."""
        now = {name: text for name, text in self.entered.items() if text != self.untouched.get(name)}
        return locations.changed(
            snippet,
            id=now.get("Id", snippet.id).strip(),
            title=now.get("Title", snippet.title).strip(),
            tags=split(now["Tags"]) if "Tags" in now else snippet.tags,
            sections=tuple(self.paths.get(name, name) for name in split(now["For"]))
            if "For" in now
            else snippet.sections,
            text=now["Text"].strip("\n") if "Text" in now else snippet.text,
        )

    def refresh(self) -> None:
        """Let the preview and the buttons follow what is entered."""
        snippet = self.shown
        own = snippet is not None and self.location(snippet).owns(snippet)
        edited = self.edited(snippet) if snippet and self.untouched else snippet
        language = self.language
        self.put("Preview", filling.words(edited, self.values, edited.language or language).text if edited else "")
        self.enable(self.touched, "Save")
        self.enable(own and edited is not None and snippet is not None and edited.id != snippet.id, "Rename")
        self.enable(own, "Delete")
        self.enable(own and self.targets.chosen is not None, "Move", "Target")

    def settled(self) -> bool:
        """Return whether nothing is left that could be lost: ask what is to become of changes, and save them."""
        if not self.touched or self.shown is None:
            return True
        question = self.say("library.keep", title=self.shown.title)
        answer = application.ask_or_cancel(self.context, self.above, question, self.language)
        if not answer:
            return answer is not None
        try:
            return self.keep()
        except Exception as error:  # noqa: BLE001 - whatever it is, the person reads a sentence and the changes stay
            self.inform(application.explain(error, self.language)[1])
            return False

    # the buttons

    def save(self) -> None:
        self.keep()

    def keep(self) -> bool:
        """Save what is entered, and say whether that could be done."""
        if self.shown is None:
            return True
        after = self.edited(self.shown)
        before = self.session.library().snippets.get(self.shown.id, self.shown)  # another office may have taken it away
        if not after.title or not (after.text.strip() or after.document):
            self.inform(self.say("library.empty"))
            return False
        text = None if before.document else LongText(after.text)
        asked = EditSnippet(before.id, after.title, after.tags, after.sections, text, after.id)
        saved = snippet_files.edit(self.session, before, asked)
        self.reread(after.id)
        self.put("Where", self.say("library.saved", file=saved.file))
        return True

    def rename(self) -> None:
        """Change the id only; what else is entered stays there."""
        if self.shown is None:
            return
        entered, name = self.entered, self.edited(self.shown).id
        snippet_files.rename_snippet(self.session, RenameSnippet(self.shown.id, name))
        self.reread(name)
        for field, text in entered.items():
            if field != "Id" and text != self.untouched[field]:
                self.put(field, text)
        self.refresh()

    def delete(self) -> None:
        if self.shown is None:
            return
        location, name = self.location(self.shown), self.shown.id
        question = self.say("library.delete", title=self.shown.title, folder=location.path / store.TRASH)
        if application.ask(self.context, self.above, question, self.language):
            snippet_files.delete_snippet(self.session, DeleteSnippet(name))
            self.reread(name)

    def move(self) -> None:
        target = self.targets.chosen
        if target is None or not self.settled() or self.shown is None:
            return
        name = self.shown.id
        snippet_files.move_snippet(self.session, MoveSnippet(name, snippet_files.folder_name(target)))
        self.reread(name)

    def bring_back(self) -> None:
        """Bring deleted snippets back, out of the trash."""
        if not self.settled():
            return
        restored = SnippetTrash(self.context, self.frame, self.session).run()
        if isinstance(restored, StoredSnippet):
            self.put("Search", "")
            self.reread(restored.snippet)
            self.put("Where", self.say("library.saved", file=restored.file))

    def exchange(self, work: Callable[[Controls, Any], Optional[Said]]) -> None:
        """Import or export; the list shows what has come, and a message says it."""
        said = work(self, self.above) if self.settled() else None
        if said is not None:
            self.reread(self.shown.id if self.shown else "")
            self.inform(said.text, warning=said.warning)

    def tell_problems(self) -> None:
        self.inform("\n\n".join(application.explain(problem, self.language)[1] for problem in self.library.problems))

    def inform(self, text: str, *, warning: bool = True) -> None:
        application.message(self.context, self.above, text, self.language, warning=warning)

    @property
    def above(self) -> Any:
        """The window that a question stands over."""
        return self.dialog.Peer if self.open else self.frame.ContainerWindow


def _values(session: Session) -> Mapping[str, FieldValue]:
    """Return the values of the document's fields, for the preview; none where there is no document to ask."""
    try:
        return {**cursor.computed_fields(session.document), **session.read().fields}
    except TigangError:
        return {}


def run(context: Any, frame: Any, session: Session) -> Seen:
    """Show the library until the window is closed."""
    return SnippetLibrary(context, frame, session).run()
