"""How often and how lately a person has put in each snippet, or each outline: what breaks the tie between those that fit equally
well.

Every use is a line, "2026-11-25 snippet-id", added to the file of its month in ``used`` in their profile. To add a line
nothing is read or rewritten, so two Writers at once lose nothing; and a line that makes no sense counts for nothing. What is
older than a year is swept away, a month counts only as much as anybody reads from it, and all may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import datetime
import pathlib
from typing import Dict, Iterable, Iterator, Mapping, Tuple

_FOLDER = "used"
OUTLINES = "outlines"
_MONTHS = 12
_MOST = 50_000  # bytes of a month: some 1,500 uses, after which one more says nothing new

#: Of each snippet put in during the last year: how often, and the number of the last day.
Uses = Mapping[str, Tuple[int, int]]
NONE: Uses = {}


def read(personal: pathlib.Path, kind: str = "") -> Uses:
    """Return how often each was put in during the last year, by id.

    ``personal``: the personal library; ``kind``: OUTLINES, else of snippets.
    """
    uses: Dict[str, Tuple[int, int]] = {}
    for name, day in _lines(personal / _FOLDER / kind):
        count, last = uses.get(name, (0, 0))
        uses[name] = (count + 1, max(last, day))
    return uses


def order(uses: Uses, name: str) -> Tuple[int, int]:
    """Return what to sort by: the snippet used most comes first, of those used as often the one used last."""
    count, last = uses.get(name, (0, 0))
    return -count, -last


def add(personal: pathlib.Path, names: Iterable[str], kind: str = "") -> None:
    """Add a use of each. Where that cannot be written nothing happens: the text is what the person wanted."""
    today = datetime.date.today().isoformat()
    lines = "".join(f"{today} {name}\n" for name in names)
    with contextlib.suppress(OSError):
        folder = personal / _FOLDER / kind
        folder.mkdir(parents=True, exist_ok=True)
        with open(
            folder / f"{today[:7]}.txt", "ab", buffering=0
        ) as file:  # one write, at the end wherever that then is
            new = file.tell() == 0
            if file.tell() < _MOST:
                file.write(lines.encode("utf-8"))
        if new:
            for old in sorted(folder.glob("*.txt"))[:-_MONTHS]:
                old.unlink()


def _lines(folder: pathlib.Path) -> Iterator[Tuple[str, int]]:
    """Yield every use: the id and the number of the day."""
    for path in sorted(folder.glob("*.txt"))[-_MONTHS:]:
        with contextlib.suppress(OSError):
            for line in path.read_bytes()[: 2 * _MOST].decode("utf-8", "replace").splitlines():
                with contextlib.suppress(ValueError):
                    day, name = line.split(" ")
                    yield name, datetime.date.fromisoformat(day).toordinal()
