"""Two savings of a document compared: what is content counts, what Writer makes up anew each time does not."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from workshop import saved

_DOCUMENT = """<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:officeooo="http://openoffice.org/2009/office"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0">
<office:meta><meta:editing-cycles>3</meta:editing-cycles><meta:user-defined meta:name="Tigang.Outline">x</meta:user-defined></office:meta>
<office:settings><config:config-item-set config:name="ooo:configuration-settings"><config:config-item config:name="Rsid">77</config:config-item>
<config:config-item config:name="TabsRelativeToIndent">true</config:config-item></config:config-item-set></office:settings>
<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>
<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties
 officeooo:rsid="001" officeooo:paragraph-rsid="002"/></style:style><style:style style:name="T1" style:family="text"><style:text-properties
 officeooo:rsid="003"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style></office:automatic-styles><office:body><office:text>
<text:p text:style-name="P1">One <text:span text:style-name="T1">two</text:span> <text:span text:style-name="T2">three</text:span></text:p>
</office:text></office:body></office:document>"""


def _differences(*changes: Tuple[str, str]) -> List[Tuple[str, str, Tuple[str, ...]]]:
    other = _DOCUMENT
    for old, new in changes:
        assert old in other
        other = other.replace(old, new)
    return [tuple(d) for d in saved.differences(saved.read(_DOCUMENT.encode()), saved.read(other.encode()))]  # type: ignore[misc]


@pytest.mark.parametrize(
    "changes",
    [
        [('"P1"', '"P7"'), ('"T2"', '"T9"')],
        [('rsid="001"', 'rsid="00a"'), (">77<", ">78<"), (">3<", ">4<")],
        [('<text:span text:style-name="T1">two</text:span>', "two")],
        [('text:style-name="P1"', 'text:style-name="Standard"')],
        [("three</text:span>", 'th</text:span><text:span text:style-name="T2">ree</text:span>')],
        [("One ", "On<text:soft-page-break/>e ")],
    ],
)
def test_what_is_made_up_anew_is_no_difference(changes: List[Tuple[str, str]]) -> None:
    assert _differences(*changes) == []


def test_text_look_settings_and_properties_are_reported() -> None:
    assert _differences(("three", "four")) == [
        (
            "body",
            "changed",
            (
                "-  <text:p text:style-name=Standard>One two {( <style:text-properties fo:font-weight=bold/>)}three</text:p>\n"
                "+  <text:p text:style-name=Standard>One two {( <style:text-properties fo:font-weight=bold/>)}four</text:p>",
            ),
        )
    ]
    assert [found[:2] for found in _differences(('fo:font-weight="bold"', 'fo:font-style="italic"'))] == [
        ("body", "changed")
    ]
    assert _differences((">true<", ">false<")) == [
        ("settings", "changed", ("-TabsRelativeToIndent: true\n+TabsRelativeToIndent: false",))
    ]
    assert _differences((">x<", ">y<")) == [("properties", "changed", ("-Tigang.Outline: x\n+Tigang.Outline: y",))]


def test_each_place_is_a_change_of_its_own() -> None:
    second, third = "<text:p>second</text:p>", "<text:p>third</text:p>"
    ((_, _, changes),) = _differences(("three</text:span></text:p>", f"3</text:span></text:p>{second}{third}"))
    assert len(changes) == 1 and changes[0].count("\n") == 3


def test_a_style_that_has_come_into_use_is_kept_apart_from_one_that_has_changed() -> None:
    more = '<style:style style:name="Title" style:family="paragraph"/></office:styles>'
    ((part, kind, lines),) = _differences(("</office:styles>", more))
    assert (part, kind) == ("styles", "added") and "Title" in lines[0]
    changed = '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    assert _differences(('<style:style style:name="Standard" style:family="paragraph"/>', changed))[0][:2] == (
        "styles",
        "changed",
    )


def test_edges_of_bookmarks_have_an_order_only_where_text_is_between_them() -> None:
    a, b = '<text:bookmark-start text:name="a"/>', '<text:bookmark-start text:name="b"/>'

    def read(marks: str) -> saved.Saved:
        return saved.read(_DOCUMENT.replace("One ", marks).encode())

    assert saved.differences(read(f"{a}{b}One "), read(f"{b}{a}One ")) == []
    assert saved.differences(read(f"{a}One {b}"), read(f"{b}One {a}"))
    assert saved.differences(read(f"{a}{b}One "), read(f"{a}One {b}"))
