"""The verbs of the menu, for the menu, for macros and for tests alike. Each reads, thinks and edits.

A verb is a function of the document (a Writer model), its arguments and the environment. It answers with a mapping that
can be written as JSON, or raises TigangError, in which case the document is as it was. What a verb is about says where it
stands: outlines, placeholders, snippets, structure, library; its function has its name.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping

from ..errors import TigangError
from ..library.environment import Environment
from ..text.suggestions import nearest
from . import library, outlines, placeholders, sections, snippets, structure
from .arguments import Arguments
from .shared import Result

Verb = Callable[[Any, Arguments, Environment], Result]

VERBS: Mapping[str, Verb] = {
    "InsertOutline": outlines.insert_outline,
    "NewDocument": outlines.new_document,
    "FillPlaceholders": snippets.fill_placeholders,
    "InsertSnippet": snippets.insert_snippet,
    "ExpandSnippet": snippets.expand_snippet,
    "SetFields": outlines.set_fields,
    "SaveSnippet": snippets.save_snippet,
    "SaveOutline": outlines.save_outline,
    "ExportLibrary": library.export_library,
    "ImportLibrary": library.import_library,
    "ImportAutoText": library.import_autotext,
    "CheckStructure": structure.check_structure,
    "FixStructure": structure.fix_structure,
    "LeaveFinding": structure.leave_finding,
    "HeedFinding": structure.heed_finding,
    "PromoteSection": sections.promote_section,
    "DemoteSection": sections.demote_section,
    "MoveSectionUp": sections.move_section_up,
    "MoveSectionDown": sections.move_section_down,
    "SetOutline": sections.set_outline,
    "NextPlaceholder": placeholders.next_placeholder,
    "PreviousPlaceholder": placeholders.previous_placeholder,
}


def run(verb: str, document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Runs a verb by its name in the menu. Raises TigangError (unknown-verb, no-document, not-a-text-document, …)."""
    if verb not in VERBS:
        raise TigangError("unknown-verb", verb=verb, nearest=", ".join(nearest(verb, list(VERBS)) or VERBS))
    if document is None:
        raise TigangError("no-document")
    return VERBS[verb](document, arguments, environment)
