"""LibreOffice around the document: its language, its profile, its message boxes."""

from __future__ import annotations

import functools
import pathlib
import traceback
from typing import Any, Optional, Tuple, Union

from com.sun.star.awt.MessageBoxButtons import BUTTONS_OK, BUTTONS_YES_NO, BUTTONS_YES_NO_CANCEL, DEFAULT_BUTTON_YES
from com.sun.star.awt.MessageBoxResults import NO, YES
from com.sun.star.awt.MessageBoxType import INFOBOX, QUERYBOX, WARNINGBOX
from com.sun.star.system.SystemShellExecuteFlags import URIS_ONLY
from com.sun.star.ui.dialogs.ExecutableDialogResults import OK
from com.sun.star.ui.dialogs.TemplateDescription import FILEOPEN_SIMPLE, FILESAVE_AUTOEXTENSION

from .. import messages
from ..errors import TigangError
from ..library import lookup
from ..library.environment import Environment
from ..office.uno_helpers import service, settings
from ..office.webdav import Remote


@functools.lru_cache(maxsize=1)
def environment(context: Any) -> Environment:
    """Return the language of the interface and the folder of the person's library: one for as long as the office runs."""
    profile = _profile(context)
    return Environment(
        messages.language_of(_locale()), profile / "tigang", profile / "cache" / "tigang", Remote(context)
    )


def _locale() -> str:
    """The language of the interface, as "zh-CN" or "en-US"."""
    return settings("/org.openoffice.Setup/L10N").getByName("ooLocale") or "en-US"


def _profile(context: Any) -> pathlib.Path:
    url = service("com.sun.star.util.PathSubstitution", context=context).getSubstituteVariableValue("$(user)")
    return lookup.path(url)


def message(context: Any, window: Any, text: str, language: str, *, warning: bool = True) -> None:
    """Shows a message box over ``window`` (None: over none) and waits until it is closed."""
    _box(context, window, WARNINGBOX if warning else INFOBOX, BUTTONS_OK, text, language)


def ask(context: Any, window: Any, text: str, language: str) -> bool:
    """Asks a question that is answered with yes, which Enter says, or no."""
    return bool(_box(context, window, QUERYBOX, BUTTONS_YES_NO + DEFAULT_BUTTON_YES, text, language) == YES)


def ask_or_cancel(context: Any, window: Any, text: str, language: str) -> Optional[bool]:
    """Asks a question that is answered with yes, which Enter says, no, or None: not to go on."""
    answer = _box(context, window, QUERYBOX, BUTTONS_YES_NO_CANCEL + DEFAULT_BUTTON_YES, text, language)
    return True if answer == YES else False if answer == NO else None


def pick_file(context: Any, title: str, kind: str, pattern: str, *, name: str = "") -> str:
    """The URL of a file that the person chooses, to be read or, with a ``name`` to propose, to be written; "" for none."""
    factory = context.ServiceManager
    template = FILESAVE_AUTOEXTENSION if name else FILEOPEN_SIMPLE
    picker = factory.createInstanceWithArgumentsAndContext("com.sun.star.ui.dialogs.FilePicker", (template,), context)
    picker.setTitle(title)
    picker.appendFilter(kind, pattern)
    picker.setCurrentFilter(kind)
    if name:
        picker.setDefaultName(name)
    return str(picker.getFiles()[0]) if picker.execute() == OK else ""


def open_file(context: Any, path: Union[str, pathlib.Path]) -> None:
    """Opens a file or a folder in the program that the person's system has for it; a folder that is missing is made."""
    target = pathlib.Path(path)
    if not target.suffix:
        target.mkdir(parents=True, exist_ok=True)
    shell = service("com.sun.star.system.SystemShellExecute", context=context)
    shell.execute(target.as_uri(), "", URIS_ONLY)


def clipboard_text(context: Any) -> str:
    """The text on the clipboard; "" when there is none."""
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
    """An error's code and a sentence about it in the person's language; of one that is no TigangError the log has more."""
    if isinstance(error, TigangError):
        return error.code, messages.get(f"error.{error.code}", language, **error.values)
    traceback.print_exception(type(error), error, error.__traceback__)
    detail = traceback.format_exception_only(type(error), error)[-1].strip()
    return "unexpected", messages.get("error.unexpected", language, detail=detail)
