"""Shared folders on a real WebDAV server, read by a real LibreOffice in its own process."""

from __future__ import annotations

import pathlib
import socket
import time
from typing import Any, Callable, Dict, Iterator

import pytest

from dav import Server
from documents import lines

Verb = Callable[..., Dict[str, Any]]


@pytest.fixture
def served(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "共享 (1)"
    (folder / "snippets").mkdir(parents=True)
    (folder / "snippets/学习 一.yaml").write_text(
        "id: from-the-server\ntitle: 共用\ntext: 服务器上的话。\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def share(office: Any, profile: pathlib.Path) -> Iterator[Callable[[str], None]]:
    """Makes a URL a shared folder of the office's user."""
    personal = profile / "user/tigang"

    def name(url: str) -> None:
        personal.mkdir(exist_ok=True)
        (personal / "folders.yaml").write_text(f"- {url}\n", encoding="utf-8")

    yield name
    (personal / "folders.yaml").unlink()


def test_a_snippet_from_a_server_and_from_its_copy_when_the_server_is_gone(
    document: Any, dispatch: Verb, served: pathlib.Path, share: Callable[[str], None]
) -> None:
    with Server(served) as server:
        share(server.url)
        assert dispatch("InsertSnippet", Snippet="from-the-server")["ok"]
        assert lines(document) == ["服务器上的话。"]
    assert dispatch("InsertSnippet", Snippet="from-the-server")["ok"]


def test_a_server_that_takes_the_call_and_says_nothing(dispatch: Verb, share: Callable[[str], None]) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        share(f"http://127.0.0.1:{deaf.getsockname()[1]}/tigang")
        for _ in range(2):
            assert dispatch("InsertSnippet", Snippet="causes-root")["ok"]
        deaf.settimeout(60)  # the verbs wait for nobody: the call may come after them
        call, _ = deaf.accept()
        with call:
            call.settimeout(60)
            assert call.recv(65536)
            call.setblocking(False)
            with pytest.raises(BlockingIOError):  # the call still waits for its answer; nobody else did
                call.recv(65536)
            deaf.setblocking(False)
            with pytest.raises(
                BlockingIOError
            ):  # nor was it made anew; LibreOffice does so itself when it is broken off
                deaf.accept()


def test_a_server_that_asks_for_a_password_asks_nobody(
    dispatch: Verb, served: pathlib.Path, share: Callable[[str], None]
) -> None:
    with Server(served, "user", "secret") as server:
        share(server.url)
        assert dispatch("InsertSnippet", Snippet="from-the-server")["error"]["code"] == "unknown-snippet"
        assert dispatch("InsertSnippet", Snippet="causes-root")["ok"]


def test_an_answer_without_end_is_refused(dispatch: Verb, served: pathlib.Path, share: Callable[[str], None]) -> None:
    (served / "snippets/endless.yaml").write_text("id: endless\ntitle: 无\ntext: 尽\n", encoding="utf-8")
    with Server(served, endless="endless.yaml") as server:
        share(server.url)
        assert dispatch("InsertSnippet", Snippet="causes-root")["ok"]
        for _ in range(300):
            if dispatch("InsertSnippet", Snippet="from-the-server")["ok"] and server.sent:
                break
            time.sleep(0.1)
        assert dispatch("InsertSnippet", Snippet="endless")["error"]["code"] == "unknown-snippet"
        assert 0 < server.sent < 1500  # megabytes, of two attempts, each broken off


def test_what_a_server_cuts_off_or_leads_in_a_circle_is_left_out(
    dispatch: Verb, served: pathlib.Path, share: Callable[[str], None]
) -> None:
    lies = {
        "circle.yaml": ("302 Found", [("Location", "circle.yaml"), ("Content-Length", "0")], b""),
        "away.yaml": ("302 Found", [("Location", "file:///etc/passwd"), ("Content-Length", "0")], b""),
        "cut.yaml": ("200 OK", [("Content-Length", "5000")], b"id: cut\ntitle: T\n"),
        "short.yaml": ("200 OK", [("Content-Length", "4")], b"id: short\ntitle: T\n"),
    }
    for name in lies:
        (served / "snippets" / name).write_text(f"id: {name[:-5]}\ntitle: T\ntext: t\n", encoding="utf-8")
    with Server(served, lies=lies) as server:
        share(server.url)
        for _ in range(300):
            if dispatch("InsertSnippet", Snippet="from-the-server")["ok"]:
                break
            time.sleep(0.1)
        assert dispatch("InsertSnippet", Snippet="from-the-server")["ok"]
        for name in lies:
            assert dispatch("InsertSnippet", Snippet=name[:-5])["error"]["code"] == "unknown-snippet"
