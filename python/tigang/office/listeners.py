"""What a LibreOffice outside this process calls back: work for its main thread, and somebody who says yes."""

from __future__ import annotations

import contextvars
import threading
from typing import TYPE_CHECKING, Any, Callable, Optional

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.task import XInteractionHandler
from com.sun.star.ucb import XCommandEnvironment

if TYPE_CHECKING:
    from com.sun.star.task import XInteractionRequest


class Callback(unohelper.Base, XCallback):
    """Runs ``work`` when the office calls back, and keeps what comes of it."""

    def __init__(self, work: Callable[[], Any]) -> None:
        run: Callable[..., Any] = contextvars.copy_context().run  # it is called by a thread of the bridge
        self._work: Callable[[], Any] = lambda: run(work)
        self.finished = threading.Event()
        self.result: Any = None
        self.error: Optional[BaseException] = None

    def notify(self, _: Any) -> None:
        try:
            self.result = self._work()
        except Exception as error:  # noqa: BLE001 - raised again in the thread that asked
            self.error = error
        self.finished.set()


class Approval(unohelper.Base, XCommandEnvironment, XInteractionHandler):
    """Approves what the extension manager asks: whether to install, and whether to replace an older or newer one."""

    def getInteractionHandler(self) -> XInteractionHandler:
        return self

    def getProgressHandler(self) -> Any:
        return None

    def handle(self, request: XInteractionRequest) -> None:
        approve = uno.getTypeByName("com.sun.star.task.XInteractionApprove")
        for continuation in request.getContinuations():
            if continuation.queryInterface(approve) is not None:
                continuation.select()
                return
