"""The verbs in a running Writer, through dispatches as a macro would give them."""

from __future__ import annotations

import json
import pathlib
import re
from typing import Any, Callable, Dict

import pytest

from documents import content, each, lines, put_cursor, write
from tigang.office.uno_helpers import file_url, properties

Verb = Callable[..., Dict[str, Any]]
FIELDS = {"unit": "乙市财政局", "topics": ["带头讲政治", "带头强本领", "带头守初心", "带头敢担当", "带头严纪律"]}
OUTLINE = "self-examination-five"


@pytest.fixture
def verb(office: Any, document: Any) -> Verb:
    """Dispatches a verb on the document's frame."""
    return lambda name, **arguments: office.dispatch(document.CurrentController.Frame, name, **arguments)


def levels(document: Any) -> list:
    return [(p.OutlineLevel, p.String) for p in each(document.Text) if p.OutlineLevel]


def test_insert_outline_replaces_the_document(document: Any, verb: Verb) -> None:
    write(document, "旧文")
    answer = verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    assert answer["ok"]
    assert "旧文" not in lines(document)
    title = each(document.Text)[0].String
    assert title.replace("\n", "") == "乙市财政局领导班子成员专题民主生活会五个方面对照检查材料"
    assert title.split("\n")[0] == "乙市财政局领导班子成员"
    assert levels(document) == [
        (1, "一、存在的主要问题"),
        (2, "（一）在带头讲政治方面"),
        (2, "（二）在带头强本领方面"),
        (2, "（三）在带头守初心方面"),
        (2, "（四）在带头敢担当方面"),
        (2, "（五）在带头严纪律方面"),
        (1, "二、产生问题的原因分析"),
        (1, "三、下一步努力方向和整改措施"),
    ]


def test_insert_fill_check(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    before = verb("CheckStructure", Outline="")
    assert {f["rule"] for f in before["findings"]} == {"placeholder-unfilled"}
    filled = verb("FillPlaceholders", Mode="best")
    assert filled["filled"] == len(before["findings"])
    assert len(set(filled["snippets"])) == filled["filled"]
    after = verb("CheckStructure", Outline="")
    assert (after["outline"], after["recorded"], after["findings"]) == (OUTLINE, True, [])


def test_the_english_outline_too(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline="project-report", Mode="replace", Fields={"project": "Harbour"})
    verb("FillPlaceholders", Mode="best")
    rules = {f["rule"] for f in verb("CheckStructure", Outline="")["findings"]}
    assert rules == {"field-unset"}  # fields that were not given are still asked for
    assert any(text.startswith("1. Summary") for text in lines(document))


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, ["甲", "OUTLINE", "乙乙", "丙"]),
        (1, ["甲", "乙", "OUTLINE", "乙", "丙"]),
        (2, ["甲", "乙乙", "OUTLINE", "丙"]),
    ],
)
def test_insert_at_the_cursor_keeps_all_text(document: Any, verb: Verb, offset: int, expected: list) -> None:
    write(document, "甲", "乙乙", "丙")
    put_cursor(document, 1, offset)
    verb("InsertOutline", Outline="project-report", Mode="insert")
    found = lines(document)
    first, last = expected.index("OUTLINE"), len(expected) - expected.index("OUTLINE") - 1
    assert found[:first] == expected[:first]
    assert found[len(found) - last :] == expected[first + 1 :]
    assert len(found) > len(expected) + 10


def test_insert_into_an_empty_paragraph_uses_it(document: Any, verb: Verb) -> None:
    answer = verb("InsertOutline", Outline="project-report")
    assert len(lines(document)) == answer["paragraphs"]


def test_the_cursor_stands_in_the_first_placeholder_after_an_insertion(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    assert document.CurrentController.ViewCursor.String.startswith("<写明会议主题")


def test_one_undo_gives_the_former_document_back(document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    write(document, "# 标题", "甲乙丙", "丁")
    bold = document.Text.createTextCursorByRange(each(document.Text)[1].Start)
    bold.goRight(2, True)
    bold.CharWeight = 150.0
    each(document.Text)[2].ParaLeftMargin = 1000
    steps: Dict[str, Callable[[], Any]] = {
        "insert": lambda: verb("InsertOutline", Outline=OUTLINE, Mode="insert", Fields=FIELDS),
        "fill": lambda: verb("FillPlaceholders", Mode="best"),
        "snippet": lambda: verb("InsertSnippet", Snippet="causes-root"),
        "replace": lambda: verb("InsertOutline", Outline="project-report", Mode="replace"),
    }
    put_cursor(document, 1, 1)
    for name, step in steps.items():
        before, titles = content(document, tmp_path), document.UndoManager.AllUndoActionTitles
        assert step()["ok"], name
        after = content(document, tmp_path)
        assert after != before, name
        assert document.UndoManager.AllUndoActionTitles[1:] == titles, name
        document.UndoManager.undo()
        assert content(document, tmp_path) == before, name
        document.UndoManager.redo()
        assert content(document, tmp_path) == after, name


def test_undo_titles_are_readable(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline="project-report", Mode="replace")
    assert document.UndoManager.CurrentUndoActionTitle.startswith("Insert outline: ")


def test_check_changes_nothing(document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    write(document, "# 一、甲", "文。", "# 三、乙", "文。")
    put_cursor(document, 1, 1, 1)
    document.setModified(False)
    before, titles = content(document, tmp_path), document.UndoManager.AllUndoActionTitles
    assert [f["rule"] for f in verb("CheckStructure", Outline="")["findings"]] == ["number-gap"]
    assert not document.isModified()
    assert document.CurrentController.ViewCursor.String == "。"
    assert document.UndoManager.AllUndoActionTitles == titles
    assert content(document, tmp_path) == before


def test_a_finding_says_where_it_is(document: Any, verb: Verb) -> None:
    write(document, "# 一、甲", "文。", "# 三、乙", "文。")
    (finding,) = verb("CheckStructure", Outline="")["findings"]
    assert finding == {
        "rule": "number-gap",
        "severity": "error",
        "message": "“二、” is missing before “三、”.",
        "paragraph": 2,
        "text": "三、乙",
        "start": 0,
        "end": 3,
        "section": None,
        "fixable": finding["fixable"],
        "safe": False,
        "related": None,
        "source": "practice: numbers are consecutive",
    }


def test_table_cells_are_not_counted_as_paragraphs(document: Any, verb: Verb) -> None:
    write(document, "# 一、甲", "# 三、乙", "文。")
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    document.Text.insertTextContent(each(document.Text)[0].End, table, False)
    findings = verb("CheckStructure", Outline="")["findings"]
    assert lines(document) == ["一、甲", "", "三、乙", "文。"]
    assert [(f["rule"], f["paragraph"]) for f in findings] == [("number-gap", 2)]  # and the table is the text of 一、


def test_snippet_into_the_placeholder_at_the_cursor(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    answer = verb("InsertSnippet", Snippet="preamble-standard")
    assert answer["section"] == "preamble"
    assert "<写明会议主题" not in "".join(lines(document))
    assert "带头讲政治、带头强本领" in lines(document)[1]


def test_snippet_at_the_cursor(document: Any, verb: Verb) -> None:
    write(document, "甲乙")
    put_cursor(document, 0, 1)
    assert verb("InsertSnippet", Snippet="causes-root")["section"] is None
    assert lines(document)[0][0] == "甲"
    assert lines(document)[0][-1] == "乙"


def test_snippet_in_a_table_cell(document: Any, verb: Verb) -> None:
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(1, 1)
    document.Text.insertTextContent(document.Text.Start, table, False)
    document.CurrentController.select(table.getCellByName("A1").createTextCursor())
    assert verb("InsertSnippet", Snippet="causes-root")["ok"]
    assert table.getCellByName("A1").String


def test_placeholders_are_visited_in_turn(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline="project-report", Mode="replace")
    count = verb("NextPlaceholder")["count"]
    put_cursor(document, 0)
    first = verb("NextPlaceholder")
    visited = [first["placeholder"]] + [verb("NextPlaceholder")["placeholder"] for _ in range(count)]
    assert visited == [*range(visited[0], count + 1), *range(1, visited[0] + 1)][: count + 1]
    assert verb("PreviousPlaceholder")["placeholder"] == (visited[-1] - 2) % count + 1


def test_no_placeholder_is_said(document: Any, verb: Verb) -> None:
    write(document, "文。")
    assert verb("NextPlaceholder") == {"ok": True, "placeholder": None, "count": 0}


def test_save_snippet_and_use_it(office: Any, document: Any, verb: Verb) -> None:
    write(document, "一段常用的话。", "第二段。")
    cursor = document.Text.createTextCursor()
    cursor.gotoEnd(True)
    document.CurrentController.select(cursor)
    answer = verb("SaveSnippet", Id="saved-here", Title="常用", Tags="甲，乙", For=f"{OUTLINE}/preamble")
    assert answer["ok"]
    path = pathlib.Path(answer["file"])
    try:
        assert "一段常用的话。" in path.read_text(encoding="utf-8")
        assert verb("SaveSnippet", Id="saved-here", Title="又")["error"]["code"] == "file-exists"
        verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
        assert verb("FillPlaceholders", Snippets={"preamble": "saved-here"})["snippets"] == ["saved-here"]
        assert lines(document)[1:3] == ["一段常用的话。", "第二段。"]
    finally:
        path.unlink()


def test_change_tracking_records_what_a_verb_does(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    document.RecordChanges = True
    verb("InsertSnippet", Snippet="preamble-standard")
    kinds = {redline.RedlineType for redline in each(document.Redlines)}
    assert kinds == {"Insert", "Delete"}
    sections = [f["section"] for f in verb("CheckStructure", Outline="")["findings"]]
    assert "preamble" not in sections  # the deleted placeholder waits for no one


# --- what must not happen ---------------------------------------------------------------------------------------------


def test_a_read_only_document_stays_as_it_is(office: Any, document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    from tigang.office.uno_helpers import file_url, properties

    write(document, "一、甲", "文。")
    path = tmp_path / "read-only.odt"
    document.storeToURL(file_url(path), properties())
    locked = office.desktop.loadComponentFromURL(file_url(path), "_blank", 0, properties(Hidden=True, ReadOnly=True))
    try:
        for name, arguments in (
            ("InsertOutline", {"Outline": "project-report", "Mode": "replace"}),
            ("FillPlaceholders", {"Mode": "best"}),
            ("InsertSnippet", {"Snippet": "causes-root"}),
        ):
            answer = office.dispatch(locked.CurrentController.Frame, name, **arguments)
            assert answer["error"]["code"] == "read-only"
        assert lines(locked) == ["一、甲", "文。"]
        assert office.dispatch(locked.CurrentController.Frame, "CheckStructure", Outline="project-report")["ok"]
    finally:
        locked.close(True)


@pytest.mark.parametrize("mode", ["insert", "replace"])
def test_a_protected_section_stays_as_it_is(document: Any, verb: Verb, mode: str) -> None:
    write(document, "甲", "乙", "丙")
    section = document.createInstance("com.sun.star.text.TextSection")
    cursor = document.Text.createTextCursorByRange(each(document.Text)[1].Start)
    cursor.gotoRange(each(document.Text)[1].End, True)
    document.Text.insertTextContent(cursor, section, True)
    section.IsProtected = True
    put_cursor(document, 1, 1)
    titles = document.UndoManager.AllUndoActionTitles
    answer = verb("InsertOutline", Outline="project-report", Mode=mode)
    assert (answer["error"]["code"], section.Name in answer["error"]["message"]) == ("protected", True)
    assert lines(document) == ["甲", "乙", "丙"]
    assert document.UndoManager.AllUndoActionTitles == titles


def test_a_locked_undo_manager_is_respected(document: Any, verb: Verb) -> None:
    write(document, "甲")
    document.UndoManager.lock()
    try:
        assert verb("InsertOutline", Outline="project-report")["error"]["code"] == "undo-locked"
    finally:
        document.UndoManager.unlock()
    assert lines(document) == ["甲"]


@pytest.mark.parametrize(
    ("name", "arguments", "code", "said"),
    [
        ("InsertOutline", {"Outline": "self-examination-fife"}, "unknown-outline", "self-examination-five"),
        ("InsertSnippet", {"Snippet": "preamble-standart"}, "unknown-snippet", "preamble-standard"),
        ("InsertOutline", {"Outline": "/nowhere/x.yaml"}, "file-unreadable", "/nowhere/x.yaml"),
        ("InsertOutline", {"Outline": "project-report", "Mode": "replase"}, "wrong-argument", "replace"),
        ("InsertOutline", {"Outline": "project-report", "Fields": "[1"}, "wrong-argument", "Fields"),
        ("InsertOutline", {"Outline": "project-report", "Fields": {"projekt": "x"}}, "unknown-field-given", "project"),
        ("InsertOutline", {"Outlin": "x"}, "unknown-argument", "Outline"),
        ("InsertOutline", {"Mode": "insert"}, "missing-argument", "Outline"),
        ("FillPlaceholders", {"Snippets": {"x": "causes-root"}}, "unknown-section", "x"),
        ("SaveSnippet", {"Title": "x"}, "nothing-selected", ""),
        ("CheckStructur", {"Outline": "x"}, "unknown-verb", "CheckStructure"),
    ],
)
def test_wrong_arguments_are_named(
    document: Any, verb: Verb, name: str, arguments: Dict[str, Any], code: str, said: str
) -> None:
    answer = verb(name, **arguments)
    assert answer["ok"] is False
    assert answer["error"]["code"] == code
    assert said in answer["error"]["message"]
    assert lines(document) == [""]


def test_an_outline_from_a_file(document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "own outline.yaml"
    path.write_text("id: own\ntitle: Own\nsections:\n  - {id: one, heading: One}\n", encoding="utf-8")
    assert verb("InsertOutline", Outline=str(path))["outline"] == "own"
    assert verb("InsertOutline", Outline=path.as_uri())["outline"] == "own"
    path.write_text("id: own\ntitle: Own\nextend: project-report\n", encoding="utf-8")
    assert verb("InsertOutline", Outline=str(path), Mode="replace")["paragraphs"] > 1
    assert verb("CheckStructure", Outline=str(path))["outline"] == "own"
    path.write_text("id: own\ntitle: Own\nsection: []\n", encoding="utf-8")
    error = verb("InsertOutline", Outline=str(path))["error"]
    assert (error["code"], ", line 3, column 1:" in error["message"]) == ("unknown-key", True)


def test_a_web_page_is_no_text_document(office: Any) -> None:
    from tigang.office.uno_helpers import properties

    page = office.desktop.loadComponentFromURL("private:factory/swriter/web", "_blank", 0, properties(Hidden=True))
    try:
        answer = office.dispatch(page.CurrentController.Frame, "CheckStructure", Outline=OUTLINE)
        assert (answer["ok"], answer["error"]["code"]) == (False, "not-a-text-document")
    finally:
        page.close(True)


def test_answers_are_json_and_never_a_traceback(document: Any, verb: Verb) -> None:
    for name in ("CheckStructure", "NextPlaceholder", "Nonsense"):
        assert "Traceback" not in json.dumps(verb(name, Outline=""))


def test_complete_inserts_only_what_is_missing(document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    write(document, "题目", "# 一、存在的主要问题", "文。", "# 二、下一步努力方向和整改措施", "文。")
    each(document.Text)[0].ParaStyleName = "Title"
    before = content(document, tmp_path)
    answer = verb("InsertOutline", Outline=OUTLINE, Mode="complete", Fields=FIELDS)
    assert answer["paragraphs"] > 10
    found = lines(document)
    assert [text for text in found if text.startswith(("一、", "二、", "三、"))] == [
        "一、存在的主要问题",
        "二、产生问题的原因分析",
        "三、下一步努力方向和整改措施",
    ]
    assert found[-1].startswith("以上是我的对照检查发言")
    assert verb("InsertOutline", Outline=OUTLINE, Mode="complete", Fields=FIELDS)["paragraphs"] == 0
    document.UndoManager.undo()
    assert content(document, tmp_path) == before


def test_save_outline_makes_an_outline_that_can_be_inserted(document: Any, verb: Verb) -> None:
    write(
        document,
        "# 一、基本情况",
        "文。",
        "# 二、存在问题",
        "（一）学习不够。平时学得少。",
        "（二）作风不实。下基层少。",
        "特此报告。",
    )
    path = pathlib.Path(verb("SaveOutline", Id="learnt-here", Title="学来的")["file"])
    try:
        assert verb("SaveOutline", Id="learnt-here")["error"]["code"] == "file-exists"
        assert verb("InsertOutline", Outline="learnt-here", Mode="replace")["ok"]
        assert levels(document) == [(1, "一、基本情况"), (1, "二、存在问题")]
        assert [text[:3] for text in lines(document) if text.startswith("（")] == ["（一）", "（二）"]
    finally:
        path.unlink()


def test_a_document_without_headings_has_no_outline_to_save(document: Any, verb: Verb) -> None:
    write(document, "文。")
    assert verb("SaveOutline", Id="nothing")["error"]["code"] == "no-headings"


def test_a_changed_field_follows_everywhere_and_one_undo_brings_it_back(
    document: Any, verb: Verb, tmp_path: pathlib.Path
) -> None:
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    verb("FillPlaceholders", Mode="best")
    document.Text.insertString(each(document.Text)[1].End, "乙市财政局在正文里。", False)
    before, count = content(document, tmp_path), "".join(lines(document)).count("乙市财政局")
    assert count > 2
    answer = verb(
        "SetFields",
        Fields={"unit": "丙市审计局", "topics": ["带头讲政治", "带头强本领", "带头守初心", "带头敢担当", "带头守纪律"]},
    )
    assert (
        answer["changed"] == count - 1 + 2
    )  # the author's own words stay; a topic stands in the preamble and in its heading
    text = "".join(lines(document))
    assert (text.count("乙市财政局"), text.count("丙市审计局"), text.count("带头守纪律")) == (1, count - 1, 2)
    assert lines(document)[0].startswith("丙市审计局")
    assert verb("CheckStructure", Outline="")["findings"] == []
    document.UndoManager.undo()
    assert content(document, tmp_path) == before
    assert verb("SetFields", Fields={})["fields"]["unit"] == "乙市财政局"


def test_a_title_is_broken_anew_when_its_field_changes(document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    topics = {"topics": FIELDS["topics"]}
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=topics)  # without a unit it is left in one line
    before = content(document, tmp_path)
    for unit, broken in (
        ("乙市", "乙市领导班子成员专题民主生活会\n五个方面对照检查材料"),
        ("丙县自然资源局", "丙县自然资源局领导班子成员\n专题民主生活会五个方面对照检查材料"),
    ):
        assert verb("SetFields", Fields={"unit": unit})["changed"] == 1
        assert each(document.Text)[0].String == broken
        assert verb("SetFields", Fields={})["fields"]["unit"] == unit
    assert {f["rule"] for f in verb("CheckStructure", Outline="")["findings"]} == {"placeholder-unfilled"}
    document.UndoManager.undo()
    document.UndoManager.undo()
    assert content(document, tmp_path) == before


def test_computed_fields_are_filled_in(document: Any, verb: Verb) -> None:
    write(document, "落款：{{today}}")
    cursor = document.Text.createTextCursor()
    cursor.gotoEnd(True)
    document.CurrentController.select(cursor)
    path = pathlib.Path(verb("SaveSnippet", Id="dated", Title="落款")["file"])
    try:
        verb("InsertSnippet", Snippet="dated")
        assert re.search(r"落款：20\d\d年\d+月\d+日", "".join(lines(document)))
    finally:
        path.unlink()


def test_an_id_becomes_its_snippet(document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    write(document, "前causes-root后")
    put_cursor(document, 0, len("前causes-root"))
    before = content(document, tmp_path)
    assert verb("ExpandSnippet")["snippet"] == "causes-root"
    text = "".join(lines(document))
    assert text.startswith("前") and text.endswith("后") and "causes-root" not in text
    document.UndoManager.undo()
    assert content(document, tmp_path) == before
    put_cursor(document, 0, 1)
    assert verb("ExpandSnippet")["error"]["code"] == "no-snippet-id"


def test_the_sections_of_a_list_follow_it_in_one_step(document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    verb("FillPlaceholders", Mode="best")
    before = content(document, tmp_path)
    # 讲政治 goes, 敢担当 comes first, 守初心 is renamed, 作表率 is new
    topics = ["带头敢担当", "带头强本领", "带头守好初心", "带头严纪律", "带头作表率"]
    refused = verb("SetFields", Fields={"topics": topics})
    assert refused["error"]["code"] == "items-written"
    assert "（一）在带头讲政治方面" in refused["error"]["message"]
    assert content(document, tmp_path) == before
    answer = verb("SetFields", Fields={"topics": topics}, RemoveWritten=True)
    assert (answer["sections_added"], answer["sections_removed"], answer["miscounted"]) == (1, 1, {})
    assert [text for level, text in levels(document) if level == 2] == [
        f"（{number}）在{topic}方面" for number, topic in zip("一二三四五", topics)
    ]
    assert {f["rule"] for f in verb("CheckStructure", Outline="")["findings"]} == {"placeholder-unfilled"}
    assert document.UndoManager.getCurrentUndoActionTitle() == "Change fields"
    document.UndoManager.undo()
    assert content(document, tmp_path) == before
    fewer = verb("SetFields", Fields={"topics": topics[:3]}, RemoveWritten=True)
    assert fewer["miscounted"] == {"topics": {"given": 3, "expected": 5}}


def test_a_notice_tells_what_the_fields_may_be(office: Any, document: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    write(
        document,
        "关于召开民主生活会的通知",
        "各乡镇党委：",
        "请围绕带头讲政治、带头强本领、带头守纪律等三个方面准备，会议定于2026年12月20日召开。",
    )
    file = tmp_path / "通知.docx"
    document.storeToURL(file_url(file), properties(FilterName="MS Word 2007 XML"))
    answer = verb("ReadNotice", File=str(file), Outline=OUTLINE)
    assert answer["fields"] == {"topics": [["带头讲政治", "带头强本领", "带头守纪律"]], "unit": ["各乡镇党委"]}
    minutes = verb("ReadNotice", Text="会议定于2026年12月20日召开。", Outline="official-minutes")
    assert minutes["fields"]["time"] == ["2026年12月20日"]
    assert verb("ReadNotice", Outline=OUTLINE)["error"]["code"] == "missing-argument"
    assert verb("ReadNotice", File=str(tmp_path / "none.odt"), Outline=OUTLINE)["error"]["code"] == "file-unreadable"
    file.write_bytes(b"PK")
    assert verb("ReadNotice", File=str(file), Outline=OUTLINE)["error"]["code"] == "notice-damaged"


def test_an_outline_goes_into_a_table_only_when_asked(document: Any, verb: Verb) -> None:
    write(document, "正文。", "文末。")
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(1, 1)
    document.Text.insertTextContent(each(document.Text)[0].End, table, False)
    document.CurrentController.select(table.getCellByName("A1").createTextCursor())
    refused = verb("InsertOutline", Outline="project-report")
    assert refused["error"]["code"] == "cursor-elsewhere"
    assert table.getCellByName("A1").String == ""
    assert verb("InsertOutline", Outline="project-report", Mode="append")["ok"]
    assert table.getCellByName("A1").String == ""
    assert lines(document).index("文末。") < lines(document).index("1. Summary")
    document.CurrentController.select(table.getCellByName("A1").createTextCursor())
    assert verb("InsertOutline", Outline="project-report", Anywhere=True)["ok"]
    assert "1. Summary" in table.getCellByName("A1").String
