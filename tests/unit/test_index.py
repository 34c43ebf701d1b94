"""The index of a library: as good as reading every file anew, and faster."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import time
from typing import Any, List

import pytest

from tigang.formats import yamlfile
from tigang.library import index, loading

LONG_AGO = 1_600_000_000
BAD = "id: bad\ntitle: Bad\ntext: a\nsort: x\n"


_OFFICE = """
import pathlib, sys
from tigang.library import index, loading
index._JUST_NOW = 0
folder, cache, mine = map(pathlib.Path, sys.argv[1:])
for n in range(15):
    mine.write_text(f"id: {mine.stem}\\ntitle: t\\ntext: '{n}'\\n", encoding="utf-8")
    loaded = loading.load([folder], cache)
    assert loaded.snippets[mine.stem].text == str(n), n
    assert len(loaded.snippets) >= 203
"""


def snippet(name: str, text: str = "文。") -> str:
    return f"id: {name}\ntitle: {name}\ntags: [甲, 乙]\ntext: |\n  {text}\n"


def put(path: pathlib.Path, text: str, when: float = LONG_AGO) -> pathlib.Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return path


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A library, of which what was written just now counts as written long ago."""
    monkeypatch.setattr(index, "_JUST_NOW", 0)
    put(tmp_path / "library/snippets/a.yaml", snippet("a"))
    put(tmp_path / "library/snippets/b.yaml", snippet("b") + "---\n" + snippet("c"))
    put(tmp_path / "library/snippets/bad.yaml", BAD)
    put(tmp_path / "library/outlines/o.yaml", "id: o\ntitle: O\nsections:\n  - {id: one, heading: One}\n")
    put(
        tmp_path / "library/outlines/p.yaml",
        "id: p\ntitle: P\nextend: o\nsections:\n  - {id: x, heading: X, after: nowhere}\n",
    )
    return tmp_path / "library"


@pytest.fixture
def cache(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> List[str]:
    """The names of the files whose YAML was read."""
    names: List[str] = []
    read = yamlfile.read

    def spy(path: pathlib.Path) -> Any:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr(yamlfile, "read", spy)
    return names


def plain(loaded: loading.Library) -> Any:
    return (
        loaded.outlines,
        loaded.snippets,
        loaded.layouts,
        [(p.code, sorted(p.values.items())) for p in loaded.problems],
    )


def test_the_second_opening_reads_no_file_and_says_the_same(
    folder: pathlib.Path, cache: pathlib.Path, parsed: List[str]
) -> None:
    first = loading.load([folder], cache)
    assert sorted(parsed) == ["a.yaml", "b.yaml", "bad.yaml", "o.yaml", "p.yaml"]
    parsed.clear()
    second = loading.load([folder], cache)
    assert parsed == []
    assert plain(second) == plain(first) == plain(loading.load([folder]))
    assert [(p.code, p.values["line"]) for p in second.problems] == [("unknown-key", 4), ("extend-section", 5)]


@pytest.mark.parametrize(
    "change", ["text", "same size", "same size and time", "exchanged", "added", "removed", "renamed"]
)
def test_a_change_is_seen(folder: pathlib.Path, cache: pathlib.Path, change: str) -> None:
    loading.load([folder], cache)
    time.sleep(0.02)  # the tick of the file system's clock
    path = folder / "snippets/a.yaml"
    if change == "text":
        put(path, snippet("a", "另一段文。"))
    elif change == "same size":
        put(path, snippet("a", "字。"), LONG_AGO + 1)
    elif change == "same size and time":
        put(path, snippet("a", "字。"))
    elif change == "exchanged":
        os.replace(put(folder / "new", snippet("a", "字。")), path)
    elif change == "added":
        put(folder / "snippets/d.yaml", snippet("d"))
    elif change == "removed":
        path.unlink()
    else:
        path.rename(folder / "snippets/z.yaml")
    assert plain(loading.load([folder], cache)) == plain(loading.load([folder]))
    assert plain(loading.load([folder], cache)) == plain(loading.load([folder]))


def test_what_was_written_just_now_is_read_again(
    tmp_path: pathlib.Path, cache: pathlib.Path, parsed: List[str]
) -> None:
    """Within one tick of its clock a file can change twice and keep its times."""
    put(tmp_path / "snippets/a.yaml", snippet("a"), time.time())
    loading.load([tmp_path], cache)
    loading.load([tmp_path], cache)
    assert parsed == ["a.yaml", "a.yaml"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b"1-0 00000000\n{}", b"[" * 100_000])
def test_a_damaged_index_is_made_anew(
    folder: pathlib.Path, cache: pathlib.Path, damage: bytes, parsed: List[str]
) -> None:
    loading.load([folder], cache)
    (place,) = cache.iterdir()
    good = place.read_bytes()
    for harm in (damage, good[:-1], good.replace(b'"o"', b'"q"'), good.replace(b"id", b"di")):
        place.write_bytes(harm)
        assert plain(loading.load([folder], cache)) == plain(loading.load([folder]))
        assert place.read_bytes() == good


def test_an_index_of_other_schemas_is_made_anew(folder: pathlib.Path, cache: pathlib.Path, parsed: List[str]) -> None:
    loading.load([folder], cache)
    (place,) = cache.iterdir()
    place.write_bytes(place.read_bytes().replace(index._version().encode(), b"1-0000"))
    parsed.clear()
    loading.load([folder], cache)
    assert len(parsed) == 5


def test_no_index_can_be_written(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    nowhere = put(tmp_path / "file", "")
    assert plain(loading.load([folder], nowhere)) == plain(loading.load([folder]))


def test_a_file_that_may_not_be_read_is_tried_again(
    folder: pathlib.Path, cache: pathlib.Path, parsed: List[str]
) -> None:
    (folder / "snippets/gone.yaml").symlink_to(folder / "nowhere.yaml")
    for _ in range(2):
        assert "file-unreadable" in [p.code for p in loading.load([folder], cache).problems]
    put(folder / "nowhere.yaml", snippet("there"))
    assert "there" in loading.load([folder], cache).snippets


def test_two_offices_at_once(folder: pathlib.Path, cache: pathlib.Path) -> None:
    """Whoever writes the index last: it is whole, and true."""
    for number in range(200):
        put(folder / f"snippets/n-{number}.yaml", snippet(f"n-{number}"))
    offices = [
        subprocess.Popen(
            [sys.executable, "-c", _OFFICE, str(folder), str(cache), str(folder / f"snippets/mine-{k}.yaml")],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            cwd=str(cache.parent),
        )
        for k in range(2)
    ]
    assert [office.wait(60) for office in offices] == [0, 0]
    assert plain(loading.load([folder], cache)) == plain(loading.load([folder]))
    assert not [file for file in cache.iterdir() if file.suffix != ".json"]


def test_a_folder_out_of_reach_is_served_from_the_index(folder: pathlib.Path, cache: pathlib.Path) -> None:
    before = loading.load([folder], cache)
    folder.rename(folder.with_name("away"))
    assert plain(loading.load([index.Folder(folder, gone=True)], cache)) == plain(before)
    assert loading.load([folder], cache).snippets == {}  # and one that is there and empty, is empty
