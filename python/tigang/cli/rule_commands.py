"""`tigang rules` and `tigang explain`: the manual on the terminal."""

from __future__ import annotations

import click

from .options import languages
from .output import table


@click.command()
@languages
def rules(language: str) -> None:
    """List the rules of the check."""
    from ..checking.rules import all_rules
    from ..reports import manual

    table(
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


@click.command()
@click.argument("rule")
@languages
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
