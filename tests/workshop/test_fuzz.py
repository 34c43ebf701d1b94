"""The short form of ``build.py fuzz``: whatever comes in, errors that people read are all that comes back."""

from __future__ import annotations

import pytest

from workshop import fuzz, fuzz_targets


@pytest.mark.parametrize("target", list(fuzz_targets.TARGETS))
def test_anything_is_answered_properly(target: str) -> None:
    (outcome,) = fuzz.fuzz(120, [target])
    assert outcome.failure == "" and outcome.cases >= 100


def test_a_mistake_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise KeyError("x")

    monkeypatch.setitem(fuzz_targets.TARGETS, "numbering", fuzz_targets.TARGETS["numbering"]._replace(holds=fails))
    (outcome,) = fuzz.fuzz(10, ["numbering"])
    assert "KeyError" in outcome.failure and "FAILED" in fuzz.table([outcome])
