"""For tests in a real LibreOffice: one office for the run, with the extension installed, in a profile of its own.

A missing or broken office fails the tests. One that crashes or hangs in a test fails that test, with its log, and is
started anew for those that follow.
"""

from __future__ import annotations

import pathlib
from typing import Any, Callable, Dict, Iterator

import pytest

from tigang.writer.office import Office

#: Seconds that one test may spend in the office.
TEST_LIMIT = 120.0

_OFFICE: pytest.StashKey[Office] = pytest.StashKey()


@pytest.fixture(scope="session")
def profile(oxt: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A LibreOffice profile in which the extension is installed. Its path holds what paths of real people hold."""
    folder = tmp_path_factory.mktemp("profile") / "用户 (1)"
    with Office(folder) as office:
        office.install(oxt)
    return folder


@pytest.fixture(scope="session")
def _session_office(profile: pathlib.Path) -> Iterator[Office]:
    office = Office(profile, call_limit=TEST_LIMIT)
    yield office
    office.stop()


@pytest.fixture
def office(_session_office: Office, request: pytest.FixtureRequest) -> Office:
    """A running office, the same for all tests as long as it lives."""
    if not _session_office.alive:
        _session_office.stop()
        _session_office.start()
    request.node.stash[_OFFICE] = _session_office
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


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Any:
    """Every call into the office that a test makes is guarded, also those past `Office`'s own methods.

    No UNO exception gets out: pytest writes to the exceptions that pass through it, and UNO's cannot be written to.
    """
    office = pyfuncitem.stash.get(_OFFICE, None)
    if office is None:
        return (yield)
    with office.guarded(TEST_LIMIT, refusal="A call into LibreOffice failed"):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """A failed test shows what the office has printed."""
    report = yield
    office = item.stash.get(_OFFICE, None)
    if report.failed and office is not None:
        report.sections.append(("LibreOffice's log", office.log[-4000:]))
    return report
