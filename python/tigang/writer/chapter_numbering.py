"""Has Writer number the headings by itself: its chapter numbering. Undoable.

https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1text_1_1XChapterNumberingSupplier.html
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence

import uno
from com.sun.star.style.NumberingType import (
    ARABIC,
    CHARS_LOWER_LETTER,
    CHARS_UPPER_LETTER,
    CIRCLE_NUMBER,
    NUMBER_LOWER_ZH,
    NUMBER_NONE,
    NUMBER_UPPER_ZH,
    ROMAN_LOWER,
    ROMAN_UPPER,
)
from com.sun.star.text.LabelFollow import NOTHING, SPACE

from ..document.styles import Chapter
from ..office.uno_helpers import properties

#: The systems of numerals that Writer has, too. It counts A … Z, AA, AB … as we do.
_TYPES = {
    "cjk": NUMBER_LOWER_ZH,
    "formal": NUMBER_UPPER_ZH,
    "arabic": ARABIC,
    "upper-roman": ROMAN_UPPER,
    "lower-roman": ROMAN_LOWER,
    "upper-alpha": CHARS_UPPER_LETTER,
    "lower-alpha": CHARS_LOWER_LETTER,
    "circled": CIRCLE_NUMBER,
}


def number_headings(document: Any, levels: Sequence[Optional[Chapter]]) -> None:
    """Give the first levels of the chapter numbering their formats; None: no number."""
    rules = document.getChapterNumberingRules()
    for index, chapter in enumerate(levels):
        values: Dict[str, Any] = {"NumberingType": NUMBER_NONE, "Prefix": "", "Suffix": "", "ListFormat": ""}
        if chapter:
            values = {
                "NumberingType": _TYPES[chapter.system],
                "ListFormat": chapter.format,
                "StartWith": 1,
                "ParentNumbering": chapter.format.count("%") // 2,
                "LabelFollowedBy": SPACE if chapter.spaced else NOTHING,
            }
        # uno.Any, or the sequence would arrive as one of anything, which Writer refuses
        made = uno.Any("[]com.sun.star.beans.PropertyValue", properties(**values))  # type: ignore[attr-defined, call-arg]
        uno.invoke(rules, "replaceByIndex", (index, made))
