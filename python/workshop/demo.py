"""Shows Tigang at work in a real Writer: insert an outline, check it, fill it from the snippets, check it again, save.

All is done by dispatches, as a macro would. Run by build.py in .venv, whose Python has ``uno``.
"""

from __future__ import annotations

import argparse
import pathlib
import shutil
import sys
from typing import Any, Callable, Dict, Iterator, List, Optional

from tigang.library import loading
from tigang.office.finding import OfficeError
from tigang.office.process import Office
from tigang.office.uno_helpers import file_url, properties

from .basics import CACHE, Failure, run, say

OUTLINE = "self-examination-five"

#: Suffix -> LibreOffice's name of the filter.
_FILTERS = {".odt": "writer8", ".docx": "MS Word 2007 XML", ".pdf": "writer_pdf_Export"}

Verb = Callable[..., Dict[str, Any]]


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="workshop.demo", description=__doc__)
    parser.add_argument("--oxt", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--language", choices=("zh-CN", "en-US"), default="zh-CN")
    given = parser.parse_args(arguments)
    try:
        demonstrate(given.oxt, given.out, given.language)
    except (OfficeError, Failure) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def demonstrate(oxt: pathlib.Path, out: pathlib.Path, language: str) -> None:
    """Makes the document and writes it below ``out``. Raises OfficeError or Failure with what went wrong."""
    profile = CACHE / "profile-demo"
    shutil.rmtree(profile, ignore_errors=True)
    say("installing the extension into a fresh profile")
    with Office(profile, language=language) as office:
        office.install(oxt)
    say("starting Writer with it")
    with Office(profile) as office, office.guarded():
        document = office.new_document()
        write_document(document, lambda verb, **values: _done(verb, office.dispatch(_frame(document), verb, **values)))
        files = save(document, out)
        document.close(True)
    files += pages(out)
    say("wrote:")
    for path in files:
        print(f"  {path}")


def write_document(document: Any, verb: Verb) -> None:
    """Insert, check, fill, check: what a person does with the menu."""
    say(f"InsertOutline {OUTLINE}")
    verb("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=example_fields())
    _show_headings(document)
    say("CheckStructure before filling")
    _show_findings(verb("CheckStructure", Outline=OUTLINE)["findings"])
    say("FillPlaceholders")
    filled = verb("FillPlaceholders", Mode="best")
    print(f"  {filled['filled']} filled")
    say("CheckStructure after filling")
    _show_findings(verb("CheckStructure", Outline=OUTLINE)["findings"])


def example_fields() -> Dict[str, Any]:
    """The outline's fields with its own examples."""
    outline = loading.load([loading.bundled()]).outline(OUTLINE)
    return {field.id: list(field.example) if field.list else field.example for field in outline.fields.values()}


def save(document: Any, out: pathlib.Path) -> List[pathlib.Path]:
    """Writes the document in every format and gives the files' paths."""
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for suffix, name in _FILTERS.items():
        files.append(out / f"{OUTLINE}{suffix}")
        document.storeToURL(file_url(files[-1]), properties(FilterName=name))
    return files


def pages(out: pathlib.Path) -> List[pathlib.Path]:
    """Draws each page of the PDF as a PNG and gives the files' paths."""
    for old in out.glob("page-*.png"):
        old.unlink()
    run(["pdftoppm", "-r", "80", "-png", out / f"{OUTLINE}.pdf", out / "page"], why="The pages could not be drawn")
    return sorted(out.glob("page-*.png"))


def _done(verb: str, answer: Dict[str, Any]) -> Dict[str, Any]:
    if not answer["ok"]:
        raise Failure(f"{verb}: {answer['error']['message']}")
    return answer


def _frame(document: Any) -> Any:
    return document.CurrentController.Frame


def _show_headings(document: Any) -> None:
    for paragraph in _paragraphs(document):
        if paragraph.OutlineLevel > 0:
            print(f"  {'    ' * (paragraph.OutlineLevel - 1)}{paragraph.OutlineLevel}  {paragraph.String}")


def _paragraphs(document: Any) -> Iterator[Any]:
    enumeration = document.Text.createEnumeration()
    while enumeration.hasMoreElements():
        element = enumeration.nextElement()
        if element.supportsService("com.sun.star.text.Paragraph"):
            yield element


def _show_findings(findings: List[Dict[str, Any]]) -> None:
    for finding in findings:
        print(f"  {finding['severity']:8}{finding['rule']}: {finding['message']}")
    print(f"  {len(findings)} findings" if findings else "  no findings: the structure is complete")


if __name__ == "__main__":
    sys.exit(main())
