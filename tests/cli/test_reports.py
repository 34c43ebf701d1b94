"""The reports, made of results as data: no LibreOffice."""

from __future__ import annotations

import json
import pathlib
import re
from html.parser import HTMLParser
from typing import Any, Dict, List, Optional, Tuple

import jsonschema  # type: ignore[import-untyped]
import pytest
from findings import finding  # type: ignore[import-not-found]

from tigang.checking.rules import all_rules
from tigang.reports import FORMATS, FileResult, Problem, render
from tigang.reports.manual import page

SCHEMA = json.loads((pathlib.Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


RESULTS = [
    FileResult(
        "文件 1/a&b.odt",
        "own",
        [
            finding(),
            finding("number-style", "warning", 4, section="a/b", fixable=True, related=1),
            finding("not-of-ours", "info", 5, start=0, end=0, text=""),
        ],
    ),
    FileResult("/data/clean.docx", None, [], None, 2, "/data/clean.fixed.docx"),
    FileResult("lost.rtf", error=Problem("not-found", "there is no such file")),
]


@pytest.mark.parametrize("results", [[], RESULTS[:1], RESULTS[2:], RESULTS])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_sarif_is_valid_against_the_published_schema(results: List[FileResult], language: str) -> None:
    jsonschema.validate(json.loads(render(results, "sarif", language)), SCHEMA)


def test_sarif_says_what_a_viewer_shows() -> None:
    [run] = json.loads(render(RESULTS, "sarif", "en"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in all_rules()]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    first, second, third = run["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "number-gap"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E6%96%87%E4%BB%B6%201/a%26b.odt"
    assert place["region"] == {"startLine": 3, "startColumn": 1, "endColumn": 6, "snippet": {"text": "三、<i>"}}
    assert second["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "a/b"
    assert second["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert third["locations"][0]["physicalLocation"]["region"] == {"startLine": 6}
    [notice] = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["descriptor"]["id"] == "not-found"
    assert run["artifacts"][1]["location"]["uri"] == "file:///data/clean.docx"


def test_sarif_says_whether_a_document_can_be_handed_in() -> None:
    left = {"changes": 0, "comments": 2, "hidden": 0, "personal": 0}
    asked = {"ready": False, "missing": 0, "to_fill": 0, "errors": 0, "left": left, "personal": []}
    ready = {**asked, "ready": True, "left": dict.fromkeys(left, 0)}
    log = json.loads(
        render([FileResult("a.odt", submission=asked), FileResult("b.odt", submission=ready)], "sarif", "en")
    )
    jsonschema.validate(log, SCHEMA)
    [run] = log["runs"]
    assert [(result["ruleId"], result["kind"], result["level"]) for result in run["results"]] == [
        ("submission", "fail", "error"),
        ("submission", "pass", "none"),
    ]
    assert run["results"][0]["message"]["text"] == "Not ready yet: comments: 2."
    assert [artifact["properties"]["submission"]["ready"] for artifact in run["artifacts"]] == [False, True]


def test_a_code_host_finds_the_paragraph_and_knows_a_finding_again() -> None:
    def shown(*findings: Dict[str, Any], path: str = "a.txt") -> List[Any]:
        [run] = json.loads(render([FileResult(path, None, findings)], "sarif", "zh-CN"))["runs"]
        return [
            (
                place["physicalLocation"]["region"]["startLine"],
                place["logicalLocations"][-1]["name"],
                result["partialFingerprints"]["primaryLocationLineHash"],
            )
            for result in run["results"]
            for place in result["locations"]
        ]

    first, second = shown(finding(), finding(paragraph=7))
    assert (first[:2], second[:2]) == ((3, "第 3 段"), (8, "第 8 段"))
    assert first[2] != second[2] and first[2].partition(":")[0] == second[2].partition(":")[0]
    assert shown(finding(paragraph=30))[0][2] == first[2], "moved, but the same"
    assert shown(finding(text="四、"))[0][2] != first[2]
    assert shown(finding(), path="a.fodt")[0][:2] == (1, "第 3 段"), "a line of XML is no paragraph"


def test_json_is_what_is_documented() -> None:
    report = json.loads(render(RESULTS, "json", "en"))
    assert report["version"] == 1
    first, second, third = report["files"]
    assert first == {"path": "文件 1/a&b.odt", "outline": "own", "findings": RESULTS[0].findings, "error": None}
    assert (second["fixed"], second["written"]) == (2, "/data/clean.fixed.docx")
    assert third["error"] == {"code": "not-found", "message": "there is no such file"}


def test_text_has_a_line_for_everything() -> None:
    assert render(RESULTS, "text", "en").splitlines() == [
        "文件 1/a&b.odt:3: error number-gap <b>“二、”</b> & so on",
        "文件 1/a&b.odt:5: warning number-style <b>“二、”</b> & so on",
        "文件 1/a&b.odt:6: info not-of-ours <b>“二、”</b> & so on",
        "/data/clean.docx: fixed 2, written to /data/clean.fixed.docx",
        "lost.rtf: not checked: there is no such file",
        "2 checked, errors: 1, warnings: 1, notes: 1, fixed: 2, not checked: 1",
    ]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_html_is_one_whole_page_that_escapes_what_it_shows(language: str) -> None:
    text = render(RESULTS, "html", language)
    opened = _Tags(text).opened
    assert {"html", "style", "section", "li"} <= set(opened)
    assert "i" not in opened
    assert opened.count("b") == 3 + 3  # of the filter and of the findings: none of a message
    assert opened.count("section") == 3
    assert not re.search(r"(src|href=\"[^#]|@import|url\()", text)  # what it refers to stands in the page
    assert f'<html lang="{language}">' in text


def test_html_explains_a_rule_in_the_language_of_the_report() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "number-gap")
    chinese, english = (render(RESULTS, "html", language) for language in ("zh-CN", "en"))
    assert rule.about_zh in chinese and rule.source_zh in chinese and rule.source not in chinese
    assert "Sibling headings whose numbers jump" in english and rule.source in english
    assert "not-of-ours · practice" in chinese  # a rule that this version does not know


class _Tags(HTMLParser):
    """Reads a page; every element must be closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.opened: List[str] = []
        self._open: List[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: List[Tuple[str, Optional[str]]]) -> None:
        self.opened.append(tag)
        if tag not in ("meta", "input", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


@pytest.mark.parametrize("kind", FORMATS)
def test_no_results_are_a_report_too(kind: str) -> None:
    assert render([], kind, "en")


def test_every_rule_has_a_page() -> None:
    for rule in all_rules():
        manual = page(rule)
        assert manual.headline.endswith("."), rule.id
        assert "Fix" in manual.parts, rule.id
