"""The commands, as a person types them. What they do stands elsewhere; here are their words, options and exit codes."""

from __future__ import annotations

import collections
import contextlib
import os
import pathlib
import signal
import sys
from typing import Any, Callable, ContextManager, Counter, Dict, List, NoReturn, Optional, Sequence, Union

import click

from .. import messages
from ..errors import TigangError
from ..formats import atomic
from ..library import writing
from ..reports import FORMATS, FileResult

#: Exit codes of `check`; 0 when no finding is an error.
FOUND, NOT_CHECKED = 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def app() -> None:
    """Check the structure of documents against outlines."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # there is no SIGHUP on Windows
            signal.signal(getattr(signal, name), _end)


_told: List[int] = []  # the numbers of the signals that said to end


def _end(number: int, _: object) -> None:
    """End as a program that is told to end does, so that offices and their profiles go; a second time changes nothing."""
    _told.append(number)
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def _language() -> str:
    environment = os.environ
    return messages.language_of(
        environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or "en"
    )


def _languages(command: Any) -> Any:
    return click.option(
        "--language",
        type=click.Choice(list(messages.LANGUAGES)),
        default=_language,
        show_default="as the system",
        help="Language of the messages.",
    )(command)


def _folder(command: Any) -> Any:
    return click.option(
        "--library",
        "own",
        type=click.Path(path_type=pathlib.Path),
        metavar="FOLDER",
        help="Folder of your own outlines; that of your LibreOffice unless given.",
    )(command)


class _Place(click.Path):
    """A path, or the URL of a storage as it is."""

    def convert(self, value: Any, parameter: Any, context: Any) -> Any:
        return value if "://" in str(value) else super().convert(value, parameter, context)


@app.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=_Place(path_type=pathlib.Path))
@click.option(
    "--outline",
    metavar="ID|PATH",
    help="Outline to compare the files with; else the one that each file records, else none.",
)
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), help="Format of the report; as --output is called, else text."
)
@click.option(
    "--output",
    type=click.Path(path_type=pathlib.Path),
    metavar="PATH",
    help="Write the report into this file.",
)
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
@click.option(
    "--timeout", type=click.FloatRange(1), default=120, show_default=True, metavar="SECONDS", help="Limit for one file."
)
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
@_languages
@_folder
def check(
    paths: Sequence[pathlib.Path],
    outline: Optional[str],
    kind: Optional[str],
    output: Optional[pathlib.Path],
    fix: bool,
    in_place: bool,
    unsafe: bool,
    diff: bool,
    submission: bool,
    watch: bool,
    jobs: int,
    timeout: float,
    memory: int,
    cluster: Optional[str],
    resume: bool,
    everything: bool,
    language: str,
    own: Optional[pathlib.Path],
) -> None:
    """Check documents, and those in folders, in any format that Writer opens.

    Exit code 0: no finding is an error, or with --submission every file can be handed in; 1: that is not so; 2: a file could
    not be checked, or the command is wrong; 128 and the signal's number: a signal ended it, as Ctrl+C does.
    """
    from ..library.environment import users_library
    from . import checking

    if in_place and not fix:
        raise click.UsageError("--in-place needs --fix.")
    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff.")
    if diff and (fix or kind or output):
        raise click.UsageError(
            "--diff goes with neither --fix nor --format nor --output: it prints and writes nothing."
        )
    if submission and (fix or diff):
        raise click.UsageError("--submission goes with neither --fix nor --diff: it only looks.")
    if output is not None and not output.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {output.absolute().parent}.")
    _refuse_without_cluster(cluster, resume, paths, output)
    if cluster:
        if fix or diff or watch or kind:
            raise click.UsageError("--cluster goes with neither --fix nor --diff nor --watch nor --format.")
        _check_on_cluster(
            cluster,
            paths,
            output,
            resume,
            everything,
            jobs,
            {
                "outline": _known_outline(outline, own or users_library(), language),
                "language": language,
                "library": own or users_library(),
                "submission": submission,
            },
            {"timeout": timeout, "memory": memory * 2**20},
        )
    kind = kind or _kind_of(output)
    if kind == "xlsx" and output is None:
        raise click.UsageError("--format xlsx needs --output.")
    if watch and (fix or diff or (kind != "text" and output is None)):
        raise click.UsageError("--watch goes with neither --fix nor --diff, and with --format only where --output is.")
    _refuse_input_as_output(paths, output)
    own = own or users_library()
    options: Dict[str, Any] = {
        "outline": _known_outline(outline, own, language),
        "language": language,
        "fix": fix,
        "in_place": in_place,
        "unsafe": unsafe,
        "diff": diff,
        "submission": submission,
        "jobs": jobs,
        "timeout": timeout,
        "memory": memory * 2**20,
        "everything": everything,
        "library": own,
    }
    if watch:
        _watch(paths, options, kind, output)
    with _progress(paths, everything) as done:
        results = checking.check_files(paths, **options, done=done)
    if diff:
        click.echo("".join(result.diff for result in results), nl=False)
        from ..reports import words  # noqa: PLC0415

        click.echo(words.summary(results, language), err=True)
        sys.exit(_exit_code(results))
    _report(results, kind, output, language)
    sys.exit(_exit_code(results))


def _refuse_without_cluster(
    cluster: Optional[str], resume: bool, paths: Sequence[object], output: Optional[pathlib.Path]
) -> None:
    if resume and not cluster:
        raise click.UsageError("--resume needs --cluster.")
    if not cluster and any("://" in str(path) for path in paths):
        raise click.UsageError("The URL of a storage needs --cluster.")
    if not cluster and output is not None and output.is_dir():
        raise click.UsageError(f"{output} is a folder.")


def _check_on_cluster(
    url: str,
    paths: Sequence[Union[str, pathlib.Path]],
    output: Optional[pathlib.Path],
    resume: bool,
    everything: bool,
    jobs: int,
    plan: Dict[str, Any],
    limits: Dict[str, Any],
) -> NoReturn:
    from ..reports import words
    from . import checking, chunks, cluster

    if output is None or output.suffix.lower() not in chunks.SUFFIXES:
        raise click.UsageError("--cluster needs --output NAME.jsonl or NAME.parquet.")
    target = chunks.Results(output)
    if target.exist() and not resume:
        raise click.UsageError(f"{output} is there already: go on with --resume, or name another file.")
    try:
        kept, items = target.kept(), chunks.find(paths, everything)
    except (OSError, ValueError, ImportError) as error:
        raise click.UsageError(str(error)) from error
    left = [item for item in items if chunks.said(item.place) not in kept.paths]
    order = cluster.Order(checking.Plan(**plan), **limits)
    with _progress_of(len(left)) as done:

        def take(results: List[FileResult]) -> None:
            target.add(results)
            for result in results:
                kept.results.append(chunks.bare(result))
                if done:
                    done(result)

        try:
            failures = cluster.check(left, order, url, jobs, take) if left else []
        except cluster.Unreachable as error:
            raise click.UsageError(f"There is no cluster at {url}: {error}") from error
    for failure in failures:
        click.echo(f"Not everything was done, go on with --resume: {failure}", err=True)
    click.echo(words.summary(kept.results, plan["language"]), err=True)
    sys.exit(NOT_CHECKED if failures else _exit_code(kept.results))


def _watch(
    paths: Sequence[pathlib.Path], options: Dict[str, Any], kind: str, output: Optional[pathlib.Path]
) -> NoReturn:
    """Check and report again and again; only a signal ends it. On the terminal stands what is new, in a file all."""
    from . import checking, watching

    def show(new: List[FileResult], results: List[FileResult]) -> None:
        if output or new:
            _report(results if output else new, kind, output, options["language"])
            sys.stdout.flush()

    try:
        watching.follow(
            paths, lambda changed: checking.check_files(changed, **options), show, output, options["everything"]
        )
    except FileNotFoundError:
        raise click.UsageError("There is nothing to watch: no such file or folder.") from None
    except KeyboardInterrupt:  # what watchfiles makes of a signal
        pass
    sys.exit(128 + _told[0])


def _refuse_input_as_output(paths: Sequence[pathlib.Path], output: Optional[pathlib.Path]) -> None:
    from . import files

    if (
        output is not None
        and output.exists()
        and any(given.path.samefile(output) for given in files.find(paths) if given.path.exists())
    ):
        raise click.UsageError(f"{output} is one of the files to be checked.")


def _write(output: pathlib.Path, report: Union[str, bytes]) -> None:
    """Write a report, whole or not at all; into what is no file, as a pipe, as it comes."""
    content = report.encode("utf-8", "replace") if isinstance(report, str) else report
    if output.exists() and not output.is_file():
        output.write_bytes(content)
    else:
        atomic.replace(output.resolve(), content)


def _known_outline(name: Optional[str], own: pathlib.Path, language: str) -> Optional[str]:
    """Return the outline as another process finds it, too: an id as it is, a path in full. A wrong one is a usage error."""
    if not name:
        return None
    from ..library import lookup
    from . import outlines

    with _said(language):
        found = lookup.outline(name, outlines.library(own, language))
    return str(lookup.path(name).resolve()) if lookup.is_file(name) else found.id


@contextlib.contextmanager
def _said(language: str) -> Any:
    """Print an error of the person's in their language."""
    try:
        yield
    except TigangError as error:
        raise click.UsageError(messages.get(f"error.{error.code}", language, **error.values)) from error


def _progress(
    paths: Sequence[pathlib.Path], everything: bool = False
) -> ContextManager[Optional[Callable[[FileResult], None]]]:
    from . import files

    return _progress_of(len(files.find(paths, everything)) if sys.stderr.isatty() else 0)


def _progress_of(count: int) -> ContextManager[Optional[Callable[[FileResult], None]]]:
    if not sys.stderr.isatty():
        return contextlib.nullcontext()
    from . import terminal

    return terminal.progress(count)


def _kind_of(output: Optional[pathlib.Path]) -> str:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return {"htm": "html"}.get(suffix, suffix) if suffix in (*FORMATS, "htm") else "text"


def _report(results: List[FileResult], kind: str, output: Optional[pathlib.Path], language: str) -> None:
    from ..reports import render, text, words

    if output is None and kind == "text" and sys.stdout.isatty():
        from . import terminal

        terminal.show(text.lines(results, language))
    else:
        _say(render(results, kind, language), words.summary(results, language), output)


def _say(report: Union[str, bytes], summary: str, output: Optional[pathlib.Path]) -> None:
    """Write a report where it belongs; of one that goes into a file, the summary is said."""
    if output is None:
        click.echo(report, nl=False)
        return
    try:
        _write(output, report)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from error
    click.echo(summary, err=True)


def _exit_code(results: List[FileResult]) -> int:
    if any(result.error for result in results):
        return NOT_CHECKED
    return FOUND if any(result.state in ("errors", "not-ready") for result in results) else 0


@app.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=pathlib.Path))
@click.option(
    "--allow",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, path_type=pathlib.Path),
    help="A document whose words anybody may use, as those of the library; more than one may be given.",
)
@click.option(
    "--length",
    type=click.IntRange(10),
    default=40,
    show_default=True,
    metavar="N",
    help="The shortest passage, in Chinese characters; a word of another script counts as two.",
)
@click.option("--format", "kind", type=click.Choice(("text", "json", "html")), help="Format of the report; else text.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=pathlib.Path),
    metavar="PATH",
    help="Write the report into this file.",
)
@click.option(
    "--timeout", type=click.FloatRange(1), default=120, show_default=True, metavar="SECONDS", help="Limit for one file."
)
@_languages
@_folder
def compare(
    paths: Sequence[pathlib.Path],
    allow: Sequence[pathlib.Path],
    length: int,
    kind: Optional[str],
    output: Optional[pathlib.Path],
    timeout: float,
    language: str,
    own: Optional[pathlib.Path],
) -> None:
    """Find the passages that several documents share word for word.

    Exit code 0: there are none; 1: there are some; 2: a file could not be read, or the command is wrong.
    """
    from ..reports import comparison
    from . import comparing, outlines

    if output is not None and not output.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {output.absolute().parent}.")
    _refuse_input_as_output([*paths, *allow], output)
    kind = kind or _kind_of(output)
    if kind not in comparison.FORMATS:
        raise click.UsageError(f"A comparison has no format {kind}.")
    with _progress(paths) as done:
        try:
            found = comparing.compared(paths, allow, outlines.library(own, language), length, language, timeout, done)
        except comparing.NotRead as error:
            raise click.UsageError(str(error)) from error
    _say(comparison.render(found, kind, language), comparison.summary(found, language), output)
    sys.exit(NOT_CHECKED if found.failed else FOUND if found.found.passages else 0)


@app.command()
@_languages
def rules(language: str) -> None:
    """List the rules of the check."""
    from ..checking.rules import all_rules
    from ..reports import manual

    _table(
        ("rule", "severity", "fixable", "source", "finds"),
        [
            (
                rule.id,
                rule.severity,
                "yes" if manual.page(rule).fixable else "no",
                manual.source(rule, language),
                " ".join(manual.headline(rule, language).split()),
            )
            for rule in all_rules()
        ],
    )


@app.command()
@click.argument("rule")
@_languages
def explain(rule: str, language: str) -> None:
    """Show what a rule finds, why, and what fixes it."""
    from ..checking.rules import all_rules
    from ..reports import manual
    from ..text.suggestions import nearest

    known = {known.id: known for known in all_rules()}
    if rule not in known:
        raise click.UsageError(
            f"There is no rule “{rule}”. The nearest: {', '.join(nearest(rule, list(known)) or known)}."
        )
    found = known[rule]
    click.echo(
        f"{found.id} ({found.severity}; {manual.source(found, language)})\n{found.message_in(language)}\n\n"
        f"{manual.explained(found, language)}"
    )


@app.group("outline")
def outline_group() -> None:
    """Look at outlines, try them, learn them from documents."""


@outline_group.command("list")
@_languages
@_folder
def outline_list(language: str, own: Optional[pathlib.Path]) -> None:
    """List the outlines of the library."""
    from . import outlines

    known = outlines.library(own, language)
    _table(
        ("outline", "category", "title", "file"),
        [
            (item.id, messages.pick(item.category, language), messages.pick(item.title, language), item.source)
            for item in sorted(known.outlines.values(), key=lambda item: item.id)
        ],
    )
    for problem in known.problems:
        click.echo(messages.get(f"error.{problem.code}", language, **problem.values), err=True)


@outline_group.command("show")
@click.argument("name", metavar="ID|PATH")
@_languages
@_folder
def outline_show(name: str, language: str, own: Optional[pathlib.Path]) -> None:
    """Show the file of an outline."""
    from ..library import lookup
    from . import outlines

    with _said(language):
        found = lookup.outline(name, outlines.library(own, language))
    click.echo(pathlib.Path(found.source).read_text(encoding="utf-8-sig"), nl=False)


@outline_group.command("preview")
@click.argument("names", metavar="ID|FILE…", nargs=-1, required=True)
@click.option("--fields", metavar="JSON", help="Values of fields; those not given have their examples.")
@_languages
@_folder
def outline_preview(names: Sequence[str], fields: Optional[str], language: str, own: Optional[pathlib.Path]) -> None:
    """Show the document that an outline makes: headings with their numbers, <what is to be written>."""
    from ..library import lookup
    from ..planning import preview
    from . import outlines

    with _said(language):
        values, known_outlines = outlines.fields_from(fields), outlines.library(own, language)
        for index, name in enumerate(names):
            found = lookup.outline(name, known_outlines)
            if len(names) > 1:
                click.echo(f"{chr(10) * bool(index)}{messages.pick(found.title, language)} ({found.id})\n")
            known = {key: value for key, value in values.items() if len(names) == 1 or key in found.fields}
            click.echo("\n".join(preview.with_examples(found, known)))


@outline_group.command("learn")
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=pathlib.Path))
@click.option("--id", "name", required=True, help="Name of the outline: small letters, digits, hyphens.")
@click.option("--title", required=True, help="What people see in the list of outlines.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=pathlib.Path),
    metavar="FILE",
    help="Write the outline into this new file; else it is shown.",
)
@click.option(
    "--timeout", type=click.FloatRange(1), default=120, show_default=True, metavar="SECONDS", help="Limit for one file."
)
@_languages
def outline_learn(
    paths: Sequence[pathlib.Path], name: str, title: str, output: Optional[pathlib.Path], timeout: float, language: str
) -> None:
    """Make an outline of what documents of one genre have in common; what only some have is optional."""
    from ..reports.words import problem
    from . import learning

    with _said(language):
        writing.check_id(name)
    if output is not None and output.exists():
        raise click.UsageError(messages.get("error.file-exists", language, id=name, file=output))
    try:
        made = writing.dumped(learning.learn(paths, name, title, language, timeout))
    except learning.NotLearnt as failed:
        where = f"{failed.path}: " if failed.path else ""
        click.echo(f"{where}{problem(failed.code, language, **failed.values)}", err=True)
        sys.exit(NOT_CHECKED)
    if output is None:
        click.echo(made, nl=False)
        return
    try:
        with open(output, "x", encoding="utf-8", newline="\n") as file:
            file.write(made)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from error
    click.echo(output)


@outline_group.command("validate")
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=pathlib.Path))
@_languages
@_folder
def outline_validate(paths: Sequence[pathlib.Path], language: str, own: Optional[pathlib.Path]) -> None:
    """Report whether files hold valid outlines. Exit code 1 when one does not."""
    from ..library import lookup
    from . import outlines

    known = outlines.library(own, language)
    wrong = False
    for path in paths:
        try:
            click.echo(f"{path}: {lookup.outline_file(path, known).id}")
        except TigangError as error:
            wrong = True
            click.echo(messages.get(f"error.{error.code}", language, **error.values), err=True)
    sys.exit(FOUND if wrong else 0)


@app.group("library")
def library_group() -> None:
    """Hand a library on: outlines, snippets and layouts in one .zip."""


@library_group.command("export")
@click.argument("file", metavar="FILE.zip", type=click.Path(dir_okay=False, path_type=pathlib.Path))
@click.option("--replace", is_flag=True, help="Replace FILE.zip if it is there already.")
@_languages
@_folder
def library_export(file: pathlib.Path, replace: bool, language: str, own: Optional[pathlib.Path]) -> None:
    """Write your library into FILE.zip."""
    from ..library import archive
    from ..library.environment import users_library

    with _said(language):
        click.echo("\n".join(archive.export(own or users_library(), file, replace)))


@library_group.command("import")
@click.argument("file", metavar="FILE.zip", type=click.Path(dir_okay=False, path_type=pathlib.Path))
@click.option(
    "--replace", is_flag=True, help="Replace what your library has under the same name; it goes to the backup."
)
@_languages
@_folder
def library_import(file: pathlib.Path, replace: bool, language: str, own: Optional[pathlib.Path]) -> None:
    """Take in what is in FILE.zip: all of it, or nothing when anything in it is wrong."""
    from ..library import archive
    from ..library.environment import users_library

    with _said(language):
        fallen: Counter[str] = collections.Counter()
        report = archive.bring(file, own or users_library(), replace, fallen)
    if fallen:
        click.echo(messages.removed(fallen, language), err=True)
    for outcome, names in report._asdict().items():
        for name in names:
            click.echo(f"{outcome}\t{name}")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns on a terminal, fields with tabs between elsewhere."""
    if sys.stdout.isatty():
        from . import terminal

        terminal.show_table(head, rows)
    else:
        for row in rows:
            click.echo("\t".join(row))
