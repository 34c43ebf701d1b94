"""A real WebDAV server on this machine."""

from __future__ import annotations

import pathlib
import threading
from typing import Any

from cheroot import wsgi
from wsgidav.wsgidav_app import WsgiDAVApp


class Server:
    """Serves a folder; as a context manager, from its start to its end. ``user`` and ``password``: who may read."""

    def __init__(self, folder: pathlib.Path, user: str = "", password: str = "") -> None:
        accounts: Any = {user: {"password": password}} if user else True
        application = WsgiDAVApp(
            {
                "provider_mapping": {"/": str(folder)},
                "simple_dc": {"user_mapping": {"*": accounts}},
                "verbose": 0,
                "logging": {"enable": False},
            }
        )
        self._server = wsgi.Server(("127.0.0.1", 0), application)
        self._server.prepare()
        self.url = f"http://127.0.0.1:{self._server.bind_addr[1]}/"

    def __enter__(self) -> Server:
        threading.Thread(target=self._server.serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
