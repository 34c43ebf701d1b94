"""A picture of the first page that an outline makes, drawn when nobody has typed or chosen for a moment.

What is drawn is a document as Writer makes it, in no window, with everything that the person has entered: so the picture is
true. Each is drawn once as long as the window is open. PDF is what LibreOffice draws best that it can both write and read.
"""

from __future__ import annotations

import traceback
from typing import Any, Dict, Optional

import uno

from ..commands.outlines import InsertOutline, insert_outline
from ..commands.session import Session
from ..errors import TigangError
from ..library.environment import Environment
from ..office.pause import Pause
from ..office.uno_helpers import properties, service
from ..writer import cursor

_PAUSE = 0.4  # seconds without a key or a choice


class PagePicture:
    """The picture in an image control of a window; ``name`` is what a screen reader says of it."""

    def __init__(self, context: Any, frame: Any, environment: Environment, control: Any, name: str) -> None:
        self._frame, self._environment, self._control = frame, environment, control
        self._wanted: Optional[InsertOutline] = None
        self._drawn: Dict[str, Any] = {}  # by what was asked for
        self._pause = Pause(context, self._draw, _PAUSE)
        control.Peer.setProperty("Text", name)
        control.setVisible(False)

    def want(self, asked: Optional[InsertOutline]) -> None:
        """Show the first page of a document into which an outline is inserted like that; of None nothing."""
        self._wanted = asked
        known = self._drawn.get(repr(asked))
        if known is not None or asked is None:
            self._show(known)
        else:
            self._pause.touch()

    def forget(self) -> None:
        """Draw all anew: the outlines may have changed."""
        self._drawn.clear()

    def end(self) -> None:
        """Draw no more: the window closes."""
        self._pause.stop()

    def _draw(self) -> None:
        asked, picture = self._wanted, None
        if asked is None or repr(asked) in self._drawn:
            return
        try:
            picture = self._drawn[repr(asked)] = _first_page(self._frame, self._environment, asked)
        except TigangError:
            pass  # a value that cannot be: it is said when the outline is to be inserted
        except Exception:  # noqa: BLE001 - nobody has asked for a picture: whatever it is, the log has it
            traceback.print_exc()
        self._show(picture)

    def _show(self, picture: Any) -> None:
        self._control.Model.Graphic = picture
        self._control.setVisible(picture is not None)


def _first_page(frame: Any, environment: Environment, asked: InsertOutline) -> Any:
    """Return the first page as a graphic; None where LibreOffice was built without what reads PDF."""
    document = cursor.new_document(frame, hidden=True)
    try:
        insert_outline(Session(document, environment), asked)
        written = service("com.sun.star.io.SequenceOutputStream")
        options = uno.Any(  # type: ignore[attr-defined]
            "[]com.sun.star.beans.PropertyValue",  # type: ignore[call-arg]
            properties(PageRange="1", ExportPlaceholders=True, ExportBookmarks=False),
        )
        document.storeToURL(
            "private:stream", properties(FilterName="writer_pdf_Export", FilterData=options, OutputStream=written)
        )
    finally:
        document.close(True)
    pdf = service("com.sun.star.io.SequenceInputStream", written.getWrittenBytes())
    return service("com.sun.star.graphic.GraphicProvider").queryGraphic(properties(InputStream=pdf))
