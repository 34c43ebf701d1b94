"""Rich snippets: what of an .odt passes, and what of it never does."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from typing import Any, Dict, List

import pytest

from odts import EPS, IMAGE, NOTE, PIXEL, SPACES, TABLE, in_base64, member, names, odt, packed, with_picture
from tigang import messages
from tigang.errors import TigangError
from tigang.opendocument import contents, package, preparing
from tigang.opendocument.cleaning import clean

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
KNOWN = {"paragraph": {"Standard", "Text body", "Heading 1"}, "text": {"Emphasis"}}


def prepared(raw: bytes, **values: str) -> Any:
    return preparing.prepared(raw, "x.odt", KNOWN, values, "zh-CN", "problems/aspect", set())


def content(body: str, **files: Any) -> str:
    return member(clean(odt(body, **files), "x.odt").content, "content.xml")


@pytest.mark.parametrize(
    "evil",
    [
        '<office:event-listeners><script:event-listener script:language="ooo:script" xlink:href="vnd.sun.star.script:x"/></office:event-listeners>',
        "<text:script>alert()</text:script>",
        '<text:execute-macro text:name="M">跑</text:execute-macro>',
        '<text:a xlink:href="ftp://example.org/x">字</text:a>',
        '<text:a xlink:href="file:///etc/passwd">字</text:a>',
        '<text:a xlink:href="#vnd.sun.star.script:M?language=Basic">字</text:a>',
        '<text:a xlink:href=" https://example.org">字</text:a>',
        '<text:a xlink:href="javascript:x">字</text:a>',
        '<text:a xlink:href="https:/\\example.org">字</text:a>',
        "<text:a>字</text:a>",
        '<text:a xlink:href="vnd.sun.star.script:M?language=Basic">字</text:a>',
        '<text:a xlink:href="../../other.odt">字</text:a>',
        '<text:a xlink:href="macro:///Lib.M">字</text:a>',
        IMAGE.format("https://example.org/spy.png"),
        IMAGE.format("file:///c:/x.png"),
        IMAGE.format("../x.png"),
        IMAGE.format("//host/share/x.png"),
        IMAGE.format("Pictures/../../x.png"),
        IMAGE.format("Pictures/none.png"),
        '<draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame>',
        '<draw:frame><draw:plugin xlink:href="x.swf"/></draw:frame>',
        '<draw:frame><draw:floating-frame xlink:href="https://example.org"/></draw:frame>',
        '<draw:frame><draw:applet draw:code="x"/></draw:frame>',
        '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>',
        '<draw:control draw:control="c1"/>',
        '<text:database-display text:table-name="t">跑</text:database-display>',
    ],
)
def test_nothing_runs_and_nothing_leads_outside(evil: str) -> None:
    done = content(f"<text:p>甲{evil}乙</text:p>", Basic__Standard__M_xml="x", Scripts__python__m_py="x")
    for word in (
        "xlink:href",
        "script",
        "macro",
        "event",
        "ole",
        "plugin",
        "applet",
        "floating",
        "control",
        "draw:frame",
        "database",
        "跑",
    ):
        assert word not in done.partition("<office:body>")[2], word
    assert ("甲字乙" if "字" in evil else "甲乙") in done


def test_only_what_is_needed_is_in_the_package() -> None:
    raw = odt(
        f"<text:p>{IMAGE.format('Pictures/a.png')}</text:p>",
        **{
            "Pictures/a.png": PIXEL,
            "Basic/Standard/M.xml": "x",
            "Scripts/python/m.py": "x",
            "settings.xml": "x",
            "meta.xml": "x",
            "META-INF/macrosignatures.xml": "x",
            "Configurations2/menubar/m.xml": "x",
            "Dialogs/d.xml": "x",
            "Thumbnails/thumbnail.png": "x",
            "manifest.rdf": "x",
            "../evil": "x",
            "Object 1/Basic/M.xml": "x",
        },
    )
    assert sorted(names(clean(raw, "x").content)) == [
        "META-INF/manifest.xml",
        "Pictures/a.png",
        "content.xml",
        "mimetype",
        "styles.xml",
    ]


def test_sections_with_links_and_forms_and_changes_become_plain() -> None:
    done = content(
        "<text:tracked-changes><text:changed-region/></text:tracked-changes><office:forms><form:form/></office:forms>"
        '<text:section text:name="S"><text:section-source xlink:href="file:///x.odt"/><text:p>留<text:change-start text:change-id="c"/>下</text:p></text:section>'
    )
    body = done.partition("<office:body>")[2]
    assert "留下" in body
    assert not [word for word in ("source", "form", "change") if word in body]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
GIF, JPEG, WEBP = b"GIF89a......", b"\xff\xd8\xff\xe0....", b"RIFF\0\0\0\0WEBPVP8 "


@pytest.mark.parametrize("name", ["Pictures/a.png", "Pictures/a.eps", "media/a.jpg", "Pictures/a"])
@pytest.mark.parametrize(
    "data",
    [
        EPS,
        b"\xc5\xd0\xd3\xc6" + EPS,
        b"\n" + EPS,
        SVG,
        b"\xd7\xcd\xc6\x9a",
        b"VCLMTF",
        b"BM",
        b"II*\0",
        b"RIFF....WAVE",
        b"",
    ],
)
def test_a_picture_that_is_none_of_the_webs_falls_away(data: bytes, name: str) -> None:
    for where, raw in with_picture(data, name).items():
        for done in (clean(raw, "x").content, prepared(raw).content):
            text = "".join(member(done, part) for part in names(done) if part.endswith(".xml"))
            assert set(names(done)) <= {"mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml"}, where
            assert "binary-data" not in text and "xlink:href" not in text, where
            assert "甲" in text


@pytest.mark.parametrize("data", [PIXEL, GIF, JPEG, WEBP])
def test_pictures_of_the_web_pass_whatever_they_are_called(data: bytes) -> None:
    for where, raw in with_picture(data, "Pictures/a.eps").items():
        if where == "linked at #":
            continue
        done = clean(raw, "x").content
        text = "".join(member(done, part) for part in names(done) if part.endswith(".xml"))
        kept = in_base64(data) in text or any(
            part.startswith(("Pictures/", "ObjectReplacements/")) for part in names(done)
        )
        assert kept and ("xlink:href" in text) == ("inline" not in where), where


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("%21PS", []),
        ("JSFQUw==\x00", []),
        ("JSFQ,Uw==", []),
        ("iVBORw0KGgo=", ["iVBORw0KGgo="]),
        ("iVBORw0KGgo=JSFQUw==", []),
        ("iVBO<text:s/>Rw0KGgo=", ["iVBORw0KGgo="]),
    ],
)
def test_what_readers_of_base64_differ_about_does_not_reach_them(text: str, passed: List[str]) -> None:
    raw = odt(
        f"<text:p>甲<draw:frame><draw:image><office:binary-data>{text}</office:binary-data></draw:image></draw:frame></text:p>".replace(
            "\0", ""
        )
    )
    found = re.findall(r"<office:binary-data>([^<]*)<", member(clean(raw, "x").content, "content.xml"))
    assert found == passed


def test_pages_stay_out() -> None:
    raw = clean(
        odt('<text:p text:style-name="P1">甲</text:p><text:p text:style-name="Own_20_Look">乙</text:p>'), "x"
    ).content
    everything = member(raw, "content.xml") + member(raw, "styles.xml")
    assert not [
        word
        for word in ("master-page", "page-number", "outline-style", "notes-configuration", "default-style", "Unused")
        if word in everything
    ]
    assert everything.count("<style:style ") == 5  # two automatic ones, the two in use, and what one of them builds on


SCRIPT, FIELD = f"{_ODF}script", "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"


@pytest.mark.parametrize(
    "evil",
    [
        f'<f:fieldmark-start xmlns:f="{FIELD}" f:type="vnd.oasis.opendocument.field.UNHANDLED"><f:param f:name="vnd.oasis.opendocument.field.code" '
        f'f:value="DDEAUTO c:\\x"/></f:fieldmark-start>字<f:fieldmark-end xmlns:f="{FIELD}"/>',
        f'<f:fieldmark xmlns:f="{FIELD}" f:type="INCLUDEPICTURE"/>字',
        f'<o:script xmlns:o="{_ODF}text:1.2">跑</o:script>字',
        f'<o:event-listeners xmlns:o="{_ODF}office:1.3"><s:event-listener xmlns:s="{SCRIPT}:1.9" x:href="vnd.sun.star.script:x" xmlns:x="http://www.w3.org/2000/xlink"/>'
        "</o:event-listeners>字",
        f'<d:frame xmlns:d="{_ODF}drawing:1.4"><d:object-ole d:class-id="x"/></d:frame>字',
        '<draw:image-map><draw:area-rectangle xlink:href="file:///x"/></draw:image-map>字',
        '<text:span script:event-name="x" form:command="y" presentation:action="run" xmlns:presentation="urn:x">字</text:span>',
        '<text:p xml:base="file:///">字</text:p>',
        "<unheard-of>字</unheard-of>",
        '<x:y xmlns:x="urn:x"><text:script>跑</text:script>字</x:y>',
        '<text:a xmlns:x="http://www.w3.org/2001/xlink" x:href="file:///x">字</text:a>',
    ],
)
def test_what_nobody_has_thought_of_falls_away_too(evil: str) -> None:
    done = content(f"<text:p>甲{evil}乙</text:p>")
    body = done.partition("<office:body>")[2]
    assert "".join(re.findall(">([^<]*)<", body)) == "甲字乙"
    assert set(re.findall(r"[\w-]+:[\w-]+=|</?([\w:-]+)", body)) <= {
        "",
        "office:text",
        "office:body",
        "office:document-content",
        "text:p",
        "text:span",
    }
    assert "href" not in body and "xmlns" not in body and "event" not in body


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/x?a=1&amp;b=2#c",
        "HTTP://example.org",
        "mailto:a@example.org?subject=x",
        "#place",
        "#1.甲|outline",
        "#",
    ],
)
def test_links_that_a_person_may_follow_stay(target: str) -> None:
    assert f'<text:a xlink:href="{target}" xlink:type="simple">见</text:a>' in content(
        f'<text:p><text:a xlink:href="{target}" xlink:type="simple" xlink:actuate="onLoad" script:x="y">见</text:a></text:p>'
    )
    assert "draw:frame" in content(
        f'<text:p><draw:a xlink:href="{target}">{IMAGE.format("Pictures/a.png")}</draw:a></text:p>',
        **{"Pictures/a.png": PIXEL},
    )


def test_a_picture_stays_when_its_link_goes() -> None:
    done = content(
        f'<text:p><draw:a xlink:href="file:///x">{IMAGE.format("Pictures/a.png")}</draw:a></text:p>',
        **{"Pictures/a.png": PIXEL},
    )
    assert "draw:a" not in done and "Pictures/a.png" in done


@pytest.mark.parametrize(
    ("body", "fallen"),
    [
        ("<text:p>甲</text:p>", {}),
        (f"<text:tracked-changes><text:changed-region/></text:tracked-changes><office:forms/>{TABLE}<text:p/>", {}),
        ('<text:p><text:a xlink:href="file:///x">甲</text:a><text:a xlink:href="#x">乙</text:a></text:p>', {"link": 1}),
        (
            f"<text:p>{IMAGE.format('https://example.org/spy.png')}{IMAGE.format('Pictures/none.png')}</text:p>",
            {"picture": 2},
        ),
        ("<text:p><text:script>x</text:script></text:p>", {"macro": 1}),
        ('<office:forms><form:form form:name="x"/></office:forms><text:p/>', {"control": 1}),
        (
            '<text:section text:name="S"><text:section-source xlink:href="file:///x.odt"/><text:p>留</text:p></text:section>',
            {"data": 1},
        ),
        ('<text:p><draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame></text:p>', {"object": 1}),
    ],
)
def test_what_fell_away_is_reported(body: str, fallen: Dict[str, int]) -> None:
    assert dict(clean(odt(body), "x").fallen) == fallen == dict(prepared(odt(body)).fallen)


@pytest.mark.parametrize(
    "body", ["<text:p/>" * 60_000, "<text:p>{}</text:p>".format('<text:a xlink:href="file:///x">字</text:a>' * 60_000)]
)
def test_what_is_too_much_is_refused_while_it_is_read(body: str) -> None:
    with pytest.raises(TigangError) as raised:
        clean(odt(body), "x")
    assert raised.value.code == "odt-too-much"


def test_links_within_stay() -> None:
    done = content(
        f'<text:p><text:a xlink:href="#place">见</text:a>{IMAGE.format("./Pictures/a.png")}</text:p>',
        **{"Pictures/a.png": PIXEL},
    )
    assert 'xlink:href="#place"' in done
    assert 'xlink:href="./Pictures/a.png"' in done


def test_styles_that_the_document_has_are_only_named() -> None:
    edit = prepared(
        odt(
            '<text:p text:style-name="P1">甲</text:p><text:p text:style-name="Own_20_Look">乙</text:p><text:p text:style-name="Text_20_body">丙</text:p>'
        )
    )
    done, styles = member(edit.content, "content.xml"), member(edit.content, "styles.xml")
    assert 'parent-style-name="Heading 1"' in done
    assert 'style-name="Text body"' in done
    assert 'style-name="Own_20_Look"' in done
    assert "99pt" not in styles
    assert "Own Look" in styles and "Own Base" in styles
    assert "styles.xml" not in names(prepared(odt('<text:p text:style-name="Text_20_body">丙</text:p>')).content)


@pytest.mark.parametrize(
    ("body", "inline", "extra"),
    [
        ("<text:p>一</text:p>", True, True),
        ("<text:p>一</text:p><text:p>二</text:p>", False, True),
        (f"{TABLE}<text:p/>", False, True),
        (f"<text:p>一</text:p>{TABLE}<text:p>二</text:p>", False, True),
        ('<text:h text:outline-level="1">一</text:h>', False, True),
        ("", False, False),
        ("<text:sequence-decls/><text:p>一</text:p>", True, True),
        ("<text:list><text:list-item><text:p>一</text:p></text:list-item></text:list>", False, True),
    ],
)
def test_its_shape(body: str, inline: bool, extra: bool) -> None:
    edit = prepared(odt(body))
    assert (edit.inline, edit.extra) == (inline, extra)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{{unit}}的话", "【局】的话"),
        ("见{{ unit }}。{{unit}}", "见【局】。【局】"),
        ('{{un<text:span text:style-name="B">it}}粗</text:span>后', "【局】粗后"),
        ('前<text:span text:style-name="B">{{unit</text:span>}}后', "前【局】后"),
        ("{{other}}不动", "{{other}}不动"),
        ("<text:span>{{</text:span><text:span>unit</text:span><text:span>}}</text:span>", "【局】"),
        ("甲<text:s/>{{unit}}<text:tab/>{{unit}}乙", "甲 【局】\t【局】乙"),
        (f"{{{{unit}}}}{NOTE}后{{{{unit}}}}", "【局】后【局】"),
    ],
)
def test_fields_are_filled_in_also_where_a_format_cuts_them(body: str, expected: str) -> None:
    used: set = set()
    edit = preparing.prepared(
        odt(f"<text:p>{body}</text:p>"), "x", KNOWN, {"unit": "局"}, "zh-CN", "problems/aspect", used
    )
    done = member(edit.content, "content.xml")
    for name in used:
        assert done.count(f'bookmark-start text:name="{name}"') == done.count(f'bookmark-end text:name="{name}"') == 1
    assert len(used) == expected.count("【")
    marked = done
    for name in used:
        marked = marked.replace(f'<text:bookmark-start text:name="{name}"/>', "【").replace(
            f'<text:bookmark-end text:name="{name}"/>', "】"
        )
    raw = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": marked})
    assert contents.text_of(raw, "x").split("\n")[0] == expected


def test_values_of_fields_are_no_xml() -> None:
    edit = prepared(odt("<text:p>{{unit}}</text:p>"), unit='<text:script>&"')
    assert "&lt;text:script&gt;&amp;" in member(edit.content, "content.xml")


@pytest.mark.parametrize(
    ("body", "is_rich"),
    [
        ("<text:p>一</text:p><text:p>二</text:p>", False),
        ('<text:p text:style-name="P1">一</text:p><text:p text:style-name="P1">二</text:p>', False),
        ('<text:p>一<text:span text:style-name="B">粗</text:span></text:p>', True),
        ('<text:p><text:span text:style-name="B">全粗</text:span></text:p>', False),
        ('<text:p text:style-name="P1">题</text:p><text:p>文</text:p>', True),
        (TABLE, True),
        (f"<text:p>字{NOTE}</text:p>", True),
        ("<text:list><text:list-item><text:p>一</text:p></text:list-item></text:list>", True),
        (
            '<text:p>一<text:span text:style-name="R">二</text:span><text:s/><text:tab/><text:bookmark text:name="b"/></text:p>',
            False,
        ),
        ('<text:p>一<text:span text:style-name="B"> </text:span></text:p>', False),
    ],
)
def test_what_is_more_than_text(body: str, is_rich: bool) -> None:
    automatic = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="R" style:family="text"><style:text-properties fo:language="zh" fo:country="CN"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:text-indent="1cm"/></style:style>'
    )
    assert contents.rich(odt(body, automatic), "x") is is_rich


def encrypted() -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": b"\x8f\x02\xff noise",
        }
    )


def with_xml(text: str) -> bytes:
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": text})


GOOD = odt("<text:p>甲</text:p>")
BOMB = with_xml('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>')
BAD: Dict[str, Any] = {
    "empty": (b"", "odt-none"),
    "a text": ("甲乙".encode(), "odt-none"),
    "a picture": (PIXEL, "odt-none"),
    "a zip of something": (packed({"a.txt": "x"}), "odt-damaged"),
    "a spreadsheet": (
        packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": f"<office:document-content {SPACES}/>",
            }
        ),
        "odt-none",
    ),
    "cut": (GOOD[: len(GOOD) // 2], "odt-damaged"),
    "half its XML": (with_xml("<a><b>"), "odt-damaged"),
    "no UTF-8": (packed({"content.xml": b"<a>\xff</a>"}), "odt-damaged"),
    "its manifest no UTF-8": (odt("<text:p>甲</text:p>", **{"META-INF/manifest.xml": b"\xff"}), "odt-damaged"),
    "encrypted": (encrypted(), "odt-encrypted"),
    "entities": (BOMB, "odt-damaged"),
    "deep": (with_xml("<a>" * 5000 + "</a>" * 5000), "odt-damaged"),
    "another encoding": (with_xml('<?xml version="1.0" encoding="utf-7"?><a/>'), "odt-none"),
    "a docx": (packed({"[Content_Types].xml": "x", "word/document.xml": "<w/>"}), "odt-damaged"),
}


@pytest.mark.parametrize("name", list(BAD))
def test_what_is_no_good_document_is_said(name: str) -> None:
    raw, code = BAD[name]
    for work in (lambda: clean(raw, "坏.odt").content, lambda: prepared(raw), lambda: contents.text_of(raw, "坏.odt")):
        with pytest.raises(TigangError) as raised:
            work()
        assert raised.value.code == code
    for language in messages.LANGUAGES:
        assert "坏.odt" in messages.get(f"error.{code}", language, **{**raised.value.values, "file": "坏.odt"})


def test_a_bomb_does_not_go_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(TigangError) as raised:
        clean(odt("<text:p>甲</text:p>", **{"Pictures/big.png": b"\0" * 2_000_000}), "x")
    assert raised.value.code == "odt-too-large"


def test_any_damage_is_an_error_of_ours() -> None:
    chance = random.Random(1)
    damaged = 0
    for _ in range(300):
        raw = bytearray(GOOD)
        for _ in range(chance.randrange(1, 8)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        try:
            clean(bytes(raw), "x")
        except TigangError as error:
            assert error.code.startswith("odt-")
            damaged += 1
    assert damaged > 100


def test_a_zip_that_lies_about_its_sizes() -> None:
    raw = bytearray(GOOD)
    place = raw.index(b"PK\x01\x02")
    struct.pack_into("<L", raw, place + 24, 0xFFFFFFF0)
    assert member(clean(bytes(raw), "x").content, "content.xml") == member(clean(GOOD, "x").content, "content.xml")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_contents_under_one_name_are_refused() -> None:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("content.xml", "<office:document-content/>")
    with pytest.raises(TigangError) as raised:
        clean(target.getvalue(), "x")
    assert raised.value.code == "odt-damaged"


def test_what_was_cleaned_is_clean() -> None:
    once = clean(odt(f"<text:p>甲</text:p>{TABLE}<text:p/>"), "x").content
    twice = clean(once, "x").content
    assert [member(once, name) for name in names(once)] == [member(twice, name) for name in names(twice)]
    assert zipfile.ZipFile(io.BytesIO(once)).infolist()[0].compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("<text:p>字</text:p>", []),
        (TABLE, ["table"]),
        (f"<text:p>{IMAGE.format('Pictures/1.png')}</text:p>{TABLE}", ["table", "image"]),
        ("<text:p><draw:frame><draw:text-box><text:p>字</text:p></draw:text-box></draw:frame></text:p>", ["frame"]),
        ("<text:p><draw:rect/></text:p>", ["drawing"]),
        (f"<text:p>{NOTE}</text:p>", ["note"]),
        ("<text:list><text:list-item><text:p>一</text:p></text:list-item></text:list>", ["list"]),
        ('<text:p><draw:frame><draw:object xlink:href="https://example.org/x"/></draw:frame></text:p>', []),
    ],
)
def test_what_a_document_holds(body: str, held: list) -> None:
    assert contents.holds(odt(body, **{"Pictures/1.png": PIXEL}), "x.odt") == held


def test_what_is_said_of_an_image() -> None:
    image = IMAGE.format("Pictures/1.png").replace(
        "</draw:frame>", "<svg:title> </svg:title><svg:desc>新 \n楼</svg:desc></draw:frame>"
    )
    assert contents.described(odt(f"<text:p>{image}</text:p>", **{"Pictures/1.png": PIXEL}), "x.odt") == "新 楼"
    assert contents.described(odt("<text:p>字</text:p>"), "x.odt") == ""
