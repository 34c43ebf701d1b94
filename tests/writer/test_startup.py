"""The extension costs nothing until it is used: LibreOffice loads Python with the first command, not with Writer."""

from __future__ import annotations

import pathlib
import time
from typing import Any, Iterator, Tuple

import pytest

from processes import has_python, processes
from tigang.office.process import Office
from workshop.display import Display
from workshop.windows import Windows

TOOLBAR = "private:resource/toolbar/addon_org.tigang.Toolbar"


def test_headless_writer_loads_python_with_the_first_command(own_profile: pathlib.Path) -> None:
    with Office(own_profile) as office:
        document = office.new_document()
        assert not has_python(office)
        answer = office.dispatch(document.CurrentController.Frame, "CheckStructure", Outline="self-examination-five")
        assert answer["ok"], answer
        assert has_python(office)
        document.close(True)


@pytest.fixture
def windowed(own_profile: pathlib.Path) -> Iterator[Tuple[Office, Display]]:
    with Display() as display, Office(
        own_profile, visible=True, environment=display.environment, call_limit=60
    ) as office:
        yield office, display


def test_writer_with_the_toolbar_loads_python_with_the_first_button(windowed: Tuple[Office, Display]) -> None:
    office, display = windowed
    with office.guarded():
        frame = office.new_document().CurrentController.Frame
        layout = frame.LayoutManager
        assert not layout.isElementVisible(TOOLBAR)
        office.on_main_thread(lambda: layout.showElement(TOOLBAR))
        assert layout.isElementVisible(TOOLBAR)
        time.sleep(2)  # buttons ask for their state when Writer is idle
        assert not has_python(office)
        office.on_main_thread(lambda: press(office, frame, "CheckStructure"))
        assert has_python(office)
        Windows(office).panel(frame, "Findings")
        office.on_main_thread(lambda: layout.hideElement(TOOLBAR))  # else the profile remembers it


def test_the_office_loads_the_installed_extension(own_profile: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the checkout, to which PYTHONPATH of a test run points."""
    monkeypatch.setenv("PYTHONPATH", str(pathlib.Path(__file__).parent))
    with Office(own_profile) as office:
        for process in processes(office):
            assert b"PYTHONPATH=" not in (process / "environ").read_bytes()


def press(office: Office, frame: Any, verb: str) -> None:
    """What a button of the toolbar does."""
    import uno  # noqa: PLC0415

    url = uno.createUnoStruct("com.sun.star.util.URL")
    url.Complete = f"vnd.sun.star.job:alias=org.tigang.{verb}"
    _, url = office.service("com.sun.star.util.URLTransformer").parseStrict(url)
    frame.queryDispatch(url, "_self", 0).dispatch(url, ())
