"""The only file that LibreOffice loads: the protocol ``vnd.tigang:``, the sidebar's panels and the options' page.

All are handed over to `tigang.ui`.

Registered passively by ``tigang.components``: nothing here runs before one of our menus is opened or a command is given.
https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1frame_1_1ProtocolHandler.html
"""

import importlib
from typing import Any

import unohelper
from com.sun.star.awt import XContainerWindowEventHandler
from com.sun.star.frame import XDispatchProvider, XNotifyingDispatch
from com.sun.star.lang import XInitialization, XServiceInfo
from com.sun.star.task import XJob
from com.sun.star.ui import XUIElementFactory

IMPLEMENTATION = "org.tigang.ProtocolHandler"
SERVICES = ("com.sun.star.frame.ProtocolHandler",)
PROTOCOL = "vnd.tigang:"
JOB_IMPLEMENTATION = "org.tigang.WindowJob"
JOB_SERVICES = ("com.sun.star.task.Job",)
PANEL_IMPLEMENTATION = "org.tigang.PanelFactory"
PANEL_SERVICES = ("com.sun.star.ui.UIElementFactory",)
OPTIONS_IMPLEMENTATION = "org.tigang.OptionsHandler"


def ui(context: Any, module: str) -> Any:
    """Return a module of ``tigang.ui``, loaded now and not before; what it makes, it makes in the office of ``context``."""
    from tigang.office import uno_helpers

    uno_helpers.at_home(context)
    return importlib.import_module(f"tigang.ui.{module}")


class ProtocolHandler(unohelper.Base, XDispatchProvider, XNotifyingDispatch, XInitialization, XServiceInfo):
    """One a frame."""

    def __init__(self, context: Any, *arguments: Any) -> None:
        self.context = context
        self.frame: Any = None
        self.initialize(arguments)

    # XInitialization
    def initialize(self, arguments: Any) -> None:
        if arguments:
            self.frame = arguments[0]

    # XDispatchProvider
    def queryDispatch(self, url: Any, target: str, flags: int) -> Any:
        return self if url.Complete.startswith(PROTOCOL) else None

    def queryDispatches(self, requests: Any) -> Any:
        return tuple(self.queryDispatch(r.FeatureURL, r.FrameName, r.SearchFlags) for r in requests)

    # XNotifyingDispatch
    def dispatch(self, url: Any, arguments: Any) -> None:
        self.dispatchWithNotification(url, arguments, None)

    def dispatchWithNotification(self, url: Any, arguments: Any, listener: Any) -> None:
        verb = url.Complete[len(PROTOCOL) :]
        ui(self.context, "dispatching").dispatch(self, self.context, self.frame, verb, arguments, listener)

    # XDispatch
    def addStatusListener(self, listener: Any, url: Any) -> None:
        verb = url.Complete[len(PROTOCOL) :].partition("?")[0]
        ui(self.context, "availability").send_status(self, self.frame, listener, url, verb)

    def removeStatusListener(self, listener: Any, url: Any) -> None:
        pass  # a status is sent once and never changes while the frame shows its document

    # XServiceInfo
    def getImplementationName(self) -> str:
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name in SERVICES

    def getSupportedServiceNames(self) -> Any:
        return SERVICES


class PanelFactory(unohelper.Base, XUIElementFactory, XServiceInfo):
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1ui_1_1XUIElementFactory.html"""

    def __init__(self, context: Any) -> None:
        self.context = context

    # XUIElementFactory
    def createUIElement(self, url: str, arguments: Any) -> Any:
        given = {argument.Name: argument.Value for argument in arguments}
        return ui(self.context, "panel.sidebar").element(self.context, url, given)

    # XServiceInfo
    def getImplementationName(self) -> str:
        return PANEL_IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name in PANEL_SERVICES

    def getSupportedServiceNames(self) -> Any:
        return PANEL_SERVICES


class WindowJob(unohelper.Base, XJob, XServiceInfo):
    """Runs with each new window where the options say so (tigang/office/jobs.py)."""

    def __init__(self, context: Any) -> None:
        self.context = context

    # XJob
    def execute(self, arguments: Any) -> None:
        given = {argument.Name: {value.Name: value.Value for value in argument.Value} for argument in arguments}
        view = given["Environment"]["Model"].CurrentController
        if view is not None:
            ui(self.context, "guarding").guard(self.context, view.Frame)

    # XServiceInfo
    def getImplementationName(self) -> str:
        return JOB_IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name in JOB_SERVICES

    def getSupportedServiceNames(self) -> Any:
        return JOB_SERVICES


class OptionsHandler(unohelper.Base, XContainerWindowEventHandler, XServiceInfo):
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1awt_1_1XContainerWindowEventHandler.html"""

    def __init__(self, context: Any, *_: Any) -> None:
        self.context = context
        self.page: Any = None

    # XContainerWindowEventHandler
    def callHandlerMethod(self, window: Any, event: Any, method: str) -> bool:
        self.page = ui(self.context, "options").happened(self.context, window, self.page, str(event))
        return True

    def getSupportedMethodNames(self) -> Any:
        return ("external_event",)

    # XServiceInfo
    def getImplementationName(self) -> str:
        return OPTIONS_IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name == OPTIONS_IMPLEMENTATION

    def getSupportedServiceNames(self) -> Any:
        return (OPTIONS_IMPLEMENTATION,)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(ProtocolHandler, IMPLEMENTATION, SERVICES)
g_ImplementationHelper.addImplementation(PanelFactory, PANEL_IMPLEMENTATION, PANEL_SERVICES)
g_ImplementationHelper.addImplementation(WindowJob, JOB_IMPLEMENTATION, JOB_SERVICES)
g_ImplementationHelper.addImplementation(OptionsHandler, OPTIONS_IMPLEMENTATION, (OPTIONS_IMPLEMENTATION,))
