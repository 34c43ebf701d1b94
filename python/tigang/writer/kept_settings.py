"""Settings of a document that LibreOffice forgets when it inserts a document or writes one as text, and nobody changed.

https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1text_1_1DocumentSettings.html
"""

from __future__ import annotations

from typing import Any

from ..office.uno_helpers import ask
from .asking import value

_FORGOTTEN = "DoNotCaptureDrawObjsOnPage"  # whether what is drawn may reach over the page's edge: true in .docx


class kept_settings:  # noqa: N801 - it is used as a function
    """Keeps them over a block.

    No generator: that one writes to the exceptions that pass, and UNO's refuse to be written to.
    """

    def __init__(self, document: Any) -> None:
        self._settings = ask(document, "createInstance", "com.sun.star.document.Settings")

    def __enter__(self) -> None:
        self._before = value(self._settings, _FORGOTTEN)

    def __exit__(self, *_: Any) -> None:
        if value(self._settings, _FORGOTTEN) != self._before:
            self._settings.setPropertyValue(_FORGOTTEN, self._before)
