"""The results as text: a table for the terminal, a page for the docs."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence

from benchmarks import memory
from benchmarks.arms import ARMS, OURS, STOCK
from benchmarks.measuring import IN_A_ROW, Measured

NAMES = {"torch": "torch", "light": "light", "mixture_models": "mixture_models"}
#: What the engine sets out to reach.
FASTER = {"torch": 20.0, "light": 6.0}
SPEED_UP, OVERHEAD, MEMORY = 1.7, 0.35, 120.0

Row = Sequence[str]


def summary(results: Sequence[Measured]) -> list[Row]:
    """What was measured beside what is wanted."""
    rows: list[Row] = [("", "measured", "wanted")]
    for result in results:
        wanted = f"at least {FASTER[result.kind]:g}" if result.kind in FASTER else ""
        rows.append((f"{NAMES[result.kind]}: times faster than stock nbgrader", f"{result.ratio:.1f}", wanted))
    for result in results:
        overhead = statistics.median(result.overheads(OURS))
        wanted = f"at most {OVERHEAD:g} s"
        rows.append((f"{NAMES[result.kind]}: overhead beyond the student's own code", f"{overhead:.2f} s", wanted))
    for result in results:
        if result.classes:
            what = f"{NAMES[result.kind]}: times faster with two workers than with one"
            rows.append((what, f"{result.speed_up(OURS):.2f}", f"at least {SPEED_UP:g}"))
    for result in results:
        if result.memory:
            what = f"{NAMES[result.kind]}: memory of each further concurrent submission"
            further = memory.of_a_further_one(result.memory[OURS])
            rows.append((what, f"{further:.0f} MB", f"at most {MEMORY:g} MB"))
    return rows


def times(results: Sequence[Measured]) -> list[Row]:
    """Seconds for one notebook with one worker."""
    head = ("notebook", "graded by", "median", "quartiles", "overhead", "until the first is graded")
    rows: list[Row] = [head]
    for result in results:
        for arm in ARMS:
            found = result.seconds(arm)
            low, _, high = statistics.quantiles(found, n=4, method="inclusive")
            overhead = statistics.median(result.overheads(arm))
            row = [NAMES[result.kind], _called(arm), f"{statistics.median(found):.2f} s", f"{low:.2f} to {high:.2f} s"]
            rows.append([*row, f"{overhead:.2f} s", f"{result.first[arm]:.1f} s"])
        own = statistics.median(result.own.values())
        rows.append([NAMES[result.kind], "the student's own code", f"{own:.2f} s", "", "", ""])
    return rows


def classes(results: Sequence[Measured]) -> list[Row]:
    """Seconds for a class with one worker and with two."""
    rows: list[Row] = [("notebook", "graded by", "one worker", "two workers", "times faster")]
    for result in results:
        for arm, pairs in result.classes.items():
            one, two = (statistics.median(column) for column in zip(*pairs, strict=True))
            numbers = f"{one:.1f} s", f"{two:.1f} s", f"{result.speed_up(arm):.2f}"
            rows.append((NAMES[result.kind], _called(arm), *numbers))
    return rows


def stages(results: Sequence[Measured]) -> list[Row]:
    """The median of each stage of ours, in milliseconds."""
    names = dict.fromkeys(name for result in results for name in result.stages())
    rows: list[Row] = [("notebook", *names)]
    for result in results:
        found = result.stages()
        rows.append((NAMES[result.kind], *(f"{1000 * found[name]:.0f} ms" if name in found else "" for name in names)))
    return rows


def memories(results: Sequence[Measured]) -> list[Row]:
    """Megabytes with one, two, ... submissions open at once."""
    measured = [result for result in results if result.memory]
    counts = [f"{number} at once" for number in range(1, memory.MOST + 1)]
    rows: list[Row] = [("notebook", "kernels of", *counts, "each further one")]
    for result in measured:
        for arm, found in result.memory.items():
            further = memory.of_a_further_one(found)
            numbers = [f"{megabytes:.0f} MB" for megabytes in [*found, further]]
            rows.append((NAMES[result.kind], _called(arm), *numbers))
    return rows


def _called(arm: str) -> str:
    return {OURS: "this engine", STOCK: "stock nbgrader"}[arm]


def as_text(rows: Sequence[Row]) -> str:
    """A table for the terminal."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines)


def as_markdown(rows: Sequence[Row]) -> str:
    """A table for the docs; its first row is the head."""
    head, *body = rows
    return "\n".join(_line(row) for row in [head, ["---"] * len(head), *body])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


_PAGE = """# How fast grading is

Written by `make bench`, which anybody can repeat; no number on this page is typed by hand.

{summary}

![Seconds for one notebook, where the engine's time goes, and memory of concurrent submissions](benchmark.svg)

## One notebook, one worker

{times}

*Overhead* is what is left of a grading without the student's own code. *Until the first is graded* counts from an empty
process: starting Python, importing the grader and, for this engine, starting the process from which kernels are forked.
It is paid once for each worker, not for each submission, and is in none of the other numbers.

## Where the engine's time goes

{stages}

Medians, each stage by itself. *nbgrader* is what its own converter and gradebook do around the engine: read, check and
write the notebook, and record the points.

## A class of {students}, one worker and two

{classes}

## Memory

{memory}

Proportional set sizes of all processes below the grader, with the set-up cell of the notebook run in each kernel: a
page that several processes share counts for each in part. *Each further one* is the slope of the line through the
points.

## How it was measured

* *torch* is a small notebook of the benchmark's own: its set-up cell imports PyTorch, torchvision, scikit-learn, pandas
  and Matplotlib; then one plot and three exercises with hardly any computing. A notebook that trains networks for ten
  seconds would hide what grading costs.
* *light* is the exercises of `exercise4/mixture_models` with one small plot in place of its experiments; its set-up
  cell imports NumPy, SciPy and Matplotlib.
* *mixture_models* is that notebook of exercise 4 as students get it, experiments and plots included, but for its
  question.
* The class has {students} submissions: half of them right, a quarter with two mistakes, a quarter with one exercise not
  begun.
* Stock nbgrader grades the same submissions with all its defaults: its own Execute, and the same hidden tests with the
  same inputs in hidden regions of the graded cells, where they compare with `numpy.testing`. Both arms are called
  in a Python process that is running already, so that neither pays for starting a command.
* Every worker is a process of its own. Its first submission is not counted. The arms take turns, {in_a_row} submissions
  each, with ours before and after stock, so that other work on the machine meets both; {rounds} in this run.
* Two workers of this engine are those of `autograder grade --jobs 2`, which hand their results to one process that
  records; counted from where they are warm. Of stock nbgrader they are two processes with half of the class each.
* The student's own code is timed by the kernel's own clock in an ordinary kernel in which the whole notebook has run
  before, so imports, the font cache and the first picture count as overhead. The calls of the hidden tests are timed
  around the student's function in the process of the benchmark, for the second time.
* Both arms compute with one thread a process.

## The machine

{machine}

## What limits the numbers

* Other work on the machine: read the ratios, which both arms bear alike, rather than the seconds. Two workers cannot be
  twice as fast where two cores have to run the grader, the kernel and whatever else the machine does. One worker
  keeps more than one core busy already: the grader does its part while the last kernel is taken down.
* Stock nbgrader grades less than this engine does: it writes no feedback, protects no hidden test and explains nothing.
* A notebook whose own code takes long gains less: no grader can make the student's code faster.
"""


def page(results: Sequence[Measured], machine: dict[str, str], *, students: int, rounds: int) -> str:
    """The page for the docs."""
    return _PAGE.format(
        summary=as_markdown(summary(results)),
        times=as_markdown(times(results)),
        stages=as_markdown(stages(results)),
        classes=as_markdown(classes(results)),
        memory=as_markdown(memories(results)),
        machine=as_markdown([("", ""), *machine.items()]),
        students=students,
        rounds=f"{rounds} round{'' if rounds == 1 else 's'}",
        in_a_row=IN_A_ROW,
    )
