"""What speaks for and against every way to take a numbered paragraph: one table of weights, in which a reading is paid for.

A weight is the cost of something that is seldom so in a rightly read document: about the negative logarithm of how often. The
reading of a document that costs least is taken. Nothing else decides, so whoever finds a document misread looks here first.
"""

from __future__ import annotations

import math
from typing import Dict, FrozenSet, NamedTuple

from ..text.families import FAMILIES


class Weights(NamedTuple):
    # --- taken for text: neither heading nor item ---
    text: float = 7.0  # a number of the common families: 1. （1） A.
    text_structural: float = 11.0  # 第一章 Chapter 1 Article 1
    text_heads: float = 10.0  # one that hardly ever stands in front of anything but a heading: 一、 第一章 1.1
    text_lists: float = 5.0  # one that mostly numbers lists: a) ①
    text_bare: float = 5.0  # a number without a mark may be an amount
    text_least: float = 1.0  # however much speaks against a number
    text_sentence: float = -1.5  # a line that ends as sentences do is likelier text
    text_standing: float = 1.0  # it stands above text, as headings do
    words_only: float = 9.0  # a styled heading whose number belongs to its words: 1984. A novel
    words_only_bare: float = 5.2  # the same of a number without a mark: 5 reasons

    # --- taken for a heading ---
    heading_common: float = 0.4  # 1. （1） A. also number lists
    heading_lists: float = 2.0  # a) ① mostly do
    heading_bare: float = 0.6  # 1 Scope
    heading_goes_on: float = 3.0  # it ends in ； ， 、: the sentence goes on in the next paragraph
    heading_article_goes_on: float = 0.2  # articles are sentences and may end so
    heading_led_in: float = 1.5  # the line above ends in a colon: a list is announced
    heading_nothing: float = (
        1.5  # nothing stands under it: the next number of its kind or of an outer one follows at once
    )
    heading_nothing_sentence: float = 0.2  # the same, but it says all there is to say in a sentence of its own
    heading_in_styled: float = 3.5  # other headings of the document have heading styles, this one has none
    heading_in_styled_heads: float = 0.8  # the same of a family that hardly ever numbers lists
    heading_run_in_styled: float = 0.7  # the same of one that is followed by its text in the same paragraph
    heading_automatic: float = 1.2  # Writer numbers it, but it has no heading's style: mostly a list
    heading_expected: float = -1.5  # the outline numbers its headings so
    heading_above: float = -1.0  # the next number repeats this one
    heading_sentence: float = 4.0  # a chapter or a part is named in a line, not in a sentence
    heading_lower: float = 1.6  # its words begin in lower case, as the parts of a sentence do
    heading_alone: float = 2.5  # the number stands alone on its line, and no words on the next
    heading_unanchored: float = 0.0
    heading_asked: float = 3.0  # it is a question: those of an examination are a list
    heading_doubled: float = 1.0  # its number is typed twice

    # --- taken for an item of a list ---
    item_heads: float = 2.2  # 一、 and 1.1 seldom number lists
    item_cjk_paren: float = 1.0  # （一） does in laws
    item_structural: float = 7.0  # 第一章 never does
    item_structural_sentence: float = 2.0  # … but a list says what is in each: 第四章介绍了…。
    item_beside: float = 1.5  # attachments and appendices are listed before they come
    item_common: float = 0.5
    item_lists: float = 0.0
    item_bare: float = 1.2
    item_sentence: float = 0.5  # it ends as a sentence does
    item_standing: float = 1.6  # it stands above text that is no item
    item_row: float = -1.3  # it stands right above or below the next one, and nothing under it
    item_run_in: float = 2.2  # it has several sentences, the first of which may be a heading
    item_long: float = 0.8  # it is more than a line
    item_expected: float = 1.5  # the outline numbers its headings so
    item_below: float = 1.0  # another kind of numbers begins under it
    item_above: float = 3.0  # the next number repeats this one, as 3.1 does 3
    list_open: float = 1.6  # a list begins, and no colon announces it
    list_led_in: float = 0.1  # one does
    bare_alone: float = 3.0  # a number without a mark, and no other of its kind goes on with it: 3 High Street
    list_unanchored: float = -1.2  # no heading stands above it
    list_though_headings: float = 1.2  # … where such numbers headed before
    list_start: float = 4.5  # it begins with another number than 1
    list_counts_on: float = 0.3  # … as questions do that are counted through several parts
    list_gap: float = 2.5  # a number is left out
    list_order: float = 3.5  # a number comes twice or out of its order
    list_again: float = 2.0  # begins anew right behind itself
    list_uncounted: float = 0.3  # every item is numbered 1., as Markdown lets people do
    list_broken: float = 0.8  # text stands between two items
    list_split: float = 3.0  # a heading goes on with its numbers
    list_single: float = 4.0  # it has one item only
    list_mixed: float = 0.6  # two items are numbered in two ways of one family

    # --- how headings follow one another ---
    begin: float = 0.5  # a sequence begins
    begin_usual: float = -1.2  # … where such numbers headed before
    begin_again: float = 2.0  # … at the outermost level, where another one stood before
    start: float = 5.0  # it begins with 2 or more, and …
    start_swapped: float = 3.2  # … with 2, and 1 follows
    start_growth: float = 0.6  # … for each doubling of what is missing
    implied: float = 0.3  # the number before stands in the line above: 会议议定，一、…
    runs_on: float = 3.0  # it goes on from the same kind of numbers under another heading
    runs_on_usual: float = 0.0  # and that is how this document counts
    anew_unusual: float = 1.5  # it begins anew though this document counts through
    other_parent: float = 1.6  # this kind of numbers stood under another kind so far
    other_parent_by_custom: float = 0.6  # … and by custom stands under this one, too
    passed_over: float = 4.0  # it begins beside an open sequence under which it would customarily stand
    against_custom: float = 1.4  # a family stands under one that customarily stands below it
    under_itself: float = 7.0  # 1. under 1.
    under_decimals: float = 0.4  # 1. under 1.1
    indented: float = 2.5  # it is not indented as its siblings are
    under_itself_styled: float = 0.8  # … and their styles say so
    across_title: float = 2.0  # it begins under what stands above a title or an attachment
    orphans: float = 1.5  # what stands above belongs under a heading that is lost
    prefix: float = 3.0  # 2.2 under 1
    shown: float = -1.0  # 2.1 under 2
    inserted_alone: float = 15.0  # 第一条之一 without 第一条
    parent_unseen: float = 0.6  # 1.1 without 1
    gap: float = 3.5  # a number is left out, and …
    gap_growth: float = 0.7  # … for each doubling of how many
    gap_lost: float = 1.3  # numbers below have begun anew without reason: so a heading surely is lost
    duplicate: float = 5.0  # a number comes twice
    back: float = 5.2  # a number is less than the one before
    wrong: float = 5.4  # a number stands for the one that belongs there: the next goes on as if it were right
    late: float = 1.5  # a number that was left out comes behind the next
    later: float = 4.0  # … not right behind it
    anew: float = 5.5  # numbers begin anew without reason
    anew_explained: float = 0.4  # … under a title, an unnumbered heading, an attachment
    anew_led_in: float = (
        1.5  # … under a line that ends in a colon, where no heading of an outer sequence stands between
    )
    anew_line: float = 3.0  # … under a line that may be a title
    wrong_kind: float = 3.7  # 2、 between 一、 and 三、
    wrong_unresolved: float = 1.5  # … it is the first of its sequence, and none of the right kind follows
    wrong_heads: float = -1.5  # … the numbers of its kind begin below it
    wrong_style: float = 1.5  # … and has the style of another level
    wrong_though_regular: float = 2.4  # … though it goes on with numbers of its own kind, too
    wrong_usual_below: float = 1.0  # … though numbers of its kind stand under such a sequence elsewhere
    wrong_again: float = 1.0  # another one of that kind
    mixed: float = 0.4  # 1. and 1、, or automatic and typed numbers, in one sequence
    mixed_systems: float = 2.0  # 第五条 and 第7条
    mixed_bare: float = 2.0  # 1. and 1 in one sequence
    restyled: float = 2.0  # a heading has the style of another level than its siblings
    restyled_unnumbered: float = 6.0  # … under a heading without number of the same style
    restyled_out: float = 5.6  # … and its siblings stand under one that has the style of this one
    unstyled: float = 0.8  # one has no style though its siblings have
    beside_unnumbered: float = 0.6  # a sequence without styles begins beside a styled heading, not under it
    right_below: float = 2.0  # … and the second begins right under a heading of the first
    shared_level: float = 1.6  # two kinds of numbers are styled for one level

    # --- what the number's own line says against it ---
    amount: float = 6.0
    date: float = 6.0
    digits: float = 1.2  # 1.2025年: only its neighbours show that this is 1.
    series: float = 6.0  # 三、四季度
    year: float = 9.0  # （2026）某民终123号
    long: float = 6.0  # 1984.
    alone: float = 0.0  # 3.1 and nothing behind: heading_alone says it
    sentence: float = 9.0  # Chapter 2 reviews …
    cites: float = 8.0  # 第三条规定 …
    runs_on_words: float = 0.8  # 第一章总则: no blank between number and words
    wrapped: float = 7.0  # the line before has not ended: … as Section | 1.2 of the other document says
    answer: float = 8.0  # Q. May I? | A. Yes; one of several to choose from
    runs_on_article: float = 2.5  # 第五條園區綱要計畫…
    letters: float = 2.5  # several letters are mostly a word: NASA.
    word: float = 9.0  # SCHEDULE OF …
    name: float = 7.0  # A. Author, B. Author
    initial: float = 4.0  # A. Einstein wrote


W = Weights()
NEVER = math.inf

_DOUBTS: Dict[str, float] = {
    name: getattr(W, "runs_on_words" if name == "runs-on" else name.replace("-", "_"))
    for name in (
        "amount",
        "date",
        "digits",
        "series",
        "year",
        "long",
        "alone",
        "sentence",
        "cites",
        "runs-on",
        "runs-on-article",
        "wrapped",
        "answer",
        "letters",
        "word",
        "name",
        "initial",
    )
}
STRUCTURAL = frozenset(
    {
        "title",
        "part",
        "subpart",
        "chapter",
        "section",
        "article",
        "inserted",
        "appendix",
        "attachment",
        "schedule",
        "exhibit",
        "paragraph-sign",
    }
)


class Seen(NamedTuple):
    """What is seen of a numbered paragraph and its neighbours."""

    family: str
    bare: bool
    doubts: FrozenSet[str]
    automatic: bool
    doubled: bool
    run_in: bool
    empty: bool  # no words stand behind the number, nor on the next line
    closing: str  # its last character
    length: int
    standing: bool  # text that is no candidate follows
    nothing: bool  # no text follows, nor a number that may begin under this one
    goes_on: bool  # the next number of its kind stands on the line below
    in_row: bool  # the number before or behind stands on the line above or below
    led_in: bool
    lower: bool  # its words begin in lower case
    shown_below: bool  # the next number repeats this one
    begins_below: bool  # another kind of numbers begins on the next line
    in_styled: bool  # the document's headings have styles, and none of this family's
    expected: bool  # the outline numbers headings so
    asked: bool  # it is a question of an examination or a questionnaire


_SENTENCE, GOES_ON = "。！？.!?", "；;，,、"
_LINE = 60
_TITLE = 15
_NAMED = frozenset({"title", "part", "subpart", "chapter", "section"})


def _against(doubts: FrozenSet[str]) -> float:
    return sum(_DOUBTS[name] for name in doubts)


def as_styled(doubts: FrozenSet[str], doubled: bool) -> float:
    """Return the cost of taking what a heading begins with that has a heading's style for its number."""
    return _against(doubts) + W.heading_doubled * doubled


def _is_sentence(seen: Seen) -> bool:
    """Return whether what bears the number of a part, chapter or section is a sentence; articles are."""
    return seen.family in _NAMED and seen.closing in _SENTENCE and seen.length > _TITLE and not seen.run_in


def as_heading(seen: Seen) -> float:
    """Return the cost of taking a numbered paragraph for a heading, its place in a sequence aside."""
    cost = _against(seen.doubts) + W.heading_doubled * seen.doubled
    family = FAMILIES[seen.family]
    if seen.bare:
        cost += W.heading_bare
    elif family.lists:
        cost += W.heading_lists
    elif not family.heads:
        cost += W.heading_common
    if seen.closing in GOES_ON:
        cost += W.heading_article_goes_on if seen.family in ("article", "inserted") else W.heading_goes_on
    if seen.nothing and not seen.run_in:
        cost += W.heading_nothing_sentence if seen.closing in _SENTENCE else W.heading_nothing
    if seen.led_in and not seen.run_in and seen.family not in STRUCTURAL:
        cost += W.heading_led_in
    if seen.in_styled:
        cost += (
            W.heading_run_in_styled
            if seen.run_in
            else W.heading_in_styled_heads
            if family.heads
            else W.heading_in_styled
        )
    if seen.empty:
        cost += W.heading_alone
    return (
        cost
        + W.heading_sentence * _is_sentence(seen)
        + W.heading_lower * seen.lower
        + W.heading_automatic * (seen.automatic and not seen.run_in)
        + W.heading_expected * seen.expected
        + W.heading_above * seen.shown_below
        + W.heading_asked * seen.asked
    )


def as_item(seen: Seen) -> float:
    """Return the cost of taking a numbered paragraph for an item of a list, its place in the list aside."""
    family = FAMILIES[seen.family]
    if seen.empty:
        return NEVER
    cost = _against(seen.doubts)
    if seen.bare:
        cost += W.item_bare
    elif family.beside:
        cost += W.item_beside
    elif seen.family in STRUCTURAL:
        cost += W.item_structural_sentence if _is_sentence(seen) else W.item_structural
    elif seen.family == "cjk-paren":
        cost += W.item_cjk_paren
    else:
        cost += W.item_heads if family.heads else W.item_lists if family.lists else W.item_common
    if seen.closing in _SENTENCE and not seen.run_in:
        cost += W.item_sentence
    if seen.in_row and seen.nothing and not seen.run_in:
        cost += W.item_row
    cost += W.item_run_in if seen.run_in else W.item_long * (seen.length > 2 * _LINE)
    return (
        cost
        + W.item_standing * seen.standing
        + W.item_above * seen.shown_below
        + W.item_below * seen.begins_below
        + W.item_expected * seen.expected
    )


def as_text(seen: Seen) -> float:
    """Return the cost of taking a numbered paragraph for running text."""
    family = FAMILIES[seen.family]
    cost = (
        W.text_bare
        if seen.bare
        else W.text_structural
        if seen.family in STRUCTURAL
        else W.text_heads
        if family.heads
        else W.text_lists
        if family.lists
        else W.text
    )
    if seen.closing in _SENTENCE and not seen.run_in:
        cost += W.text_sentence
    return max(cost + W.text_standing * seen.standing - _against(seen.doubts), W.text_least)
