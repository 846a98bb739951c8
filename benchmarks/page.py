"""The page and the picture of the benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from benchmarks.graders import OTTER, OURS, STOCK, TWO, WITH_EXPERIMENTS, Cost

ARMS = (OURS, TWO, WITH_EXPERIMENTS, STOCK, OTTER)
# Okabe and Ito's colours, which are told apart with any kind of colour vision, and in print by their lightness.
_COLOURS = {OURS: "#0072B2", WITH_EXPERIMENTS: "#56B4E9", STOCK: "#E69F00", OTTER: "#CC79A7"}

_TOP = """# How fast grading is

Written by `make bench` ({command}), which anybody can repeat; no number on this page is typed by hand. Ratios hold on
other machines, seconds do not.

![Seconds of processor time and by the clock for one more right submission, by notebook and grader](benchmark.svg)

"""
_HOW = """
*One more submission*: the whole command for {most} right submissions, less that for one, divided by {more}. *The whole
command for one*: from the shell to its end, with everything that is loaded once. *Processor* is the time that all
processors of the machine worked meanwhile.

## How it was measured

* All graders grade the same right submissions and must give them all points, or the benchmark stops. For each row the
  commands are run one after the other on a machine that does nothing else.
* *all three* and the next three rows are exercise 4 as it is released. *torch* is a notebook of the benchmark's own
  that imports PyTorch, torchvision, scikit-learn, pandas and Matplotlib and has three exercises with hardly any
  computing: what grading itself costs.
* *{ours}*: `autograder grade --jobs 1`, in its sandbox, hidden tests outside the student's process, recorded in the
  gradebook. Cells of the course that no point depends on are left out, but with `--experiments`.
* *{stock}*: `nbgrader autograde` with its defaults. The same hidden tests with the same inputs run in the student's
  kernel, from a hidden region of each graded cell (benchmarks/inkernel.py); there, student code can read and change
  them. All cells are run, which it cannot leave out.
* *{otter}*: `otter run` for each notebook, with a test file for each exercise that calls the same hidden tests. It has
  no command for several submissions without a container (`otter grade` needs Docker), so it has one column.
* No experiment trains longer than with `NBGRADER_EXECUTION` set, for all graders.

## The machine

{machine}
"""


@dataclass(frozen=True)
class Row:
    """What the graders took for one set of notebooks: by grader and number of submissions."""

    name: str
    costs: dict[str, dict[int, Cost]]

    def more(self, grader: str) -> Cost:
        """One more submission."""
        found = self.costs[grader]
        least, most = min(found), max(found)
        if least == most:
            return Cost(found[most].wall / most, found[most].processor / most)
        first, last, more = found[least], found[most], most - least
        return Cost((last.wall - first.wall) / more, (last.processor - first.processor) / more)

    @property
    def most(self) -> int:
        return max(self.costs[OURS])


def table(rows: Sequence[Row]) -> list[list[str]]:
    """One line for each notebook and grader."""
    lines = [["notebooks", "graded by", "one more: processor", "by the clock", "slower than this kit", "the first one"]]
    for row in rows:
        for grader in [grader for grader in ARMS if grader in row.costs]:
            cost, ours = row.more(grader), row.more(OURS)
            times = "" if grader == OURS else f"{cost.wall / ours.wall:.1f} times"
            one = row.costs[grader].get(1)
            first = f"{one.wall:.1f} s" if one else ""
            lines.append([row.name, grader, f"{cost.processor:.2f} s", f"{cost.wall:.2f} s", times, first])
    return lines


def wholes(rows: Sequence[Row]) -> list[list[str]]:
    """The whole commands, for each number of submissions."""
    counts = sorted({count for row in rows for found in row.costs.values() for count in found})
    lines = [["notebooks", "submissions", "this kit", "stock nbgrader", "times faster"]]
    for row in rows:
        for count in counts:
            ours, stock = (row.costs.get(grader, {}).get(count) for grader in (OURS, STOCK))
            if ours and stock:
                times = f"{stock.wall / ours.wall:.1f}"
                lines.append([row.name, str(count), f"{ours.wall:.1f} s", f"{stock.wall:.1f} s", times])
    return lines


def markdown(lines: Sequence[Sequence[str]]) -> str:
    head, *rest = lines
    rows = [head, ["---"] * len(head), *rest]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows) + "\n"


def write(rows: Sequence[Row], machine: dict[str, str], command: str, docs: Path) -> None:
    """Write benchmark.md and benchmark.svg into a folder."""
    most = max(row.most for row in rows)
    how = _HOW.format(
        most=most, more=most - 1, ours=OURS, stock=STOCK, otter=OTTER,
        machine="\n".join(f"* {name}: {value}" for name, value in machine.items()),
    )  # fmt: skip
    parts = [
        _TOP.format(command=f"`{command}`"),
        "## One more submission\n\n",
        markdown(table(rows)),
        "\n## The whole command\n\n",
        markdown(wholes(rows)),
        how,
    ]
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "benchmark.md").write_text("".join(parts), encoding="utf-8")
    _draw(rows, docs / "benchmark.svg")


def _draw(rows: Sequence[Row], path: Path) -> None:
    mpl.rcParams["svg.hashsalt"] = "benchmark"  # the same ids in every run
    mpl.rcParams["svg.fonttype"] = "none"  # text stays text, for those who search it or have it read aloud
    figure = Figure(figsize=(10, 0.9 + 0.95 * len(rows)), layout="constrained")
    axes = figure.subplots()
    graders = [grader for grader in _COLOURS if any(grader in row.costs for row in rows)]
    height = 0.8 / len(graders)
    for number, grader in enumerate(graders):
        found = [(place, row.more(grader).wall) for place, row in enumerate(rows) if grader in row.costs]
        places = np.array([place for place, _ in found]) + (number - (len(graders) - 1) / 2) * height
        label = grader.replace("`", "")
        bars = axes.barh(places, [wall for _, wall in found], 0.9 * height, color=_COLOURS[grader], label=label)
        axes.bar_label(bars, [f"{wall:.1f} s" for _, wall in found], padding=4, fontsize=9)
    axes.set_yticks(range(len(rows)), [row.name for row in rows])
    axes.invert_yaxis()
    axes.margins(x=0.1)
    axes.set(xlabel="by the clock, for one more right submission and one worker (s)")
    axes.legend(frameon=False, fontsize=9, loc="lower right")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})
