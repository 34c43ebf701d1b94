"""Reading and checking a long document: 20,000 paragraphs, 2,000 of them headings."""

from __future__ import annotations

import functools
import pathlib
import sys
import tempfile
import time
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple
from xml.sax.saxutils import escape

from tigang.checking import run as checking
from tigang.checking.checker import Checker
from tigang.library import loading
from tigang.office.uno_helpers import file_url, properties
from tigang.text import numerals
from tigang.writer import reader

from .bench import Figure

LONG, LONGER, SHORT = 20_000, 200_000, 200
_OUTLINE = "self-examination-five"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"/>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:default-outline-level="3"/>
</office:styles><office:body><office:text>"""


def measure(context: Any) -> Iterator[Figure]:
    """The figures; all ratios are of times taken right after one another on the same document."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    outlines = loading.load([loading.bundled()]).outlines
    short = _open(desktop, SHORT)
    (short_whole,) = _best(40, (_forget, functools.partial(_check, short, outlines)))
    short.close(True)
    long = _open(desktop, LONG)
    check = functools.partial(_check, long, outlines)
    check_again = functools.partial(_check, long, outlines, Checker())
    check_again()
    floor, reading, whole, again = _best(
        9, lambda: _floor(long), lambda: reader.read(long), (_forget, check), (lambda: _edit(long), check_again)
    )
    (plain,) = _best(3, lambda: _plain(long))
    (one_call,) = _best(2, lambda: _plain_in_one_call(long))
    (guessing,) = _best(3, (_forget, lambda: checking.check(reader.read(long), outlines, "zh-CN")))
    longer = _open(desktop, LONGER)
    longer_whole, beside = _best(4, (_forget, functools.partial(_check, longer, outlines)), (_forget, check))
    longer.close(True)
    long.close(True)

    yield Figure("plain reading / reading", plain / reading, ">= 20")
    yield Figure("whole check / floor", whole / floor, "<= 5")
    yield Figure("check after one edit / reading", again / reading, "<= 1.5")
    yield Figure(f"whole check of {LONGER:,} / of {LONG:,} paragraphs", longer_whole / beside, "<= 11")
    yield Figure(f"whole check of {SHORT} paragraphs, ms", short_whole * 1000, "<= 10")
    yield Figure("plain reading with one call for the properties / reading", one_call / reading)
    yield Figure(
        f"whole check that guesses among {len(outlines)} outlines / with one recorded", guessing / whole, "<= 1.3"
    )
    for name, seconds in (
        ("floor", floor),
        ("reading", reading),
        ("whole check", whole),
        ("check after one edit", again),
        ("plain reading", plain),
    ):
        yield Figure(f"{name}, ms", seconds * 1000)


def _check(document: Any, outlines: Dict[str, Any], checker: Optional[Checker] = None) -> checking.Report:
    return checking.check(reader.read(document), outlines, "zh-CN", outlines[_OUTLINE], checker=checker)


def _floor(document: Any) -> None:
    """What any check has to ask for: the text and where the headings are."""
    _ = document.Text.String
    for style in ("Heading 1", "Heading 2", "Heading 3"):
        search = document.createSearchDescriptor()
        search.SearchStyles, search.SearchString = True, style
        document.findAll(search)


def _plain(document: Any) -> List[Tuple[str, str, int]]:
    """Paragraph by paragraph, as one would."""
    paragraphs = document.Text.createEnumeration()
    found = []
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        found.append((paragraph.String, paragraph.ParaStyleName, paragraph.OutlineLevel))
    return found


def _plain_in_one_call(document: Any) -> List[Tuple[str, Any]]:
    paragraphs = document.Text.createEnumeration()
    found = []
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        found.append((paragraph.String, paragraph.getPropertyValues(("OutlineLevel", "ParaStyleName"))))
    return found


def _edit(document: Any) -> None:
    """Adds a word to a paragraph of body text in the middle."""
    search = document.createSearchDescriptor()
    search.SearchString = f"第{LONG // 2 + 5}段"
    document.findFirst(search).End.setString("的")


def _forget() -> None:
    """As if no text had been seen before: all that functions keep is dropped."""
    for module in [module for name, module in sys.modules.items() if name.startswith("tigang.")]:
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear") and kept.__module__ not in ("tigang.messages", "tigang.checking.rules"):
                kept.cache_clear()


def _best(rounds: int, *actions: Any) -> List[float]:
    """The least seconds of its own work that each action takes, by turns; of a pair the second is timed, after the first.

    What else the machine does meanwhile does not count: the office works in the thread that calls it.
    """
    best = [float("inf")] * len(actions)
    for _ in range(rounds):
        for index, action in enumerate(actions):
            timed: Callable[[], object] = action
            if isinstance(action, tuple):
                before, timed = action
                before()
            start = time.thread_time()
            timed()
            best[index] = min(best[index], time.thread_time() - start)
    return best


def _open(desktop: Any, count: int) -> Any:
    """A hidden document of so many paragraphs, every tenth a heading with a typed number: 一、 （一） 1、"""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "long.fodt")
        path.write_text(
            _HEAD + "".join(map(_paragraph, range(count))) + "</office:text></office:body></office:document>",
            encoding="utf-8",
        )
        return desktop.loadComponentFromURL(file_url(path), "_blank", 0, properties(Hidden=True))


def _paragraph(index: int) -> str:
    heading, within = divmod(index, 10)
    if within:
        text = f"这是第{index}段，讲的是有关情况，内容不多也不少，说明问题、分析原因并提出措施。"
        return f'<text:p text:style-name="Text_20_body">{escape(text)}</text:p>'
    chapter, place = divmod(heading, 100)  # one 一、, then nine times a （一） and ten 1、
    section, item = divmod(place - 1, 11)
    level = 1 if not place else 2 if not item else 3
    number = (f"{numerals.format_cjk(chapter + 1)}、", f"（{numerals.format_cjk(section + 1)}）", f"{item}、")[
        level - 1
    ]
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{number}关于第{heading}项工作</text:h>'
