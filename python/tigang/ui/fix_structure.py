"""Fix Structure: asks whether to mend what can be mended safely, and says how much was."""

from __future__ import annotations

from typing import Any, List, Union

from .. import messages
from ..checking.rule import Finding
from ..commands import structure
from ..commands.session import Session
from ..commands.structure import FixedStructure, FixStructure
from ..writer import editor
from .application import ask, message
from .controls import Cancelled, shortened

_SHOWN = 8
_LENGTH = 90


def run(context: Any, frame: Any, session: Session) -> Union[FixedStructure, Cancelled]:
    editor.check_editable(session.document)
    window, language = frame.ContainerWindow, session.language
    report = session.check(session.read())
    safe = [finding for finding in report.findings if finding.fix and finding.safe]
    if not safe:
        left = len(report.findings)
        text = messages.get("ui.fix.none-safe" if left else "ui.fix.none", language, left=left)
        message(context, window, text, language, warning=False)
        return FixedStructure(0, report)
    if not ask(context, window, _question(safe, language), language):
        return Cancelled()
    result = structure.fix_structure(session, FixStructure())
    text = messages.get("ui.fix.done", language, count=result.fixed, left=len(result.findings))
    message(context, window, text, language, warning=False)
    return result


def _question(safe: List[Finding], language: str) -> str:
    lines = ["• " + shortened(finding.message, _LENGTH) for finding in safe[:_SHOWN]]
    if len(safe) > _SHOWN:
        lines.append("• " + messages.get("ui.fix.more", language, count=len(safe) - _SHOWN))
    return messages.get("ui.fix.ask", language, count=len(safe), lines="\n".join(lines))
