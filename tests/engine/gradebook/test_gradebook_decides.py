"""What the gradebook has is what counts: grading goes by it, and nothing older is handed out or exported."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from gradebooks import book, by_hand, grade, hand_in, score, waits, waits_in_gradebook
from nbgrader.plugins import LateSubmissionPlugin
from typer.testing import CliRunner

from autograder.cli import main
from autograder.course.layout import Assignment
from autograder.gradebook.nbgrader import nbgrader_config
from autograder.gradebook.penalties import LatePenalties, bring_up_to_date
from autograder.gradebook.recorded import Recorded
from autograder.gradebook.recorder import Recorder
from autograder.lms.record import CollectedStudent, Record, write_record

LATENESS = """
from nbgrader.plugins import LateSubmissionPlugin


class TwoPointsADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 2 * -(-total_seconds_late // 86400)


c.AssignLatePenalties.plugin_class = TwoPointsADay
"""


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


@pytest.mark.mostly_slow
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
    assert "the gradebook no longer had what was graded; it was recorded again" in result.remarks[0]
    assert grade(week1).remarks == []


def test_points_that_a_person_gave_count_and_nobody_waits(week1: Assignment) -> None:
    hand_in(week1)
    assert waits(grade(week1))
    by_hand(week1, 1.5)
    result = grade(week1)
    assert (result.earned, waits(result)) == (11.5, False)
    assert score(week1) == 11.5
    assert result.notebooks[0].exercises[-1].status == "not yet"
    by_hand(week1, 2.0)
    assert {exercise.status for exercise in grade(week1).notebooks[0].exercises} == {"passed"}


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
    assert (made.exit_code, "Feedback of 1 of 1 students made" in made.output) == (0, True)
    page = week1.course.root / "feedback" / "student01" / "week1" / "basics.html"
    assert "10 of 12 points" in page.read_text() or "10 points" in page.read_text()
    hand_in(week1, triple="def triple(x): return x")
    grade(week1)
    assert not page.exists()  # so nothing old can be handed out
    by_hand(week1, 2.0)
    assert CliRunner().invoke(main.app, ["feedback", "week1"]).exit_code == 0
    assert "7 of 12 points" in page.read_text()


def test_a_student_whom_the_gradebook_has_lost_gets_no_page_and_is_named(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    grade(week1)
    hand_in(week1, student="student02")
    grade(week1, "student02")
    hand_in(week1, student="student03")
    without_the_student(week1)
    done = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert done.exit_code == 1
    assert "student01: the gradebook does not have what was graded. Run `autograder grade week1` first" in done.output
    assert "student03: it is not graded" in done.output
    assert "Feedback of 1 of 3 students made." in done.output


def test_an_answer_that_a_person_must_see_again_waits_until_then(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 2.0)
    hand_in(week1, why="For another reason.")
    grade(week1)
    assert waits(grade(week1, force=True))
    assert waits_in_gradebook(week1)
    by_hand(week1, 1.0)
    assert not waits(grade(week1, force=True))


def test_a_run_that_records_nothing_does_not_say_that_it_did(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    assert "each with a recorded outcome" in CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"]).output
    without_the_student(week1)
    monkeypatch.setattr(Recorder, "record", lambda *_: None)
    done = CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"])
    assert done.exit_code == 1
    assert "1 submission, 0 with a recorded outcome; nothing is recorded of student01" in " ".join(done.output.split())


def three_notebooks(week1: Assignment) -> LatePenalties:
    """What takes the penalties of the course, whose plug-in takes two points a day."""
    settings = week1.course.settings
    settings.write_text(settings.read_text() + LATENESS)
    return LatePenalties(config=nbgrader_config(week1.course))


def test_a_fixed_penalty_is_taken_once_and_a_share_from_each_notebook(week1: Assignment) -> None:
    penalties, day = three_notebooks(week1), 86400
    assert penalties._penalties("student01", [5.0, 1.0, 4.0], day) == [2.0, 0.0, 0.0]
    assert penalties._penalties("student01", [0.0, 1.0, 4.0], day) == [0.0, 1.0, 1.0]
    assert penalties._penalties("student01", [0.5, 0.25, 0.0], day) == [0.5, 0.25, 0.0]  # never more than there is
    assert penalties._penalties("student01", [], day) == []
    penalties.each_notebook = True
    assert penalties._penalties("student01", [5.0, 1.0, 4.0], day) == [2.0, 1.0, 2.0]
    share = LatePenalties(plugin_class=ATenth)
    assert share._penalties("student01", [5.0, 1.0, 4.0], day) == [0.5, 0.1, 0.4]


class ATenth(LateSubmissionPlugin):
    """Takes a tenth of the points."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        return score / 10


def test_a_penalty_follows_points_that_a_person_gives_and_takes_the_old_page_along(week1: Assignment) -> None:
    settings = week1.course.settings
    settings.write_text(f"{settings.read_text()}\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    hand_in(week1, timestamp="2026-11-03 10:00:00 UTC")
    grade(week1)
    with book(week1) as gradebook:
        gradebook.update_or_create_assignment("week1", duedate=datetime.datetime(2026, 11, 2))
    by_hand(week1, 2.0)
    page = week1.course.root / "feedback" / "student01" / "week1" / "basics.html"
    page.parent.mkdir(parents=True)
    page.touch()
    bring_up_to_date(week1)
    with book(week1) as gradebook:
        found = gradebook.find_submission("week1", "student01")
        assert (found.score, found.late_submission_penalty) == (12.0, 12.0)
    assert not page.exists()


def test_feedback_of_nothing_is_an_error(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    done = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert done.exit_code != 0
    assert "Grade first" in done.output


@pytest.mark.mostly_slow
@pytest.mark.parametrize("place", ["feedback", "feedback/student01", "feedback/student01/week1"])
def test_a_file_where_the_pages_belong_is_named_once(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(week1.course.root)
    for student in ("student01", "student02"):
        hand_in(week1, student=student)
        grade(week1, student)
    path = week1.course.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    grade(week1, force=True)
    done = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert done.exit_code == 1
    assert done.output.count(f"{path} is no folder, and the feedback pages belong into one of that name") == 1
    assert "NotADirectoryError" not in done.output
    assert "FileExistsError" not in done.output


def test_feedback_that_cannot_be_handed_out_is_told(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    grade(week1)
    settings = week1.course.settings
    settings.write_text(f"{settings.read_text()}\nc.Exchange.root = '/nowhere/at/all'\n")
    done = CliRunner().invoke(main.app, ["feedback", "week1", "--release"])
    assert done.exit_code == 1
    assert "sent in another way" in done.output


def test_a_renamed_folder_loses_nobody(week1: Assignment, tmp_path: Path) -> None:
    hand_in(week1)
    grade(week1)
    autograded = week1.course.root / "autograded"
    shutil.move(autograded / "student01", tmp_path / "kept")
    result = grade(week1)
    assert (result.fresh, score(week1)) == (True, 10.0)


def test_who_has_points_and_no_folder_any_more_is_named(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    hand_in(week1, student="student02")
    with book(week1) as gradebook:  # one with an extension has nothing that could be lost
        gradebook.update_or_create_student("student03")
        gradebook.update_or_create_submission("week1", "student03")
    graded = CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"])
    assert (graded.exit_code, "without a folder" in graded.output) == (0, False)
    (week1.course.root / "submitted" / "student01").rename(week1.course.root / "submitted" / "s01")
    for more in ([], ["--preview"], ["--json"]):
        done = CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1", *more])
        assert done.exit_code == 1
        assert "without a folder submitted/<student>/week1: student01. Give" in " ".join(done.output.split())
    assert CliRunner().invoke(main.app, ["grade", "week1", "--student", "s01", "--jobs", "1"]).exit_code == 0
    (week1.course.root / "submitted" / "s01").rename(week1.course.root / "submitted" / "student01")
    assert "student01" not in Recorded.of(week1).without_folder(["student01", "student02", "s01"])


def exported(week1: Assignment, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(main.app, ["export", week1.name, "--out", "out.csv", *more])
    return done.exit_code, done.output


def test_exports_leave_nobody_out_without_a_word(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    for student in ("student01", "student02", "student03"):
        hand_in(week1, student=student)
    grade(week1)
    by_hand(week1, 2.0)
    with book(week1) as gradebook:
        gradebook.update_or_create_assignment("week1", duedate=datetime.datetime(2026, 11, 2))
        gradebook.add_student("student04")
    for student in ("student03", "student04"):  # more time, which makes an entry in the gradebook
        assert CliRunner().invoke(main.app, ["extend", "week1", student, "--days", "1"]).exit_code == 0
    code, said = exported(week1, "--for", "nbgrader")
    assert code == 1
    for student in ("student02", "student03"):
        assert f"{student}: handed in and is not graded. Run `autograder grade week1`." in said
    lines = "\n".join(f"A,Lee,student{n:02},-" for n in (1, 2, 4, 5))
    Path("list.csv").write_text(f"First name,Last name,Email address,Assignment: week1 (Real)\n{lines}\n")
    code, said = exported(week1, "--for", "moodle", "--template", "list.csv")
    assert code == 1
    assert "Nothing was handed in by 2 (--zeros gives 0): student04, student05." in said
    assert "Left out (2)" in said
    code, said = exported(week1, "--for", "moodle", "--template", "list.csv", "--zeros")
    assert "holds 3 grades" in said
    assert "student02: handed in and is not graded" in said


def test_what_was_not_clear_or_empty_is_not_exported_as_a_zero(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1, why="")
    for student, file in (("student02", "basics.html"), ("student03", "timestamp.txt")):
        folder = week1.course.root / "submitted" / student / "week1"
        folder.mkdir(parents=True)
        (folder / file).write_text("2026-11-01 10:00:00 UTC")
    for student in ("student01", "student02", "student03"):
        grade(week1, student)
    lines = "\n".join(f"A,Lee,student{n:02},-" for n in (1, 2, 3))
    Path("list.csv").write_text(f"First name,Last name,Email address,Assignment: week1 (Real)\n{lines}\n")
    code, said = exported(week1, "--for", "moodle", "--template", "list.csv")
    assert code == 1
    assert "student02: basics.html was handed in" in said
    assert "Nothing was handed in by 1 (--zeros gives 0): student03." in said
    assert "holds 1 grade" in said
    for graded in ("test_double", "test_triple", "test_why"):  # a person has decided
        by_hand(week1, 0.0, graded, "student02")
    code, said = exported(week1, "--for", "moodle", "--template", "list.csv")
    assert (code, "holds 2 grades" in said) == (0, True)


def test_a_page_of_an_earlier_grade_is_not_sent_back(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    grade(week1)
    write_record(
        week1, Record("zip", "id", {"student01": CollectedStudent("student01", "student01", {"basics": "student01/"})})
    )
    runner = CliRunner()
    runner.invoke(main.app, ["feedback", "week1"])
    assert runner.invoke(main.app, ["feedback-zip", "week1", "--out", "f.zip"]).exit_code == 0
    by_hand(week1, 2.0)
    done = runner.invoke(main.app, ["feedback-zip", "week1", "--out", "f.zip"])
    assert done.exit_code == 2
    hand_in(week1, student="student02")
    runner.invoke(main.app, ["feedback", "week1", "--student", "student01"])
    done = runner.invoke(main.app, ["feedback-zip", "week1", "--out", "f.zip"])
    assert (done.exit_code, "student02: was not collected from zip" in done.output) == (1, True)


def test_grades_that_a_run_has_not_come_to_are_named(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A run that is interrupted after a change of the tests leaves some students with what they had before."""
    monkeypatch.chdir(week1.course.root)
    for student in ("student01", "student02"):
        hand_in(week1, student=student)
        grade(week1, student=student)
    tests = week1.hidden("triple")
    tests.write_text(tests.read_text().replace("The values are right", "All values are right"))
    export = ["export", "week1", "--for", "nbgrader", "--unfinished", "--out", str(tmp_path / "grades.csv")]
    done = [CliRunner().invoke(main.app, command) for command in (["feedback", "week1"], export)]
    assert [one.exit_code for one in done] == [0, 0]  # of nobody is it otherwise
    assert all("(what it is judged by has changed): student01, student02." in one.output for one in done)
    grade(week1, student="student01")
    done = [CliRunner().invoke(main.app, command) for command in (["feedback", "week1"], export)]
    assert [one.exit_code for one in done] == [1, 1]
    assert all("(what it is judged by has changed): student02." in one.output for one in done)
    grade(week1, student="student02")
    done = [CliRunner().invoke(main.app, command) for command in (["feedback", "week1"], export)]
    assert [one.exit_code for one in done] == [0, 0]
    assert not any("Graded before" in one.output for one in done)


def test_a_lost_gradebook_is_called_lost(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    without_a_gradebook(week1)
    done = CliRunner().invoke(main.app, ["late", "week1"])
    assert "There is no gradebook yet" in done.output
    hand_in(week1)
    grade(week1)
    without_a_gradebook(week1)
    done = CliRunner().invoke(main.app, ["late", "week1"])
    assert done.exit_code == 2
    assert "There is work that was graded, and no gradebook" in done.output
    assert "due dates and extensions are in it alone" in done.output


def test_who_has_no_time_is_named_where_lateness_is_shown(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    hand_in(week1)
    grade(week1)
    with book(week1) as gradebook:
        gradebook.update_or_create_assignment("week1", duedate=datetime.datetime(2026, 11, 2, 12))
    hand_in(week1, student="student02", timestamp="yesterday")
    grade(week1, "student02")
    hand_in(week1, student="student03")
    grade(week1, "student03")
    time = week1.course.root / "submitted" / "student03" / "week1" / "timestamp.txt"
    time.write_text("2026-11-03 12:00:00 UTC")
    said = CliRunner().invoke(main.app, ["late", "week1"]).output
    assert "(no timestamp.txt beside the notebooks), so it counts as in time: student01." in said
    assert "(the timestamp.txt beside the notebooks holds no time), so it counts as in time: student02." in said
    assert "(its timestamp.txt is not recorded yet: run `autograder grade week1`)" in said
