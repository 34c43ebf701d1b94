"""LibreOffice around the document: its language, its profile, its message boxes."""

from __future__ import annotations

import contextlib
import functools
import pathlib
import traceback
from typing import Any, Optional, Tuple, Union

import uno
import unohelper
from com.sun.star.awt.MessageBoxButtons import BUTTONS_OK, BUTTONS_YES_NO, BUTTONS_YES_NO_CANCEL, DEFAULT_BUTTON_YES
from com.sun.star.awt.MessageBoxResults import NO, YES
from com.sun.star.awt.MessageBoxType import INFOBOX, QUERYBOX, WARNINGBOX
from com.sun.star.datatransfer import DataFlavor, XTransferable
from com.sun.star.frame.InfobarType import INFO
from com.sun.star.system.SystemShellExecuteFlags import URIS_ONLY
from com.sun.star.ui.dialogs.ExecutableDialogResults import OK
from com.sun.star.ui.dialogs.TemplateDescription import FILEOPEN_SIMPLE, FILESAVE_AUTOEXTENSION

from .. import messages
from ..errors import TigangError
from ..library import lookup
from ..library.environment import Environment
from ..office import settings
from ..office.uno_helpers import configuration, service
from ..office.webdav import WebDav


@functools.lru_cache(maxsize=1)
def environment(context: Any) -> Environment:
    """Return the language of the interface and the folder of the person's library: one for as long as the office runs."""
    profile, options = _profile(context), settings.Latest(context)
    language = messages.language_of(options().language or _locale())
    return Environment(language, profile / "tigang", profile / "cache" / "tigang", WebDav(context), options)


def _locale() -> str:
    """Return the language of the interface, as "zh-CN" or "en-US"."""
    return configuration("/org.openoffice.Setup/L10N").getByName("ooLocale") or "en-US"


def _profile(context: Any) -> pathlib.Path:
    url = service("com.sun.star.util.PathSubstitution", context=context).getSubstituteVariableValue("$(user)")
    return lookup.path(url)


def message(context: Any, window: Any, text: str, language: str, *, warning: bool = True) -> None:
    """Show a message box over ``window`` (None: over none) and wait until it is closed."""
    _box(context, window, WARNINGBOX if warning else INFOBOX, BUTTONS_OK, text, language)


def notice(frame: Any, name: str, text: str, language: str) -> None:
    """Say something above the text that nobody has to answer; what was said under the same name goes."""
    view = frame.Controller
    if hasattr(view, "appendInfobar"):
        if view.hasInfobar(name):
            view.removeInfobar(name)
        view.appendInfobar(name, messages.get("app.name", language), text, INFO, (), True)


def tip(frame: Any, personal: pathlib.Path, language: str) -> None:
    """Say once in a person's life which keys and menus there are; a file in their profile says that they know.

    When the text has the keyboard: Writer gives it back to the text when the bar comes.
    """
    shown = personal / "tip"
    if not shown.exists():
        notice(frame, "tigang.tip", messages.get("ui.tip", language), language)
        with contextlib.suppress(OSError):
            personal.mkdir(parents=True, exist_ok=True)
            shown.touch()


def ready(frame: Any) -> None:
    """Let the pointer wait no more: `tigang_menu` has let it wait since the click."""
    pointer = service("com.sun.star.awt.Pointer")
    for window in (frame.ContainerWindow, frame.ComponentWindow) if frame is not None else ():
        if window is not None:
            window.setPointer(pointer)


def ask(context: Any, window: Any, text: str, language: str) -> bool:
    """Ask a question that is answered with yes, which Enter says, or no."""
    return bool(_box(context, window, QUERYBOX, BUTTONS_YES_NO + DEFAULT_BUTTON_YES, text, language) == YES)


def ask_or_cancel(context: Any, window: Any, text: str, language: str) -> Optional[bool]:
    """Ask a question that is answered with yes, which Enter says, no, or None: not to go on."""
    answer = _box(context, window, QUERYBOX, BUTTONS_YES_NO_CANCEL + DEFAULT_BUTTON_YES, text, language)
    return True if answer == YES else False if answer == NO else None


def copy(context: Any, text: str) -> None:
    """Put a text on the clipboard."""
    clipboard = service("com.sun.star.datatransfer.clipboard.SystemClipboard", context=context)
    clipboard.setContents(_Text(text), None)


class _Text(unohelper.Base, XTransferable):  # type: ignore[misc]
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1datatransfer_1_1XTransferable.html"""

    def __init__(self, text: str) -> None:
        self._text = text

    def getTransferData(self, _: Any) -> str:
        return self._text

    def getTransferDataFlavors(self) -> Any:
        return (DataFlavor("text/plain;charset=utf-16", "Unicode text", uno.getTypeByName("string")),)

    def isDataFlavorSupported(self, flavor: Any) -> bool:
        return str(flavor.MimeType).startswith("text/plain")


def pick_file(context: Any, title: str, *kinds: Tuple[str, str], name: str = "") -> str:
    """Return the URL of a file that the person chooses, to be read or, with a ``name`` to propose, to be written; "" for none.

    ``kinds``: of files, each its name and the pattern of its files' names.
    """
    factory = context.ServiceManager
    template = FILESAVE_AUTOEXTENSION if name else FILEOPEN_SIMPLE
    picker = factory.createInstanceWithArgumentsAndContext("com.sun.star.ui.dialogs.FilePicker", (template,), context)
    picker.setTitle(title)
    for kind, pattern in kinds:
        picker.appendFilter(kind, pattern)
    picker.setCurrentFilter(kinds[0][0])
    if name:
        picker.setDefaultName(name)
    return str(picker.getFiles()[0]) if picker.execute() == OK else ""


def open_file(context: Any, path: Union[str, pathlib.Path]) -> None:
    """Open a file or a folder in the program that the person's system has for it; a folder that is missing is made."""
    target = pathlib.Path(path)
    if not target.suffix:
        target.mkdir(parents=True, exist_ok=True)
    shell = service("com.sun.star.system.SystemShellExecute", context=context)
    shell.execute(target.as_uri(), "", URIS_ONLY)


def clipboard_text(context: Any) -> str:
    """Return the text on the clipboard; "" when there is none."""
    content = service("com.sun.star.datatransfer.clipboard.SystemClipboard", context=context).getContents()
    flavors = content.getTransferDataFlavors() if content is not None else ()
    flavor = next((flavor for flavor in flavors if flavor.MimeType.startswith("text/plain;charset=utf-16")), None)
    return str(content.getTransferData(flavor)) if flavor is not None else ""


def _box(context: Any, window: Any, kind: Any, buttons: int, text: str, language: str) -> int:
    toolkit = service("com.sun.star.awt.Toolkit", context=context)
    box = toolkit.createMessageBox(window, kind, buttons, messages.get("app.name", language), text)
    try:
        return int(box.execute())
    finally:
        box.dispose()


def explain(error: BaseException, language: str) -> Tuple[str, str]:
    """Return an error's code and a sentence about it in the person's language; of one that is no TigangError the log has more."""
    if isinstance(error, TigangError):
        return error.code, messages.get(f"error.{error.code}", language, **error.values)
    traceback.print_exception(type(error), error, error.__traceback__)
    detail = traceback.format_exception_only(type(error), error)[-1].strip()
    return "unexpected", messages.get("error.unexpected", language, detail=detail)
