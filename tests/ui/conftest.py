"""For tests of windows: an office that shows them, on no screen where that is enough, on a real one where it is not."""

from __future__ import annotations

import pathlib
import shutil
from typing import Any, Callable, Iterator

import pytest

from on_show import FIELDS, TEXT
from tigang.office.finding import OfficeError
from tigang.office.process import Office
from workshop.windows import Windows

#: LibreOffice draws into memory. Unlike ``--headless`` this lets dialogs wait for an answer.
UNSEEN = {"SAL_USE_VCLPLUGIN": "svp", "DISPLAY": ":none"}


@pytest.fixture(scope="session")
def profile(
    installed: Callable[[pathlib.Path], pathlib.Path], tmp_path_factory: pytest.TempPathFactory
) -> pathlib.Path:
    return installed(tmp_path_factory.mktemp("ui") / "profile")


@pytest.fixture(scope="session")
def _session_office(profile: pathlib.Path) -> Iterator[Office]:
    office = Office(profile, visible=True, environment=UNSEEN)
    yield office
    office.stop()


@pytest.fixture
def office(_session_office: Office) -> Office:
    """The same office for all tests; a test that leaves a dialog open or hangs ends it, and the next gets a new one.
    In none of them has the person put in a snippet before.
    """
    if not _session_office.alive:
        _session_office.stop()
        _session_office.start()
    shutil.rmtree(_session_office.profile / "user/tigang/used", ignore_errors=True)
    return _session_office


@pytest.fixture
def windows(office: Office) -> Windows:
    return Windows(office)


@pytest.fixture
def document(office: Office) -> Iterator[Any]:
    created = office.new_document()
    yield created
    if office.alive:
        try:
            with office.guarded(10, refusal="The document cannot be closed"):
                created.close(True)
        except OfficeError:  # a dialog of a failed test is still open
            office.kill()


@pytest.fixture
def frame(document: Any) -> Any:
    return document.CurrentController.Frame


@pytest.fixture
def numbered(document: Any) -> Any:
    """A document with mistakes in its headings."""
    document.Text.String = "\r".join(TEXT)
    document.setModified(False)
    return document


@pytest.fixture
def report(office: Office, document: Any, frame: Any) -> Any:
    """A project report whose sections are still to fill."""
    made = office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace", Fields=FIELDS)
    assert made["ok"], made
    return document
