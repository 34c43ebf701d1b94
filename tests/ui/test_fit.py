"""Every text of a window fits into its control, in every language, as LibreOffice draws it."""

from __future__ import annotations

from typing import Any, Iterator, Tuple

import pytest

from tigang import messages
from tigang.office.process import Office
from tigang.ui.controls import speak
from workshop.windows import Windows

DIALOGS = sorted(path.stem for path in messages.folder().glob("*.xdl"))
_ONE_LINE = ("FixedText", "Button", "CheckBox", "RadioButton")
_BORDER = 2  # pixels by which what LibreOffice prefers may go beyond, without a letter's being cut off


def cut_off(dialog: Any) -> Iterator[Tuple[str, int, int]]:
    """The controls whose text takes more room than they have."""
    for control in dialog.getControls():
        model = control.Model
        kind = next((kind for kind in _ONE_LINE if control.supportsService(f"com.sun.star.awt.UnoControl{kind}")), "")
        if kind and model.Label and not getattr(model, "MultiLine", False):
            wanted, there = control.getMinimumSize().Width, control.getPosSize().Width
            if wanted > there + _BORDER:
                yield str(model.Label), wanted, there


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_text_is_cut_off(office: Office, windows: Windows, document: Any, language: str) -> None:
    provider = office.service("com.sun.star.awt.DialogProvider2")
    extensions = office.context.getByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
    folder = extensions.getPackageLocation("org.tigang.Tigang") + "/dialogs"

    def look() -> Any:
        found = {}
        for name in DIALOGS:
            dialog = provider.createDialog(f"{folder}/{name}.xdl")
            speak(dialog, language)
            found[name] = list(cut_off(dialog))
            dialog.dispose()
        return {name: texts for name, texts in found.items() if texts}

    found = windows.do(look)
    assert not found, found
