"""Tests with another LibreOffice: on the checkout as it stands, and never with one that is not the one asked for."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

from workshop import basics, other_office
from workshop.basics import Failure


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    """The folder of a Debian in which LibreOffice 25.2.3 is installed."""
    made = tmp_path / "office-25.2"
    for name in ("tigang", "etc/ssl/certs", "var/lib/dpkg/info", "var/lib/dpkg/updates"):
        (made / name).mkdir(parents=True)
    (made / "var/lib/dpkg/info/format").write_text("1\n")
    (made / "var/lib/dpkg/status").write_text(
        "Package: libreoffice-core\nStatus: install ok installed\nMaintainer: x\nArchitecture: all\n"
        "Version: 4:25.2.3-2+deb13u9\nDescription: x\n"
    )
    return made


def copy(checkout: pathlib.Path, folder: pathlib.Path) -> None:
    subprocess.run(["sh", "-euc", other_office._COPY, "sh", folder, checkout], check=True)


def test_the_checkout_as_it_stands_is_copied(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    checkout = tmp_path / "checkout"
    for name in (
        "build.py",
        "python/new.py",
        ".venv/bin/python",
        ".cache/office-25.2/etc/passwd",
        ".mypy_cache/x",
        "dist/x",
    ):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("of the checkout")
    for name in ("python/deleted_since.py", ".venv/bin/python"):
        (folder / "tigang" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "tigang" / name).write_text("of the run before")
    copy(checkout, folder)
    there = {
        str(path.relative_to(folder / "tigang")): path.read_text()
        for path in (folder / "tigang").rglob("*")
        if path.is_file()
    }
    assert there == {
        "build.py": "of the checkout",
        "python/new.py": "of the checkout",
        ".venv/bin/python": "of the run before",
    }


def test_another_libreoffice_than_the_one_asked_for_is_refused(folder: pathlib.Path) -> None:
    other_office._refuse_other("25.2", folder)
    with pytest.raises(Failure, match=r"has LibreOffice 25\.2\.3-2\+deb13u9 in the place of 26\.8"):
        other_office._refuse_other("26.8", folder)


def test_an_unknown_version_is_reported() -> None:
    done = subprocess.run(
        [sys.executable, str(basics.ROOT / "build.py"), "test", "--office", "1.0"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "25.2" in done.stderr and "Traceback" not in done.stderr


def test_without_root_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(Failure, match=r"As root: python3 build\.py test --office 25\.2"):
        other_office.test("25.2", [])


def test_elsewhere_than_on_linux_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(Failure, match="needs Linux"):
        other_office.test("25.2", [])


def test_nothing_of_the_persons_session_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("https_proxy", "http://proxy")
    given = other_office._environment()
    assert "DISPLAY" not in given
    assert given["https_proxy"] == "http://proxy"
