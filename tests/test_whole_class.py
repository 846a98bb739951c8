"""The benchmark of a whole class: what it grades, what it reads off the terminal, and that it sees every difference."""

from __future__ import annotations

import copy
import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from autograder.authoring.samples import Work
from autograder.course.layout import Assignment, Course
from autograder.grading.batch import grade_class
from autograder.results import RESULT
from benchmarks import class_page, gradebooks, mixed_class, watched, whole_class
from benchmarks.mixed_class import MixedClass
from benchmarks.watched import Look, Run

SIZE = 40


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


def test_a_tenth_of_the_class_is_damaged_and_little_of_it_never_ends(classroom: MixedClass) -> None:
    stories = [student.damage for student in classroom.students if student.damage]
    assert len(stories) == 4
    assert sum("bomb" in story for story in stories) == 1  # 3 %, of which bombs come first
    kinds = {kind for student in classroom.students for kind in student.answers.values()}
    assert kinds == {"right", "right in another way", "a misconception", "wrong", "blank", "written"}
    assert {student.late > 0 for student in classroom.students} == {True, False}


def test_who_hands_in_later_is_numbered_on_and_changes_nothing_that_was_there(
    classroom: MixedClass, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(classroom.assignment.course.root, tmp_path / "course"))
    before = handed_in(root)
    added = mixed_class.more(classroom, Course.find(root), 5, seed=2)
    assert [student.name for student in added.students] == [f"student{number}" for number in range(41, 46)]
    files = handed_in(root)
    assert {name: data for name, data in files.items() if name in before} == before
    assert {name.split("/")[1] for name in files.keys() - before.keys()} == {entry.name for entry in added.students}


def test_any_exercise_can_lose_a_cell(classroom: MixedClass) -> None:
    drawing = mixed_class._Drawing(classroom.assignment, random.Random(1))
    delete = dict(drawing.damages)["deleted answer cells and graded cells"]
    solved = Work.blank(classroom.assignment)
    cells = sum(len(nb.cells) for nb in solved.notebooks.values())
    for seed in range(60):
        work = copy.deepcopy(solved)
        delete(work, random.Random(seed))
        assert sum(len(nb.cells) for nb in work.notebooks.values()) == cells - 3


# what the terminal says -------------------------------------------------------------------------------------------


def test_a_run_is_watched_to_its_end(week1: Assignment) -> None:
    for number in range(1, 4):
        work = Work.blank(week1)
        work.solve()
        work.write(week1.course.root / "submitted" / f"student{number:02}" / "week1")
    seen: list[int] = []
    run = watched.grade(week1.course.root, "week1", ["--jobs", "1"], seen.append)
    assert run.code == 0, run.said
    assert seen[-1] == run.looks[-1].done == 3
    assert run.looks[-1].seconds <= run.seconds
    assert all(look.megabytes > 50 for look in run.looks)
    assert "3 submissions, each with a recorded outcome" in run.said
    assert {"grading here", "journal", "gradebook and folder", "reading"} <= set(run.times["seconds"])
    assert sum(run.times["seconds"].values()) < run.seconds


def said(*left: tuple[float, float]) -> Run:
    """A run of 100 s in which the terminal said these seconds at a quarter, a half and three quarters."""
    looks = [Look(25.0 * (place + 1), place + 1, seconds, 700.0) for place, seconds in enumerate(left)]
    return Run(100.0, 0, "", [*looks, Look(100.0, 4, (0.0, 0.0), 700.0)])


NEAR, SHORT = (60, 90), (40, 70)  # of 75 s


def test_a_time_left_that_is_far_from_the_truth_is_not_honest() -> None:
    assert whole_class.time_left(said(NEAR, (45, 50), (25, 30))) == [
        (0.25, NEAR, 75),
        (0.5, (45, 50), 50),
        (0.75, (25, 30), 25),
    ]
    assert whole_class.is_honest(said(NEAR, (45, 50), (25, 30)))
    assert not whole_class.is_honest(said(SHORT, (45, 50), (25, 30)))
    assert not whole_class.is_honest(said(NEAR, (51, 60), (25, 30)))
    assert not whole_class.is_honest(said(NEAR, (45, 50), (10, 24)))
    assert whole_class.is_honest(said(SHORT, (51, 60), (25, 30)), since=0.75)
    assert not whole_class.is_honest(said(NEAR, (45, 50), (26, 30)), since=0.75)


def test_of_a_second_run_only_those_count_that_it_has_graded() -> None:
    found = [Look(2.0, 199, None, 700.0), Look(2.5, 200, None, 700.0)]
    found += [Look(10.0 * number, 200 + number, (0.0, 40.0 - 10.0 * number), 700.0 + number) for number in range(1, 5)]
    run = Run(42.0, 0, "", found).after(200)
    assert [look.done for look in run.looks] == [1, 2, 3, 4]
    assert whole_class.time_left(run) == [(0.25, (0, 30), 30), (0.5, (0, 20), 20), (0.75, (0, 10), 10)]
    assert run.at(0.75).megabytes == 703


# what a run leaves ------------------------------------------------------------------------------------------------


@pytest.fixture
def twice(week1: Assignment, tmp_path: Path) -> tuple[Path, Path]:
    """A graded course and a copy of it."""
    work = Work.blank(week1)
    work.solve()
    work.write(week1.course.root / "submitted" / "student01" / "week1")
    list(grade_class(week1, ["student01"]))
    return week1.course.root, Path(shutil.copytree(week1.course.root, tmp_path / "copy"))


def differences(one: Path, other: Path) -> list[str]:
    return gradebooks.differences(gradebooks.left_by(one), gradebooks.left_by(other))


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


def test_the_verdict_tells_rows_of_the_gradebook_from_parts_of_notebooks() -> None:
    run = Run(1.0, 0, "", [])
    left = {"grade s1/n/e": "5", "grade s2/n/e": "4", "s1/week1/n.ipynb cell 0 x": "a"}
    first, same = (
        whole_class.Graded("one", Path(), run, left, 0.0),
        whole_class.Graded("two", Path(), run, {**left}, 0.0),
    )
    rows, parts = "Of 2 rows of the gradebook, with all comments, {}.", "Of 1 parts of graded notebooks, {}."
    assert whole_class.verdict([first, same]) == f"{rows} {parts}".format("none differs", "none differs")
    same.left["grade s2/n/e"] = "3"
    assert whole_class.verdict([first, same]) == f"{rows} {parts}".format("1 differs: grade s2/n/e", "none differs")
    del same.left["s1/week1/n.ipynb cell 0 x"], same.left["grade s2/n/e"]
    told = "1 differs: grade s2/n/e", "1 differs: s1/week1/n.ipynb cell 0 x"
    assert whole_class.verdict([first, same]) == f"{rows} {parts}".format(*told)


# the page ---------------------------------------------------------------------------------------------------------


def test_each_command_writes_its_own_section_and_keeps_the_others(tmp_path: Path) -> None:
    class_page.put(tmp_path, class_page.BESIDES, "One.\n\n| a | b |\n")
    class_page.put(tmp_path, class_page.WHOLE, "Two.")
    page = class_page.put(tmp_path, class_page.BESIDES, "Three.").read_text()
    assert page == f"# What a class costs\n\n## {class_page.WHOLE}\n\nTwo.\n\n## {class_page.BESIDES}\n\nThree.\n"
