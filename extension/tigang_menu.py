"""What the menu and the toolbar run: a job that hands its verb on to the protocol ``vnd.tigang:`` of the same frame.

A detour with a reason. LibreOffice asks for the state of every button, also of a hidden toolbar, and with GTK of every
entry of the menu too, as soon as a document is open. For a URL of our own protocol that would load Python whenever Writer
starts. For jobs it answers itself, and runs one only when it is chosen. Which job has which verb: Jobs.xcu.
"""

import unohelper
from com.sun.star.awt.SystemPointer import WAIT
from com.sun.star.task import XJob
from com.sun.star.util import URL


class MenuJob(unohelper.Base, XJob):
    def __init__(self, context):
        self.context = context

    def execute(self, arguments):
        given = {argument.Name: {value.Name: value.Value for value in argument.Value} for argument in arguments}
        frame = given["Environment"]["Frame"]
        url = URL(Complete="vnd.tigang:" + given["JobConfig"]["Verb"])
        transformer = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.util.URLTransformer", self.context
        )
        _, url = transformer.parseStrict(url)
        self.wait(frame)
        frame.queryDispatch(url, "_self", 0).dispatch(url, ())

    def wait(self, frame):
        """Show at once that something comes: what comes says when it is there; the first time that takes a while."""
        pointer = self.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Pointer", self.context)
        pointer.setType(WAIT)
        for window in (frame.ContainerWindow, frame.ComponentWindow):
            if window is not None:
                window.setPointer(pointer)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(MenuJob, "org.tigang.MenuJob", ("com.sun.star.task.Job",))
