"""Takes the pictures of the manual: the panels beside a document, and each window, in English and Chinese.

    PYTHONPATH=python .venv/bin/python -m workshop.screenshots
    PYTHONPATH=python .venv/bin/python -m workshop.screenshots --size 1366x768 --dark --fonts 2 --out out/pictures

They are taken on a screen of their own and written to docs/images/<name>-<language>.png.
"""

from __future__ import annotations

import argparse
import functools
import pathlib
import sys
import tempfile
import time
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

from tigang import messages
from tigang.office.finding import OfficeError
from tigang.office.process import Office
from workshop import package

from .basics import ROOT, Failure, run, say
from .display import Display
from .windows import Choosing, Window, Windows

IMAGES = ROOT / "docs" / "images"


class Sample(NamedTuple):
    """What is shown in a language."""

    language: str
    search: str  # for an outline, in the window that inserts one
    snippet: str  # part of the title of a snippet for the placeholder at which searching is shown
    typed: str  # what finds it
    saved: int  # the paragraph that is saved as a snippet
    outline: str
    fields: Dict[str, Any]
    mistakes: Sequence[Tuple[str, str]]  # words of the document, and what they become


SAMPLES = (
    Sample(
        "en-US",
        "project",
        "legal",
        "legal",
        2,
        "project-report",
        {
            "project": "Archive Digitisation",
            "period": "January to March",
            "author": "Project Office",
            "milestones": ["Requirements agreed", "Pilot in use", "Handover to operations"],
        },
        (("Next steps", "Next steps:"), ("4. ", "5. ")),
    ),
    Sample(
        "zh-CN",
        "self-examination",
        "理论学习",
        "llxx",
        4,
        "self-examination-five",
        {
            "unit": "某县人民政府",
            "topics": [
                "带头领悟“两个确立”",
                "带头牢记使命担当",
                "带头站稳人民立场",
                "带头应对风险挑战",
                "带头从严管党治党",
            ],
        },
        (("二、", "三、"), ("（二）", "（三）"), ("方向和整改措施", "方向和整改措施。")),
    ),
)


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="workshop.screenshots", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--out", type=pathlib.Path, default=IMAGES, help="where to write; default: docs/images")
    parser.add_argument("--language", choices=[sample.language for sample in SAMPLES], help="only in this one")
    parser.add_argument(
        "--size", type=_size, default=(1280, 900), metavar="WxH", help="of the screen; default: 1280x900"
    )
    parser.add_argument("--dark", action="store_true", help="light writing on dark windows")
    parser.add_argument("--fonts", default="1", metavar="FACTOR", help="how much larger than usual; default: 1")
    given = parser.parse_args(arguments)
    look = {"GDK_DPI_SCALE": given.fonts, **({"GTK_THEME": "Adwaita:dark"} if given.dark else {})}
    try:
        with tempfile.TemporaryDirectory() as folder:
            oxt = package.build(pathlib.Path(folder))
            for sample in SAMPLES:
                if given.language in {None, sample.language}:
                    with Display(*given.size) as display:
                        display.environment.update(look)
                        _Session(display, oxt, pathlib.Path(folder), sample, given.out).take()
    except (OfficeError, Failure) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _size(text: str) -> Tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


class _Session:
    """Writer in one language, photographed panel by panel and window by window."""

    def __init__(
        self, display: Display, oxt: pathlib.Path, folder: pathlib.Path, sample: Sample, out: pathlib.Path
    ) -> None:
        self.display, self.oxt, self.sample, self.out = display, oxt, sample, out
        self.profile = folder / f"profile-{sample.language}"
        self.language = messages.language_of(sample.language)

    def take(self) -> None:
        with Office(self.profile, language=self.sample.language) as office:
            office.install(self.oxt)
        (self.profile / "user" / "tigang").mkdir(parents=True, exist_ok=True)
        (self.profile / "user" / "tigang" / "tip").touch()  # the person has used it before
        with Office(self.profile, visible=True, environment=self.display.environment) as office:
            office.service("com.sun.star.linguistic2.LinguProperties").IsSpellAuto = False  # no red waves
            self.document = office.new_document()
            self.display.wait_for("LibreOffice Writer")
            self.frame = self.document.CurrentController.Frame
            self.windows = Windows(office)
            self._choose_outline("InsertOutline", "insert-outline")
            self._choose_outline("NewDocument", "new-document")
            office.dispatch(
                self.frame, "InsertOutline", Outline=self.sample.outline, Mode="replace", Fields=self.sample.fields
            )
            self._look_at("SetFields", "set-fields")
            self._look_at("InsertSnippet", "insert-snippet")
            self._fill()
            self._check()
            self._look_at("CheckBeforeSubmission", "check-before-submission")
            self._look_at("SnippetLibrary", "snippet-library")
            self._look_at("SaveOutline", "save-outline")
            self._look_at("FixStructure", "fix-structure")
            self._look_at("CheckBeforeSubmission", "check-before-submission")
            self._select_paragraph(self.sample.saved)
            self._look_at("SaveSnippet", "save-snippet")
            self.document.setModified(False)

    def _choose_outline(self, verb: str, name: str) -> None:
        opened, title = self._open(verb)
        self.windows.wait(title).type(self._word("InsertOutline", "search"), self.sample.search)
        self._close(opened, title, name)

    def _fill(self) -> None:
        """Filling, told in four pictures."""
        panel = self._panel("FillPlaceholders", "Fill")
        self._picture("fill-1-offered")
        self.display.press("Return")
        for _ in range(20):
            if self._offers(panel):
                break
            panel.press(self._word("FillPanel", "skip"))
            time.sleep(0.5)
        time.sleep(1)  # the keyboard is in the panel
        self.display.type(self.sample.typed)
        self._picture("fill-2-searched")
        panel.press(self._word("FillPanel", "insert"))
        self._picture("fill-3-next")
        panel.press(self._word("FillPanel", "fillAll"))
        self._picture("fill-4-done")

    def _offers(self, panel: Window) -> bool:
        """Whether the snippet whose search is shown is meant for the placeholder at the cursor."""
        items = panel.items(self._word("FillPanel", "snippets"))
        return any("★" in item and self.sample.snippet in item for item in items)

    def _check(self) -> None:
        for old, new in self.sample.mistakes:
            self.windows.do(functools.partial(self._replace, old, new))
        panel = self._panel("CheckStructure", "Findings")
        panel.wait_node(":" if self.language == "en" else "：")
        self._picture("check-structure")

    def _replace(self, old: str, new: str) -> None:
        search = self.document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = old, True
        found = self.document.findFirst(search)
        if found is not None:
            found.setString(new)

    def _panel(self, verb: str, name: str) -> Window:
        self.windows.choose(self.frame, verb).wait()
        panel = self.windows.panel(self.frame, name)
        time.sleep(2)  # it takes the keyboard
        return panel

    def _look_at(self, verb: str, name: str) -> None:
        opened, title = self._open(verb)
        self._close(opened, title, name)

    def _open(self, verb: str) -> Tuple[Choosing, str]:
        opened, title = self.windows.choose(self.frame, verb), self._word(verb, "title")
        self.display.wait_for(f"^{title}$")
        return opened, title

    def _close(self, opened: Choosing, title: str, name: str) -> None:
        self._picture(name)
        self.display.press("Escape")
        self.display.wait_gone(f"^{title}$")
        opened.wait()

    def _picture(self, name: str) -> None:
        time.sleep(1)  # all is drawn
        path = self.out / f"{name}-{self.language}.png"
        self.display.picture(path)
        run(["convert", path, "+dither", "-colors", "128", f"PNG8:{path}"])  # looks the same in half the bytes
        say(f"took {path.name}")

    def _word(self, dialog: str, key: str) -> str:
        """A word of a dialog as it is shown: without the mark of the underlined letter."""
        if dialog == "NewDocument":
            return messages.get("ui.new-document.title", self.language)
        return messages.catalogue(dialog, self.language)[key].replace("~", "")

    def _select_paragraph(self, number: int) -> None:
        cursor = self.document.Text.createTextCursorByRange(self.document.Text.Start)
        for _ in range(number):
            cursor.gotoNextParagraph(False)
        cursor.gotoEndOfParagraph(True)
        self.windows.do(lambda: self.document.CurrentController.select(cursor))


if __name__ == "__main__":
    sys.exit(main())
