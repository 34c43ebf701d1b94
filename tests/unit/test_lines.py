"""Lines that are neither headings nor text are known by how they look, the same wherever they are looked for."""

from __future__ import annotations

from typing import Callable

import pytest

from tigang.structure import lines


@pytest.mark.parametrize(
    ("looks", "yes", "no"),
    [
        (lines.is_document_number, "×政发〔2026〕3号 县教〔2026〕12号", "2026年3月12日 建设路〔2026〕3号楼"),
        (lines.is_head, "000012 机密★1年 特急 县教育局文件 签发人：李华 ———", "关于放假的通知 2026年3月12日"),
        (lines.may_be_title, "关于放假的通知 第三季度总结（草案）", "各科室： 现将有关事项通知如下。"),
        (lines.is_date, "2026年3月12日 2026.3.12 二〇二六年三月十二日", "2026年3月 3月12日上午 2026年3月12日起"),
        (lines.has_date, "2026年　月　日 日期： 2026-03-12", "县教育局 李华"),
        (lines.may_be_signature, "县教育局 李华", "联系人： 请批示。 甲、乙，"),
        (lines.is_closing, "特此报告。 妥否，请批示。 此致", "特此说明情况，并附清单。 谢谢"),
        (lines.may_be_closing, "特此报告。 谢谢大家，谢谢！ 此令", "县教育局 下一步打算"),
        (lines.is_note, "（联系人：李华） 抄送：县财政局 县办公室2026年3月12日印发 ——", "县教育局 附件1"),
        (lines.is_attachment_note, "附件：1.清单 附：名册 　附件：表", "附件1 附件见后"),
        (lines.is_attachment_head, "附件 附件1 附件二", "附件：清单 附件1清单"),
        (lines.has_attachment, "附件1 附录 附：表 Annex: Appendix", "县教育局 附近 Annexation"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_how_a_line_looks(looks: Callable[[str], bool], yes: str, no: str) -> None:
    assert [line for line in yes.split(" ") if not looks(line)] == []
    assert [line for line in no.split(" ") if looks(line)] == []


def test_an_english_line_may_be_twice_as_long() -> None:
    assert lines.may_be_signature("Acme Institute for Structural Research and Policy")
    assert not lines.may_be_signature("甲" * 41)
    assert lines.is_date("3 May 2026") and lines.is_date("May 3, 2026")
    assert lines.has_attachment("Annex A") and not lines.has_attachment("attachment theory explains it")


@pytest.mark.parametrize("looks", [lines.may_be_title, lines.may_be_signature])
def test_an_empty_line_is_nothing(looks: Callable[[str], bool]) -> None:
    assert not looks("")
