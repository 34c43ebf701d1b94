"""The window of the snippet library, used as a person uses it, and what that did to the files."""

from __future__ import annotations

import pathlib
import shutil
from typing import Any, Iterator

import pytest

from tigang.office.process import Office
from workshop.windows import Choosing, Window, Windows

TITLE = "Snippet Library"
SUMMARY = "Summary: on track · Bundled"
TEXT = "Text, each line a paragraph:"


@pytest.fixture
def personal(office: Office) -> Iterator[pathlib.Path]:
    """The person's own library, with one snippet; as it was before, afterwards."""
    folder = office.profile / "user" / "tigang"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "snippets").mkdir(parents=True)
    (folder / "snippets" / "my-own.yaml").write_text(
        "id: my-own\ntitle: Mine\ntags: [a, b]\ntext: First words\n", "utf-8"
    )
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def opened(windows: Windows, document: Any, personal: pathlib.Path) -> Choosing:
    return windows.choose(document.CurrentController.Frame, "SnippetLibrary")


@pytest.fixture
def window(windows: Windows, opened: Choosing) -> Window:
    return windows.wait(TITLE)


def own(personal: pathlib.Path, name: str) -> str:
    return (personal / "snippets" / f"{name}.yaml").read_text(encoding="utf-8")


def test_an_edited_snippet_is_saved_where_it_lies(window: Window, opened: Choosing, personal: pathlib.Path) -> None:
    assert window.items("Snippets:")[0] == "Mine · My library"
    assert (window.text("Title:"), window.text("Tags:"), window.text(TEXT)) == ("Mine", "a, b", "First words")
    assert not window.can_press("Save")
    window.type("Title:", "Mine, too")
    window.type("Tags:", "a，c")
    window.type("Meant for:", "project-report/summary")
    window.type(TEXT, "Other words\nof two paragraphs")
    assert window.text("Preview:") == "Other words\nof two paragraphs"
    window.press("Save")
    assert window.items("Snippets:")[0] == "Mine, too · My library"
    assert not window.can_press("Save")
    window.press("Close")
    opened.wait()
    assert own(personal, "my-own") == (
        "id: my-own\ntitle: Mine, too\nfor:\n- project-report/summary\ntags:\n- a\n- c\n"
        "text: |\n  Other words\n  of two paragraphs\n"
    )
    assert any("First words" in path.read_text(encoding="utf-8") for path in (personal / "backup").iterdir())


def test_the_window_comes_as_large_as_it_was(windows: Windows, document: Any, window: Window, opened: Choosing) -> None:
    width, height = window.size()
    window.resize(width + 60, height + 40)
    window.press("Close")
    opened.wait()
    again = windows.choose(document.CurrentController.Frame, "SnippetLibrary")
    window = windows.wait(TITLE)
    assert window.size() == (width + 60, height + 40)
    window.press("Close")
    again.wait()


def test_what_is_entered_outlives_the_folder(window: Window, opened: Choosing, personal: pathlib.Path) -> None:
    """It vanishes while the window is open, or the snippet is deleted in another office."""
    window.type("Title:", "Mine, too")
    shutil.rmtree(personal)
    window.press("Save")
    assert window.items("Snippets:")[0] == "Mine, too · My library"
    window.type(TEXT, "Other words")
    (personal / "snippets" / "my-own.yaml").unlink()
    window.press("Save")
    assert not window.can_press("Save")
    assert "title: Mine, too" in own(personal, "my-own") and "Other words" in own(personal, "my-own")
    window.press("Close")
    opened.wait()


def test_a_bundled_snippet_becomes_a_copy_that_hides_it(
    window: Window, opened: Choosing, personal: pathlib.Path
) -> None:
    window.type("Search:", "summary-on-track")
    window.choose("Snippets:", SUMMARY)
    assert not window.can_press("Delete…") and not window.can_press("Move")
    window.type("Title:", "All is well")
    window.press("Save")
    assert window.items("Snippets:")[0] == "All is well · My library"
    assert "{{project}} is on track" in own(personal, "summary-on-track")
    window.press("Delete…")
    opened_question(window, "Yes")
    assert SUMMARY in window.items("Snippets:")
    assert not (personal / "snippets" / "summary-on-track.yaml").exists()
    window.press("Close")
    opened.wait()


def opened_question(window: Window, answer: str) -> None:
    """Answers the question that stands over the window."""
    window._windows.wait("Tigang").press(answer)  # noqa: SLF001


def test_deleting_asks_and_leaves_the_file_in_the_trash(
    window: Window, opened: Choosing, personal: pathlib.Path
) -> None:
    window.press("Delete…")
    opened_question(window, "No")
    assert "First words" in own(personal, "my-own")
    window.press("Delete…")
    opened_question(window, "Yes")
    assert "Mine · My library" not in window.items("Snippets:")
    window.press("Close")
    opened.wait()
    assert [path.name for path in (personal / "trash").glob("*/*")] == ["my-own.yaml"]


def test_a_deleted_snippet_is_brought_back(
    windows: Windows, window: Window, opened: Choosing, personal: pathlib.Path
) -> None:
    before = own(personal, "my-own")
    window.press("Delete…")
    opened_question(window, "Yes")
    assert "Mine · My library" not in window.items("Snippets:")
    showing = Choosing(lambda: window.press("Trash…"))
    trash = windows.wait("Deleted Snippets")
    (line,) = trash.items("Snippets, the last deleted first:")
    assert line.startswith("Mine · 20")
    assert trash.text("Text:") == "First words"
    trash.press("Restore")
    showing.wait()
    assert (window.text("Title:"), own(personal, "my-own")) == ("Mine", before)
    assert "Mine · My library" in window.items("Snippets:")
    showing = Choosing(lambda: window.press("Trash…"))
    trash = windows.wait("Deleted Snippets")
    assert (trash.items("Snippets, the last deleted first:"), trash.can_press("Restore")) == ([], False)
    assert trash.text("Text:") == "The trash is empty."
    trash.press("Close")
    showing.wait()
    window.press("Close")
    opened.wait()


def test_the_id_is_changed_and_other_changes_stay_entered(
    window: Window, opened: Choosing, personal: pathlib.Path
) -> None:
    window.type("Title:", "Mine, too")
    assert not window.can_press("Rename")
    window.type("Id:", "summary-on-track")
    window.press("Rename")
    opened_question(window, "OK")  # taken
    window.type("Id:", "new-name")
    window.press("Rename")
    assert window.items("Snippets:")[0] == "Mine · My library"
    assert (window.text("Title:"), window.can_press("Save"), window.can_press("Rename")) == ("Mine, too", True, False)
    assert "title: Mine\n" in own(personal, "new-name")
    window.press("Save")
    window.press("Close")
    opened.wait()
    assert "title: Mine, too\n" in own(personal, "new-name")


def test_changes_are_not_lost_without_a_question(window: Window, opened: Choosing, personal: pathlib.Path) -> None:
    window.type("Title:", "Kept")
    other = window.items("Snippets:")[1]
    choosing = Choosing(lambda: window.choose("Snippets:", other))  # the question holds it up
    opened_question(window, "Cancel")
    choosing.wait()
    assert window.text("Title:") == "Kept"
    window.type("Title:", "")
    window.press("Close")
    opened_question(window, "Yes")
    opened_question(window, "OK")  # a snippet needs a title; the window comes back
    assert window.text(TEXT) == "First words"
    window.type("Title:", "Kept")
    window.press("Close")
    opened_question(window, "Yes")
    opened.wait()
    assert "title: Kept\n" in own(personal, "my-own")


def test_a_failed_save_says_so_and_changes_nothing(window: Window, opened: Choosing, personal: pathlib.Path) -> None:
    before = own(personal, "my-own")
    window.type("Title:", "Lost?")
    window.type("Id:", "Not an id")
    window.press("Save")
    opened_question(window, "OK")
    assert (window.text("Title:"), own(personal, "my-own")) == ("Lost?", before)
    window.press("Close")
    opened_question(window, "No")
    opened.wait()
    assert own(personal, "my-own") == before


def test_a_snippet_is_moved_to_a_shared_folder(
    windows: Windows, document: Any, personal: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    (personal / "folders.yaml").write_text(f"- {tmp_path}\n", "utf-8")
    (personal / "snippets" / "broken.yaml").write_text("id: [", "utf-8")
    opened = windows.choose(document.CurrentController.Frame, "SnippetLibrary")
    window = windows.wait(TITLE)
    window.wait_label("1 entries of the library cannot be used.")
    window.press("Details…")
    windows.wait("Tigang", saying="broken.yaml").press("OK")
    window.press("Move")
    assert window.items("Snippets:")[0] == f"Mine · {tmp_path.name}"
    window.wait_label(f"In: {tmp_path}")
    window.press("Close")
    opened.wait()
    assert "First words" in (tmp_path / "snippets" / "my-own.yaml").read_text(encoding="utf-8")
    assert not (personal / "snippets" / "my-own.yaml").exists()


def test_autotext_of_the_person_becomes_snippets(
    office: Office, windows: Windows, document: Any, personal: pathlib.Path
) -> None:
    group = office.service("com.sun.star.text.AutoTextContainer").getByName("mytexts")  # it lies in the profile
    try:
        for shortcut, title, words in (
            ("YF", "Yours faithfully", "Yours faithfully\rAnn today"),
            ("ST", "Stamp", "Paid today"),
        ):
            document.Text.String = words
            cursor = document.Text.createTextCursor()
            if title == "Stamp":  # more than text
                cursor.goRight(4, True)
                cursor.CharWeight = 150.0
                cursor.gotoStart(False)
            cursor.gotoEnd(True)
            group.insertNewByName(shortcut, title, cursor)
        opened = windows.choose(document.CurrentController.Frame, "SnippetLibrary")
        window = windows.wait(TITLE)
        window.press("AutoText…")
        windows.wait("Tigang", saying="AutoText entries of your own").press("No")
        assert not any("My AutoText" in path.read_text("utf-8") for path in (personal / "snippets").glob("*.yaml"))
        window.press("AutoText…")
        windows.wait("Tigang", saying="AutoText entries of your own").press("Yes")
        windows.wait("Tigang", saying="Snippets made: 2").press("OK")
        window.type("Search:", "my autotext")
        assert window.items("Snippets:") == [
            "Stamp · My library",
            "Yours faithfully · My library",
        ]
        window.choose("Snippets:", "Yours faithfully · My library")
        assert (window.text("Tags:"), window.text(TEXT)) == ("My AutoText, YF", "Yours faithfully\nAnn today")
        window.press("AutoText…")
        windows.wait("Tigang", saying="AutoText entries of your own").press("Yes")
        windows.wait("Tigang", saying="Snippets made: 0").press("OK")  # they are there already
        window.press("Close")
        opened.wait()
        assert (personal / "snippets" / "mytexts-st.odt").exists() and not (
            personal / "snippets" / "mytexts-yf.odt"
        ).exists()
    finally:
        for shortcut in group.ElementNames:
            group.removeByName(shortcut)


def test_autotext_is_taken_in_after_a_question(windows: Windows, window: Window, opened: Choosing) -> None:
    window.press("AutoText…")
    windows.wait("Tigang", saying="AutoText entries of your own").press("Yes")
    windows.wait("Tigang", saying="Snippets made: ").press("OK")
    assert window.text("Title:") == "Mine"
    window.press("Close")
    opened.wait()
