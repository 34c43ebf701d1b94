"""``tigang check`` with a real LibreOffice."""

from __future__ import annotations

import io
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import threading
import time
import zipfile
from typing import Any, Callable, Iterator, List, Optional

import pytest
from running import Run, command, environment, temporary  # type: ignore[import-not-found]

import tigang as library
from tigang.office import memory, worker

Folder = Callable[..., pathlib.Path]


def rules(result: Any) -> List[str]:
    return [finding["rule"] for finding in result["findings"]]


def test_every_format_gives_the_same_findings(folder: Folder, tigang: Run) -> None:
    names = ["gap.odt", "gap.docx", "gap.rtf", "gap.doc", "gap.fodt", "gap.txt"]
    place = folder(*names)
    done = tigang("check", *(place / name for name in names), "--format", "json")
    report = json.loads(done.stdout)
    assert report["version"] == 1
    assert [pathlib.Path(file["path"]).name for file in report["files"]] == names
    assert [(rules(file), file["error"], file["findings"][0]["paragraph"]) for file in report["files"]] == [
        (["number-gap"], None, 2)
    ] * len(names)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_long_document_with_heading_styles(tmp_path: pathlib.Path, tigang: Run) -> None:
    chapters = "".join(
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{number}、{number}组的工作</text:h>'
        + f"<text:p>{number}组有关情况、存在的问题和今后的打算。</text:p>" * 20
        for number in "一二四五六七八九十"
    )
    path = tmp_path / "long.fodt"
    path.write_text(
        """<?xml version="1.0"?><office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:styles><style:style style:name="Heading_20_1"
        style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/></office:styles>
        <office:body><office:text>"""
        + chapters
        + "</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    done = tigang("check", path, "--format", "json")
    (file,) = json.loads(done.stdout)["files"]
    assert (file["error"], rules(file), file["findings"][0]["paragraph"]) == (None, ["number-gap"], 42)


def test_text_is_a_line_a_finding_and_a_summary(folder: Folder, tigang: Run) -> None:
    place = folder("gap.odt", "ordered.docx")
    done = tigang("check", "gap.odt", "ordered.docx", cwd=place)
    assert done.stdout.splitlines() == [
        "gap.odt:3: error number-gap “二、” is missing before “三、”.",
        "2 checked, errors: 1",
    ]
    assert done.returncode == 1


def test_in_chinese(folder: Folder, tigang: Run) -> None:
    done = tigang("check", folder("gap.odt"), "--language", "zh-CN")
    assert done.stdout.splitlines()[-1] == "已检查 1 个文件，错误 1 个"
    assert "之前缺少“二、”" in done.stdout


@pytest.mark.parametrize(("name", "code"), [("ordered.odt", 0), ("styles.odt", 0), ("gap.odt", 1), ("damaged.docx", 2)])
def test_exit_code(folder: Folder, tigang: Run, name: str, code: int) -> None:
    assert tigang("check", folder(name)).returncode == code


def test_whatever_is_wrong_with_a_file_the_others_are_done(folder: Folder, tigang: Run) -> None:
    place = folder("damaged.docx", "empty.docx", "gap.odt", "ordered.rtf", "other.docx", "secret.odt")
    done = tigang("check", place, place / "absent.odt", "--format", "json", "--jobs", 2)
    files = {pathlib.Path(file["path"]).name: file for file in json.loads(done.stdout)["files"]}
    assert {name: file["error"]["code"] for name, file in files.items() if file["error"]} == {
        "damaged.docx": "damaged",
        "empty.docx": "empty-file",
        "other.docx": "damaged",
        "secret.odt": "password-protected",
        "absent.odt": "not-found",
    }
    assert rules(files["gap.odt"]) == ["number-gap"]
    assert rules(files["ordered.rtf"]) == []
    assert done.returncode == 2


def test_a_folder_is_walked_and_lock_files_are_left(folder: Folder, tigang: Run) -> None:
    place = folder("ordered.odt", "ordered.docx")
    (place / "deep").mkdir()
    (place / "ordered.odt").rename(place / "deep" / "ordered.odt")
    (place / ".~lock.ordered.docx#").write_text("x", encoding="utf-8")
    (place / "~$dered.docx").write_text("x", encoding="utf-8")
    (place / "notes.bin").write_text("x", encoding="utf-8")
    done = tigang("check", place, place / "ordered.docx")
    assert (done.stdout, done.returncode) == ("2 checked, no findings\n", 0)


def test_all_of_a_folder_of_everything_is_in_the_list_with_its_reason(folder: Folder, tigang: Run) -> None:
    place = folder("damaged.docx", "empty.docx", "gap.odt", "secret.odt", "secret.docx", "secret.doc")
    (place / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with zipfile.ZipFile(place / "all.zip", "w") as archive:
        archive.write(place / "gap.odt")
    (place / "all.docx").write_bytes((place / "all.zip").read_bytes())
    (place / "noise.doc").write_bytes(bytes(range(256)) * 40)
    (place / ".~lock.gap.odt#").write_text("x", encoding="utf-8")
    os.mkfifo(place / "pipe.odt")
    (place / "gone.odt").symlink_to(place / "nowhere.odt")
    (place / "circle.odt").symlink_to("circle.odt")
    (place / "deep").mkdir()
    (place / "deep" / "up").symlink_to(place)
    named_in_gbk = os.path.join(os.fsencode(place), "检查材料.odt".encode("gbk"))
    os.rename(place / "gap.odt", named_in_gbk)
    files = json.loads(tigang("check", place, "--all", "--format", "json").stdout)["files"]
    assert {pathlib.Path(file["path"]).name: file["error"] and file["error"]["code"] for file in files} == {
        "all.docx": "damaged",
        "all.zip": "not-a-document",
        "circle.odt": "not-a-file",
        "damaged.docx": "damaged",
        "empty.docx": "empty-file",
        "gone.odt": "not-a-file",
        "noise.doc": "damaged",
        "pipe.odt": "not-a-file",
        "scan.png": "not-a-document",
        "secret.doc": "password-protected",
        "secret.docx": "password-protected",
        "secret.odt": "password-protected",
        files[-1]["path"].rpartition("/")[2]: None,
    }
    assert rules(files[-1]) == ["number-gap"]


def test_a_folder_without_documents_is_a_mistake(folder: Folder, tigang: Run) -> None:
    done = tigang("check", folder())
    assert "holds no documents" in done.stdout
    assert done.returncode == 2


@pytest.mark.parametrize("kind", ["json", "sarif", "html"])
def test_the_report_goes_into_a_file(folder: Folder, tigang: Run, tmp_path: pathlib.Path, kind: str) -> None:
    output = tmp_path / f"report.{kind}"
    done = tigang("check", folder("gap.odt"), "--output", output)
    assert (done.stdout, done.stderr, done.returncode) == ("", "1 checked, errors: 1\n", 1)
    assert output.read_text(encoding="utf-8").startswith("<!DOCTYPE html>" if kind == "html" else "{")


def test_an_outline_by_id_and_by_path(folder: Folder, tigang: Run, tmp_path: pathlib.Path) -> None:
    place = folder("gap.odt")
    (tmp_path / "own.yaml").write_text(
        "id: own\ntitle: Own\nlanguage: zh-CN\nsections:\n  - {id: end, heading: 结语}\n", encoding="utf-8"
    )
    by_id = json.loads(tigang("check", place, "--outline", "project-report", "--format", "json").stdout)["files"][0]
    by_path = json.loads(tigang("check", place, "--outline", "own.yaml", "--format", "json", cwd=tmp_path).stdout)[
        "files"
    ][0]
    assert (by_id["outline"], by_path["outline"]) == ("project-report", "own")
    assert "section-missing" in rules(by_path)
    (tmp_path / "ours.yaml").write_text("id: ours\nextend: own\ntitle: Ours\n", encoding="utf-8")
    extending = tigang("check", place, "--outline", "ours.yaml", "--format", "json", cwd=tmp_path)
    assert json.loads(extending.stdout)["files"][0]["outline"] == "ours"


def test_bad_usage(folder: Folder, tigang: Run, tmp_path: pathlib.Path) -> None:
    place = folder("gap.odt")
    for arguments, said in [
        ((), "Missing argument"),
        ((place, "--in-place"), "--in-place needs --fix"),
        ((place, "--unsafe-fixes"), "--unsafe-fixes needs --fix or --diff"),
        ((place, "--diff", "--format", "json"), "--diff goes with"),
        ((place, "--outline", "project-reprot"), "project-report"),
        ((place, "--jobs", 0), "--jobs"),
        ((place, "--output", tmp_path / "no" / "report.json"), "There is no folder"),
        ((place, "--format", "xlsx"), "--format xlsx needs --output"),
    ]:
        done = tigang("check", *arguments)
        assert said in done.stderr
        assert done.returncode == 2


# --- fixing


@pytest.mark.parametrize("suffix", [".odt", ".docx", ".rtf", ".doc", ".fodt", ".txt"])
def test_fix_writes_a_copy_in_the_same_format(folder: Folder, tigang: Run, suffix: str) -> None:
    place = folder(f"styles{suffix}")
    original = (place / f"styles{suffix}").read_bytes()
    done = tigang("check", place, "--fix", "--format", "json")
    [file] = json.loads(done.stdout)["files"]
    assert (file["fixed"], file["written"], file["findings"]) == (1, str(place / f"styles.fixed{suffix}"), [])
    assert sorted(path.name for path in place.iterdir()) == sorted([f"styles.fixed{suffix}", f"styles{suffix}"])
    assert (place / f"styles{suffix}").read_bytes() == original
    assert (place / f"styles.fixed{suffix}").read_bytes()[:4] == original[:4]
    again = json.loads(tigang("check", place / f"styles.fixed{suffix}", "--format", "json").stdout)["files"][0]
    assert (again["findings"], again["error"]) == ([], None)


def test_a_diff_shows_what_would_change_and_writes_nothing(folder: Folder, tigang: Run) -> None:
    place = folder("styles.odt", "gap.odt")
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    done = tigang("check", "styles.odt", "gap.odt", "--diff", cwd=place)
    lines = done.stdout.splitlines()
    assert lines[:2] == ["--- styles.odt", "+++ styles.odt"]
    assert [line[0] for line in lines if line[:1] in "+-" and line[:3] not in ("---", "+++")] == ["-", "+"]
    assert (done.stderr.splitlines()[-1], done.returncode) == ("2 checked, errors: 1, warnings: 1, fixed: 1", 1)
    unsafe = tigang("check", "gap.odt", "--diff", "--unsafe-fixes", cwd=place)
    changed = [line for line in unsafe.stdout.splitlines() if line[:1] in "+-"][2:]
    assert [line[0] for line in changed] == ["-", "+"]
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_unsafe_fixes_are_applied_only_if_wanted(folder: Folder, tigang: Run) -> None:
    place = folder("gap.odt")
    done = tigang("check", "gap.odt", "--fix", "--unsafe-fixes", "--format", "json", cwd=place)
    [file] = json.loads(done.stdout)["files"]
    assert (file["fixed"], file["findings"], file["written"]) == (1, [], "gap.fixed.odt")


def test_fix_in_place_keeps_a_backup(folder: Folder, tigang: Run) -> None:
    place = folder("styles.docx")
    original = (place / "styles.docx").read_bytes()
    (place / "styles.docx").chmod(0o640)
    done = tigang("check", "styles.docx", "--fix", "--in-place", cwd=place)
    assert done.stdout.splitlines() == [
        "styles.docx: fixed 1, written to styles.docx",
        "1 checked, no findings, fixed: 1",
    ]
    assert (place / "styles.docx.bak").read_bytes() == original
    assert (place / "styles.docx").read_bytes() != original
    assert (place / "styles.docx").stat().st_mode & 0o777 == 0o640
    assert len(list(place.iterdir())) == 2


def test_fix_leaves_a_file_without_anything_to_fix(folder: Folder, tigang: Run) -> None:
    place = folder("gap.odt")
    done = tigang("check", place, "--fix", "--in-place")
    assert done.stdout.splitlines()[-1] == "1 checked, errors: 1, fixed: 0"
    assert [path.name for path in place.iterdir()] == ["gap.odt"]


def test_fix_in_place_refuses_a_file_that_is_open(folder: Folder, tigang: Run) -> None:
    place = folder("styles.odt")
    (place / ".~lock.styles.odt#").write_text("x", encoding="utf-8")
    done = tigang("check", place, "--fix", "--in-place")
    assert "open in another program" in done.stdout
    assert done.returncode == 2


# --- an office that dies, hangs or is not needed any more


def offices(parent: int) -> Iterator[int]:
    """The offices that a process has started, each the leader of its group."""
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            line = (status.parent / "cmdline").read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent and "UserInstallation" in line and fields[0] != "Z":
            yield int(status.parent.name)


@pytest.mark.parametrize(
    ("how", "times", "code"),
    [(signal.SIGKILL, 1, None), (signal.SIGKILL, 2, "office-ended"), (signal.SIGSTOP, 2, "office-timeout")],
)
def test_an_office_that_dies_or_hangs_costs_one_file_at_most(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, how: signal.Signals, times: int, code: Optional[str]
) -> None:
    place = folder("gap.odt", "large.fodt", "ordered.docx")
    harmed: List[int] = []
    before = set(offices(os.getpid()))  # those of other tests
    real = worker.Worker._call

    def call(self: Any, office: Any, function: str, argument: Any) -> Any:
        if function.startswith("tigang.cli.") and argument["path"].endswith("large.fodt") and len(harmed) < times:
            harmed.append(office.process.pid)
            threading.Timer(0.3, os.killpg, (office.process.pid, how)).start()
        return real(self, office, function, argument)

    monkeypatch.setattr(worker.Worker, "_call", call)
    # a limit that no file exceeds by itself: the first waits for Python to be loaded, on a busy machine for seconds
    results = library.check_files([place / "gap.odt", place / "large.fodt", place / "ordered.docx"], timeout=20)
    assert [result.error and result.error.code for result in results] == [None, code, None]
    assert [pathlib.Path(result.path).name for result in results] == ["gap.odt", "large.fodt", "ordered.docx"]
    assert rules(results[0].as_json()) == ["number-gap"]
    assert len(set(harmed)) == times
    assert set(offices(os.getpid())) <= before


def test_an_office_is_bounded_in_memory(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the large document it is left 1 MiB more than it has."""
    place = folder("gap.odt", "large.fodt", "ordered.docx")
    used: List[int] = []
    real = worker.Worker.call

    def call(self: Any, function: str, argument: Any) -> Any:
        self.start()
        used.append(self._office.process.pid)
        large = argument["path"].endswith("large.fodt")
        self.memory_limit = memory.used_by_group(used[-1]) + 2**20 if large else worker.MEMORY
        return real(self, function, argument)

    monkeypatch.setattr(worker.Worker, "call", call)
    results = library.check_files([place / "gap.odt", place / "large.fodt", place / "ordered.docx"], timeout=90)
    assert [result.error and result.error.code for result in results] == [None, "office-memory", None]
    assert len(set(used)) == 3  # the first and the large one's, another for its second time, another after it


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_when_the_command_is_stopped(
    folder: Folder, tmp_path: pathlib.Path, how: signal.Signals
) -> None:
    place = folder("large.fodt")
    listening = ["env", "--default-signal=INT"]  # what a shell runs in the background ignores it
    process = subprocess.Popen(
        [*listening, *command("check", place)], env=environment(tmp_path), stderr=subprocess.DEVNULL
    )
    while not list(offices(process.pid)):
        assert process.poll() is None
        time.sleep(0.05)
    started = list(offices(process.pid))
    time.sleep(0.5)
    process.send_signal(how)
    assert process.wait(30) != 0
    assert not [pid for pid in started if pathlib.Path(f"/proc/{pid}").exists()]
    assert list(temporary(tmp_path).iterdir()) == []


def test_an_office_that_cannot_be_started_is_said_once_a_file(
    folder: Folder, tigang: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    fake = tmp_path / "bin" / "soffice"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    done = tigang("check", folder("gap.odt", "ordered.odt"))
    assert done.stdout.count("LibreOffice cannot be started") == 2
    assert done.returncode == 2


def test_an_office_whose_python_cannot_be_used_is_worked_over_the_bridge(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder("gap.docx", "secret.odt")
    inside = library.check_files([place])
    monkeypatch.setattr(worker, "_inside", lambda office: None)
    assert library.check_files([place]) == inside


# --- a terminal


def test_a_terminal_shows_colours_and_progress(folder: Folder, tmp_path: pathlib.Path) -> None:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command("check", folder("gap.odt")),
        stdout=follower,
        stderr=follower,
        env={**environment(tmp_path), "TERM": "xterm-256color"},
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            chunk = os.read(leader, 4096)
        except OSError:  # the end of a terminal
            break
        if not chunk:
            break
        seen += chunk
    assert process.wait(30) == 1
    text = seen.decode()
    assert "\x1b[" in text
    assert "0/1" in text
    assert "gap.odt:3: error number-gap" in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_before_submission_what_is_left_in_a_file_counts_too(folder: Folder, tigang: Run) -> None:
    place = folder("ordered.odt", "gap.docx")
    content = (place / "ordered.odt").read_bytes()
    left = place / "left.odt"
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(left, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "content.xml":
                comment = "<office:annotation><text:p>请核实</text:p></office:annotation>".encode()
                data = data.replace("一、背景".encode(), "一、背景".encode() + comment, 1)
            if item.filename == "meta.xml":
                data = data.replace(b"</office:meta>", b"<dc:creator>Ann</dc:creator></office:meta>")
            target.writestr(item, data)
    assert tigang("check", left).returncode == 0
    done = tigang("check", "--submission", place / "ordered.odt", left, place / "gap.docx", "--format", "json")
    ready, untidy, wrong = (file["submission"] for file in json.loads(done.stdout)["files"])
    assert (ready["ready"], untidy["ready"], wrong["ready"], done.returncode) == (True, False, False, 1)
    assert (untidy["left"]["comments"], untidy["personal"], wrong["errors"]) == (1, ["ModifiedBy"], 1)
    assert tigang("check", "--submission", place / "ordered.odt").returncode == 0
    done = tigang("check", "--submission", left, "--language", "en")
    assert "left.odt: Not ready yet: comments: 1, personal data: 1." in done.stdout and done.returncode == 1
