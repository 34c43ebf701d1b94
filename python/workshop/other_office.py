"""Runs the tests with another LibreOffice than the machine's: in a folder with a Debian of its own.

The folder ``.cache/office-<version>`` is made by debootstrap when it is first asked for, and kept. In there ``build.py
test`` sets up what is missing, as on any machine. It runs on a copy of the checkout: what a run writes stays inside.
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from typing import Dict, List, NamedTuple, Sequence

from . import machine
from .basics import CACHE, ROOT, Failure, run, say, status


class _Debian(NamedTuple):
    suite: str
    backports: bool = False


OFFICES = {"25.2": _Debian("trixie"), "26.8": _Debian("trixie", backports=True)}

_MIRROR = "http://deb.debian.org/debian"

#: Makes a folder ($1) with a suite of Debian ($2) and, where so wanted ($3), its backports before everything else.
#: Under another name until it is whole: one that was left half made is never used.
_MAKE = f"""
rm -rf "$1" "$1.part"
debootstrap --variant=minbase --include=ca-certificates,python3 "$2" "$1.part" {_MIRROR}
if [ "$3" = backports ]; then
    echo "deb {_MIRROR} $2-backports main" > "$1.part/etc/apt/sources.list.d/backports.list"
    echo "APT::Default-Release \\"$2-backports\\";" > "$1.part/etc/apt/apt.conf.d/backports"
fi
mkdir "$1.part/tigang"
mv "$1.part" "$1"
"""

#: Copies the checkout ($2) into the folder ($1), without what was made for the machine's own Python, and in place of the
#: one before, but for its .venv and its caches. The servers of names and the authorities known here are known there, too.
_COPY = """
find "$1/tigang" -mindepth 1 -maxdepth 1 ! -name ".*" -exec rm -rf {} +
tar -C "$2" --exclude=./.cache --exclude=./.venv --exclude=./.git --exclude="./.*_cache" --exclude=./dist --exclude=./out \
    --exclude=__pycache__ -c . | tar -C "$1/tigang" -x --no-same-owner
for known in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
    if [ -e "$known" ]; then cp "$known" "$1$known"; fi
done
"""

#: Runs a command in the folder ($1). The shell stays above it and takes leave of processes whose parents have ended.
_ENTER = """
folder="$1"; shift
mount -t proc proc "$folder/proc"
mount --rbind /dev "$folder/dev"
chroot "$folder" sh -c 'cd /tigang && "$@"; exit $?' sh "$@"
"""
#: What is mounted goes with the command, and so does all that it started.
_NAMESPACE = ("unshare", "--mount", "--pid", "--fork", "--kill-child")


def test(version: str, arguments: Sequence[object]) -> int:
    """Runs ``build.py test`` with the LibreOffice of that version; its exit code. Raises Failure that says what to do."""
    if not sys.platform.startswith("linux"):
        raise Failure("A Debian of its own needs Linux. With this machine's LibreOffice: python3 build.py test")
    folder = CACHE / f"office-{version}"
    root = machine.as_root(f"python3 build.py test --office {version}")
    _make(folder, OFFICES[version], root)
    run([*root, "sh", "-euc", _COPY, "sh", folder, ROOT], why=f"The checkout could not be copied into {folder}")
    set_up = "import sys; sys.path.insert(0, 'python'); from workshop import machine; machine.ready_for_test()"
    if _enter(folder, root, ["python3", "-c", set_up]) != 0:
        raise Failure(f"{folder} could not be set up, see above. To begin anew, delete it (as root).")
    _refuse_other(version, folder)
    return _enter(folder, root, ["python3", "build.py", "test", *arguments])


def _make(folder: pathlib.Path, debian: _Debian, root: List[str]) -> None:
    if folder.exists():
        return
    machine.install(("debootstrap", "debian-archive-keyring"))
    say(f"making {folder.relative_to(ROOT)}: Debian {debian.suite}{' with backports' if debian.backports else ''}")
    CACHE.mkdir(exist_ok=True)
    run(
        [*root, *_NAMESPACE, "sh", "-euc", _MAKE, "sh", folder, debian.suite, "backports" if debian.backports else ""],
        why="debootstrap could not make a Debian",
    )


def _enter(folder: pathlib.Path, root: List[str], command: Sequence[object]) -> int:
    given = (f"{name}={value}" for name, value in _environment().items())
    return status([*root, "env", "-i", *given, *_NAMESPACE, "sh", "-euc", _ENTER, "sh", folder, *command])


def _environment() -> Dict[str, str]:
    """Nothing of the person's but how the network is reached."""
    network = {
        name: value
        for name, value in os.environ.items()
        if name.lower().endswith("_proxy") or name in {"SSL_CERT_FILE", "PIP_CERT", "PIP_INDEX_URL"}
    }
    return {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **network}


def _refuse_other(version: str, folder: pathlib.Path) -> None:
    """Debian moves on. Raises Failure when its LibreOffice has become another one."""
    asked = [
        "dpkg-query",
        f"--admindir={folder}/var/lib/dpkg",
        "--show",
        "--showformat",
        "${Version}",
        "libreoffice-core",
    ]
    found = subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout.decode().rpartition(":")[2]
    if not found.startswith(f"{version}."):
        raise Failure(f"Debian has LibreOffice {found} in the place of {version} by now: name it so in {__name__}.")
    say(f"the tests with LibreOffice {found}")
