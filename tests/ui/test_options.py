"""The page in Tools > Options > LibreOffice Writer: what is set there holds, and what an administrator has locked is grey."""

from __future__ import annotations

import pathlib
import re
from typing import Any, Dict, Iterator, Mapping, Tuple

import pytest

from tigang import messages
from tigang.library.settings import Settings
from tigang.office import settings
from tigang.office.process import Office
from tigang.office.uno_helpers import properties
from workshop.basics import ROOT
from workshop.windows import Choosing, Window, Windows

from .conftest import UNSEEN

TITLE = "Options - LibreOffice Writer - Tigang"
WORDS = {key: word.replace("~", "") for key, word in messages.catalogue("Options", "en").items()}
#: All that is set in a test is as delivered afterwards.
DELIVERED: Dict[str, settings.Value] = {
    "Messages/Language": "",
    "Documents/Layout": "",
    "Documents/Numbering": "typed",
    "Library/OtherLanguages": False,
    "Checking/Live": True,
    "Submission/CheckBefore": False,
    "Submission/Forbid": False,
    "Fields/unit": None,
    "Rules/number-gap": None,
}


class Page:
    """The page, open in the options."""

    def __init__(self, office: Office, frame: Any, words: Mapping[str, str] = WORDS) -> None:
        windows = Windows(office)
        helper = office.service("com.sun.star.frame.DispatchHelper")
        extensions = office.context.getByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
        given = properties(OptionsPageURL=extensions.getPackageLocation("org.tigang.Tigang") + "/dialogs/Options.xdl")
        self._opened = Choosing(
            lambda: windows.do(lambda: helper.executeDispatch(frame, ".uno:OptionsTreeDialog", "", 0, given))
        )
        self.window: Window = windows.wait(TITLE, words["live"], depth=8)

    def close(self, button: str) -> None:
        self.window.press(button)
        self._opened.wait()


@pytest.fixture
def personal(office: Office) -> Iterator[pathlib.Path]:
    folder = office.profile / "user/tigang"
    yield folder
    if office.alive:
        with office.guarded():
            settings.write(office.context, DELIVERED)
    (folder / "folders.yaml").unlink(missing_ok=True)


def test_what_is_set_in_the_page_holds(
    office: Office, windows: Windows, document: Any, personal: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    frame = document.CurrentController.Frame
    document.Text.String = "一、场地布置\r文。\r三、设备检修\r文。"
    before = office.dispatch(frame, "CheckStructure", Outline="")["findings"]
    assert [(finding["rule"], finding["severity"]) for finding in before] == [("number-gap", "error")]
    page = Page(office, frame)
    window = page.window
    assert not window.can_tick(WORDS["forbid"])
    window.tick(WORDS["numbering"])
    window.tick(WORDS["live"])
    window.tick(WORDS["checkBefore"])
    window.tick(WORDS["forbid"])
    window.choose(WORDS["layout"], "Chinese official documents, lines of 28 points")
    window.type(WORDS["value"], "甲市财政局")
    assert window.items(WORDS["fields"])[:2] == ["Own unit: 甲市财政局", "Author: "]
    window.choose(WORDS["rules"], "A number that is missing between two headings.")
    window.choose(WORDS["severity"], "Note")
    window.type(WORDS["folders"], f"{tmp_path}\n https://files.example.org/a: b ")
    page.close("OK")
    kept = settings.read(office.context)
    assert kept == Settings(
        fields={"unit": "甲市财政局"},
        layout="gbt-9704-28pt",
        numbering="automatic",
        live=False,
        check_before=True,
        forbid=True,
        severities={"number-gap": "info"},
    )
    after = office.dispatch(frame, "CheckStructure", Outline="")["findings"]
    assert [(finding["rule"], finding["severity"]) for finding in after] == [("number-gap", "info")]

    inserting = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "official-notice")
    assert dialog.text("Issuing agency:") == "甲市财政局"
    assert dialog.ticked("Number headings automatically")
    assert dialog.shows("Layout: Chinese official documents, lines of 28 points")
    dialog.press("Cancel")
    inserting.wait()

    page = Page(office, frame)
    window = page.window
    assert not window.ticked(WORDS["live"]) and window.ticked(WORDS["forbid"])
    assert window.text(WORDS["folders"]) == f"{tmp_path}\nhttps://files.example.org/a: b"
    window.type(WORDS["value"], "")
    window.tick(WORDS["live"])
    page.close("Cancel")
    assert settings.read(office.context) == kept


@pytest.fixture
def administered(own_profile: pathlib.Path, tmp_path: pathlib.Path) -> Iterator[Tuple[Office, Any]]:
    """An office with the example of the administrator's page installed."""
    example = re.search(r"```xml\n(.*?)```", (ROOT / "docs/administrators.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "tigang-settings.xcu").write_text(example[1], encoding="utf-8")
    with Office(own_profile) as office:
        office.install(tmp_path / "tigang-settings.xcu")
    with Office(own_profile, visible=True, environment=UNSEEN) as office:
        yield office, office.new_document()
        office.kill()


def test_what_an_administrator_has_locked_is_grey(administered: Tuple[Office, Any]) -> None:
    office, document = administered
    with office.guarded():
        now = settings.read(office.context)
        assert now.locked == {*settings.NAMES, "Fields/unit", "Rules/number-gap"}
        assert now.folders == ("/srv/tigang", "https://files.example.org/tigang")
        settings.write(office.context, DELIVERED)
        assert settings.read(office.context) == now
        words = {key: word.replace("~", "") for key, word in messages.catalogue("Options", "zh-CN").items()}
        window = Page(office, document.CurrentController.Frame, words).window
        assert [word for word in ("numbering", "live", "checkBefore", "forbid") if window.can_tick(words[word])] == []
        assert window.ticked(words["forbid"]) and not window.ticked(words["live"])
        for locked in ("language", "layout", "value", "folders"):
            assert not window.can_use(words[locked]), locked
        assert window.items(words["fields"])[0] == "本单位：甲市财政局"
        window.choose(words["fields"], "作者：")
        assert window.can_use(words["value"])
