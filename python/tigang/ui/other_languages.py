"""Whether outlines and snippets in other languages are listed, too: a check box OtherLanguages, remembered for all windows."""

from __future__ import annotations

from typing import Callable, List, Sequence, TypeVar

from .. import messages
from ..office import settings
from ..outlines.model import Outline
from ..snippets.model import Snippet
from ..text import languages
from .controls import Controls
from .listening import Act

_SETTING = "Library/OtherLanguages"
_Item = TypeVar("_Item", Outline, Snippet)


def offer(window: Controls, changed: Act) -> None:
    """Let the check box of a window show and change the setting; ``changed`` is called when it has changed."""
    now = window.environment.settings()

    def change() -> None:
        settings.write(window.context, {_SETTING: window.ticked("OtherLanguages")})
        changed()

    window.tick("OtherLanguages", now.other_languages)
    window.enable(not now.is_locked(_SETTING), "OtherLanguages")
    window.on_tick("OtherLanguages", change)


def _every(window: Controls) -> bool:
    """Return whether all are wanted: what the person has just ticked, the setting says a moment later."""
    box = window["OtherLanguages"]
    return bool(box.getState()) if box is not None else window.environment.settings().other_languages


def listed(
    window: Controls, items: Sequence[_Item], language: str, always: Callable[[_Item], bool] = lambda _: False
) -> List[_Item]:
    """Return what is to be listed for who asks for a language: what is in it, or ``always``; unless all are wanted."""
    every = _every(window)
    return [item for item in items if every or languages.same(item.language, language) or always(item)]


def found(
    window: Controls, items: Sequence[_Item], language: str, always: Callable[[_Item], bool] = lambda _: False
) -> List[_Item]:
    """Return what is to be listed of what was searched for: where nothing is in the language, what there is in others."""
    return listed(window, items, language, always) or list(items)


def named(window: Controls, name: str, item: _Item, language: str) -> str:
    """Return what an item is called where a language is asked for; one in another language says so."""
    if languages.same(item.language, language):
        return name
    words = messages.catalogue("Messages", window.language)
    said = words.get(f"language.{languages.base(item.language)}", item.language)
    return window.say("library.in-language", name=name, language=said)
