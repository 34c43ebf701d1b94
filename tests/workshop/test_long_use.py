"""What long use leaves behind."""

from __future__ import annotations

from tigang.office.worker import Worker


def test_a_round_of_work_leaves_next_to_nothing_in_memory() -> None:
    """PyUNO keeps each name of an attribute that it is asked for: where all asks do that, a round leaves 750 pieces."""
    with Worker(120) as worker:
        assert worker.call("workshop.long_use:left_by_a_round", {"rounds": 4}) < 150
