"""``tigang compare``: what documents share word for word, where it stands, and what does not count."""

from __future__ import annotations

import json
import pathlib
from typing import Any, List, Sequence

import pytest
from running import Run  # type: ignore[import-not-found]

from tigang import messages
from tigang.comparing.passages import Comparison, Document, Place, compare
from tigang.library import loading
from tigang.reports import comparison

SHARED = "成立由馆长任组长的消防隐患排查小组，逐层检查书库的电线和插座，对老化的线路当场断电、登记并限期更换，每周三公布进度。"
ENGLISH = (
    "The readers of the town library asked for longer opening hours in winter, and the board agreed to try Thursday evenings "
    "until the end of March before it decides again."
)
OTHER = [
    "秋季以来，少儿阅览室接待的读者比去年同期多了三成，周末尤其拥挤。",
    "为此我们把二楼的会议室改作临时阅览室，并请了六名志愿者轮流值班。",
    "下一步打算在社区中心设两个流动书架，由居民自己借还。",
]


def documents(*texts: Sequence[str]) -> List[Document]:
    return [Document(f"{number}.odt", text, [""] * len(text), range(len(text))) for number, text in enumerate(texts)]


def found(result: Comparison) -> List[Any]:
    return [(passage.text, list(passage.places)) for passage in result.passages]


@pytest.mark.parametrize("shared", [SHARED, ENGLISH], ids=["Chinese", "English"])
def test_a_passage_is_found_whatever_stands_around_it(shared: str) -> None:
    result = compare(documents([OTHER[0], OTHER[1] + shared], [shared + OTHER[2]], [OTHER[1]], [OTHER[2]]))
    assert (shared.rstrip("。."), [Place(0, 1, 1), Place(1, 0, 0)]) in found(result)


def test_punctuation_spaces_capitals_and_paragraphs_do_not_matter_but_words_do() -> None:
    head, tail = SHARED[:30], SHARED[30:]
    written = ["Ｔhe  READERS" + ENGLISH[11:].replace(",", ";"), head.replace("，", "  "), tail]
    result = compare(documents([SHARED, ENGLISH], [written[1], written[2]], [written[0]]))
    assert [places for _, places in found(result)] == [
        [Place(0, 1, 1), Place(2, 0, 0)],
        [Place(0, 0, 0), Place(1, 0, 1)],
    ]
    changed = SHARED.replace("书库", "库房").replace("当场", "立即").replace("组长", "队长")
    assert found(compare(documents([SHARED], [changed]))) == []


def test_all_documents_that_have_a_passage_are_named_once() -> None:
    longer = SHARED + OTHER[0]
    result = compare(documents([longer], [OTHER[1], SHARED], [longer], [SHARED, SHARED]))
    places = {passage.length: {place.document for place in passage.places} for passage in result.passages}
    assert list(places.values()) == [{0, 2}, {0, 1, 2, 3}] and list(places) == sorted(places, reverse=True)


def test_how_much_of_a_document_stands_in_others() -> None:
    first, second, third = compare(documents([SHARED, *OTHER], [SHARED], [OTHER[0] * 2])).documents
    assert (second.shared, second.others) == (second.length, [0])
    assert first.length > first.shared == second.length
    assert (third.shared, third.others) == (0, [])


def test_a_document_is_not_compared_with_itself() -> None:
    assert found(compare(documents([SHARED, OTHER[0], SHARED]))) == []
    assert found(compare([])) == []


def test_short_passages_count_from_the_length_wanted() -> None:
    both = documents([OTHER[0], SHARED], [OTHER[0]])
    assert found(compare(both)) == []
    assert [places for _, places in found(compare(both, length=20))] == [[Place(0, 0, 0), Place(1, 0, 0)]]


def test_what_anybody_may_use_does_not_count() -> None:
    both = documents([SHARED, OTHER[1]], [SHARED])
    assert len(compare(both).passages) == 1
    assert compare(both, allowed=["前面的话，" + SHARED]).passages == []
    # but what is taken besides does
    more = documents([SHARED + "".join(OTHER)], [SHARED + "".join(OTHER)])
    [passage] = compare(more, allowed=[SHARED]).passages
    assert passage.length < compare(more).passages[0].length


def test_the_librarys_own_words_are_nobodys() -> None:
    from tigang.cli.comparing import words_of  # noqa: PLC0415

    library = loading.load([loading.bundled()])
    guidance = max((text for text in words_of(library)), key=len)
    snippet = max((snippet.text for snippet in library.snippets.values()), key=len).split("\n")
    for lines in ([guidance], snippet):
        assert compare(documents(lines, lines), length=10).passages
        assert compare(documents(lines, lines), words_of(library), length=10).passages == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_page_and_the_text_say_the_same_in_every_language(language: str) -> None:
    pair = [
        Document("甲<1>.odt", [SHARED], ["一、<做法>"], [4]),
        Document("乙.odt", [OTHER[0], SHARED], ["", ""], [0, 1]),
    ]
    compared = comparison.Compared(pair, compare(pair), [])
    page, text = (comparison.render(compared, kind, language) for kind in ("html", "text"))
    assert "甲&lt;1&gt;.odt" in page and "一、&lt;做法&gt;" in page and "<做法>" not in page
    assert "   甲<1>.odt:5: 一、<做法>\n   乙.odt:2\n" in text
    assert (
        comparison.summary(compared, language) == text.splitlines()[-1]
        and comparison.summary(compared, language) in page
    )


def test_files_are_read_and_compared(tigang: Run, tmp_path: pathlib.Path) -> None:
    def write(name: str, *lines: str) -> None:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("\n".join(lines), encoding="utf-8")

    write("财务处/甲.txt", "一、工作情况", OTHER[0], "二、主要做法", SHARED, "三、下一步打算", OTHER[2])
    write("乙.txt", "一、背景", OTHER[1], SHARED)
    done = tigang("compare", tmp_path / "in", "--format", "json")
    report = json.loads(done.stdout)
    [passage] = report["passages"]
    assert [(place["section"], place["first"]) for place in passage["places"]] == [("一、背景", 2), ("二、主要做法", 3)]
    assert (done.returncode, report["errors"], [file["shared"] > 0 for file in report["documents"]]) == (
        1,
        [],
        [True] * 2,
    )
    allowed = tmp_path / "guidance.txt"
    allowed.write_text(SHARED, encoding="utf-8")
    done = tigang("compare", tmp_path / "in", "--allow", allowed)
    assert (done.returncode, done.stdout) == (0, "2 compared, passages shared: 0\n")
    (tmp_path / "in" / "empty.docx").touch()
    page = tmp_path / "page.html"
    done = tigang("compare", tmp_path / "in", "--output", page)
    assert (done.returncode, done.stderr) == (2, "2 compared, passages shared: 1, not checked: 1\n")
    assert SHARED.rstrip("。") in page.read_text(encoding="utf-8") and "the file is empty" in page.read_text(
        encoding="utf-8"
    )
    assert "has no format" in tigang("compare", page, "--output", tmp_path / "a.csv").stderr
