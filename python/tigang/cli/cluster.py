"""Checks very many files on a Dask cluster. All that speaks Dask stands here.

A worker keeps an office for each of its threads from chunk to chunk. A chunk whose worker has gone is done by another one; its
results come back whole or not at all, so that no file is lost and none is there twice.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import shutil
import tempfile
import threading
import uuid
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Sequence

import distributed

from ..office.worker import Worker
from ..reports import FileResult
from . import checking, chunks, files

LOCAL = "local"
_RETRIES = 2  # of a chunk that failed, perhaps of the worker that had it
_ANSWER = 30  # seconds that a scheduler, and the first worker, have to answer


class Unreachable(Exception):
    """There is no cluster at that address."""


class Order(NamedTuple):
    """What is to be done with every file, and what an office may take: seconds for one, bytes."""

    plan: checking.Plan
    timeout: float
    memory: int
    run: str = ""  # a name of its own, so that no office is used by two runs


def check(
    items: Sequence[chunks.Item], order: Order, url: str, jobs: int, take: Callable[[List[FileResult]], None]
) -> List[str]:
    """Check files on the cluster at ``url``, "local": one of ``jobs`` processes here. Return why chunks were not done.

    ``take`` gets the results of a chunk as soon as they are there. Raises Unreachable.
    """
    order = order._replace(run=uuid.uuid4().hex)
    failures: List[str] = []
    with _client(url, jobs) as client:
        try:
            for share, future in _done(client, items, order):
                error = future.exception()
                if error is None:
                    take(future.result())
                elif isinstance(error, distributed.KilledWorker):
                    take([checking.failed(item.place, order.plan.language, "worker-ended") for item in share])
                elif str(error) not in failures:
                    failures.append(str(error))
        finally:
            with contextlib.suppress(Exception):  # a worker that goes just now takes its office with it
                client.run(_let_go, order.run)
    return failures


def _done(client: Any, items: Sequence[chunks.Item], order: Order) -> Iterator[Any]:
    """Yield the chunks with what comes of them, in the order in which they are done; each is then let go."""
    shares = chunks.divided(items, sum(client.nthreads().values()))
    futures = client.map(functools.partial(_checked, order=order), shares, pure=False, retries=_RETRIES)
    share_of = {future.key: share for future, share in zip(futures, shares)}
    waiting = distributed.as_completed(futures)
    del futures
    for future in waiting:
        yield share_of[future.key], future


@contextlib.contextmanager
def _client(url: str, jobs: int) -> Iterator[Any]:
    for name in ("distributed", "distributed.client"):  # which tell of each worker that has gone
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with contextlib.ExitStack() as kept:
        try:
            if url == LOCAL:
                url = kept.enter_context(_local(jobs))
            client = kept.enter_context(distributed.Client(url, timeout=_ANSWER))
            client.wait_for_workers(1, timeout=_ANSWER)
        except (OSError, ValueError, TimeoutError) as error:
            raise Unreachable(str(error)) from error
        yield client


@contextlib.contextmanager
def _local(jobs: int) -> Iterator[Any]:
    place = tempfile.mkdtemp(prefix="tigang-")
    try:
        with distributed.LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            memory_limit=0,  # what takes much is LibreOffice, of which Dask knows nothing
            dashboard_address=None,
            local_directory=place,
            silence_logs="CRITICAL",
        ) as cluster:
            yield cluster
    finally:
        shutil.rmtree(place, ignore_errors=True)


# --- in a worker ------------------------------------------------------------------------------------------------------


class _NoOffice(Exception):
    """This worker cannot start LibreOffice: the chunk is somebody else's, or nobody's."""


_offices: Dict[int, Worker] = {}  # by thread
_runs: Dict[int, str] = {}


def _checked(share: Sequence[chunks.Item], order: Order) -> List[FileResult]:
    folder = distributed.get_worker().local_directory
    office = _office(order, folder)
    return [_one(item, order.plan, office, folder) for item in share]


def _office(order: Order, folder: str) -> Worker:
    """Return the office of this thread, which goes on to the next chunk."""
    thread = threading.get_ident()
    if _runs.get(thread) != order.run:
        if thread in _offices:  # of a run that was broken off
            _offices[thread].stop()
        _offices[thread], _runs[thread] = Worker(order.timeout, order.memory, folder), order.run
    return _offices[thread]


def _let_go(run: str) -> None:
    for thread in [thread for thread, known in _runs.items() if known == run]:
        del _runs[thread]
        _offices.pop(thread).stop()


def _one(item: chunks.Item, plan: checking.Plan, office: Worker, folder: str) -> FileResult:
    if item.problem:
        return checking.failed(item.place, plan.language, item.problem)
    try:
        with chunks.fetched(item.place, folder) as path:
            result = checking.checked(office, files.Given(path), plan, threading.Event())
    except OSError as error:
        return checking.failed(item.place, plan.language, "file-unreadable", detail=error.strerror or str(error))
    if result.error and result.error.code == "office-missing":
        raise _NoOffice(result.error.message)
    return result._replace(path=item.place)
