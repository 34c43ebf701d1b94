"""What edits do to a real document, that one undo takes all of it back, and what the reader tells of comments and changes."""

from __future__ import annotations

import collections
import pathlib
import re
import zipfile
from typing import Any, Iterator, List, Sequence

import pytest
import uno
from com.sun.star.style import TabStop
from com.sun.star.text.TextContentAnchorType import AT_CHARACTER
from com.sun.star.uno import Exception as UnoException

from documents import content, each, lines, put_cursor, write
from odts import PIXEL
from tigang.document.blocks import Block, Slot
from tigang.document.edits import (
    Delete,
    Edit,
    Embed,
    Insert,
    LayOut,
    Move,
    Record,
    RefreshIndexes,
    Replace,
    ReplaceAll,
    Restyle,
)
from tigang.document.snapshot import Mark
from tigang.document.styles import Page, PageNumber
from tigang.errors import TigangError
from tigang.office.process import Office
from tigang.writer import editor, reader

_PARAGRAPH = "com.sun.star.text.Paragraph"


def paragraph(document: Any, index: int) -> Any:
    return [element for element in each(document.Text) if element.supportsService(_PARAGRAPH)][index]


def cursor(document: Any, index: int, start: int = 0, length: int = 0) -> Any:
    place = document.Text.createTextCursorByRange(paragraph(document, index).Start)
    place.goRight(start, False)
    place.goRight(length, True)
    return place


def put(document: Any, service: str, place: Any, **values: Any) -> Any:
    """Makes something and puts it in at a place, around the place when that is no mere point."""
    made = document.createInstance(f"com.sun.star.text.{service}")
    for name, value in values.items():
        setattr(made, name, value)
    document.Text.insertTextContent(place, made, bool(place.String))
    return made


@pytest.fixture
def rich(document: Any) -> Any:
    """A document whose second section (paragraphs 3 to 8) holds one of everything that a move could lose."""
    write(
        document,
        "# 一、甲",
        "甲文一",
        "甲文二",
        "# 二、乙",
        "乙文一",
        "乙文二粗体",
        "乙列表",
        "乙末段",
        "# 三、丙",
        "丙文",
    )
    cursor(document, 5, 2, 2).CharWeight = 150.0
    paragraph(document, 3).CharColor = 0xFF0000
    paragraph(document, 4).ParaLeftMargin = 1000
    paragraph(document, 6).NumberingStyleName = "List 1"
    put(document, "Bookmark", cursor(document, 3, 1, 2), Name="mark")
    put(document, "Bookmark", cursor(document, 7, 1, 2), Name="tg_a__b_1")
    put(document, "Footnote", cursor(document, 4, 1)).String = "脚注"
    put(document, "textfield.Annotation", cursor(document, 5, 1, 2), Content="批注")
    put(document, "TextField.JumpEdit", cursor(document, 7), PlaceHolder="写明")
    frame = document.createInstance("com.sun.star.text.TextFrame")
    frame.setSize(uno.createUnoStruct("com.sun.star.awt.Size", 2000, 1000))
    document.Text.insertTextContent(cursor(document, 5), frame, False)
    frame.String = "框"
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    document.Text.insertTextContent(paragraph(document, 7).End, table, False)
    table.getCellByName("A1").String = "表"
    reference = put(
        document, "TextField.GetReference", cursor(document, 1), ReferenceFieldSource=2, ReferenceFieldPart=2
    )
    reference.SourceName = "mark"
    document.TextFields.refresh()
    return document


def applied(document: Any, edits: Sequence[Edit], folder: pathlib.Path) -> None:
    """Applies edits and proves that one undo gives the document back, and a redo what the edits made."""
    before, titles = content(document, folder), document.UndoManager.AllUndoActionTitles
    editor.apply(document, edits, "编辑")
    after = content(document, folder)
    assert document.UndoManager.AllUndoActionTitles == ("编辑", *titles)
    document.UndoManager.undo()
    assert content(document, folder) == before
    document.UndoManager.redo()
    assert content(document, folder) == after


def docx(folder: pathlib.Path, body: str) -> pathlib.Path:
    """A file as Word writes it, with what its body holds."""
    kinds, types = "http://schemas.openxmlformats.org", "application/vnd.openxmlformats-package"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="{types}.relationships+xml"/><Default Extension="xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{kinds}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{kinds}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{kinds}/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    path = folder / "made.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def marks(document: Any) -> List[List[Mark]]:
    return [list(p.marks) for p in reader.read(document).paragraphs]


# --- Move -------------------------------------------------------------------------------------------------------------

_MOVES = [
    (Move(3, 8, 0), [3, 4, 5, 6, 7, 8, 0, 1, 2, 9, 10]),
    (Move(0, 2, 9), [3, 4, 5, 6, 7, 8, 0, 1, 2, 9, 10]),
    (Move(0, 2, 11), [3, 4, 5, 6, 7, 8, 9, 10, 0, 1, 2]),
    (Move(9, 10, 3), [0, 1, 2, 9, 10, 3, 4, 5, 6, 7, 8]),
    (Move(5, 5, 1), [0, 5, 1, 2, 3, 4, 6, 7, 8, 9, 10]),
    (Move(3, 8, 11), [0, 1, 2, 9, 10, 3, 4, 5, 6, 7, 8]),
]


@pytest.mark.parametrize(("move", "order"), _MOVES)
def test_a_move_takes_everything_along(rich: Any, move: Move, order: List[int], tmp_path: pathlib.Path) -> None:
    before, held = lines(rich), pieces(rich, tmp_path)
    applied(rich, [move], tmp_path)
    rich.TextFields.refresh()
    assert lines(rich) == [before[index] for index in order]
    assert pieces(rich, tmp_path) == held
    assert {name: rich.Bookmarks.getByName(name).Anchor.String for name in rich.Bookmarks.ElementNames} == {
        "mark": "、乙",
        "tg_a__b_1": "末段",
    }
    assert cursor(rich, order.index(3), 0, 3).CharColor == 0xFF0000
    assert paragraph(rich, order.index(4)).ParaLeftMargin == 1000
    assert cursor(rich, order.index(5), 2, 2).CharWeight == 150.0
    assert paragraph(rich, order.index(6)).NumberingStyleName == "List 1"
    (slot,) = [slot for p in reader.read(rich).paragraphs for slot in p.placeholders]
    assert slot.guidance == "写明"


def pieces(document: Any, folder: pathlib.Path) -> Any:
    """The notes, comments, frames, tables, references and list items of a document, without their places."""
    kinds = r"<ns\d+:(note-body|annotation|text-box|table-cell|bookmark-start|bookmark-ref|placeholder|list-item|h|p)\b"
    return collections.Counter(re.findall(kinds, content(document, folder)))


def test_a_table_stays_with_the_paragraph_above_it(rich: Any, tmp_path: pathlib.Path) -> None:
    applied(rich, [Move(9, 10, 8)], tmp_path)  # 8 is the empty paragraph behind the table
    kinds = ["P" if element.supportsService(_PARAGRAPH) else "T" for element in each(rich.Text)]
    assert "".join(kinds) == "PPPPPPPPTPPP"
    assert lines(rich)[7:] == ["<写明>乙末段", "三、丙", "丙文", ""]


def test_a_move_with_other_edits(rich: Any, tmp_path: pathlib.Path) -> None:
    before = lines(rich)
    applied(rich, [Move(3, 8, 0), Replace("三", 9, 0, 1), Replace("己", 10, 0, 1)], tmp_path)
    assert lines(rich) == [*before[3:9], *before[:3], "三、丙", "己文"]


def test_a_move_leaves_the_cursor_where_it_was(rich: Any) -> None:
    put_cursor(rich, 1, 2, 1)
    held = rich.CurrentController.ViewCursor.String
    editor.apply(rich, [Move(3, 8, 0)], "编辑")
    assert rich.CurrentController.ViewCursor.String == held


def test_a_protected_place_is_not_moved(rich: Any) -> None:
    section = rich.createInstance("com.sun.star.text.TextSection")
    place = cursor(rich, 9)
    place.gotoRange(paragraph(rich, 10).End, True)
    rich.Text.insertTextContent(place, section, True)
    section.IsProtected = True
    before = lines(rich)
    for move in (Move(9, 10, 0), Move(0, 2, 10)):
        with pytest.raises(TigangError, match="protected"):
            editor.apply(rich, [move], "编辑")
    assert lines(rich) == before


def test_a_bookmark_without_text_where_a_paragraph_is_broken_comes_back(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "文粗体")
    cursor(document, 0, 1, 2).CharWeight = 150.0
    mark = document.createInstance("com.sun.star.text.Bookmark")
    mark.Name = "here"
    document.Text.insertTextContent(document.Text.End, mark, False)
    document.CurrentController.ViewCursor.gotoEnd(False)
    applied(document, [Insert((Block(("一、新",), "Heading 1"), Block(("文",))), None)], tmp_path)
    assert lines(document) == ["文粗体", "一、新", "文"]
    assert document.Bookmarks.hasByName("here")


def test_a_bookmark_around_nothing_but_an_anchored_image_comes_back(tmp_path: pathlib.Path) -> None:
    mark = '<w:bookmarkStart w:id="0" w:name="here"/><w:bookmarkEnd w:id="0"/>'
    with Office(tmp_path / "profile") as office, office.guarded():
        document = office.open(docx(tmp_path, f"<w:p>{mark}</w:p>"))  # two edges at one place
        put(document, "TextGraphicObject", document.Text.End, AnchorType=AT_CHARACTER)
        assert document.Bookmarks.hasByName("here") and document.Text.String == ""
        applied(document, [Insert((Block(("一、新",), "Heading 1"), Block(("文",))), None)], tmp_path)
        assert lines(document) == ["一、新", "文"]
        assert document.Bookmarks.hasByName("here")
        document.close(True)


# --- Restyle, Delete, RefreshIndexes, Record --------------------------------------------------------------------------


def test_a_new_style_keeps_direct_formatting(rich: Any, tmp_path: pathlib.Path) -> None:
    rich.CurrentController.ViewCursor.gotoStart(False)
    aligned = paragraph(rich, 5)
    aligned.ParaAdjust = uno.Enum("com.sun.star.style.ParagraphAdjust", "CENTER")
    aligned.ParaTopMargin = 1000
    stops = uno.Any(  # type: ignore[attr-defined, call-arg]
        "[]com.sun.star.style.TabStop", (TabStop(Position=2540), TabStop(Position=5080))
    )
    uno.invoke(aligned, "setPropertyValue", ("ParaTabStops", stops))
    held = pieces(rich, tmp_path)
    applied(rich, [Restyle(index, "Heading 3") for index in (3, 4, 5, 7)], tmp_path)
    assert [paragraph(rich, index).ParaStyleName for index in (3, 4, 5, 7)] == ["Heading 3"] * 4
    assert paragraph(rich, 3).CharColor == 0xFF0000
    assert paragraph(rich, 4).ParaLeftMargin == 1000
    assert (paragraph(rich, 5).ParaAdjust, paragraph(rich, 5).ParaTopMargin) == (3, 1000)  # centred
    assert [stop.Position for stop in paragraph(rich, 5).ParaTabStops] == [2540, 5080]
    assert cursor(rich, 5, 2, 2).CharWeight == 150.0
    assert sum(held.values()) == sum(pieces(rich, tmp_path).values())  # four paragraphs have become headings
    assert set(rich.Bookmarks.ElementNames) == {"mark", "tg_a__b_1"}


def test_a_new_style_keeps_the_list(rich: Any, tmp_path: pathlib.Path) -> None:
    paragraph(rich, 6).NumberingLevel = 2
    label = paragraph(rich, 6).ListLabelString
    applied(rich, [Restyle(6, "Quotations")], tmp_path)
    after = paragraph(rich, 6)
    assert (after.NumberingStyleName, after.NumberingLevel, after.ListLabelString) == ("List 1", 2, label)


def test_deleting_a_paragraph_behind_a_table_leaves_the_table(rich: Any, tmp_path: pathlib.Path) -> None:
    applied(rich, [Delete(8, 9)], tmp_path)
    assert rich.TextTables.Count == 1
    assert lines(rich)[7:] == ["<写明>乙末段", "丙文"]
    assert paragraph(rich, 8).ParaStyleName == "Text body"


def test_empty_headings_that_open_a_document_go_together(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "# ", "# ", "# 一、甲", "甲文")
    applied(document, [Delete(0, 0), Delete(1, 1)], tmp_path)
    assert [paragraph.String for paragraph in each(document.Text)][-2:] == ["一、甲", "甲文"]


@pytest.mark.parametrize(
    "blocks",
    [
        (Block(("一、新",), "Heading 1"), Block(("文",))),
        (Block(("题",), "Title"), Block(("甲",), "Heading 2"), Block((Slot("写明", "a"),))),
        (Block(("文",)), Block(("某局",), "Signature")),
        (Block(("文",)), Block(("乙",), "Heading 3")),
    ],
)
def test_every_block_has_its_style(document: Any, blocks: Any, tmp_path: pathlib.Path) -> None:
    styles = [block.style for block in blocks]
    write(document, "# 一、甲", "甲文", "# 二、乙")
    before = content(document, tmp_path)
    for edit, expected in (
        (Insert(blocks, 1), ["Heading 1", *styles, "Text body", "Heading 1"]),
        (Insert(blocks, 2), ["Heading 1", "Text body", *styles, "Heading 1"]),
        (Insert(blocks, 3), ["Heading 1", "Text body", "Heading 1", *styles]),
        (ReplaceAll(blocks), styles),
    ):
        editor.apply(document, [edit], "编辑")
        assert [p.ParaStyleName for p in each(document.Text)] == expected
        document.UndoManager.undo()
        assert content(document, tmp_path) == before


@pytest.mark.parametrize("bold", [(0, 2), (0, 1), (1, 3), (2, 2), (0, 4)])
def test_undoing_what_came_into_a_paragraph_keeps_its_bold_words(document: Any, bold: Any) -> None:
    def weights() -> List[Any]:
        return [cursor(document, 0, index, 1).CharWeight for index in range(4)]

    write(document, "甲乙丙丁")
    cursor(document, 0, bold[0], bold[1]).CharWeight = 150.0
    before = weights()
    put_cursor(document, 0, 2)
    editor.apply(document, [Insert((Block(("文",)),), None)], "编辑")
    assert lines(document) == ["甲乙", "文", "丙丁"]
    assert cursor(document, 1, 0, 1).CharWeight == 100.0
    assert [cursor(document, place, index, 1).CharWeight for place in (0, 2) for index in (0, 1)] == before
    document.UndoManager.undo()
    assert (lines(document), weights()) == (["甲乙丙丁"], before)


@pytest.mark.parametrize("bold", [(0, 2), (0, 1), (1, 3), (1, 2), (2, 2), (0, 4)])
@pytest.mark.parametrize(("start", "end"), [(2, 2), (1, 3), (0, 2), (2, 4), (0, 4)])
def test_undoing_paragraphs_for_words_keeps_what_is_bold(document: Any, bold: Any, start: int, end: int) -> None:
    def state() -> Any:
        weights = [
            cursor(document, number, index, 1).CharWeight
            for number, line in enumerate(lines(document))
            for index in range(len(line))
        ]
        return lines(document), weights

    write(document, "甲乙丙丁", "后")
    cursor(document, 0, *bold).CharWeight = 150.0
    before = state()
    editor.apply(document, [Replace("一\n二\n三", 0, start, end)], "编辑")
    after = state()
    assert after[0] == ["甲乙丙丁"[:start] + "一", "二", "三" + "甲乙丙丁"[end:], "后"]
    for _ in range(2):
        document.UndoManager.undo()
        assert state() == before
        document.UndoManager.redo()
        assert state() == after


def test_a_content_control_is_read_and_filled(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "甲乙写明丙丁【戊】")
    put(document, "ContentControl", cursor(document, 0, 2, 2), ShowingPlaceHolder=True)
    put(document, "TextField.JumpEdit", document.Text.End, PlaceHolder="己")
    (paragraph_,) = reader.read(document).paragraphs
    assert paragraph_.text == "甲乙写明丙丁【戊】<己>"
    assert [(slot.start, slot.end, slot.guidance) for slot in paragraph_.placeholders] == [
        (2, 4, "写明"),
        (9, 12, "己"),
    ]
    applied(document, [Replace("壬", 0, 0, 1), Replace("新文", 0, 2, 4), Replace("庚", 0, 5, 6)], tmp_path)
    assert lines(document) == ["壬乙新文丙庚【戊】<己>"]
    assert [slot.guidance for slot in reader.read(document).paragraphs[0].placeholders] == ["己"]


def test_a_part_of_a_content_control_is_replaced_within_it(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "甲乙丙丁戊")
    put(document, "ContentControl", cursor(document, 0, 1, 3))
    put(document, "TextField.JumpEdit", document.Text.End, PlaceHolder="己")
    applied(document, [Replace("新", 0, 2, 3)], tmp_path)
    assert lines(document) == ["甲乙新丁戊<己>"]
    controls = [
        portion.ContentControl.Anchor.String
        for portion in each(paragraph(document, 0))
        if portion.TextPortionType == "ContentControl"
    ]
    assert controls == ["乙新丁"]


def test_indexes_are_made_anew(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "前言", "# 一、甲", "文", "# 二、乙", "文")
    put(document, "ContentIndex", cursor(document, 1), CreateFromOutline=True, Title="目录").update()
    document.CurrentController.ViewCursor.gotoStart(False)
    heading = len(lines(document)) - 2
    applied(document, [Replace("丙", heading, 2, 3), RefreshIndexes()], tmp_path)
    assert "二、丙\t1" in lines(document)


def test_a_bibliography_stays_as_it_is_when_indexes_are_made_anew(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "前言", "# 一、甲", "文")
    index = put(document, "Bibliography", document.Text.End)
    index.IsProtected = False
    index.Anchor.setString("[1] 另一个程序写的文献")
    applied(document, [Replace("丙", 1, 2, 3), RefreshIndexes()], tmp_path)
    assert "[1] 另一个程序写的文献" in lines(document)


def test_ignored_findings_are_remembered(document: Any, tmp_path: pathlib.Path) -> None:
    ignored = frozenset({("number-gap", "三乙"), ("marker-left", '"甲"')})
    applied(document, [Record("own", {"unit": "甲"}, ignored)], tmp_path)
    assert reader.read(document).ignored == ignored
    assert (reader.read(document).outline, reader.read(document).fields) == ("own", {"unit": "甲"})
    applied(document, [Record(ignored=frozenset())], tmp_path)
    assert reader.read(document).ignored == frozenset()


@pytest.mark.parametrize("value", ["", "x", "{}", "[1]", '[["a"]]', "null"])
def test_a_damaged_record_is_ignored(document: Any, value: str) -> None:
    document.DocumentProperties.UserDefinedProperties.addProperty("Tigang.Ignored", 128, value)
    assert reader.read(document).ignored == frozenset()


def test_ignored_findings_are_read_under_their_former_name(document: Any, tmp_path: pathlib.Path) -> None:
    document.DocumentProperties.UserDefinedProperties.addProperty("Tigang.Left", 128, '[["number-gap", "甲"]]')
    assert reader.read(document).ignored == {("number-gap", "甲")}
    applied(document, [Record(ignored=frozenset())], tmp_path)
    assert reader.read(document).ignored == frozenset()


# --- comments and tracked changes -------------------------------------------------------------------------------------


def test_comments_are_read(document: Any) -> None:
    write(document, "甲乙丙丁", "戊己")
    put(document, "textfield.Annotation", cursor(document, 0, 0, 3), Content="外")
    put(document, "textfield.Annotation", cursor(document, 0, 1, 1), Content="内")
    put(document, "textfield.Annotation", cursor(document, 1, 1), Content="点")
    assert marks(document) == [[Mark("comment", 0, 3), Mark("comment", 1, 2)], [Mark("comment", 1, 1)]]
    assert [p.text for p in reader.read(document).paragraphs] == ["甲乙丙丁", "戊己"]


def test_tracked_changes_are_read(document: Any) -> None:
    write(document, "甲乙丙丁", "戊己庚", "辛壬")
    document.RecordChanges = True
    document.Text.insertString(cursor(document, 0, 1), "新字", False)
    cursor(document, 1, 1, 1).setString("")
    cursor(document, 2, 0, 1).CharWeight = 150.0
    assert [p.text for p in reader.read(document).paragraphs] == ["甲新字乙丙丁", "戊庚", "辛壬"]
    assert marks(document) == [[Mark("insertion", 1, 3)], [Mark("deletion", 1, 1)], [Mark("change", 0, 1)]]


def test_changes_through_several_paragraphs(document: Any) -> None:
    write(document, "甲乙", "丙丁", "戊己", "庚辛")
    document.RecordChanges = True
    through = cursor(document, 0, 1)
    through.gotoRange(cursor(document, 2, 1), True)
    through.setString("")
    snapshot = reader.read(document)
    assert [p.text for p in snapshot.paragraphs] == ["甲", "", "己", "庚辛"]
    assert [list(p.marks) for p in snapshot.paragraphs] == [
        [Mark("deletion", 1, 1)],
        [Mark("deletion", 0, 0)],
        [Mark("deletion", 0, 0)],
        [],
    ]


def test_an_insertion_through_several_paragraphs(document: Any) -> None:
    write(document, "甲乙", "丙丁")
    document.RecordChanges = True
    document.Text.insertString(cursor(document, 0, 1), "一\r二二\r三", False)
    assert [p.text for p in reader.read(document).paragraphs] == ["甲一", "二二", "三乙", "丙丁"]
    assert marks(document) == [[Mark("insertion", 1, 2)], [Mark("insertion", 0, 2)], [Mark("insertion", 0, 1)], []]


def test_an_edit_in_a_paragraph_that_begins_deleted(document: Any) -> None:
    write(document, "甲乙", "丙丁戊")
    document.RecordChanges = True
    through = cursor(document, 0, 1)
    through.gotoRange(cursor(document, 1, 1), True)
    through.setString("")
    document.RecordChanges = False
    editor.apply(document, [Replace("己", 1, 1, 2)], "编辑")
    assert reader.read(document).paragraphs[1].text == "丁己"


# --- a body that ends in a table, as files from elsewhere have it -----------------------------------------------------


@pytest.fixture
def ending_in_table(office: Office, tmp_path: pathlib.Path) -> Iterator[Any]:
    """A .docx of which the body ends in a table: Writer itself makes none, and its API has no end of such a text."""
    cells = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("甲文", "乙文"))
    document = office.open(docx(tmp_path, body + cells))
    assert [element.supportsService(_PARAGRAPH) for element in each(document.Text)] == [True, True, False]
    yield document
    document.close(True)


@pytest.mark.parametrize(
    "edits",
    [
        [Insert((Block(("一",), "Heading 1"), Block(("二",)), Block(("三",))), 2)],
        [Insert((Block(("一",), "Heading 1"),), 2)],
        [Move(0, 0, 2)],
        [Move(1, 1, 0)],
        [Delete(1, 1)],
        [Insert((Block(("一",)), Block(("二",))), 1)],
        [Replace("新", 1, 0, 1)],
    ],
)
def test_where_a_table_ends_the_body(ending_in_table: Any, edits: List[Edit], tmp_path: pathlib.Path) -> None:
    applied(ending_in_table, edits, tmp_path)
    assert ending_in_table.TextTables.Count == 1


@pytest.mark.parametrize(
    "edits",
    [
        [Insert((Block(("一",), "Heading 1"), Block(("二",))), 0)],
        [Insert((Block(("一",), "Heading 1"),), 0)],
        [Record("own", {"unit": "甲"})],
    ],
)
def test_where_the_body_is_but_a_table(document: Any, edits: List[Edit], tmp_path: pathlib.Path) -> None:
    table = document.createInstance("com.sun.star.text.TextTable")
    document.Text.insertTextContent(document.Text.End, table, False)
    paragraph(document, 0).dispose()
    document.UndoManager.clear()
    assert reader.read(document).paragraphs == ()
    applied(document, edits, tmp_path)
    assert document.TextTables.Count == 1
    read = reader.read(document)
    assert [p.text for p in read.paragraphs] == ["一", "二"][: len(read.paragraphs)]
    assert read.paragraphs or read.outline == "own"


def test_paragraphs_come_after_the_table_that_ends_the_body(ending_in_table: Any) -> None:
    editor.apply(ending_in_table, [Insert((Block(("一",), "Heading 1"),), 2)], "编辑")
    elements = each(ending_in_table.Text)
    assert elements[2].supportsService("com.sun.star.text.TextTable")
    assert [(element.String, element.ParaStyleName) for element in elements[3:]] == [("一", "Heading 1")]


# --- what fails leaves the document as it was -------------------------------------------------------------------------


def failing(document: Any, edits: Sequence[Edit], folder: pathlib.Path, title: str = "编辑") -> None:
    """Applies edits after which something fails, and proves that nothing is left of them, not even to be redone."""

    def fail(_: List[str]) -> None:
        assert lines(document) != before[1]
        raise ValueError("what comes after the edits")

    before = content(document, folder), lines(document), document.UndoManager.AllUndoActionTitles
    with pytest.raises(ValueError, match="after"):
        editor.apply(document, edits, title, fail)
    assert (content(document, folder), lines(document)) == before[:2]
    assert (
        document.UndoManager.AllUndoActionTitles == before[2][:99]
    )  # of a hundred Writer forgets the oldest for a new one
    assert not document.UndoManager.isRedoPossible()
    assert document.UndoManager.isUndoPossible() or not before[2]  # no context is left open


def test_edits_are_taken_back_when_something_fails_after_them(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "甲", "# 乙", "丙")
    failing(document, [ReplaceAll((Block(("一",)), Block(("二",)))), Record("own", {"unit": "局"})], tmp_path)


def test_a_full_undo_history_of_the_same_steps_does_not_hide_what_failed(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "甲")
    for _ in range(101):  # as many as Writer keeps, and one more
        editor.apply(document, [Replace("乙", 0, 0, 1)], "编辑")
    failing(document, [Replace("丙", 0, 0, 1)], tmp_path)


@pytest.mark.parametrize("value", [5.5, True, "x"])
def test_what_the_properties_held_comes_back_whatever_it_was(document: Any, tmp_path: pathlib.Path, value: Any) -> None:
    write(document, "甲")
    document.DocumentProperties.UserDefinedProperties.addProperty("Tigang.Outline", 128, value)
    applied(document, [Record("own", {"unit": "局"})], tmp_path)
    document.UndoManager.undo()
    failing(document, [Replace("乙", 0, 0, 1), Record("own", {"unit": "局"})], tmp_path)


def test_half_a_record_is_taken_back(document: Any, tmp_path: pathlib.Path) -> None:
    before = content(document, tmp_path)
    no_text: Any = ("nothing", "of the kind")
    with pytest.raises(UnoException):  # a document keeps no lists in its properties; the outline is recorded before
        editor.apply(document, [Record("own", layout=no_text)], "编辑")
    assert content(document, tmp_path) == before


def test_the_persons_own_steps_stay_when_nothing_had_been_done_yet(document: Any) -> None:
    def fail() -> None:
        raise ValueError

    write(document, "甲")
    titles = document.UndoManager.AllUndoActionTitles
    with pytest.raises(ValueError):  # noqa: PT011
        editor.in_one_step(document, titles[0], fail)
    assert (document.UndoManager.AllUndoActionTitles, lines(document)) == (titles, ["甲"])


def test_what_writer_does_not_take_in_is_no_success(document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "甲乙丙")
    before = content(document, tmp_path)
    with pytest.raises(TigangError) as raised:
        editor.apply(document, [Embed(b"no document", 0, 1, 2)], "编辑")
    assert raised.value.code == "not-inserted"
    assert content(document, tmp_path) == before


def test_within_another_ones_step_a_failure_says_that_something_is_left(document: Any) -> None:
    write(document, "甲")
    document.UndoManager.enterUndoContext("macro")
    try:
        with pytest.raises(TigangError) as raised:
            editor.apply(document, [Replace("乙", 0, 0, 1)], "编辑", lambda _: 1 / 0)
    finally:
        document.UndoManager.leaveUndoContext()
    assert raised.value.code == "not-taken-back"
    document.UndoManager.undo()
    assert lines(document) == ["甲"]


@pytest.mark.parametrize("footer", [False, True])
def test_pages_are_given_back_too(document: Any, tmp_path: pathlib.Path, footer: bool) -> None:
    page = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    page.FooterIsOn = footer
    if footer:
        page.FooterText.setString("页脚")
    document.Text.setString("甲")
    document.UndoManager.clear()
    before = pages(document)
    layout = LayOut(
        (), Page(21000, 29700, 3700, 3500, 2800, 2600, 22, 28), PageNumber("— ", " —", "宋体", 14, "outside", 700)
    )
    failing(document, [Replace("乙", 0, 0, 1), layout], tmp_path)
    assert pages(document) == before


def pages(document: Any) -> Any:
    """How the pages of a document look, their footers, and what is written there."""
    families = document.StyleFamilies
    page, footer = (
        families.getByName("PageStyles").getByName("Standard"),
        families.getByName("ParagraphStyles").getByName("Footer"),
    )
    names = ("Width", "Height", "TopMargin", "BottomMargin", "LeftMargin", "RightMargin", "GridMode")
    plain = {name: page.getPropertyValue(name) for name in names}
    return (
        plain,
        page.FooterIsOn,
        page.FooterIsOn and (page.FooterText.String, page.FooterHeight, page.FooterIsShared),
        footer.CharHeight,
    )


# --- objects ----------------------------------------------------------------------------------------------------------


def lay(document: Any, index: int, kind: str, folder: pathlib.Path) -> None:
    """Puts an object into a paragraph, which stays without words."""
    service, _, anchor = kind.partition(" ")
    made = document.createInstance(f"com.sun.star.{service}")
    if anchor:
        made.AnchorType = uno.Enum("com.sun.star.text.TextContentAnchorType", anchor)
    if "Shape" in service or service == "text.TextFrame":
        made.setSize(uno.createUnoStruct("com.sun.star.awt.Size", 1000, 500))
    if service == "drawing.ControlShape":
        made.Control = document.createInstance("com.sun.star.form.component.CheckBox")
    elif service == "text.TextGraphicObject":
        (folder / "i.png").write_bytes(PIXEL)
        made.GraphicURL = (folder / "i.png").as_uri()
    elif service == "text.DocumentIndexMark":
        made.setMarkEntry("项")
    elif service in ("text.ReferenceMark", "text.Bookmark"):
        made.Name = "place"
    elif service == "text.TextField.HiddenText":
        made.Content, made.Condition, made.IsHidden = "文", "1", True
    document.Text.insertTextContent(paragraph(document, index).Start, made, False)


_HELD = [
    f"{service} {anchor}"
    for service in ("text.TextGraphicObject", "text.TextFrame", "drawing.RectangleShape", "drawing.ControlShape")
    for anchor in ("AS_CHARACTER", "AT_CHARACTER", "AT_PARAGRAPH")
]
_HELD += ["text.ReferenceMark", "text.Bookmark", "text.DocumentIndexMark", "text.TextField.HiddenText"]


@pytest.mark.parametrize("length", [1, 200])  # of paragraphs beside it: a long document is read another way
@pytest.mark.parametrize("kind", _HELD)
def test_what_holds_an_object_is_not_empty_and_stays(
    document: Any, dispatch: Any, tmp_path: pathlib.Path, kind: str, length: int
) -> None:
    write(document, "# 一、甲", *["甲文甲文甲文甲文甲文甲文。"] * length, "# ", "# 二、乙", "乙文。", "# ")
    lay(document, length + 1, kind, tmp_path)
    before = content(document, tmp_path)
    snapshot = reader.read(document)
    assert snapshot.paragraphs == reader.read_plainly(document).paragraphs
    assert [index for index, p in enumerate(snapshot.paragraphs) if p.holds_object] == [length + 1]
    found = dispatch("CheckStructure", Outline="")["findings"]
    assert [(f["rule"], f["paragraph"]) for f in found] == [("heading-empty", length + 4)]
    assert dispatch("FixStructure", Rules=["heading-empty"])["fixed"] == 1
    document.UndoManager.undo()
    assert content(document, tmp_path) == before
    with pytest.raises(TigangError) as raised:  # nor is it deleted when somebody asks for it on behalf of a fix
        editor.carry_on(document, [Delete(length + 1, length + 1)])
    assert raised.value.code == "holds-object"


def test_a_note_in_a_number_is_not_lost(document: Any, dispatch: Any) -> None:
    write(document, "# 一、甲", "文。", "# 三、乙", "文。")
    put(document, "Footnote", cursor(document, 2, 1)).String = "注"
    dispatch("FixStructure", Rules=["number-gap"])
    assert document.Footnotes.Count == 1
