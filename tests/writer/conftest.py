"""For tests in a real LibreOffice: one office for the run, with the extension installed, in a profile of its own.

A missing or broken office fails the tests. One that crashes or hangs in a test fails that test, with its log, and is
started anew for those that follow.
"""

from __future__ import annotations

import pathlib
from typing import Any, Callable, Dict, Iterator

import pytest

from tigang.office.process import Office

#: Seconds that one test may spend in the office.
TEST_LIMIT = 120.0


@pytest.fixture(scope="session")
def profile(
    installed: Callable[[pathlib.Path], pathlib.Path], tmp_path_factory: pytest.TempPathFactory
) -> pathlib.Path:
    """A LibreOffice profile in which the extension is installed. Its path holds what paths of real people hold."""
    return installed(tmp_path_factory.mktemp("profile") / "用户 (1)")


@pytest.fixture(scope="session")
def _session_office(profile: pathlib.Path) -> Iterator[Office]:
    office = Office(profile, call_limit=TEST_LIMIT)
    yield office
    office.stop()


@pytest.fixture
def office(_session_office: Office) -> Office:
    """A running office, the same for all tests as long as it lives."""
    if not _session_office.alive:
        _session_office.stop()
        _session_office.start()
    return _session_office


@pytest.fixture
def document(office: Office) -> Iterator[Any]:
    """A new hidden Writer document."""
    created = office.new_document()
    yield created
    if office.alive:
        with office.guarded():
            created.close(True)


@pytest.fixture
def dispatch(office: Office, document: Any) -> Callable[..., Dict[str, Any]]:
    """Runs a verb on the document: ``dispatch("CheckStructure", Outline="…")`` gives its answer."""

    def run(verb: str, /, **arguments: Any) -> Dict[str, Any]:
        return office.dispatch(document.CurrentController.Frame, verb, **arguments)

    return run
