"""How long one check takes, from a cold start to the end of the process: `tigang check` and gongwen-skill from PyPI.

    python3 python/workshop/compare_gongwen.py

The document is a .docx of 5,000 paragraphs with numbered headings, made here.
"""

from __future__ import annotations

import pathlib
import statistics
import subprocess
import sys
import time
from typing import Dict, List

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from workshop import machine  # noqa: E402
from workshop.basics import CACHE, VENV_PYTHON, Failure, run, say  # noqa: E402

GONGWEN = "gongwen-skill==2.15.0"
PARAGRAPHS = 5_000
ROUNDS = 5

_PEER = CACHE / "gongwen"
_PEER_PYTHON = _PEER / "bin" / "python"

#: Run by the peer's Python, which has python-docx: a chapter of 50 paragraphs is a heading, two under it, and text.
_MAKE = """
import sys
import docx
from workshop.compare_gongwen import paragraphs
document = docx.Document()
for text in paragraphs(int(sys.argv[2])):
    document.add_paragraph(text)
document.save(sys.argv[1])
"""


def paragraphs(count: int) -> List[str]:
    from tigang.text.labels import parse_shape

    first, second = parse_shape("一、"), parse_shape("（一）")
    made = ["关于开展结构检查的报告"]
    while len(made) < count:
        within = (len(made) - 1) % 50
        if within == 0:
            made.append(f"{first.format((len(made) - 1) // 50 + 1)}工作情况")
        elif within in (1, 25):
            made.append(f"{second.format(1 if within == 1 else 2)}主要做法和成效")
        else:
            made.append(
                f"第{len(made)}段。" + "我们坚持问题导向，认真查找不足，逐项制定整改措施，明确责任和完成时限。" * 3
            )
    return made


def main() -> None:
    machine.ready_for_demo()
    if not _PEER_PYTHON.exists():
        say(f"installing {GONGWEN} into a venv of its own")
        run([sys.executable, "-m", "venv", _PEER])
        run([_PEER_PYTHON, "-m", "pip", "--quiet", "install", GONGWEN])
    document = CACHE / f"{PARAGRAPHS}.docx"
    ours = {"PYTHONPATH": str(pathlib.Path(__file__).resolve().parents[1])}
    run([_PEER_PYTHON, "-c", _MAKE, document, PARAGRAPHS], environment=ours)
    say(
        f"{document.name}: {PARAGRAPHS} paragraphs, {document.stat().st_size // 1024} KiB; {ROUNDS} whole processes each"
    )
    commands: Dict[str, List[object]] = {
        "gongwen-skill check": [_PEER_PYTHON, "-m", "gongwen", "check", document],
        "tigang check": [VENV_PYTHON.with_name("tigang"), "check", document],
    }
    seconds: Dict[str, List[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):  # in turn, so that whatever else the machine does disturbs both
        for name, command in commands.items():
            seconds[name].append(_seconds(command))
    for name, times in seconds.items():
        say(f"{name:20} best {min(times):5.2f} s   median {statistics.median(times):5.2f} s")


def _seconds(command: List[object]) -> float:
    began = time.perf_counter()
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise Failure(f"{command} failed: {done.stdout.decode()}{done.stderr.decode()}")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
