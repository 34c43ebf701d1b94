"""Pinyin left in Chinese text.

What it finds
    A lower-case Latin word that touches Chinese characters and is made of pinyin syllables (dangshi) or of initials (mzshh):
    typing that was never converted, or words written so to get past a filter. One finding for each such word, at its first
    place. English words, units, names of formats and addresses are passed over, and so is pinyin that might be English (baidu,
    data), as are letters without zh, ch or sh among them (gprs); capitals are never looked at.

Why it matters
    "dangshi学习教育" in a document that people sign is a mistake that every reader sees.

Wrong
    一、背景 | 开好专题mzshh。 | 再次召开mzshh。
    一、背景 | 认真学习dangshi，文文。
    一、背景 | 报县zhengfu审定。

Right
    一、背景 | 用excel制表，用python分析data，发email或上wifi，重5kg，长3km，ph值为7，格式为pdf、html，见www.example.com网站。
    一、背景 | 加快5G、GDP、APP和PPT建设，张三用QQ联系，李四用gprs上网。

Options
    `allow`: more words that are meant so, such as `[weixin]`.

Fix
    None: which characters were meant is the author's to say.
"""

from __future__ import annotations

import re
import string
from typing import Iterator, Set

from ...analysis import Analysis
from ..rule import Rule, Violation, option

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_FINALS = {  # of every initial, as the Scheme for the Chinese Phonetic Alphabet has them
    "": "a ai an ang ao e ei en er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
_SYLLABLE = "(?:" + "|".join(initial + final for initial, finals in _FINALS.items() for final in finals.split()) + ")"
_PINYIN = re.compile(f"{_SYLLABLE}+")
#: What English words that happen to be made of syllables (data, machine, routine) have not.
_UNENGLISH = re.compile(
    "zh|^x.|xue|xuan|x(?:ian|iao|ing.)|qi.|qun|uo(?![dmty])|iao|iang|iong|uang|uai.|hui|wei(?!g)|ji(?![nbgtv]|$)|"
    "jing[bcdfhjkmnpqsxyz]|jue|juan(?!a)|jun[^ekt]|yu[ae]n.|sh(?:ui|ao|ang|eng)|ch(?:ui|eng|uan|ong|ang[^e])|"
    "ng(?:[bcdfjknpqxyz]|sh)|^dang$"
)
#: Shorter ones are mostly formats and units (pdf, sql, kwh), and those without zh, ch or sh names of programs: gprs, strstr.
_INITIALS = re.compile("(?=[a-z]*[zcs]h)[bcdfghjklmnpqrstwxyz]{4,}")
_MEANT = frozenset(
    re.findall(
        "[a-z]+",
        """
    html xhtml https pptx sftp mysql kbps mbps gbps mrna ctrl yyyy mmhg lstm rtmp rtsp nfts grpc jdbc odbc xlsx docx sync crypt
    sshd huawei weibo weixin xiaomi zhihu jingdong shanghai wushu weiqi xiangqi qigong duo quota quo ciao
    """,
    )
)
_KEPT = frozenset(map(ord, string.ascii_letters + string.digits + "._@/:\\-+&%#$"))
_WORD_TABLE = bytes(code if code in _KEPT else 32 for code in range(256))


def find(analysis: Analysis) -> Iterator[Violation]:
    if not analysis.chinese:
        return
    allowed = _MEANT.union(option(analysis, RULE, "allow"))
    for word in sorted(word for word in _words(analysis.body.text) if word not in allowed and _suspicious(word)):
        touching = re.compile(rf"(?<![A-Za-z0-9._@/:\\+&%#$-]){word}(?![A-Za-z0-9._@/:\\+&%#$-])")
        places = [(index, start) for index, start, m in analysis.body.search(touching) if _touches(m)]
        if places and not _is_name(analysis, word, len(places)):
            index, start = places[0]
            yield Violation(index, start, start + len(word), {"found": word, "count": len(places)})


def _words(text: str) -> Set[str]:
    """Return the different lower-case words of a text. Running a pattern over a long text would take three times as long."""
    words = text.encode("ascii", "replace").translate(_WORD_TABLE).split()
    return {word.decode() for word in set(words) if word.isalpha() and word.islower()}


def _suspicious(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word) or (_UNENGLISH.search(word) and _PINYIN.fullmatch(word)))


def _touches(m: re.Match[str]) -> bool:
    around = m.string[max(m.start() - 1, 0) : m.start()] + m.string[m.end() : m.end() + 1]
    return bool(re.search(f"[{_HAN}]", around)) and " " not in around


def _is_name(analysis: Analysis, word: str, touching: int) -> bool:
    """Return whether a word stands elsewhere among other Latin ones more often: a variable of a program."""
    return sum(1 for _ in analysis.body.find(word)) > 2 * touching


RULE = Rule(
    id="latin-left",
    severity="warning",
    source="practice: pinyin is no text",
    message={
        "zh-CN": "“{found}”像是没有转成汉字的拼音（共{count}处）。",
        "en": "“{found}” looks like pinyin that was not converted (places: {count}).",
    },
    about_zh="中文里夹着没有转成汉字的拼音或拼音首字母，例如“dangshi学习教育”。这样的错误读者一眼就能看到。"
    "请改成汉字；本来就要这样写的词，可在提纲中用 allow 列出。",
    source_zh="惯例：正文不用拼音代替汉字",
    find=find,
    options={"allow": []},
)
