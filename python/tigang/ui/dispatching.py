"""From a dispatched URL to a verb, and from its result to an answer.

With arguments a verb acts silently and returns to its caller; without, it opens its dialog and speaks to the person.
"""

from __future__ import annotations

import json
import urllib.parse
from typing import Any, Dict, Mapping, Sequence

from com.sun.star.frame import DispatchResultEvent
from com.sun.star.frame.DispatchResultState import FAILURE, SUCCESS

from .. import commands, messages
from ..commands.session import Session
from ..errors import TigangError
from . import application, controller

#: Verbs whose dialog needs no document: in the Start Centre there is none.
_ANYWHERE = frozenset({"NewDocument", "SnippetLibrary"})

#: Arguments that LibreOffice adds of itself.
_FOREIGN = frozenset({"SynchronMode", "Referer", "FrameName", "KeyModifier", "AsTemplate"})


#: Verbs that take arguments in their URL. A document's link can be such a URL, too: nothing that writes a file or the text.
_BY_URL = frozenset({"IgnoreFinding"})


def dispatch(source: Any, context: Any, frame: Any, verb: str, arguments: Sequence[Any], listener: Any) -> None:
    """Run ``verb`` and report the outcome to ``listener`` as a DispatchResultEvent whose Result is a JSON string.

    Menus, keys and toolbars give neither arguments nor a listener: there a person waits, who is shown what went wrong. What
    the context menu has to give, it writes into the URL: ``IgnoreFinding?Rule=number-gap&Paragraph=3``.
    """
    given = {argument.Name: argument.Value for argument in arguments if argument.Name not in _FOREIGN}
    verb, _, written = verb.partition("?")
    by_menu = bool(written) and not given and listener is None
    if verb in _BY_URL:
        given.update(urllib.parse.parse_qsl(written))
    environment = application.environment(context)
    opens = not given and verb in _dialogs()
    person = by_menu or (not given and (opens or listener is None))
    try:
        document = frame.Controller.Model if frame is not None and frame.Controller is not None else None
        session = controller.at(frame) or Session(document, environment, frame)
        if opens and document is None and (verb not in _ANYWHERE or frame is None):
            raise TigangError("no-document")
        result = commands.as_json(_shown(verb, context, session)) if opens else commands.run(verb, session, given)
        answer: Dict[str, Any] = {"ok": True, **result}
    except Exception as error:  # noqa: BLE001 - whatever it is, the person reads a sentence and the log has the traceback
        code, message = application.explain(error, environment.language)
        answer = {"ok": False, "error": {"code": code, "message": message}}
    application.ready(frame)
    if person:
        _report(context, frame, answer, environment.language)
    if listener is not None:
        state = SUCCESS if answer["ok"] else FAILURE
        listener.dispatchFinished(DispatchResultEvent(source, state, _written(answer)))


def _written(answer: Mapping[str, Any]) -> str:
    """Return an answer as JSON; halves of characters, which a file's name may hold and PyUNO does not survive, as escapes."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def _shown(verb: str, context: Any, session: Session) -> Any:
    """Return what the window of a verb returns. While it is open, the document is read again only when it has changed."""
    show = _dialogs()[verb]
    if not session.is_about_text:
        return show(context, session.frame, session)
    watching = controller.of(context, session.frame, session.environment)
    try:
        return show(context, session.frame, watching)
    finally:
        watching.ignore()  # a window that stays listens


def _report(context: Any, frame: Any, answer: Mapping[str, Any], language: str) -> None:
    """Say what the person would not see otherwise: an error, what was taken out, or that there is no placeholder to go to."""
    window = frame.ContainerWindow if frame is not None else None
    if not answer["ok"]:
        application.message(context, window, answer["error"]["message"], language)
    elif "placeholder" in answer and answer["placeholder"] is None:
        application.notice(frame, "tigang.placeholder", messages.get("ui.no-placeholder", language), language)
    elif answer.get("removed"):
        application.notice(frame, "tigang.removed", messages.removed(answer["removed"], language), language)


def _dialogs() -> Mapping[str, Any]:
    from . import dialogs  # the dialogs are loaded when the first one is asked for  # noqa: PLC0415

    return dialogs.DIALOGS
