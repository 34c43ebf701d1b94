"""`tigang check`: its words and options, and which of them go together."""

from __future__ import annotations

import pathlib
import sys
from types import SimpleNamespace
from typing import Any, Callable, List, Optional, Sequence

import click

from ..reports import FORMATS, FileResult
from . import options
from .output import NOT_CHECKED, exit_code, kind_of, progress, progress_of, report
from .signals import came

Done = Callable[[FileResult], None]

#: What `checking.check_files` is told of what a person asks for.
_OPTIONS = frozenset(
    [
        "outline",
        "language",
        "fix",
        "in_place",
        "unsafe",
        "diff",
        "submission",
        "jobs",
        "timeout",
        "memory",
        "everything",
        "library",
    ]
)


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=options.Place(path_type=pathlib.Path))
@click.option(
    "--outline",
    metavar="ID|PATH",
    help="Outline to compare the files with; else the one that each file records, else none.",
)
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), help="Format of the report; as --output is called, else text."
)
@options.output
@click.option("--fix", is_flag=True, help="Fix what can be fixed safely, in a copy NAME.fixed.EXT beside each file.")
@click.option("--in-place", is_flag=True, help="With --fix: fix the file itself and keep NAME.EXT.bak.")
@click.option(
    "--unsafe-fixes",
    "unsafe",
    is_flag=True,
    help="With --fix or --diff: also what you should look at before and after.",
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, as a unified diff; write nothing.")
@click.option(
    "--submission",
    is_flag=True,
    help="Say of each file whether it can be handed in: also what is left in it, as comments and hidden text.",
)
@click.option("--watch", is_flag=True, help="Check again what changes, until you end it.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many LibreOffices work at the same time.",
)
@options.timeout
@click.option(
    "--memory",
    type=click.IntRange(512),
    default=4096,
    show_default=True,
    metavar="MIB",
    help="Limit for one LibreOffice; one that takes more is stopped.",
)
@click.option(
    "--cluster",
    metavar="URL",
    help="Check on the Dask cluster at this address, or local: on one of --jobs processes here. Needs --output.",
)
@click.option("--resume", is_flag=True, help="With --cluster: go on where the run that wrote --output stopped.")
@click.option("--all", "everything", is_flag=True, help="Name every file of a folder: of what is no document, say so.")
@options.languages
@options.folder
def check(**given: Any) -> None:
    """Check documents, and those in folders, in any format that Writer opens.

    Exit code 0: no finding is an error, or with --submission every file can be handed in; 1: that is not so; 2: a file could
    not be checked, or the command is wrong; 128 and the signal's number: a signal ended it, as Ctrl+C does.
    """
    from ..library.environment import users_library

    asked = SimpleNamespace(**given)
    _refuse(asked)
    asked.memory *= 2**20
    asked.library = asked.own or users_library()
    asked.outline = options.known_outline(asked.outline, asked.library, asked.language)
    if asked.cluster:
        code = _check_on_cluster(asked)
    elif asked.watch:
        code = _watch(asked)
    elif asked.diff:
        code = _show_differences(asked)
    else:
        results = _checked(asked)
        report(results, _kind(asked), asked.output, asked.language)
        code = exit_code(results)
    sys.exit(code)


def _refuse(asked: SimpleNamespace) -> None:
    """Raise a usage error for options that do not go together, or that need another one."""
    kind, output, fixes = _kind(asked), asked.output, asked.fix or asked.diff
    for wrong, why in (
        (asked.in_place and not asked.fix, "--in-place needs --fix."),
        (asked.unsafe and not fixes, "--unsafe-fixes needs --fix or --diff."),
        (
            asked.diff and (asked.fix or asked.kind or output),
            "--diff goes with neither --fix nor --format nor --output: it prints and writes nothing.",
        ),
        (asked.submission and fixes, "--submission goes with neither --fix nor --diff: it only looks."),
        (asked.resume and not asked.cluster, "--resume needs --cluster."),
        (
            asked.cluster and (fixes or asked.watch or asked.kind),
            "--cluster goes with neither --fix nor --diff nor --watch nor --format.",
        ),
        (
            not asked.cluster and any("://" in str(path) for path in asked.paths),
            "The URL of a storage needs --cluster.",
        ),
        (kind == "xlsx" and output is None, "--format xlsx needs --output."),
        (
            asked.watch and (fixes or (kind != "text" and output is None)),
            "--watch goes with neither --fix nor --diff, and with --format only where --output is.",
        ),
    ):
        if wrong:
            raise click.UsageError(why)
    if not asked.cluster:
        options.refuse_output(asked.paths, output)


def _kind(asked: SimpleNamespace) -> str:
    return asked.kind or kind_of(asked.output)


def _checked(asked: SimpleNamespace) -> List[FileResult]:
    with progress(asked.paths, asked.everything) as done:
        return _check_files(asked, asked.paths, done)


def _check_files(
    asked: SimpleNamespace, paths: Sequence[pathlib.Path], done: Optional[Done] = None
) -> List[FileResult]:
    from . import checking

    given = {name: value for name, value in vars(asked).items() if name in _OPTIONS}
    return checking.check_files(paths, **given, done=done)


def _show_differences(asked: SimpleNamespace) -> int:
    from ..reports import words

    results = _checked(asked)
    click.echo("".join(result.diff for result in results), nl=False)
    click.echo(words.summary(results, asked.language), err=True)
    return exit_code(results)


def _check_on_cluster(asked: SimpleNamespace) -> int:
    from ..reports import words
    from . import checking, chunks, cluster

    output = asked.output
    if output is None or output.suffix.lower() not in chunks.SUFFIXES:
        raise click.UsageError("--cluster needs --output NAME.jsonl or NAME.parquet.")
    target = chunks.Results(output)
    if target.exist() and not asked.resume:
        raise click.UsageError(f"{output} is there already: go on with --resume, or name another file.")
    try:
        kept, items = target.kept(), chunks.find(asked.paths, asked.everything)
    except (OSError, ValueError, ImportError) as error:
        raise click.UsageError(str(error)) from error
    left = [item for item in items if chunks.said(item.place) not in kept.paths]
    plan = checking.Plan(asked.outline, asked.language, asked.library, submission=asked.submission)
    order = cluster.Order(plan, asked.timeout, asked.memory)
    with progress_of(len(left)) as done:

        def take(results: List[FileResult]) -> None:
            target.add(results)
            for result in results:
                kept.results.append(chunks.bare(result))
                if done:
                    done(result)

        try:
            failures = cluster.check(left, order, asked.cluster, asked.jobs, take) if left else []
        except cluster.Unreachable as error:
            raise click.UsageError(f"There is no cluster at {asked.cluster}: {error}") from error
    for failure in failures:
        click.echo(f"Not everything was done, go on with --resume: {failure}", err=True)
    click.echo(words.summary(kept.results, asked.language), err=True)
    return NOT_CHECKED if failures else exit_code(kept.results)


def _watch(asked: SimpleNamespace) -> int:
    """Check and report again and again; only a signal ends it. On the terminal stands what is new, in a file all."""
    from . import watching

    def show(new: List[FileResult], results: List[FileResult]) -> None:
        if asked.output or new:
            report(results if asked.output else new, _kind(asked), asked.output, asked.language)
            sys.stdout.flush()

    try:
        watching.follow(asked.paths, lambda changed: _check_files(asked, changed), show, asked.output, asked.everything)
    except FileNotFoundError:
        raise click.UsageError("There is nothing to watch: no such file or folder.") from None
    except KeyboardInterrupt:  # what watchfiles makes of a signal
        pass
    return 128 + came[0]
