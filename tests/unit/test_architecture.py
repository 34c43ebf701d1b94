"""Read, think, edit: UNO is known under writer/, ui/ and in the component only, and nothing points back."""

from __future__ import annotations

import ast
import pathlib
from typing import Iterator

import tigang

PACKAGE = pathlib.Path(tigang.__file__).parent
UNO = ("uno", "unohelper", "com.sun.star")


def imported(path: pathlib.Path) -> Iterator[str]:
    """Every module that a file imports, relative ones as tigang.…"""
    package = ("tigang", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[:len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def files() -> Iterator[pathlib.Path]:
    return (path for path in PACKAGE.rglob("*.py") if "_vendor" not in path.parts)


def test_uno_is_known_at_the_edge_only() -> None:
    for path in files():
        if path.relative_to(PACKAGE).parts[0] not in ("writer", "ui"):
            assert not [name for name in imported(path) if name.startswith(UNO)], path


def test_nothing_points_back() -> None:
    assert PACKAGE / "document.py" in files()
    for path in files():
        top = path.relative_to(PACKAGE).parts[0]
        outward = {"writer": ("tigang.ui", "tigang.commands"), "ui": ("tigang.cli",), "commands": ("tigang.ui", "tigang.cli"),
                   "cli": ("tigang.ui",)}
        forbidden = outward.get(top, ("tigang.ui", "tigang.commands", "tigang.writer", "tigang.cli"))
        assert not [name for name in imported(path) if name.startswith(forbidden)], path
