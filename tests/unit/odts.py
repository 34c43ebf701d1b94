"""Small OpenDocument texts to test with."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any, Dict, Union

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "script": "script",
        "form": "form",
        "number": "datastyle",
    }.items()
)
SPACES = f'{_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooow="http://openoffice.org/2004/writer" office:version="1.3"'
AUTOMATIC = """<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1" style:master-page-name="Landscape">
<style:paragraph-properties fo:text-align="center" style:page-number="5"/></style:style>"""
COMMON = """<style:default-style style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"><style:text-properties fo:font-size="99pt"/></style:style>
<style:style style:name="Own_20_Look" style:display-name="Own Look" style:family="paragraph" style:parent-style-name="Own_20_Base"><style:text-properties fo:color="#ff0000"/></style:style>
<style:style style:name="Own_20_Base" style:display-name="Own Base" style:family="paragraph"/>
<style:style style:name="Unused" style:family="paragraph"/><text:outline-style style:name="Outline"/><text:notes-configuration text:note-class="footnote"/>"""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
TABLE = '<table:table table:name="T1"><table:table-column/><table:table-row><table:table-cell><text:p>格</text:p></table:table-cell></table:table-row></table:table>'
IMAGE = (
    '<draw:frame draw:name="I" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm">'
    '<draw:image xlink:href="{}" xlink:type="simple"/></draw:frame>'
)
NOTE = '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>注文</text:p></text:note-body></text:note>'


def odt(body: str, automatic: str = AUTOMATIC, common: str = COMMON, **files: Any) -> bytes:
    """An .odt with this body; ``files``: more members of the package, "/" written as "__"."""
    members: Dict[str, Union[str, bytes]] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}><office:styles>{common}</office:styles><office:automatic-styles/>"
        '<office:master-styles><style:master-page style:name="Landscape"/></office:master-styles></office:document-styles>',
        **{name.replace("__", "/"): data for name, data in files.items()},
    }
    return packed(members)


def packed(members: Dict[str, Union[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def member(raw: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name).decode("utf-8")


def names(raw: bytes) -> list:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.namelist()


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/tmp/x) (w) file closefile\n"


def in_base64(data: bytes) -> str:
    return f"<office:binary-data>{base64.b64encode(data).decode()}</office:binary-data>"


def with_picture(data: bytes, name: str = "Pictures/a.png") -> Dict[str, bytes]:
    """Documents with a picture, by where it is."""
    image = f"<draw:frame><draw:image>{in_base64(data)}</draw:image></draw:frame>"
    linked = f'xlink:href="{name}"'
    files: Dict[str, Any] = {name: data}

    def styled(inner: str) -> bytes:
        style = f'<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties>{inner}</style:paragraph-properties></style:style>'
        return odt('<text:p text:style-name="P1">甲</text:p>', style, **files)

    def bulleted(attributes: str, inner: str) -> bytes:
        style = f'<text:list-style style:name="L"><text:list-level-style-image text:level="1" {attributes}>{inner}</text:list-level-style-image></text:list-style>'
        return odt(
            '<text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list>',
            style,
            **files,
        )

    def filled(attributes: str, inner: str) -> bytes:
        common = f'<draw:fill-image draw:name="F" {attributes}>{inner}</draw:fill-image>'
        style = (
            '<style:style style:name="G" style:family="graphic"><style:graphic-properties draw:fill="bitmap" draw:fill-image-name="F"/>'
            "</style:style>"
        )
        return odt(
            '<text:p>甲<draw:rect draw:style-name="G" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"/></text:p>',
            style,
            common,
            **files,
        )

    return {
        "linked": odt(f"<text:p>甲{IMAGE.format(name)}</text:p>", **files),
        "linked at #": odt(f"<text:p>甲{IMAGE.format('#' + name)}</text:p>", **files),
        "inline": odt(f"<text:p>甲{image}</text:p>"),
        "background": styled(f"<style:background-image {linked}/>"),
        "background inline": styled(f"<style:background-image>{in_base64(data)}</style:background-image>"),
        "bullet": bulleted(linked, ""),
        "bullet inline": bulleted("", in_base64(data)),
        "filling": filled(linked, ""),
        "filling inline": filled("", in_base64(data)),
        "replacement": odt(
            f'<text:p>甲<draw:frame><draw:object xlink:href="./Object 1"/>{IMAGE.format("./ObjectReplacements/Object 1")}</draw:frame></text:p>',
            **{"ObjectReplacements/Object 1": files[name]},
        ),
    }
