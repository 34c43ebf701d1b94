"""The windows by the verb that opens them: functions of (context, frame, session) that return what the verb does.

Where a text document is open, the session is the `Controller` of its window.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping

from . import (
    check_before_submission,
    fix_structure,
    insert_outline,
    insert_snippet,
    new_document,
    save_outline,
    save_snippet,
    set_fields,
    snippet_library,
)
from .panel import opening

Dialog = Callable[[Any, Any, Any], Any]

DIALOGS: Mapping[str, Dialog] = {
    "InsertOutline": insert_outline.run,
    "NewDocument": new_document.run,
    "FillPlaceholders": opening.fill_placeholders,
    "InsertSnippet": insert_snippet.run,
    "SetFields": set_fields.run,
    "SaveSnippet": save_snippet.run,
    "SnippetLibrary": snippet_library.run,
    "SaveOutline": save_outline.run,
    "CheckStructure": opening.check_structure,
    "FixStructure": fix_structure.run,
    "CheckBeforeSubmission": check_before_submission.run,
}
