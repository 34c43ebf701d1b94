"""The simulator does what Writer does with edits: all positions are those before any of them."""

from __future__ import annotations

from typing import List

from tigang.document.blocks import Block, Slot
from tigang.document.edits import Delete, Edit, Insert, Move, Record, RefreshIndexes, Replace, ReplaceAll, Restyle
from workshop import notation, simulate


def after(line: str, *edits: Edit) -> List[str]:
    return [p.text for p in simulate.apply(notation.document(line), edits).paragraphs]


def test_positions_are_those_before_any_edit() -> None:
    assert after(
        "a | b | c | d", Delete(0, 0), Replace("CC", 2, 0, 1), Insert((Block(("x",)),), 1), Insert((Block(("y",)),), 4)
    ) == ["x", "b", "CC", "d", "y"]
    assert after("a | b | c | d", Move(0, 1, 4), Replace("B", 1, 0, 1)) == ["c", "d", "a", "B"]
    assert after("abcdef", Replace("1", 0, 0, 1), Replace("", 0, 2, 4), Replace("!", 0, 6, 6)) == ["1bef!"]
    assert after("a | b", ReplaceAll((Block(("x",)),)), RefreshIndexes()) == ["x"]


def test_what_stands_beside_a_replaced_text_stays() -> None:
    line = "ab<one>cd{comment}ef<two>"
    [first, second] = simulate.apply(notation.document(line), [Replace("x\nyz", 0, 7, 8)]).paragraphs
    assert (first.text, second.text) == ("ab<one>x", "yzdef<two>")
    assert [first.text[p.start : p.end] for p in first.placeholders] == ["<one>"]
    assert [second.text[p.start : p.end] for p in second.placeholders] == ["<two>"]
    assert [(m.kind, m.start) for m in second.marks] == [("comment", 3)]
    [only] = simulate.apply(notation.document(line), [Replace("", 0, 2, 7)]).paragraphs
    assert [only.text[p.start : p.end] for p in only.placeholders] == ["<two>"]


def test_styles_blocks_and_what_is_recorded() -> None:
    blocks = (Block(("一、", Slot("写明", "a/b")), "Heading 1"),)
    made = simulate.apply(
        notation.document("a"), [Restyle(0, "Heading 2"), Insert(blocks, 1), Record("id", {"k": "v"})]
    )
    assert [(p.text, p.level) for p in made.paragraphs] == [("a", 2), ("一、<写明>", 1)]
    assert made.paragraphs[1].placeholders[0][:4] == (2, 6, "写明", "a/b")
    assert (made.outline, made.fields) == ("id", {"k": "v"})
