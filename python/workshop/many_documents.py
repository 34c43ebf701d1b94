"""Makes documents by the hundred to measure with: a third each .odt, .docx and .doc, 1 to 50 pages, half with tables and images.

LibreOffice itself writes them, once, out of flat .odt that is made here; the same number gives the same documents.
"""

from __future__ import annotations

import base64
import pathlib
import random
import shutil
import struct
import subprocess
import tempfile
import zlib
from typing import Iterator, List

from tigang.office.finding import find_program

from .basics import CACHE, Failure, say

KINDS = ("odt", "docx", "doc")
_REAL = frozenset({".odt", ".docx", ".doc", ".rtf"})
_PAGES = 50
_AT_ONCE = 240  # files: of more than 255 arguments LibreOffice leaves the rest
_PARAGRAPHS = 12  # that fill a page, headings among them
_SENTENCES = (
    "我们坚持问题导向，认真查找不足，逐项制定整改措施，明确责任和完成时限，按期向上级报告。",
    "今年以来，全市累计完成投资12.6亿元，同比增长8.3%，超出年度计划2.1个百分点。",
    "各单位要高度重视，加强领导，确保各项任务落到实处。",
    "从检查情况看，多数单位能够按照要求建立台账，但仍有少数单位资料不全、更新不及时。",
    "对存在的问题，已经以书面形式反馈，并要求在三十日内完成整改。",
)
_DIGITS = "一二三四五六七八九十"
_SPACES = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "svg": "svg-compatible",
    "fo": "xsl-fo-compatible",
}
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"
 {" ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in _SPACES.items())}>
<office:styles>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"/>
</office:styles>
<office:body><office:text>
"""
_TAIL = "</office:text></office:body></office:document>\n"


def folder(count: int) -> pathlib.Path:
    """The folder that holds ``count`` documents; they are made when they are not there yet."""
    place = CACHE / f"many-{count}"
    if not place.exists():
        with tempfile.TemporaryDirectory(dir=str(CACHE)) as made:
            _make(pathlib.Path(made), count)
            shutil.move(str(pathlib.Path(made, "documents")), str(place))
    return place


def _make(place: pathlib.Path, count: int) -> None:
    done = place / "documents"
    done.mkdir()
    for kind in KINDS:
        sources = place / kind
        sources.mkdir()
        for number in range(KINDS.index(kind), count, len(KINDS)):
            (sources / f"{number:05}.fodt").write_text(_document(number), encoding="utf-8")
        say(f"LibreOffice writes {len(list(sources.iterdir()))} .{kind}")
        missing = convert(sorted(sources.iterdir()), kind, done, place / "profile")
        if missing:
            raise Failure(f"LibreOffice did not convert {missing[0]}")


def numbered(folder: pathlib.Path, target: pathlib.Path) -> None:
    """Copies the documents of a folder and those below it into another, under numbers: their names may be alike."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in _REAL and path.is_file())
    for number, path in enumerate(found):
        shutil.copyfile(path, target / f"{number:05}{path.suffix}")


def convert(files: List[pathlib.Path], kind: str, target: pathlib.Path, profile: pathlib.Path) -> List[pathlib.Path]:
    """Converts files by LibreOffice's own command line, as many in one process as it takes, and returns those it did not."""
    command = [find_program(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    for first in range(0, len(files), _AT_ONCE):
        some = files[first : first + _AT_ONCE]
        subprocess.run([*command, "--outdir", target, *some], capture_output=True, check=False)
    return [file for file in files if not (target / f"{file.stem}.{kind.partition(':')[0]}").exists()]


def pages(number: int) -> int:
    """How many pages the document of this number has, about: all from 1 to 50 in turn."""
    return 1 + number * 17 % _PAGES


def _document(number: int) -> str:
    return _HEAD + "\n".join(_body(number, random.Random(number))) + _TAIL


def _body(number: int, chance: random.Random) -> Iterator[str]:
    yield f"<text:p>关于开展第{number}号专项检查的报告</text:p>"
    rich = number // len(KINDS) % 2 == 1
    for page in range(pages(number)):
        if page % 3 == 0:
            yield _heading(1, f"{_counted(page // 3 + 1)}、第{page // 3 + 1}项工作情况")
        yield _heading(2, f"（{_counted(page % 3 + 1)}）主要做法和成效")
        for paragraph in range(_PARAGRAPHS - 1):
            if rich and page % 3 == 1 and paragraph % 6 == 0:
                yield _table(chance) if paragraph else _picture(number * 1000 + page, chance)
            else:
                label = f"{paragraph - 7}." if paragraph > 7 and page % 4 == 0 else ""
                yield f"<text:p>{label}{''.join(chance.choices(_SENTENCES, k=chance.randint(1, 4)))}</text:p>"


def _heading(level: int, text: str) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens - 1] * (tens > 1) + "十") * (tens > 0) + _DIGITS[ones - 1] * (ones > 0)


def _table(chance: random.Random) -> str:
    row = "<table:table-row>" + "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("单位", "事项", "{}", "已完成")
    )
    rows = "".join(row.format(chance.randint(1, 999)) + "</table:table-row>" for _ in range(5))
    return f'<table:table><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'


def _picture(number: int, chance: random.Random) -> str:
    data = base64.b64encode(_png(240, 160, chance)).decode("ascii")
    return (
        f'<text:p><draw:frame draw:name="Picture{number}" text:anchor-type="as-char" svg:width="6cm" svg:height="4cm">'
        f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame></text:p>"
    )


def _png(width: int, height: int, chance: random.Random) -> bytes:
    """A picture that does not compress well, as photographs do not."""
    rows = b"".join(b"\0" + bytes(chance.getrandbits(8) & 0xF8 for _ in range(width)) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
