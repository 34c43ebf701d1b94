"""The job that looks after each new window of Writer. It runs, and with it Python is loaded, only where that is wanted.

It is bound to its event as long as the extension is installed, and disabled: a job whose UserTime is later than its AdminTime
does not run.
https://wiki.documentfoundation.org/Documentation/DevGuide/Writing_UNO_Components#Jobs
"""

from __future__ import annotations

import contextlib
from typing import Any

from com.sun.star.uno import Exception as UnoException

from .uno_helpers import properties, service

_PATH = "/org.openoffice.Office.Jobs/Events/OnViewCreated/JobList/org.tigang.GuardWindow"
_RUNS, _RESTS = "2000-01-01T00:00:00Z", "2001-01-01T00:00:00Z"  # UserTime; AdminTime is that of the former (Jobs.xcu)


def look_after_windows(context: Any, wanted: bool) -> None:
    """Set whether the job runs with each new window from now on."""
    provider = service("com.sun.star.configuration.ConfigurationProvider", context=context)
    with contextlib.suppress(UnoException):  # the extension is not installed, or an administrator has locked it
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", properties(nodepath=_PATH)
        )
        access.setPropertyValue("UserTime", _RUNS if wanted else _RESTS)
        access.commitChanges()
