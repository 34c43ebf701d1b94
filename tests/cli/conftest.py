"""For tests of the command line: documents made by a LibreOffice, and the command as a person runs it."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
from typing import Any, Callable

import pytest
import uno
from com.sun.star.beans import NamedValue
from running import Run, command, environment  # type: ignore[import-not-found]

from tigang.office.process import Office
from tigang.office.uno_helpers import file_url, properties

ORDERED = ("一、背景", "文。", "二、措施", "文。", "三、要求", "文。")
GAP = ("一、背景", "文。", "三、要求", "文。")  # number-gap, an error that no program fixes
STYLES = ("一、背景", "文。", "2、措施", "文。", "三、要求", "文。")  # number-style, a warning that is fixed

typed: Any = vars(uno)["Any"]  # of which the types know nothing

_FILTERS = {
    ".odt": "writer8",
    ".docx": "MS Word 2007 XML",
    ".rtf": "Rich Text Format",
    ".doc": "MS Word 97",
    ".fodt": "OpenDocument Text Flat XML",
    ".txt": "Text",
}


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Documents that no test changes."""
    folder = tmp_path_factory.mktemp("made")
    with Office(tmp_path_factory.mktemp("profile")) as office, office.guarded(refusal="The documents cannot be made"):

        def make(name: str, paragraphs: Any, **arguments: Any) -> None:
            document = office.new_document()
            document.Text.setString("\r".join(paragraphs))
            document.storeToURL(
                file_url(folder / name), properties(FilterName=_FILTERS[pathlib.Path(name).suffix], **arguments)
            )
            document.close(True)

        for suffix in _FILTERS:
            make(f"ordered{suffix}", ORDERED)
            make(f"gap{suffix}", GAP)
            make(f"styles{suffix}", STYLES)
        make("secret.odt", GAP, Password="x")
        make("secret.doc", GAP, Password="x")
        encryption = (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", "x"))
        make("secret.docx", GAP, EncryptionData=typed("[]com.sun.star.beans.NamedValue", encryption))
        make("large.fodt", (f"第 {number} 段。" for number in range(20_000)))
    whole = (folder / "gap.docx").read_bytes()
    (folder / "damaged.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "other.docx").write_text("This is text, whatever its name says.", encoding="utf-8")
    (folder / "empty.docx").write_bytes(b"")
    return folder


@pytest.fixture
def folder(_made: pathlib.Path, tmp_path: pathlib.Path) -> Callable[..., pathlib.Path]:
    """``folder("gap.docx", …)``: a new folder with copies of these documents. Its path holds what real paths hold."""

    def make(*names: str) -> pathlib.Path:
        place = tmp_path / "文件 [1]"
        place.mkdir()
        for name in names:
            shutil.copyfile(_made / name, place / name)
        return place

    return make


@pytest.fixture
def tigang(tmp_path: pathlib.Path) -> Run:
    """Runs ``tigang`` with arguments, in an English system with no library of the person's own."""

    def run(*arguments: Any, **more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*arguments),
            capture_output=True,
            encoding="utf-8",
            timeout=100,
            check=False,
            env=environment(tmp_path),
            **more,
        )

    return run
