"""The dialogs by the verb that opens them: functions of (context, frame, document, environment) that answer as a verb does."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping

from ..environment import Environment
from . import check_structure, fill_placeholders, insert_outline, insert_snippet, save_snippet

Dialog = Callable[[Any, Any, Any, Environment], Dict[str, Any]]

DIALOGS: Mapping[str, Dialog] = {
    "InsertOutline": insert_outline.run,
    "FillPlaceholders": fill_placeholders.run,
    "InsertSnippet": insert_snippet.run,
    "SaveSnippet": save_snippet.run,
    "CheckStructure": check_structure.run,
}
