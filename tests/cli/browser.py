"""A page in a real browser: Debian's Chromium, without a window and without a network."""

from __future__ import annotations

import html
import json
import pathlib
import re
import shutil
import subprocess
from typing import Any

from workshop.machine import BROWSERS

_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--hide-scrollbars",
    "--window-size=1300,1700",
]


def seen(page: str, folder: pathlib.Path, script: str) -> Any:
    """What a script (its last word is `return …`) sees in the page, and does in it, after the page's own."""
    probe = f'<pre id="seen"></pre><script>seen.textContent = JSON.stringify((() => {{ {script} }})())</script></body>'
    [found] = re.findall('<pre id="seen">(.*?)</pre>', _opened(page.replace("</body>", probe), folder), re.DOTALL)
    return json.loads(html.unescape(found))


def seen_without_scripts(page: str, folder: pathlib.Path, script: str) -> Any:
    """What a script sees in the page, its ``document``, where the page's own are not run."""
    frame = f'<iframe width="1300" height="1700" sandbox="allow-same-origin" srcdoc="{html.escape(page)}"></iframe>'
    inside = f"return (document => {{ {script} }})(document.querySelector('iframe').contentDocument)"
    waited = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><body>{frame}</body></html>'
    probe = f"""<pre id="seen"></pre><script>document.querySelector("iframe").onload = () => {{
        seen.textContent = JSON.stringify((() => {{ {inside} }})()); }}</script></body>"""
    text = _opened(waited.replace("</body>", probe), folder)
    return json.loads(html.unescape(re.findall('<pre id="seen">(.*?)</pre>', text, re.DOTALL)[0]))


def _opened(page: str, folder: pathlib.Path) -> str:
    """The page as it is when its scripts have run."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    program = next(filter(None, map(shutil.which, BROWSERS)))
    command = [program, *_QUIET, f"--user-data-dir={folder / 'profile'}", "--dump-dom", file.as_uri()]
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=120
    ).stdout.decode()
