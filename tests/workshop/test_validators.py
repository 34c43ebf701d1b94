"""The extension checks formats with validators that its build has written: they say what the schemas say."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import zipfile
from typing import Dict

import pytest

from tigang.errors import TigangError
from tigang.formats import validation, yamlfile
from workshop import validators, vendored
from workshop.basics import ROOT, Failure

#: Run in the unpacked extension, where nothing may compile a schema: the verdict on every file given.
_PROGRAM = """
import pathlib, sys
from tigang.vendor import fastjsonschema
fastjsonschema.compile = None
from tigang.errors import TigangError
from tigang.formats import validation, yamlfile
for path in map(pathlib.Path, sys.argv[1:]):
    try:
        for entry in yamlfile.read(path):
            validation.validate(entry, path.parent.name[:-1])
        print("good")
    except TigangError as error:
        print(error)
"""
_BAD = {
    "outlines/a.yaml": "id: x\ntitle: X\nsections:\n  - {id: a, headng: A}\n",
    "outlines/b.yaml": "title: X\nsections: [{id: a, heading: A}]\n",
    "outlines/c.yaml": "id: X Y\ntitle: X\nsections: [{id: a, heading: A}]\n",
    "outlines/d.yaml": "id: x\ntitle: X\nsections:\n  - id: a\n    order: random\n",
    "outlines/e.yaml": "id: x\ntitle: X\nsections:\n  - id: a\n    run-in: perhaps\n",
    "outlines/f.yaml": "id: x\ntitle: 3\nsections: [{id: a, heading: A}]\n",
    "snippets/a.yaml": "id: a\ntitle: A\n",
    "snippets/b.yaml": "id: a\ntitle: A\ntext: x\ndocument: ../x.odt\n",
    "layouts/a.yaml": "id: a\ntitle: A\npage: {size: A0}\n",
}


@pytest.fixture(scope="module")
def extension(oxt: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("extension")
    with zipfile.ZipFile(oxt) as archive:
        archive.extractall(folder)
    return folder


def test_they_say_what_the_schemas_say(extension: pathlib.Path, tmp_path: pathlib.Path) -> None:
    paths = [
        path for kind in ("outlines", "snippets", "layouts") for path in (ROOT / "extension" / kind).glob("*.yaml")
    ]
    for name, text in _BAD.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    said = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(extension / 'pythonpath')!r}){_PROGRAM}",
            *paths,
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.splitlines()
    assert said == [verdict(path) for path in paths]
    assert said.count("good") == len(paths) - len(_BAD)


def verdict(path: pathlib.Path) -> str:
    try:
        for entry in yamlfile.read(path):
            validation.validate(entry, path.parent.name[:-1])
    except TigangError as error:
        return str(error)
    return "good"


def test_a_schema_that_is_no_good_is_reported() -> None:
    library: Dict[str, bytes] = {n: c for n, c in vendored.files().items() if n.startswith("fastjsonschema/")}
    with pytest.raises(Failure, match="validators cannot be made"):
        validators.files({"outline": b'{"type": "nonsense"}'}, library)
