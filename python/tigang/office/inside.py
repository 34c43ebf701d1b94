"""Runs our functions inside the office, where a call to it takes a hundredth of its time over a bridge.

They run on the office's main thread, as the extension does. On another one the office may at the same time bring its
windows' state up to date, hidden ones' too, and die of what it finds half changed.

The office's own loader of Python components makes the object from this very file: nothing is installed for it. The loader
executes the file by itself, so nothing of Tigang can be imported before the caller has said where it lies.
"""

import importlib
import json
import sys
import threading
from typing import Any, Callable, Optional

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.task import XJob

IMPLEMENTATION = "org.tigang.Inside"


class Inside(unohelper.Base, XJob):
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1task_1_1XJob.html"""

    def __init__(self, context: Any, *_: Any) -> None:
        self.context = context

    # XJob
    def execute(self, arguments: Any) -> str:
        """Run a function: path (the caller's sys.path), function ("module:name"), argument (JSON). Returns JSON."""
        given = {argument.Name: argument.Value for argument in arguments}
        sys.path += [folder for folder in given["path"] if folder not in sys.path]
        module, _, name = given["function"].partition(":")
        call = _Call(getattr(importlib.import_module(module), name), self.context, json.loads(given["argument"]))
        self.context.ServiceManager.createInstance("com.sun.star.awt.AsyncCallback").addCallback(call, None)
        call.done.wait()
        if call.error is not None:
            raise call.error
        return json.dumps(call.result)


class _Call(unohelper.Base, XCallback):
    """A function with its arguments, called when the office's main thread has time for it."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        self.function, self.arguments = function, arguments
        self.done = threading.Event()
        self.result: Any = None
        self.error: Optional[BaseException] = None

    # XCallback
    def notify(self, data: Any) -> None:
        try:
            self.result = self.function(*self.arguments)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller shall have it
            self.error = error
        finally:
            self.done.set()


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Inside, IMPLEMENTATION, ())
