"""The manual's pages are those of the rules as they are, and a new rule starts with all that a rule must have."""

from __future__ import annotations

import dataclasses
import importlib.util
import pathlib
import re
import sys
import types

import pytest

from tigang.checking import rules
from tigang.checking.rule import Rule
from tigang.reports import manual as explanations
from workshop import manual, new_rule
from workshop.basics import Failure


def test_no_page_is_stale_or_missing() -> None:
    assert manual.stale(manual.FOLDER) == [], "python3 build.py manual writes the pages anew"


def test_pages_that_are_stale_missing_or_left_over_are_reported(tmp_path: pathlib.Path) -> None:
    assert manual.write(tmp_path) == len(rules.all_rules()) + 1
    assert manual.stale(tmp_path) == []
    (tmp_path / "number-gap.md").unlink()
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    (tmp_path / "gone.md").write_text("x", encoding="utf-8")
    assert manual.stale(tmp_path) == ["number-gap.md is missing", "gone.md is of no rule", "README.md is stale"]
    manual.write(tmp_path)
    assert manual.stale(tmp_path) == []


@pytest.mark.parametrize("rule", rules.all_rules(), ids=lambda rule: rule.id)
def test_a_page_says_all_of_its_rule(rule: Rule) -> None:
    page = manual.pages()[f"{rule.id}.md"]
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == list(explanations.HEADS)
    assert f"| Severity | {rule.severity} |" in page
    for option in rule.options:
        assert re.search(rf"`[^`]*\b{re.escape(option)}\b", page.partition("## Options")[2]), (
            f"{option} is not explained"
        )


@pytest.mark.parametrize("rule", rules.all_rules(), ids=lambda rule: rule.id)
def test_a_rule_is_explained_in_both_languages(rule: Rule) -> None:
    kinds = {"standard": "标准", "practice": "惯例", "house": "本提纲"}
    assert rule.source_zh.partition("：")[0] == kinds[rule.source.partition(":")[0]]
    assert explanations.about(rule, "en").startswith(explanations.page(rule).parts["What it finds"][:20])
    chinese = explanations.about(rule, "zh-CN")
    assert chinese.endswith("。")
    assert 3 <= chinese.count("。") <= 4  # what, why, what fixes it
    assert 8 <= len(explanations.headline(rule, "zh-CN")) <= 80
    assert len(chinese) <= 160
    assert not re.search(r"[,;:!?]|[\u4e00-\u9fff]\.", re.sub(r"“[^”]*”|\w+: \w+", "", chinese)), (
        "half-width marks in Chinese"
    )
    assert chinese in explanations.explained(rule, "zh-CN")
    for option in rule.options:
        assert f"{option}: " in explanations.explained(rule, "zh-CN")
        assert option in chinese or option == "allow"
    assert manual._plain(chinese) in manual.pages()[f"{rule.id}.md"]


def test_a_missing_head_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("headless_rule", "Summary.\n\nWhat it finds\n    Something.\n")
    monkeypatch.setitem(sys.modules, "headless_rule", module)

    def find(analysis: object) -> object:
        raise NotImplementedError

    find.__module__ = "headless_rule"
    rule = dataclasses.replace(rules.all_rules()[0], id="headless", find=find)  # type: ignore[arg-type]
    with pytest.raises(Failure, match="headless: .*Why it matters"):
        manual.whole(rule)


def test_what_markdown_would_take_for_marks_is_escaped() -> None:
    assert manual._plain("a **b** `**c**` <guidance>") == r"a \*\*b\*\* `**c**` \<guidance\>"


def test_a_new_rule_has_all_heads_and_says_what_to_do(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_rule, "FOLDER", tmp_path)
    said = new_rule.new_rule("title-missing")
    assert "tests/data" in said
    path = tmp_path / "title_missing.py"
    spec = importlib.util.spec_from_file_location("tigang.checking.rules.title_missing", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "tigang.checking.rules.title_missing", module)
    spec.loader.exec_module(module)
    assert module.RULE.id == "title-missing"
    assert manual.whole(module.RULE).examples("Wrong")
    with pytest.raises(Failure, match="there already"):
        new_rule.new_rule("title-missing")


@pytest.mark.parametrize("name", ["", "Title-missing", "title", "title_missing", "../title-missing", "title-"])
def test_a_rule_needs_a_good_name(name: str) -> None:
    with pytest.raises(Failure, match="small letters"):
        new_rule.new_rule(name)
