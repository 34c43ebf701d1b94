"""Files opened in an office hidden from view: nobody is asked anything and nothing that they bring along is run."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any, List, Tuple

import uno
import unohelper
from com.sun.star.document import MacroExecMode, UpdateDocMode
from com.sun.star.io import IOException
from com.sun.star.lang import IllegalArgumentException
from com.sun.star.task import XInteractionHandler2
from com.sun.star.uno import Exception as UnoException
from com.sun.star.util import CloseVetoException

from .uno_helpers import file_url, properties, service

if TYPE_CHECKING:
    from com.sun.star.task import XInteractionContinuation, XInteractionRequest

#: Files of these names hold more than text: one that LibreOffice reads as mere text is not what its name says.
_NO_PLAIN_TEXT = (".odt", ".ott", ".fodt", ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".wps")


class Refused(Exception):
    """A file that cannot be opened or written. ``reason``: password-protected, damaged, not-a-text-document, unwritable."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class opened:  # noqa: N801 - it is used as a function
    """The text document in a file, closed at the end of the block without being saved. Raises Refused.

    One that is only read gets no window, not even a hidden one, and so no layout, which takes most of the time of loading.
    No generator: that one writes to the exceptions that pass, and UNO's refuse to be written to.
    """

    def __init__(self, context: Any, path: pathlib.Path, *, editable: bool = False) -> None:
        self._context, self._path, self._editable = context, path, editable

    def __enter__(self) -> Any:
        self._document = _loaded(self._context, self._path, self._editable)
        try:
            _refuse_foreign(self._document, self._path)
        except BaseException:
            _close(self._document)
            raise
        return self._document

    def __exit__(self, *_: Any) -> None:
        _close(self._document)


def _loaded(context: Any, path: pathlib.Path, editable: bool) -> Any:
    nobody = _Nobody()
    arguments = properties(
        URL=file_url(path),
        Hidden=True,
        ReadOnly=not editable,
        AsTemplate=False,
        InteractionHandler=nobody,
        MacroExecutionMode=MacroExecMode.NEVER_EXECUTE,
        UpdateDocMode=UpdateDocMode.NO_UPDATE,
    )
    try:
        document = (_in_window if editable else _bare)(context, arguments)
    except (IOException, IllegalArgumentException) as error:
        raise Refused("password-protected" if nobody.asked_for_password else "damaged") from error
    if document is None:
        raise Refused("password-protected" if nobody.asked_for_password else "damaged")
    return document


def _in_window(context: Any, arguments: Tuple[Any, ...]) -> Any:
    desktop = service("com.sun.star.frame.Desktop", context=context)
    return desktop.loadComponentFromURL(arguments[0].Value, "_blank", 0, arguments[1:])


def _bare(context: Any, arguments: Tuple[Any, ...]) -> Any:
    kind, described = service("com.sun.star.document.TypeDetection", context=context).queryTypeByDescriptor(
        arguments, True
    )
    chosen = next((item.Value for item in described if item.Name == "FilterName"), "")
    if not kind or not chosen:
        return None
    filters = service("com.sun.star.document.FilterFactory", context=context)
    made_as = next((item.Value for item in filters.getByName(chosen) if item.Name == "DocumentService"), "")
    if not made_as.startswith("com.sun.star.text."):
        raise Refused("not-a-text-document")
    document = service(made_as, context=context)
    try:
        document.load(described)
    except UnoException:
        _close(document)
        raise
    return document


def save(document: Any) -> None:
    """Write a document into its file, in the format in which it was loaded. Raises Refused."""
    try:
        document.store()
    except IOException as error:
        raise Refused("unwritable") from error


def _refuse_foreign(document: Any, path: pathlib.Path) -> None:
    """Refuse what is no document: LibreOffice opens anything, what it does not know as mere text."""
    if not document.supportsService("com.sun.star.text.TextDocument"):
        raise Refused("not-a-text-document")
    if _filter(document).startswith("Text"):
        if path.suffix.lower() in _NO_PLAIN_TEXT:
            raise Refused("damaged")
        if _binary(path):
            raise Refused("not-a-text-document")


def _filter(document: Any) -> str:
    return next((str(item.Value) for item in document.Args if item.Name == "FilterName"), "")


def _binary(path: pathlib.Path) -> bool:
    with open(path, "rb") as file:
        start = file.read(8192)
    return b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))


def _close(document: Any) -> None:
    try:
        document.close(True)
    except CloseVetoException:
        document.dispose()


class _Nobody(unohelper.Base, XInteractionHandler2):
    """Answers every question with Cancel.

    Which question it is can be seen from the answers that it allows only: PyUNO cannot carry the request itself, which is
    an exception.
    """

    def __init__(self) -> None:
        self.asked_for_password = False

    def handle(self, request: XInteractionRequest) -> None:
        self.handleInteractionRequest(request)

    def handleInteractionRequest(self, request: XInteractionRequest) -> bool:
        answers: List[XInteractionContinuation] = list(request.getContinuations())
        self.asked_for_password |= any(_is(answer, "com.sun.star.task.XInteractionPassword") for answer in answers)
        for answer in answers:
            if _is(answer, "com.sun.star.task.XInteractionAbort"):
                answer.select()
                break
        return True


def _is(thing: XInteractionContinuation, interface: str) -> bool:
    return thing.queryInterface(uno.getTypeByName(interface)) is not None
