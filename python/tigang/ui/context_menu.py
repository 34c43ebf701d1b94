"""What the text's context menu offers where the pointer is: filling, promoting and demoting, ignoring a finding."""

from __future__ import annotations

import traceback
import urllib.parse
from typing import Any, Iterator, List, Optional, Tuple

import unohelper
from com.sun.star.ui import XContextMenuInterceptor
from com.sun.star.ui.ActionTriggerSeparatorType import LINE
from com.sun.star.ui.ContextMenuInterceptorAction import CONTINUE_MODIFIED

from .. import messages
from ..checking.rule import Finding
from ..commands.structure import IgnoreFinding
from ..library.environment import Environment
from . import controller
from .controller import Controller
from .controls import shortened

_LENGTH = 36  # characters of a finding that its entry shows
_LONG = 2000  # paragraphs: reading so many would hold the menu up

Entry = Tuple[str, str]  # its words and what it does, a URL


class ContextMenu(unohelper.Base, XContextMenuInterceptor):  # type: ignore[misc]
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1ui_1_1XContextMenuInterceptor.html

    The view keeps no reference that counts, so whoever registers it holds it.
    """

    def __init__(self, context: Any, frame: Any, environment: Environment) -> None:
        self._context, self._frame, self._environment = context, frame, environment

    def notifyContextMenuExecute(self, event: Any) -> Any:
        """Add what can be done here. Another answer than "go on" would hide what other extensions add."""
        try:
            menu = event.ActionTriggerContainer
            entries = self._entries()
            if entries:
                line = menu.createInstance("com.sun.star.ui.ActionTriggerSeparator")
                line.setPropertyValue("SeparatorType", LINE)
                menu.insertByIndex(menu.Count, line)
            for words, url in entries:
                entry = menu.createInstance("com.sun.star.ui.ActionTrigger")
                entry.setPropertyValue("Text", words)
                entry.setPropertyValue("CommandURL", url)
                menu.insertByIndex(menu.Count, entry)
        except Exception:  # noqa: BLE001 - the menu comes as it is; the log has why
            traceback.print_exc()
        return CONTINUE_MODIFIED

    def _entries(self) -> List[Entry]:
        """Return what can be done here; a long document is not read for it where no panel follows it."""
        if controller.at(self._frame) is None and self._frame.Controller.Model.ParagraphCount > _LONG:
            return []
        watching = controller.of(self._context, self._frame, self._environment)
        try:
            return list(_offered(watching))
        finally:
            watching.ignore()  # where nobody else listens, it ends


def _offered(watching: Controller) -> Iterator[Entry]:
    """Return what can be done where the cursor is now."""
    state, position, language = watching.current(), watching.look(), watching.language
    if not watching.editable:
        return
    if watching.spot is not None:
        yield _command("FillPlaceholders", "fill", language)
    if state.spots:
        yield _command("NextPlaceholder", "next", language)
    if position is None:
        return
    if any(heading.paragraph == position.paragraph for heading in state.analysis.tree.headings):
        yield _command("PromoteSection", "promote", language)
        yield _command("DemoteSection", "demote", language)
    finding = _finding(watching, position.paragraph, position.offset)
    if finding is not None:
        where = urllib.parse.urlencode({"Rule": finding.rule, "Paragraph": finding.paragraph})
        message = shortened(finding.message, _LENGTH)
        yield (
            messages.get("ui.context.ignore", language, finding=message),
            f"vnd.tigang:{IgnoreFinding.__name__}?{where}",
        )


def _command(verb: str, word: str, language: str) -> Entry:
    return messages.get(f"ui.context.{word}", language), f"vnd.tigang:{verb}"


def _finding(watching: Controller, paragraph: int, offset: int) -> Optional[Finding]:
    """Return the finding at a place, else the first of its paragraph."""
    found = [finding for finding in watching.current().findings if finding.paragraph == paragraph]
    return next((f for f in found if f.start <= offset <= f.end), found[0] if found else None)
