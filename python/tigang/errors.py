"""Errors that people read."""

from __future__ import annotations

from typing import Any, Dict


class TigangError(Exception):
    """Something that a person can fix, said in the words of `messages`.

    ``code`` is a key of the message catalogue (``error.<code>``) and stable for scripts; ``values`` fill the message.
    """

    def __init__(self, code: str, /, **values: Any) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Dict[str, Any] = values

    def __str__(self) -> str:
        from . import messages  # here, because texts itself may raise  # noqa: PLC0415

        return messages.get(f"error.{self.code}", "en", **self.values)
