"""`nbgrader autograde`, the formgrader's button and `autograder grade` record the same, to the letter."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from platforms import nbgrader_due

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from autograder.gradebook.nbgrader import course_directory, nbgrader_config
from autograder.grading.batch import grade_class
from autograder.results import RESULT

PENALTY = """
from nbgrader.plugins import LateSubmissionPlugin

class APointAnHour(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return total_seconds_late / 3600

c.AssignLatePenalties.plugin_class = APointAnHour
"""
IN_TIME, LATE = "2026-11-22 21:00:00 UTC", "2026-11-23 00:00:00 UTC"
STUDENTS = ("right", "wrong", "damaged", "late", "hostile", "helped")


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    """Submissions of which each is another case; two are late."""
    path = week1.course.root / "nbgrader_config.py"
    path.write_text(path.read_text() + PENALTY)
    nbgrader_due(week1, "2026-11-22 22:00 UTC")
    for student in STUDENTS:
        written = SampleSubmission.blank(week1)
        written.solve()
        if student == "wrong":
            written.misconception("double", "gives_the_argument_back")
            written.cell("basics", "why").source = ""
        if student == "helped":
            written.answer("double", "from my_helpers import double", earns=5.0)
            written.files["my_helpers.py"] = "def double(x):\n    return [2.0 * value for value in x]\n"
            written.files["random.py"] = ""
        if student == "damaged":
            written.replace_file("basics", "no notebook")
        if student == "hostile":
            written.answer("triple", "import os\nos._exit(1)", earns=0)
            written.insert("basics", "double", "print('<img src=x onerror=alert(1)>')\n1 / 0")
            written.duplicate("basics", "test_double")
        folder = week1.course.root / "submitted" / student / "week1"
        written.write(folder)
        (folder / "timestamp.txt").write_text(LATE if student in ("late", "hostile") else IN_TIME)
    return week1


def our_command(assignment: Assignment) -> None:
    for result in grade_class(assignment, STUDENTS, force=True):
        assert not result.fault


def nbgraders_command(assignment: Assignment) -> None:
    programs = Path(sys.executable).parent
    done = subprocess.run(
        [programs / "nbgrader", "autograde", "week1", "--force"],
        cwd=assignment.course.root,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 1, done.stderr  # the damaged file is for a person


def the_formgraders_button(assignment: Assignment) -> None:
    config = nbgrader_config(assignment.course)
    api = NbGraderAPI(course_directory(assignment.course, config), config=config)
    for student in STUDENTS:
        done = api.autograde("week1", student)
        assert done["success"] is (student != "damaged"), done


def grade_by_hand(assignment: Assignment) -> None:
    """What a person does in the formgrader: points and a comment for a written answer, and other points for an exercise
    than it has earned.
    """
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        for student, exercise, points in (("right", "why", 1.5), ("late", "why", 2.0), ("wrong", "double", 3.0)):
            grade = gradebook.find_grade(f"test_{exercise}", "basics", "week1", student)
            grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.find_comment("test_why", "basics", "week1", "right").manual_comment = "Well said."
        gradebook.db.commit()


def in_the_gradebook(assignment: Assignment) -> dict[str, Any]:
    """All that the gradebook knows of each submission."""
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        return {
            submission.student_id: {
                "score": (submission.score, submission.needs_manual_grade, submission.late_submission_penalty),
                "time": str(submission.timestamp),
                **{
                    grade.name: (
                        grade.auto_score,
                        grade.manual_score,
                        grade.score,
                        grade.extra_credit,
                        grade.needs_manual_grade,
                    )
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                },
                "comments": sorted(
                    (comment.name, comment.auto_comment, comment.manual_comment)
                    for notebook in submission.notebooks
                    for comment in notebook.comments
                ),
            }
            for submission in gradebook.assignment_submissions("week1")
        }


def in_the_folder(assignment: Assignment) -> dict[str, Any]:
    """The graded notebooks, outputs and outcomes and rubrics and all, and the files beside them.

    Without the seconds that grading took, and the name of the cell of a written answer, which nbgrader takes out.
    """
    found: dict[str, Any] = {}
    for path in sorted((assignment.course.root / "autograded").rglob("*")):
        name = str(path.relative_to(assignment.course.root))
        if path.suffix == ".ipynb":
            found[name] = json.loads(path.read_text())
            for varies in ("seconds", "stages"):
                del found[name]["metadata"][RESULT][varies]
            for cell in found[name]["cells"]:
                if cell["id"] == "why":
                    cell["metadata"]["nbgrader"].pop("grade_id", None)
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


@pytest.mark.slow
def test_three_ways_to_grade_record_the_same(handed_in: Assignment, tmp_path: Path) -> None:
    ways: list[Callable[[Assignment], None]] = [our_command, nbgraders_command, the_formgraders_button]
    before, after, folders = [], [], []
    for way in ways:
        root = Path(shutil.copytree(handed_in.course.root, tmp_path / way.__name__))
        assignment = Course(root).assignment("week1")
        way(assignment)
        before.append(in_the_gradebook(assignment))
        grade_by_hand(assignment)
        way(assignment)
        after.append(in_the_gradebook(assignment))
        folders.append(in_the_folder(assignment))
    assert before[0] == before[1] == before[2]
    assert after[0] == after[1] == after[2]
    assert folders[0] == folders[1] == folders[2]

    # student: points before and after what a person did, and the penalty
    wanted = {
        "right": (10, 11.5, 0),
        "wrong": (5, 8, 0),
        "damaged": (0, 0, 0),
        "late": (10, 12, 2),
        "hostile": (5, 5, 2),
        "helped": (10, 10, 0),
    }
    found = {
        student: (before[0][student]["score"][0], after[0][student]["score"][0], after[0][student]["score"][2])
        for student in before[0]
    }
    assert found == wanted
    assert ("test_why", None, "Well said.") in after[0]["right"]["comments"]
    graded = folders[0]["autograded/right/week1/basics.ipynb"]
    assert any("MARK SCHEME" in "".join(cell["source"]) for cell in graded["cells"])
