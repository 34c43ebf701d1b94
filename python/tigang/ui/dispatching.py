"""From a dispatched URL to a verb, and from its result to an answer.

With arguments a verb acts silently and answers its caller; without, it opens its dialog and speaks to the person.
"""

from __future__ import annotations

import json
import traceback
from typing import Any, Dict, Mapping, Sequence

from com.sun.star.frame import DispatchResultEvent, FeatureStateEvent
from com.sun.star.frame.DispatchResultState import FAILURE, SUCCESS

from .. import commands, texts
from ..errors import TigangError
from . import application

#: Arguments that LibreOffice adds of itself.
_FOREIGN = frozenset({"SynchronMode", "Referer", "FrameName", "KeyModifier", "AsTemplate"})


def dispatch(source: Any, context: Any, frame: Any, verb: str, arguments: Sequence[Any], listener: Any) -> None:
    """Runs ``verb``; tells ``listener`` the outcome as a DispatchResultEvent whose Result is a JSON string."""
    given = {argument.Name: argument.Value for argument in arguments if argument.Name not in _FOREIGN}
    environment = application.environment(context)
    silent = bool(given) or listener is not None and verb not in _dialogs()
    try:
        document = frame.Controller.Model if frame is not None and frame.Controller is not None else None
        if not given and verb in _dialogs() and document is not None:
            result = _dialogs()[verb](context, frame, document, environment)
        else:
            result = commands.run(verb, document, given, environment)
        answer: Dict[str, Any] = {"ok": True, **(result or {})}
    except TigangError as error:
        answer = _failure(error.code, texts.get(f"error.{error.code}", environment.language, **error.values))
    except Exception:  # noqa: BLE001 - whatever it is, the person reads a sentence and the log has the traceback
        detail = traceback.format_exc()
        print(detail)
        answer = _failure("unexpected", texts.get("error.unexpected", environment.language, detail=detail.splitlines()[-1]))
    if not silent and not answer["ok"]:
        application.message(context, frame, answer["error"]["message"], environment.language)
    if listener is not None:
        listener.dispatchFinished(DispatchResultEvent(source, SUCCESS if answer["ok"] else FAILURE,
                                                      json.dumps(answer, ensure_ascii=False)))


def _failure(code: str, message: str) -> Dict[str, Any]:
    return {"ok": False, "error": {"code": code, "message": message}}


def _dialogs() -> Mapping[str, Any]:
    from . import dialogs  # the dialogs are loaded when the first one is asked for  # noqa: PLC0415

    return dialogs.DIALOGS


def send_status(source: Any, frame: Any, listener: Any, url: Any) -> None:
    """Tells a menu or toolbar whether the command can be used: with a text document of Writer."""
    model = frame.Controller.Model if frame is not None and frame.Controller is not None else None
    enabled = model is not None and model.supportsService("com.sun.star.text.TextDocument")
    event = FeatureStateEvent()
    event.Source, event.FeatureURL, event.IsEnabled, event.Requery = source, url, enabled, False
    listener.statusChanged(event)
