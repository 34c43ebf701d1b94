"""The short form of ``python -m workshop.soak``: whatever is killed at whatever moment, nothing is lost."""

from __future__ import annotations

import pathlib

import pytest

from workshop import soak


@pytest.mark.parametrize("links", [True, False])
def test_processes_killed_while_saving_lose_nothing(tmp_path: pathlib.Path, links: bool) -> None:
    outcome = soak.soak(tmp_path, kills=80, processes=2, seed=1, links=links)
    assert outcome.done > 20  # of hundreds: a busy machine starts a process, and little more, between two kills
    assert (outcome.lost, outcome.problems) == ((), ())
