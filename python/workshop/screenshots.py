"""Takes the pictures of the manual: Writer with an outline inserted, and each window, in English and Chinese.

    PYTHONPATH=python .venv/bin/python -m workshop.screenshots

They are taken on a screen of their own and written to docs/images/<name>-<language>.png.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
import tempfile
import time
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from tigang import messages
from tigang.office.finding import OfficeError
from tigang.office.process import Office
from workshop import package

from .basics import ROOT, Failure, run, say
from .display import Display
from .windows import Choosing, Windows

IMAGES = ROOT / "docs" / "images"


class Sample(NamedTuple):
    """What is shown in a language."""

    language: str
    search: str
    typed: str  # into the search of the fill window, at the second placeholder
    saved: int  # the paragraph that is saved as a snippet
    outline: str
    fields: Dict[str, Any]


SAMPLES = (
    Sample(
        "en-US",
        "project-report",
        "legal",
        2,
        "project-report",
        {
            "project": "Archive Digitisation",
            "period": "January to March",
            "author": "Project Office",
            "milestones": ["Requirements agreed", "Pilot in use", "Handover to operations"],
        },
    ),
    Sample(
        "zh-CN",
        "self-examination-five",
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
    ),
)


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="workshop.screenshots", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--out", type=pathlib.Path, default=IMAGES, help="where to write; default: docs/images")
    out = parser.parse_args(arguments).out
    try:
        with tempfile.TemporaryDirectory() as folder:
            oxt = package.build(pathlib.Path(folder))
            for sample in SAMPLES:
                with Display() as display:
                    _Session(display, oxt, pathlib.Path(folder), sample, out).take()
    except (OfficeError, Failure) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


class _Session:
    """Writer in one language, photographed window by window."""

    def __init__(
        self, display: Display, oxt: pathlib.Path, folder: pathlib.Path, sample: Sample, out: pathlib.Path
    ) -> None:
        self.display, self.oxt, self.sample, self.out = display, oxt, sample, out
        self.profile = folder / f"profile-{sample.language}"
        self.language = messages.language_of(sample.language)

    def take(self) -> None:
        with Office(self.profile, language=self.sample.language) as office:
            office.install(self.oxt)
        with Office(self.profile, visible=True, environment=self.display.environment) as office:
            office.service("com.sun.star.linguistic2.LinguProperties").IsSpellAuto = False  # no red waves
            document = office.new_document()
            self.display.wait_for("LibreOffice Writer")
            self.frame = document.CurrentController.Frame
            self.windows = Windows(office)
            self._insert_outline()
            office.dispatch(
                self.frame, "InsertOutline", Outline=self.sample.outline, Mode="replace", Fields=self.sample.fields
            )
            self._picture("writer")
            self._look_at("CheckStructure", "check-structure")
            self._look_at("InsertSnippet", "insert-snippet")
            self._fill()
            self._select_paragraph(document, self.sample.saved)
            self._look_at("SaveSnippet", "save-snippet")
            document.setModified(False)

    def _insert_outline(self) -> None:
        opened, title = self._open("InsertOutline")
        window = self.windows.wait(title)
        window.type(self._word("InsertOutline", "search"), self.sample.search)
        self._close(opened, title, "insert-outline")

    def _fill(self) -> None:
        """Filling, shown in four pictures."""
        _, title = self._open("FillPlaceholders")
        window = self.windows.wait(title)
        self._picture("fill-1-offered")
        self.display.press("Return")
        self.display.type(self.sample.typed)
        self._picture("fill-2-searched")
        self.display.press("Return")
        self._picture("fill-3-next")
        window.press(self._word("FillPlaceholders", "fillAll"))
        self._picture("fill-4-done")
        self.display.press("Escape")
        self.display.wait_gone(f"^{title}$")

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
        return messages.catalogue(dialog, self.language)[key].replace("~", "")

    def _select_paragraph(self, document: Any, number: int) -> None:
        cursor = document.Text.createTextCursorByRange(document.Text.Start)
        for _ in range(number):
            cursor.gotoNextParagraph(False)
        cursor.gotoEndOfParagraph(True)
        self.windows.do(lambda: document.CurrentController.select(cursor))


if __name__ == "__main__":
    sys.exit(main())
