"""What a notice says that a document must be about."""

from __future__ import annotations

from typing import List

import pytest

from tigang.library import loading
from tigang.outlines.model import Field
from tigang.planning import notices

LIBRARY = loading.load([loading.bundled()])

NOTICE = """\
关于召开2026年度县管党员领导干部民主生活会的通知
各乡镇党委，县直各单位党组：
根据市委有关要求，经县委研究，现就开好2026年度县管党员领导干部民主生活会通知如下：
一、会议主题
今年民主生活会的主题是：提振干事精神、严守纪律规矩。
二、对照检查的重点
紧密结合思想和工作实际，重点围绕以下四个方面查找问题：一是带头严守政治纪律、维护团结统一方面，重点检查落实上级部署是否坚决；二是带头增强党性修养、砥砺作风方面，重点检查是否艰苦奋斗；三是带头遵规守纪、清正廉洁方面，重点检查是否执行有关规定；四是带头履职尽责、干事创业方面，重点检查是否敢抓敢管。
三、时间安排
会议定于2026年12月20日上午9时在县委三楼会议室召开，请于12月15日前报送材料。
会议地点：县委三楼会议室
中共某县委组织部
2026年11月20日"""
FOUR = (
    "带头严守政治纪律、维护团结统一",
    "带头增强党性修养、砥砺作风",
    "带头遵规守纪、清正廉洁",
    "带头履职尽责、干事创业",
)


def test_a_whole_notice() -> None:
    notice = notices.read(NOTICE)
    assert notice.lists[0] == FOUR
    assert notice.dates == ("2026年12月20日上午9时", "12月15日", "2026年11月20日")
    assert notice.meetings[0] == "2026年度县管党员领导干部民主生活会"
    assert notice.issuers == ("中共某县委组织部",)
    assert notice.addressees == ("各乡镇党委，县直各单位党组",)
    assert notice.places == ("县委三楼会议室",)


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "要围绕带头强化理论武装、提高政治能力，带头担当作为、真抓实干，带头联系群众、改进作风等三个方面，认真开展对照检查。",
            "带头强化理论武装、提高政治能力|带头担当作为、真抓实干|带头联系群众、改进作风",
        ),
        ("围绕理论学习、作风建设、履职尽责、廉洁自律等四个方面撰写材料。", "理论学习|作风建设|履职尽责|廉洁自律"),
        ("请重点汇报以下三个方面：项目进度、资金使用、存在问题。", "项目进度|资金使用|存在问题"),
        (
            "会议主要议题有三项：\n1．听取上半年经济运行情况汇报；\n2．研究防汛工作；\n3．审议有关人事事项。",
            "听取上半年经济运行情况汇报|研究防汛工作|审议有关人事事项",
        ),
        (
            "重点抓好以下两个方面。\n（一）排查安全隐患。对在建工地逐一检查。\n各乡镇要建立台账。\n（二）完善应急预案。\n其他事项另行通知。",
            "排查安全隐患|完善应急预案",
        ),
        (
            "会议议程：\n一是传达学习上级会议精神，\n二是通报有关情况，\n三是部署下一阶段工作。",
            "传达学习上级会议精神|通报有关情况|部署下一阶段工作",
        ),
        (
            "对照检查要做到“五个带头”：带头学习、带头实干、带头创新、带头服务、带头自律。",
            "带头学习|带头实干|带头创新|带头服务|带头自律",
        ),
        ("要重点检查：①学习情况；②作风情况；③廉洁情况。", "学习情况|作风情况|廉洁情况"),
        ("要在理想信念、党性修养、实际行动三个方面作表率。", "理想信念|党性修养|实际行动"),
        ("第一，学习要深入；第二，检查要严格。", "学习要深入|检查要严格"),
    ],
)
def test_lists_of_topics(text: str, expected: str) -> None:
    assert notices.read(text).lists[:1] == (tuple(expected.split("|")),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "特此通知。",
        "现将有关事项通知如下，请认真贯彻执行。",
        "三个月内完成，报送两份材料。",
        "这项工作是一项系统工程，一是要重视。",
        "The meeting deals with three matters.",
    ],
)
def test_no_list_where_none_is(text: str) -> None:
    assert notices.read(text).lists == ()


def fields(*known: Field) -> List[Field]:
    return list(known)


def test_what_suits_the_fields_of_an_outline() -> None:
    outline = LIBRARY.outline("self-examination-five")
    found = notices.offered(notices.read(NOTICE), outline.fields.values())
    assert found["topics"][0] == list(FOUR)
    assert "中共某县委组织部" in found["unit"]
    minutes = LIBRARY.outline("official-minutes")
    found = notices.offered(notices.read(NOTICE), minutes.fields.values())
    assert found["meeting"][0] == "2026年度县管党员领导干部民主生活会"
    assert found["time"][0] == "2026年12月20日上午9时"
    assert found["place"] == ["县委三楼会议室"]
    assert "host" not in found


def test_a_list_of_the_right_length_comes_first() -> None:
    notice = notices.Notice(lists=(("甲项", "乙项"), ("子项", "丑项", "寅项")))
    [three] = fields(Field("topics", "方面", list=True, count=3))
    assert notices.offered(notice, [three])["topics"] == [["子项", "丑项", "寅项"], ["甲项", "乙项"]]


def test_much_text_takes_no_time() -> None:
    assert notices.read("、" * 100_000 + "个方面" * 20_000 + "一是" * 20_000).lists == ()
