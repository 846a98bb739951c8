"""What was measured as tables: for the terminal and for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.quality.findings import JudgedMutant, Quality
from autograder.quality.first_judging import Counts, at_most, total

_RULE = 3  # no error in n independent tries: the error rate is at most 3/n with 95 % confidence (the rule of three)

_MISJUDGED = ("right that lose points", "wrong that keep all")


@dataclass(frozen=True)
class Table:
    """A head, and rows of text."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def as_markdown(self) -> str:
        lines = [self.head, ("---",) * len(self.head), *self.rows]
        return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)

    def as_text(self) -> str:
        widths = [max(len(row[place]) for row in [self.head, *self.rows]) for place in range(len(self.head))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in [self.head, *self.rows]
        )


def summary(quality: Quality) -> Table:
    """What is promised, and what was found."""
    equivalent = sum(bool(entry.equivalent) for entry in quality.mutants)
    killed = sum(entry.killed for entry in quality.mutants)
    forms = sum(label.form for label, _ in quality.wrong)
    combined = sum(len(label.contains) > 1 for label, _ in quality.wrong)
    rows = [
        (
            "mutants of the references that fail",
            f"{killed} of {len(quality.mutants)} ({quality.kill_rate:.1%}); {equivalent} cannot be told apart",
            f"{len(quality.survivors)} of {len(quality.mutants)} survive",
            _at_most(len(quality.survivors), len(quality.mutants) - equivalent),
        )
    ]
    if quality.right:
        rows += [
            (
                "the course's own right answers that keep all points",
                f"{len(quality.right) - len(quality.refused)} of {len(quality.right)}",
                f"{len(quality.refused)} lose points",
                _at_most(len(quality.refused), len(quality.right)),
            ),
            (
                "the course's own wrong answers that lose points",
                f"{len(quality.wrong) - len(quality.accepted)} of {len(quality.wrong)}",
                f"{len(quality.accepted)} keep all",
                _at_most(len(quality.accepted), len(quality.wrong)),
            ),
            (
                "forms of a misconception that are recognised",
                f"{forms - len(quality.unrecognised)} of {forms}",
                f"{len(quality.unrecognised)} are not",
                _at_most(len(quality.unrecognised), forms),
            ),
            (
                f"wrong answers that are given no wrong name ({combined} combine several misconceptions)",
                f"{quality.labelled - len(quality.misnamed)} of {quality.labelled}",
                f"{len(quality.misnamed)} are misnamed",
                _at_most(len(quality.misnamed), quality.labelled),
            ),
            (
                "judgings repeated with the same outcome to the letter",
                f"{quality.stability.total - len(quality.stability.differences)} of {quality.stability.total}",
                f"{len(quality.stability.differences)} differ",
                _at_most(len(quality.stability.differences), quality.stability.total),
            ),
        ]
    return Table(("what", "found", "errors", "error rate, with 95 % confidence"), rows)


def _at_most(errors: int, tries: int) -> str:
    if not tries:
        return ""
    return f"about {errors / tries:.1%}" if errors else f"at most {min(1.0, _RULE / tries):.2%}"


def exercises(quality: Quality) -> Table:
    """One row for each exercise."""
    rows: list[tuple[str, ...]] = []
    separations = {entry.exercise: entry for entry in quality.separations}
    for entry in quality.exercises:
        mutants = [mutant for mutant in quality.mutants if mutant.mutant.exercise == entry.name]
        right = [judged for judged in quality.right if judged.task.exercise == entry.name]
        wrong = [(label, judged) for label, judged in quality.wrong if label.task.exercise == entry.name]
        named = sum(bool(judged.recognised) for _, judged in wrong)
        separation = separations.get(entry.name)
        rows.append(
            (
                entry.name,
                f"{sum(mutant.killed for mutant in mutants)} of {len(mutants)}",
                str(sum(bool(mutant.equivalent) for mutant in mutants)),
                str(sum(mutant.survived for mutant in mutants)),
                f"{sum(judged.right for judged in right)} of {len(right)}",
                f"{sum(not judged.right for _, judged in wrong)} of {len(wrong)}",
                f"{named} of {sum(bool(label.contains) for label, _ in wrong)}",
                f"{len(separation.names) - 1}, at least {separation.least}" if separation else "",
            )
        )
    head = (
        "exercise",
        "mutants killed",
        "equivalent",
        "survive",
        "right answers kept",
        "wrong answers refused",
        "named",
        "misconceptions, inputs that separate two",
    )
    return Table(head, rows) if quality.right else Table(head[:4], [row[:4] for row in rows])


def first_judgings(quality: Quality) -> Table:
    """What became of the unseen answers when they were first judged, and what becomes of them now."""
    rows = [(f"first, {judging}", *_with_rates(total(judging.exercises))) for judging in quality.first_judgings]
    refused, accepted = _misjudged(total(quality.unseen_now))
    rows.append(("now", refused, "no estimate", accepted, "no estimate"))
    refused, accepted = _MISJUDGED
    return Table(("judged", refused, "error rate", accepted, "error rate"), rows)


def unseen(quality: Quality) -> Table:
    """One row for each exercise with unseen answers: how many are misjudged now, and how many were at first."""
    now = quality.unseen_now
    rows = []
    for name in (entry.name for entry in quality.exercises):
        at_first = [judging.exercises.get(name) for judging in quality.first_judgings]
        if name in now or any(at_first):
            cells = _misjudged(now.get(name, Counts(0, 0)))
            for counts in at_first:
                refused, its_rate, accepted, their_rate = _with_rates(counts or Counts(0, 0))
                cells += (f"{refused}, {its_rate}".strip(", "), f"{accepted}, {their_rate}".strip(", "))
            rows.append((name, *cells))
    first = (f"{what}, first, {judging}" for judging in quality.first_judgings for what in _MISJUDGED)
    return Table(("exercise", *(f"{what}, now" for what in _MISJUDGED), *first), rows)


def _misjudged(counts: Counts) -> tuple[str, ...]:
    return (f"{len(counts.refused)} of {counts.right}", f"{len(counts.accepted)} of {counts.wrong}")


def _with_rates(counts: Counts) -> tuple[str, ...]:
    """Misjudged right and wrong answers, each with the error rate that this leaves possible."""
    refused, accepted = _misjudged(counts)
    return (
        *(refused, _rate(len(counts.refused), counts.right)),
        *(accepted, _rate(len(counts.accepted), counts.wrong)),
    )


def _rate(errors: int, tries: int) -> str:
    return f"at most {at_most(errors, tries):.1%}" if tries else ""


def tests(quality: Quality) -> Table:
    """What each hidden test kills, and what it kills alone."""
    rows = []
    for exercise, names in quality.tests.items():
        killed, alone = quality.kills(exercise)
        rows += [(exercise, name, str(killed[name]), str(alone[name]) if alone[name] else "none") for name in names]
    return Table(("exercise", "hidden test", "kills", "kills alone"), rows)


def mutants(entries: Sequence[JudgedMutant]) -> Table:
    """Mutants with what kills them, or why nothing can."""
    rows = [
        (
            entry.mutant.exercise,
            str(entry.mutant.line),
            entry.mutant.operator,
            f"`{entry.mutant.was}`",
            f"`{entry.mutant.becomes}`",
            entry.equivalent or entry.judged.ended or ", ".join(entry.judged.failed) or "survives",
        )
        for entry in entries
    ]
    return Table(("exercise", "line", "operator", "was", "becomes", "told by"), rows)
