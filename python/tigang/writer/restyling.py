"""Gives a paragraph another style and keeps what was formatted directly.

Writer drops direct formatting of the whole paragraph when its style is set, and keeps that of parts of it, list, page break
and all that stands in the text.
"""

from __future__ import annotations

from typing import Any, Dict

import uno
from com.sun.star.beans import UnknownPropertyException
from com.sun.star.beans.PropertyState import DIRECT_VALUE
from com.sun.star.lang import IllegalArgumentException, WrappedTargetException

from ..errors import TigangError
from ..office.uno_helpers import ask

_KINDS = ("Para", "Char", "Drop", "Border", "Left", "Right", "Top", "Bottom", "Numbering", "Rsid")
_NOT_FORMATTING = frozenset(
    {
        "ParaStyleName",
        "ParaConditionalStyleName",
        "ParaAutoStyleName",
        "CharAutoStyleName",
        "NumberingRules",
        "NumberingStyleName",
        "ParaInteropGrabBag",
        "CharInteropGrabBag",
    }
)
_REFUSED = (IllegalArgumentException, UnknownPropertyException, WrappedTargetException)


def restyle(paragraph: Any, style: str) -> None:
    """Set the paragraph style ``style`` (a programmatic name). Raises TigangError (formatting-refused)."""
    before = _direct(paragraph)
    paragraph.setPropertyValue("ParaStyleName", style)
    after = _direct(paragraph)
    for name, value in before.items():
        if name not in after and value is not None:  # what is void, as the unit of a margin without one, cannot be set
            _set(paragraph, name, value)


def _set(paragraph: Any, name: str, value: Any) -> None:
    """Set a property. Of what a tuple has, as of tab stops, PyUNO must be told the type, or Writer refuses it."""
    kind = paragraph.PropertySetInfo.getPropertyByName(name).Type.typeName
    typed = uno.Any(kind, value) if isinstance(value, tuple) else value  # type: ignore[attr-defined, call-arg]
    try:
        ask(paragraph, "setPropertyValue", name, typed)
    except _REFUSED as error:
        if paragraph.getPropertyValue(name) != value:
            raise TigangError("formatting-refused", text=paragraph.String, name=name) from error


def _direct(paragraph: Any) -> Dict[str, Any]:
    """Return what is formatted directly, for the paragraph as a whole."""
    names = tuple(
        p.Name
        for p in paragraph.PropertySetInfo.Properties
        if p.Name.startswith(_KINDS) and p.Name not in _NOT_FORMATTING and not p.Attributes & 16
    )
    set_directly = [name for name, state in zip(names, paragraph.getPropertyStates(names)) if state == DIRECT_VALUE]
    return {name: paragraph.getPropertyValue(name) for name in set_directly}
