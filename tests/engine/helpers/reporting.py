"""The class that the tests of the report are about: really graded, with something of everything."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from classroom import hand_in

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from autograder.grading.batch import grade_class, prepare
from autograder.results import RESULT

if TYPE_CHECKING:  # conftest.py imports this module, and the report imports half of what there is
    from autograder.report.findings import ClassReport, ExerciseFigures

HOSTILE = "</td><script>alert(1)</script><img src=http://example.org/a.png>"
LOOPS = "def triple(x):\n    while True: pass\n"
ENDS = "import os\ndef double(x): os._exit(0)\n"


def _change(answers: dict[str, str], insert: str = "") -> Callable[[SampleSubmission], None]:
    def change(work: SampleSubmission) -> None:
        for name, code in answers.items():
            work.answer(name, code, earns=0)
        if insert:
            work.insert("basics", "test_triple", insert)

    return change


def _misconception(work: SampleSubmission) -> None:
    work.misconception("double", "gives_the_argument_back")


@pytest.fixture(scope="session")
def graded_class(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with a class that was really graded: right, a misconception, a crash, a loop, a broken file."""
    root = Path(shutil.copytree(template, tmp_path_factory.mktemp("report") / "course"))
    config = root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Grade.cell_timeout = 2\nc.Grade.call_timeout = 1\n")
    assignment = Course(root).assignment("week1")
    prepare(assignment)
    hand_in(assignment, lambda work: None, "student01")
    hand_in(assignment, _misconception, "student02")
    hand_in(assignment, _change({"double": ENDS, "triple": LOOPS}, "while True: pass"), "student03")
    hand_in(assignment, lambda work: work.replace_file("basics", "{"), "student04")
    hand_in(
        assignment,
        _change({"triple": f'def triple(x): return "{HOSTILE}"'}, f"'{HOSTILE}'; import os; os._exit(0)"),
        "student05",
    )
    (root / "submitted" / "student06" / "week1").mkdir(parents=True)
    list(grade_class(assignment, ["student06"]))
    return root


def figures(found: ClassReport, exercise: str) -> ExerciseFigures:
    return next(entry for entry in found.exercises if entry.exercise == exercise)


def change_result(assignment: Assignment, student: str, change: Callable[[dict[str, Any]], None]) -> None:
    path = assignment.course.root / "autograded" / student / "week1" / "basics.ipynb"
    data = json.loads(path.read_text())
    change(data["metadata"][RESULT])
    path.chmod(0o644)
    path.write_text(json.dumps(data))
