"""Six submissions to the tiny course, what is recorded of them, and how to make that unrecorded."""

from __future__ import annotations

import json
import shutil
from typing import Any

from classroom import recorded
from nbgrader.api import Gradebook

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.grading import submission

STUDENTS = tuple(f"student{number:02}" for number in range(1, 7))


def hand_in_six(assignment: Assignment) -> None:
    """Right, wrong, blank, damaged, hostile, and empty-handed for one exercise."""
    for student in STUDENTS:
        written = SampleSubmission.blank(assignment)
        written.solve()
        if student == "student02":
            written.misconception("double", "gives_the_argument_back")
        if student == "student03":
            written = SampleSubmission.blank(assignment)
        if student == "student04":
            written.replace_file("basics", "no notebook")
        if student == "student05":
            written.answer("triple", "import os\nos._exit(1)", earns=0)
        if student == "student06":
            written.answer("double", "def double(x): return None", earns=0)
        written.write(assignment.course.root / "submitted" / student / assignment.name)
    root = assignment.course.root
    shutil.copyfile(root / "gradebook.db", root / "before.db")


def outcome(assignment: Assignment) -> tuple[object, object, object]:
    """All that is recorded: who is in the gradebook, the points of each there, and the results in autograded/."""
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        known = sorted(entry.student_id for entry in gradebook.assignment_submissions(assignment.name))
    return known, {student: recorded(assignment, student) for student in STUDENTS}, graded_files(assignment)


def graded_files(assignment: Assignment) -> dict[str, object]:
    """What is recorded in the autograded folder, without times."""
    found = {}
    for path in sorted((assignment.course.root / "autograded").rglob("*.ipynb")):
        data = json.loads(path.read_text())["metadata"][submission.RESULT]
        found[str(path.relative_to(assignment.course.root))] = {
            key: value for key, value in data.items() if key not in ("seconds", "stages")
        }
    return found


def assert_same(found: Any, wanted: Any, place: str = "") -> None:
    """Assert that outcomes are equal, part by part, so that a failure shows the part that is not."""
    if isinstance(wanted, dict) and isinstance(found, dict) and found.keys() == wanted.keys():
        for name in wanted:
            assert_same(found[name], wanted[name], f"{place}/{name}")
    elif isinstance(wanted, list | tuple) and isinstance(found, list | tuple) and len(found) == len(wanted):
        for number, (one, other) in enumerate(zip(found, wanted, strict=True)):
            assert_same(one, other, f"{place}/{number}")
    else:
        assert found == wanted, place


def forget(assignment: Assignment) -> None:
    """Everything as before grading."""
    root = assignment.course.root
    shutil.rmtree(root / "autograded", ignore_errors=True)
    shutil.rmtree(root / ".autograder", ignore_errors=True)
    shutil.copyfile(root / "before.db", root / "gradebook.db")
