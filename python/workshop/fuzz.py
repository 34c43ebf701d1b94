"""Throws anything at the parts that read what others wrote: only errors that people read may come back, in time and memory.

Each target is a property that hypothesis tries. With ``--coverage`` the same properties are driven by atheris instead, which
follows the branches that the code takes; it is asked for only when it can be had for this Python.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import importlib.util
import inspect
import itertools
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

import hypothesis

from .basics import ROOT, Failure
from .fuzz_targets import LIMIT, TARGETS

#: Bytes of memory for all cases.
MEMORY = 1_500_000_000
_BATCH = 1000  # cases


class Outcome(NamedTuple):
    target: str
    cases: int
    seconds: float
    failure: str = ""  # a traceback; "" when nothing was wrong


class _Slow(BaseException):
    """A case took longer than anybody waits."""


def _too_slow(*_: object) -> None:
    raise _Slow(f"one case took more than {LIMIT} s")


def fuzz(cases: int, targets: Sequence[str] = (), seed: Optional[int] = None) -> List[Outcome]:
    """Tries so many cases, shared out evenly; ``seed``: the same ones again."""
    chosen = targets or list(TARGETS)
    before = signal.signal(signal.SIGALRM, _too_slow)
    try:
        return [_tried(name, -(-cases // len(chosen)), seed) for name in chosen]
    finally:
        signal.signal(signal.SIGALRM, before)


def _tried(name: str, cases: int, seed: Optional[int]) -> Outcome:
    """Try a target in batches, each in a process of its own: hypothesis remembers all cases of one, up to a gigabyte, and that
    is not to be taken for memory of ours.
    """
    done, began = 0, time.monotonic()
    for start in range(0, cases, _BATCH):
        outcome = _apart(name, min(_BATCH, cases - start), None if seed is None else seed + start)
        done += outcome.cases
        if outcome.failure:
            break
    return outcome._replace(cases=done, seconds=time.monotonic() - began)


def _apart(name: str, cases: int, seed: Optional[int]) -> Outcome:
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as process:
        try:
            return process.submit(_batch, name, cases, seed).result()
        except concurrent.futures.BrokenExecutor as ended:  # killed, by the system for its memory
            return Outcome(name, 0, 0.0, f"the process ended: {ended}")


def _batch(name: str, cases: int, seed: Optional[int]) -> Outcome:
    target, began, count = TARGETS[name], time.monotonic(), itertools.count()

    @hypothesis.settings(
        max_examples=cases,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate, hypothesis.Phase.shrink],
    )
    @hypothesis.given(target.values)
    def test(values: Tuple[Any, ...]) -> None:
        next(count)
        target.holds(values)

    try:
        (test if seed is None else hypothesis.seed(seed)(test))()
    except (Exception, _Slow):
        return Outcome(name, next(count), time.monotonic() - began, traceback.format_exc())
    return Outcome(name, next(count), time.monotonic() - began)


def _follow_branches(name: str, cases: int) -> None:
    """Drives one target by atheris, in this process, which ends with it."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    for module in [module for key, module in sys.modules.items() if key.startswith("tigang.")]:
        for function in filter(inspect.isfunction, vars(module).values()):
            if function.__module__ == module.__name__:
                atheris.instrument_func(function)
    target = TARGETS[name]
    one = hypothesis.given(target.values)(target.holds).hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    signal.signal(signal.SIGALRM, _too_slow)
    atheris.Setup([sys.argv[0], f"-runs={cases}", "-max_len=4096", f"-rss_limit_mb={MEMORY >> 20}"], one)
    atheris.Fuzz()


def _guided(cases: int, targets: Sequence[str]) -> List[Outcome]:
    outcomes = []
    for name in targets:
        began, runs = time.monotonic(), -(-cases // len(targets))
        with tempfile.TemporaryDirectory() as folder:  # what it keeps of a failure goes
            done = subprocess.run(
                [sys.executable, "-m", "workshop.fuzz", "--branches", name, "--cases", str(runs)],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT / "python")},
                capture_output=True,
                text=True,
                check=False,
            )
        failure = "" if done.returncode == 0 else (done.stdout + done.stderr)[-3000:]
        outcomes.append(Outcome(name, runs, time.monotonic() - began, failure))
    return outcomes


def table(outcomes: Sequence[Outcome]) -> str:
    lines = [
        f"{o.target:16}{o.cases:8} cases {o.seconds:8.1f} s  {'FAILED' if o.failure else 'nothing'}" for o in outcomes
    ]
    total = sum(outcome.cases for outcome in outcomes)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of the largest
    return "\n".join([*lines, f"{total} cases, {sum(bool(o.failure) for o in outcomes)} failed, at most {memory} MB"])


def main(given: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, metavar="N", help="how many in all; default: %(default)s")
    parser.add_argument("--target", action="append", choices=list(TARGETS), help="only this one; may be repeated")
    parser.add_argument("--seed", type=int, help="the same cases again")
    parser.add_argument(
        "--coverage", action="store_true", help="follow branches, with atheris, which must be installed"
    )
    parser.add_argument("--branches", choices=list(TARGETS), help=argparse.SUPPRESS)
    asked = parser.parse_args(given)
    if asked.branches:
        _follow_branches(asked.branches, asked.cases)
        return 0
    if asked.coverage and importlib.util.find_spec("atheris") is None:
        raise Failure("atheris is not installed: .venv/bin/python -m pip install atheris")
    resource.setrlimit(resource.RLIMIT_DATA, (2 * MEMORY, resource.RLIM_INFINITY))
    targets = asked.target or list(TARGETS)
    outcomes = _guided(asked.cases, targets) if asked.coverage else fuzz(asked.cases, targets, asked.seed)
    for outcome in outcomes:
        if outcome.failure:
            print(f"=== {outcome.target}\n{outcome.failure}")
    print(table(outcomes))
    return int(any(outcome.failure for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
