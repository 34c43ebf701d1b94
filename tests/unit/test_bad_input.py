"""Files made to break the library: each is refused with a message, and soon, and the others still load."""

from __future__ import annotations

import os
import pathlib
import random
import re
import shutil
from typing import Any, Callable, Dict, Iterator, List

import pytest

import effort
from tigang import messages
from tigang.analysis import analyse
from tigang.checking import run
from tigang.document.blocks import Block
from tigang.errors import TigangError
from tigang.formats import yamlfile
from tigang.formats.yamlfile import Entry
from tigang.library import archive, loading, shared_folders, writing
from tigang.opendocument import package
from tigang.outlines import model, reading
from tigang.planning import completion, insertion
from tigang.text import patterns
from workshop import notation

LIMIT = 5_000_000  # calls of functions, twice what any of these files takes: about a second of work
GOOD = "id: good\ntitle: Good\nsections:\n  - {id: one, heading: One}\n"
Load = Callable[..., loading.Library]


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    with effort.counted() as calls:
        yield
    assert calls[0] < LIMIT


@pytest.fixture
def load(tmp_path: pathlib.Path) -> Load:
    """The library of files with these texts, by name, and a good one."""

    def _load(**files: str) -> loading.Library:
        folder = tmp_path / "outlines"
        folder.mkdir(exist_ok=True)
        for name, text in {**files, "zz-good": GOOD}.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        loaded = loading.load([tmp_path])
        assert loaded.outlines["good"].title == "Good"
        for problem in loaded.problems:
            assert all(
                messages.get(f"error.{problem.code}", language, **problem.values) for language in messages.LANGUAGES
            )
        return loaded

    return _load


def problems(loaded: loading.Library) -> List[str]:
    return [problem.code for problem in loaded.problems]


def test_outlines_that_extend_each_other_in_a_circle(load: Load) -> None:
    circle = {f"o{n}": f"id: o{n}\ntitle: X\nextend: o{(n + 1) % 200}\n" for n in range(200)}
    assert problems(load(**circle)) == ["extend-cycle"] * 200


def test_outlines_that_extend_each_other_without_an_end_in_sight(load: Load) -> None:
    chain = {f"o{n}": f"id: o{n}\ntitle: X\nextend: o{n + 1}\n" for n in range(200)}
    loaded = load(**chain, o200="id: o200\ntitle: X\nsections: [{id: a, heading: A}]\n")
    assert set(problems(loaded)) == {"extend-cycle"}
    assert "o190" in loaded.outlines


def test_sections_nested_ten_thousand_deep(load: Load) -> None:
    flow = "id: x\ntitle: X\nsections: " + "[{id: a, sections: " * 10_000 + "[]" + "}]" * 10_000
    block = "id: x\ntitle: X\nsections:\n" + "".join(
        f"{' ' * n}- id: a\n{' ' * n}  sections:\n" for n in range(0, 1000, 2)
    )
    assert problems(load(flow=flow, block=block)) == ["yaml-too-deep"] * 2


def test_aliases_that_explode(load: Load) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefghi", "bcdefghij")
    )
    circle = "id: x\ntitle: X\nsections: &s [{id: a, sections: *s}]\n"
    merged = "a: &a {x: 1}\nb: {<<: *a}\n"
    assert problems(load(bomb=bomb, circle=circle, merged=merged)) == ["yaml-too-deep", "yaml-too-deep", "unknown-key"]


def test_a_file_of_fifty_megabytes(load: Load, tmp_path: pathlib.Path) -> None:
    load()
    with open(tmp_path / "outlines" / "large.yaml", "wb") as file:
        file.truncate(50_000_000)
    assert problems(load()) == ["file-too-large"]
    with pytest.raises(TigangError, match="larger than"):
        loading.load_outline_file(tmp_path / "outlines" / "large.yaml")


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system",
        "!!python/name:os.system",
        "!!python/object/new:os.system",
        "!!python/module:os",
        "tag:yaml.org,2002:python/object/apply:os.system",
        "!mine",
    ],
)
@pytest.mark.parametrize("value", ["[touch {file}]", "{{args: [touch {file}]}}", "'touch {file}'"])
def test_tags_that_ask_for_python_objects(load: Load, tmp_path: pathlib.Path, tag: str, value: str) -> None:
    touched = tmp_path / "touched"
    mark = f"!<{tag}>" if tag.startswith("tag:") else tag
    text = f"id: x\ntitle: {mark} {value.format(file=touched)}\nsections: [{{id: a, heading: A}}]\n"
    assert problems(load(bad=text)) == ["yaml-tag"]
    assert not touched.exists()


def test_two_outlines_with_one_id(load: Load) -> None:
    one = "id: same\ntitle: One\nsections: [{id: a, heading: A}]\n"
    loaded = load(a=one, b=one.replace("One", "Two"), c="---\n".join([one, one]))
    assert problems(loaded) == ["duplicate-id"] * 3
    assert loaded.outlines["same"].title == "One"


def test_a_folder_that_vanishes_between_listing_and_reading(
    load: Load, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(a=GOOD.replace("good", "a"), b=GOOD.replace("good", "b"))
    read = yamlfile.read

    def read_and_remove(path: pathlib.Path) -> List[Entry]:
        shutil.rmtree(tmp_path / "outlines", ignore_errors=True)
        return read(path)

    monkeypatch.setattr(yamlfile, "read", read_and_remove)
    loaded = loading.load([tmp_path, loading.bundled()])
    assert "self-examination-five" in loaded.outlines
    assert set(problems(loaded)) == {"file-unreadable"}
    assert loading.load([tmp_path / "nowhere"]).outlines == {}


def test_an_outline_of_twenty_thousand_sections(load: Load) -> None:
    text = "id: x\ntitle: X\nsections:\n" + "".join(f"  - {{id: s{n}, heading: 标题{n}}}\n" for n in range(20_000))
    assert problems(load(many=text)) == ["yaml-too-deep"]


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a*)*b",
        "(a|a?)+b",
        "(?:a|ab)*c",
        "(ab|a.)*c",
        "(.*甲){20}",
        ".*.*.*.*.*甲",
        "(a{1,50}){1,50}b",
        "((a+)b?)*c",
        "(?=(a+)+b)",
        r"(\w+\s?)*$",
        "a{0,30}a{0,30}a{0,30}a{0,30}b",
        "(" * 500 + "a" + ")" * 500,
        "(?:(?:a|b)?c?)*d",
        "(a??b??)*c",
        "(x+x+)+y",
    ],
)
def test_a_regular_expression_that_explodes(load: Load, pattern: str) -> None:
    assert problems(load(bad=with_match(pattern))) == ["pattern-explosive"]


@pytest.mark.parametrize(
    "pattern",
    [
        ".",
        "^(?!结论|结语)",
        "^(攻读|在学).*期间",
        "(?i)^(?!minutes of|next meeting)",
        "^.{2,8}(情况|工作)的?(报告|总结)$",
        r"第[一二三]+条.*",
        "(?:一|二|三)+",
        r"^\d{4}年.*(?:总结|计划)$",
        "(?:甲乙|丙)+丁",
        "(?:a.){1,3}b",
        "a|b|.*c",
    ],
)
def test_a_regular_expression_that_does_not(load: Load, pattern: str) -> None:
    loaded = load(good2=with_match(pattern))
    assert problems(loaded) == []
    for heading in ("a" * patterns.LONGEST, "甲" * patterns.LONGEST, "a" * 100_000):
        patterns.found(pattern, heading)


@pytest.mark.parametrize(
    "pattern",
    [r"(a)\1", "(?<=a)b", "(?<!a)b", "a++b", "(?>a)", "(?P=x)", "(?#x)", "(?i:a)", "a(?=b)", "(?(1)a|b)", "(?m)^a"],
)
def test_a_regular_expression_of_another_kind(load: Load, pattern: str) -> None:
    assert problems(load(bad=with_match(pattern))) == ["pattern-unsupported"]


@pytest.mark.parametrize(
    "pattern",
    [
        "a?" * 60 + "b",
        ".{0,9}" * 16 + "b",
        "(?:a|aa)" * 40 + "b",
        "(?:a|a?)" * 40 + "b",
        ".*a.*a.*b",
        "(?!a{100}b)a?a?a?a?a?b",
        "[a-y]+a+b",
    ],
)
def test_no_pattern_takes_long_whatever_it_is_matched_with(load: Load, pattern: str) -> None:
    assert problems(load(heavy=with_match(pattern))) == []
    for length in range(patterns.LONGEST):
        assert patterns.found(pattern, "a" * length) is False


def test_patterns_that_are_too_many_together(load: Load) -> None:
    sections = "".join(f"  - {{id: s{n}, match: '{n}(?:a|b){{90}}'}}\n" for n in range(60))
    assert problems(load(bad=f"id: x\ntitle: X\nsections:\n{sections}")) == ["patterns-too-many"]


def with_match(pattern: str) -> str:
    quoted = pattern.replace("'", "''")
    return f"id: x\ntitle: X\nsections:\n  - id: a\n    match: '{quoted}'\n"


def test_the_slowest_pattern_that_is_let_through() -> None:
    patterns.check(".*a.*a.*b")
    assert not patterns.found(".*a.*a.*b", "a" * patterns.LONGEST)


def test_many_fields_in_one_heading() -> None:
    made = patterns.Wildcards(["", *["a"] * 50, "b"])
    assert not made.fits("a" * 20_000)
    assert made.fits("xa" * 50 + "xb")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["甲", "乙"], "甲乙"),
        (["甲", "乙"], "甲丙乙"),
        (["甲", "甲"], "甲"),
        (["甲", "甲"], "甲甲"),
        (["", "甲", ""], "甲甲甲"),
        (["", "甲", ""], "甲甲"),
        (["甲", "乙", "乙"], "甲丙乙乙"),
        (["甲", "乙", "乙"], "甲丙乙丁乙"),
        (["", "", ""], "甲"),
        (["", "", ""], "甲乙"),
        (["aba", "ba"], "ababa"),
    ],
)
def test_wildcards_are_what_they_would_be_as_a_regular_expression(parts: List[str], text: str) -> None:
    assert patterns.Wildcards(parts).fits(text) == bool(re.fullmatch(".+".join(map(re.escape, parts)), text))


NESTED = """id: x
title: X
sections:
  - id: a
    heading: A
    count: {min: 999}
    sections:
      - id: b
        heading: B
        count: {min: 999}
        sections: [{id: c, heading: C, count: {min: 999}}]
"""


def test_counts_that_make_a_billion(load: Load) -> None:
    loaded = load(nested=NESTED)
    assert [(problem.code, problem.values["line"], problem.values["section"]) for problem in loaded.problems] == [
        ("count-too-large", 10, "a/b")
    ]
    lists = (
        "id: y\ntitle: Y\nfields: {f: {list: true, count: 99}}\nsections:\n  - {id: a, heading: '{{f}}', each: f, sections: "
        "[{id: b, heading: B, each: f, sections: [{id: c, heading: C, each: f}]}]}\n"
    )
    assert problems(load(nested=NESTED, lists=lists)) == ["count-too-large"] * 2


def test_counts_that_are_too_many_only_together(load: Load) -> None:
    text = "id: z\ntitle: Z\nsections:\n" + "".join(
        f"  - {{id: s{n}, heading: A, count: {{min: 999}}}}\n" for n in range(11)
    )
    with pytest.raises(TigangError, match="more than"):
        insertion.plan(load(side=text).outlines["z"], {})


def nested_lists() -> model.Outline:
    data: Dict[str, Any] = {
        "id": "x",
        "title": "X",
        "fields": {"fs": {"list": True}},
        "sections": [
            {
                "id": "top",
                "heading": "Top",
                "sections": [
                    {
                        "id": "a",
                        "heading": "A",
                        "each": "fs",
                        "sections": [
                            {
                                "id": "b",
                                "heading": "B",
                                "each": "fs",
                                "sections": [{"id": "c", "heading": "C", "each": "fs"}],
                            }
                        ],
                    }
                ],
            }
        ],
    }
    return reading.from_entry(Entry(data, {}, "x"))


def test_lists_of_a_person_that_make_a_billion() -> None:
    made = nested_lists()
    values = {"fs": [f"甲{n}" for n in range(1000)]}
    with pytest.raises(TigangError, match="more than"):
        insertion.plan(made, values)
    document = notation.document("# Top | 文。", fields=values, outline="x")
    analysis = analyse(document, made, values)
    with pytest.raises(TigangError, match="more than"):
        completion.complete(analysis)
    report = run.check(document, {"x": made}, "en")  # a check says what is missing all the same
    assert "section-missing" in {finding.rule for finding in report.findings}


def test_what_is_within_the_bound_is_made_whole() -> None:
    made = nested_lists()
    blocks = insertion.plan(made, {"fs": [f"甲{n}" for n in range(20)]})
    assert len(blocks) == 1 + 20 + 20 * 20 + 20**3
    with pytest.raises(TigangError):
        insertion.bounded(made, iter([Block(("",))] * (model.MOST_BLOCKS + 1)))


_TITLES = [
    "!!int x",
    "!!bool maybe",
    "!!float x",
    "!!null x",
    "!!str x",
    "! x",
    "!!timestamp x",
    "!!binary x",
    "9" * 5000,
    "1" + ":1" * 50_000,
    '"\\U00110000"',
    '"\\uD800"',
    '"\\x"',
    ".inf",
    "-.inf",
    ".nan",
    "1e999",
    "0x" + "f" * 5000,
    "0o17",
    "010",
    "1_000",
    "2026-02-30",
    "=",
    "<<",
    "2026-11-24 25:61:61",
    "[",
    "{",
    "&a",
    "*a",
    "%",
    "@",
    "`",
    "null",
    "true",
    "-1",
    "1.5",
    "\t",
    "\ud800".encode("utf-8", "replace").decode(),
]


@pytest.mark.parametrize("title", _TITLES)
def test_a_value_of_any_kind(load: Load, title: str) -> None:
    loaded = load(
        bad=f"id: bad\ntitle: {title}\nsections: [{{id: a, heading: A}}]\n",
        worse=f"id: worse\ntitle: A\nsections: [{{id: a, heading: A, count: {{min: {title}}}}}]\nlayout: {title}\n",
    )
    assert set(loaded.outlines) <= {"good", "bad", "worse"}
    assert len(loaded.outlines) + len(loaded.problems) == 3


@pytest.mark.parametrize(
    "text",
    [
        "²: 1\nid: bad\n",
        "id: bad\ntitle: A\nsections: {²: A}\n",
        "%YAML 999\n---\nid: bad\n",
        "%YAML 1.1\n%YAML 1.1\n---\na\n",
        "%TAG ! x\n---\n!a b\n",
        "? [a]\n: b\n",
        "? {a: b}\n: c\n",
        "- a\n",
        "a",
        "1",
        "",
        "---\n---\n",
        "\ufeff\ufeffid: x\n",
        "id: bad\ntitle: A\nsections: [1, [2], null]\n",
        "0: {1: 2}\n",
        "id: bad\ntitle: A\nsections: [{id: a, heading: A}]\nrules: {²: 3, 4: x}\nfields: {²: {label: x}}\n",
        "---\n" * 200_000,
        "- 1:2:3\n" * 100_000,
        "? " * 100_000,
    ],
)
def test_a_document_of_any_kind(load: Load, text: str) -> None:
    assert set(load(bad=text).outlines) == {"good"}


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "nothing"])
def test_what_is_no_ordinary_file(load: Load, tmp_path: pathlib.Path, kind: str) -> None:
    load()
    path = tmp_path / "outlines/x.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else "nowhere")
    assert problems(load()) == ["file-unreadable" if kind == "nothing" else "file-special"]
    readers: List[Callable[[], Any]] = [
        lambda: loading.load_outline_file(path),
        lambda: package.load(str(path)),
        lambda: archive.bring(path, tmp_path),
    ]
    for read in readers:
        with pytest.raises(TigangError):
            read()


@pytest.mark.parametrize(
    "name", ["file://[x", "http://[x", "file:///%00", "http://a:b:c", "\\\\?\\x", "~nobody/x", "x" * 5000]
)
def test_a_shared_folder_that_is_none(tmp_path: pathlib.Path, name: str) -> None:
    (tmp_path / "folders.yaml").write_text(f"- '{name}'\n- {tmp_path}\n", encoding="utf-8")
    folders, _ = shared_folders.folders(tmp_path, tmp_path / "cache", None)
    assert tmp_path in [folder.path for folder in folders]
    assert loading.load(folders).outlines == {}


def test_bundled_files_damaged_anyhow(load: Load) -> None:
    chance = random.Random(4)
    texts_ = [path.read_text(encoding="utf-8") for path in sorted((loading.bundled() / "outlines").glob("*.yaml"))[:12]]
    for _ in range(12):
        text = list(chance.choice(texts_))
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(text))
            text[place : place + chance.randrange(3)] = chance.choice(
                ["!", "&a ", "*a", ": ", "- ", "[", "}", '"', "\n", "\t", "²", "9" * 400, "%", "\\U00110000"]
            )
        load(damaged="".join(text))


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "on",
        "off",
        "null",
        "~",
        "",
        "1",
        "-1",
        "1.5",
        "1e5",
        "1.5e5",
        "0x1f",
        "010",
        "1:30",
        "1_000",
        ".5",
        ".inf",
        "2026-11-24",
        "true",
        "True",
        "=",
        "<<",
        "- a",
        "a: b",
        "# x",
        "!x",
        "&x",
        "*x",
        "%x",
        "@x",
        " x ",
        "x\ny",
        "'",
        '"',
        "²",
        "١",
    ],
)
def test_what_was_written_is_read_as_it_was(text: str) -> None:
    [entry] = yamlfile.parse(writing.dumped({"title": text, "list": [text]}), "x")
    assert entry.data == {"title": text, "list": [text]}


def test_plain_words_are_what_json_has() -> None:
    [entry] = yamlfile.parse(
        "[1, -2, 1.5, true, null, yes, off, 1:30, 010, 0x1, .5, 1e3, 2026-11-24, 12345678901234567890]", "x"
    )
    assert entry.data == [
        1,
        -2,
        1.5,
        True,
        None,
        "yes",
        "off",
        "1:30",
        "010",
        "0x1",
        ".5",
        "1e3",
        "2026-11-24",
        "12345678901234567890",
    ]
