"""Learns outlines from documents, in an office of our own."""

from __future__ import annotations

import pathlib
from typing import Any, Dict, Sequence

from ..office.finding import OfficeError
from ..office.worker import TimeUp, Worker
from . import files


class NotLearnt(Exception):
    """No outline came of the documents. ``code`` and ``values`` say why as a report does, ``path`` of which file."""

    def __init__(self, code: str, path: str = "", **values: Any) -> None:
        super().__init__(code)
        self.code, self.path, self.values = code, path, values


def learn(paths: Sequence[pathlib.Path], name: str, title: str, language: str, timeout: float) -> Dict[str, Any]:
    """Return the outline of documents of one genre, as data of its format. Raises NotLearnt."""
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
