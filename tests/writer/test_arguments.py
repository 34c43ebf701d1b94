"""Whatever is given to a verb as an argument, the answer names the argument and what it may be; nothing else happens."""

from __future__ import annotations

import dataclasses
from typing import Any, Callable, Dict, Iterator, List, Tuple

import pytest
import uno

from tigang import commands
from tigang.commands import Verb, arguments
from tigang.office.process import Office

Run = Callable[..., Dict[str, Any]]

DEEP = "[" * 100_000 + "]" * 100_000
HUGE = '["' + "x" * 10_000_000 + '"]'
#: Of no argument of any verb.
NEVER: List[Any] = [None, 1.5, float("nan"), ("a", "b"), b"a", 2**40, -1, "a\0b", DEEP, HUGE]
#: Wrong for those types only.
WRONG: Dict[Any, List[Any]] = {
    str: [0, 1, True],
    arguments.LongText: [0, 1, True],
    arguments.Listed: [0, 1, True],
    bool: [0, 1, "perhaps", "[]"],
    int: [True, "", "x", "-1", "1.5", "٣", "9" * 30],
    arguments.Fields: [0, True, "", "[", "[]", "null", "1", '"a"', '{"a": 1}', '{"a": [1]}', '{"a": "\\ud800"}', "NaN"],
    arguments.Choices: [0, True, "", "{", "[]", "null", '{"a": 1}', '{"a": ["b"]}', '{"a": "\\ud800"}'],
    arguments.Names: [0, True, "", "[", "{}", "null", "[1]", '[["a"]]', '["\\ud800"]'],
}
CODES = {"wrong-argument", "wrong-field-value", "argument-too-long"}


def cases() -> Iterator[Tuple[str, str, Any]]:
    for verb in commands.VERBS.values():
        for name, kind in arguments.types_of(verb.arguments).items():
            for value in [*NEVER, *WRONG.get(kind, [0, True, "neither"])]:
                yield verb.name, name, value


def others(verb: Verb, name: str) -> Dict[str, str]:
    """The other arguments that the verb needs, so that it complains of this one."""
    return {
        arguments.given_name(field.name): "1"
        for field in dataclasses.fields(verb.arguments)
        if arguments.is_needed(field) and field.name != name
    }


def test_every_wrong_value_of_every_argument_is_named(office: Office, document: Any, dispatch: Run) -> None:
    document.Text.String = "文。"
    document.setModified(False)
    steps = document.UndoManager.AllUndoActionTitles
    wrong: List[Any] = []
    for verb, name, value in cases():
        if value in (DEEP, HUGE) and name == "text":
            continue  # a text may be that, up to the size of a snippet's file
        plain = uno.ByteSequence(value) if isinstance(value, bytes) else value
        given = {**others(commands.VERBS[verb], name), arguments.given_name(name): plain}
        answer = dispatch(verb, **given)
        error = answer.get("error", {})
        if error.get("code") not in CODES or not (
            arguments.given_name(name) in error["message"] or error["code"] == "wrong-field-value"
        ):
            wrong.append((verb, name, str(value)[:40], answer))
        elif len(error["message"]) > 300:
            wrong.append((verb, name, str(value)[:40], "a long message"))
    assert wrong == []
    assert (document.Text.String, document.isModified()) == ("文。", False)
    assert document.UndoManager.AllUndoActionTitles == steps


def test_what_is_needed_and_not_given_is_named(dispatch: Run) -> None:
    for verb in commands.VERBS.values():
        needed = [
            arguments.given_name(field.name)
            for field in dataclasses.fields(verb.arguments)
            if arguments.is_needed(field)
        ]
        for name in needed:
            field = next(f.name for f in dataclasses.fields(verb.arguments) if arguments.given_name(f.name) == name)
            given = {**others(verb, field), "SynchronMode": True}
            if arguments.types_of(verb.arguments)[field] is str:
                given[name] = ""
            error = dispatch(verb.name, **given)["error"]
            assert (error["code"], name in error["message"]) == ("missing-argument", True), verb.name


def test_an_argument_that_a_verb_has_not_is_named(dispatch: Run) -> None:
    for verb in commands.VERBS:
        for wrong in ("Outlien", "x" * 100_000, "[" * 1000, "\0"):
            error = dispatch(verb, **{wrong: "a"})["error"]
            assert error["code"] == "unknown-argument" and len(error["message"]) < 400, verb


@pytest.mark.parametrize(
    "name", ["file://[x", "file:///%00", "~nobody-of-this-name/x.yaml", "/" + "x/" * 1500, "\\\\x\\y"]
)
def test_a_path_that_is_none_is_a_file_that_is_not_there(dispatch: Run, name: str) -> None:
    for verb, argument in (("InsertOutline", "Outline"), ("CheckStructure", "Outline"), ("ImportLibrary", "File")):
        error = dispatch(verb, **{argument: name})["error"]
        assert error["code"] == "file-unreadable", error


def test_a_number_and_a_flag_may_be_given_as_text(document: Any, dispatch: Run) -> None:
    document.Text.String = "\r".join(["一、场地布置", "文。", "二、设备检修。", "文。", "三、人员培训", "文。"])
    assert dispatch("FixStructure", Rules=["heading-punctuation"], Paragraph="0")["fixed"] == 0
    assert dispatch("FixStructure", Rules=["heading-punctuation"], Paragraph="2")["fixed"] == 1
    assert document.Text.String.splitlines()[2] == "二、设备检修"
    document.UndoManager.undo()
    assert dispatch("FixStructure", Rules=["heading-punctuation"], Paragraph=2)["fixed"] == 1
    made = dispatch("NewDocument", Outline="project-report", Hidden="true")
    assert made["ok"] and made["document"]
