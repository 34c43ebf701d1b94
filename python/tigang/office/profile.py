"""What a LibreOffice of our own finds when it starts: settings and environment."""

from __future__ import annotations

import os
import pathlib
from typing import Dict, Mapping
from xml.sax.saxutils import escape

#: Settings of a new profile: nothing may ask, greet or recover, because nobody is there to answer.
_QUIET = (
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Setup/Office", "OfficeRestartInProgress", "false"),
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),  # else the release notes are offered
    ("/org.openoffice.Setup/Product", "WhatsNew", "false"),
    ("/org.openoffice.Setup/Product", "LastTimeDonateShown", "4102444800"),  # the year 2100
    ("/org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", "4102444800"),
)


def write_settings(profile: pathlib.Path, language: str) -> None:
    """Make a profile that does not exist yet; one that does is left as it is."""
    path = profile / "user" / "registrymodifications.xcu"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    items = [
        *_QUIET,
        ("/org.openoffice.Setup/L10N", "ooLocale", language),
        ("/org.openoffice.Office.Linguistic/General", "UILocale", language),
    ]  # from which ooLocale is set at the start
    lines = [
        f'<item oor:path="{node}"><prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop></item>'
        for node, name, value in items
    ]
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n' + "\n".join(lines) + "\n</oor:items>\n",
        encoding="utf-8",
    )


def clean_environment() -> Dict[str, str]:
    """Return our environment without what is meant for the Python that runs here and would mislead the one inside the office.

    PYTHONPATH would send it to a checkout instead of the installed extension. On Linux it takes the home of the first
    python3 in PATH for its own: the system's must be found, not that of pyenv or of an active virtual environment.
    """
    given = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if os.name == "posix":
        given["PATH"] = os.pathsep.join(["/usr/bin", "/bin", given.get("PATH", os.defpath)])
    return given


def has_display(environment: Mapping[str, str]) -> bool:
    """Return whether windows can be shown with these variables of the environment (Linux)."""
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
