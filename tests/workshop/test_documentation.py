"""What can be commanded stands in the documentation: every verb with its arguments, every option, every rule."""

from __future__ import annotations

import dataclasses
import pathlib
import re
from typing import Any, Dict, Iterator, List, Tuple

import click
import pytest

from tigang import commands
from tigang.checking.rules import all_rules
from tigang.cli.app import app
from tigang.commands import Verb, arguments
from workshop import verbs
from workshop.basics import ROOT

DOCS = ROOT / "docs"
#: What these answer, which is not just the fields of their class.
RETURNED = {
    "CheckStructure": ["findings", "outline", "recorded", "score"],
    "FixStructure": ["findings", "fixed"],
    "CheckBeforeSubmission": ["ready", "missing", "to_fill", "errors", "sections", "left", "personal"],
}


def section(page: str, head: str) -> str:
    found = re.search(rf"^## {head}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"{head} is missing"
    return found[1]


def test_the_page_on_the_verbs_is_not_stale(tmp_path: pathlib.Path) -> None:
    assert verbs.stale(verbs.PAGE) == [], "python3 build.py manual writes the page anew"
    (tmp_path / "verbs.md").write_text("x", encoding="utf-8")
    assert verbs.stale(tmp_path / "verbs.md") == ["verbs.md is stale"]
    assert verbs.stale(tmp_path / "none.md") == ["none.md is stale"]


@pytest.mark.parametrize("verb", commands.VERBS.values(), ids=lambda verb: verb.name)
def test_a_verb_stands_in_the_documentation_with_all_that_it_takes_and_returns(verb: Verb) -> None:
    text = section(verbs.PAGE.read_text(encoding="utf-8"), verb.name)
    summary, returned = text.strip().splitlines()[0], text.partition("\nReturns: ")[2]
    assert re.fullmatch(r"[A-Z][a-z]+ .*[.]", summary) and not summary.split()[0].endswith("s"), "in the imperative"
    for field in dataclasses.fields(verb.arguments):
        row = re.search(rf"^\| `{arguments.given_name(field.name)}` \|(.*)$", text, re.MULTILINE)
        assert row and all(cell.strip() for number, cell in enumerate(row[1].split(" | ")) if number != 1), field.name
    for name in RETURNED.get(verb.name) or _fields(verb.result):
        assert f"`{name}`" in returned or "What InsertOutline returns" in returned, name


def _fields(result: Any) -> List[str]:
    return [field.name for field in dataclasses.fields(result)] if dataclasses.is_dataclass(result) else result._fields


def leaves(command: Any, path: Tuple[str, ...]) -> Iterator[Tuple[Tuple[str, ...], click.Command]]:
    """Every command of the command line that has none below it."""
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from leaves(below, (*path, name))
    else:
        yield path, command


COMMANDS: Dict[str, click.Command] = {" ".join(path): command for path, command in leaves(app, ("tigang",))}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_the_command_line_stands_in_its_documentation(name: str) -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    usage = re.search(rf"^    {name} (.*?)(?=^    tigang |^\S)", page, re.MULTILINE | re.DOTALL)
    assert usage, f"{name} is missing"
    written = set(re.findall(r"--[a-z-]+", usage[1]))
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")}
    assert written == options


def test_every_rule_stands_in_the_list_of_rules() -> None:
    listed = re.findall(r"^\| \[([a-z-]+)\]\(\1\.md\)", (DOCS / "rules/README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(rule.id for rule in all_rules())
    assert all((DOCS / f"rules/{name}.md").is_file() for name in listed)


def test_every_page_is_linked_from_a_readme() -> None:
    readmes = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
    for readme in readmes:
        for page in DOCS.glob("*.md"):
            assert f"docs/{page.name}" in readme, page.name
