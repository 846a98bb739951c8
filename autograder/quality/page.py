"""The page for the docs."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from autograder.quality import plots, tables
from autograder.quality.findings import Quality

_PAGE = """# How good the hidden tests of {name} are

Written by `autograder quality {quoted} --docs docs`, which anybody can repeat{fast}; no number on this page is typed by
hand. It took {seconds:.0f} s on {processors} processors.

{summary}

The last column is the bound that the number of tries gives: no error in *n* tries means an error rate of at most 3/*n*,
with 95 % confidence, for more tries of the same kind. The written answers, right and wrong, are the course's own: their
authors knew the hidden tests, and the tests were fixed until they agreed with them. So these rates are about the
course's own answers only, and promise nothing for those of strangers.

{unseen}## By exercise

{exercises}

![Mutants of each reference: killed, equivalent and survived]({folder}/mutants.svg)

* A **mutant** is the reference with one small change, made by the operators of the library cosmic-ray and by
  others that know arrays: another axis, a mean for a sum, a step left out. It is *killed* if it loses a point. One that
  nobody can tell from the reference is *equivalent*; each of these is listed below with the reason.
* **Right answers** are the course's alternatives, and the same with other names, behind a helper, with prints and
  warnings, with lists in place of arrays, and the like.
* **Wrong answers** are its misconceptions, the same misconceptions written differently, several in one answer, and
  mistakes that nobody has named. *Named* counts those that were recognised, of those that hold a misconception.
* Each judging was repeated in another order, with two threads, and in sandboxed kernels beside others ({stability}).

## Which inputs tell misconceptions apart

A misconception is named only if the student's answers agree with it, and with no other one, on all hidden inputs. Each
number is how many hidden inputs separate two of them; a zero would mean that they must be merged. The first line of
each square is the reference.

![Squares of numbers: how many hidden inputs separate each pair of misconceptions]({folder}/separation.png)

## What each hidden test is good for

*Kills alone* counts the mutants that no other hidden test notices. A test that kills none alone may still be worth
having: it says to a student what is wrong.

<details><summary>{count} hidden tests</summary>

{tests}

</details>

## Mutants that cannot be told apart

<details><summary>{equivalent} equivalent mutants, each with its reason</summary>

{equivalents}

</details>
{complaints}"""

_UNSEEN = """## Answers by people who had not seen the tests

{count} answers were written from the released notebooks alone, without sight of hidden tests, solutions or source. They
count in no other number on this page.

{totals}

{only_the_first}
The error rate is the largest that is compatible with what was found, with 95 % confidence (one-sided, after Clopper and
Pearson). What was found at first is never changed, so answers that are disputed now count there.

{exercises}

{disputed}"""

#: For the page and the terminal.
ONLY_THE_FIRST = (
    "Only the first judging estimates what a stranger's answer meets, as far as these answers are like a stranger's, "
    "because tests are fixed after it until they agree with these."
)


def write(quality: Quality, docs: Path) -> list[Path]:
    """Write the page and its pictures into a folder; what was written."""
    folder = docs / "quality"
    pictures = plots.write(quality, folder)
    equivalent = [entry for entry in quality.mutants if entry.equivalent]
    complaints = list(quality.complaints())
    text = _PAGE.format(
        name=quality.assignment,
        quoted=shlex.quote(quality.assignment),
        fast=" (this was a fast run, on samples)" if quality.fast else "",
        seconds=quality.seconds,
        processors=len(os.sched_getaffinity(0)),
        summary=tables.summary(quality).as_markdown(),
        exercises=tables.exercises(quality).as_markdown(),
        unseen=_unseen(quality),
        folder=folder.name,
        stability=", ".join(f"{count} times {what}" for what, count in quality.stability.regradings.items()),
        count=sum(len(names) for names in quality.tests.values()),
        tests=tables.tests(quality).as_markdown(),
        equivalent=len(equivalent),
        equivalents=tables.mutants(equivalent).as_markdown(),
        complaints="\n## To be fixed\n\n" + "\n".join(f"* {text}" for text in complaints) + "\n" if complaints else "",
    )
    (docs / "quality.md").write_text(text, encoding="utf-8")
    return [docs / "quality.md", *(folder / name for name in pictures)]


def _unseen(quality: Quality) -> str:
    if not quality.unseen and not quality.first_judgings:
        return ""
    disputed = "\n".join(f"* {text}" for text in told_disputed(quality))
    return _UNSEEN.format(
        count=len(quality.unseen),
        totals=tables.first_judgings(quality).as_markdown(),
        only_the_first=ONLY_THE_FIRST,
        exercises=tables.unseen(quality).as_markdown(),
        disputed=f"Disputed, because the statement leaves open whether they are right:\n\n{disputed}\n\n"
        if disputed
        else "",
    )


def told_disputed(quality: Quality) -> list[str]:
    """The unseen answers that are disputed, with what becomes of them and the reason, as sentences."""
    return [
        f"{answer.task.name} {'keeps all points' if judged.right else 'loses points'}: {answer.disputed}"
        for answer, judged in quality.disputed
    ]
