"""Which fixes go together."""

from __future__ import annotations

from typing import Any

from tigang.checking import fixes, run
from tigang.checking.rule import Applicability, Finding, safe_if
from tigang.document.edits import Delete, Embed, Insert, Move, NumberHeadings, Record, Replace, ReplaceAll, Restyle
from workshop import notation


def finding(*fix: Any, rule: str = "a", safe: bool = True) -> Finding:
    return Finding(rule, "error", "", 0, "", 0, 0, "", fix, safe_if(safe))


def chosen(*findings: Finding, rules: Any = None) -> list:
    return [findings.index(f) for f, _ in fixes.together(findings, rules)]


def test_what_touches_waits() -> None:
    assert chosen(finding(Replace("x", 1, 0, 2)), finding(Replace("y", 1, 2, 4)), finding(Replace("z", 1, 5, 6))) == [
        0,
        2,
    ]
    assert chosen(
        finding(Move(1, 3, 6)), finding(Replace("y", 2, 0, 1)), finding(Replace("z", 4, 0, 1)), finding(Insert((), 6))
    ) == [0, 2]
    assert chosen(finding(Delete(1, 1)), finding(Restyle(1, "Heading 1")), finding(Restyle(2, "Heading 1"))) == [0, 2]


def test_style_and_text_of_a_paragraph_change_together() -> None:
    assert chosen(finding(Replace("x", 1, 0, 2)), finding(Restyle(1, "Heading 1"))) == [0, 1]


def test_an_edit_that_two_fixes_share_is_made_once() -> None:
    both = fixes.together([finding(Replace("x", 1, 0, 2)), finding(Replace("x", 1, 0, 2), Replace("y", 3, 0, 1))])
    assert [edits for _, edits in both] == [(Replace("x", 1, 0, 2),), (Replace("y", 3, 0, 1),)]


def test_only_safe_fixes_unless_the_rule_is_named() -> None:
    asked = finding(Replace("x", 1, 0, 2), rule="b", safe=False)
    assert chosen(asked, finding(Replace("y", 2, 0, 1))) == [1]
    assert chosen(asked, finding(Replace("y", 2, 0, 1)), rules=["b"]) == [0]
    assert chosen(asked, finding(Replace("y", 2, 0, 1))._replace(rule="c"), rules=None) == [1]


def test_unsafe_fixes_are_taken_when_they_are_wanted_but_not_what_is_asked_for_alone() -> None:
    asked, mark = finding(Replace("x", 1, 0, 2), rule="b", safe=False), finding(Replace("y", 2, 0, 1))
    alone = finding(Record(outline="x"), rule="c")._replace(applicability=Applicability.ALONE)
    every = [asked, mark, alone]
    assert [f.rule for f, _ in fixes.together(every, least=Applicability.UNSAFE)] == ["b", "a"]
    assert [f.rule for f, _ in fixes.together(every, ["c"])] == ["c"]


def test_a_snippet_in_one_place_leaves_the_others_to_other_fixes() -> None:
    assert chosen(finding(Embed(b"", 1, 0, 2)), finding(Replace("y", 1, 1, 4)), finding(Replace("z", 3, 0, 1))) == [
        0,
        2,
    ]


def test_what_may_be_anywhere_goes_with_nothing_else() -> None:
    for edit in (Insert(()), Replace("x"), ReplaceAll(()), NumberHeadings(())):
        assert chosen(finding(edit), finding(Replace("y", 2, 0, 1))) == [0]


def test_no_fix_takes_an_object_along() -> None:
    def kept(line: str, *fix: Any) -> bool:
        return fixes.keeps_objects(fix, notation.document(line).paragraphs)

    assert (
        not kept("甲{object} | 乙", Delete(0, 0))
        and kept("甲{object} | 乙", Delete(1, 1))
        and kept("甲{comment}", Delete(0, 0))
    )
    assert not kept("甲{object}乙", Replace("丙", 0, 0, 2)) and kept(
        "甲{object}乙", Replace("丙", 0, 0, 1), Replace("丁", 0, 1, 2)
    )
    assert not kept("甲{object:1}乙", Replace("丙", 0, 1, 2))  # a note has its number for text
    assert kept("甲{object} | 乙", Move(0, 0, 2), Restyle(0, "Heading 1"))


def test_a_finding_whose_fix_would_take_an_object_along_has_none() -> None:
    [plain], [noted] = (
        [f for f in run.check(notation.document(line), {}, "en").findings if f.rule == "title-repeated"]
        for line in ("= 情况报告 | = 情况报告 | 一、背景 | 文。", "= 情况报告 | = 情况报告{object} | 一、背景 | 文。")
    )
    assert plain.fix and not noted.fix
