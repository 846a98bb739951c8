"""The class on one page, from what grading has recorded; nothing is graded or run.

recorded     results in autograded/, points and lateness in the gradebook
findings     the figures, as data; `ClassReport.as_dict()` is for programs
items        difficulty and discrimination of exercises and hidden tests, Cronbach's alpha
mistakes     misconceptions, wrong answers without a name, timeouts and crashes
learning     what practice shows: tries until right, what followed a hint, who is stuck
similarity   answers that are alike, as a hint
plots, page  the page, from page.html.j2
words        every text that a person reads
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.course.layout import Assignment
    from autograder.report.findings import ClassReport


def class_report(assignment: Assignment) -> ClassReport:
    """The figures of a class."""
    from autograder.report.findings import class_report as figures_of

    return figures_of(assignment)


def write(assignment: Assignment, path: Path) -> Path:
    """Write the page of a class; where it is. Only its owner may read it."""
    from autograder.report.page import save

    return save(class_report(assignment), path, assignment.course.root)
