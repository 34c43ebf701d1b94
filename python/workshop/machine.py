"""Sets up what the demo and the tests need: the system's packages and a ``.venv``. A second run finds all there.

Runs before there is a ``.venv``, so it uses the standard library only.
"""

from __future__ import annotations

import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import time
from typing import List, Sequence, Tuple

from .basics import ROOT, VENV, VENV_PYTHON, Failure, requirements, run, say

_DEMO_PACKAGES = (
    "python3-venv",
    "python3-uno",
    "libreoffice-writer",
    "libreoffice-script-provider-python",
    "libreoffice-l10n-zh-cn",
    "fonts-noto-cjk",
    "fonts-liberation",
    "poppler-utils",
)
_TEST_PACKAGES = ("libreoffice-gtk3", "xvfb", "openbox", "imagemagick", "xdotool", "pandoc")
#: Programs that open a page for the tests, of which any will do. Debian's package is called as the first.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

#: Seconds: how long a lock of apt's is waited for (an upgrade of the whole system may hold it), and between two tries.
_LOCK_LIMIT, _LOCK_PAUSE = 1800.0, 5.0

_STAMP = VENV / "complete.txt"


def ready_for_demo() -> None:
    """Installs what `build.py demo` and `install` need. Raises Failure that says what to do by hand."""
    install(_DEMO_PACKAGES)
    _venv(requirements("pinned", "pinned-cli"))
    _command()


def ready_for_test() -> None:
    """Installs what `build.py test` needs. Raises Failure that says what to do by hand."""
    browser = () if any(map(shutil.which, BROWSERS)) else BROWSERS[:1]
    install(_DEMO_PACKAGES + _TEST_PACKAGES + browser)
    _venv(requirements("pinned", "pinned-cli", "pinned-compare", "pinned-cluster", "test"))
    _command()


# the system's packages


def install(packages: Tuple[str, ...]) -> None:
    """Installs the system's packages that are missing. Raises Failure that says what to do by hand."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        _look_for_programs(packages)
        return
    missing = _missing(packages)
    if not missing:
        return
    say(f"installing {' '.join(missing)}")
    environment = ["env", "LC_ALL=C", "DEBIAN_FRONTEND=noninteractive"]
    apt = [*as_root(f"apt-get install {' '.join(missing)}"), *environment, "apt-get", "-q", "-y"]
    _patiently([*apt, "update"], why="apt-get could not read the lists of packages")
    _patiently(
        [*apt, "-o", "Dpkg::Use-Pty=0", "install", "--no-install-recommends", *missing],
        why="apt-get could not install what is missing",
    )


def _patiently(apt: Sequence[object], why: str) -> None:
    """Runs apt-get, again and again while another program holds one of its locks. Raises Failure when it fails.

    Its own DPkg::Lock::Timeout waits for dpkg only, not for a program that reads the lists of packages.
    """
    deadline = time.monotonic() + _LOCK_LIMIT
    while True:
        code, complaints = _run_apt(apt)
        if code == 0:
            return
        if "Could not get lock" not in complaints or time.monotonic() > deadline:
            raise Failure(f"{why}: exit code {code} from: {' '.join(map(str, apt))}")
        say("apt is busy with another program; waiting for it")
        time.sleep(_LOCK_PAUSE)


def _run_apt(apt: Sequence[object]) -> Tuple[int, str]:
    """Its exit code and what it said on stderr, which is passed on line by line."""
    with subprocess.Popen(
        [str(part) for part in apt], stderr=subprocess.PIPE, encoding="utf-8", errors="replace"
    ) as process:
        said = []
        for line in process.stderr or ():
            sys.stderr.write(line)
            said.append(line)
    return process.returncode, "".join(said)


def _missing(packages: Tuple[str, ...]) -> List[str]:
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *packages],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    installed = {line.split()[0] for line in answer.stdout.decode().splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in installed]


def as_root(task: str) -> List[str]:
    """What to put before a command that only root may run. Raises Failure that names the task when there is nothing."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"]
    raise Failure(f"This needs root, and there is no sudo. As root: {task}")


def _look_for_programs(packages: Tuple[str, ...]) -> None:
    """On other systems: what cannot be installed from here can at least be named."""
    programs = {
        "libreoffice-writer": ("soffice", "libreoffice"),
        "poppler-utils": ("pdftoppm",),
        "xvfb": ("Xvfb",),
        "openbox": ("openbox",),
        "imagemagick": ("import",),
        "xdotool": ("xdotool",),
        "pandoc": ("pandoc",),
        "debootstrap": ("debootstrap",),
        "chromium": BROWSERS,
    }
    missing = [
        package
        for package in packages
        if package in programs and not any(shutil.which(program) for program in programs[package])
    ]
    if missing:
        raise Failure(
            "This is not Debian or Ubuntu, so install these by hand and put their programs in PATH "
            "(the names are Debian's): " + ", ".join(missing)
        )


# the .venv


def _venv(wanted: List[str]) -> None:
    """Makes the .venv, or adds to it what is wanted. The stamp is written last: without it nothing there is trusted."""
    base = _python_with_uno()
    version = os.path.realpath(base)  # /usr/bin/python3 becomes another Python when the system is upgraded
    first_line, *present = _STAMP.read_text(encoding="utf-8").splitlines() if _STAMP.exists() else [""]
    if first_line != version or not VENV_PYTHON.exists():
        say(f"making .venv from {base}")
        if VENV.exists():
            shutil.rmtree(VENV)
        run([base, "-m", "venv", "--system-site-packages", VENV], why="The .venv could not be made")
    elif set(wanted) <= set(present):
        return
    else:
        _STAMP.unlink()
    say(f"installing into .venv: {' '.join(wanted)}")
    # --ignore-installed: what the system has must not stand in for what is pinned here
    run(
        [VENV_PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--ignore-installed", *wanted],
        why="pip could not install into .venv",
    )
    _STAMP.write_text("\n".join([version, *wanted]) + "\n", encoding="utf-8")


def _command() -> None:
    """Makes ``.venv/bin/tigang``, which runs the checkout as it stands."""
    script = VENV_PYTHON.with_name("tigang")
    script.write_text(
        f"#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT / 'python'))} exec {shlex.quote(str(VENV_PYTHON))} "
        '-m tigang.cli "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)


def _python_with_uno() -> str:
    """The Python that LibreOffice's bindings are made for: seldom the one that runs this."""
    candidates = ["/usr/bin/python3", sys.executable, "/Applications/LibreOffice.app/Contents/Resources/python"]
    office = shutil.which("soffice")
    if office:
        program = pathlib.Path(office).resolve().parent
        candidates += [str(program / "python"), str(program / "python.exe")]
    for python in candidates:
        if pathlib.Path(python).exists() and _has_uno(python):
            return python
    raise Failure(
        "No Python here can `import uno`. Debian, Ubuntu: apt-get install python3-uno; "
        "Fedora: dnf install libreoffice-pyuno; elsewhere use the python inside LibreOffice's program folder."
    )


def _has_uno(python: str) -> bool:
    return (
        subprocess.call(
            [python, "-c", "import uno"], cwd=str(ROOT), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        == 0
    )
