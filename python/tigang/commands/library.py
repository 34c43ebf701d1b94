"""Verbs about the personal library as a whole: handed on, taken over, filled from AutoText. The document stays as it is."""

from __future__ import annotations

from typing import Any

from .. import messages
from ..errors import TigangError
from ..library import archive, lookup
from ..library.environment import Environment
from ..office import autotext
from . import arguments as given
from .arguments import Arguments
from .shared import Result


def export_library(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """File (path or URL of a .zip to be written): the personal library, to be handed on."""
    known = given.named(arguments, "File")
    target = lookup.path(given.needed(known, "File"))
    return {"file": str(target), "files": archive.export(environment.personal, target)}


def import_library(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """File (path or URL of a .zip), Existing: "keep" what the personal library has, or "replace" it; then it is backed up."""
    known = given.named(arguments, "File", "Existing")
    replace = given.choice(known, "Existing", ("keep", "replace")) == "replace"
    return archive.bring(lookup.path(given.needed(known, "File")), environment.personal, replace)._asdict()


def import_autotext(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Groups (JSON list of names or titles; else the person's own): Writer's AutoText becomes snippets of the personal library.

    Tags are the group's title and the shortcut. An entry that the library already has is passed over.
    """
    known = given.named(arguments, "Groups")
    wanted = given.decoded(known, "Groups", list)
    every = autotext.groups()
    for name in wanted or ():
        if not any(name in (group.name, group.title) for group in every):
            titles = [group.title for group in every]
            raise TigangError("wrong-argument", argument="Groups", value=name, allowed=", ".join(titles))
    chosen = [group for group in every if (group.own if wanted is None else {group.name, group.title} & set(wanted))]
    offered = (
        archive.Offered(
            f"{group.name} {item.shortcut}", item.title or item.shortcut, (group.title, item.shortcut), item.content
        )
        for group in chosen
        for item in autotext.items(group.name)
    )
    taken = archive.bring_documents(environment.personal, environment.library(), offered)
    failed = [
        {"entry": where, "message": messages.get(f"error.{error.code}", environment.language, **error.values)}
        for where, error in taken.failed
    ]
    return {"snippets": taken.added, "same": taken.same, "failed": failed}
