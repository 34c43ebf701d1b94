"""Fix Structure: asks whether to mend what can be mended safely, and says how much was."""

from __future__ import annotations

from typing import Any, List

from .. import commands, messages
from ..checking.rule import Finding
from ..commands.structure import checked
from ..library.environment import Environment
from ..writer import editor, reader
from .application import ask, message
from .controls import Result, shortened

_SHOWN = 8
_LENGTH = 90


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    reader.read(document)
    editor.check_editable(document)
    window, language = frame.ContainerWindow, environment.language
    findings = checked(document, environment).findings
    safe = [finding for finding in findings if finding.fix and finding.safe]
    if not safe:
        text = messages.get("ui.fix.none-safe" if findings else "ui.fix.none", language, left=len(findings))
        message(context, window, text, language, warning=False)
        return {"fixed": 0, "findings": [finding.as_json() for finding in findings]}
    if not ask(context, window, _question(safe, language), language):
        return {"cancelled": True}
    result = commands.run("FixStructure", document, {}, environment)
    message(
        context,
        window,
        messages.get("ui.fix.done", language, count=result["fixed"], left=len(result["findings"])),
        language,
        warning=False,
    )
    return result


def _question(safe: List[Finding], language: str) -> str:
    lines = ["• " + shortened(finding.message, _LENGTH) for finding in safe[:_SHOWN]]
    if len(safe) > _SHOWN:
        lines.append("• " + messages.get("ui.fix.more", language, count=len(safe) - _SHOWN))
    return messages.get("ui.fix.ask", language, count=len(safe), lines="\n".join(lines))
