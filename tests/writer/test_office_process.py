"""The office that the tests run in: what becomes of one that is missing, dies, hangs or gives no answer."""

from __future__ import annotations

import os
import pathlib
import signal
import time
from typing import Any, Iterator

import pytest

from tigang.office import finding
from tigang.office import process as offices
from tigang.office.finding import OfficeError, find_program
from tigang.office.process import Office
from tigang.office.uno_helpers import file_url, service


@pytest.fixture
def own(tmp_path: pathlib.Path) -> Iterator[Office]:
    """An office without the extension, to be ill-treated."""
    with Office(tmp_path / "profile") as started:
        yield started


def tell(office: Office, what: int) -> None:
    """Sends a signal to the office and all that it has started."""
    assert office.process is not None
    os.killpg(office.process.pid, what)


def test_documents_and_their_language(own: Office) -> None:
    document = own.new_document()
    document.Text.String = "提纲"
    assert document.Text.String == "提纲"
    document.close(True)


def test_what_is_called_over_the_bridge_has_the_services_of_that_office(own: Office) -> None:
    def same_desktop() -> bool:
        return bool(service("com.sun.star.frame.Desktop") == own.desktop)

    with own.guarded():
        assert same_desktop()
        assert own.on_main_thread(same_desktop)


def test_a_dead_office_is_an_error_with_its_log(own: Office) -> None:
    tell(own, signal.SIGKILL)
    with pytest.raises(OfficeError, match=r"ended unexpectedly(.|\n)*office\.log"):
        own.new_document()


def test_a_hung_office_is_stopped_and_is_an_error(own: Office) -> None:
    own.new_document().close(True)
    own.call_limit = 1  # whatever the machine's load: a stopped process never answers
    tell(own, signal.SIGSTOP)
    with pytest.raises(OfficeError, match="did not answer within 1 s"):
        own.new_document()
    assert own.process is not None
    assert own.process.wait() != 0


def test_after_its_death_it_can_be_started_anew(own: Office) -> None:
    tell(own, signal.SIGKILL)
    own.stop()
    own.start()
    own.new_document().close(True)


def test_nothing_is_left_running(tmp_path: pathlib.Path) -> None:
    with Office(tmp_path / "profile") as office:
        assert office.process is not None
        group = office.process.pid
    for _ in range(50):
        if not any(_group(folder) == group for folder in pathlib.Path("/proc").glob("[0-9]*")):
            return
        time.sleep(0.1)
    raise AssertionError("the office left processes")


def _group(folder: pathlib.Path) -> int:
    try:
        state, _, group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return 0
    return 0 if state == "Z" else int(group)


def test_a_missing_file_is_an_error_that_names_it(own: Office) -> None:
    with pytest.raises(OfficeError, match=r"cannot open .*missing\.odt"):
        own.open(pathlib.Path("/nowhere/missing.odt"))


def test_a_file_that_is_no_extension_is_refused(own: Office, tmp_path: pathlib.Path) -> None:
    broken = tmp_path / "broken.oxt"
    broken.write_bytes(b"no zip")
    with pytest.raises(OfficeError, match=r"refused .*broken\.oxt"):
        own.install(broken)


def test_without_the_extension_a_verb_has_no_answer(own: Office) -> None:
    document = own.new_document()
    with pytest.raises(OfficeError, match=r"Nothing answered vnd\.tigang:CheckStructure"):
        own.dispatch(document.CurrentController.Frame, "CheckStructure")


def test_installing_twice_and_removing(oxt: pathlib.Path, tmp_path: pathlib.Path) -> None:
    with Office(tmp_path / "profile") as office:
        office.install(oxt)
        office.install(oxt)
        assert office.uninstall("org.tigang.Tigang")
        assert not office.uninstall("org.tigang.Tigang")


def test_what_has_just_been_installed_works_before_the_office_is_started_anew(
    oxt: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """It runs in a process of its own until then, and LibreOffice 25.2 does not survive reading a stream from there."""
    with Office(tmp_path / "profile") as office:
        office.install(oxt)
        frame = office.new_document().CurrentController.Frame
        assert office.dispatch(frame, "InsertOutline", Outline="project-report")["ok"]
        assert office.dispatch(frame, "FillPlaceholders", Mode="best")["ok"]


def test_a_missing_libreoffice_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finding, "_USUAL_PLACES", (str(tmp_path / "no*" / "soffice"),))
    with pytest.raises(OfficeError, match="LibreOffice was not found"):
        find_program()


def test_a_usual_place_may_be_a_pattern(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    program = tmp_path / "libreoffice26.8" / "soffice"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finding, "_USUAL_PLACES", (str(tmp_path / "libreoffice*" / "soffice"),))
    assert find_program() == str(program)


def test_a_window_without_a_display_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(OfficeError, match="no display"):
        Office(tmp_path / "profile", visible=True).start()


def test_an_office_that_ends_at_once_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    program: Any = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho something is wrong\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(offices, "find_program", lambda: str(program))
    with pytest.raises(OfficeError, match=r"ended while it was starting(.|\n)*something is wrong"):
        Office(tmp_path / "profile").start()


def test_a_name_of_bytes_that_are_no_utf8_is_a_url(tmp_path: pathlib.Path) -> None:
    """In Python such a byte is half a character, which some LibreOffices do not survive."""
    url = file_url(tmp_path / "\udcff.odt")
    assert url.isascii() and url.endswith(".odt")
