"""From LibreOffice's sidebar to our panels.

The sidebar asks a factory for an element, the element for its panel, the panel for its window; the window is made by then,
and must be made visible by us.
https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1ui_1_1XToolPanel.html
"""

from __future__ import annotations

import traceback
from typing import Any, Callable, Mapping, Optional, Type

import unohelper
from com.sun.star.container import NoSuchElementException
from com.sun.star.ui import LayoutSize, XSidebarPanel, XToolPanel, XUIElement
from com.sun.star.ui.UIElementType import TOOLPANEL

from .fill import FillPanel
from .findings import FindingsPanel
from .panel import Panel
from .structure import StructurePanel

_PANELS: Mapping[str, Type[Panel]] = {"Structure": StructurePanel, "Findings": FindingsPanel, "Fill": FillPanel}


def element(context: Any, url: str, arguments: Mapping[str, Any]) -> Any:
    """Return the sidebar's element of a resource URL, whose last part names the panel. Raises NoSuchElementException."""
    panel = _PANELS.get(url.rpartition("/")[2])
    if panel is None or "ParentWindow" not in arguments or arguments.get("Frame") is None:
        raise NoSuchElementException(url, None)
    return _Element(panel, context, url, arguments)


class _Element(unohelper.Base, XUIElement):  # type: ignore[misc]
    def __init__(self, panel: Type[Panel], context: Any, url: str, arguments: Mapping[str, Any]) -> None:
        frame, parent, sidebar = arguments["Frame"], arguments["ParentWindow"], arguments.get("Sidebar")
        self.ResourceURL, self.Frame, self.Type = url, frame, TOOLPANEL
        self._made: Optional[_ToolPanel] = None
        self._make: Callable[[], _ToolPanel] = lambda: _ToolPanel(panel(context, frame, parent, sidebar))

    def getRealInterface(self) -> Any:
        """Return the panel; None when it cannot be made: an exception here would end LibreOffice."""
        if self._made is None:
            try:
                self._made = self._make()
            except Exception:  # noqa: BLE001 - whatever it is, the log has it
                traceback.print_exc()
        return self._made


class _ToolPanel(unohelper.Base, XToolPanel, XSidebarPanel):  # type: ignore[misc]
    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.Window = panel.dialog

    def createAccessible(self, parent: Any) -> Any:
        return self.panel.dialog.getAccessibleContext()

    def getHeightForWidth(self, width: int) -> LayoutSize:
        least = self.panel.least_height
        return LayoutSize(least, -1, least + self.panel.spare_height())

    def getMinimalWidth(self) -> int:
        return int(self.panel.least_width)
