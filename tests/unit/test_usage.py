"""What a person has put in before, in their profile."""

from __future__ import annotations

import datetime
import multiprocessing
import pathlib
from typing import List

import pytest

from tigang.snippets import usage

TODAY = datetime.date.today()


def ordered(personal: pathlib.Path, *names: str) -> List[str]:
    uses = usage.read(personal)
    return sorted(names, key=lambda name: usage.order(uses, name))


def month(personal: pathlib.Path, name: str) -> pathlib.Path:
    (personal / "used").mkdir(exist_ok=True)
    return personal / "used" / f"{name}.txt"


def test_every_use_is_a_line(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "not there yet"
    assert usage.read(folder) == {}
    usage.add(folder, ["b"])
    usage.add(folder, ["a", "b"])
    usage.add(folder, [])
    assert usage.read(folder) == {"a": (1, TODAY.toordinal()), "b": (2, TODAY.toordinal())}
    assert (folder / "used" / f"{TODAY:%Y-%m}.txt").read_text("utf-8") == "".join(f"{TODAY} {name}\n" for name in "bab")


def test_the_oftenest_comes_first_and_then_the_latest(tmp_path: pathlib.Path) -> None:
    month(tmp_path, "2026-01").write_text("2026-01-05 twice\n2026-01-06 twice\n2026-01-07 early\n", "utf-8")
    month(tmp_path, "2026-02").write_text("2026-02-01 late\n", "utf-8")
    assert ordered(tmp_path, "never", "early", "late", "twice") == ["twice", "late", "early", "never"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"2026-01-05\n", b"x y\n", b"2026-13-45 a\n", b"2026-01-05 a b\n", b"\n" * 9, b"{}"],
)
def test_what_makes_no_sense_counts_for_nothing(tmp_path: pathlib.Path, content: bytes) -> None:
    month(tmp_path, f"{TODAY:%Y-%m}").write_bytes(content + b"\n")
    assert usage.read(tmp_path) == {}
    usage.add(tmp_path, ["a"])
    assert list(usage.read(tmp_path)) == ["a"]


def test_it_does_not_grow_for_ever(tmp_path: pathlib.Path) -> None:
    for year in (2023, 2024):
        for number in range(1, 13):
            month(tmp_path, f"{year}-{number:02}").write_text(f"{year}-{number:02}-01 a\n", "utf-8")
    usage.add(tmp_path, ["b"])
    assert sorted(path.stem for path in (tmp_path / "used").iterdir()) == [
        f"2024-{number:02}" for number in range(2, 13)
    ] + [f"{TODAY:%Y-%m}"]
    for _ in range(200):
        usage.add(tmp_path, ["b"] * 100)
    assert month(tmp_path, f"{TODAY:%Y-%m}").stat().st_size < 60_000


def test_a_profile_that_cannot_be_written_or_read_is_no_harm(tmp_path: pathlib.Path) -> None:
    (tmp_path / "used").write_text("in the way", "utf-8")
    usage.add(tmp_path, ["a"])
    assert usage.read(tmp_path) == {}
    usage.add(tmp_path / "used" / "below", ["a"])


def _add_many(personal: pathlib.Path, name: str) -> None:
    for _ in range(300):
        usage.add(personal, [name])


def test_two_writers_at_once_lose_nothing(tmp_path: pathlib.Path) -> None:
    writers = [
        multiprocessing.get_context("fork").Process(target=_add_many, args=(tmp_path, name)) for name in ("one", "two")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert {name: count for name, (count, _) in usage.read(tmp_path).items()} == {"one": 300, "two": 300}
