"""Tables that lay out a text are read with it, tables of figures are not; and people count the body's own paragraphs."""

from __future__ import annotations

import pytest

from tigang.document.snapshot import BESIDE, Paragraph, Snapshot
from tigang.structure.tables import is_layout


@pytest.mark.parametrize(
    "rows",
    [
        [["一、基本情况", "单位成立于某年，主要从事研究。"], ["二、主要业绩", "完成了三项任务。"]],
        [["四、项目特色与创新：\n本项目提高了效率。"]],
        [["Section 1 – Applicant", ""], ["Name", "Phone"]],
        [["姓名", "张三", "电话", "13800000000"], ["一、申请理由"], ["因工作需要。"]],
    ],
)
def test_a_form_lays_out_a_text(rows: list) -> None:  # type: ignore[type-arg]
    assert is_layout(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [["项目", "本年", "上年"], ["一、营业收入", "120.5", "98.0"], ["二、营业成本", "80.2", "70.1"]],
        [["1.服务礼仪（7分）", "仪容整洁"], ["2.沟通能力", "善于沟通"]],
        [["条款", "内容"], ["第三章", "投标人须知"]],
        [["内容", "说明"], ["甲", "一、准备；"], ["乙", "二、实施。"]],
        [["", ""]],
    ],
)
def test_figures_lists_and_references_do_not(rows: list) -> None:  # type: ignore[type-arg]
    assert not is_layout(rows)


def test_paragraphs_are_counted_without_cells() -> None:
    cell = Paragraph("一、甲", place="T.A1")
    snapshot = Snapshot((Paragraph("题"), cell, cell, Paragraph("文")), beside=(Paragraph("____", place="header"),))
    assert [snapshot.number(index) for index in (0, 1, 2, 3, BESIDE)] == [0, 0, 0, 1, 0]
    assert [snapshot.index(number) for number in (0, 1)] == [0, 3]
    assert [paragraph.text for _, paragraph in snapshot.everywhere()] == ["题", "一、甲", "一、甲", "文", "____"]
    assert snapshot.at(BESIDE).place == "header"
