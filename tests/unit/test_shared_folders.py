"""Shared folders: found, copied, and served from the last copy when they cannot be reached."""

from __future__ import annotations

import os
import pathlib
import shutil
import threading
import time
from typing import Callable, Dict, Iterator, List

import pytest

from tigang.library import index
from tigang.library import loading as library
from tigang.library import shared_folders as sharing
from tigang.library.environment import Environment
from tigang.library.shared_folders import Item

URL = "https://files.example.org/tigang"


class Server:
    """What a `shared_folders.Remote` reads, in memory."""

    def __init__(self) -> None:
        self.files: Dict[str, bytes] = {}
        self.times: Dict[str, float] = {}
        self.down = False
        self.silent = threading.Event()
        self.silent.set()
        self.asked = 0  # so many requests wait for an answer
        self.broken: str = ""
        self.fetched: List[str] = []

    def put(self, file: str, text: str, when: float = 1_600_000_000.0) -> None:
        self.files[file], self.times[file] = text.encode(), when

    def items(self, url: str) -> List[Item]:
        self._answer()
        under = url[len(URL) :].strip("/")
        if not under:
            return [Item(name, True, 0, 0.0) for name in sorted({file.partition("/")[0] for file in self.files})]
        return [
            Item(file.partition("/")[2], False, len(content), self.times[file])
            for file, content in self.files.items()
            if file.startswith(f"{under}/")
        ]

    def content(self, url: str, most: int) -> bytes:
        self._answer()
        file = url[len(URL) + 1 :]
        if file == self.broken:
            raise OSError("403 Forbidden")
        self.fetched.append(file)
        return self.files[file]

    def _answer(self) -> None:
        self.asked += 1
        self.silent.wait()
        self.asked -= 1
        if self.down:
            raise OSError("connection refused")


def snippet(name: str, text: str) -> str:
    return f"id: {name}\ntitle: {name}\ntext: {text}\n"


@pytest.fixture
def server() -> Server:
    made = Server()
    made.put("snippets/shared.yaml", snippet("shared", "一"))
    made.put("snippets/both.yaml", snippet("both", "共用"))
    return made


@pytest.fixture
def opened(
    tmp_path: pathlib.Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], library.Library]]:
    """Opens the library as if some time had passed since the last opening."""
    monkeypatch.setattr(sharing, "PATIENCE", 0.3)
    monkeypatch.setattr(sharing, "PATIENCE_AT_FIRST", 5.0)
    monkeypatch.setattr(index, "_JUST_NOW", 0)
    monkeypatch.setattr(library, "bundled", lambda: tmp_path / "bundled")
    (tmp_path / "bundled/snippets").mkdir(parents=True)
    (tmp_path / "bundled/snippets/bundled.yaml").write_text(snippet("bundled", "随附"), encoding="utf-8")
    environment = Environment("en", tmp_path / "mine", tmp_path / "cache", server)

    def open_() -> library.Library:
        sharing.look_again()
        return environment.library()

    yield open_
    server.silent.set()
    sharing.look_again()


def share(folder: pathlib.Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "folders.yaml").write_text("".join(f"- {name}\n" for name in names), encoding="utf-8")


def problems(loaded: library.Library) -> List[str]:
    return [problem.code for problem in loaded.problems]


def test_without_a_list_there_are_none(opened: Callable[[], library.Library]) -> None:
    assert problems(opened()) == []


def test_a_server_is_copied_and_only_changes_are_fetched(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library]
) -> None:
    share(tmp_path / "mine", URL)
    assert opened().snippets["shared"].text == "一"
    assert opened().snippets["shared"].source == f"{URL}/snippets/shared.yaml"
    assert sorted(server.fetched) == ["snippets/both.yaml", "snippets/shared.yaml"]
    server.put("snippets/shared.yaml", snippet("shared", "二"), 1_600_000_001.0)
    del server.files["snippets/both.yaml"]
    loaded = opened()
    assert (loaded.snippets["shared"].text, "both" in loaded.snippets) == ("二", False)
    assert server.fetched[2:] == ["snippets/shared.yaml"]


def test_a_file_as_new_as_a_server_can_tell_is_fetched_again(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library]
) -> None:
    share(tmp_path / "mine", URL)
    now = time.time()
    server.put("snippets/shared.yaml", snippet("shared", "一"), now)
    opened()
    server.put("snippets/shared.yaml", snippet("shared", "二"), now)
    assert opened().snippets["shared"].text == "二"


def test_a_server_that_is_down_is_said_once_and_its_copy_serves(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library]
) -> None:
    share(tmp_path / "mine", URL)
    opened()
    server.down = True
    loaded = opened()
    assert problems(loaded) == ["folder-unreachable"]
    assert URL in str(loaded.problems[0]) and "connection refused" in str(loaded.problems[0])
    assert loaded.snippets["shared"].text == "一"
    server.down = False
    assert problems(opened()) == []


def test_a_server_that_does_not_answer_is_not_waited_for_twice(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    share(tmp_path / "mine", URL)
    opened()
    server.silent.clear()
    loaded = opened()
    assert problems(loaded) == ["folder-silent"]
    assert "shared" in loaded.snippets
    monkeypatch.setattr(sharing, "PATIENCE", 1e6)  # whoever waited now would wait for ever
    again = Environment("en", tmp_path / "mine", tmp_path / "cache", server).library()
    assert problems(again) == ["folder-silent"]
    assert server.asked == 1
    server.silent.set()
    for _ in range(100):
        if not problems(Environment("en", tmp_path / "mine", tmp_path / "cache", server).library()):
            break
        time.sleep(0.05)
    else:
        pytest.fail("what came late was never seen")


def test_what_cannot_be_fetched_keeps_its_copy(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library]
) -> None:
    share(tmp_path / "mine", URL)
    opened()
    server.put("snippets/shared.yaml", snippet("shared", "二"), 1_600_000_001.0)
    server.put("snippets/new.yaml", snippet("new", "三"))
    server.broken = "snippets/shared.yaml"
    loaded = opened()
    assert (loaded.snippets["shared"].text, loaded.snippets["new"].text) == ("一", "三")
    assert problems(loaded) == ["folder-unreachable"]


@pytest.mark.parametrize("name", ["../x.yaml", "..\\x.yaml", ".x.yaml", "a/b.yaml", "x.sh", "c:x.yaml", "x\n.yaml"])
def test_names_that_lead_elsewhere_are_passed_over(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library], name: str
) -> None:
    share(tmp_path / "mine", URL)
    server.put(f"snippets/{name}", snippet("evil", "x"))
    loaded = opened()
    assert sorted(loaded.snippets)[:1] == sorted({*loaded.snippets} - {"evil"})[:1]
    assert "evil" not in loaded.snippets
    assert not [path for path in tmp_path.rglob("x*") if path.is_file()]


def test_a_copy_that_somebody_spoilt_is_fetched_again(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library]
) -> None:
    share(tmp_path / "mine", URL)
    opened()
    for path in (tmp_path / "cache").rglob("shared.yaml"):
        path.write_text("nonsense: [", encoding="utf-8")
    assert opened().snippets["shared"].text == "一"
    shutil.rmtree(tmp_path / "cache")
    assert opened().snippets["shared"].text == "一"


def test_a_disk_that_is_full_keeps_the_copy_and_leaves_nothing_half_written(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    share(tmp_path / "mine", URL)
    opened()
    before = sorted(path.name for path in (tmp_path / "cache").rglob("*") if path.is_file())
    server.put("snippets/shared.yaml", snippet("shared", "二"), 1_600_000_001.0)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)  # what is not on the disk for certain is not there
    loaded = opened()
    assert problems(loaded) == ["folder-unreachable"]
    assert loaded.snippets["shared"].text == "一"
    assert sorted(path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()) == before


def test_folders_take_precedence_in_their_order(
    tmp_path: pathlib.Path, server: Server, opened: Callable[[], library.Library]
) -> None:
    drive = tmp_path / "drive"
    for folder, names in ((tmp_path / "mine", ["own"]), (drive, ["own", "both", "drive"])):
        for name in names:
            (folder / "snippets").mkdir(parents=True, exist_ok=True)
            (folder / "snippets" / f"{name}.yaml").write_text(snippet(name, folder.name), encoding="utf-8")
    share(tmp_path / "mine", str(drive), URL)
    assert {name: opened().snippets[name].text for name in ("own", "both", "drive", "shared")} == {
        "own": "mine",
        "both": "drive",
        "drive": "drive",
        "shared": "一",
    }
    share(tmp_path / "mine", URL, drive.as_uri(), "../drive")
    assert opened().snippets["both"].text == "共用"
    assert "bundled" in opened().snippets


def test_a_drive_that_may_only_be_read_serves_and_one_that_is_gone_is_remembered(
    tmp_path: pathlib.Path, opened: Callable[[], library.Library]
) -> None:
    drive = tmp_path / "drive"
    (drive / "snippets").mkdir(parents=True)
    (drive / "snippets/d.yaml").write_text(snippet("d", "盘"), encoding="utf-8")
    drive.chmod(0o555)
    share(tmp_path / "mine", str(drive))
    assert (opened().snippets["d"].text, problems(opened())) == ("盘", [])
    drive.rename(tmp_path / "unplugged")
    loaded = opened()
    assert (loaded.snippets["d"].text, problems(loaded)) == ("盘", ["folder-unreachable"])
    (tmp_path / "unplugged").rename(drive)
    assert problems(opened()) == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [("x: y\n", "wrong-type", 1), ("- a\n- [b]\n", "wrong-type", 2), ("- a\n- [\n", "yaml-syntax", 3)],
)
def test_a_bad_list_is_reported(
    tmp_path: pathlib.Path, opened: Callable[[], library.Library], text: str, code: str, line: int
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/folders.yaml").write_text(text, encoding="utf-8")
    (problem,) = opened().problems
    assert (problem.code, problem.values["line"]) == (code, line)
    assert "bundled" in opened().snippets
