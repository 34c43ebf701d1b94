"""Outlines of one's own: renamed, given another category, deleted, restored; what else a file says stays as it is."""

from __future__ import annotations

import pathlib

import pytest

from tigang import commands
from tigang.commands.session import Session
from tigang.errors import TigangError
from tigang.library.environment import Environment

FILE = """\
# 自己写的
id: own-notice
title: {zh-CN: 通知, en: Notice}  # 可改
category: 公文
language: zh-CN
sections:
  - {id: one, heading: 一节}  # 一节
"""


@pytest.fixture
def session(tmp_path: pathlib.Path) -> Session:
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "own-notice.yaml").write_text(FILE, encoding="utf-8")
    return Session(None, Environment("zh-CN", tmp_path))


def code(session: Session, verb: str, **given: str) -> str:
    with pytest.raises(TigangError) as raised:
        commands.run(verb, session, given)
    return raised.value.code


def test_another_title_and_category(session: Session, tmp_path: pathlib.Path) -> None:
    done = commands.run("EditOutline", session, {"Outline": "own-notice", "Title": "会议通知", "Category": "会议"})
    assert done == {"outline": "own-notice", "file": str(tmp_path / "outlines" / "own-notice.yaml")}
    text = pathlib.Path(done["file"]).read_text(encoding="utf-8")
    assert "title: {zh-CN: 会议通知, en: Notice}" in text and "category: 会议" in text
    outline = session.library().outline("own-notice")
    assert outline.sections[0].heading == "一节"
    [kept] = (tmp_path / "backup").glob("own-notice~*.yaml")
    assert kept.read_text(encoding="utf-8") == FILE


def test_comments_stay_where_only_a_text_changes(session: Session, tmp_path: pathlib.Path) -> None:
    commands.run("EditOutline", session, {"Outline": "own-notice", "Category": "会议"})
    text = (tmp_path / "outlines" / "own-notice.yaml").read_text(encoding="utf-8")
    assert text == FILE.replace("公文", "会议")


def test_another_id(session: Session, tmp_path: pathlib.Path) -> None:
    commands.run("EditOutline", session, {"Outline": "own-notice", "Id": "huiyi-tongzhi"})
    assert [path.name for path in (tmp_path / "outlines").iterdir()] == ["huiyi-tongzhi.yaml"]
    assert session.library().outline("huiyi-tongzhi").category == "公文"
    assert code(session, "EditOutline", Outline="huiyi-tongzhi", Id="official-notice") == "file-exists"
    assert code(session, "EditOutline", Outline="huiyi-tongzhi", Id="../x") == "bad-id"


def test_deleted_and_restored(session: Session, tmp_path: pathlib.Path) -> None:
    commands.run("DeleteOutline", session, {"Outline": "own-notice"})
    assert "own-notice" not in session.library().outlines
    [deleted] = commands.run("ListDeletedOutlines", session, {})["outlines"]
    assert deleted["id"] == "own-notice" and deleted["deleted"].startswith("20")
    assert commands.run("ListTrash", session, {})["snippets"] == []
    commands.run("RestoreOutline", session, {"Outline": "own-notice"})
    assert (tmp_path / "outlines" / "own-notice.yaml").read_text(encoding="utf-8") == FILE
    assert commands.run("ListDeletedOutlines", session, {})["outlines"] == []
    assert code(session, "RestoreOutline", Outline="own-notice") == "outline-not-in-trash"


def test_what_is_not_ones_own_stays(session: Session) -> None:
    for verb in ("EditOutline", "DeleteOutline"):
        assert code(session, verb, Outline="official-notice") == "outline-not-own"
        assert code(session, verb, Outline="own-notise") == "unknown-outline"
