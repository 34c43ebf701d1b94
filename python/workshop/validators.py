"""Writes the validators of the formats as Python, so that the extension need not compile the schemas when it runs."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import tempfile
from typing import Dict, Mapping

from .basics import Failure

FOLDER = "pythonpath/tigang/formats/validators/"

_IMPORT = "from fastjsonschema import JsonSchemaValueException\n"
_OURS = "from ...vendor import fastjsonschema\n\nJsonSchemaValueException = fastjsonschema.JsonSchemaValueException\n"
#: Run with the library that rides inside the extension, whatever is installed: schemas in, code out, by kind.
_PROGRAM = (
    "import json, sys; from fastjsonschema import compile_to_code; "
    "print(json.dumps({kind: compile_to_code(schema, use_default=False) for kind, schema in json.load(sys.stdin).items()}))"
)


def files(schemas: Mapping[str, bytes], library: Mapping[str, bytes]) -> Dict[str, bytes]:
    """Return the modules, path -> content.

    ``schemas``: by kind; ``library``: the files of the package fastjsonschema. Raises Failure when a schema is no good.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, content in library.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            input=json.dumps({kind: _nameless(json.loads(content)) for kind, content in schemas.items()}).encode(),
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": folder, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    if done.returncode:
        raise Failure(f"The validators cannot be made:\n{done.stderr.decode(errors='replace')}")
    made = {kind: code.replace(_IMPORT, _OURS) for kind, code in json.loads(done.stdout).items()}
    for kind, code in made.items():
        if _OURS not in code:
            raise Failure(f"The validator of {kind} imports the library in a way that is not known here.")
    return {
        f"{FOLDER}__init__.py": b'"""Validators of the formats, made of the schemas by the build."""\n',
        **{f"{FOLDER}{kind}.py": code.encode() for kind, code in made.items()},
    }


def _nameless(schema: Dict[str, object]) -> Dict[str, object]:
    """The schema without its id, of which the library would make the name of the function."""
    return {key: value for key, value in schema.items() if key != "$id"}
