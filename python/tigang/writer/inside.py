"""Runs functions of ours inside the office, where a call to it takes a hundredth of its time over a bridge.

The office's own loader of Python components makes the object from this very file: nothing is installed for it. The loader
executes the file by itself, so nothing of Tigang can be imported before the caller has said where it lies.
"""

import importlib
import json
import sys

import unohelper
from com.sun.star.task import XJob

IMPLEMENTATION = "org.tigang.Inside"


class Inside(unohelper.Base, XJob):
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1task_1_1XJob.html"""

    def __init__(self, context, *_):
        self.context = context

    # XJob
    def execute(self, arguments):
        """Arguments: path (the caller's sys.path), function ("module:name"), argument (JSON). Answers with JSON."""
        given = {argument.Name: argument.Value for argument in arguments}
        sys.path += [folder for folder in given["path"] if folder not in sys.path]
        module, _, name = given["function"].partition(":")
        function = getattr(importlib.import_module(module), name)
        return json.dumps(function(self.context, json.loads(given["argument"])))


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Inside, IMPLEMENTATION, ())
