"""The libraries that Tigang brings along.

All extensions of a LibreOffice share one Python and one ``sys.path``; under a name of our own nobody else's copy is taken
for ours, nor ours for theirs. In a checkout there is no such folder and the installed libraries serve.
"""

import importlib.util
import pathlib

try:
    from ._vendor import fastjsonschema, yaml  # type: ignore[attr-defined,import-not-found,unused-ignore]
except ImportError:
    import fastjsonschema  # type: ignore[import-untyped,no-redef,unused-ignore]
    import yaml  # type: ignore[no-redef,unused-ignore]


def pinyin_table() -> pathlib.Path:
    """Return pypinyin's table of characters and their readings, a JSON file."""
    beside = pathlib.Path(__file__).parent / "_vendor" / "pypinyin"
    if not beside.is_dir():
        found = importlib.util.find_spec("pypinyin")
        beside = pathlib.Path(found.origin).parent if found and found.origin else beside
    return beside / "pinyin_dict.json"


__all__ = ["fastjsonschema", "pinyin_table", "yaml"]
