"""Throws anything at the parts that read what others wrote: only errors that people read may come back, in time and memory.

Each target is a property that hypothesis tries. With ``--coverage`` the same properties are driven by atheris instead, which
follows the branches that the code takes; it is asked for only when it can be had for this Python.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import importlib.util
import inspect
import io
import itertools
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple
from xml.etree import ElementTree

import hypothesis
from hypothesis import strategies as st

from tigang import commands
from tigang.analysis import analyse
from tigang.checking import fixes, run
from tigang.checking.rules import all_rules
from tigang.commands import arguments
from tigang.document.edits import Record, ReplaceAll
from tigang.document.snapshot import Mark, Paragraph, Placeholder, Snapshot
from tigang.errors import TigangError
from tigang.formats import plain_json, validation, yamlfile, zips
from tigang.library import loading
from tigang.opendocument import cleaning
from tigang.outlines import reading as outlines
from tigang.outlines.fields import checked_fields
from tigang.outlines.model import Outline
from tigang.planning import completion, field_changes, insertion
from tigang.snippets import filling
from tigang.snippets.filling import words
from tigang.snippets.model import Snippet
from tigang.structure.headings import recognise
from tigang.text import labels, patterns

from . import simulate
from .basics import ROOT, Failure

#: Seconds for one case, whatever it holds, and bytes of memory for all of them.
LIMIT, MEMORY = 10, 1_500_000_000
_BATCH = 1000  # cases
_MARKS = "一二三四五六七八九十百〇两壹贰0123456789IVXivxabc①②㈠⑴" + (
    "第章节条款项编（）()【】[]「」、.．:：，。；;-—…\t \n×X_<>{}$*#|&%！？"
)
_WORDS = (
    "总结",
    "附件",
    "目录",
    "背景",
    "第",
    "见",
    "一是",
    "Chapter ",
    "Section ",
    "Appendix ",
    "如下：",
    "TODO",
    "{{unit}}",
    "{{",
    "}}",
)

_short = st.text(alphabet=st.one_of(st.sampled_from(_MARKS), st.characters()), max_size=20)
_line = st.lists(st.one_of(st.sampled_from(_MARKS), st.sampled_from(_WORDS), _short), max_size=12).map("".join)


# --- what is made -----------------------------------------------------------------------------------------------------


@st.composite
def _paragraph(draw: Any) -> Paragraph:
    text = draw(_line)
    level = draw(st.sampled_from((0, 0, 0, 1, 2, 3, 10)))
    label = draw(st.sampled_from(("", "", "", "1.", "•", "一、", "1.1", "第3章", "(x)")))
    style = f"Heading {level}" if level else draw(st.sampled_from(("Text body", "Title", "Contents 1", "")))
    start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    slot = (Placeholder(start, end, draw(_short) or "x", draw(_path)),) if draw(st.booleans()) and end > start else ()
    kind = draw(st.sampled_from(("", "comment", "object", "insertion", "deletion", "change")))
    return Paragraph(text, style, level, label, slot, marks=(Mark(kind, start, end),) if kind else ())


_path = st.sampled_from(("", "a", "a/b", "措施", "措施/项"))
_document = st.lists(_paragraph(), max_size=14).map(tuple)
_id = st.sampled_from([f"s{number}" for number in range(12)])
#: Values of fields: words, and before them what looks like a number or a mark.
_value = st.tuples(
    st.text(alphabet="0123456789一二三.、（）第章节×Xx-—–－", max_size=6),
    st.text(alphabet="甲乙丙丁abc", min_size=2, max_size=8),
    st.text(alphabet="-—–－甲a1一", max_size=6),
).map("".join)


@st.composite
def _section(draw: Any, depth: int = 0) -> Dict[str, Any]:
    made: Dict[str, Any] = {"heading": draw(_words_of_outlines)}
    if draw(st.booleans()):
        made["placeholder"] = draw(_words_of_outlines)
    made.update(draw(st.fixed_dictionaries({}, optional={"optional": st.booleans(), "count": st.just({"min": 2})})))
    if depth < 2 and draw(st.booleans()):
        made["sections"] = draw(_sections(depth + 1))
    return made


def _sections(depth: int) -> Any:
    rows = st.lists(_section(depth), min_size=1, max_size=3)
    return rows.map(lambda made: [{"id": f"s{number}", **section} for number, section in enumerate(made)])


#: Few of them short, so that several sections often have the same.
_words_of_outlines = st.one_of(
    st.sampled_from(("甲乙", "丙丁", "{{unit}}甲乙")),
    st.text(alphabet="甲乙丙丁戊己庚辛", min_size=2, max_size=6).map(
        lambda words: words if len(words) % 3 else f"{{{{unit}}}}{words}"
    ),
)


_NUMBERINGS: Tuple[List[str], ...] = (
    ["一、", "（一）", "1.", "（1）"],
    ["第一章", "第一节", "一、"],
    ["1", "1.1", "1.1.1"],
    ["1.", "1.1", "(a)"],
    ["一、", "1.", "（1）"],
    [],
)


@st.composite
def _outline(draw: Any) -> Outline:
    data: Dict[str, Any] = {
        "id": "o",
        "title": "总结",
        "language": draw(st.sampled_from(("zh-CN", "en"))),
        "numbering": draw(st.sampled_from(_NUMBERINGS)),
        "fields": {"unit": {"label": "单位"}, "items": {"label": "事项", "list": True, "count": 2}},
        "sections": [
            {"id": "title", "role": "title", "text": "{{unit}}总结"},
            *draw(_sections(0)),
            {"id": "each", "heading": "{{item}}工作", "each": "items", "placeholder": "写明"},
        ],
    }
    entry = yamlfile.Entry(data, {}, "o.yaml")
    validation.validate(entry, "outline")
    return outlines.from_entry(entry)


# --- the targets ------------------------------------------------------------------------------------------------------


class Target(NamedTuple):
    values: Any  # a strategy for what it is given
    holds: Callable[[Tuple[Any, ...]], None]  # raises whatever is wrong


TARGETS: Dict[str, Target] = {}


def _target(*strategies: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes a function a target: a property over what the strategies give. A declared error is an answer like any other."""

    def made(function: Callable[..., None]) -> Callable[..., None]:
        def holds(values: Tuple[Any, ...]) -> None:
            signal.setitimer(signal.ITIMER_REAL, LIMIT)
            try:
                function(*values)
            except TigangError as error:
                assert str(error)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)

        TARGETS[function.__name__] = Target(st.tuples(*strategies), holds)
        return function

    return made


@functools.lru_cache(maxsize=1)
def _files() -> List[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(loading.bundled().rglob("*.yaml"))[::9]]


_YAML = (
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!!int ",
    "|\n",
    ">\n",
    "\n  ",
    "\n",
    "---\n",
    '"',
    "'",
    "%YAML 1.2\n",
    "? ",
    "\\U00110000",
    "~",
    "1e9",
    ".inf",
    "#",
    "\t",
)
_piece = st.one_of(st.sampled_from(_YAML), _short)


@_target(st.integers(0, 50), st.lists(st.tuples(st.floats(0, 1), _piece, st.integers(0, 30)), max_size=6))
def yaml_files(number: int, changes: Sequence[Tuple[float, str, int]]) -> None:
    text = _files()[number % len(_files())]
    for place, piece, gone in changes:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + gone :]
    _read_yaml(text)


@_target(st.lists(_piece, max_size=30).map("".join))
def yaml_texts(text: str) -> None:
    _read_yaml(text)


def _read_yaml(text: str) -> None:
    for entry in yamlfile.parse(text, "x.yaml"):
        for kind in ("outline", "snippet"):
            try:
                validation.validate(entry, kind)
            except TigangError as error:
                assert str(error)
            else:
                if kind == "outline":
                    yamlfile.used(entry, outlines.from_entry)


@_target(_line)
def numbering(text: str) -> None:
    for read in (
        labels.options,
        labels.candidates,
        labels.parse,
        labels.parse_bare,
        labels.parse_label,
        labels.label_options,
    ):
        read(text)
    for label in labels.options(text):
        for value in (1, 10, 999, 100_000):
            label.shape.format(*label.values[:-1], value)
    with contextlib.suppress(ValueError):
        labels.parse_shape(text)


@_target(_line, _line)
def matching(pattern: str, text: str) -> None:
    try:
        patterns.check(pattern)
    except (ValueError, re.error):
        return
    patterns.found(pattern, text)


@_target(_document)
def headings(paragraphs: Tuple[Paragraph, ...]) -> None:
    snapshot = Snapshot(paragraphs)
    assert all(heading.paragraph < len(paragraphs) for heading in recognise(snapshot).headings)
    report = run.check(snapshot, {}, "zh-CN")
    assert json.dumps([finding.as_json() for finding in report.findings])
    chosen = [edit for _, edits in fixes.together(report.findings, [rule.id for rule in all_rules()]) for edit in edits]
    simulate.apply(snapshot, chosen)
    filling.spots(snapshot, report.analysis.tree)


@_target(_document, _outline(), _value)
def outlined(paragraphs: Tuple[Paragraph, ...], outline: Outline, value: str) -> None:
    snapshot = Snapshot(paragraphs, fields={"unit": value})
    run.check(snapshot, {}, "en", outline)
    simulate.apply(snapshot, completion.complete(analyse(snapshot, outline, {"unit": value})))
    simulate.apply(snapshot, field_changes.change(snapshot, {"unit": "甲"}, "zh-CN"))


#: What a new document has still to have; and what is the person's own words, not the outline's.
_STILL_OPEN = frozenset({"placeholder-unfilled", "section-empty", "field-unset", "section-length"})
_PERSONS_OWN = frozenset(
    {
        "marker-left",
        "latin-left",
        "heading-length",
        "heading-punctuation",
        "heading-duplicate",
        "guidance-left",
        "date-form",
        "reference-missing",
        "title-repeated",
        "inline-sequence",
        "count-announced",
        "topic-mismatch",
        "subheading-single",
    }
)


@_target(_outline(), _value, st.lists(_value, min_size=1, max_size=3))
def round_trip(outline: Outline, unit: str, items: Sequence[str]) -> None:
    """What InsertOutline makes of any outline the check finds clean, whatever the fields' values are."""
    values = checked_fields(outline, {"unit": unit.replace("\n", " "), "items": list(items)})
    blocks = insertion.plan(outline, values)
    made: Snapshot = simulate.apply(Snapshot(()), [ReplaceAll(blocks), Record(outline.id, values)])
    found = [f for f in run.check(made, {}, "zh-CN", outline).findings if f.rule not in _STILL_OPEN | _PERSONS_OWN]
    assert not found, [(finding.rule, finding.text) for finding in found]


_XML = (
    "<text:p>",
    "</text:p>",
    "<text:h>",
    "<draw:image xlink:href='http://x'/>",
    "<text:a xlink:href='javascript:x'>",
    "</text:a>",
    "<script:event-listener/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&b;",
    "&lt;",
    "<![CDATA[",
    "]]>",
    "<text:list><text:list-item>",
    "</text:list-item></text:list>",
    "<x:y/>",
    "\0",
    "<text:section text:name='a'>",
    "</text:section>",
)
_SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("script", "script"))
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


@_target(
    st.lists(st.one_of(st.sampled_from(_XML), _short), max_size=20).map("".join),
    st.binary(max_size=30),
    st.integers(0, 400),
)
def rich_snippets(body: str, noise: bytes, at: int) -> None:
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_SPACES}>{text}</office:document-content>"
    raw = zips.packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content.encode("utf-8", "replace")}
    )
    for one in (raw, raw[:at] + noise + raw[at + len(noise) :]):
        try:
            cleaned = cleaning.clean(one, "x.odt").content
        except TigangError:
            continue
        kept = zips.unpacked(io.BytesIO(cleaned), lambda name: 10**6, most_files=50, most_bytes=10**7)["content.xml"]
        assert b"<!" not in kept
        acting = [
            word for element in ElementTree.fromstring(kept).iter() for word in (element.tag, *element.attrib.values())
        ]
        assert not any(word in kept for word in ("javascript", ":script", "http://x") for kept in acting)


_given = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    _line,
    st.binary(max_size=5),
    st.lists(_line, max_size=2).map(tuple),
    st.recursive(
        _line | st.integers(),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(_short, part, max_size=3),
        max_leaves=8,
    ).map(lambda value: json.dumps(value, default=str)),
)


@_target(st.sampled_from(sorted(commands.VERBS)), st.data())
def verbs(name: str, data: Any) -> None:
    wanted = commands.VERBS[name].arguments
    names = [arguments.given_name(field) for field in arguments.types_of(wanted)]
    given = data.draw(
        st.dictionaries(st.one_of(st.sampled_from(names), _short) if names else _short, _given, max_size=4)
    )
    made: Any = arguments.decoded(wanted, given, "en")
    json.dumps(commands.as_json(made), ensure_ascii=False).encode("utf-8")


@_target(
    st.one_of(
        _line,
        st.lists(st.sampled_from(['{"', '":', "[", "]", "}", ",", "1", "\\ud800", "\\u0000", '"']), max_size=30).map(
            "".join
        ),
    )
)
def recorded(text: str) -> None:
    try:
        values = plain_json.field_values(plain_json.read(text, 1000))
    except ValueError:
        return
    words(Snippet("x", "x", "{{a}}{{b}}", (), (), ""), values, "zh-CN")


# --- running them -----------------------------------------------------------------------------------------------------


class Outcome(NamedTuple):
    target: str
    cases: int
    seconds: float
    failure: str = ""  # a traceback; "" when nothing was wrong


class _Slow(BaseException):
    """A case took longer than anybody waits."""


def _too_slow(*_: object) -> None:
    raise _Slow(f"one case took more than {LIMIT} s")


def fuzz(cases: int, targets: Sequence[str] = (), seed: Optional[int] = None) -> List[Outcome]:
    """Tries so many cases, shared out evenly; ``seed``: the same ones again."""
    chosen = targets or list(TARGETS)
    before = signal.signal(signal.SIGALRM, _too_slow)
    try:
        return [_tried(name, -(-cases // len(chosen)), seed) for name in chosen]
    finally:
        signal.signal(signal.SIGALRM, before)


def _tried(name: str, cases: int, seed: Optional[int]) -> Outcome:
    """Try a target in batches: hypothesis remembers all cases of one, which are gigabytes of a hundred thousand."""
    done, began = 0, time.monotonic()
    for start in range(0, cases, _BATCH):
        outcome = _batch(name, min(_BATCH, cases - start), None if seed is None else seed + start)
        done += outcome.cases
        if outcome.failure:
            break
    return outcome._replace(cases=done, seconds=time.monotonic() - began)


def _batch(name: str, cases: int, seed: Optional[int]) -> Outcome:
    target, began, count = TARGETS[name], time.monotonic(), itertools.count()

    @hypothesis.settings(
        max_examples=cases,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate, hypothesis.Phase.shrink],
    )
    @hypothesis.given(target.values)
    def test(values: Tuple[Any, ...]) -> None:
        next(count)
        target.holds(values)

    try:
        (test if seed is None else hypothesis.seed(seed)(test))()
    except (Exception, _Slow):
        return Outcome(name, next(count), time.monotonic() - began, traceback.format_exc())
    return Outcome(name, next(count), time.monotonic() - began)


def _follow_branches(name: str, cases: int) -> None:
    """Drives one target by atheris, in this process, which ends with it."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    for module in [module for key, module in sys.modules.items() if key.startswith("tigang.")]:
        for function in filter(inspect.isfunction, vars(module).values()):
            if function.__module__ == module.__name__:
                atheris.instrument_func(function)
    target = TARGETS[name]
    one = hypothesis.given(target.values)(target.holds).hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    signal.signal(signal.SIGALRM, _too_slow)
    atheris.Setup([sys.argv[0], f"-runs={cases}", "-max_len=4096", f"-rss_limit_mb={MEMORY >> 20}"], one)
    atheris.Fuzz()


def _guided(cases: int, targets: Sequence[str]) -> List[Outcome]:
    outcomes = []
    for name in targets:
        began, runs = time.monotonic(), -(-cases // len(targets))
        with tempfile.TemporaryDirectory() as folder:  # what it keeps of a failure goes
            done = subprocess.run(
                [sys.executable, "-m", "workshop.fuzz", "--branches", name, "--cases", str(runs)],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT / "python")},
                capture_output=True,
                text=True,
                check=False,
            )
        failure = "" if done.returncode == 0 else (done.stdout + done.stderr)[-3000:]
        outcomes.append(Outcome(name, runs, time.monotonic() - began, failure))
    return outcomes


def table(outcomes: Sequence[Outcome]) -> str:
    lines = [
        f"{o.target:16}{o.cases:8} cases {o.seconds:8.1f} s  {'FAILED' if o.failure else 'nothing'}" for o in outcomes
    ]
    total = sum(outcome.cases for outcome in outcomes)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return "\n".join([*lines, f"{total} cases, {sum(bool(o.failure) for o in outcomes)} failed, at most {memory} MB"])


def main(given: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, metavar="N", help="how many in all; default: %(default)s")
    parser.add_argument("--target", action="append", choices=list(TARGETS), help="only this one; may be repeated")
    parser.add_argument("--seed", type=int, help="the same cases again")
    parser.add_argument(
        "--coverage", action="store_true", help="follow branches, with atheris, which must be installed"
    )
    parser.add_argument("--branches", choices=list(TARGETS), help=argparse.SUPPRESS)
    asked = parser.parse_args(given)
    if asked.branches:
        _follow_branches(asked.branches, asked.cases)
        return 0
    if asked.coverage and importlib.util.find_spec("atheris") is None:
        raise Failure("atheris is not installed: .venv/bin/python -m pip install atheris")
    resource.setrlimit(resource.RLIMIT_DATA, (2 * MEMORY, resource.RLIM_INFINITY))
    targets = asked.target or list(TARGETS)
    outcomes = _guided(asked.cases, targets) if asked.coverage else fuzz(asked.cases, targets, asked.seed)
    for outcome in outcomes:
        if outcome.failure:
            print(f"=== {outcome.target}\n{outcome.failure}")
    print(table(outcomes))
    return int(any(outcome.failure for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
