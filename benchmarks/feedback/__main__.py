"""Grade ten wrong answers with three tools, and write docs/feedback.md and docs/feedback/*.png.

Needs a network (otter-grader from PyPI) and Chromium.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from benchmarks.courses import ROOT, known_environment
from benchmarks.feedback import ottergrader, own, page, picture, stock
from benchmarks.feedback.cases import CASES
from benchmarks.feedback.questions import sheets

ASSIGNMENT = "exercise4"


def main() -> int:
    """Run the comparison; the exit code."""
    options = _options()
    started = time.monotonic()
    os.environ.update(known_environment())
    picture.chromium()  # now, because the rest takes minutes
    with tempfile.TemporaryDirectory(prefix="feedback-") as folder:
        _compare(options, Path(folder), lambda text: print(f"[{time.monotonic() - started:4.0f} s] {text}", flush=True))
    return 0


def _compare(options: argparse.Namespace, folder: Path, notify: Callable[[str], None]) -> None:
    assignment = own.course().assignment(ASSIGNMENT)
    questions = sheets(assignment)
    notify("installing otter-grader in an environment of its own, unless it is there")
    python = ottergrader.install(options.environment or folder / "environment")
    notify("grading with the three tools, at the same time")
    with ThreadPoolExecutor(3) as pool:
        of_stock = pool.submit(stock.feedback_pages, assignment, questions, folder / "stock")
        of_otter = pool.submit(ottergrader.results, assignment, questions, folder / "otter", python)
        of_own = pool.submit(own.feedback_pages, assignment, folder / "own")
    stock_pages, otter_results, own_results = of_stock.result(), of_otter.result(), of_own.result()
    pictures = options.docs / "feedback"
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        old.unlink()
    rows = []
    for number, case in enumerate(CASES, start=1):
        otter, graded = otter_results[case.name], own_results[case.name]
        answer = case.answer(assignment)
        shown = picture.Shown(number, case, answer, stock_pages[case.name], otter, graded.page)
        picture.draw(shown, pictures / f"{case.name}.png")
        points = stock.points(folder / "stock", case)
        rows.append(page.Row(case, otter["max_score"], points, otter["score"], graded.earned, graded.recognised))
        notify(f"{case.name}: nbgrader {points:g}, otter-grader {otter['score']:g}, this engine {graded.earned:g}")
    pinned = ottergrader.REQUIREMENTS.read_text(encoding="utf-8")
    of_otter_version = pinned.split("otter-grader==")[1].split()[0]
    text = page.write(rows, version("nbgrader"), of_otter_version)
    (options.docs / "feedback.md").write_text(text, encoding="utf-8")
    notify(f"wrote feedback.md and {len(rows)} pictures in {options.docs}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.feedback", description=__doc__)
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the page and the pictures are written")
    where = "where otter-grader's environment is made and kept; without it, one is made anew each time"
    parser.add_argument("--environment", type=Path, default=None, help=where)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
