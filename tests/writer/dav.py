"""A real WebDAV server on this machine."""

from __future__ import annotations

import pathlib
import threading
from typing import Any, Iterator, List, Mapping, Tuple

from cheroot import wsgi
from wsgidav.wsgidav_app import WsgiDAVApp

Lies = Mapping[str, Tuple[str, List[Tuple[str, str]], bytes]]
_NONE: Lies = {}


class Server:
    """Serves a folder; as a context manager, from its start to its end. ``user`` and ``password``: who may read.

    ``endless``: the name of a file that has no end when it is fetched; ``sent``: how many megabytes of it have gone.
    ``lies``: how fetching files of some names is answered instead: status, headers, content.
    """

    def __init__(
        self, folder: pathlib.Path, user: str = "", password: str = "", endless: str = "", lies: Lies = _NONE
    ) -> None:
        self.sent = 0
        accounts: Any = {user: {"password": password}} if user else True
        application = WsgiDAVApp(
            {
                "provider_mapping": {"/": str(folder)},
                "simple_dc": {"user_mapping": {"*": accounts}},
                "verbose": 0,
                "logging": {"enable": False},
            }
        )

        def answer(environment: Any, start: Any) -> Any:
            name = environment["PATH_INFO"].rpartition("/")[2]
            if environment["REQUEST_METHOD"] == "GET" and name in lies:
                status, headers, body = lies[name]
                start(status, headers)
                return [body]
            if not endless or environment["REQUEST_METHOD"] != "GET" or not environment["PATH_INFO"].endswith(endless):
                return application(environment, start)
            start("200 OK", [("Content-Type", "application/octet-stream")])
            return self._megabytes()

        self._server = wsgi.Server(("127.0.0.1", 0), answer)
        self._server.prepare()
        self.url = f"http://127.0.0.1:{self._server.bind_addr[1]}/"

    def _megabytes(self) -> Iterator[bytes]:
        while self.sent < 2000:  # else a test that fails would end the machine
            self.sent += 1
            yield b"#" * 1_000_000

    def __enter__(self) -> Server:
        threading.Thread(target=self._server.serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
