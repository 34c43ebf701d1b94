"""A LibreOffice of our own: started with a profile of its own, spoken to through a pipe, always stopped again.

    with Office(pathlib.Path("profile")) as office:
        document = office.new_document()
        answer = office.dispatch(document.CurrentController.Frame, "CheckStructure")

The office is another process. It may fail to start, crash or hang; each of these becomes an `OfficeError` that carries
the end of what the office printed. All times are in seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import uuid
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, TypeVar, cast

import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.uno import Exception as UnoException

from .finding import OfficeError, find_program
from .listeners import Approval, Callback
from .profile import clean_environment, has_display, write_settings
from .uno_helpers import file_url, properties, service, spoken_to

_Result = TypeVar("_Result")

#: How long an office may take to start.
START_LIMIT = 120.0
#: How long the calls inside one `Office.guarded` may take.
CALL_LIMIT = 120.0
_ATTEMPTS = 20
#: Who answers Tigang's URLs (tigang_component.py).
_HANDLER = "org.tigang.ProtocolHandler"
#: How long a polite request to end may take.
STOP_LIMIT = 10.0


class Office:
    """A running LibreOffice; as a context manager, from its start to its end.

    ``profile``      folder of its settings and extensions, made when it does not exist; one office a profile at a time
    ``visible``      with windows (needs a display) or headless
    ``environment``  more environment variables, over the present ones
    ``language``     of the interface of a new profile: "en-US" or "zh-CN"
    ``quiet``        set a new profile to greet, ask and recover nothing, and to ``language``; an old one stays as it is
    ``log``          the file for what it prints; ``office.log`` in the profile unless given
    ``call_limit``   a guarded call that takes longer is taken for a hang, and the office is killed

    Attributes after the start: ``context`` (its component context), ``desktop``, ``process``.
    """

    def __init__(
        self,
        profile: pathlib.Path,
        visible: bool = False,
        environment: Optional[Mapping[str, str]] = None,
        *,
        language: str = "en-US",
        quiet: bool = True,
        log: Optional[pathlib.Path] = None,
        start_limit: float = START_LIMIT,
        call_limit: float = CALL_LIMIT,
    ) -> None:
        self.profile = pathlib.Path(profile).absolute()
        self.visible = visible
        self.environment = dict(environment or {})
        self.language = language
        self.quiet = quiet
        self._log_path = log or self.profile / "office.log"
        self.start_limit = start_limit
        self.call_limit = call_limit
        self.context: Any = None
        self.desktop: Any = None
        self.process: Optional[subprocess.Popen[bytes]] = None
        self._asking = threading.Lock()

    # start and end

    def __enter__(self) -> Office:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the office and connect to it. Raises OfficeError when it does not answer within the start limit."""
        if self.visible and sys.platform.startswith("linux") and not has_display({**os.environ, **self.environment}):
            raise OfficeError(
                "There is no display to show a window on. Run this in a desktop session, or under "
                "`xvfb-run`, or set DISPLAY."
            )
        self.profile.mkdir(parents=True, exist_ok=True)
        self._log_path.parent.mkdir(parents=True, exist_ok=True)
        if self.quiet:
            write_settings(self.profile, self.language)
        pipe = f"tigang-{os.getpid()}-{uuid.uuid4().hex[:12]}"
        with open(self._log_path, "wb") as log:
            self.process = subprocess.Popen(
                [find_program(), *self._arguments(pipe)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**clean_environment(), **self.environment},
                start_new_session=True,
            )
        try:
            self.context = self._connect(pipe)
            self.desktop = self.service("com.sun.star.frame.Desktop")
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """End the office, politely if it listens, else by killing it and all that it started."""
        if self.alive and self.desktop is not None:
            with contextlib.suppress(Exception), self.guarded(STOP_LIMIT):
                self.desktop.terminate()
                self.wait(STOP_LIMIT)
        self.kill()

    def kill(self) -> None:
        """End the office and all that it started at once, whatever it is doing."""
        self.context = self.desktop = None
        if self.process is None:
            return
        for how in ("SIGTERM", "SIGKILL"):
            _signal_group(self.process, how)
            if self.wait(2.0):
                break
        _signal_group(self.process, "SIGKILL")  # children outlive the first process: a crashed one's helpers

    @property
    def alive(self) -> bool:
        """Whether the process runs; a hung one does too."""
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> str:
        """What the office has printed since its last start, on stdout and stderr."""
        return self._log_path.read_text(encoding="utf-8", errors="replace") if self._log_path.exists() else ""

    # work

    def guarded(self, limit: Optional[float] = None, refusal: str = "") -> _Guard:
        """Guard calls, as a context manager: those in here that take longer than ``limit`` together kill the office.

        A call into a hung process never returns, and nothing but the end of that process makes it. A dead office, of
        itself or by our hand, raises OfficeError. Any other UNO exception passes, or with ``refusal`` becomes an
        OfficeError that says so. What is called in here makes its `services` in this office.
        """
        return _Guard(self, self.call_limit if limit is None else limit, refusal)

    def new_document(self) -> Any:
        """Return a new empty Writer document, hidden unless the office is visible."""
        return self._load("private:factory/swriter")

    def open(self, path: pathlib.Path) -> Any:
        """Return the document in the file ``path``. Raises OfficeError when LibreOffice cannot open it."""
        return self._load(file_url(path))

    def dispatch(self, frame: Any, verb: str, /, **arguments: Any) -> Dict[str, Any]:
        """Run Tigang's ``verb`` on a frame and give its answer: ``{"ok": true, …}`` or ``{"ok": false, "error": …}``.

        Arguments are text, bool or number; a dict or a list is passed on as JSON. Raises OfficeError when nobody answers.
        """
        plain = {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value
            for name, value in arguments.items()
        }
        with self.guarded():
            helper = self.service("com.sun.star.frame.DispatchHelper")
            event = helper.executeDispatch(frame, f"vnd.tigang:{verb}", "", 0, properties(**plain))
        result = getattr(event, "Result", None)
        if not isinstance(result, str):
            why = self._refusal()
            raise self.error(f"Nothing answered vnd.tigang:{verb}. Is the extension installed in {self.profile}? {why}")
        return dict(json.loads(result))

    def _refusal(self) -> str:
        """Return why nobody answers Tigang's URLs: what comes of making who should. LibreOffice itself says nothing of it."""
        try:
            with self.guarded():
                found = self.service(_HANDLER) is not None
        except (UnoException, OfficeError) as error:
            return str(error)
        return "It is there when it is asked for by name." if found else ""

    def install(self, oxt: pathlib.Path) -> None:
        """Install an extension for the profile's user, over an older one. It works after the next start.

        Raises OfficeError when LibreOffice refuses the file.
        """
        with self.guarded(refusal=f"LibreOffice refused {oxt}"):
            manager, abort, approval = self._extension_manager()
            manager.addExtension(file_url(oxt), (), "user", abort, approval)

    def uninstall(self, identifier: str) -> bool:
        """Remove the user's extension ``identifier`` and return whether it was there."""
        with self.guarded():
            manager, abort, approval = self._extension_manager()
            for extension in manager.getDeployedExtensions("user", abort, approval):
                if extension.getIdentifier().Value == identifier:
                    manager.removeExtension(identifier, extension.getName(), "user", abort, approval)
                    return True
        return False

    def on_main_thread(self, work: Callable[[], _Result]) -> _Result:
        """Call ``work`` here, but so that the office carries out its calls on its main thread.

        A window that opens on another thread, as calls through a bridge do, may block for ever with GTK.
        """
        callback = Callback(work)
        self._hand_over(callback)
        while not callback.finished.wait(0.1):
            if not self.alive:
                raise self.error("LibreOffice ended unexpectedly.")
        if callback.error is not None:
            raise callback.error
        return cast(_Result, callback.result)

    def _hand_over(self, callback: Callback) -> None:
        """PyUNO, asked by two threads at once for methods that it does not know yet, may find none: one asks after another."""
        for attempt in range(_ATTEMPTS):
            try:
                with self._asking:
                    self.service("com.sun.star.awt.AsyncCallback").addCallback(callback, None)
                return
            except AttributeError:
                if attempt == _ATTEMPTS - 1:
                    raise
                time.sleep(0.1)

    def service(self, name: str) -> Any:
        """Return a new instance of a service in the office."""
        return service(name, context=self.context)

    # the rest is how

    def _arguments(self, pipe: str) -> List[str]:
        how = [] if self.visible else ["--headless", "--invisible"]
        return [
            *how,
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
            f"-env:UserInstallation={self.profile.as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ]

    def _connect(self, pipe: str) -> Any:
        resolver = service("com.sun.star.bridge.UnoUrlResolver", context=uno.getComponentContext())
        deadline = time.monotonic() + self.start_limit
        while time.monotonic() < deadline:
            # suppressed within the guard, which would wait for the end of an office that is only not ready
            with self.guarded(max(1.0, deadline - time.monotonic())), contextlib.suppress(NoConnectException):
                return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            if not self.alive:
                raise self.error(
                    "LibreOffice ended while it was starting. It does so, too, when another one is "
                    f"running with the profile {self.profile}."
                )
            time.sleep(0.02)
        raise self.error(f"LibreOffice did not start within {self.start_limit:g} s.")

    def _load(self, url: str) -> Any:
        def load() -> Any:
            return self.desktop.loadComponentFromURL(url, "_blank", 0, properties(Hidden=not self.visible))

        with self.guarded(refusal=f"LibreOffice cannot open {url}"):
            document = self.on_main_thread(load) if self.visible else load()
        if document is None:
            raise self.error(f"LibreOffice cannot open {url}.")
        return document

    def _extension_manager(self) -> Tuple[Any, Any, Any]:
        """Return the manager, a channel to abort (never used) and somebody who says yes."""
        manager = self.context.getByName("/singletons/com.sun.star.deployment.ExtensionManager")
        return manager, manager.createAbortChannel(), Approval()

    def wait(self, seconds: float) -> bool:
        """Return whether the process has ended within that time."""
        try:
            if self.process is not None:
                self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def error(self, message: str) -> OfficeError:
        """Return an OfficeError of that message with the end of the log."""
        end = "\n".join(self.log.splitlines()[-40:]) or "(empty)"
        return OfficeError(f"{message}\nIts log, {self._log_path}:\n{end}")


def _signal_group(process: subprocess.Popen[bytes], how: str) -> None:
    """Send a signal to the process and to all that it started: soffice is a chain of three of them."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, getattr(signal, how))


class _Guard:
    """See `Office.guarded`.

    Not a generator with ``@contextmanager``: that one writes to the exceptions that pass, and UNO's refuse to be written to.
    """

    def __init__(self, office: Office, seconds: float, refusal: str) -> None:
        self._office = office
        self._seconds = seconds
        self._refusal = refusal
        self._hung = False
        self._timer = threading.Timer(seconds, self._end_hung)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._before = spoken_to.set(self._office.context)
        self._timer.start()

    def __exit__(self, _: object, error: Optional[BaseException], __: object) -> None:
        self._timer.cancel()
        spoken_to.reset(self._before)
        if error is not None and self._hung:
            raise self._office.error(
                f"LibreOffice did not answer within {self._seconds:g} s and was stopped."
            ) from error
        if not isinstance(error, UnoException):
            return
        if self._office.wait(0.5):  # the bridge breaks a moment before the process is gone
            raise self._office.error("LibreOffice ended unexpectedly.") from error
        if self._refusal:
            raise self._office.error(f"{self._refusal}: {error.Message}") from error

    def _end_hung(self) -> None:
        self._hung = True
        self._office.kill()
