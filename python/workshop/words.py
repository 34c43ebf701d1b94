"""Writes the list of Chinese words: extension/words/zh.txt, from the dictionary of jieba.

    python3 build.py words

Only words that are common enough to tell where a title may be broken are taken, each with how common it is.
"""

from __future__ import annotations

import math
import re
import sys
import zipfile
from typing import Dict, List

from .basics import ROOT, Failure, say
from .vendored import Library, wheel

LIST = ROOT / "extension" / "words" / "zh.txt"

#: The fork of jieba that is published as a wheel; its dictionary is that of jieba 0.42.1.
DICTIONARY = Library(
    "jieba-py==0.46.12",
    "jieba_py-0.46.12-py3-none-any.whl",
    "a4f616b571cbb2f3668608973bcd882a04e2faa94b95338acbbddf3cbe111930",
    "jieba",
    only=("_data/dict.txt",),
)
_FILE = "jieba/_data/dict.txt"

_LEAST = 50  # occurrences in 60 million words: a rarer word is found as its parts
_WORD = re.compile("[\u4e00-\u9fff]{1,4}")
_PARTICLES = "的和与及"

_HEAD = """\
# Chinese words with the binary logarithm of how often they occur in the 60 million words that jieba was made with.
# From jieba's dict.txt (https://github.com/fxsjy/jieba), Copyright (c) 2013 Sun Junyi, MIT License:
# Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
# files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
# modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
# Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice
# shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY
# OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR
# PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
# LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR
# THE USE OR OTHER DEALINGS IN THE SOFTWARE.
# Written by build.py words.
"""


def main() -> int:
    try:
        with zipfile.ZipFile(wheel(DICTIONARY)) as archive:
            text = archive.read(_FILE).decode("utf-8")
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1
    LIST.parent.mkdir(exist_ok=True)
    LIST.write_text(_HEAD + trimmed(text), encoding="utf-8")
    say(f"wrote {LIST.relative_to(ROOT)} ({LIST.stat().st_size // 1024} KiB)")
    return 0


def trimmed(dictionary: str) -> str:
    """The common words of a dictionary of jieba, no names of persons: a line for each degree of frequency."""
    rows = (line.split(" ") for line in dictionary.splitlines())
    counts = {word: int(count) for word, count, kind in rows if _WORD.fullmatch(word) and not kind.startswith("nr")}
    by_degree: Dict[int, List[str]] = {}
    for word, count in counts.items():
        two = word[-1] in _PARTICLES and len(word) > 2 and word[:-1] in counts  # 检查和 is in the dictionary, too
        if count >= _LEAST and not two:
            by_degree.setdefault(round(math.log2(count)), []).append(word)
    return "".join(f"{degree} {' '.join(sorted(words))}\n" for degree, words in sorted(by_degree.items()))


if __name__ == "__main__":
    sys.exit(main())
