"""A class of different submissions is graded alike by one process and by two workers; any difference would be seen."""

from __future__ import annotations

import copy
import json
import random
import shutil
import sqlite3
from pathlib import Path

import leftovers
import mixed_class
import pytest
from mixed_class import MixedClass

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from autograder.grading import submission
from autograder.grading.batch import grade_class
from autograder.results import RESULT
from autograder.workers import pool

pytestmark = pytest.mark.slow

SIZE = 40
GRADED = 4  # of them


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> MixedClass:
    return mixed_class.make(tmp_path_factory.mktemp("mixed") / "course", SIZE, seed=1)


def handed_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "submitted").rglob("*.*")}


def test_the_same_seed_gives_the_same_class_and_no_two_students_are_alike(
    classroom: MixedClass, tmp_path: Path
) -> None:
    again = mixed_class.make(tmp_path / "course", SIZE, seed=1)
    files = handed_in(classroom.assignment.course.root)
    assert files == handed_in(again.assignment.course.root)
    notebooks = [data for name, data in files.items() if name.endswith("mixture_models.ipynb")]
    assert len(set(notebooks)) > 0.9 * len(notebooks)


def test_a_quarter_of_the_class_is_damaged_and_the_rest_answers_in_every_way(classroom: MixedClass) -> None:
    assert sum(bool(student.damage) for student in classroom.students) == SIZE / 4
    kinds = {kind for student in classroom.students for kind in student.answers.values()}
    assert kinds == {"right", "right in another way", "a misconception", "wrong", "blank", "written"}
    assert {student.late > 0 for student in classroom.students} == {True, False}


def test_any_exercise_can_lose_a_cell(classroom: MixedClass) -> None:
    drawing = mixed_class._Drawing(classroom.assignment, random.Random(1))
    delete = dict(drawing.damages)["deleted answer cells and graded cells"]
    solved = SampleSubmission.blank(classroom.assignment)
    cells = sum(len(nb.cells) for nb in solved.notebooks.values())
    for seed in range(60):
        work = copy.deepcopy(solved)
        delete(work, random.Random(seed))
        assert sum(len(nb.cells) for nb in work.notebooks.values()) == cells - 3


# how it is graded --------------------------------------------------------------------------------------------------


def _two_workers(root: Path, assignment: Assignment) -> pool.WorkerPool:
    return pool.local(2, submission.warm_up, lambda: (str(root), assignment.name, list(assignment.notebooks), None))


def test_one_process_and_two_workers_leave_the_same_to_the_letter(classroom: MixedClass, tmp_path: Path) -> None:
    """And what is clean earns what it was made to earn."""
    damaged = [student for student in classroom.students if student.damage][: GRADED // 2]
    clean = [student for student in classroom.students if not student.damage][: GRADED - len(damaged)]
    students = [student.name for student in damaged + clean]
    left = []
    for jobs in (1, 2):
        root = Path(shutil.copytree(classroom.assignment.course.root, tmp_path / str(jobs), symlinks=True))
        for slow in root.glob("submitted/*/exercise4/neural_networks.ipynb"):
            slow.unlink()
        assignment = Course.find(root).assignment(classroom.assignment.name)
        workers = _two_workers(root, assignment) if jobs > 1 else None
        results = {entry.student: entry for entry in grade_class(assignment, students, workers=workers)}
        assert results.keys() == set(students)
        left.append(leftovers.left_by(root))
    assert leftovers.differences(*left) == []
    for student in clean:
        found = {entry.exercise: entry.earned for nb in results[student.name].notebooks for entry in nb.exercises}
        wanted = {name: points for name, points in student.work.expected.items() if name in found}
        assert {name: found[name] for name in wanted} == pytest.approx(wanted)


# what a run leaves ------------------------------------------------------------------------------------------------


@pytest.fixture
def twice(week1: Assignment, tmp_path: Path) -> tuple[Path, Path]:
    """A graded course and a copy of it."""
    work = SampleSubmission.blank(week1)
    work.solve()
    work.write(week1.course.root / "submitted" / "student01" / "week1")
    list(grade_class(week1, ["student01"]))
    return week1.course.root, Path(shutil.copytree(week1.course.root, tmp_path / "copy"))


def differences(one: Path, other: Path) -> list[str]:
    return leftovers.differences(leftovers.left_by(one), leftovers.left_by(other))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE grade SET auto_score = auto_score + 0.5 WHERE auto_score IS NOT NULL",
        "UPDATE grade SET needs_manual_grade = NOT needs_manual_grade",
        "UPDATE comment SET auto_comment = 'another'",
        "UPDATE submitted_notebook SET late_submission_penalty = 1",
        "UPDATE submitted_assignment SET timestamp = '2026-11-20 10:00:00.000000'",
        "DELETE FROM grade",
    ],
)
def test_a_difference_in_the_gradebook_is_seen(twice: tuple[Path, Path], change: str) -> None:
    assert differences(*twice) == []
    with sqlite3.connect(twice[1] / "gradebook.db") as database:
        database.execute(change)
    assert differences(*twice)


def test_a_difference_in_a_graded_notebook_is_seen_and_a_measured_time_is_none(twice: tuple[Path, Path]) -> None:
    path = twice[1] / "autograded" / "student01" / "week1" / "basics.ipynb"
    data = json.loads(path.read_text())
    path.chmod(0o644)  # nbgrader leaves it read-only, which only root may ignore
    data["metadata"][RESULT]["seconds"] += 1
    path.write_text(json.dumps(data))
    assert differences(*twice) == []
    data["metadata"][RESULT]["exercises"][0]["outcomes"][0]["got"] = "another"
    path.write_text(json.dumps(data))
    (difference,) = differences(*twice)
    assert difference.startswith("student01/week1/basics.ipynb exercise ")
    data["cells"][0]["source"] = "another"
    path.write_text(json.dumps(data))
    assert len(differences(*twice)) == 2
    path.unlink()
    assert len(differences(*twice)) > 2
