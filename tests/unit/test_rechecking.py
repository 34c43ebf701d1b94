"""A check after an edit finds what a first check finds, though it asks again only what the edit may have changed."""

from __future__ import annotations

import gc
import random
import sys
import threading
import weakref
from typing import Any, Dict, List

import pytest

from test_rules import examples
from tigang.analysis import Analysis
from tigang.checking import incremental as watching
from tigang.checking import run
from tigang.checking.checker import Checker
from tigang.checking.rule import Rule
from tigang.document.snapshot import Mark, Paragraph, Snapshot
from tigang.structure.recogniser import Recogniser
from workshop import notation

WRONG = [example for _, example in examples("Wrong")]
OUTLINE = "= 年度总结; <说明依据>; 背景; 措施; 要求?; 特此报告。"


def first(snapshot: Snapshot, outline: Any) -> run.Report:
    return run.check(snapshot, {}, "zh-CN", outline)


def document(chance: random.Random) -> List[Paragraph]:
    """The documents of some examples one after another."""
    lines = [example.rpartition(" :: ")[2] for example in chance.sample(WRONG, 4)]
    return [paragraph for line in lines for paragraph in notation.document(line).paragraphs]


def edited(paragraph: Paragraph, other: Paragraph, chance: random.Random) -> Paragraph:
    """One of the edits that people make."""
    text = paragraph.text
    changes: Dict[str, Any] = chance.choice(
        [
            {"text": text + "的"},
            {"text": text[:-1]},
            {"text": other.text},
            {"text": text + other.text},
            {"text": ""},
            {"text": text.rstrip("。") + "："},
            {"text": text + "一是学习，三是工作。"},
            {"text": "附件：1.名单"},
            {"text": "2." + text},
            {"style": other.style, "level": other.level},
            {"label": other.label},
            {"marks": (Mark("comment", 0, 0),)},
            {"followed_by_object": True},
            {"placeholders": other.placeholders, "text": other.text},
            {"style": "Title"},
        ]
    )
    return paragraph._replace(**changes)


@pytest.mark.parametrize("outline", [None, notation.outline(OUTLINE)], ids=["no outline", "an outline"])
def test_it_finds_what_a_first_check_finds(outline: Any) -> None:
    chance = random.Random(11)
    for _ in range(120):
        paragraphs = document(chance)
        checker = Checker()
        run.check(Snapshot(tuple(paragraphs)), {}, "zh-CN", outline, checker=checker)
        steps = []
        for _ in range(6):
            index = chance.randrange(len(paragraphs))
            paragraphs[index] = edited(paragraphs[index], chance.choice(paragraphs), chance)
            steps.append(Snapshot(tuple(paragraphs)))
        again = [run.check(snapshot, {}, "zh-CN", outline, checker=checker) for snapshot in steps]
        assert again == [first(snapshot, outline) for snapshot in steps]


def body_edit(text: str = "文二。") -> List[Snapshot]:
    paragraphs = notation.document("= 年度总结 | # 一、背景 | 文。 | 文一。 | # 二、措施 | 文。").paragraphs
    return [Snapshot(paragraphs), Snapshot((*paragraphs[:3], paragraphs[3]._replace(text=text), *paragraphs[4:]))]


def test_headings_are_not_recognised_again_after_an_edit_of_the_body() -> None:
    before, after = body_edit()
    recogniser = Recogniser()
    assert recogniser.tree(before) is recogniser.tree(after)


def asked_again(monkeypatch: pytest.MonkeyPatch, text: str) -> List[str]:
    """The rules that an edit of the body makes ask again."""
    before, after = body_edit(text)
    checker = Checker()
    run.check(before, {}, "zh-CN", checker=checker)
    asked = []
    ask = watching._ask

    def noted(rule: Rule, analysis: Analysis) -> Any:
        asked.append(rule.id)
        return ask(rule, analysis)

    monkeypatch.setattr(watching, "_ask", noted)
    run.check(after, {}, "zh-CN", checker=checker)
    return asked


def test_rules_that_look_at_headings_only_are_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_again(monkeypatch, "文，一是学习。")
    assert "number-style" not in asked and "heading-level-skip" not in asked
    assert "inline-sequence" in asked


def test_rules_that_look_for_words_are_not_asked_again_where_these_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "inline-sequence" not in asked_again(monkeypatch, "文二。")


def test_nothing_of_it_waits_for_the_garbage_collection() -> None:
    """Which is put off, so that memory would grow with every check of a long document."""
    snapshot = notation.document(" | ".join(f"# 第{number}章 甲 | ## （一）乙 | 文。" for number in "一二三"))
    first(snapshot, notation.outline(OUTLINE))
    gc.collect()
    gc.disable()
    try:
        first(snapshot, notation.outline(OUTLINE))
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_nothing_is_kept_of_a_document_whose_checker_is_gone() -> None:
    def checked(checker: Any) -> List[Any]:
        paragraphs = tuple(notation.document("= 年度总结 | # 一、背景 | 文。 | # 三、措施 | 文。").paragraphs)
        snapshot = Snapshot(paragraphs)
        report = run.check(snapshot, {"own": notation.outline(OUTLINE)}, "zh-CN", checker=checker)
        assert report.findings
        return [weakref.ref(snapshot)]

    assert [kept() for kept in checked(None)] == [None]
    checker = Checker()
    kept = checked(checker)
    assert kept[0]() is not None
    del checker
    assert kept[0]() is None


def test_documents_are_checked_in_several_threads_at_once() -> None:
    numberings = ("一、", "（一）", "1.", "（1）", "第一章", "①", "A.", "(a)", "I.", "1、")  # a tree is kept for each
    outlines = {first: notation.outline(OUTLINE, (first,)) for first in numberings}
    chance = random.Random(5)
    documents = [Snapshot(tuple(document(chance))) for _ in range(3)]
    expected = [run.check(snapshot, outlines, "en") for snapshot in documents]
    wrong: List[Any] = []

    def work(number: int) -> None:
        try:
            for _ in range(4):
                if run.check(documents[number], outlines, "en") != expected[number]:
                    wrong.append(number)
        except Exception as error:  # noqa: BLE001 - a thread's error is lost otherwise
            wrong.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work, args=(number,)) for number in range(len(documents))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert wrong == []
