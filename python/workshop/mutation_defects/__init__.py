"""The defects of the mutation test: for each of them, every place of a document where it can be seeded."""

from __future__ import annotations

from . import headings, numbers, parts, sections, texts  # noqa: F401 - each adds its defects
from .seeding import DEFECTS, Seed

__all__ = ["DEFECTS", "Seed"]
