"""What `tigang outline` does with outlines: where they are found, how they read, learning them from documents."""

from __future__ import annotations

import json
import pathlib
from typing import Any, Dict, Mapping, Optional, Sequence

from ..errors import TigangError
from ..library.environment import Environment
from ..library.loading import Library
from ..office.finding import OfficeError
from ..office.worker import TimeUp, Worker
from . import files
from .checking import users_library


def library(own: Optional[pathlib.Path], language: str) -> Library:
    """The library that a document is checked with: the person's own, the folders that they share, the bundled one."""
    return Environment(language, own or users_library()).library()


def fields_from(text: Optional[str]) -> Mapping[str, Any]:
    """The fields of `--fields`. Raises TigangError (wrong-argument)."""
    try:
        fields = json.loads(text or "{}")
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise TigangError("wrong-argument", argument="--fields", value=text, allowed='JSON: {"unit": "…"}')
    return fields


class NotLearnt(Exception):
    """No outline came of the documents. ``code`` and ``values`` say why as a report does, ``path`` of which file."""

    def __init__(self, code: str, path: str = "", **values: Any) -> None:
        super().__init__(code)
        self.code, self.path, self.values = code, path, values


def learn(paths: Sequence[pathlib.Path], name: str, title: str, language: str, timeout: float) -> Dict[str, Any]:
    """The outline of documents of one genre, as data of its format. Raises NotLearnt."""
    found = files.find(paths)
    for given in found:
        if given.problem:
            raise NotLearnt(given.problem, str(given.path))
    order = {"paths": [str(given.path.resolve()) for given in found], "id": name, "title": title, "language": language}
    with Worker(timeout * len(found)) as worker:
        try:
            worker.start()
        except OfficeError as error:
            raise NotLearnt("office-missing", detail=str(error).splitlines()[0]) from error
        try:
            answer = worker.call("tigang.cli.desk:learn", order)
        except TimeUp as error:
            raise NotLearnt("office-timeout", seconds=f"{worker.limit:g}") from error
        except OfficeError as error:
            raise NotLearnt("office-ended") from error
    if "error" in answer:
        raise NotLearnt(answer["error"], answer.get("path", ""), detail=answer["detail"])
    return dict(answer["outline"])
