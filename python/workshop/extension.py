"""Installs, removes and tries the extension in a LibreOffice. Needs a Python that has ``uno``: run by build.py in .venv.

``unopkg`` would do the first two, but refuses to work for root; the office's own extension manager does not.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import sys
from typing import List, Optional

from tigang.office.finding import OfficeError
from tigang.office.process import Office

from .basics import CACHE, IDENTIFIER, say


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="workshop.extension")
    parser.add_argument("action", choices=("install", "uninstall", "run"))
    parser.add_argument("--oxt", type=pathlib.Path)
    parser.add_argument("--profile", type=pathlib.Path)
    parser.add_argument("--file", type=pathlib.Path)
    given = parser.parse_args(arguments)
    try:
        if given.action == "install":
            install(given.oxt, given.profile or users_profile())
        elif given.action == "uninstall":
            uninstall(given.profile or users_profile())
        else:
            run(given.oxt, given.file)
    except OfficeError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def install(oxt: pathlib.Path, profile: pathlib.Path) -> None:
    """Installs the extension into a profile. Raises OfficeError when a LibreOffice is using it."""
    _refuse_profile_in_use(profile)
    with Office(profile, quiet=False, log=CACHE / "install.log") as office:
        office.install(oxt)
    say(f"installed {oxt.name} into {profile}; it works when LibreOffice is started the next time")


def uninstall(profile: pathlib.Path) -> None:
    """Removes the extension from a profile. Raises OfficeError when a LibreOffice is using it."""
    _refuse_profile_in_use(profile)
    with Office(profile, quiet=False, log=CACHE / "install.log") as office:
        removed = office.uninstall(IDENTIFIER)
    say(f"removed Tigang from {profile}" if removed else f"Tigang is not installed in {profile}; nothing to remove")


def run(oxt: pathlib.Path, file: Optional[pathlib.Path]) -> None:
    """Shows Writer with the extension, in a profile of its own, until its last window is closed."""
    profile = CACHE / "profile-run"
    with Office(profile) as office:
        office.install(oxt)
    with Office(profile, visible=True) as office:
        if file:
            office.open(file)
        else:
            office.new_document()
        say("Writer is open; close its window to end this")
        assert office.process is not None
        office.process.wait()


def users_profile() -> pathlib.Path:
    """The profile of the person's own LibreOffice."""
    home = pathlib.Path.home()
    if sys.platform == "win32":
        return pathlib.Path(os.environ.get("APPDATA", home)) / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return home / "Library/Application Support/LibreOffice/4"
    return pathlib.Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "libreoffice" / "4"


def _refuse_profile_in_use(profile: pathlib.Path) -> None:
    """A second LibreOffice with the same profile would hand over to the first one and end."""
    if (profile / ".lock").exists():
        raise OfficeError(
            f"LibreOffice is running with the profile {profile}. Close all its windows and try again. "
            f"(If it is not running, it crashed: delete {profile / '.lock'}.)"
        )


if __name__ == "__main__":
    sys.exit(main())
