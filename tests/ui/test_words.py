"""The words of the dialogs: none missing, none left over, in every language; and no letter underlined twice."""

from __future__ import annotations

import pathlib
import re
from collections import Counter

import pytest

from tigang import messages

DIALOGS = sorted(path.stem for path in messages.folder().glob("*.xdl"))


def used(dialog: str) -> set:
    return set(re.findall(r'"&amp;(\w+)"', (messages.folder() / f"{dialog}.xdl").read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("dialog", DIALOGS)
def test_a_dialog_has_just_the_words_that_it_uses(dialog: str, language: str) -> None:
    assert set(messages.catalogue(dialog, language)) == used(dialog)


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("dialog", DIALOGS)
def test_a_letter_leads_to_one_control(dialog: str, language: str) -> None:
    letters = Counter(
        letter.casefold()
        for word in messages.catalogue(dialog, language).values()
        for letter in re.findall("~(.)", word)
    )
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_the_default_is_english() -> None:
    assert all((messages.folder() / f"{dialog}_en_US.default").exists() for dialog in DIALOGS)


def test_every_message_that_a_window_says_is_there() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (pathlib.Path(messages.__file__).parent / "ui").glob("*.py")
    )
    said = {f"ui.{key}" for key in re.findall(r'\.say\("([\w.-]+)"', code)}
    assert said
    for language in messages.LANGUAGES:
        assert said <= set(messages.catalogue("Messages", language))
