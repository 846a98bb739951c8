"""Due dates, extensions and penalties, and times of handing in as the platforms give them."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from platforms import canvas_gradebook, nbgrader_due, notebook, participant, taken, worksheet, zipped
from rich.console import Console

from autograder.authoring.samples import SampleSubmission
from autograder.cli import lms_commands as command
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook import lateness
from autograder.grading.batch import grade_class, prepare, up_to_date
from autograder.lms import grades
from autograder.lms.collecting import collect
from autograder.lms.lists import read_list

PENALTY = """
from nbgrader.plugins import LateSubmissionPlugin

class HalfAPointAnHour(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.5 * total_seconds_late / 3600

c.AssignLatePenalties.plugin_class = HalfAPointAnHour
"""


def hand_in_at(assignment: Assignment, **times: str) -> None:
    for student, handed_in in times.items():
        work = SampleSubmission.blank(assignment)
        work.solve("double", "triple")
        work.write(assignment.course.root / "submitted" / student / "week1")
        folder = assignment.course.root / "submitted" / student / "week1"
        (folder / "timestamp.txt").write_text(handed_in)


def test_a_plug_in_of_the_course_takes_its_penalty_and_an_extension_gives_it_back(week1: Assignment) -> None:
    path = week1.course.root / "nbgrader_config.py"
    path.write_text(path.read_text() + PENALTY)
    nbgrader_due(week1, "2026-11-22 22:00 UTC")
    hand_in_at(week1, student01="2026-11-22 22:00:00 UTC", student02="2026-11-23 00:00:00 UTC")
    list(grade_class(week1, ["student01", "student02"]))
    found = {entry.student: entry for entry in lateness.lateness(week1)}
    assert (found["student01"].seconds, found["student01"].penalty) == (0, 0)
    assert (found["student02"].seconds, found["student02"].penalty) == (7200, 1)
    assert found["student02"].sentence == "2 h late, penalty 1"
    scores = grades.grades_of(week1)
    assert (scores["student01"].score, scores["student02"].score) == (10, 9)

    lateness.grant_extension(week1, "student02", hours=1)
    list(grade_class(week1, ["student02"], force=True))
    (entry,) = [entry for entry in lateness.lateness(week1) if entry.student == "student02"]
    assert (entry.seconds, entry.penalty) == (3600, 0.5)
    assert entry.sentence == "extension of 1 h, 1 h late, penalty 0.5"

    out = Console(file=io.StringIO(), width=160)
    assert command.late(week1, out)
    text = out.file.getvalue()
    assert "student02" in text
    assert "extension of 1 h" in text
    assert "student01" not in text


def test_an_extension_can_be_given_before_anything_is_handed_in(week1: Assignment) -> None:
    with pytest.raises(CourseError, match="no due date"):
        lateness.grant_extension(week1, "student01", days=2)
    nbgrader_due(week1, "2026-11-22 22:00 UTC")
    with pytest.raises(CourseError, match="no student 'student01'"):  # who may be a slip of the pen
        lateness.grant_extension(week1, "student01", days=2)
    with lateness.gradebook_of(week1) as gradebook:
        gradebook.add_student("student01")
    assert lateness.grant_extension(week1, "student01", days=2) == datetime(2026, 11, 24, 22, 0)
    with pytest.raises(CourseError, match="cannot be negative"):
        lateness.grant_extension(week1, "student01", days=-1)
    hand_in_at(week1, student01="2026-11-24 21:00:00 UTC")
    list(grade_class(week1, ["student01"]))
    (entry,) = lateness.lateness(week1)
    assert (entry.seconds, entry.extension) == (0, timedelta(days=2))


def test_an_extension_can_be_given_before_the_gradebook_knows_any_exercise(week1: Assignment) -> None:
    (week1.course.root / "gradebook.db").unlink()
    up_to_date(week1).unlink(missing_ok=True)
    with Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}") as gradebook:  # as `nbgrader db` makes one
        gradebook.add_student("student01")
        gradebook.add_assignment("week1", duedate="2026-11-22 22:00 UTC")
    lateness.grant_extension(week1, "student01", days=2)
    hand_in_at(week1, student01="2026-11-24 21:00:00 UTC")
    prepare(week1)
    (result,) = grade_class(week1, ["student01"])
    assert result.earned == 10.0
    (entry,) = lateness.lateness(week1)
    assert (entry.seconds, entry.extension) == (0, timedelta(days=2))


def test_canvass_mark_is_a_time_only_where_the_due_date_is_known(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(canvas_gradebook(tmp_path / "c.csv", ("Lee, A", "7", "student01"), ("Lee, B", "8", "student02")))
    archive = zipped(tmp_path / "a.zip", {"leea_LATE_7_1_basics.ipynb": b"1", "leeb_8_2_basics.ipynb": b"2"})
    found = collect(week1, archive, "canvas", people)
    assert "timestamp.txt" not in taken(week1, "student01")
    assert any("no due date" in sentence for sentence in found.remarks)
    nbgrader_due(week1, "2026-11-22 22:00 UTC")
    lateness.grant_extension(week1, "student01", hours=1)
    found = collect(week1, archive, "canvas", people)
    assert taken(week1, "student01")["timestamp.txt"] == b"2026-11-22 23:00:01 UTC\n"
    assert "timestamp.txt" not in taken(week1, "student02")
    assert any("does not say how late" in sentence for sentence in found.remarks)


def test_who_is_no_longer_late_on_the_platform_is_not_late_in_the_gradebook(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(canvas_gradebook(tmp_path / "c.csv", ("Lee, A", "7", "student01")))
    nbgrader_due(week1, "2026-11-22 22:00 UTC")
    late = []
    for name in ("leea_LATE_7_1_basics.ipynb", "leea_7_1_basics.ipynb"):  # more time was given in Canvas
        collect(week1, zipped(tmp_path / "a.zip", {name: notebook(week1)}), "canvas", people)
        list(grade_class(week1, ["student01"]))
        late.append(lateness.lateness(week1)[0].seconds)
    assert late == [1, 0]


def test_times_without_a_zone_are_left_out_and_said_so(week1: Assignment, tmp_path: Path) -> None:
    times = {"Last modified (submission)": "Sunday, 22 November 2026, 11:59 PM"}
    path = worksheet(tmp_path / "w.csv", participant(11, "student01", **times))
    archive = zipped(tmp_path / "a.zip", {"A_11_assignsubmission_file_/basics.ipynb": b"1"})
    found = collect(week1, archive, "moodle", read_list(path))
    assert list(taken(week1, "student01")) == ["basics.ipynb"]
    assert any("--timezone" in sentence for sentence in found.remarks)


def test_before_anything_is_graded_nobody_is_said_to_be_in_time(week1: Assignment) -> None:
    told = io.StringIO()
    command.late(week1, Console(file=told, width=200))
    assert told.getvalue() == "Nothing of week1 is graded yet. Who is late is known after `autograder grade week1`.\n"


def test_the_table_of_lateness_is_whole_in_a_terminal_of_80_columns() -> None:
    due, day = datetime(2026, 11, 22, 22, 59), timedelta(days=1)
    found = [
        lateness.Lateness("student01", due, None, due, 0.0, 0.0, 10.0),
        lateness.Lateness("student02", due, None, due + 2 * day, 172800.0, 12.5, 87.25),
        lateness.Lateness("a-student-with-a-long-name", due + day, day, None, 0.0, 0.0, 10.0),
    ]
    out = Console(record=True, width=80, file=io.StringIO())
    out.print(command.late_table(found))
    text = out.export_text()
    assert "due 2026-11-22 22:59 UTC" in text
    lines = [line.rstrip() for line in text.splitlines()]
    assert max(map(len, lines)) <= 80
    assert lines[1].split() == ["student", "handed", "in", "(UTC)", "late", "score", "penalty", "counts"]
    assert ["student02", "2026-11-24", "22:59", "2", "d", "87.25", "12.5", "74.75"] in [line.split() for line in lines]
    assert any(line.split()[1:] == ["–", "no", "10", "0", "10"] for line in lines)
    assert "extension of 1 d" in text
    assert "student01" not in text
