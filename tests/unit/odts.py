"""Small OpenDocument texts to test with."""

from __future__ import annotations

import io
import zipfile
from typing import Dict, Union

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


def odt(body: str, automatic: str = AUTOMATIC, common: str = COMMON, **files: Union[str, bytes]) -> bytes:
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
