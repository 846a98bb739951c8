"""This kit beside stock nbgrader and otter-grader on the same right submissions: `python -m benchmarks`.

Writes docs/benchmark.md and docs/benchmark.svg. Needs a machine that does nothing else, and for otter-grader a network.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import graders, machine, page
from benchmarks.courses import ROOT, Courses, known_environment, make
from benchmarks.feedback import ottergrader
from benchmarks.graders import OTTER, OURS, STOCK, TWO, WITH_EXPERIMENTS, Otter

_BUSY = 0.5  # load average from which on the numbers suffer
Notify = Callable[[str], None]


def main() -> int:
    """Run the benchmark; the exit code."""
    options = _options()
    started = time.monotonic()

    def notify(text: str) -> None:
        print(f"[{time.monotonic() - started:4.0f} s] {text}", file=sys.stderr, flush=True)

    os.environ.update(known_environment())
    description = machine.description()  # now, because the load is part of it
    if os.getloadavg()[0] > _BUSY:
        notify("other work runs on this machine: the numbers are worse than they could be")
    rows = []
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        exercise4, torch = make("exercise4", folder / "exercise4"), make("torch", folder / "torch")
        otter = None
        if not options.no_otter:
            notify("installing otter-grader in an environment of its own, unless it is there")
            python = ottergrader.install(options.otter or folder / "environment")
            otter = Otter(python, exercise4, folder / "otter")
        names = tuple(exercise4.work.notebooks)
        for notebooks in (names, *((name,) for name in names)):
            title = "all three" if len(notebooks) > 1 else notebooks[0]
            rows.append(_row(title, exercise4, notebooks, (OURS, TWO, WITH_EXPERIMENTS, STOCK), options.counts, notify))
            if otter:
                notify(f"{title}: {OTTER}")
                rows[-1].costs[OTTER] = {1: otter.graded(notebooks)}
        rows.append(_row("torch", torch, tuple(torch.work.notebooks), (OURS, TWO, STOCK), options.counts, notify))
    for table in (page.table(rows), page.wholes(rows)):
        print(page.markdown(table))
    counts = " ".join(map(str, options.counts))
    page.write(rows, description, f"python -m benchmarks --counts {counts}", options.docs)
    notify(f"wrote benchmark.md and benchmark.svg in {options.docs}")
    return 0


def _row(
    title: str, courses: Courses, notebooks: tuple[str, ...], arms: tuple[str, ...], counts: list[int], notify: Notify
) -> page.Row:
    costs: dict[str, dict[int, graders.Cost]] = {arm: {} for arm in arms}
    for count in counts:
        for arm in arms:
            courses.hand_in(count, notebooks)
            costs[arm][count] = graders.graded(arm, courses)
            notify(f"{title}, {count} submissions, {arm}: {costs[arm][count].wall:.1f} s")
    return page.Row(title, costs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[1, 6], help="submissions, the first is 1")
    parser.add_argument("--no-otter", action="store_true", help="leave out otter-grader")
    parser.add_argument("--otter", type=Path, help="a folder for otter-grader's environment, kept for the next time")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the page and the picture are written")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
