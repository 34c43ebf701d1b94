"""How the lines of a document look that are neither headings nor text: title, head, closing, signature, date, note, attachments.

A line alone says only what it may be; where it stands decides. `official`, `back_matter` and outlines' roles decide that.
"""

from __future__ import annotations

import re

from ..document.snapshot import Paragraph

BLANK = " \t\u3000\u00a0"
_TITLE_WIDTH, _SIGNATURE_WIDTH = 60, 40


def text_of(paragraph: Paragraph) -> str:
    """Return a paragraph's words without Markdown's marks and surrounding spaces."""
    return paragraph.text.strip(BLANK + "\n").strip("#*").strip(BLANK)


def width(text: str) -> float:
    """Return how wide a text is, in Chinese characters; any other character counts half."""
    return sum(1 if c > "\u2e7f" else 0.5 for c in text)


# --- above the text ---------------------------------------------------------------------------------------------------

_OPEN = r"[\[［(（【〔﹝]"
_NUMBER = (
    r"\s?(?P<year>(?:19|20)\d\d)\s?年?[\]］)）】〕﹞]\s?(?P<word>第?)\s?(?P<n>\d{1,5})\s?号"
    r"(?![楼线院机房门井桥地车厅库])"
)
#: Year and number of a document in any way that people write them but the right one; the agency's code stands before.
WRONG_NUMBER = re.compile(_OPEN + r"(?!(?<=〔)\d{4}〕[1-9]\d*号)" + _NUMBER)
#: An agency's code at the end of a text.
CODE = re.compile(r"[\u4e00-\u9fffA-Za-z×Ｘ]{1,12}[ \u3000]?$")
_NUMBER_LINE = re.compile(rf"[\u4e00-\u9fffA-Za-z×Ｘ]{{0,12}}[ \u3000]?{_OPEN}{_NUMBER}(?:[ \t\u3000]+签发人[:：].*)?")
#: Copy number, secrecy, urgency, the red head, who signs, the rule below.
_HEAD = re.compile(r"\d{6}|(?:绝密|机密|秘密).{0,8}|特急|加急|.{2,30}文件|签发人[:：].*|[-—─_*＊★ ]+")


def is_document_number(text: str) -> bool:
    """Return whether a line is the number of an official document: ×政发〔2026〕3号."""
    return bool(_NUMBER_LINE.fullmatch(text))


def is_head(text: str) -> bool:
    """Return whether a line stands above titles and is none, other than the number of the document."""
    return bool(_HEAD.fullmatch(text))


def may_be_title(text: str) -> bool:
    """Return whether a line is as short as a title and does not end as a sentence does."""
    return 0 < width(text) <= _TITLE_WIDTH and text[-1] not in "。：:；;，,.！!"


# --- below the text ---------------------------------------------------------------------------------------------------

_CJK_DIGIT = "〇○零OＯo一二三四五六七八九"
#: A line that is a Chinese date and nothing else, in any of the ways that people write it.
DATE_LINE = re.compile(
    r"[ \t\u3000]*(?:"
    r"(?P<y>(?:19|20)\d\d)[ ]?年[ ]?(?P<m>\d{1,2})[ ]?月[ ]?(?P<d>\d{1,2})[ ]?日"
    r"|(?P<dy>(?:19|20)\d\d)(?P<mark>[.．/\-])(?P<dm>\d{1,2})(?P=mark)(?P<dd>\d{1,2})"
    rf"|(?P<cy>[一二][{_CJK_DIGIT}]{{3}})年(?P<cm>[一二三四五六七八九十]{{1,2}})月(?P<cd>[一二三四五六七八九十]{{1,3}})日"
    r")[ \t\u3000]*(?=\n\n|$)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ENGLISH_DATE = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}),? \d{{4}}")
_DAY_FIRST = re.compile(r"\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d")
_PLACE = re.compile(r"[^\d,，]{1,30}[,，]\s*")
#: What has to do with a date, be it blank or only partly one: 年  月  日, Date: …
_DATED = re.compile(
    rf"\d{{4}}\s*年|[一二][{_CJK_DIGIT}]{{3}}年|月.*日|日期|"
    r"(?:19|20)\d{2}[-./]\d{1,2}(?!\d)|\d{1,2}(st|nd|rd|th)?,? .*\d{4}|[Dd]ate"
)
_CLOSING = re.compile(
    r"(?:特此|专此|此复|此致|敬礼)[^，。；]{0,12}[。！]?"
    r"|(?:以上|上述|如上)?.{0,8}(?:妥否|当否|可否|是否妥当|如无不妥|如有不妥|如有不当)，.{2,12}[。！]?"
)
_LIKE_CLOSING = re.compile(r"^(特此|以上|妥否|当否|此复|专此|请予|现提请|此令)|(请批示|请审议|请复函?|谢谢)[。！!]?$")
_NOTE = re.compile(r"[（(].*[）)]|(?:抄送|主送|分送|联系人|附注|此件|公开方式).*|.*印发|[-—─_]+")
_ATTACHMENT = re.compile(
    r"附[件录表]|附[：:]|(?:Attachments?|Enclosures?|Annex(?:es)?|Appendix|Appendices)\s*(?:[:：(（\d]|[A-Z]\b|$)", re.I
)
#: A line that names attachments (附件：1.…) or with which one begins (附件1); its groups are the number and the name.
ATTACHMENT_LINE = re.compile(
    r"[ \t\u3000]*附件[ \u3000]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})?"
    r"(?:[ \u3000]*[:：][ \u3000]*|(?<=[\d一二三四五六七八九十])[ \u3000]+|(?=[ \t\u3000]*$))(?P<name>.*?)[ \t\u3000\n]*",
    re.S,
)
_ATTACHMENT_NOTE = re.compile(r"[ \t\u3000]*(?:附件|附|附表)[：:].*", re.S)
_ATTACHMENT_HEAD = re.compile(r"附件\s*[\d一二三四五六七八九十]{0,3}\s*")


def is_date(text: str) -> bool:
    """Return whether a line is a date and nothing else."""
    return bool(DATE_LINE.fullmatch(text) or _ENGLISH_DATE.fullmatch(text))


def is_dated(text: str) -> bool:
    """Return whether a line is a date, behind that of a place or not: Berlin, 12.03.2021."""
    date = _PLACE.sub("", text.strip(BLANK), count=1)
    return is_date(date) or bool(_DAY_FIRST.fullmatch(date))


def has_date(text: str) -> bool:
    """Return whether a line may be that of the date, though it has more in it, or less."""
    return bool(_DATED.search(text))


def may_be_signature(text: str) -> bool:
    """Return whether a line is as short as a signature and does not end as a sentence does."""
    return 0 < width(text) <= _SIGNATURE_WIDTH and text[-1] not in "。：:；;，,！!？?"


def is_closing(text: str) -> bool:
    """Return whether a line is a customary closing, wherever it stands: 特此报告。 妥否，请批示。"""
    return bool(_CLOSING.fullmatch(text))


def may_be_closing(text: str) -> bool:
    """Return whether the last line of a text sounds like a closing."""
    return bool(_LIKE_CLOSING.search(text))


def is_note(text: str) -> bool:
    """Return whether a line is one of those below the date: （联系人：…）, 抄送：…, who printed it."""
    return bool(_NOTE.fullmatch(text))


def is_attachment_note(text: str) -> bool:
    """Return whether a line begins the note that names the attachments: 附件：1.…"""
    return bool(_ATTACHMENT_NOTE.fullmatch(text))


def is_attachment_head(text: str) -> bool:
    """Return whether a line with nothing else in it begins an attachment: 附件1."""
    return bool(_ATTACHMENT_HEAD.fullmatch(text))


def has_attachment(text: str) -> bool:
    """Return whether a line begins as one about attachments does, in Chinese or English."""
    return bool(_ATTACHMENT.match(text))
