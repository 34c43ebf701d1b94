#!/usr/bin/env python3
"""The one entry for people who work on Tigang. Any Python from 3.8 runs it; what else is needed it sets up itself."""

from __future__ import annotations

import argparse
import pathlib
import sys
from typing import List

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "python"))

from workshop import machine, other_office, other_python, package  # noqa: E402
from workshop.basics import ROOT, VENV_PYTHON, Failure, say, status, statuses  # noqa: E402

#: These tests take as long as all others: both parts run at once, one for each of a small machine's cores.
_HALF = ("tests/ui", "tests/workshop", "tests/cli")
_PYTHONPATH = {"PYTHONPATH": str(ROOT / "python"), "PYTHONUTF8": "1"}


def build(_: argparse.Namespace) -> int:
    _build()
    return 0


def install(given: argparse.Namespace) -> int:
    machine.ready_for_demo()
    return _in_venv("workshop.extension", "install", "--oxt", _build(), *_option("--profile", given.profile))


def uninstall(given: argparse.Namespace) -> int:
    machine.ready_for_demo()
    return _in_venv("workshop.extension", "uninstall", *_option("--profile", given.profile))


def run_writer(given: argparse.Namespace) -> int:
    machine.ready_for_demo()
    return _in_venv("workshop.extension", "run", "--oxt", _build(), *_option("--file", given.file))


def demo(given: argparse.Namespace) -> int:
    machine.ready_for_demo()
    return _in_venv("workshop.demo", "--oxt", _build(), "--out", given.out)


def test(given: argparse.Namespace) -> int:
    chosen = [*_option("-k", given.k), *given.pytest]
    if given.office:
        return other_office.test(given.office, ["--", *chosen])
    if given.python:
        return other_python.test(given.python, chosen)
    machine.ready_for_test()
    _build()
    failed = [tool for tool, *arguments in (("ruff", "check", "."), ("mypy",)) if _checked(tool, *arguments) != 0]
    say("pytest")
    parts = [chosen] if chosen else [_HALF, [f"--ignore={folder}" for folder in _HALF]]
    codes = statuses([[VENV_PYTHON, "-m", "pytest", *part] for part in parts], environment=_PYTHONPATH)
    if failed:
        print(f"error: {' and '.join(failed)} found problems, see above", file=sys.stderr)
    return max(codes) or bool(failed)


def tool(given: argparse.Namespace) -> int:
    """One of the workshop's tools, with whatever arguments it takes."""
    machine.ready_for_test()
    return _in_venv(f"workshop.{given.module}", *given.arguments)


def _build() -> pathlib.Path:
    say("packing the extension")
    path = package.build()
    say(f"built {path.relative_to(ROOT)} ({path.stat().st_size // 1024} KiB)")
    return path


def _checked(tool: str, *arguments: str) -> int:
    say(tool)
    return _in_venv(tool, *arguments)


def _in_venv(module: str, *arguments: object) -> int:
    return status([VENV_PYTHON, "-m", module, *arguments], environment=_PYTHONPATH)


def _option(name: str, value: object) -> List[object]:
    return [] if value is None else [name, value]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, does: object, summary: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(does=does)
        return added

    command("build", build, "pack the extension: dist/tigang-<version>.oxt")
    for name, does, summary in (
        ("install", install, "build, and install into your LibreOffice"),
        ("uninstall", uninstall, "remove Tigang from your LibreOffice"),
    ):
        command(name, does, summary).add_argument(
            "--profile", metavar="DIR", type=_folder, help="LibreOffice profile to use; your own unless given"
        )
    command("run", run_writer, "build, and open Writer with Tigang in a profile of its own").add_argument(
        "file", metavar="FILE", nargs="?", type=_folder, help="document to open"
    )
    command(
        "demo", demo, "set up, build, and show Tigang at work: writes a document as .odt, .docx, .pdf and .png"
    ).add_argument("--out", metavar="DIR", type=_folder, default=ROOT / "out", help="where to write; default: out/")
    tests = command("test", test, "set up, build, and run ruff, mypy and all tests")
    tests.add_argument("-k", metavar="EXPR", help="only tests whose names match, as pytest has it")
    other = tests.add_mutually_exclusive_group()
    other.add_argument(
        "--office",
        metavar="VERSION",
        choices=other_office.OFFICES,
        help=f"with another LibreOffice, in a Debian of its own: {' or '.join(other_office.OFFICES)}",
    )
    other.add_argument(
        "--python", metavar="VERSION", help="the tests without LibreOffice, with another Python that is installed: 3.8"
    )
    tests.add_argument("pytest", metavar="PYTEST-ARGUMENT", nargs="*", help="more for pytest; options after --")
    for name, module, summary in (
        ("bench", "bench", "measure speeds as ratios: out/bench/<name>.json"),
        ("mutation", "mutation", "seed every mistake at every place and see whether just it is found"),
        ("false-alarms", "false_alarms", "check a folder: what is said, and what fixes change"),
        (
            "soak",
            "long_use",
            "insert, fill, check and undo for hours in one office, and see whether memory and times stay",
        ),
        ("fuzz", "fuzz", "throw anything at what reads files and documents"),
        ("harness", "harness", "run and undo verbs on documents, and see whether they come back"),
        ("manual", "manual", "write docs/ from the rules, the schemas and the outlines"),
        ("words", "words", "write the list of Chinese words: extension/words/zh.txt"),
        ("new-rule", "new_rule", "start the file of a new rule"),
        ("screenshots", "screenshots", "take the pictures of the README: docs/images"),
        ("contact-sheet", "contact_sheet", "draw all outlines: docs/images/outlines.png"),
    ):
        added = command(name, tool, f"{summary}; -- --help shows its arguments")
        added.set_defaults(module=module)
        added.add_argument("arguments", metavar="ARGUMENT", nargs="*", help="the tool's own; options after --")
    return parser


def _folder(text: str) -> pathlib.Path:
    return pathlib.Path(text).absolute()


def main() -> int:
    given = _parser().parse_args()
    try:
        return int(given.does(given))
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
