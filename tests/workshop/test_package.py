"""The packed extension: reproducible, complete, and refused when something in it is not fit."""

from __future__ import annotations

import pathlib
import re
import zipfile
from typing import Dict, Iterator, List, Set, Tuple
from xml.etree import ElementTree

import pytest
import uno  # noqa: F401 - makes LibreOffice's names importable, which tigang.commands needs

from tigang import commands, messages
from tigang.office.finding import find_program
from workshop import package, vendored
from workshop.basics import IDENTIFIER, ROOT, Failure, version

OOR = "{http://openoffice.org/2001/registry}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
JOB = "vnd.sun.star.job:alias="


@pytest.fixture(scope="module")
def content(oxt: pathlib.Path) -> Dict[str, bytes]:
    with zipfile.ZipFile(oxt) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_two_builds_give_the_same_bytes(tmp_path: pathlib.Path) -> None:
    assert package.build(tmp_path / "one").read_bytes() == package.build(tmp_path / "two").read_bytes()


def test_all_of_tigang_is_in_it(content: Dict[str, bytes]) -> None:
    package_folder = ROOT / "python" / "tigang"
    modules = {path.relative_to(package_folder).as_posix() for path in package_folder.rglob("*.py")}
    assert {f"pythonpath/tigang/{module}" for module in modules} <= set(content)
    assert {
        "tigang_component.py",
        "description.xml",
        "Addons.xcu",
        "LICENSE",
        "outlines/self-examination-five.yaml",
        "pythonpath/tigang/_vendor/yaml/__init__.py",
        "pythonpath/tigang/_vendor/yaml/LICENSE",
    } <= set(content)


def test_nothing_compiled_and_no_tests_are_in_it(content: Dict[str, bytes]) -> None:
    assert not [name for name in content if name.endswith((".so", ".pyd", ".dll", ".pyc")) or "cyaml" in name]
    assert not [
        name for name in content if "test" in name.rpartition("/")[2] or name.startswith(("tests/", "workshop/"))
    ]


@pytest.mark.parametrize(
    "name",
    [
        "a.so",
        "pythonpath/tigang/__pycache__/x.py",
        "pythonpath/tigang/x.pyc",
        "tests/x.py",
        "pythonpath/test_x.py",
        "pythonpath/workshop/x.py",
        "pythonpath/conftest.py",
    ],
)
def test_what_does_not_belong_is_refused(name: str) -> None:
    with pytest.raises(Failure, match="does not belong"):
        package.check({name: b""})


def test_the_manifest_lists_schemas_then_settings_then_code() -> None:
    manifest = package.manifest(dict.fromkeys(["b.components", "a.xcu", "z.xcs", "c.xcu", "d.py"], b""))
    assert [
        entry.get("{http://openoffice.org/2001/manifest}full-path") for entry in ElementTree.fromstring(manifest)
    ] == ["z.xcs", "a.xcu", "c.xcu", "b.components"]


def test_all_that_must_be_registered_is_in_the_manifest(content: Dict[str, bytes]) -> None:
    manifest = content[package.MANIFEST].decode()
    assert all(f'"{name}"' in manifest for name in content if name.endswith((".xcs", ".xcu", ".components")))


@pytest.mark.parametrize("name", ["a.xml", "a.xcu", "a.xcs", "dialogs/a.xdl", "a.components"])
def test_an_xml_mistake_is_reported_with_file_and_line(name: str) -> None:
    with pytest.raises(Failure, match=rf"{name}:3:\d+: not well-formed XML: mismatched tag"):
        package.check({name: b"<a>\n<b>\n</a>"})


def test_python_beyond_3_8_is_reported_with_file_and_line() -> None:
    with pytest.raises(Failure, match=r"a\.py:4: not valid in Python 3\.8: Pattern matching"):
        package.check({"a.py": b"x = 1\nmatch x:\n    case 1:\n        pass\n"})


def test_all_mistakes_are_reported_at_once() -> None:
    with pytest.raises(Failure) as caught:
        package.check({"a.xcu": b"<a>", "b.py": b"(", "c.so": b""})
    assert all(name in str(caught.value) for name in ("a.xcu:1", "b.py:1", "c.so"))


def test_properties_are_escaped_as_libreoffice_reads_them(content: Dict[str, bytes]) -> None:
    assert package.escaped("a=提纲 𠀀\n".encode()) == b"a=\\u63D0\\u7EB2 \\uD840\\uDC00\n"
    for path in (ROOT / "dialogs").glob("*.properties"):
        packed = content[f"dialogs/{path.name}"].decode("ascii")
        assert messages.parse(packed) == messages.parse(path.read_text(encoding="utf-8"))


def test_the_version_comes_from_pyproject(content: Dict[str, bytes]) -> None:
    description = ElementTree.fromstring(content["description.xml"])
    namespace = "{http://openoffice.org/extensions/description/2006}"
    assert description.find(f"{namespace}version").get("value") == version()  # type: ignore[union-attr]
    assert description.find(f"{namespace}identifier").get("value") == IDENTIFIER  # type: ignore[union-attr]


def test_every_file_that_the_description_names_is_there(content: Dict[str, bytes]) -> None:
    description = ElementTree.fromstring(content["description.xml"])
    named = [element.get("{http://www.w3.org/1999/xlink}href") for element in description.iter()]
    assert all(name in content for name in named if name)


# menu and toolbar


def entries(content: Dict[str, bytes]) -> Iterator[Tuple[str, ElementTree.Element]]:
    """URL and node of every entry in Addons.xcu."""
    for node in ElementTree.fromstring(content["Addons.xcu"]).iter("node"):
        url = value(node, "URL")
        if url and url != "private:separator":
            yield url, node


def value(node: ElementTree.Element, name: str) -> str:
    return next((prop.findtext("value", "") for prop in node.findall("prop") if prop.get(f"{OOR}name") == name), "")


def titles(node: ElementTree.Element) -> Dict[str, str]:
    return {
        found.get(LANGUAGE, ""): found.text or ""
        for prop in node.findall("prop")
        if prop.get(f"{OOR}name") == "Title"
        for found in prop.findall("value")
    }


def words(node: ElementTree.Element) -> Dict[str, str]:
    """Return the titles without the letters that are underlined in a menu, which a button would show as they are written."""
    return {language: re.sub(r"\(~.\)|~", "", title) for language, title in titles(node).items()}


def test_every_entry_runs_a_known_verb(content: Dict[str, bytes]) -> None:
    from tigang.ui.dialogs import DIALOGS  # noqa: PLC0415

    jobs = {node.get(f"{OOR}name"): node for node in ElementTree.fromstring(content["Jobs.xcu"]).iter("node")}
    for url, _ in entries(content):
        assert url.startswith(JOB)
        job = jobs[url[len(JOB) :]]
        verb = next(value(arguments, "Verb") for arguments in job.findall("node"))
        assert verb in {*commands.VERBS, *DIALOGS}
        assert url == f"{JOB}org.tigang.{verb}"


def test_every_verb_with_a_dialog_is_in_the_menu(content: Dict[str, bytes]) -> None:
    from tigang.ui.dialogs import DIALOGS  # noqa: PLC0415

    assert {f"{JOB}org.tigang.{verb}" for verb in DIALOGS} <= {url for url, _ in entries(content)}


def keys(root: ElementTree.Element) -> Set[str]:
    """Return the keys that are bound everywhere or in Writer, by their names in the registry."""
    places = {"Global", "com.sun.star.text.TextDocument"}
    found = (node for node in root.iter("node") if node.get(f"{OOR}name") in places)
    return {str(key.get(f"{OOR}name")) for node in found for key in node}


def test_no_key_is_one_that_writer_uses(content: Dict[str, bytes]) -> None:
    ours = keys(ElementTree.fromstring(content["Accelerators.xcu"]))
    assert {"F3_MOD2", "F3_SHIFT_MOD1", "F2_SHIFT_MOD1", "F3_SHIFT_MOD2", "F7_SHIFT_MOD2"} <= ours
    registry = pathlib.Path(find_program()).resolve().parents[1] / "share" / "registry"
    theirs: Set[str] = set()
    for file in registry.glob("*.xcd"):
        for part in ElementTree.parse(file).getroot():
            if part.get(f"{OOR}name") == "Accelerators":
                theirs |= keys(part)
    assert "F3" in theirs and not ours & theirs


def test_the_entry_in_file_new_runs_a_job_and_will_be_shown(content: Dict[str, bytes]) -> None:
    jobs = {node.get(f"{OOR}name") for node in ElementTree.fromstring(content["Jobs.xcu"]).iter("node")}
    new = next(
        node for node in ElementTree.fromstring(content["Common.xcu"]).iter("node") if node.get(f"{OOR}name") == "New"
    )
    for node in new:
        assert str(node.get(f"{OOR}name")).startswith("u")  # LibreOffice shows no others
        assert value(node, "URL").startswith(JOB) and value(node, "URL")[len(JOB) :] in jobs
        assert set(titles(node)) == {"en-US", "zh-CN", "zh-TW"}


def test_every_job_and_protocol_has_its_component(content: Dict[str, bytes]) -> None:
    components = content["tigang.components"].decode()
    for node in ElementTree.fromstring(content["Jobs.xcu"]).iter("node"):
        service = value(node, "Service")
        assert not service or f'name="{service}"' in components
    assert 'name="org.tigang.ProtocolHandler"' in components
    assert "org.tigang.ProtocolHandler" in content["ProtocolHandler.xcu"].decode()


def test_every_title_is_in_all_languages_and_the_same_everywhere(content: Dict[str, bytes]) -> None:
    seen: Dict[str, Dict[str, str]] = {}
    titled: List[ElementTree.Element] = [
        node for node in ElementTree.fromstring(content["Addons.xcu"]).iter("node") if titles(node)
    ]
    assert titled
    for node in titled:
        assert set(titles(node)) == {"en-US", "zh-CN", "zh-TW"}
        assert all(titles(node).values())
    for url, node in entries(content):
        if titles(node):
            assert seen.setdefault(url, words(node)) == words(node)


def test_every_entry_of_the_menu_has_a_letter_of_its_own_and_no_button_shows_one(content: Dict[str, bytes]) -> None:
    letters: Dict[str, List[str]] = {}
    for menu in ElementTree.fromstring(content["Addons.xcu"]).iter("node"):
        for language, title in (pair for node in menu for pair in titles(node).items()):
            if menu.get(f"{OOR}name") == "Submenu":
                assert title.count("~") == 1, title
                letters.setdefault(language, []).append(title[title.index("~") + 1].lower())
            elif menu.get(f"{OOR}name") != "OfficeMenuBar":
                assert "~" not in title
    assert letters and all(len(set(found)) == len(found) for found in letters.values())


def test_every_entry_is_for_writer_only(content: Dict[str, bytes]) -> None:
    assert {value(node, "Context") for _, node in entries(content) if titles(node)} == {
        "com.sun.star.text.TextDocument"
    }


def test_every_icon_is_there(content: Dict[str, bytes]) -> None:
    icons = [
        found.text or ""
        for found in ElementTree.fromstring(content["Addons.xcu"]).iter("value")
        if (found.text or "").startswith("%origin%/")
    ]
    assert icons
    assert all(icon[len("%origin%/") :] in content for icon in icons)


def test_a_library_that_needs_a_newer_python_is_refused(tmp_path: pathlib.Path) -> None:
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("thing/__init__.py", "")
        archive.writestr("thing-1.0.dist-info/LICENSE", "")
        archive.writestr("thing-1.0.dist-info/METADATA", "Name: thing\nRequires-Python: >=3.10\n")
    with pytest.raises(Failure, match=r"needs Python 3\.10"):
        vendored._content(vendored.Library("thing==1.0", wheel.name, "", "thing"), wheel)


def test_every_window_and_panel_has_its_page_in_every_language(content: Dict[str, bytes]) -> None:
    windows = {path.stem for path in (ROOT / "dialogs").glob("*.xdl")} | {"NewDocument", "release-notes"}
    rules = {path.stem for path in (ROOT / "docs/rules").glob("*.md")} - {"README"}
    for language in messages.LANGUAGES:
        pages = {name.split("/")[2]: page.decode() for name, page in content.items() if f"help/{language}/" in name}
        assert set(pages) == {f"{name}.html" for name in windows | rules | {"index"}}
        for name, page in pages.items():
            assert f'<html lang="{language}">' in page and "http" not in page, name
            assert all(target in pages for target in re.findall('href="([^"]+)"', page)), name
            ElementTree.fromstring(page[page.index("<body>") : page.index("</html>")])


def test_the_licence_is_shown_once_in_the_person_s_language(content: Dict[str, bytes]) -> None:
    description = content["description.xml"].decode()
    assert 'suppress-on-update="true"' in description and 'suppress-if-required="true"' in description
    for locale in messages.LANGUAGES.values():
        name = f"licences/{'en' if locale == 'en_US' else locale}.txt"
        assert name in description and content[name].endswith(content["LICENSE"]), locale
