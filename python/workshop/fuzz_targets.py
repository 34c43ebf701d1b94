"""What is fuzzed: each target is a property of a part that reads what others wrote."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import re
import signal
from typing import Any, Callable, Dict, List, NamedTuple, Sequence, Tuple
from xml.etree import ElementTree

from hypothesis import strategies as st

from tigang import commands
from tigang.analysis import analyse
from tigang.checking import fixes, run
from tigang.checking.rules import all_rules
from tigang.commands import arguments
from tigang.document.edits import Record, ReplaceAll
from tigang.document.snapshot import Paragraph, Snapshot
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

from . import fuzz_values as some
from . import simulate

#: Seconds for one case, whatever it holds.
LIMIT = 10


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
_piece = st.one_of(st.sampled_from(_YAML), some.short)


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


@_target(some.line)
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


@_target(some.line, some.line)
def matching(pattern: str, text: str) -> None:
    try:
        patterns.check(pattern)
    except (ValueError, re.error):
        return
    patterns.found(pattern, text)


@_target(some.document)
def headings(paragraphs: Tuple[Paragraph, ...]) -> None:
    snapshot = Snapshot(paragraphs)
    assert all(heading.paragraph < len(paragraphs) for heading in recognise(snapshot).headings)
    report = run.check(snapshot, {}, "zh-CN")
    assert json.dumps([finding.as_json() for finding in report.findings])
    chosen = [edit for _, edits in fixes.together(report.findings, [rule.id for rule in all_rules()]) for edit in edits]
    simulate.apply(snapshot, chosen)
    filling.spots(snapshot, report.analysis.tree)


@_target(some.document, some.outline(), some.value)
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


@_target(some.outline(), some.value, st.lists(some.value, min_size=1, max_size=3))
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
    st.lists(st.one_of(st.sampled_from(_XML), some.short), max_size=20).map("".join),
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
    some.line,
    st.binary(max_size=5),
    st.lists(some.line, max_size=2).map(tuple),
    st.recursive(
        some.line | st.integers(),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(some.short, part, max_size=3),
        max_leaves=8,
    ).map(lambda value: json.dumps(value, default=str)),
)


@_target(st.sampled_from(sorted(commands.VERBS)), st.data())
def verbs(name: str, data: Any) -> None:
    wanted = commands.VERBS[name].arguments
    names = [arguments.given_name(field) for field in arguments.types_of(wanted)]
    given = data.draw(
        st.dictionaries(st.one_of(st.sampled_from(names), some.short) if names else some.short, _given, max_size=4)
    )
    made: Any = arguments.decoded(wanted, given, "en")
    json.dumps(commands.as_json(made), ensure_ascii=False).encode("utf-8")


@_target(
    st.one_of(
        some.line,
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
