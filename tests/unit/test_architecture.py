"""Read, think, edit: UNO is known at the edge only, and no room points up. CONTRIBUTING.md has the map that holds here."""

from __future__ import annotations

import ast
import pathlib
import re
from typing import Dict, Iterator, List, Set

import tigang

PACKAGE = pathlib.Path(tigang.__file__).parent
UNO = ("uno", "unohelper", "com.sun.star")
KNOW_UNO = ("writer", "office", "ui")


def floors() -> List[Set[str]]:
    """The rooms on each floor of the map in CONTRIBUTING.md, the top floor first: the lines of its block of names."""
    text = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```rooms\n(.*?)```", text, re.DOTALL)
    return [set(re.findall(r"[a-z]+", line.split("  ", 1)[0])) for line in block.splitlines()]


def files() -> Iterator[pathlib.Path]:
    return (path for path in PACKAGE.rglob("*.py") if "_vendor" not in path.parts)


def imported(path: pathlib.Path) -> Iterator[str]:
    """Every module that a file imports, relative ones as tigang.…"""
    package = ("tigang", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room(path: pathlib.Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def rooms_imported(path: pathlib.Path) -> Set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("tigang.")} - {room(path)}


def module(path: pathlib.Path) -> str:
    parts = ["tigang", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_uno_is_known_at_the_edge_only() -> None:
    for path in files():
        if room(path) not in KNOW_UNO:
            assert not [name for name in imported(path) if name.startswith(UNO)], path


def test_the_map_has_every_room() -> None:
    named = [name for floor in floors() for name in floor]
    assert sorted(named) == sorted({room(path) for path in files()} - {"__init__"})


def test_no_room_points_up() -> None:
    height = {name: number for number, floor in enumerate(reversed(floors())) for name in floor}
    for path in files():
        if room(path) in height:
            up = {name for name in rooms_imported(path) if height.get(name, -1) >= height[room(path)]}
            assert not up, f"{path.relative_to(PACKAGE)} imports {', '.join(sorted(up))}"


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {module(path) for path in files()}
    below: Dict[str, Set[str]] = {module(path): set(imported(path)) & known - {module(path)} for path in files()}
    for package in [name for name in known if any(other.startswith(name + ".") for other in known)]:
        below[package] = set()  # a package's own names are there before its modules are
    while below:
        ready = {name for name, others in below.items() if not others & below.keys()}
        assert ready, f"in circles: {sorted(below)}"
        below = {name: others for name, others in below.items() if name not in ready}
