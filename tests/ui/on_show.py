"""The documents that the windows are tried on, and what is to be seen of one."""

from __future__ import annotations

from typing import Any, List

#: With a gap in its numbers, a number typed twice and a mark at a heading's end.
TEXT = [
    "一、场地布置",
    "场地已经布置。",
    "二、设备检修。",
    "设备已经检修。",
    "四、人员培训",
    "培训已经开展。",
    "五、场地布置",
    "布置仍在继续。",
    "（一）灯光",
    "灯光正常。",
    "（3）音响",
    "音响正常。",
]
FIELDS = {"project": "Archive", "period": "January", "author": "Ann", "milestones": ["Pilot", "Handover"]}


def lines(document: Any) -> List[str]:
    return str(document.Text.String).splitlines()


def undo_titles(document: Any) -> List[str]:
    return list(document.UndoManager.getAllUndoActionTitles())


def selected(document: Any) -> str:
    return str(document.CurrentSelection.getByIndex(0).String)
