"""Handing a library on and taking one in, from a window that shows it."""

from __future__ import annotations

import dataclasses
from typing import Any, Mapping, NamedTuple, Optional, Sequence, Tuple

from .. import messages
from ..commands import library
from . import application
from .controls import Controls, shortened

_NAMES = 300  # characters of names in a question
_EXPORTED = "tigang-library.zip"  # the name that is proposed


class Said(NamedTuple):
    """What was done."""

    text: str
    warning: bool  # not all could be done


def take_in(window: Controls, above: Any) -> Optional[Said]:
    """Import a library from a .zip. What the person has stays, unless they agree to let it go to the backup.

    ``above``: the window that questions stand over. Returns None when the person does not go on.
    """
    url = application.pick_file(window.context, window.say("library.import"), _kind_of_file(window))
    if not url:
        return None
    done = library.import_library(window.session, library.ImportLibrary(url))
    left_out = window.say("library.replace", count=len(done.kept), names=_few(done.kept))
    if done.kept and application.ask(window.context, above, left_out, window.language):
        again = library.import_library(window.session, library.ImportLibrary(url, "replace"))
        done = dataclasses.replace(done, replaced=again.replaced, kept=again.kept)
    said = window.say(
        "library.imported",
        added=len(done.added),
        replaced=len(done.replaced),
        same=len(done.same),
        kept=len(done.kept),
    )
    return Said(_with_removed(window, said, done.removed), bool(done.removed))


def take_in_autotext(window: Controls, above: Any) -> Optional[Said]:
    """Make snippets of the person's AutoText, when they agree; else return None. ``above`` as in `take_in`."""
    if not application.ask(window.context, above, window.say("library.autotext"), window.language):
        return None
    done = library.import_autotext(window.session, library.ImportAutoText())
    failed = [f"{item.entry}: {item.message}" for item in done.failed]
    said = window.say("library.autotext-done", added=len(done.snippets), same=done.same, failed=len(failed))
    return Said("\n".join([_with_removed(window, said, done.removed), *failed]), bool(failed or done.removed))


def hand_on(window: Controls, _: Any) -> Optional[Said]:
    """Export all that is saved in the personal library to a .zip, unless the person does not go on."""
    url = application.pick_file(window.context, window.say("library.export"), _kind_of_file(window), name=_EXPORTED)
    if not url:
        return None
    done = library.export_library(window.session, library.ExportLibrary(url, "replace"))  # the dialog has asked
    return Said(window.say("library.exported", file=done.file, count=len(done.files)), False)


def _kind_of_file(window: Controls) -> Tuple[str, str]:
    return window.say("library.zip"), "*.zip"


def _with_removed(window: Controls, said: str, removed: Mapping[str, int]) -> str:
    """Return what is said, and behind it what was taken out of what came in."""
    return "\n".join(filter(None, (said, messages.removed(removed, window.language))))


def _few(names: Sequence[str]) -> str:
    return shortened(", ".join(names), _NAMES)
