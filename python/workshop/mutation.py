"""The mutation test of the structure check: clean documents, one mistake seeded at a time, and whether it is found.

Of each mutated document exactly the expected finding must be new; any other new one is a false alarm. ``python -m
workshop.mutation`` seeds every defect at every place, prints a table and writes it with all that went wrong as JSON.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import json
import pathlib
import sys
import time
from typing import Callable, Counter, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from tigang.checking import rules
from tigang.checking import run as check
from tigang.checking.rule import Finding
from tigang.document.snapshot import Snapshot
from tigang.text import labels

from .basics import ROOT, Failure
from .mutation_defects import DEFECTS, Seed
from .mutation_documents import FORMS, Document, bundled, load_all, render

GOAL = 0.99

#: How a document becomes what the check sees; the office test puts a round trip through files in between.
Reader = Callable[[Snapshot], Snapshot]


@dataclasses.dataclass
class Score:
    """How a rule did."""

    seeded: int = 0
    found: int = 0
    false: int = 0  # findings of the rule that were not expected, in clean and in mutated documents

    @property
    def recall(self) -> float:
        return self.found / self.seeded if self.seeded else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else 1.0


@dataclasses.dataclass(frozen=True)
class Miss:
    """Something that went wrong: a mistake that was not found, or a finding that nobody expected."""

    defect: str  # "" in a clean document
    document: str
    form: str
    expected: str  # "rule@paragraph text", "" for a false alarm
    got: Tuple[str, ...]


@dataclasses.dataclass
class Result:
    scores: Dict[str, Score]  # by rule
    misses: List[Miss]
    seconds: float = 0.0

    @property
    def failing(self) -> List[str]:
        """The rules that miss the goal."""
        return [rule for rule, score in self.scores.items() if min(score.recall, score.precision) < GOAL]


def findings(snapshot: Snapshot, document: Document, form: str) -> List[Finding]:
    """What the check says; that headings are only typed is true of everything typed."""
    report = check.check(snapshot, document.library, document.language, document.outline, bundled().layouts)
    return [finding for finding in report.findings if form != "typed" or finding.rule != "heading-unstyled"]


class Case(NamedTuple):
    """One mistake in one document."""

    document: Document  # without it
    form: str
    defect: str
    seed: Seed


def cases(
    documents: Sequence[Document], forms: Sequence[str] = FORMS, at_most: Optional[int] = None, only: str = ""
) -> Iterator[Case]:
    """Every mistake at every place.

    ``at_most``: of the places that one defect has in one document and form so many are taken, evenly spread; None: all
    ``only``: part of the names of the defects to seed
    """
    known = {rule.id for rule in rules.all_rules()}
    for document in documents:
        for form in forms:
            for defect, seeder in DEFECTS.items():
                if only in defect and _rule(defect) in known:
                    seeds = [seed for seed in seeder(document, form) if not _undecidable(document, form, seed)]
                    for seed in _sample(seeds, at_most):
                        yield Case(document, form, defect, seed)


def _undecidable(document: Document, form: str, seed: Seed) -> bool:
    """Whether the mistake is in a typed number without a mark (1 绪论): where it does not go on, it may be an amount."""
    keys = {key for _, key in seed.answers}
    return form == "typed" and any(
        item.key in keys and item.numbers and document.shapes[item.level - 1] == labels.BARE for item in document.items
    )


def _rule(defect: str) -> str:
    return defect.partition(":")[0]


def _sample(seeds: List[Seed], at_most: Optional[int]) -> Sequence[Seed]:
    if at_most is None or len(seeds) <= at_most:
        return seeds
    return [seeds[index * len(seeds) // at_most] for index in range(at_most)]


def run(seeded: Iterable[Case], read: Reader = lambda snapshot: snapshot) -> Result:
    """Checks the documents with and without their mistakes, and counts."""
    began = time.monotonic()
    result = Result({rule.id: Score() for rule in rules.all_rules()}, [])
    clean: Dict[Tuple[str, str], Counter[Tuple[str, str]]] = {}
    for case in seeded:
        which = (case.document.name, case.form)
        if which not in clean:
            found = findings(read(render(case.document, case.form).snapshot), case.document, case.form)
            clean[which] = collections.Counter((finding.rule, finding.text) for finding in found)
            for finding in found:
                _false_alarm(result, "", case.document, case.form, "", [finding])
        _judge(result, case, clean[which], read)
    result.seconds = time.monotonic() - began
    return result


def _judge(result: Result, case: Case, clean: Counter[Tuple[str, str]], read: Reader) -> None:
    document, form, defect, seed = case
    rendered = render(seed.document, form)
    snapshot = read(rendered.snapshot)
    right = {(rule, place) for rule, key in seed.answers for place in rendered.places.get(key, ())}
    new = list(_new(findings(snapshot, seed.document, form), clean))
    hits = [finding for finding in new if (finding.rule, finding.paragraph) in right]
    others = [finding for finding in new if finding not in hits[:1]]
    score = result.scores[_rule(defect)]
    score.seeded += 1
    score.found += bool(hits)
    expected = " | ".join(
        f"{rule} @{place} {snapshot.paragraphs[place].label}{snapshot.paragraphs[place].text[:30]}"
        for rule, place in sorted(right)[:3]
    )
    if not hits:
        result.misses.append(Miss(defect, document.name, form, expected, tuple(map(_shown, others))))
    if others:
        _false_alarm(result, defect, document, form, "" if hits else expected, others, listed=bool(hits))


def _false_alarm(
    result: Result,
    defect: str,
    document: Document,
    form: str,
    expected: str,
    others: Sequence[Finding],
    listed: bool = True,
) -> None:
    for finding in others:
        result.scores[finding.rule].false += 1
    if listed:
        result.misses.append(Miss(defect, document.name, form, expected, tuple(map(_shown, others))))


def _shown(finding: Finding) -> str:
    return f"{finding.rule} @{finding.paragraph}: {finding.message}"


def _new(found: Sequence[Finding], known: Counter[Tuple[str, str]]) -> Iterator[Finding]:
    """The findings that the clean document has not."""
    left = known.copy()
    for finding in found:
        if left[finding.rule, finding.text]:
            left[finding.rule, finding.text] -= 1
        else:
            yield finding


# --- the table --------------------------------------------------------------------------------------------------------


def table(result: Result) -> str:
    """Recall and precision of every rule, as people read it."""
    lines = [f"{'rule':24}{'seeded':>8}{'found':>8}{'false':>8}{'recall':>9}{'precision':>11}"]
    for rule, score in sorted(result.scores.items()):
        if score.seeded or score.false:
            mark = "" if min(score.recall, score.precision) >= GOAL else "  <"
            lines.append(
                f"{rule:24}{score.seeded:8}{score.found:8}{score.false:8}{score.recall:9.3f}{score.precision:11.3f}{mark}"
            )
    total = Score(
        *(sum(getattr(score, name) for score in result.scores.values()) for name in ("seeded", "found", "false"))
    )
    lines.append(f"{'all':24}{total.seeded:8}{total.found:8}{total.false:8}{total.recall:9.3f}{total.precision:11.3f}")
    without = sorted(set(result.scores) - {_rule(defect) for defect in DEFECTS})
    if without:
        lines.append("no defect is seeded for: " + ", ".join(without))
    return "\n".join(lines)


def as_json(result: Result) -> Dict[str, object]:
    scores = {
        rule: {**dataclasses.asdict(score), "recall": round(score.recall, 4), "precision": round(score.precision, 4)}
        for rule, score in sorted(result.scores.items())
    }
    return {
        "goal": GOAL,
        "seconds": round(result.seconds, 1),
        "failing": result.failing,
        "rules": scores,
        "misses": [dataclasses.asdict(miss) for miss in result.misses],
    }


def main(arguments: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m workshop.mutation", description=__doc__)
    parser.add_argument("-k", metavar="TEXT", default="", help="only defects whose names contain this")
    parser.add_argument("-d", metavar="TEXT", default="", help="only documents whose names contain this")
    parser.add_argument(
        "--at-most", metavar="N", type=int, help="places of each defect in each document and form; all unless given"
    )
    parser.add_argument("--show", metavar="N", type=int, default=0, help="print so many of the things that went wrong")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=pathlib.Path,
        default=ROOT / "out" / "mutation.json",
        help="where the table goes as JSON; default: out/mutation.json",
    )
    parser.add_argument("--held-out", action="store_true", help="documents on which no weight was set, instead")
    given = parser.parse_args(arguments)
    result = run(cases([d for d in load_all(given.held_out) if given.d in d.name], FORMS, given.at_most, given.k))
    for miss in result.misses[: given.show]:
        print(
            f"{miss.document}, {miss.form}, {miss.defect or 'clean'}\n    expected: {miss.expected or 'nothing more'}\n"
            + "".join(f"    got: {got}\n" for got in miss.got or ("nothing",))
        )
    print(table(result))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(as_json(result), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    seeded = sum(score.seeded for score in result.scores.values())
    print(f"{seeded} documents with a mistake in {result.seconds:.0f} s; details: {given.out}")
    return 1 if result.failing else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"error: {failure}")
