"""What documents share is found however many copies of one text there are."""

from __future__ import annotations

from typing import List, Tuple

from tigang.comparing.passages import Document, compare

_FIRST = "本人自愿申请参加本年度的专项培训，并已仔细阅读全部有关规定。"
_SECOND = "所填内容均属真实情况，如有不实之处，一切后果由申请人自行承担。"
_OTHER = "会议地点和具体时间另行通知，请各单位按时派人出席并做好准备。"


def _shared(*texts: str) -> List[Tuple[str, List[int]]]:
    documents = [Document(str(number), [text], [""], [0]) for number, text in enumerate(texts)]
    return [
        (passage.text, [place.document for place in passage.places])
        for passage in compare(documents, length=20).passages
    ]


def test_a_sentence_is_found_where_what_copies_have_above_it_is_missing() -> None:
    both = _FIRST + _SECOND
    assert _shared(both, both, _OTHER + _SECOND) == [
        (both.rstrip("。"), [0, 1]),
        (_SECOND.rstrip("。"), [0, 1, 2]),
    ]


def test_all_copies_of_a_text_are_one_passage() -> None:
    assert _shared(*[_FIRST + _SECOND] * 5) == [((_FIRST + _SECOND).rstrip("。"), [0, 1, 2, 3, 4])]


def test_copies_that_a_name_tells_apart_share_what_stands_around_it() -> None:
    names = ("赵", "钱", "孙", "李")
    assert _shared(*[f"{_FIRST}{name}。{_SECOND}" for name in names]) == [
        (_FIRST.rstrip("。"), [0, 1, 2, 3]),
        (_SECOND.rstrip("。"), [0, 1, 2, 3]),
    ]
