"""Which Latin words in Chinese text are pinyin that was never converted."""

from __future__ import annotations

import dataclasses
from typing import Any, List, Tuple

import pytest

from tigang.checking import run
from tigang.document.snapshot import Paragraph, Snapshot
from workshop import notation

CHINESE = "本项目进展总体顺利，各项工作按照计划推进，没有发生安全事故，群众比较满意。"


def found(text: str, language: str = "zh-CN", **options: Any) -> List[Tuple[str, str]]:
    outline = dataclasses.replace(notation.outline("背景", language=language), rules={"latin-left": options})
    report = run.check(Snapshot((Paragraph(CHINESE), Paragraph(text))), {}, "en", outline)
    return [(f.text, f.message) for f in report.findings if f.rule == "latin-left"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dang的建设", ["dang"]),
        ("召开zhengxie会议", ["zhengxie"]),
        ("xianwei书记", ["xianwei"]),
        ("县委shuji，jiwei书记", ["jiwei"]),
        ("开好mzshh。", ["mzshh"]),
        ("学习xuexi强国", ["xuexi"]),
        ("落实guojia政策", ["guojia"]),
    ],
)
def test_pinyin(text: str, expected: List[str]) -> None:
    assert [words for words, _ in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "采用python编程，用docker部署，装linux系统，写java代码，用vue框架和redis缓存，nginx代理",
        "ppt课件、word文档、ios系统、app端、logo、vs、ok",
        "a股、x轴、β值、pm2.5、co2、ph值",
        "重5kg，长3km，面积2hm，电量3kwh",
        "名为data的字段、index页、size值、table表、name值、range函数、change事件",
        "taxi司机、sushi店、banana、machine学习、routine检查",
        "https协议、html5页面、mysql数据库、xlsx文件",
        "见www.zhengfu.gov.cn网站，邮箱zhangsan@zhengfu.cn。",
        "用户名zhang_san，文件zhengce.pdf，路径/home/zhangsan",
        "英文 dangshi 两边有空格",
        "DANGSHI、Zhengfu、GDP、QQ",
        "用weixin和weibo宣传",
    ],
)
def test_what_is_no_pinyin_or_meant_so(text: str) -> None:
    assert found(text) == []


def test_a_word_is_reported_once_with_its_number_of_places() -> None:
    assert found("学dangshi，讲dangshi，用dangshi。") == [
        ("dangshi", "“dangshi” looks like pinyin that was not converted (places: 3).")
    ]


def test_options_and_languages() -> None:
    assert found("用mzshh指代。", allow=["mzshh"]) == []
    assert found("学dangshi。", language="en") == []


def test_a_variable_of_a_program_is_no_pinyin() -> None:
    program = "scanf(len, wei, hei); price(len, wei, hei); total = wei * 3;"
    assert found(f"根据重量wei计算邮资。\n{program}") == []
    assert [word for word, _ in found("根据重量wei计算邮资。")] == ["wei"]
