"""Languages of outlines and snippets, as "zh-CN" or "en"."""

from __future__ import annotations


def base(language: str) -> str:
    """Return a language without its country: "zh" of "zh-CN"."""
    return language.partition("-")[0].casefold()


def same(one: str, other: str) -> bool:
    """Return whether who reads one language reads the other; what does not say its language, everybody does."""
    return not one or not other or base(one) == base(other)
