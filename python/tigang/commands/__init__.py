"""The verbs of the menu, for windows, macros and tests alike. Each reads, thinks and edits.

A verb is a function of a `Session` and of its arguments, an object of a class that has the verb's name; it returns an
object, too, or raises TigangError, in which case the document is as it was. Windows call these functions. What a verb is
about says in which module it stands: outlines, outline_files, fields, notices, placeholders, snippets, snippet_files,
structure, submission, sections, library.

JSON comes in and goes out here only: `run` is for dispatches, which know a verb by its name.
"""

from __future__ import annotations

import dataclasses
import typing
from typing import Any, Callable, Dict, Mapping, NamedTuple, Tuple

from ..errors import TigangError
from ..text.suggestions import nearest
from . import (
    arguments,
    fields,
    library,
    notices,
    outline_files,
    outlines,
    placeholders,
    sections,
    snippet_files,
    snippets,
    structure,
    submission,
)
from .session import Session


class Verb(NamedTuple):
    function: Callable[[Session, Any], Any]
    arguments: type  # a dataclass
    result: type

    @property
    def name(self) -> str:
        return self.arguments.__name__


def _verb(function: Callable[[Session, Any], Any]) -> Verb:
    types = typing.get_type_hints(function)
    return Verb(function, types["asked"], types["return"])


#: In the order of the manual.
_FUNCTIONS: Tuple[Callable[[Session, Any], Any], ...] = (
    outlines.insert_outline,
    outlines.new_document,
    fields.set_fields,
    notices.read_notice,
    outlines.save_outline,
    outline_files.edit_outline,
    outline_files.delete_outline,
    outline_files.list_deleted_outlines,
    outline_files.restore_outline,
    snippets.fill_placeholders,
    placeholders.next_placeholder,
    placeholders.previous_placeholder,
    snippets.insert_snippet,
    snippets.expand_snippet,
    snippets.save_snippet,
    snippet_files.edit_snippet,
    snippet_files.rename_snippet,
    snippet_files.move_snippet,
    snippet_files.delete_snippet,
    snippet_files.list_trash,
    snippet_files.restore_snippet,
    structure.check_structure,
    structure.fix_structure,
    structure.ignore_finding,
    structure.restore_finding,
    submission.check_before_submission,
    submission.remove_leftovers,
    sections.set_outline,
    sections.promote_section,
    sections.demote_section,
    sections.move_section_up,
    sections.move_section_down,
    library.export_library,
    library.import_library,
    library.import_autotext,
)
VERBS: Mapping[str, Verb] = {verb.name: verb for verb in map(_verb, _FUNCTIONS)}


def run(name: str, session: Session, given: Mapping[str, Any]) -> Dict[str, Any]:
    """Run a verb by its name, with arguments as a dispatch gives them; return what can be written as JSON.

    Raises TigangError: unknown-verb, what `arguments.decoded` raises, and what the verb itself does.
    """
    if name not in VERBS:
        near = nearest(name, list(VERBS)) or VERBS
        raise TigangError("unknown-verb", verb=name, nearest=", ".join(near))
    verb = VERBS[name]
    result = as_json(verb.function(session, arguments.decoded(verb.arguments, given, session.language)))
    assert isinstance(result, dict)
    return result


def as_json(value: Any) -> Any:
    """Return a result of a verb as what can be written as JSON."""
    if hasattr(value, "as_json"):
        return value.as_json()
    if dataclasses.is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return as_json(value._asdict())
    if isinstance(value, Mapping):
        return {name: as_json(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return value
