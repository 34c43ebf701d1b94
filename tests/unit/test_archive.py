"""A library handed on in a .zip: all of it or nothing, and nothing that leads elsewhere."""

from __future__ import annotations

import pathlib
import resource
import stat
import zipfile
from typing import Any, Dict, Union

import pytest

from odts import odt
from tigang import messages
from tigang.errors import TigangError
from tigang.library import archive, loading, writing
from tigang.snippets.model import Snippet

SNIPPET = "id: a\ntitle: 甲\ntext: 一\n"


@pytest.fixture
def mine(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "mine"
    writing.save_snippet(folder, Snippet("a", "甲", "一"))
    writing.save_snippet(folder, Snippet("rich", "丰", "字"), odt("<text:p>字</text:p>"))
    (folder / "outlines").mkdir()
    (folder / "outlines/o.yaml").write_text("id: o\ntitle: O\nsections: [{id: s, heading: S}]\n", encoding="utf-8")
    (folder / "backup").mkdir()
    (folder / "backup/x.yaml").write_text("x", encoding="utf-8")
    return folder


def packed(path: pathlib.Path, members: Dict[str, Union[str, bytes]]) -> pathlib.Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def everything(folder: pathlib.Path) -> Dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def code(source: pathlib.Path, folder: pathlib.Path) -> str:
    with pytest.raises(TigangError) as raised:
        archive.bring(source, folder)
    for language in messages.LANGUAGES:
        assert messages.get(f"error.{raised.value.code}", language, **raised.value.values)
    return raised.value.code


def test_handed_on_and_taken_in(mine: pathlib.Path, tmp_path: pathlib.Path) -> None:
    names = archive.export(mine, tmp_path / "库.zip")
    assert names == ["outlines/o.yaml", "snippets/a.yaml", "snippets/rich.odt", "snippets/rich.yaml"]
    report = archive.bring(tmp_path / "库.zip", tmp_path / "theirs")
    assert sorted(report.added) == ["outlines/o.yaml", "snippets/a.yaml", "snippets/rich.yaml"]
    theirs, ours = loading.load([tmp_path / "theirs"]), loading.load([mine])
    assert (theirs.problems, sorted(theirs.snippets), sorted(theirs.outlines)) == (
        (),
        sorted(ours.snippets),
        sorted(ours.outlines),
    )
    assert pathlib.Path(theirs.snippets["rich"].document).exists()
    again = archive.bring(tmp_path / "库.zip", tmp_path / "theirs")
    assert (again.added, again.replaced, again.kept) == ([], [], [])


def test_nothing_is_overwritten_unless_asked_for(mine: pathlib.Path, tmp_path: pathlib.Path) -> None:
    source = packed(
        tmp_path / "x.zip",
        {"snippets/a.yaml": SNIPPET.replace("一", "二"), "snippets/new.yaml": SNIPPET.replace("id: a", "id: new")},
    )
    assert archive.bring(source, mine)._asdict() == {
        "added": ["snippets/new.yaml"],
        "replaced": [],
        "same": [],
        "kept": ["snippets/a.yaml"],
    }
    assert loading.load([mine]).snippets["a"].text == "一"
    assert archive.bring(source, mine, replace=True).replaced == ["snippets/a.yaml"]
    assert loading.load([mine]).snippets["a"].text == "二"
    assert any("一" in path.read_text(encoding="utf-8") for path in (mine / "backup").iterdir())


def test_an_id_that_stands_in_another_file_is_left_out(mine: pathlib.Path, tmp_path: pathlib.Path) -> None:
    source = packed(tmp_path / "x.zip", {"snippets/other.yaml": SNIPPET})
    assert archive.bring(source, mine, replace=True).kept == ["snippets/other.yaml"]
    assert loading.load([mine]).problems == ()


def test_a_document_of_another_snippet_is_left_alone(mine: pathlib.Path, tmp_path: pathlib.Path) -> None:
    source = packed(
        tmp_path / "x.zip",
        {"snippets/n.yaml": "id: n\ntitle: N\ndocument: rich.odt\n", "snippets/rich.odt": odt("<text:p>别的</text:p>")},
    )
    before = (mine / "snippets/rich.odt").read_bytes()
    assert archive.bring(source, mine, replace=True).kept == ["snippets/n.yaml"]
    assert (mine / "snippets/rich.odt").read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "../x.yaml",
        "snippets/../../x.yaml",
        "/etc/x.yaml",
        "C:/x.yaml",
        "c:x.yaml",
        "snippets\\..\\..\\x.yaml",
        "\\\\host\\x.yaml",
        "snippets/../outlines/x.yaml",
        "x\0/../../y.yaml",
    ],
)
def test_names_that_lead_elsewhere(mine: pathlib.Path, tmp_path: pathlib.Path, name: str) -> None:
    before = everything(tmp_path / "mine")
    source = tmp_path / "x.zip"
    with zipfile.ZipFile(source, "w") as made:
        made.writestr("snippets/good.yaml", SNIPPET.replace("id: a", "id: good"))
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        made.writestr(info, SNIPPET)
    assert code(source, mine) == "zip-unsafe"
    assert everything(tmp_path / "mine") == before


def test_links(mine: pathlib.Path, tmp_path: pathlib.Path) -> None:
    source = tmp_path / "x.zip"
    with zipfile.ZipFile(source, "w") as made:
        info = zipfile.ZipInfo("snippets/link.yaml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/passwd")
    assert code(source, mine) == "zip-unsafe"


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"snippets/a.yaml": "id: ["}, "yaml-syntax"),
        ({"snippets/a.yaml": "id: a\n"}, "missing-key"),
        ({"snippets/a.yaml": b"id: \xff\n"}, "file-encoding"),
        ({"snippets/a.yaml": "id: ../../x\ntitle: t\ntext: x\n"}, "wrong-value"),
        ({"snippets/a.yaml": "id: q\ntitle: t\ndocument: no.odt\n"}, "document-missing"),
        ({"snippets/a.yaml": "id: q\ntitle: t\ndocument: ../no.odt\n"}, "wrong-value"),
        ({"snippets/a.yaml": "id: q\ntitle: t\ndocument: n.odt\n", "snippets/n.odt": "x"}, "odt-none"),
        ({"readme.txt": "x"}, "zip-empty"),
        ({"snippets/a.yaml": b"#" * 5_000_000}, "zip-too-large"),
    ],
)
def test_one_bad_file_and_nothing_is_taken(
    mine: pathlib.Path, tmp_path: pathlib.Path, members: Dict[str, Any], expected: str
) -> None:
    before = everything(mine)
    assert (
        code(
            packed(
                tmp_path / "x.zip",
                {**members, "outlines/new.yaml": "id: new\ntitle: N\nsections: [{id: s, heading: S}]\n"}
                if "readme.txt" not in members
                else members,
            ),
            mine,
        )
        == expected
    )
    assert everything(mine) == before


def test_bombs(mine: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 2_000_000)
    assert (
        code(packed(tmp_path / "x.zip", {f"snippets/{n}.yaml": b"#" * 500_000 for n in range(10)}), mine)
        == "zip-too-large"
    )
    monkeypatch.setattr(archive, "MAX_FILES", 5)
    assert code(packed(tmp_path / "y.zip", {f"{n}.txt": b"" for n in range(10)}), mine) == "zip-too-large"


@pytest.mark.parametrize("raw", [b"", b"no zip", b"PK\x03\x04 cut"])
def test_no_archive(mine: pathlib.Path, tmp_path: pathlib.Path, raw: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(raw)
    assert code(tmp_path / "x.zip", mine) == "zip-damaged"
    assert code(tmp_path / "none.zip", mine) == "file-unreadable"


def test_an_empty_library(tmp_path: pathlib.Path) -> None:
    with pytest.raises(TigangError) as raised:
        archive.export(tmp_path, tmp_path / "x.zip")
    assert raised.value.code == "library-empty"


def test_an_export_replaces_nothing_unasked(mine: pathlib.Path, tmp_path: pathlib.Path) -> None:
    target = tmp_path / "x.zip"
    target.write_bytes(b"mine")
    with pytest.raises(TigangError) as raised:
        archive.export(mine, target)
    assert (raised.value.code, target.read_bytes()) == ("target-exists", b"mine")
    assert archive.export(mine, target, replace=True) and zipfile.is_zipfile(target)
    with pytest.raises(TigangError) as raised:
        archive.export(mine, tmp_path / "no such folder/x.zip")
    assert (raised.value.code, (tmp_path / "no such folder").exists()) == ("file-unwritable", False)


@pytest.mark.parametrize("replace", [False, True])
def test_where_there_is_no_room_nothing_is_taken_in(mine: pathlib.Path, tmp_path: pathlib.Path, replace: bool) -> None:
    large = f"id: z\ntitle: 大\ntext: {'字' * 20_000}\n"
    small = {f"snippets/s{number}.yaml": f"id: s{number}\ntitle: T\ntext: t\n" for number in range(20)}
    source = packed(tmp_path / "x.zip", {**small, "snippets/a.yaml": SNIPPET + "tags: [b]\n", "snippets/z.yaml": large})
    before, limits = everything(mine), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(TigangError) as raised:
            archive.bring(source, mine, replace)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (raised.value.code, everything(mine)) == ("file-unwritable", before)
    assert len(archive.bring(source, mine, replace).added) == 21
