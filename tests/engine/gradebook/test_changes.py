"""Changes after grading: exercises that come in, go out or are void, other points, another name. Grades are kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from gradebooks import book, by_hand, grade, hand_in, score
from platforms import moodle_imports, participant, worksheet
from typer.testing import CliRunner

from autograder.authoring.build import build_release
from autograder.authoring.scaffold import scaffold
from autograder.cli import main
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import read, write
from autograder.errors import CourseError
from autograder.gradebook.lateness import grant_extension
from autograder.gradebook.nbgrader import generate_feedback
from autograder.gradebook.renaming import rename
from autograder.grading.batch import grade_class, prepare
from autograder.lms.grades import ExportOptions, export
from autograder.lms.lists import read_list


@pytest.fixture
def graded(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> Assignment:
    """student01 has 10 of 10 points and 1.5 of 2 by hand; student02 has 5, and 3 by hand for the other exercise."""
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    hand_in(week1, triple="def triple(x): return x", why="", student="student02")
    for student in ("student01", "student02"):
        grade(week1, student)
    by_hand(week1, 1.5)
    by_hand(week1, 3.0, "test_triple", "student02")
    assert (score(week1), score(week1, "student02")) == (11.5, 8.0)
    return week1


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main.app, [*arguments])
    return done.exit_code, " ".join(done.output.split())


def preview() -> dict[str, tuple[float, float]]:
    done = CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1", "--preview", "--json"])
    assert done.exit_code in (0, 1), done.output  # 1 where code that a person has graded is for a person again
    return {entry["student"]: (entry["before"], entry["after"]) for entry in json.loads(done.stdout)}


def everything(week1: Assignment) -> dict[str, bytes]:
    folders = ("autograded", "feedback")
    return {str(path): path.read_bytes() for name in folders for path in (week1.course.root / name).rglob("*.*")}


def without(week1: Assignment, exercise: str) -> None:
    """Take an exercise out of the source."""
    path = week1.source / "basics.ipynb"
    nb = read(path)
    nb.cells = [cell for cell in nb.cells if exercise not in (cell.id, cell.id.removeprefix("test_"))]
    write(nb, path)
    build_release(week1, week1.release.parent)


def with_points(week1: Assignment, exercise: str, points: float) -> None:
    path = week1.source / "basics.ipynb"
    nb = read(path)
    cell = next(cell for cell in nb.cells if cell.id == f"test_{exercise}")
    cell.metadata.nbgrader["points"] = points
    write(nb, path)
    hidden = week1.hidden(exercise)
    hidden.write_text(hidden.read_text().replace("points=", f"points={points / 5:g} * "))
    build_release(week1, week1.release.parent)


def test_an_exercise_that_comes_in_keeps_all_grades(graded: Assignment) -> None:
    scaffold(graded.course, "week1", "basics", "halve", 4)
    build_release(graded, graded.release.parent)
    with pytest.raises(CourseError, match=r"halve came in.*--preview.*--update-exercises"):
        grade(graded)
    before = everything(graded)
    assert preview() == {}  # nobody has answered it
    assert everything(graded) == before
    hand_in(graded)  # with an answer to the new one
    assert preview() == {"student01": (11.5, 15.5)}
    assert score(graded) == 11.5
    code, said = run("grade", "week1", "--jobs", "1", "--update-exercises")
    assert code == 0
    assert "The gradebook as it was is kept in" in said
    assert (score(graded), score(graded, "student02")) == (15.5, 8.0)
    with book(graded) as gradebook:
        assert gradebook.find_submission("week1", "student02").max_score == 16.0
    assert len(list((graded.course.root / ".autograder").glob("gradebook-*.db"))) == 1
    assert run("grade", "week1", "--jobs", "1")[0] == 0


@pytest.mark.mostly_slow
@pytest.mark.parametrize(("exercise", "left"), [("triple", (6.5, 5.0)), ("why", (10.0, 8.0))])
def test_an_exercise_that_goes_out_takes_its_points_alone(
    graded: Assignment, exercise: str, left: tuple[float, float]
) -> None:
    with book(graded) as gradebook:
        comment = gradebook.find_comment("double", "basics", "week1", "student01")
        comment.manual_comment = "Well done."
        gradebook.db.commit()
    without(graded, exercise)
    with pytest.raises(CourseError, match=rf"{exercise} went out \(with 1 grades that a person gave\)"):
        grade(graded)
    assert {student: after for student, (_, after) in preview().items()} == {
        student: points
        for student, points, before in zip(("student01", "student02"), left, (11.5, 8.0), strict=True)
        if points != before
    }
    assert run("grade", "week1", "--jobs", "1", "--update-exercises")[0] == 0
    assert (score(graded), score(graded, "student02")) == left
    with book(graded) as gradebook:
        assert gradebook.find_comment("double", "basics", "week1", "student01").manual_comment == "Well done."


def test_a_killed_update_leaves_the_gradebook_as_it_was(graded: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    without(graded, "triple")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("nbgrader.preprocessors.SaveCells._create_notebook", killed)
    with pytest.raises(KeyboardInterrupt):
        prepare(graded, update_exercises=True)
    assert (score(graded), score(graded, "student02")) == (11.5, 8.0)


def test_a_void_exercise_gives_its_points_to_all_and_to_later_submissions(graded: Assignment) -> None:
    graded.void("triple").write_text("Its statement was wrong.")
    assert preview() == {"student02": (8.0, 10.0)}
    code, said = run("grade", "week1", "--jobs", "1")
    assert (code, "Declared void: triple." in said, "answers that wait" in said) == (0, True, False)
    assert (score(graded), score(graded, "student02")) == (11.5, 10.0)
    hand_in(graded, triple="def triple(x): return 0", student="student03")
    assert grade(graded, "student03").earned == score(graded, "student03") == 10.0
    assert generate_feedback(graded, "student03") == ""
    page = (graded.course.root / "feedback" / "student03" / "week1" / "basics.html").read_text()
    assert "Its statement was wrong." in page
    assert "All 1 hidden tests" not in page
    graded.void("why").parent.mkdir()
    graded.void("why").touch()
    grade(graded, "student03")
    assert score(graded, "student03") == 12.0
    graded.void("triple").unlink()
    assert preview()["student02"] == (10.0, 10.0)  # 3 by hand of 5 again, and the 2 that all have now
    grade(graded, "student03")
    assert score(graded, "student03") == 7.0


def test_a_preview_names_a_written_answer_that_is_for_a_person_again(graded: Assignment) -> None:
    hand_in(graded, why="Another reason.")
    assert preview() == {"student01": (11.5, 11.5)}
    assert "why: for a person again" in run("grade", "week1", "--jobs", "1", "--preview")[1]
    grade(graded)
    assert preview() == {}


def test_points_that_go_with_an_emptied_folder_are_told_and_those_of_a_person_stay(graded: Assignment) -> None:
    for student in ("student01", "student02"):
        (graded.course.root / "submitted" / student / "week1" / "basics.ipynb").unlink()
    assert preview() == {"student01": (11.5, 1.5), "student02": (8.0, 3.0)}
    assert "double: 5 → 0; triple: 5 → 0" in run("grade", "week1", "--jobs", "1", "--preview")[1]
    assert "double: 5 → 0; triple: 5 → 0" in run("grade", "week1", "--student", "student01", "--detail")[1]
    told = CliRunner().invoke(main.app, ["grade", "week1", "--student", "student02", "--json"])
    (found,) = json.loads(told.stdout)
    assert found["changes"] == [{"exercise": "double", "before": 5.0, "after": 0.0}]
    assert found["again"] == "no notebook of the assignment is there any more"
    assert (score(graded), score(graded, "student02")) == (1.5, 3.0)
    assert (preview(), grade(graded).changes) == ({}, [])


def test_an_exercise_that_moves_to_another_notebook_is_refused_and_loses_nothing(graded: Assignment) -> None:
    whole = graded.source / "basics.ipynb"
    nb, other = read(whole), read(whole)
    moved = [cell for cell in nb.cells if cell.id.removeprefix("test_").startswith("triple")]
    nb.cells = [cell for cell in nb.cells if cell not in moved]
    other.cells = [other.cells[0], *moved]
    write(nb, whole)
    write(other, whole.with_name("more.ipynb"))
    build_release(graded, graded.release.parent)
    for option in ((), ("--update-exercises",), ("--preview",)):
        code, said = run("grade", "week1", *option)
        assert code == 2
        assert "a name of its own" in said
    assert (score(graded), score(graded, "student02")) == (11.5, 8.0)


def test_other_points_keep_what_a_person_gave_and_flag_what_is_more_than_there_is(graded: Assignment) -> None:
    with_points(graded, "triple", 2)
    assert preview() == {"student01": (11.5, 8.5), "student02": (8.0, 8.0)}  # 3 of 2, by hand
    results = {student: grade(graded, student) for student in ("student01", "student02")}
    assert (score(graded), score(graded, "student02")) == (8.5, 8.0)
    assert [change.exercise for change in results["student01"].changes] == ["triple"]
    with book(graded) as gradebook:
        assert gradebook.find_grade("test_triple", "basics", "week1", "student02").needs_manual_grade  # 3 of 2


def test_a_renamed_assignment_keeps_its_grades_and_is_not_graded_again(graded: Assignment) -> None:
    with book(graded) as gradebook:
        gradebook.update_or_create_assignment("week1", duedate="2026-11-22 22:00 UTC")
    grant_extension(graded, "student02", days=1)
    code, said = run("rename", "week1", "sheet-1")
    assert (code, "week1 is sheet-1 now" in said) == (0, True)
    course = Course(graded.course.root)
    renamed = course.assignment("sheet-1")
    assert course.assignments == ["sheet-1"]
    prepare(renamed)
    results = list(grade_class(renamed, ["student01", "student02"]))
    assert [(result.fresh, result.earned) for result in results] == [(False, 11.5), (False, 8.0)]
    with book(renamed) as gradebook:
        assert gradebook.find_submission("sheet-1", "student02").extension.days == 1
        assert [entry.name for entry in gradebook.assignments] == ["sheet-1"]
    assert run("rename", "week1", "sheet-1") == (2, "autograder: There is no assignment 'week1'. There are: sheet-1.")
    assert "`nbgrader release_assignment 'week 1'`" in run("rename", "sheet-1", "week 1")[1]
    assert "`autograder feedback 'week 1'`" in run("grade", "week 1", "--jobs", "1")[1]


def test_a_renaming_that_was_begun_by_hand_is_finished(graded: Assignment) -> None:
    root = graded.course.root
    for kind in ("source", "release"):
        (root / kind / "week1").rename(root / kind / "week01")
    rename(graded.course, "week1", "week01", lambda _: None)
    assert not list(root.glob("*/week1"))
    assert not list(root.glob("*/*/week1"))
    assert score(Course(root).assignment("week01")) == 11.5


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", ""])
def test_a_name_that_leads_elsewhere_is_refused(week1: Assignment, name: str) -> None:
    with pytest.raises(CourseError, match="cannot be the name"):
        rename(week1.course, "week1", name, lambda _: None)


def test_nothing_is_moved_where_the_new_name_is_taken(week1: Assignment) -> None:
    taken: Path = week1.course.root / "autograded" / "student02"
    for name in ("week1", "week2"):
        (taken / name).mkdir(parents=True)
    with pytest.raises(CourseError, match="is there already"):
        rename(week1.course, "week1", "week2", lambda _: None)
    assert week1.source.is_dir()


def with_a_second_notebook(week1: Assignment) -> None:
    week1 = week1.course.assignment("week1")
    nb = read(week1.source / "basics.ipynb")
    nb.cells = [cell for cell in nb.cells if cell.id not in ("double", "test_double", "triple", "test_triple")]
    for cell in nb.cells:
        if cell.id in ("why", "test_why"):
            cell.id = cell.id.replace("why", "why_more")
            cell.metadata.nbgrader["grade_id"] = cell.id
    write(nb, week1.source / "more.ipynb")
    build_release(week1, week1.release.parent)


def test_a_notebook_that_comes_in_and_goes_out_again_keeps_all_other_grades(graded: Assignment) -> None:
    with_a_second_notebook(graded)
    graded = graded.course.assignment("week1")
    with pytest.raises(CourseError, match=r"the notebook more came in and why_more came in.*--update-exercises"):
        grade(graded)
    code, said = run("grade", "week1", "--jobs", "1", "--update-exercises")
    assert (code, "The gradebook as it was is kept in" in said, "not handed in: more" in said) == (0, True, True)
    assert (score(graded), score(graded, "student02")) == (11.5, 8.0)
    with book(graded) as gradebook:
        assert gradebook.find_submission("week1", "student01").max_score == 14.0
    template = worksheet(graded.course.root / "w.csv", participant(11, "student01"), maximum="14.00")
    options = ExportOptions(comments=True, unfinished=True)
    export(graded, "moodle", read_list(template), graded.course.root / "out.csv", options)
    text = (graded.course.root / "out.csv").read_text(encoding="utf-8")
    assert moodle_imports(text, {"11"}, 14)["11"] == ("11.5", "basics 11.5/12, more not handed in.")
    nb = read(graded.release / "more.ipynb")
    next(cell for cell in nb.cells if cell.id == "why_more").source = "For more reasons."
    write(nb, graded.course.root / "submitted" / "student01" / "week1" / "more.ipynb")
    assert run("grade", "week1", "--jobs", "1")[0] == 0
    with book(graded) as gradebook:
        found = gradebook.find_grade("test_why_more", "more", "week1", "student01")
        assert found.needs_manual_grade
        found.manual_score, found.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    assert score(graded) == 13.5

    for folder in (graded.source, graded.release):
        (folder / "more.ipynb").unlink()
    graded = graded.course.assignment("week1")
    build_release(graded, graded.release.parent)
    with pytest.raises(
        CourseError, match=r"the notebook more went out and why_more went out \(with 1 grades that a person gave\)"
    ):
        grade(graded)
    assert preview() == {"student01": (13.5, 11.5)}
    assert run("grade", "week1", "--jobs", "1", "--update-exercises")[0] == 0
    assert (score(graded), score(graded, "student02")) == (11.5, 8.0)
    assert run("grade", "week1", "--jobs", "1")[0] == 0


def test_an_exercise_that_moved_to_another_notebook_is_refused(graded: Assignment) -> None:
    (graded.source / "basics.ipynb").rename(graded.source / "other.ipynb")
    (graded.release / "basics.ipynb").unlink()
    graded = graded.course.assignment("week1")
    build_release(graded, graded.release.parent)
    for update in (False, True):
        with pytest.raises(CourseError, match=r"double, triple, why stands in another notebook"):
            prepare(graded, update_exercises=update)
    assert (score(graded), score(graded, "student02")) == (11.5, 8.0)


def test_points_by_hand_are_set_aside_while_an_exercise_is_void(graded: Assignment) -> None:
    graded.void("why").parent.mkdir()
    for exercise in ("triple", "why"):
        graded.void(exercise).touch()
    for student in ("student01", "student02"):
        grade(graded, student)
        grade(graded, student, force=True)
    assert (score(graded), score(graded, "student02")) == (12.0, 12.0)
    by_hand(graded, 1.0, "test_triple", "student02")  # given although it is void, so that is what is meant
    assert grade(graded, "student02", force=True).earned == score(graded, "student02") == 8.0
    by_hand(graded, None, "test_triple", "student02")
    grade(graded, "student02", force=True)
    for exercise in ("triple", "why"):
        graded.void(exercise).unlink()
    assert preview() == {"student01": (12.0, 11.5), "student02": (12.0, 8.0)}
    for student, points in (("student01", 11.5), ("student02", 8.0)):
        result = grade(graded, student)
        assert result.earned == score(graded, student) == points
        assert not any(entry.waits for entry in result.notebooks[0].exercises)


def test_points_by_hand_for_an_answer_that_changed_while_void_are_for_a_look(graded: Assignment) -> None:
    graded.void("triple").touch()
    grade(graded, "student02")
    hand_in(graded, triple="def triple(x): return x + x", why="", student="student02")
    grade(graded, "student02")
    graded.void("triple").unlink()
    result = grade(graded, "student02")
    assert (result.earned, [entry.exercise for entry in result.notebooks[0].exercises if entry.waits]) == (
        8.0,
        ["triple"],
    )
    assert result.needs_a_person


def test_two_notebooks_may_have_an_exercise_of_one_name(week1: Assignment) -> None:
    path = week1.source / "basics.ipynb"
    for target in (week1.source / "again.ipynb", week1.release / "again.ipynb"):
        shutil.copy(path if target.parent == week1.source else week1.release / "basics.ipynb", target)
    hand_in(week1)
    folder = week1.course.root / "submitted" / "student01" / "week1"
    shutil.copy(folder / "basics.ipynb", folder / "again.ipynb")
    assert grade(week1).earned == 20.0
    without(week1, "triple")
    (week1.release / "basics.ipynb").write_bytes(path.read_bytes())
    with pytest.raises(CourseError, match="triple went out"):
        prepare(week1)
