"""What the gradebook has is what counts: grading goes by it, and nothing older is handed out or exported."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from autograder.authoring.samples import Work
from autograder.cli import main
from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class, prepare
from autograder.results import SubmissionResult

LATENESS = """
from nbgrader.plugins import LateSubmissionPlugin


class TwoPointsADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 2 * -(-total_seconds_late // 86400)


c.AssignLatePenalties.plugin_class = TwoPointsADay
"""


def book(week1: Assignment) -> Gradebook:
    return Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}")


def hand_in(week1: Assignment, why: str = "Because.", triple: str = "", timestamp: str = "") -> None:
    work = Work.blank(week1)
    work.solve()
    work.answer("why", why, earns=0)
    if triple:
        work.answer("triple", triple, earns=0)
    if timestamp:
        work.files["timestamp.txt"] = timestamp
    folder = week1.course.root / "submitted" / "student01" / "week1"
    shutil.rmtree(folder, ignore_errors=True)
    work.write(folder)


def grade(week1: Assignment, *, force: bool = False) -> SubmissionResult:
    prepare(week1)
    (result,) = grade_class(week1, ["student01"], force=force)
    assert not result.fault
    return result


def score(week1: Assignment) -> float:
    with book(week1) as gradebook:
        return float(gradebook.find_submission("week1", "student01").score)


def by_hand(week1: Assignment, points: float, exercise: str = "test_why") -> None:
    with book(week1) as gradebook:
        found = gradebook.find_grade(exercise, "basics", "week1", "student01")
        found.manual_score, found.needs_manual_grade = points, False
        gradebook.db.commit()


def waits_in_gradebook(week1: Assignment) -> bool:
    with book(week1) as gradebook:
        return bool(gradebook.find_submission("week1", "student01").needs_manual_grade)


def waits(result: SubmissionResult) -> bool:
    return any(entry.waits for notebook in result.notebooks for entry in notebook.exercises)


def without_the_student(week1: Assignment) -> None:
    with book(week1) as gradebook:
        gradebook.remove_student("student01")


def without_the_assignment(week1: Assignment) -> None:
    with book(week1) as gradebook:
        gradebook.remove_assignment("week1")


def without_a_gradebook(week1: Assignment) -> None:
    (week1.course.root / "gradebook.db").unlink()


def without_the_points(week1: Assignment) -> None:
    with book(week1) as gradebook:
        gradebook.find_grade("test_double", "basics", "week1", "student01").auto_score = None
        gradebook.db.commit()


def from_an_older_copy(week1: Assignment) -> None:
    with book(week1) as gradebook:
        gradebook.find_grade("test_double", "basics", "week1", "student01").auto_score = 2.5
        gradebook.db.commit()


@pytest.mark.parametrize(
    "lose",
    [without_the_student, without_the_assignment, without_a_gradebook, without_the_points, from_an_older_copy],
)
def test_what_the_gradebook_has_lost_is_recorded_again(week1: Assignment, lose: Callable[[Assignment], None]) -> None:
    hand_in(week1)
    grade(week1)
    lose(week1)
    result = grade(week1)
    assert score(week1) == result.earned == 10.0
    assert "the gradebook had no longer what was graded; it was recorded again" in result.remarks[0]
    assert grade(week1).remarks == []


def test_points_that_a_person_gave_count_and_nobody_waits(week1: Assignment) -> None:
    hand_in(week1)
    assert waits(grade(week1))
    by_hand(week1, 1.5)
    result = grade(week1)
    assert (result.earned, waits(result)) == (11.5, False)
    assert score(week1) == 11.5


def test_points_by_hand_in_place_of_the_engines_count_too(week1: Assignment) -> None:
    hand_in(week1, triple="def triple(x): return x")
    grade(week1)
    by_hand(week1, 4.0, "test_triple")
    assert grade(week1).earned == score(week1) == 9.0


def test_a_regrade_asks_a_person_again_only_for_another_answer(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 2.0)
    result = grade(week1, force=True)
    assert (result.earned, waits(result), waits_in_gradebook(week1)) == (12.0, False, False)
    hand_in(week1, triple="def triple(x): return x")
    result = grade(week1)
    assert (result.earned, waits(result), waits_in_gradebook(week1)) == (7.0, False, False)
    hand_in(week1, why="For another reason.")
    result = grade(week1)
    assert (waits(result), waits_in_gradebook(week1)) == (True, True)
    assert score(week1) == 12.0  # until that person has looked


def test_text_added_below_a_graded_answer_is_another_answer(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 2.0)
    path = week1.course.root / "submitted" / "student01" / "week1" / "basics.ipynb"
    nb = nbformat.read(path, as_version=4)
    nb.cells.append(nbformat.v4.new_markdown_cell("And moreover."))
    nb.cells.insert(-2, nb.cells.pop())
    nbformat.write(nb, path)
    before = waits_in_gradebook(week1)
    grade(week1)
    there = nbformat.read(week1.autograded("student01") / "basics.ipynb", as_version=4)
    behind_the_answer = [cell.id for cell in there.cells][-3:]
    assert not before
    assert waits_in_gradebook(week1) is any(name.startswith("extra-") for name in behind_the_answer)


@pytest.mark.parametrize("moved", [datetime.timedelta(days=2), datetime.timedelta(days=-1)])
def test_lateness_follows_the_due_date_without_a_new_run(week1: Assignment, moved: datetime.timedelta) -> None:
    settings = week1.course.settings
    settings.write_text(settings.read_text() + LATENESS)
    handed_in = datetime.datetime(2026, 11, 3, 10)
    due = datetime.datetime(2026, 11, 2, 12)
    hand_in(week1, timestamp=f"{handed_in} UTC")
    grade(week1)
    for date in (due, due + moved):
        with book(week1) as gradebook:
            gradebook.update_or_create_assignment("week1", duedate=date)
        result = grade(week1)
        assert not result.fresh
        with book(week1) as gradebook:
            penalty = gradebook.find_submission("week1", "student01").late_submission_penalty
        days = -(-max(0.0, (handed_in - date).total_seconds()) // 86400)
        assert penalty == 2 * days


def test_a_page_is_never_older_than_the_grade(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    grade(week1)
    made = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert (made.exit_code, "1 of 1 feedback pages made" in made.output) == (0, True)
    page = week1.course.root / "feedback" / "student01" / "week1" / "basics.html"
    assert "10 of 12 points" in page.read_text() or "10 points" in page.read_text()
    hand_in(week1, triple="def triple(x): return x")
    grade(week1)
    assert not page.exists()  # so nothing old can be handed out
    by_hand(week1, 2.0)
    assert CliRunner().invoke(main.app, ["feedback", "week1"]).exit_code == 0
    assert "7 of 12 points" in page.read_text()


def test_feedback_of_nothing_is_an_error(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    done = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert done.exit_code != 0
    assert "Grade first" in done.output


def test_feedback_that_cannot_be_handed_out_is_told(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    grade(week1)
    settings = week1.course.settings
    settings.write_text(f"{settings.read_text()}\nc.Exchange.root = '/nowhere/at/all'\n")
    done = CliRunner().invoke(main.app, ["feedback", "week1", "--release"])
    assert done.exit_code == 1
    assert "were not handed out" in done.output


def test_other_exercises_than_those_that_are_recorded_have_a_way_out(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.authoring.build import build_release
    from autograder.authoring.scaffold import scaffold
    from autograder.errors import CourseError

    hand_in(week1)
    grade(week1)
    scaffold(week1.course, "week1", "basics", "halve", 4)
    build_release(week1, week1.release.parent)
    with pytest.raises(CourseError, match="give the new version a name of its own"):
        grade(week1)


def test_a_renamed_folder_loses_nobody(week1: Assignment, tmp_path: Path) -> None:
    hand_in(week1)
    grade(week1)
    autograded = week1.course.root / "autograded"
    shutil.move(autograded / "student01", tmp_path / "kept")
    result = grade(week1)
    assert (result.fresh, score(week1)) == (True, 10.0)
