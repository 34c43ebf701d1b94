"""Where the files lie that are no code: dialogs and their words, schemas, bundled outlines, snippets, layouts, Chinese words."""

from __future__ import annotations

import pathlib


def folder(name: str) -> pathlib.Path:
    """Return the folder "dialogs", "schema", "outlines", "snippets", "layouts", "words", "icons" or, in the extension only,
    "help".

    It lies at the root of the extension, inside the package of an installed wheel, and in a checkout at the root or under
    ``extension/``.
    """
    package = pathlib.Path(__file__).resolve().parent
    around = package.parents[1]  # <extension>/pythonpath/tigang, <checkout>/python/tigang
    places = [package / "files" / name, around / name, around / "extension" / name]
    return next((place for place in places if place.is_dir()), places[0])
