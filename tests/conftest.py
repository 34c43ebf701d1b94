"""For all tests: the built extension, and no skipping. A skipped test looks green and has shown nothing."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from workshop import package


@pytest.fixture(scope="session")
def oxt(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The extension, built from the checkout."""
    return package.build(tmp_path_factory.mktemp("dist"))


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
