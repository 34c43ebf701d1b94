"""The commands, as a person types them. What they do stands elsewhere; a module each has their words and options."""

from __future__ import annotations

import sys

import click

from . import check_command, compare_command, library_commands, outline_commands, rule_commands, signals


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def app() -> None:
    """Check the structure of documents against outlines."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    signals.listen()


for _command in (
    check_command.check,
    compare_command.compare,
    rule_commands.rules,
    rule_commands.explain,
    outline_commands.outline_group,
    library_commands.library_group,
):
    app.add_command(_command)
