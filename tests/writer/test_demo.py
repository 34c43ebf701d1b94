"""What the demo writes, read back by pandoc, a reader that is not LibreOffice."""

from __future__ import annotations

import json
import pathlib
import subprocess
from typing import Any, Iterator, List, Tuple

import pytest

from tigang.office.uno_helpers import file_url, properties
from workshop import demo


def headings(path: pathlib.Path) -> List[Tuple[int, str]]:
    """Level and text of a file's headings, as pandoc has them."""
    read = subprocess.run(["pandoc", "--to", "json", str(path)], stdout=subprocess.PIPE, check=True)
    blocks = json.loads(read.stdout)["blocks"]
    return [(block["c"][0], "".join(_words(block["c"][2]))) for block in blocks if block["t"] == "Header"]


def _words(inlines: List[Any]) -> Iterator[str]:
    for inline in inlines:
        if inline["t"] == "Str":
            yield inline["c"]
        elif inline["t"] == "Space":
            yield " "
        elif inline["t"] in ("Span", "Strong", "Emph"):
            yield from _words(inline["c"][-1])


@pytest.mark.parametrize("suffix", [".odt", ".docx"])
def test_pandoc_finds_the_outlines_headings(office: Any, document: Any, tmp_path: pathlib.Path, suffix: str) -> None:
    demo.write_document(
        document, lambda verb, **given: office.dispatch(document.CurrentController.Frame, verb, **given)
    )
    path = next(path for path in demo.save(document, tmp_path) if path.suffix == suffix)
    topics = demo.example_fields()["topics"]
    aspects = [(2, f"（{number}）在{topic}方面") for number, topic in zip("一二三四五", topics)]
    assert [(level, text) for level, text in headings(path) if level < 3] == [
        (1, "一、存在的主要问题"),
        *aspects,
        (1, "二、产生问题的原因分析"),
        (1, "三、下一步努力方向和整改措施"),
    ]


def test_the_files_are_whole_when_opened_again(office: Any, document: Any, tmp_path: pathlib.Path) -> None:
    demo.write_document(
        document, lambda name, **given: office.dispatch(document.CurrentController.Frame, name, **given)
    )
    for path in demo.save(document, tmp_path):
        if path.suffix in (".odt", ".docx"):
            again = office.desktop.loadComponentFromURL(file_url(path), "_blank", 0, properties(Hidden=True))
            try:
                answer = office.dispatch(again.CurrentController.Frame, "CheckStructure", Outline="")
                assert (answer["outline"], answer["recorded"], answer["findings"]) == (demo.OUTLINE, True, [])
            finally:
                again.close(True)
