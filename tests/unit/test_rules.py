"""Every rule finds what its page of the manual says it finds, and nothing in what the page calls right."""

from __future__ import annotations

import re
from typing import Iterator, List, Tuple

import pytest

import simulate
from tigang.checking import rules, run
from tigang.checking.rule import Finding, Rule
from tigang.document.edits import RefreshIndexes
from tigang.library import loading
from workshop import notation

HEADS = ["What it finds", "Why it matters", "Wrong", "Right", "Options", "Fix"]
ALL = rules.all_rules()
LAYOUTS = loading.load([loading.bundled()]).layouts


def page(rule: Rule) -> dict:
    """The parts of a rule's docstring by their heads."""
    import importlib

    text = importlib.import_module(f"tigang.checking.rules.{rule.id.replace('-', '_')}").__doc__ or ""
    parts = re.split(r"^([A-Z][^\n]*)\n(?=    )", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def examples(head: str) -> Iterator[Tuple[Rule, str]]:
    for rule in ALL:
        for line in page(rule)[head].strip().splitlines():
            yield rule, line.strip()


def found(example: str) -> List[Finding]:
    made = notation.example(example)
    return run.check(made.document, made.library, "en", made.outline, LAYOUTS).findings


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_every_rule_has_its_page_and_its_messages(rule: Rule) -> None:
    assert list(page(rule)) == HEADS
    assert set(rule.message) == {"zh-CN", "en"}
    assert set(re.findall(r"\{(\w+)\}", rule.message["en"])) == set(re.findall(r"\{(\w+)\}", rule.message["zh-CN"]))
    assert rule.source.split(":")[0] in ("standard", "practice", "house")


@pytest.mark.parametrize(("rule", "example"), list(examples("Wrong")), ids=lambda value: getattr(value, "id", value))
def test_what_the_page_calls_wrong_is_found_once(rule: Rule, example: str) -> None:
    assert [finding.rule for finding in found(example)].count(rule.id) == 1


@pytest.mark.parametrize(("rule", "example"), list(examples("Right")), ids=lambda value: getattr(value, "id", value))
def test_what_the_page_calls_right_gives_no_finding_at_all(rule: Rule, example: str) -> None:
    assert found(example) == []


@pytest.mark.parametrize(("rule", "example"), list(examples("Wrong")), ids=lambda value: getattr(value, "id", value))
def test_one_mistake_is_one_finding(rule: Rule, example: str) -> None:
    assert [finding.rule for finding in found(example)] == [rule.id]


@pytest.mark.parametrize(("rule", "example"), list(examples("Wrong")), ids=lambda value: getattr(value, "id", value))
def test_a_fix_mends_what_is_wrong(rule: Rule, example: str) -> None:
    _, library, known = made = notation.example(example)
    before = made.document
    [finding] = run.check(before, library, "en", known, LAYOUTS).findings
    if finding.fix:
        after = simulate.apply(before, finding.fix)
        assert after != before or any(isinstance(edit, RefreshIndexes) for edit in finding.fix)
        left = [] if after == before else [f.rule for f in run.check(after, library, "en", known, LAYOUTS).findings]
        assert rule.id not in left
        assert not left or not finding.safe  # what a fix lays bare, a person should see


def test_an_outline_switches_a_rule_off_or_down() -> None:
    outline = notation.outline("背景")
    line = notation.document("一、背景 | 文。 | <补充>")
    for setting, expected in ((None, "error"), ("info", "info"), ("off", None), (False, None)):
        import dataclasses

        configured = dataclasses.replace(outline, rules={} if setting is None else {"placeholder-unfilled": setting})
        severities = [f.severity for f in run.check(line, {}, "en", configured).findings]
        assert severities == ([expected] if expected else [])
