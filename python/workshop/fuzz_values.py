"""Values for fuzzing: lines, paragraphs, documents and outlines as hypothesis makes them."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from hypothesis import strategies as st

from tigang.document.snapshot import Mark, Paragraph, Placeholder
from tigang.formats import validation, yamlfile
from tigang.outlines import reading as outlines
from tigang.outlines.model import Outline

_MARKS = "一二三四五六七八九十百〇两壹贰0123456789IVXivxabc①②㈠⑴" + (
    "第章节条款项编（）()【】[]「」、.．:：，。；;-—…\t \n×X_<>{}$*#|&%！？"
)
_WORDS = (
    "总结",
    "附件",
    "目录",
    "背景",
    "第",
    "见",
    "一是",
    "Chapter ",
    "Section ",
    "Appendix ",
    "如下：",
    "TODO",
    "{{unit}}",
    "{{",
    "}}",
)

short = st.text(alphabet=st.one_of(st.sampled_from(_MARKS), st.characters()), max_size=20)
line = st.lists(st.one_of(st.sampled_from(_MARKS), st.sampled_from(_WORDS), short), max_size=12).map("".join)


@st.composite
def _paragraph(draw: Any) -> Paragraph:
    text = draw(line)
    level = draw(st.sampled_from((0, 0, 0, 1, 2, 3, 10)))
    label = draw(st.sampled_from(("", "", "", "1.", "•", "一、", "1.1", "第3章", "(x)")))
    style = f"Heading {level}" if level else draw(st.sampled_from(("Text body", "Title", "Contents 1", "")))
    start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    slot = (Placeholder(start, end, draw(short) or "x", draw(path)),) if draw(st.booleans()) and end > start else ()
    kind = draw(st.sampled_from(("", "comment", "object", "insertion", "deletion", "change")))
    return Paragraph(text, style, level, label, slot, marks=(Mark(kind, start, end),) if kind else ())


path = st.sampled_from(("", "a", "a/b", "措施", "措施/项"))
document = st.lists(_paragraph(), max_size=14).map(tuple)
_id = st.sampled_from([f"s{number}" for number in range(12)])
#: Values of fields: words, and before them what looks like a number or a mark.
value = st.tuples(
    st.text(alphabet="0123456789一二三.、（）第章节×Xx-—–－", max_size=6),
    st.text(alphabet="甲乙丙丁abc", min_size=2, max_size=8),
    st.text(alphabet="-—–－甲a1一", max_size=6),
).map("".join)


@st.composite
def _section(draw: Any, depth: int = 0) -> Dict[str, Any]:
    made: Dict[str, Any] = {"heading": draw(_words_of_outlines)}
    if draw(st.booleans()):
        made["placeholder"] = draw(_words_of_outlines)
    made.update(draw(st.fixed_dictionaries({}, optional={"optional": st.booleans(), "count": st.just({"min": 2})})))
    if depth < 2 and draw(st.booleans()):
        made["sections"] = draw(_sections(depth + 1))
    return made


def _sections(depth: int) -> Any:
    rows = st.lists(_section(depth), min_size=1, max_size=3)
    return rows.map(lambda made: [{"id": f"s{number}", **section} for number, section in enumerate(made)])


#: Few of them short, so that several sections often have the same.
_words_of_outlines = st.one_of(
    st.sampled_from(("甲乙", "丙丁", "{{unit}}甲乙")),
    st.text(alphabet="甲乙丙丁戊己庚辛", min_size=2, max_size=6).map(
        lambda words: words if len(words) % 3 else f"{{{{unit}}}}{words}"
    ),
)


_NUMBERINGS: Tuple[List[str], ...] = (
    ["一、", "（一）", "1.", "（1）"],
    ["第一章", "第一节", "一、"],
    ["1", "1.1", "1.1.1"],
    ["1.", "1.1", "(a)"],
    ["一、", "1.", "（1）"],
    [],
)


@st.composite
def outline(draw: Any) -> Outline:
    data: Dict[str, Any] = {
        "id": "o",
        "title": "总结",
        "language": draw(st.sampled_from(("zh-CN", "en"))),
        "numbering": draw(st.sampled_from(_NUMBERINGS)),
        "fields": {"unit": {"label": "单位"}, "items": {"label": "事项", "list": True, "count": 2}},
        "sections": [
            {"id": "title", "role": "title", "text": "{{unit}}总结"},
            *draw(_sections(0)),
            {"id": "each", "heading": "{{item}}工作", "each": "items", "placeholder": "写明"},
        ],
    }
    entry = yamlfile.Entry(data, {}, "o.yaml")
    validation.validate(entry, "outline")
    return outlines.from_entry(entry)
