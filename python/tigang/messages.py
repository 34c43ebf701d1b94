"""The words of the interface, in the person's language.

They stand in ``dialogs/*.properties``, one file a dialog and language, with `Messages` for all that is said elsewhere.
LibreOffice reads the dialogs' files itself; this module reads any of them, so that there is one place for words.
"""

from __future__ import annotations

import functools
import pathlib
import re
from typing import Any, Dict, Mapping, Union

from . import resources

Text = Union[str, Mapping[str, str]]

#: Our languages, and how their files are called.
LANGUAGES = {"zh-CN": "zh_CN", "zh-TW": "zh_TW", "en": "en_US"}

_HALF = re.compile("[\ud800-\udfff]")
_TRADITIONAL = frozenset({"tw", "hk", "mo", "hant"})


def language_of(locale: str) -> str:
    """Return our language that serves a locale such as "zh-Hans-CN", "zh_HK.UTF-8" or "de": "zh-CN", "zh-TW" or "en"."""
    language, *more = re.split(r"[-_.@]", locale.lower())
    if language != "zh":
        return "en"
    return "zh-TW" if not _TRADITIONAL.isdisjoint(more) and "hans" not in more else "zh-CN"


def folder() -> pathlib.Path:
    """Return where the dialogs lie with their words."""
    return resources.folder("dialogs")


def get(key: str, language: str, /, **values: Any) -> str:
    """Return the message ``key`` of the catalogue `Messages`, with ``{names}`` filled in.

    Halves of characters, as Python has them for bytes in a file's name that are no UTF-8, become U+FFFD: LibreOffice ends when
    one is handed over to it, and a terminal refuses them.
    Raises KeyError when there is no such message: that is our mistake, and a test finds it.
    """
    return _HALF.sub("\ufffd", catalogue("Messages", language)[key].format(**values))


def in_all_languages(key: str, /, **values: Any) -> Dict[str, str]:
    """Return the message ``key`` as `get` does, by language."""
    return {language: get(key, language, **values) for language in LANGUAGES}


def removed(counts: Mapping[str, int], language: str) -> str:
    """Return a sentence about what was taken out of a rich snippet, by kind; "" when nothing was."""
    things = [get(f"ui.removed.{kind}", language, count=count) for kind, count in counts.items()]
    return get("ui.removed", language, things=get("ui.snippet.separator", language).join(things)) if things else ""


def of_rule(rule: str, what: str, language: str) -> str:
    """Return a rule's "message", "about" or "source" in a language that its module does not speak; "" when nobody has said it."""
    return catalogue("Rules", language).get(f"{rule}.{what}", "") if language == "zh-TW" else ""


@functools.lru_cache(maxsize=None)
def catalogue(name: str, language: str) -> Dict[str, str]:
    """Return all entries of ``dialogs/<name>_<language>.properties``."""
    path = folder() / f"{name}_{LANGUAGES[language]}.properties"
    return parse(path.read_text(encoding="utf-8"))


def parse(properties: str) -> Dict[str, str]:
    r"""Return the entries of a .properties file: ``key=value`` lines, ``#`` comments, ``\n`` and ``\uXXXX`` escapes."""
    entries = {}
    for line in properties.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            key, _, value = line.partition("=")
            entries[key.strip()] = _unescape(value.strip())
    return entries


def _unescape(value: str) -> str:
    return re.sub(
        r"\\(u([0-9a-fA-F]{4})|.)",
        lambda m: chr(int(m[2], 16)) if m[2] else {"n": "\n", "t": "\t"}.get(m[1], m[1]),
        value,
    )


def pick(text: Text, language: str) -> str:
    """Return a text that may be given per language: in ``language``, else in one close to it, else in English, else any."""
    if isinstance(text, str):
        return text
    for wanted in (language, language.split("-", 1)[0], "en"):
        for key, value in text.items():
            if key == wanted or key.split("-", 1)[0] == wanted:
                return value
    return next(iter(text.values()), "")
