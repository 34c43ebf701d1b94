"""The parts of a Chinese official document (公文) that are no numbered headings, and where they stand.

Everything is found by its customary form and place (GB/T 9704-2012, 7.2 and 7.3); a part that is not clearly there is
None or empty. Paragraphs are 0-based; offsets count code points in their paragraph.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Container, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..document.body import Body
from ..document.snapshot import Paragraph, Snapshot
from ..text import numerals
from . import lines
from .lines import BLANK, text_of
from .tree import Tree

_TOP = 12  # so many filled paragraphs may hold the head of a document
_TITLE_LINES = 3

GENRES = (
    "请示",
    "报告",
    "批复",
    "通知",
    "通报",
    "意见",
    "决定",
    "公告",
    "通告",
    "议案",
    "决议",
    "公报",
    "纪要",
    "命令",
    "令",
    "函",
)
_GENRE = re.compile(rf"({'|'.join(GENRES)})(?:[（(][^（()）]*[）)])?")
#: Reports that are no official ones: people ask for approval in them, or they are papers.
_OTHER_REPORT = re.compile("申请|辞职|请假|检讨|述职|调研|研究|实验|实习|分析")

_AGENCY = re.compile(
    r"(?:政府|局|委|委员会|办|办公室|办公厅|部|部门|厅|处|科|室|院|署|所|站|队|会|公司|集团|银行|学校|大学|学院|"
    r"中学|小学|中心|单位|机构|企业|党委|党组|党支部|乡|镇|街道|办事处|市|县|区|省|自治州|旗|人大|政协|小组|指挥部)$"
)
_NO_ADDRESSEE = re.compile(r"[。！？!?“”\"《》]|[：:]|\d{4}|如下|现将|现就|根据|按照|为了|^各位|同志")
_SEPARATOR = re.compile(r"[、，,；;]")

_DATE_PARAGRAPH = re.compile("\n\n" + lines.DATE_LINE.pattern)  # the literal at its beginning makes it fast
_ITEM = re.compile(r"(?:^|(?<=[ \t\u3000\n；;，,]))(\d{1,2})[.．、](?!\d)[ \u3000]*")


class Attachment(NamedTuple):
    """One attachment, as the note names it or as it stands in the document."""

    number: Optional[int]
    name: str
    paragraph: int  # where the name stands; the line 附件1 where there is none
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Official:
    """What was found."""

    title: range = range(0)
    genre: str = ""  # the last word of the title, one of GENRES; "" for any other document
    number: Optional[int] = None  # the line of the document number
    addressee: Optional[int] = None
    signature: Optional[int] = None
    date: Optional[int] = None
    end: int = 0  # paragraph after the last one of the text, before note, signature, date and attachments
    note: Tuple[Attachment, ...] = ()  # as the note 附件：… names them
    attachments: Tuple[Attachment, ...] = ()  # as they follow the text

    @property
    def certain(self) -> bool:
        """Whether the document surely is an official one."""
        return bool(self.genre or self.addressee is not None or self.number is not None)


def find(snapshot: Snapshot, tree: Tree, body: Body) -> Official:
    """Return the parts of a document; ``body`` is its text in one string."""
    paragraphs = snapshot.paragraphs
    number, title = _head(paragraphs, tree)
    words = "".join(text_of(paragraphs[i]) for i in title)
    date = _date(paragraphs, body, title.stop)
    signature = _signature(paragraphs, date, title.stop)
    places = dict.fromkeys(index for index, _ in body.find("附件"))
    attached = [(index, m) for index in places for m in [lines.ATTACHMENT_LINE.fullmatch(paragraphs[index].text)] if m]
    note = _note(paragraphs, attached, date)
    last = note[-1].paragraph if note else title.stop
    ends = (signature, date, note[0].paragraph if note else None)
    end = min((place for place in ends if place is not None), default=len(paragraphs))
    return Official(
        title,
        _genre(words),
        number,
        _addressee(paragraphs, tree, title, number, words),
        signature,
        date,
        end,
        note,
        tuple(_attachments(paragraphs, attached, max(last, date or 0))),
    )


# --- head -------------------------------------------------------------------------------------------------------------


def _head(paragraphs: Sequence[Paragraph], tree: Tree) -> Tuple[Optional[int], range]:
    """Return the line of the document number and the title."""
    numbered = {heading.paragraph for heading in tree.headings[:_TOP] if heading.label}
    top = _filled(paragraphs, 3 * _TOP)[:_TOP]
    numbers = (index for index, text in top if index not in numbered and lines.is_document_number(text))
    number = next(numbers, None)
    if any(paragraphs[index].style == "Title" for index in tree.title):
        return number, tree.title
    rest = [index for index, text in top if index != number and not lines.is_head(text)]
    title = range(0)
    if number is not None:  # it stands under the red heads of several agencies
        title = _title_in(paragraphs, [index for index in rest if index > number], numbered)
    return number, title or _title_in(paragraphs, rest, numbered, any_genre=True)


def _filled(paragraphs: Sequence[Paragraph], count: int) -> List[Tuple[int, str]]:
    """Return those of the first ``count`` paragraphs that have words, with these."""
    texts = ((index, text_of(paragraph)) for index, paragraph in enumerate(paragraphs[:count]))
    return [(index, text) for index, text in texts if text]


def _title_in(
    paragraphs: Sequence[Paragraph], rest: Sequence[int], numbered: Container[int], any_genre: bool = False
) -> range:
    """Return the title that opens some lines: one that ends with its genre, perhaps on several, or if ``any_genre`` the first."""
    if not rest or rest[0] in numbered or not lines.may_be_title(text_of(paragraphs[rest[0]])):
        return range(0)
    words = ""
    for index in rest[:_TITLE_LINES]:
        words += text_of(paragraphs[index])
        if index in numbered or not lines.may_be_title(text_of(paragraphs[index])):
            break
        if _genre(words):
            return range(rest[0], index + 1)
    return range(rest[0], rest[0] + 1) if any_genre else range(0)


def _genre(title: str) -> str:
    m = re.search(_GENRE.pattern + "$", title)
    if not m or (m[1] == "报告" and _OTHER_REPORT.search(title)):
        return ""
    return m[1]


def _addressee(
    paragraphs: Sequence[Paragraph], tree: Tree, title: range, number: Optional[int], words: str
) -> Optional[int]:
    """Return the line after the title, if it names agencies."""
    if not title:
        return None
    headings = {h.paragraph for h in tree.headings[:_TOP]}
    following = (
        i for i in range(title.stop, min(len(paragraphs), title.stop + _TOP)) if text_of(paragraphs[i]) and i != number
    )
    index = next(following, None)
    after = next(following, None)
    if index is None or index in headings or paragraphs[index].placeholders:
        return None
    text = text_of(paragraphs[index])
    if not is_addressee(text):
        return None
    if text.endswith(("：", ":")):
        return index
    # Without a colon it may as well be the author's name.
    several = text.startswith("各") or _SEPARATOR.search(text)
    letter = _genre(words) in ("请示", "函", "批复", "通知", "报告") and "关于" in words and text not in words
    followed = after is not None and text_of(paragraphs[after]).endswith(("。", "：", ":")) and after not in headings
    return (
        index
        if _genre(words) and followed and (several or letter) and not _signs(text, paragraphs[index + 1 :])
        else None
    )


def _signs(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether the last lines have the same name once more."""
    return any(text_of(paragraph) == text for paragraph in paragraphs[-_TOP:])


def is_addressee(text: str) -> bool:
    """Return whether a line names agencies: 各县（市、区）人民政府，市直各部门："""
    text = re.sub(r"[（(][^（）()]*[）)]", "", text.strip(BLANK)).rstrip("：:" + BLANK)
    if not text or len(text) > 150 or _NO_ADDRESSEE.search(text):
        return False
    parts = addressees(text)
    return text.startswith(("各", "全")) or 2 * sum(bool(_AGENCY.search(part)) for part in parts) > len(parts)


def addressees(text: str) -> List[str]:
    """Return the agencies that a line names."""
    text = re.sub(r"[（(][^（）()]*[）)]", "", text).rstrip("：:" + BLANK)
    return [part.strip(BLANK) for part in _SEPARATOR.split(text) if part.strip(BLANK)]


# --- end --------------------------------------------------------------------------------------------------------------


def _date(paragraphs: Sequence[Paragraph], body: Body, first: int) -> Optional[int]:
    """Return the first line that is a date and that ends the text: an agency's name stands over it, or no more text follows."""
    for before, _, _ in body.search(_DATE_PARAGRAPH):
        index = before + 1
        written = any("。" in paragraph.text for paragraph in paragraphs[first : min(index, first + _TOP)])
        if paragraphs[index].level or not written:  # the head may have a date, too
            continue
        above = _first_text(reversed(paragraphs[max(first, index - _TOP) : index]))
        following = _first_text(paragraphs[index + 1 : index + 1 + _TOP])
        signed = lines.may_be_signature(above) and is_agency(above)
        if signed or not following or _follows_date(following):
            return index
    return None


def _first_text(paragraphs: Iterable[Paragraph]) -> str:
    """Return the words of the first of some paragraphs that has any; "" when none has."""
    texts = (text_of(paragraph) for paragraph in paragraphs)
    return next((text for text in texts if text), "")


def _signature(paragraphs: Sequence[Paragraph], date: Optional[int], first: int) -> Optional[int]:
    """Return the line before the date that names who signs."""
    index = (date or 0) - 1
    while index >= first and not text_of(paragraphs[index]):
        index -= 1
    if date is None or index < first:
        return None
    text = text_of(paragraphs[index])
    return index if lines.may_be_signature(text) else None


def _follows_date(text: str) -> bool:
    """Return whether a line is of those below the date of a signature."""
    return lines.is_note(text) or lines.has_attachment(text)


def is_agency(text: str) -> bool:
    """Return whether a line ends like the name of an agency."""
    return bool(_AGENCY.search(text.strip(BLANK)))


# --- attachments ------------------------------------------------------------------------------------------------------

_Line = Tuple[int, "re.Match[str]"]  # paragraph, its match


def _note(paragraphs: Sequence[Paragraph], attached: Sequence[_Line], date: Optional[int]) -> Tuple[Attachment, ...]:
    """Return what the note 附件：1.… names, with the lines below it that go on counting."""
    for index, m in attached:
        if m["n"] or not m["name"] or (date is not None and index > date):
            continue
        items = list(_items(m["name"], index, m.start("name")))
        for following in range(index + 1, len(paragraphs)):
            text, label = paragraphs[following].text, re.match(r"(\d{1,2})[.．、]", paragraphs[following].label)
            if label and text.strip():
                items.append(Attachment(int(label[1]), text.strip(BLANK), following, 0, len(text.rstrip(BLANK))))
            elif _ITEM.match(text.lstrip(BLANK)) and items[-1].number:
                items.extend(_items(text, following, 0))
            else:
                break
        return tuple(items)
    return ()


def _items(text: str, paragraph: int, offset: int) -> Iterator[Attachment]:
    """Yield the numbered names of a line, or the only one without a number."""
    found = list(_ITEM.finditer(text.lstrip(BLANK)))
    offset += len(text) - len(text.lstrip(BLANK))
    text = text.lstrip(BLANK)
    if not found or found[0].start():
        yield Attachment(None, text.rstrip(BLANK), paragraph, offset, offset + len(text.rstrip(BLANK)))
        return
    for m, following in zip(found, [*found[1:], None]):
        name = text[m.end() : following.start() if following else len(text)].rstrip(BLANK + "\n")
        yield Attachment(int(m[1]), name, paragraph, offset + m.end(), offset + m.end() + len(name))


def _attachments(paragraphs: Sequence[Paragraph], attached: Sequence[_Line], after: int) -> Iterator[Attachment]:
    """Yield the attachments below paragraph ``after``, each with the name on its line or, where that has none, on the next."""
    for index, m in attached:
        if index <= after:
            continue
        number = None if m["n"] is None else int(m["n"]) if m["n"].isdigit() else numerals.parse_cjk(m["n"])
        if m["name"]:
            yield Attachment(number, m["name"], index, m.start("name"), m.end("name"))
            continue
        below = next((i for i in range(index + 1, min(index + 5, len(paragraphs))) if text_of(paragraphs[i])), None)
        if below is None or paragraphs[index].followed_by_object or not lines.may_be_title(text_of(paragraphs[below])):
            yield Attachment(number, "", index, 0, len(paragraphs[index].text))
        else:
            yield Attachment(number, text_of(paragraphs[below]), below, *_extent(paragraphs[below].text))


def _extent(text: str) -> Tuple[int, int]:
    return len(text) - len(text.lstrip(BLANK)), len(text.rstrip(BLANK))
