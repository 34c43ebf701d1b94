"""Makes the test data of a document that has been through another LibreOffice: half filled, saved as .docx by each in turn.

    python -m workshop.travelled write  FILE        a half-filled document, made and saved by the LibreOffice that is here
    python -m workshop.travelled resave FILE TO     FILE opened and saved again by the LibreOffice that is here
    python -m workshop.travelled tell   FILE        what is known of it

``write`` with an old LibreOffice, ``resave`` with a new one: that is tests/data/half-filled-through-<version>.docx.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
import tempfile
from typing import Any, Dict, List, Optional

from tigang.office.finding import OfficeError
from tigang.office.process import Office
from tigang.office.uno_helpers import file_url, properties
from tigang.writer import reader
from workshop import package

from .basics import Failure, say

OUTLINE = "self-examination-five"
FIELDS: Dict[str, Any] = {"topics": ["讲政治", "强本领", "守初心", "敢担当", "严纪律"]}  # the unit stays open
SNIPPETS = {
    "preamble": "preamble-standard",
    "problems/aspect/problem": "theory-system",
    "causes/lead-in": "causes-root",
}


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="workshop.travelled", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("action", choices=("write", "resave", "tell"))
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("to", type=pathlib.Path, nargs="?")
    given = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            profile = pathlib.Path(folder) / "profile"
            if given.action == "write":
                with Office(profile) as office:
                    office.install(package.build(pathlib.Path(folder)))
            with Office(profile) as office, office.guarded():
                document = office.new_document() if given.action == "write" else office.open(given.file)
                if given.action == "write":
                    write(office, document)
                if given.action != "tell":
                    save(document, given.to or given.file)
                say(json.dumps(known(document), ensure_ascii=False, indent=1))
                document.close(True)
    except (OfficeError, Failure) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def write(office: Office, document: Any) -> None:
    """Inserts the outline and fills some of it. Raises Failure when a verb refuses."""
    for verb, values in (
        ("InsertOutline", {"Outline": OUTLINE, "Mode": "replace", "Fields": FIELDS}),
        ("FillPlaceholders", {"Snippets": SNIPPETS}),
    ):
        answer = office.dispatch(document.CurrentController.Frame, verb, **values)
        if not answer["ok"]:
            raise Failure(f"{verb}: {answer['error']['message']}")


def save(document: Any, path: pathlib.Path) -> None:
    """As .docx, without what would tell of a person or a machine."""
    document.DocumentProperties.resetUserData("")
    document.storeToURL(file_url(path), properties(FilterName="MS Word 2007 XML"))


def known(document: Any) -> Dict[str, Any]:
    """What Tigang knows of a document: its outline and fields, what waits to be filled, what is filled, each with its section."""
    snapshot = reader.read(document)
    waiting = [[slot.section, slot.field, slot.guidance] for p in snapshot.paragraphs for slot in p.placeholders]
    filled = [
        [place.section, place.field, p.text[place.start : place.end]] for p in snapshot.paragraphs for place in p.filled
    ]
    return {"outline": snapshot.outline, "fields": dict(snapshot.fields), "waiting": waiting, "filled": filled}


if __name__ == "__main__":
    sys.exit(main())
