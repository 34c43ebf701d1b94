"""A finding as a report is given it, with characters that a format may stumble over."""

from __future__ import annotations

from typing import Any, Dict


def finding(rule: str = "number-gap", severity: str = "error", paragraph: int = 2, **more: Any) -> Dict[str, Any]:
    return {
        "rule": rule,
        "severity": severity,
        "message": "<b>“二、”</b> & so\non",
        "paragraph": paragraph,
        "text": "三、<i>",
        "start": 0,
        "end": 5,
        "section": None,
        "fixable": False,
        "safe": False,
        "related": None,
        "source": "practice",
        **more,
    }
