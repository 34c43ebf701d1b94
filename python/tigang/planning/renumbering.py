"""The edits that give headings other numbers, in the spelling of the present ones."""

from __future__ import annotations

from typing import Iterator, Tuple

from ..document.edits import Replace
from ..structure.tree import Heading
from ..text.labels import Label


def renumbered(heading: Heading, value: int) -> Iterator[Replace]:
    """Return the edits that give a heading with a typed number another last figure."""
    assert heading.label is not None
    return rewritten(heading, (*heading.label.values[:-1], value))


def rewritten(heading: Heading, new: Tuple[int, ...]) -> Iterator[Replace]:
    """Yield the edits that give a heading with a typed number another one, and to those below it that repeat it (3.1 under 3)."""
    assert heading.label is not None
    old = heading.label.values
    yield from _written(heading, new)
    below = list(heading.children)
    while below:
        child = below.pop()
        below.extend(child.children)
        if child.label and len(child.label.values) > len(old) and child.label.values[: len(old)] == old:
            yield from _written(child, (*new, *child.label.values[len(old) :]))


def _written(heading: Heading, values: Tuple[int, ...]) -> Iterator[Replace]:
    label = heading.label
    if label and label.end:
        yield Replace(respelled(label, values), heading.paragraph, label.start, label.start + len(label.raw))


def respelled(label: Label, values: Tuple[int, ...]) -> str:
    """Return another number in the spelling of ``label``: "(三)、" for "(二)、"."""
    bare = label.shape._replace(prefix="", suffix="")
    old, new = bare.format(*label.values), bare.format(*values)
    return label.raw.replace(old, new, 1) if label.raw.count(old) == 1 else label.shape.format(*values)


def regular(label: Label, value: int) -> str:
    """Return the number ``value`` as a sibling of ``label`` should show it."""
    return label.shape.format(*label.values[:-1], value)
