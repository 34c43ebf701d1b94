"""Numbers in front of headings: "（三）" <-> (Shape("（一）"), 3).

A *shape* is how a number is written, given by its example for 1: ``一、`` ``（一）`` ``1.`` ``第一章`` ``1.1`` ``Chapter 1``.
Its *family* is the class of shapes that people mean as one rank (`families`); how they are written is in `forms`.

Everything here reads one line at a time. Whether a numbered paragraph is a heading is decided in `structure`, from the whole
document.
"""

from __future__ import annotations

import functools
import re
from typing import Callable, Iterator, List, Optional, Tuple

from . import forms
from .families import CONTINUOUS, FAMILIES, RANKS, Family
from .forms import BLANKS, HARD, UNIT_AFTER
from .numerals import SYSTEMS
from .shapes import Label, Shape

__all__ = [
    "BARE",
    "BLANKS",
    "CONTINUOUS",
    "FAMILIES",
    "RANKS",
    "Family",
    "Label",
    "Shape",
    "candidates",
    "may_begin",
    "options",
    "parse",
    "parse_bare",
    "parse_label",
    "parse_shape",
]

_HEAD = 40  # a number and what shows what it is stand within so many characters

#: Excludes nearly all running text: it matches a text if that may begin with a number.
may_begin: Callable[[str], Optional[re.Match[str]]] = forms.FIRST.match


def options(text: str) -> Tuple[Label, ...]:
    """Return every reading of the number at the beginning of ``text``, doubtful ones included, the likeliest first."""
    first = forms.FIRST.match(text)
    return _options(text[first.end() : first.end() + _HEAD], first.end()) if first else ()


@functools.lru_cache(maxsize=65536)
def _options(head: str, offset: int) -> Tuple[Label, ...]:
    return tuple(forms.read(head, offset))


def candidates(text: str) -> Tuple[Label, ...]:
    """Return the readings of the number at the beginning of ``text`` as far as one line shows, the likeliest first.

    More than one only where letters are ambiguous: "I." is the Roman 1 or the letter 9; neighbours decide.
    Dates (2021. 3月), decimals and quantities (1.5倍), years and document numbers are no numbers of headings.
    Spaces and Markdown's marks of a heading (``##``, ``**``) before the number are passed over.
    """
    return tuple(_likely(options(text)))


def _likely(found: Tuple[Label, ...]) -> Iterator[Label]:
    for label in found:
        if not label.doubts & HARD:
            yield label
            if not label.shape.system.endswith(("roman", "alpha", "double")):
                return


def parse(text: str, like: Optional[Shape] = None) -> Optional[Label]:
    """Return the number at the beginning of ``text``: in the family of ``like`` if it can be read so, else the likeliest."""
    found = candidates(text)
    if like is not None:
        alike = [label for label in found if label.family == like.family]
        found = (*(label for label in alike if label.shape.system == like.system), *alike, *found)
    return found[0] if found else None


_BARE = re.compile(rf"[{BLANKS}]*(?P<n>[1-9１-９][0-9０-９]?)[ \t\u3000\u00a0\u2002\u2003]+(?=\S)")
_RANGE = re.compile(r"[-–—~～]\s*[0-9]")  # 1 – 4 weeks
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|[年月日]")


def parse_bare(text: str) -> Optional[Label]:
    """Return the number without any mark at the beginning of ``text`` (1 绪论, 3 Methods); None when there is none.

    It may as well be an amount: only what stands around it shows.
    """
    m = _BARE.match(text)
    if m is None or any(other.match(text, m.end()) for other in (UNIT_AFTER, _MONTH, _RANGE)):
        return None
    return Label(BARE, (int(m["n"]),), m["n"], m.start("n"), m.end())


#: The shape of numbers without a mark.
BARE = Shape("", "arabic", "", "arabic")


def parse_label(label: str) -> Optional[Label]:
    """Return the number that a paragraph's automatic label is; None for bullets."""
    found = label_options(label)
    return found[0] if found else None


def label_options(label: str) -> List[Label]:
    """Return the readings of a paragraph's automatic label."""
    bare = parse_bare(label + " x")
    found = list(candidates(label + " x")) or ([bare] if bare else [])
    return [read._replace(raw=label.strip(), start=0, end=0) for read in found]


@functools.lru_cache(maxsize=256)
def parse_shape(example: str) -> Shape:
    """Return the shape of which ``example`` (``一、``, ``（一）``, ``1.1``, ``Chapter 1``) is the number 1.

    Raises ValueError when the example is no number of a heading.
    """
    probe = parse(example + " x") or parse_bare(example + " x")
    if probe is None:
        raise ValueError(example)
    shape = probe.shape
    if example.strip() != shape.example:  # the outline's own spelling rules: half-width brackets, 1） …
        numeral = ".".join(SYSTEMS[shape.system].format(v) for v in probe.values)
        written = example.strip()
        before, found, after = written.rpartition(numeral) if shape.prefix else written.partition(numeral)  # TITLE I
        if found:
            shape = shape._replace(prefix=before, suffix=after)
    return shape
