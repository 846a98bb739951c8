"""Measure, print a table, and write docs/benchmark.md and docs/benchmark.svg: `python -m benchmarks`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

from benchmarks import figure, machine, report
from benchmarks.courses import KINDS, ROOT, known_environment, make
from benchmarks.measuring import measure, measure_memory

BUSY = 0.5  # load average from which on the numbers suffer


def main() -> int:
    """Run the benchmark; the exit code."""
    options = _options()
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"[{time.monotonic() - started:4.0f} s] {text}", file=sys.stderr, flush=True)

    warnings.simplefilter("ignore")  # SQLAlchemy's, about nbgrader's use of it
    known_environment()
    description = machine.description()  # now, because the load is part of it
    if os.getloadavg()[0] > BUSY:
        say(
            "other work runs on this machine: its numbers, those of two workers above all, are worse than they could be"
        )
    results = []
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        for kind in options.kinds:
            say(f"{kind}: making its two courses")
            pair = make(kind, Path(folder), options.students)
            whole = kind != "mixture_models"  # the question about two workers is answered by the other two
            rounds = options.rounds if whole else 1
            results.append(measure(pair, rounds=rounds, two_workers=whole, say=say))
            if kind == "torch":
                say(f"{kind}: memory")
                measure_memory(pair, results[-1])
    for table in (report.times, report.stages, report.classes, report.memories, report.summary):
        print(report.as_text(table(results)), end="\n\n")
    if set(options.kinds) == set(KINDS):
        page = report.page(results, description, students=options.students, rounds=options.rounds)
        options.docs.mkdir(exist_ok=True)
        (options.docs / "benchmark.md").write_text(page, encoding="utf-8")
        figure.write(results, options.docs / "benchmark.svg")
        say(f"wrote benchmark.md and benchmark.svg in {options.docs}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--students", type=int, default=8, help="submissions of a class")
    parser.add_argument("--rounds", type=int, default=1, help="how often everything is repeated")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the page and the picture are written")
    parser.add_argument("kinds", nargs="*", default=list(KINDS), help="notebooks; the page is written if all are there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
