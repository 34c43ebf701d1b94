"""Writes the reference of the YAML formats, docs/<kind>-format.md, from their JSON Schemas. A test fails when it is stale.

python -m workshop.reference           writes the pages
python -m workshop.reference --check   only says which are stale
"""

from __future__ import annotations

import json
import pathlib
import sys
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Tuple

from tigang.formats import validation
from tigang.library import writing

from .basics import ROOT, say

FOLDER = ROOT / "docs"
KINDS = ("outline", "snippet", "layout")
_MADE = "<!-- Made from {schema} by `python3 build.py manual`; change that. -->"
_NAMES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
    "object": "mapping",
    "array": "list",
}
#: What the patterns of the schemas say.
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits, single hyphens",
    "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": "`zh-CN`, `en`, …",
    "^[0-9]+([.][0-9]+)?(mm|cm|pt)$": "`12pt`, `2.5cm`, `37mm`",
}

Node = Mapping[str, Any]


class Object(NamedTuple):
    """A mapping with keys of its own: a table of the page."""

    name: str
    node: Node


def main(arguments: List[str]) -> int:
    if "--check" in arguments:
        found = stale(FOLDER)
        print("\n".join(found))
        return bool(found)
    for name, text in pages().items():
        (FOLDER / name).write_bytes(text.encode())
    say(f"wrote {', '.join(pages())} to {FOLDER.relative_to(ROOT)}")
    return 0


def stale(folder: pathlib.Path) -> List[str]:
    """The pages in ``folder`` that are missing or not what the schemas say: a line each."""
    return [
        f"{name} is stale"
        for name, text in pages().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def pages() -> Dict[str, str]:
    """The text of every page by the name of its file."""
    return {f"{kind}-format.md": _page(kind) for kind in KINDS}


def schema(kind: str) -> Dict[str, Any]:
    path = validation.schema_path(kind)
    return dict(json.loads(path.read_text(encoding="utf-8")))


def objects(root: Node) -> List[Object]:
    """The mappings of a format that have keys of their own, the outermost first, each once."""
    found: List[Object] = []
    waiting = [Object(str(root["title"]).lower(), root)]
    while waiting:
        thing = waiting.pop(0)
        if thing not in found:
            found.append(thing)
            waiting += [inner for key, node in thing.node["properties"].items() for inner in _inside(key, node, root)]
    return found


def _inside(key: str, node: Node, root: Node) -> Iterator[Object]:
    """The mappings with keys of their own that a key's value is, or consists of."""
    name, node = _resolved(key, node, root)
    if "properties" in node:
        yield Object(name, node)
    for part in (node.get("items"), node.get("additionalProperties"), *node.get("anyOf", ())):
        if isinstance(part, dict):
            yield from _inside(key, part, root)


def _resolved(name: str, node: Node, root: Node) -> Tuple[str, Node]:
    """A node with what it refers to; what stands beside the reference goes before."""
    if "$ref" not in node:
        return name, node
    name = node["$ref"].rpartition("/")[2]
    target = root["$defs"][name]
    return name, target if "properties" in target else {**target, **node}


# --- a page -----------------------------------------------------------------------------------------------------------


def _page(kind: str) -> str:
    root = schema(kind)
    path = f"extension/schema/{kind}.schema.json"
    lines = [
        f"# The format of {kind}s",
        _MADE.format(schema=path),
        f"{root['description']} A file is YAML in UTF-8, `{kind}s/<name>.yaml` in a folder of the library; several may "
        f"stand in one file with `---` between them. Editors that know JSON Schema complete and check it by `{path}`.",
    ]
    found = objects(root)
    for thing in found:
        outermost = thing is found[0]
        lines.append(f"## The keys of {_article(kind)}" if outermost else f"## {thing.name}")
        if "description" in thing.node and not outermost:
            lines.append(thing.node["description"])
        lines.append(_table(thing, root))
        lines += [f"```yaml\n{writing.dumped(example)}```" for example in thing.node.get("examples", ())]
    return "\n\n".join(lines) + "\n"


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _table(thing: Object, root: Node) -> str:
    required = thing.node.get("required", ())
    rows = [
        (
            f"`{key}`{' (required)' if key in required else ''}",
            _type(key, node, root),
            _allowed(node, root) or "–",
            _about(key, node, root),
        )
        for key, node in thing.node["properties"].items()
    ]
    lines = [" | ".join(map(_cell, row)) for row in rows]
    return "\n".join(
        ["| Key | Type | Allowed | What it says |", "|---|---|---|---|", *(f"| {line} |" for line in lines)]
    )


def _about(key: str, node: Node, root: Node) -> str:
    return str(node.get("description") or _resolved(key, node, root)[1].get("description", ""))


def _type(key: str, node: Node, root: Node) -> str:
    """What kind of value a key has, with links to the tables of mappings."""
    name, node = _resolved(key, node, root)
    if "properties" in node:
        return f"[{name}](#{name})"
    if "anyOf" in node:
        kinds = list(dict.fromkeys(_type(key, option, root) for option in node["anyOf"]))
        return "text, or one a language" if kinds == ["text", "names, each with: text"] else " or ".join(kinds)
    if "enum" in node:
        return "word"
    if node["type"] == "array":
        return f"list of {_plural(_type(key, node['items'], root))}"
    if node["type"] == "object":
        inner = node.get("additionalProperties")
        return f"names, each with: {_type(key, inner, root)}" if isinstance(inner, dict) else "mapping"
    return _NAMES[node["type"]]


def _plural(kind: str) -> str:
    return {"text": "texts", "word": "words"}.get(kind, kind)


def _allowed(node: Node, root: Node) -> str:
    _, node = _resolved("", node, root)
    if "properties" in node:
        return ""
    said = [_allowed(option, root) for option in node.get("anyOf", ())]
    said += ["one of " + ", ".join(f"`{value}`" for value in node["enum"])] if "enum" in node else []
    said += [_PATTERNS.get(node["pattern"], f"`{node['pattern']}`")] if "pattern" in node else []
    for least, most, unit in (
        ("minimum", "maximum", ""),
        ("minItems", "maxItems", " of them"),
        ("minLength", "maxLength", " characters"),
    ):
        if node.get(least) == 1 and unit:
            said.append("not empty")
        elif least in node and most in node:
            said.append(f"{node[least]} to {node[most]}{unit}")
        elif least in node and node[least]:
            said.append(f"at least {node[least]}{unit}")
        elif most in node:
            said.append(f"at most {node[most]}{unit}")
    inner = node.get("items") or node.get("additionalProperties")
    said += [_allowed(inner, root)] if isinstance(inner, dict) else []
    return "; ".join(filter(None, said))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
