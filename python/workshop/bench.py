"""Measures what Tigang promises to be fast at, inside LibreOffice, as ratios of times taken in one run: `build.py bench`.

A bench is a module ``bench_<name>`` whose ``measure(context)`` is run in the office's own process, where the extension
runs: through a bridge every call would cost many times as much. It is run as a macro is, beside the office's main
thread; on that a call takes half the time. The figures are shown and kept in ``out/bench``.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from typing import List, NamedTuple, Optional

from tigang.office.finding import OfficeError
from tigang.office.process import Office
from workshop import bench_many, bench_read, bench_start

from .basics import CACHE, ROOT

NAMES = ("check", "insert", "snippets", "live")
_OUTSIDE = ("start",)  # measured from outside, by starting offices
_LIMIT = 1800.0  # seconds that a bench may take
_ATTEMPTS = 3  # LibreOffice 7.4 at times dies of what a macro and its own idle work do to a long document together
_MACRO = """\
import sys
sys.path += [path for path in {path!r} if path not in sys.path]
def measure(name):
    import importlib
    return importlib.import_module("workshop.bench").measured(name, XSCRIPTCONTEXT.getComponentContext())
g_exportedScripts = (measure,)
"""


class Figure(NamedTuple):
    """One measured value."""

    metric: str
    value: float
    limit: str = ""  # "<= 5", ">= 20"; "" when the value is shown for information only

    @property
    def ok(self) -> bool:
        relation, _, limit = self.limit.partition(" ")
        return not limit or (self.value <= float(limit) if relation == "<=" else self.value >= float(limit))


def main(argv: Optional[List[str]] = None) -> int:
    """Runs the benches named, else all; 1 when a value is beyond its limit."""
    parser = argparse.ArgumentParser(prog="workshop.bench", description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"which: {', '.join((*NAMES, *_OUTSIDE))}; all unless given; or: read DIR …, how documents in folders are read; "
        "or: many, a check of many documents beside their conversion",
    )
    given = sys.argv[1:] if argv is None else argv
    if given[:1] == ["many"]:
        return bench_many.main(given[1:])
    names = parser.parse_args(given).names or [*NAMES, *_OUTSIDE]
    if names[0] == "read":
        return bench_read.main(names[1:])
    known = {*NAMES, *_OUTSIDE}
    if not set(names) <= known:
        parser.error(f"unknown: {', '.join(sorted(set(names) - known))}; known: {', '.join(sorted(known))}")
    try:
        figures = {name: _start() if name in _OUTSIDE else _in_office(name, _ATTEMPTS) for name in names}
    except OfficeError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for name in names:
        _show(name, figures[name])
        _keep(name, figures[name])
    return 0 if all(figure.ok for name in names for figure in figures[name]) else 1


def measured(name: str, context: object) -> str:
    """What a bench measures, as JSON; called in the office's process."""
    module = __import__(f"workshop.bench_{name}", fromlist=["measure"])
    return json.dumps(list(module.measure(context)))


def _start() -> List[Figure]:
    return [Figure("start of LibreOffice with the extension / without", bench_start.median(), "<= 1.02")]


def _in_office(name: str, attempts: int) -> List[Figure]:
    try:
        return _as_macro(name)
    except OfficeError as error:
        if attempts == 1:
            raise
        print(f"once more: {str(error).splitlines()[0]}", file=sys.stderr)
        return _in_office(name, attempts - 1)


def _as_macro(name: str) -> List[Figure]:
    profile = CACHE / "profile-bench"
    macro = profile / "user/Scripts/python/tigang_bench.py"
    macro.parent.mkdir(parents=True, exist_ok=True)
    path = [str(ROOT / "python"), *(folder for folder in sys.path if pathlib.Path(folder).name == "site-packages")]
    macro.write_text(_MACRO.format(path=path), encoding="utf-8")
    with Office(profile, call_limit=_LIMIT) as office, office.guarded():
        scripts = office.context.getByName("/singletons/com.sun.star.script.provider.theMasterScriptProviderFactory")
        script = scripts.createScriptProvider("").getScript(
            "vnd.sun.star.script:tigang_bench.py$measure?language=Python&location=user"
        )
        answer = script.invoke((name,), (), ())[0]
    return [Figure(*row) for row in json.loads(answer)]


def _show(name: str, figures: List[Figure]) -> None:
    width = max(len(figure.metric) for figure in figures)
    print(f"\n{name}")
    for figure in figures:
        mark = "" if not figure.limit else "ok" if figure.ok else "BEYOND THE LIMIT"
        print(f"  {figure.metric:<{width}}  {figure.value:>9.2f}  {figure.limit:<7}  {mark}")


def _keep(name: str, figures: List[Figure]) -> None:
    path = ROOT / "out/bench" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**figure._asdict(), "ok": figure.ok} for figure in figures]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"  -> {path.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
