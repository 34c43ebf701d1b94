"""What stays with a document's window once one of our commands was used in it: the context menu, and commands that turn grey.

LibreOffice itself says of the menu's commands that they can always be run, since they are jobs (tigang_menu.py says why). From
the first use on, ours stand before them: they run the same verbs and know the document's state.
"""

from __future__ import annotations

import contextlib
from typing import Any, List, Tuple

import unohelper
from com.sun.star.frame import XDispatch, XDispatchProviderInterceptor, XInterceptorInfo
from com.sun.star.lang import DisposedException, XEventListener
from com.sun.star.util import URL

from ..office.uno_helpers import service
from . import availability, guarding
from .context_menu import ContextMenu
from .controller import Controller

_JOB = "vnd.sun.star.job:alias=org.tigang."


def stay(controller: Controller) -> None:
    """Stay with the window of a controller, and tell its commands of the controller's readings."""
    found = next((companion for companion in _open if companion.frame == controller.frame), None)
    if found is not None and found.view != controller.frame.Controller:  # another document came into the window
        found.end()
        found = None
    if found is None:
        found = _Companion(controller)
        _open.append(found)
    controller.watch(found.commands.tell_all)
    if controller.environment.settings().check_before:  # windows that were open before have not been looked after
        guarding.guard(controller.context, controller.frame)


class _Companion(unohelper.Base, XEventListener):  # type: ignore[misc]
    """Ends with the view, and holds what LibreOffice itself does not hold."""

    def __init__(self, controller: Controller) -> None:
        self.frame = controller.frame
        self.view = self.frame.Controller
        self.menu = ContextMenu(controller.context, self.frame, controller.environment)
        self.commands = _Commands(controller.context, self.frame)
        self.view.registerContextMenuInterceptor(self.menu)
        self.frame.registerDispatchProviderInterceptor(self.commands)
        self.view.addEventListener(self)

    def end(self) -> None:
        if self in _open:
            _open.remove(self)
            with contextlib.suppress(DisposedException):
                self.frame.releaseDispatchProviderInterceptor(self.commands)
            with contextlib.suppress(DisposedException):
                self.view.releaseContextMenuInterceptor(self.menu)
            self.commands.forget()

    def disposing(self, _: Any) -> None:
        self.end()


_open: List[_Companion] = []


class _Commands(unohelper.Base, XDispatchProviderInterceptor, XInterceptorInfo):  # type: ignore[misc]
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1frame_1_1XDispatchProviderInterceptor.html"""

    def __init__(self, context: Any, frame: Any) -> None:
        self.frame = frame
        self._transformer = service("com.sun.star.util.URLTransformer", context=context)
        self._slave: Any = None
        self._master: Any = None
        self._asking: List[Tuple[Any, Any, Any]] = []  # who wants to know the state: dispatch, listener, URL

    def getInterceptedURLs(self) -> Any:
        return (f"{_JOB}*",)  # nothing else comes this way

    def queryDispatch(self, url: Any, target: str, flags: int) -> Any:
        if url.Complete.startswith(_JOB) and self.frame is not None:
            return _Command(self, url.Complete[len(_JOB) :])
        return self._slave.queryDispatch(url, target, flags) if self._slave is not None else None

    def queryDispatches(self, requests: Any) -> Any:
        return tuple(self.queryDispatch(r.FeatureURL, r.FrameName, r.SearchFlags) for r in requests)

    def getSlaveDispatchProvider(self) -> Any:
        return self._slave

    def setSlaveDispatchProvider(self, provider: Any) -> None:
        self._slave = provider

    def getMasterDispatchProvider(self) -> Any:
        return self._master

    def setMasterDispatchProvider(self, provider: Any) -> None:
        self._master = provider

    def run(self, verb: str) -> None:
        parsed, url = self._transformer.parseStrict(URL(Complete=f"vnd.tigang:{verb}"))
        assert parsed
        self.frame.queryDispatch(url, "_self", 0).dispatch(url, ())

    def ask(self, command: Any, listener: Any, url: Any) -> None:
        self._asking.append((command, listener, url))
        availability.send_status(command, self.frame, listener, url, command.verb)

    def ask_no_more(self, listener: Any, url: Any) -> None:
        self._asking = [each for each in self._asking if (each[1], each[2].Complete) != (listener, url.Complete)]

    def tell_all(self) -> None:
        """Send the states anew: the document has been read again."""
        for command, listener, url in list(self._asking):
            try:
                availability.send_status(command, self.frame, listener, url, command.verb)
            except DisposedException:
                self.ask_no_more(listener, url)

    def forget(self) -> None:
        self.frame = self._slave = self._master = None
        self._asking = []


class _Command(unohelper.Base, XDispatch):  # type: ignore[misc]
    """A command of the menu."""

    def __init__(self, commands: _Commands, verb: str) -> None:
        self._commands, self.verb = commands, verb

    def dispatch(self, url: Any, arguments: Any) -> None:
        self._commands.run(self.verb)

    def addStatusListener(self, listener: Any, url: Any) -> None:
        self._commands.ask(self, listener, url)

    def removeStatusListener(self, listener: Any, url: Any) -> None:
        self._commands.ask_no_more(listener, url)
