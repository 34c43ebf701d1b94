"""Where the lines of titles end: between words, in the shape of a trapezium or a rhombus (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from typing import List, Sequence, Tuple

import pytest

from tigang.text.title_lines import line_breaks, width
from tigang.text.words import words

LARGE, LAID_OUT = 17, 20  # characters in a line of a title: in Writer's own style, and as GB/T 9704 has it


def lines(title: str, room: float, kept: Sequence[Tuple[int, int]] = (), known: Sequence[str] = ()) -> List[str]:
    places = [0, *line_breaks(title, room, kept, known), len(title)]
    return [title[start:end] for start, end in zip(places, places[1:])]


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (LARGE, "某县人民政府领导班子成员|专题民主生活会五个方面对照检查材料"),
        (LAID_OUT, "某县人民政府领导班子成员|专题民主生活会五个方面对照检查材料"),
        (LARGE, "某市水利局|关于上半年防汛抗旱工作情况的报告"),
        (LAID_OUT, "某市水利局关于上半年全市|防汛抗旱和安全生产工作有关情况的报告"),
        (LAID_OUT, "某省人民政府办公厅|关于印发某省优化营商环境|三年行动方案（2026—2028年）的通知"),
        (LARGE, "某区市场监督管理局|关于开展食品安全专项检查情况的通报"),
        (LARGE, "关于召开2026年度全市|农村人居环境整治现场推进会的通知"),
        (LAID_OUT, "转发省教育厅关于做好2026年|普通高等学校招生工作的通知的通知"),
        (LAID_OUT, "某市人民代表大会常务委员会|关于批准某市2025年市级财政决算的决议"),
        (LARGE, "某市教育局某市财政局|关于下达2026年城乡义务教育学校|公用经费补助资金的通知"),
        (LARGE, "某大学马克思主义学院|2025—2026学年第一学期教学工作总结"),
        (LAID_OUT, "关于进一步加强全市安全生产|大检查和隐患排查整治工作的紧急通知"),
    ],
)
def test_lines_end_where_the_meaning_allows_it(room: float, expected: str) -> None:
    assert lines(expected.replace("|", ""), room) == expected.split("|")


TITLES = """\
某县人民政府关于申请拨付农村饮水安全巩固提升工程专项资金的请示
某市人民政府关于推进全市养老服务高质量发展的若干意见
关于对某县某镇某村农村生活污水治理项目建设用地预审的批复
某自治区人民政府办公厅关于加强困难群众冬春救助工作的通知
某区卫生健康局关于2026年第一季度医疗质量检查情况的通报
某省发展和改革委员会关于调整某市城区居民生活用水价格的批复
关于表彰2025年度全市教育工作先进集体和先进个人的决定
某县交通运输局关于某公路改建工程施工期间实行交通管制的通告
中共某市委办公室某市人民政府办公室印发《关于加强基层治理体系和治理能力现代化建设的实施方案》的通知
某镇党委领导班子2025年度民主生活会整改落实情况的报告
某市气象局关于做好强降雨天气防范应对工作的紧急通知
某省科学技术厅关于组织申报2026年度重点研发计划项目的通知
某集团有限公司关于开展国有企业改革深化提升行动的实施方案
某县人民法院关于充分发挥审判职能作用服务保障乡村振兴的工作报告
关于商请派员参加全国义务教育优质均衡发展督导评估认定工作的函
某市统计局关于第五次全国经济普查主要数据的公告
新时代基层党建引领乡村治理的路径研究——以某省某县为例
某市第三中学2025—2026学年度第二学期德育工作计划
某街道办事处关于老旧小区加装电梯工作的调研报告
在全县巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作推进会上的讲话
某市国有资产监督管理委员会党委理论学习中心组学习情况的报告
某县人民政府常务会议关于研究城镇老旧小区改造等有关问题的纪要
某区退役军人事务局关于开展光荣牌悬挂和信息采集工作的通知
某市住房和城乡建设局关于开展房屋市政工程安全生产治理行动的通知""".splitlines()


@pytest.mark.parametrize("room", [LARGE, LAID_OUT, 12])
@pytest.mark.parametrize("title", TITLES)
def test_every_title_keeps_the_rules(title: str, room: float) -> None:
    made = lines(title, room)
    ends = {len("".join(words(title)[:number])) for number in range(len(title))}
    assert all(width(line) <= room for line in made)
    assert all(place in ends for place in line_breaks(title, room)), made
    assert not any(line[0] in "的了、，。）》”" or line[-1] in "（《“和与及" for line in made), made
    assert len(made[-1]) >= 4, made


@pytest.mark.parametrize("title", TITLES)
def test_lines_are_a_trapezium_or_a_rhombus(title: str) -> None:
    lengths = [width(line) for line in lines(title, LAID_OUT)]
    longest = lengths.index(max(lengths))
    assert lengths[:longest] == sorted(lengths[:longest])
    assert lengths[longest:] == sorted(lengths[longest:], reverse=True)


def test_a_title_that_fits_is_left_as_it_is() -> None:
    assert lines("关于召开安全生产工作会议的通知", LARGE) == ["关于召开安全生产工作会议的通知"]
    assert lines("", LARGE) == [""]


def test_names_stay_whole_where_that_is_possible() -> None:
    title = "关于同意某集团东部研发中心建设项目立项备案的批复"
    name = (4, 4 + len("某集团东部研发中心建设项目"))
    places = line_breaks(title, 18, [name])
    assert places
    assert not any(name[0] < place < name[1] for place in places)


def test_words_of_the_outline_stay_whole() -> None:
    title = "某县教育系统树人先锋创建活动实施情况的调查报告"
    assert "树人先锋" not in words(title)
    assert "树人先锋" in words(title, ["树人先锋"])


def test_what_has_no_good_break_is_broken_all_the_same() -> None:
    assert len(lines("A" * 50, 10)) >= 3
    assert "".join(lines("的" * 40, 10)) == "的" * 40
    assert all(len(line) <= 10 for line in lines("的" * 40, 10))
