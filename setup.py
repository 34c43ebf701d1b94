"""Packs into a wheel what is no code, which lies outside the package; all else stands in pyproject.toml."""

from __future__ import annotations

import pathlib
import shutil

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.errors import SetupError

ROOT = pathlib.Path(__file__).resolve().parent
FOLDERS = (
    "dialogs",
    "extension/schema",
    "extension/outlines",
    "extension/snippets",
    "extension/layouts",
    "extension/words",
)


class BuildWithFiles(build_py):
    """Lays the folders into ``tigang/files``, where `tigang.resources` looks for them."""

    def run(self) -> None:
        super().run()
        if getattr(self, "editable_mode", False):  # then they are found in the checkout
            return
        for folder in map(ROOT.joinpath, FOLDERS):
            if not folder.is_dir():
                raise SetupError(f"{folder} is missing: without it Tigang would have no words, outlines or schemas.")
            shutil.copytree(folder, pathlib.Path(self.build_lib, "tigang", "files", folder.name), dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithFiles})
