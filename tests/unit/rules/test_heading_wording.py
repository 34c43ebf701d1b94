"""What the difference is, and when it can be fixed."""

from __future__ import annotations

from tigang.checking import run
from tigang.checking.rule import Finding
from workshop import notation


def only(outline: str, line: str) -> Finding:
    [finding] = [
        f
        for f in run.check(notation.document(line), {}, "zh-CN", notation.outline(outline)).findings
        if f.rule == "heading-wording"
    ]
    return finding


def test_the_difference_is_named() -> None:
    finding = only("产生问题的原因分析; 措施", "一、产生问题原因剖析 | 文。 | 二、措施 | 文。")
    assert "（+的 −剖 +分）" in finding.message
    assert "+分" in finding.message
    assert finding.fix
    assert not finding.safe


def test_a_heading_with_an_unknown_field_is_not_fixed() -> None:
    finding = only("{{year}}年主要工作措施; 要求", "一、2026年工作措施 | 文。 | 二、要求 | 文。")
    assert not finding.fix


def test_a_heading_that_waits_to_be_filled_is_left_to_its_own_rule() -> None:
    findings = run.check(
        notation.document("一、主要<事项>措施 | 文。 | 二、要求 | 文。"), {}, "en", notation.outline("主要措施; 要求")
    ).findings
    assert [f.rule for f in findings] == ["placeholder-unfilled"]
