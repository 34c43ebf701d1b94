"""Where the options say so, looks at a document before it is printed, exported, sent or saved under another name.

LibreOffice has no event for that which could hold anything back, so these commands go by here. What is not ready is said, and
the person decides; where an administrator has forbidden it, it does not go out.
"""

from __future__ import annotations

import contextlib
from typing import Any, Dict, List

import unohelper
from com.sun.star.frame import (
    DispatchResultEvent,
    XDispatchProviderInterceptor,
    XInterceptorInfo,
    XNotifyingDispatch,
)
from com.sun.star.frame.DispatchResultState import FAILURE
from com.sun.star.lang import DisposedException, XEventListener

from .. import messages
from ..commands import submission
from ..commands.session import Session
from ..commands.submission import CheckBeforeSubmission
from ..reports.submission import verdict
from . import application, check_before_submission, controller

_COMMANDS = (
    ".uno:Print",
    ".uno:PrintDefault",
    ".uno:ExportTo",
    ".uno:ExportToPDF",
    ".uno:ExportDirectToPDF",
    ".uno:SaveAs",
    ".uno:SendMail",
    ".uno:SendMailDocAsMS",
    ".uno:SendMailDocAsOOo",
    ".uno:SendMailDocAsPDF",
)


def guard(context: Any, frame: Any) -> None:
    """Look after a window from now on, as long as it shows its document."""
    view = frame.Controller if frame is not None else None
    if view is not None and view.Model.supportsService("com.sun.star.text.TextDocument") and not _is_guarded(frame):
        _open.append(_Guard(context, frame))


def _is_guarded(frame: Any) -> bool:
    return any(known.frame == frame for known in _open)


_open: List[_Guard] = []


class _Guard(unohelper.Base, XDispatchProviderInterceptor, XInterceptorInfo, XEventListener):  # type: ignore[misc]
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1frame_1_1XDispatchProviderInterceptor.html"""

    def __init__(self, context: Any, frame: Any) -> None:
        self.context, self.frame = context, frame
        self._neighbours: Dict[str, Any] = {}
        frame.registerDispatchProviderInterceptor(self)
        frame.Controller.addEventListener(self)

    def allows(self) -> bool:
        """Return whether a command may go on: the document is ready, or the person wants it all the same."""
        environment = application.environment(self.context)
        settings, language = environment.settings(), environment.language
        if not settings.check_before:
            return True
        session = controller.at(self.frame) or Session(self.frame.Controller.Model, environment, self.frame)
        found = submission.check_before_submission(session, CheckBeforeSubmission())
        if found.ready:
            return True
        words = "ui.submit.forbidden" if settings.forbid else "ui.submit.anyway"
        said = messages.get(words, language, verdict=verdict(found.as_json(), language))
        window = self.frame.ContainerWindow
        if settings.forbid:
            application.message(self.context, window, said, language)
        elif application.ask(self.context, window, said, language):
            return True
        check_before_submission.run(self.context, self.frame, session)
        return False

    # XDispatchProviderInterceptor
    def getInterceptedURLs(self) -> Any:
        return _COMMANDS

    def queryDispatch(self, url: Any, target: str, flags: int) -> Any:
        slave = self.getSlaveDispatchProvider()
        found = slave.queryDispatch(url, target, flags) if slave is not None else None
        return _Guarded(self, found) if found is not None and url.Complete.partition("?")[0] in _COMMANDS else found

    def queryDispatches(self, requests: Any) -> Any:
        return tuple(self.queryDispatch(r.FeatureURL, r.FrameName, r.SearchFlags) for r in requests)

    def getSlaveDispatchProvider(self) -> Any:
        return self._neighbours.get("slave")

    def setSlaveDispatchProvider(self, provider: Any) -> None:
        self._neighbours["slave"] = provider

    def getMasterDispatchProvider(self) -> Any:
        return self._neighbours.get("master")

    def setMasterDispatchProvider(self, provider: Any) -> None:
        self._neighbours["master"] = provider

    # XEventListener
    def disposing(self, _: Any) -> None:
        if self in _open:
            _open.remove(self)
            with contextlib.suppress(DisposedException):
                self.frame.releaseDispatchProviderInterceptor(self)
            self._neighbours.clear()


class _Guarded(unohelper.Base, XNotifyingDispatch):  # type: ignore[misc]
    """A command of LibreOffice's that is asked about first."""

    def __init__(self, guard: _Guard, command: Any) -> None:
        self._guard, self._command = guard, command

    def dispatch(self, url: Any, arguments: Any) -> None:
        self.dispatchWithNotification(url, arguments, None)

    def dispatchWithNotification(self, url: Any, arguments: Any, listener: Any) -> None:
        others = tuple(argument for argument in arguments if argument.Name != check_before_submission.AGREED)
        if len(others) == len(arguments) and not self._guard.allows():
            if listener is not None:
                listener.dispatchFinished(DispatchResultEvent(self, FAILURE, None))
        elif listener is not None and hasattr(self._command, "dispatchWithNotification"):
            self._command.dispatchWithNotification(url, others, listener)
        else:
            self._command.dispatch(url, others)

    def addStatusListener(self, listener: Any, url: Any) -> None:
        self._command.addStatusListener(listener, url)

    def removeStatusListener(self, listener: Any, url: Any) -> None:
        self._command.removeStatusListener(listener, url)
