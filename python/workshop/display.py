"""A screen that nobody sits at, for windows that must be real: Xvfb with a window manager, keys, and pictures of it."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import time
from typing import Any, Callable, Dict, List

from .basics import Failure

_PACKAGES = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick"}

_PATIENCE = 20.0  # seconds until a window that does not come counts as missing


class Display:
    """As a context manager, from its start to its end. ``environment`` is what programs need to appear on it."""

    def __init__(self, width: int = 1280, height: int = 900) -> None:
        self._size = f"{width}x{height}x24"
        self._processes: List[subprocess.Popen[bytes]] = []
        self.environment: Dict[str, str] = {}

    def __enter__(self) -> Display:
        missing = [package for program, package in _PACKAGES.items() if not shutil.which(program)]
        if missing:
            raise Failure(f"A screen without a person needs: {' '.join(missing)} (apt-get install them)")
        try:
            self.environment = {"DISPLAY": self._start_server(), "SAL_USE_VCLPLUGIN": "gtk3"}
            self._start("openbox")  # without a window manager, windows stay tiny and get no keys
            self._wait_for_window_manager()
            self._run("xdotool", "mousemove", "0", "10000")  # out of the way: where it rests, help pops up
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def press(self, *keys: str) -> None:
        """Presses keys one after another, as ``xdotool key`` names them: "alt+o", "Return"."""
        for key in keys:
            self._run("xdotool", "key", key)
            time.sleep(0.2)

    def click(self, x: int, y: int) -> None:
        """Press the mouse at a place of the screen and take it away again."""
        self._run("xdotool", "mousemove", str(x), str(y), "click", "1")
        time.sleep(1)  # what it opens may unfold
        self._run("xdotool", "mousemove", "0", "10000")

    def type(self, text: str) -> None:
        self._run("xdotool", "type", "--delay", "40", text)
        time.sleep(0.3)

    def windows(self, title: str) -> List[str]:
        """The visible windows whose title matches a regular expression."""
        return self._run("xdotool", "search", "--onlyvisible", "--name", title, check=False).split()

    def wait_for(self, title: str) -> str:
        """The window of that title, when it is there. Raises Failure when it does not come."""
        found = self._patiently(lambda: self.windows(title))
        if not found:
            raise Failure(f"No window with the title {title!r} appeared")
        time.sleep(0.5)  # it takes the keyboard a moment after it appears
        return found[-1]

    def wait_gone(self, title: str) -> None:
        if not self._patiently(lambda: not self.windows(title)):
            raise Failure(f"The window with the title {title!r} stays")

    def place(self, window: str, x: int, y: int, width: int, height: int) -> None:
        self._run(
            "xdotool",
            "windowmove",
            window,
            str(x),
            str(y),
            "windowsize",
            "--sync",
            window,
            str(width),
            str(height),
            check=False,
        )

    def picture(self, path: pathlib.Path) -> None:
        """Writes what the screen shows as an image."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._run("import", "-window", "root", str(path))

    def _patiently(self, look: Callable[[], Any]) -> Any:
        deadline = time.monotonic() + _PATIENCE
        while True:
            found = look()
            if found or time.monotonic() > deadline:
                return found
            time.sleep(0.2)

    def _start_server(self) -> str:
        read, write = os.pipe()
        self._start("Xvfb", "-displayfd", str(write), "-screen", "0", self._size, "-nolisten", "tcp", pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        return f":{number}"

    def _wait_for_window_manager(self) -> None:
        for _ in range(100):
            if self._run("xdotool", "get_num_desktops", check=False).strip() not in {"", "0"}:
                return
            time.sleep(0.1)
        raise Failure("openbox did not start")

    def _start(self, *command: str, pass_fds: tuple = ()) -> None:
        self._processes.append(
            subprocess.Popen(
                command,
                env={**os.environ, **self.environment},
                pass_fds=pass_fds,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def _run(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(
            command,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=30,
            check=check,
        )
        return done.stdout.decode()
