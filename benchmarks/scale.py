"""What a class costs besides grading: reading, journal, gradebook and folder, with a stand-in for the kernel.

`python -m benchmarks.scale --submissions 10000` makes a scratch course with so many submissions of exercise4, all of
them the solution, grades one for real and gives its result for all. It prints seconds for each submission and memory
in steps, by which one sees whether cost is linear and memory flat.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook, SubmittedAssignment

from autograder.authoring.samples import Work, scratch_course
from autograder.course.layout import Assignment, Course
from autograder.grading import submission
from autograder.grading.batch import grade_class, prepare
from autograder.grading.settings import Settings
from autograder.sandbox.limits import MB
from autograder.submissions.folder import read_handed_in
from benchmarks import class_page

BENCH = 300  # submissions of `make bench`
STEPS = 10  # parts of the class that are told apart
WANTED = 0.2  # seconds for each submission, at most


@dataclass(frozen=True)
class Step:
    """A part of the class: how many submissions there were before it; seconds for each, and those of a processor;
    memory at its end.
    """

    start: int
    seconds: float
    processor: float
    megabytes: float


def measure(submissions: int, folder: Path) -> list[Step]:
    """Seconds and memory of each part of a class."""
    assignment = _class(submissions, folder)
    students = sorted(path.name for path in (assignment.course.root / "submitted").iterdir())
    prepare(assignment)
    kept = submission.grade_submission(
        str(assignment.course.root), assignment.name, read_handed_in(assignment, students[0]).submission, Settings()
    )
    original, submission.grade_submission = submission.grade_submission, lambda *_: kept
    try:
        steps = list(_steps(assignment, students))
    finally:
        submission.grade_submission = original
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        recorded = gradebook.db.query(SubmittedAssignment).count()
    if recorded != submissions:
        raise RuntimeError(f"The gradebook holds {recorded:,} submissions of {submissions:,}.")
    return steps


def _class(submissions: int, folder: Path) -> Assignment:
    assignment = scratch_course(Course.find(), folder).assignment("exercise4")
    solved = Work.blank(assignment)
    solved.solve()
    first = assignment.course.root / "submitted" / "student00000" / assignment.name
    solved.write(first)
    for number in range(1, submissions):
        shutil.copytree(first, first.parents[1] / f"student{number:05}" / assignment.name)
    return assignment


def _steps(assignment: Assignment, students: list[str]) -> Iterator[Step]:
    size = max(1, len(students) // STEPS)
    before = time.perf_counter(), time.process_time()
    for done, result in enumerate(grade_class(assignment, students), 1):
        if result.fault:
            raise RuntimeError(f"{result.student} was not recorded: {result.fault}")
        if done % size == 0:
            now = time.perf_counter(), time.process_time()
            wall, processor = ((end - start) / size for start, end in zip(before, now, strict=True))
            yield Step(done - size, wall, processor, _resident())
            before = now


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / MB


_PAGE = """Written by `{command}`. No number in this section is typed by hand.

{count:,} submissions of three notebooks each went through the batch: read, looked up, put into the journal, recorded in
the gradebook (SQLite) and in `autograded/`. A stand-in took the place of the kernels: the result of one real grading.
Load of the machine before: {load:.1f} on {cores} cores.

{table}

Median **{median:.3f} s** for each submission; wanted: at most {wanted} s. It goes into {size:.1f} MB of notebooks
that are read and written as JSON, into nbgrader's gradebook and into the journal. Cost that grew with the class would
show in the rows, and so would memory. One process records whatever many workers grade, so this is also the first limit
of a cluster: at {median:.2f} s for each submission, it keeps some {workers:.0f} workers busy that take 4 s for one.
PostgreSQL and several graders lift it (see [cluster.md](cluster.md)).
"""


def _table(steps: list[Step]) -> str:
    rows = [("submissions before", "seconds each", "of a processor", "memory of the process"), ("---",) * 4]
    rows += [
        (f"{step.start:,}", f"{step.seconds:.3f}", f"{step.processor:.3f}", f"{step.megabytes:.0f} MB")
        for step in steps
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    """Measure and print, and write the page; 1 if it costs more than is wanted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--submissions", type=int, default=BENCH, help=f"those of `make bench` are {BENCH}")
    parser.add_argument("--docs", type=Path, help="folder of the page; none is written without it")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # SQLAlchemy's, about nbgrader's use of it
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        steps = measure(options.submissions, Path(folder) / "course")
        graded = (Path(folder) / "course" / "autograded" / "student00000").rglob("*.ipynb")
        size = sum(path.stat().st_size for path in graded) / MB
    median = statistics.median(step.seconds for step in steps)
    print(_table(steps))
    print(f"{median:.3f} s for each submission of three notebooks; at most {WANTED} s are wanted")
    if options.docs:
        command = "python -m benchmarks.scale"
        title = class_page.BESIDES
        if options.submissions != BENCH:
            command, title = f"{command} --submissions {options.submissions}", class_page.LARGE
        text = _PAGE.format(
            command=f"{command} --docs docs",
            count=options.submissions,
            load=load,
            cores=len(os.sched_getaffinity(0)),
            table=_table(steps),
            median=median,
            wanted=WANTED,
            size=size,
            workers=4 / median,
        )
        class_page.put(options.docs, title, text)
    return int(median > WANTED)


if __name__ == "__main__":
    sys.exit(main())
