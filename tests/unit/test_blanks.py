"""What others write where something is to be filled in: found as such, gone to, filled; and what only looks so is left alone."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from tigang.document.snapshot import Paragraph, Placeholder, Snapshot
from tigang.snippets import filling
from tigang.snippets.model import Snippet
from tigang.text.blanks import waiting


def reported(text: str) -> List[str]:
    """What the check says is left in a paragraph."""
    snapshot = Snapshot((Paragraph("一、甲"), Paragraph(text)))
    return [f.text for f in run.check(snapshot, {}, "en").findings if f.rule in ("marker-left", "field-unset")]


def gone_to(text: str) -> List[str]:
    return [text[place.start : place.end] for place in waiting(Paragraph(text))]


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Dear «FirstName», your invoice of ${date}", ["«FirstName»", "${date}"]),
        ("The sum of <<amount>> is due to <Account Holder>.", ["<<amount>>", "<Account Holder>"]),
        ("Payable by {{payer}} within 30 days", ["{{payer}}"]),
        ("I, ______, agree to the terms below.", ["______"]),
        ("会期为____年__月__日，届时请出席。", ["____"]),
        ("本合同总价为人民币     万元，分期支付，不含税。", ["     "]),
        ("定于2026年 月 日召开会议，请准时参加。", []),
        ("现将有关事项定于2026年 月 日前完成。", [" 月 日"]),
        ("合同价款为人民币【】元整。", ["【】"]),
        ("Click here to enter text.", ["Click here to enter text."]),
        ("Tap to add a heading", ["Tap to add a heading"]),
        ("点击此处添加标题", ["点击此处添加标题"]),
        ("请在这里填写单位概况。", ["请在这里填写单位概况。"]),
        ("Lorem ipsum dolor sit amet.", ["Lorem ipsum dolor sit amet."]),
        ("[接收单位]：", ["[接收单位]"]),
        ("请联系[联系人姓名]。", ["[联系人姓名]"]),
        ("This agreement with [Company Name] ends on [End Date].", ["[Company Name]", "[End Date]"]),
        ("由○○委员会和□□公司承办", ["○○", "□□"]),
        ("（**县）人民政府", ["**"]),
        ("委托（单位名称）负责实施", ["（单位名称）"]),
        ("202X年度预算", ["202X"]),
        ("请于x月x日前报送", ["x月x"]),
    ],
)
def test_a_blank_is_reported_and_gone_to(text: str, blanks: List[str]) -> None:
    assert reported(text) == blanks
    assert gone_to(text) == blanks


@pytest.mark.parametrize(
    "text",
    [
        "如需进一步修改，请随时告诉我。",
        "希望这份材料对您有所帮助！",
        "以上内容由AI生成，请核对后使用。",
        "Let me know if you'd like any changes to the tone.",
    ],
)
def test_what_a_machine_said_is_reported_and_nothing_to_fill(text: str) -> None:
    assert len(reported(text)) == 1
    assert gone_to(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # code, mark-up, formulas
        "std::cout << total << std::endl;",
        "Use Map<String, Integer> or List<Item> here.",
        '<div class="note">Text</div> and <br/>',
        "Run `echo ${name}` or cp ${src}/a ${dst}/b",
        "$ tar -xf ${archive}",
        "| Name | <Value> |",
        "Press <Enter> or <Ctrl C>, then <F5>.",
        r"\frac{a}{b} and $x_{1} <Y> z$",
        "my__init__ and snake___case names",
        # words in marks that are words
        "He said «bonjour» and “<Amount>”.",
        "See [Your Content](#your-content) and [Date][1].",
        "The transfer adds to balances[address] of both parties.",
        "[Date] 記錄活動的日期",
        "下列说法中不正确的是【】。",
        "输入完毕后按<回车>继续。",
        "$.post(url, {id: id, total: ${total}},",
        "省人大常委会关于修改《<林业管理条例>的决定》的说明",
        "The lorem ipsum in the next column is set in two sizes.",
        "[注1] 数据来源[单选题]",
        "二〇〇四年和一九〇〇年",
        "甲方（单位名称）：某某公司",
        "电话：138□□□",
        # forms that are filled by hand
        "签名：____________",
        "________________",
        "Signed by ______________ Date ________",
        # people
        "如需帮助，请拨打12345。",
        "Let me know if you need the room on Monday.",
        "希望大家再接再厉。",
    ],
)
def test_what_is_meant_as_it_stands(text: str) -> None:
    assert reported(text) == []


def test_a_placeholder_of_our_own_comes_first() -> None:
    own = Placeholder(0, 6, "单位名称", "title", "unit")
    assert waiting(Paragraph("<单位名称>由××局填写", placeholders=(own,))) == [own, Placeholder(7, 9, "××")]


def test_a_blank_knows_its_field() -> None:
    [name, date] = waiting(Paragraph("«Name» on ${due date}"))
    assert (name.field, date.field) == ("Name", "due date")


def test_code_styles_are_not_looked_at() -> None:
    snapshot = Snapshot((Paragraph("Dear «Name»", "Source Code"), Paragraph("____ x", "Preformatted Text")))
    assert run.check(snapshot, {}, "en").findings == []


def test_the_blanks_of_a_snippet_become_placeholders_and_its_empty_lines_stay() -> None:
    snippet = Snippet("a", "A", "由<牵头单位>负责。\n\n  {{unit}}于【时间】前报送[报送材料名称]，共××份。\n")
    put = filling.words(snippet, {"unit": "甲局"}, "zh-CN", "matter")
    assert put.text == "由<牵头单位>负责。\n\n甲局于【时间】前报送[报送材料名称]，共××份。"
    assert [(p.guidance, p.section) for p in put.blanks] == [
        ("牵头单位", "matter"),
        ("时间", "matter"),
        ("报送材料名称", "matter"),
    ]
    assert [put.text[p.start : p.end] for p in put.blanks] == ["<牵头单位>", "【时间】", "[报送材料名称]"]
