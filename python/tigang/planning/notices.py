"""What a notice says that a document must be about: lists of topics, dates, meetings, units; and which field each suits.

Chinese notices name topics in few ways: one after another in a sentence (带头甲、带头乙……等四个方面), as 一是…二是…, or as
numbered lines below the sentence that announces them. Nothing here is certain, so all that is found is offered, the likeliest
first.
"""

from __future__ import annotations

import re
from typing import Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..document.snapshot import FieldValue
from ..messages import pick
from ..outlines.model import Field
from ..text import labels
from ..text.numerals import parse_cjk

_MOST_LINES = 2_000  # of a notice; what stands behind them names no topics
_SHORTEST, _LONGEST = 2, 40  # characters of a topic
_LEAST, _MOST = 2, 20  # topics of a list
_OFFERED = 6  # values of each kind


class Notice(NamedTuple):
    """What was found, the likeliest first in each."""

    lists: Tuple[Tuple[str, ...], ...] = ()
    dates: Tuple[str, ...] = ()
    meetings: Tuple[str, ...] = ()
    issuers: Tuple[str, ...] = ()  # who signs it
    addressees: Tuple[str, ...] = ()  # the whole line, without its colon
    places: Tuple[str, ...] = ()
    subjects: Tuple[str, ...] = ()  # what stands between 关于 and 的通知 in its title


def read(text: str) -> Notice:
    """Return what a notice says; ``text``: its paragraphs, one a line."""
    lines = [line.strip(" \t\u3000") for line in text.splitlines() if line.strip(" \t\u3000")][:_MOST_LINES]
    title = _title(lines)
    return Notice(
        tuple(_lists(lines)),
        _first(_dates(lines)),
        _first(_meetings(title, lines)),
        _first(_issuers(title, lines)),
        _first(_addressees(lines)),
        _first(m[1].strip() for line in lines for m in [_PLACE.search(line)] if m),
        _first(m[1] for m in [_SUBJECT.search(title)] if m),
    )


def offered(notice: Notice, fields: Iterable[Field]) -> Dict[str, List[FieldValue]]:
    """Return the values of a notice that suit some fields, by field, the likeliest first; fields that none suits are left out."""
    found: Dict[str, List[FieldValue]] = {}
    for field in fields:
        values: List[FieldValue] = [*(_lists_for(notice, field) if field.list else _texts_for(notice, field))]
        if values:
            found[field.id] = values
    return found


def _first(values: Iterable[str]) -> Tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:_OFFERED]


# --- which value suits which field ------------------------------------------------------------------------------------

#: What a field is called, in either language, and what of a notice suits it.
_KINDS: Sequence[Tuple[str, Tuple[str, ...]]] = (
    (r"会议(?:全称|名称)|\bmeeting\b", ("meetings",)),
    (r"日期|时间|会期|\bdates?\b|\btime\b|\bdeadline\b", ("dates",)),
    (r"地点|\bplace\b|\bvenue\b", ("places",)),
    (r"主送|收文|\baddressees?\b", ("issuers",)),  # whoever answers a notice sends that to its issuer
    (r"单位|机关|部门|\bunit\b|\bagency\b|\boffice\b", ("addressees", "issuers")),
    (r"事由|事项|\bsubject\b", ("subjects",)),
)


def _texts_for(notice: Notice, field: Field) -> Iterator[str]:
    called = " ".join((field.id.replace("-", " "), pick(field.label, "zh-CN"), pick(field.label, "en")))
    kinds = next((kinds for pattern, kinds in _KINDS if re.search(pattern, called, re.IGNORECASE)), ())
    for kind in kinds:
        yield from getattr(notice, kind)


def _lists_for(notice: Notice, field: Field) -> List[FieldValue]:
    """Return the lists, those first that have as many items as the field asks for."""
    return [
        list(items) for items in sorted(notice.lists, key=lambda items: bool(field.count) and len(items) != field.count)
    ]


# --- topics -----------------------------------------------------------------------------------------------------------

_NUMBER = "[两二三四五六七八九十]{1,2}|[2-9]|1[0-9]"
_ANNOUNCED = re.compile(
    rf"({_NUMBER})\s*(?:个|项|条|点)(?:方面|带头|问题|重点|专题|主题|环节|任务|内容|要求|议题|对照|表率|事项)?"
)
_ORDINAL = re.compile(
    r"(?:^|(?<=[。；;：:，,、—\s]))(?:第?([一二三四五六七八九十]{1,2})(?:是要?|要|，|、(?=带头))|([①-⑳]))"
)
_TAIL = re.compile(r"(?:等(?:方面)?|这)?(?:以下)?(?:方面)?$")
_LEAD = re.compile(r"^要?(?:在|对照|围绕|重点|着力|着重|包括|聚焦|分别)?(?:是|为)?")
_PREFIXES = re.compile(r"带头|坚持|是否|着力|聚焦|推进|加强|强化|提升|深化|抓好|突出")


def _lists(lines: Sequence[str]) -> List[Tuple[str, ...]]:
    """Return every list of topics: those first that have as many as were announced, then by their places."""
    found: List[Tuple[bool, int, Tuple[str, ...]]] = []
    for index, line in enumerate(lines):
        announced = _announced(line)
        for items in (_ordinals(lines, index), _numbered(lines, index), *_in_sentences(line)):
            if items and _LEAST <= len(items) <= _MOST:
                found.append((len(items) not in announced, index, tuple(items)))
    return list(dict.fromkeys(items for _, _, items in sorted(found, key=lambda each: each[:2])))[:_OFFERED]


def _announced(text: str) -> List[int]:
    """Return how many of something are announced in a text."""
    return [_value(m[1]) for m in _ANNOUNCED.finditer(text)]


def _value(number: str) -> int:
    return int(number) if number.isdigit() else parse_cjk(number.replace("两", "二")) or 0


def _ordinals(lines: Sequence[str], start: int) -> List[str]:
    """一是…；二是…, in one paragraph or in the next ones."""
    first = _ORDINAL.search(lines[start])
    if not first or _counted(first) != 1:
        return []
    items: List[str] = []
    for line in lines[start:]:
        marks = list(_ORDINAL.finditer(line))
        if not marks or _counted(marks[0]) != len(items) + 1:
            break
        marks = [m for number, m in enumerate(marks) if _counted(m) == len(items) + number + 1]
        ends = [m.start() for m in marks[1:]] + [len(line)]
        items += [_topic(line[m.end() : end]) for m, end in zip(marks, ends)]
    return items if all(items) else []


def _counted(m: re.Match[str]) -> int:
    return parse_cjk(m[1]) or 0 if m[1] else ord(m[2]) - ord("①") + 1


def _numbered(lines: Sequence[str], start: int) -> List[str]:
    """Return the numbered lines below a line that announces how many there are, or that ends in a colon."""
    if not (_announced(lines[start]) or lines[start].endswith(("：", ":"))):
        return []
    items: List[str] = []
    shape = None
    for line in lines[start + 1 :]:
        label = labels.parse(line)
        if label is None or label.end == 0:
            if items and len(items) < max(_announced(lines[start]), default=0):
                continue  # what is said about the topic above
            break
        if shape is None:
            shape = label.family
        if label.family != shape:
            continue  # a list in what is said about the topic above
        if label.value != len(items) + 1:
            break
        items.append(_topic(line[label.end :]))
    return items if all(items) else []


def _in_sentences(line: str) -> Iterator[List[str]]:
    """Return the topics that a sentence names one after another."""
    for sentence in re.split("[。；;！!]", line):
        announced = _announced(sentence)
        keyed = _keyed(sentence)
        if len(keyed) >= _LEAST:
            yield keyed
        for number in announced:
            head = sentence[: _place(sentence, number)]
            behind = re.split("[：:]", sentence, maxsplit=1)[1:]
            for part in (*behind, re.split(r"围绕|聚焦|对照|突出|重点(?:是|抓好)?", head)[-1]):
                items = [_topic(item) for item in re.split(r"、|，|,|以及|及(?=\S{3})", part.strip("，, "))]
                if len(items) == number and all(items):
                    yield items


def _place(sentence: str, number: int) -> int:
    return next(m.start() for m in _ANNOUNCED.finditer(sentence) if _value(m[1]) == number)


def _keyed(sentence: str) -> List[str]:
    """Return topics that all begin with the same words, of which each may itself be a list: 带头增强党性、严守纪律，带头……"""
    counts: Dict[str, int] = {}
    for m in _PREFIXES.finditer(sentence):
        counts[m[0]] = counts.get(m[0], 0) + 1
    key = max(counts, key=lambda each: counts[each], default="")
    if counts.get(key, 0) < _LEAST:
        return []
    parts = re.split(rf"(?:^|[、，,：:和及]|以及|围绕|对照|聚焦|突出|[“”\"])+(?={key})", sentence)
    return [topic for part in parts if part.startswith(key) for topic in [_topic(part, keyed=True)] if topic]


def _topic(text: str, keyed: bool = False) -> str:
    """Return a topic without what is said about it; "" when it is none."""
    text = _LEAD.sub("", text.strip(" \u3000"))
    text = re.split(r"[。；;：:！!？?\n（(]" if keyed else r"[。；;：:，,！!？?\n（(]", text, maxsplit=1)[0]
    cut = re.split(
        rf"(?:等|这)?(?:以下)?(?:{_NUMBER})\s*(?:个|项)(?:方面|带头|重点|问题)?|，(?!\s*$)", text, maxsplit=1
    )[0]
    topic = _TAIL.sub("", cut.strip("、，, \u3000")).strip("、，, \u3000")
    topic = topic[: -len("方面")] if topic.endswith("方面") else topic
    return topic if _SHORTEST <= len(topic) <= _LONGEST else ""


# --- dates, meetings, units -------------------------------------------------------------------------------------------

_DATE = re.compile(
    r"(?:20\d\d\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日(?:\s*[（(][^（()）]{1,6}[)）])?(?:\s*(?:上午|下午|晚上?)\s*\d{0,2}\s*[时：:点]?\d{0,2}分?)?"
    r"|二〇[〇一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_HELD = re.compile("召开|举行|定于|会议时间|时间[：:]")
_MEETING = re.compile(
    r"(?:召开|举行|举办|参加|开好|出席|收看)(?:了|好|一次)?([^，。；：、！？“”\s]{2,40}?(?:民主生活会|组织生活会|座谈会|推进会|动员会|"
    r"部署会|培训会|例会|年会|全会|大会|会议|报告会|恳谈会|现场会|工作会|专题会))(?=的|[，。；：、！？“”\s）)]|$|有关|相关|定于|精神|要|上|前|后)"
)
_PLACE = re.compile(r"(?:会议)?地\s*点[：:]\s*([^，。；\n]{2,40})")
_SUBJECT = re.compile(r"关于(.{2,60}?)(?:的(?:紧急|补充)?(?:通知|意见|方案|通报|函|决定|公告))")
_UNIT = re.compile(
    r"[^，。；：、！？“”\s]{2,30}?(?:政府|办公室|办公厅|委员会|党委|党组|支部|局|厅|委|部|处|院|校|学|公司|集团|中心|协会|领导小组)"
)


def _title(lines: Sequence[str]) -> str:
    """Return the first lines that are no sentences, up to the addressee."""
    found = ""
    for line in lines[:8]:
        if line.endswith(("：", ":", "。")):
            break
        found += line
        if re.search("(?:通知|意见|方案|通报|函|决定|公告)$", line):
            break
    return found


def _dates(lines: Sequence[str]) -> Iterator[str]:
    """Yield those of the meeting, then others, then that of the notice itself."""
    last = next((m[0] for line in reversed(lines) for m in [_DATE.fullmatch(line)] if m), "")
    held = [line for line in lines if _HELD.search(line)]
    for line in (*held, *lines):
        yield from (value for m in _DATE.finditer(line) for value in [re.sub(r"\s", "", m[0])] if value != last)
    yield re.sub(r"\s", "", last)


def _meetings(title: str, lines: Sequence[str]) -> Iterator[str]:
    for line in (title, *lines):
        yield from (m[1] for m in _MEETING.finditer(line))


def _issuers(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Who signs above the date at the end, then who stands in the title before 关于."""
    for index in range(len(lines) - 1, 0, -1):
        if _DATE.fullmatch(lines[index]) and _UNIT.fullmatch(lines[index - 1]):
            yield lines[index - 1]
            break
    m = re.match(r"(.{3,30}?)关于", title)
    if m and _UNIT.fullmatch(m[1]):
        yield m[1]


def _addressees(lines: Sequence[str]) -> Iterator[str]:
    """Return the line of the addressees below the title; one of them alone first, if it is one."""
    line: Optional[str] = next((line for line in lines[:10] if line.endswith(("：", ":"))), None)
    if line and len(line) <= 80 and "。" not in line:
        yield line.rstrip("：: ")
