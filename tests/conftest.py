"""For all tests: the built extension, the care for tests in an office, and no skipping.

A skipped test looks green and has shown nothing.
"""

from __future__ import annotations

import pathlib
from typing import Any, Callable

import hypothesis
import pytest

from workshop import package

# A busy machine is no mistake; and the same code gets the same verdict twice: what is searched for by chance has `build.py fuzz`.
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.load_profile("same")

#: Seconds that one test may spend in the office.
_OFFICE_LIMIT = 120.0


@pytest.fixture(scope="session")
def oxt(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The extension, built from the checkout."""
    return package.build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def installed(oxt: pathlib.Path) -> Callable[[pathlib.Path], pathlib.Path]:
    """``installed(folder)``: a LibreOffice profile in that folder, with the extension."""
    from tigang.office.process import Office  # most unit tests need no LibreOffice

    def install(folder: pathlib.Path) -> pathlib.Path:
        with Office(folder) as office:
            office.install(oxt)
        return folder

    return install


@pytest.fixture
def own_profile(installed: Callable[[pathlib.Path], pathlib.Path], tmp_path: pathlib.Path) -> pathlib.Path:
    """One with the extension that no other office uses: a second one would hand over to the first and end."""
    return installed(tmp_path / "profile")


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Any:
    """Every call into the office that a test makes is guarded, also those past `Office`'s own methods.

    No UNO exception gets out: pytest writes to the exceptions that pass through it, and UNO's cannot be written to.
    """
    office: Any = pyfuncitem.funcargs.get("office")
    if office is None:
        return (yield)
    with office.guarded(_OFFICE_LIMIT, refusal="A call into LibreOffice failed"):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Any:
    """A failed test shows what the office has printed."""
    report = yield
    office = getattr(item, "funcargs", {}).get("office")
    if report.failed and office is not None:
        report.sections.append(("LibreOffice's log", office.log[-4000:]))
    return report


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run with a skipped test fails, whatever else it did."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", [])
    if skipped:
        reporter.section("skipped tests are not allowed", red=True)
        for report in skipped:
            reporter.line(f"{report.nodeid}: {report.longrepr}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
