"""Installing into a profile and removing again, as build.py does it."""

from __future__ import annotations

import pathlib
from typing import List

import pytest

from tigang.library.settings import Settings
from tigang.office import settings
from tigang.office.process import Office
from tigang.office.uno_helpers import properties
from workshop import extension


def test_install_and_uninstall(oxt: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = ["--profile", str(tmp_path / "profile")]
    assert extension.main(["install", "--oxt", str(oxt), *profile]) == 0
    assert extension.main(["uninstall", *profile]) == 0
    assert extension.main(["uninstall", *profile]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in said] == ["installed", "removed", "Tigang"]
    assert "nothing to remove" in said[2]


def test_nothing_is_left_behind(oxt: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """But the person's own: their library, what makes it open faster, and the options that they have set."""
    profile, file = tmp_path / "profile", tmp_path / "note.odt"
    extension.main(["install", "--oxt", str(oxt), "--profile", str(profile)])
    with Office(profile) as office:
        document = office.new_document()
        frame = document.CurrentController.Frame
        fields = {"project": "Archive", "period": "January", "author": "Ann"}
        for verb, given in (
            ("InsertOutline", {"Outline": "project-report", "Mode": "replace", "Fields": fields}),
            ("FillPlaceholders", {}),
            ("CheckStructure", {}),
            ("SaveOutline", {"Id": "mine", "Title": "Mine"}),
            ("FixStructure", {}),
        ):
            assert office.dispatch(frame, verb, **given)["ok"], verb
        settings.write(office.context, {"Checking/Live": False})
        document.storeToURL(file.as_uri(), ())
        document.close(True)
    assert _traces(profile) and _registered(profile)
    extension.main(["uninstall", "--profile", str(profile)])
    assert _registered(profile) == []
    assert {path for path in _traces(profile) if "tigang" not in path.parts} <= {KEPT}
    with Office(profile) as office:
        document = office.open(file)
        assert "1. Summary" in document.Text.String
        document.close(True)


KEPT = pathlib.Path("user/registrymodifications.xcu")  # the options that the person has set


def _traces(profile: pathlib.Path) -> List[pathlib.Path]:
    """The files of a profile that have Tigang's name, or have it in them."""
    found = (path for path in profile.rglob("*") if path.is_file() and path.name != "office.log")
    return [path.relative_to(profile) for path in found if "tigang" in str(path) or b"tigang" in path.read_bytes()]


def _registered(profile: pathlib.Path) -> List[str]:
    """Where LibreOffice's configuration has something of Tigang's, after a start."""
    with Office(profile) as office:
        provider = office.service("com.sun.star.configuration.ConfigurationProvider")
        found = []
        for node in (
            "Addons/AddonUI/OfficeMenuBar",
            "Jobs/Jobs",
            "ProtocolHandler/HandlerSet",
            "UI.Sidebar/Content/DeckList",
            "UI.Factories/Registered/UIElementFactories",
        ):
            given = properties(nodepath=f"/org.openoffice.Office.{node}")
            access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", given)
            found += [f"{node}/{name}" for name in access.ElementNames if "tigang" in name.lower()]
        if settings.read(office.context) != Settings():
            found.append("Settings")
        return found


def test_a_profile_in_use_is_left_alone(
    oxt: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".lock").touch()
    assert extension.main(["install", "--oxt", str(oxt), "--profile", str(tmp_path)]) == 1
    assert "Close all its windows" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]
