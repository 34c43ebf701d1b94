"""What who collects many documents gets: one page, opened in a real browser, and lists that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
import pathlib
from typing import Any, Dict, List

import browser  # type: ignore[import-not-found]
import openpyxl
import pytest
from findings import finding  # type: ignore[import-not-found]

from tigang import messages
from tigang.reports import FileResult, Problem, render

LEFT = {"changes": 0, "comments": 2, "hidden": 0, "personal": 1}


def submission(ready: bool) -> Dict[str, Any]:
    left = dict.fromkeys(LEFT, 0) if ready else LEFT
    return {"ready": ready, "missing": 0, "to_fill": 0 if ready else 3, "errors": 0, "left": left, "personal": []}


TEXT = "=cmd|' /C calc'!A0"  # no formula to a spreadsheet
GAP = finding("number-gap", "error", message="“二、” <b>is</b> missing", text=TEXT)
STYLE = finding("number-style", "warning", message="so so", text=TEXT)
COLLECTED = [
    FileResult("all/财务处/总结.docx", "own", [GAP] * 5 + [STYLE]),
    FileResult("all/教务处/附件/=1+1.docx", "own", [STYLE] * 12),
    FileResult("all/教务处/清单.odt", None, [], submission=submission(True)),
    FileResult("all/通知.odt", None, [STYLE, STYLE], submission=submission(False)),
    FileResult("all/宣传部/损坏.doc", error=Problem("damaged", "the file is damaged")),
]
#: What a person sees of the table: the rows that are shown, and the sections below that are.
SHOWN = """
const shown = () => [...document.querySelectorAll("#documents tbody tr")].filter(row => row.getClientRects().length)
    .map(row => row.cells[0].textContent.split("/").pop());
const sections = () => [...document.querySelectorAll("main section")].filter(part => part.getClientRects().length).length;
const choose = (name, value) => {
    const control = document.querySelector(`#choice [name=${name}]`);
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    return [shown(), sections(), document.querySelector("#choice output").value];
};
"""


def test_who_collects_sees_what_is_ready_and_what_not_and_why(tmp_path: pathlib.Path) -> None:
    see = """return [...document.querySelectorAll("#documents tbody tr")].map(row => [...row.cells].map(cell => cell.innerText))"""
    assert browser.seen(render(COLLECTED, "html", "en"), tmp_path, see) == [
        [
            "all/财务处/总结.docx",
            "财务处",
            "Errors",
            "“二、” <b>is</b> missing " * 3 + "(and 2 more)",
            "5",
            "1",
            "0",
            "own",
        ],
        ["all/教务处/附件/=1+1.docx", "教务处", "No errors", "", "0", "12", "0", "own"],
        ["all/教务处/清单.odt", "教务处", "Ready", "", "0", "0", "0", ""],
        ["all/通知.odt", "(this folder)", "Not ready", "to fill: 3, comments: 2, personal data: 1", "0", "2", "0", ""],
        ["all/宣传部/损坏.doc", "宣传部", "Not checked", "the file is damaged", "0", "0", "0", ""],
    ]


def test_the_page_shows_the_documents_of_a_choice(tmp_path: pathlib.Path) -> None:
    choices = """return [choose("unit", "教务处"), choose("state", "ready"), choose("state", "") && choose("unit", ""),
        choose("rule", "number-gap"), choose("rule", "") && choose("words", "附件"), choose("words", "Personal"),
        choose("words", "") && choose("unit", ".")]"""
    both, one, everything, broken, words, why, here = browser.seen(
        render(COLLECTED, "html", "en"), tmp_path, SHOWN + choices
    )
    assert both == [["=1+1.docx", "清单.odt"], 2, "2 / 5"]
    assert one == [["清单.odt"], 1, "1 / 5"]
    assert everything[1:] == [5, "5 / 5"]
    assert (broken[0], words[0], why[0], here[0]) == (["总结.docx"], ["=1+1.docx"], ["通知.odt"], ["通知.odt"])


def test_every_table_is_sorted_by_a_click_on_what_stands_above_a_column(tmp_path: pathlib.Path) -> None:
    click = """const heads = name => [...document.querySelectorAll(`#${name} thead th button`)];
        const column = (name, number) => [...document.querySelectorAll(`#${name} tbody tr`)].map(row => row.cells[number].innerText);
        const sorted = (name, number) => { heads(name)[number].click(); return column(name, number); };
        return [sorted("documents", 5), sorted("documents", 5), document.querySelector("[aria-sort]").getAttribute("aria-sort"),
            sorted("units", 1), sorted("rules", 1)]"""
    up, down, order, units, rules = browser.seen(render(COLLECTED, "html", "en"), tmp_path, click)
    assert up == ["0", "0", "1", "2", "12"] and down == up[::-1] and order == "descending"
    assert units == ["1", "1", "1", "2"] and rules == ["5", "15"]


def test_the_way_leads_from_a_document_to_its_findings_and_on_to_the_rule(tmp_path: pathlib.Path) -> None:
    follow = """return [...document.querySelectorAll("#documents a, main a")].map(way => {
        const end = document.querySelector(way.getAttribute("href")); return end && end.textContent.includes(way.textContent); })"""
    assert browser.seen(render(COLLECTED, "html", "en"), tmp_path, follow) == [True] * (5 + 5 + 15)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_without_a_script_it_is_a_plain_table(language: str, tmp_path: pathlib.Path) -> None:
    look = (
        SHOWN
        + """const form = document.getElementById("choice");
        return [form.getClientRects().length, shown(), document.querySelectorAll("th button").length,
            document.querySelector(".not-ready .state").innerText]"""
    )
    seen = browser.seen_without_scripts(render(COLLECTED, "html", language), tmp_path, look)
    names = [result.path.split("/")[-1] for result in COLLECTED]
    assert seen == [0, names, 0, messages.catalogue("CommandLine", language)["state.not-ready"]]


def test_a_page_about_one_document_has_no_list() -> None:
    assert 'id="documents"' not in render(COLLECTED[:1], "html", "en")


def test_a_spreadsheet_reads_the_list_and_computes_nothing_of_it() -> None:
    content = render([*COLLECTED, FileResult("＝A1\r\n.odt"), FileResult('@a,"b".odt')], "csv", "zh-CN")
    assert content.startswith(b"\xef\xbb\xbf")
    rows: List[List[str]] = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["文档", "单位", "状态", "原因", "错误", "警告", "提示", "提纲"]
    assert rows[4] == ["all/通知.odt", "all", "还不能报送", "待填 3，批注 2，个人信息 1", "0", "2", "0", ""]
    assert [row[0] for row in rows[6:]] == ["'＝A1\r\n.odt", '\'@a,"b".odt']


def test_a_workbook_has_a_sheet_of_documents_and_one_of_findings() -> None:
    odd = FileResult("all/=1+1\x07\udcff.odt", "own", [GAP])
    book = openpyxl.load_workbook(io.BytesIO(render([*COLLECTED, odd], "xlsx", "en")))
    documents, findings = book.worksheets
    assert [documents.title, findings.title] == ["Documents", "Findings"]
    assert [cell.value for cell in documents[5]][:4] == [
        "all/通知.odt",
        "(this folder)",
        "Not ready",
        "to fill: 3, comments: 2, personal data: 1",
    ]
    assert documents["A7"].value == "all/=1+1 ?.odt" and documents.auto_filter.ref == "A1:H7"
    assert findings.max_row == 1 + 6 + 12 + 2 + 1
    assert (findings["D2"].value, findings["F2"].value) == ("number-gap", 3)
    assert findings["G2"].value == GAP["text"] and findings["G2"].data_type == "s", "no formula"
