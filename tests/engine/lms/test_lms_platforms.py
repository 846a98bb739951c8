"""Downloads and grade files of the platforms in platforms.py, groups, and names of students."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from platforms import BERLIN, participant, reasons, students_csv, taken, worksheet, zipped
from rich.console import Console

from autograder.cli import lms_commands as command
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.lms import grades
from autograder.lms.collecting import collect
from autograder.lms.lists import read_groups, read_list
from autograder.lms.record import Record, read_record, write_record

BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t'
    '"week1 [Total Pts: 12 Score] |77"\t"week2 [Total Pts: 10 Score] |78"\n'
    '"B"\t"A"\t"student01"\t"1"\t"2026-11-22"\t"Yes"\t""\t""\n'
    '"D"\t"C"\t"student02"\t"2"\t"2026-11-22"\t"Yes"\t""\t""\n'
)
BRIGHTSPACE = (
    "OrgDefinedId,Username,Last Name,First Name,week1 Points Grade <Numeric MaxPoints:12 Weight:5>,"
    "week2 Points Grade <Numeric MaxPoints:10>,End-of-Line Indicator\n"
    "#1,#student01,B,A,,,#\n#2,#student02,D,C,,,#\n"
)
METADATA = """---
submission_500:
  :submitters:
  - :name: A B
    :sid: student01
    :email: a@example.org
  - :name: C D
    :sid: ''
    :email: "C@example.org"
  - :name: E F
    :sid: '98'
  :created_at: 2026-11-22 22:59:10.861687000 Z
  :score: !ruby/object:BigDecimal 27:0.2e1
  :results:
    output: |-
      submission_501:
        :submitters:
        - :name: Nobody
          :sid: student03
  :history:
  - :id: 1
    :created_at: 2026-11-20 22:59:10.861687000 Z
submission_501:
  :submitters:
  - :name: X Y
    :sid: '99'
  :created_at: 2026-11-22 23:00:00.861687000 Z
"""
ROSTER = "First Name,Last Name,SID,Email\nA,B,student01,a@example.org\nC,D,student02,c@example.org\n"


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_blackboard_names_files_by_user_and_time_and_the_last_attempt_counts(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(written(tmp_path / "gc.xls", BLACKBOARD, "utf-16"))
    archive = zipped(
        tmp_path / "a.zip",
        {
            "HW 1_student01_attempt_2026-11-21-10-00-00_basics.ipynb": b"1",
            "HW 1_student01_attempt_2026-11-22-23-59-10_basics.ipynb": b"2",
            "HW 1_student01_attempt_2026-11-22-23-59-10.txt": b"Name: A B (student01)",
            "HW 1_student09_attempt_2026-11-22-23-59-10_basics.ipynb": b"3",
        },
    )
    found = collect(week1, archive, "blackboard", people, BERLIN)
    assert taken(week1, "student01") == {"basics.ipynb": b"2", "timestamp.txt": b"2026-11-22 22:59:10 UTC\n"}
    assert [name for name, _ in found.left_out] == ["HW 1_student09_attempt_2026-11-22-23-59-10_basics.ipynb"]
    assert found.absent == ["student02"]


def test_brightspace_names_folders_by_the_students_names(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(written(tmp_path / "g.csv", BRIGHTSPACE + "#3,#student03,D,C,,,#\n"))
    archive = zipped(
        tmp_path / "a.zip",
        {
            "12-34 - A B - Nov 22, 2026 1159 PM/basics.ipynb": b"1",
            "13-34 - C D - Nov 22, 2026 1159 PM/basics.ipynb": b"2",
            "index.html": b"<html>",
        },
    )
    found = collect(week1, archive, "brightspace", people, BERLIN)
    assert taken(week1, "student01")["timestamp.txt"] == b"2026-11-22 22:59:00 UTC\n"
    assert list(found.states) == ["student01"]
    assert "C D" in reasons(found)  # two students of that name: by hand


def test_gradescope_says_who_and_when_beside_the_submissions(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(written(tmp_path / "r.csv", ROSTER))
    archive = zipped(
        tmp_path / "a.zip",
        {
            "assignment_7_export/submission_metadata.yml": METADATA.encode(),
            "assignment_7_export/submission_500/basics.ipynb": b"1",
            "assignment_7_export/submission_501/basics.ipynb": b"2",
        },
    )
    found = collect(week1, archive, "gradescope", people)
    for student in ("student01", "student02"):
        assert taken(week1, student) == {"basics.ipynb": b"1", "timestamp.txt": b"2026-11-22 22:59:10 UTC\n"}
    assert "submission_500: counts for student01, student02; others in it are in no line" in reasons(found)
    assert "submission_501" in reasons(found)
    assert len(found.states) == 2


def test_an_export_of_gradescope_without_its_list_is_refused(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(written(tmp_path / "r.csv", ROSTER))
    with pytest.raises(CourseError, match=r"no submission_metadata\.yml"):
        collect(week1, zipped(tmp_path / "a.zip", {"student01/basics.ipynb": b"1"}), "gradescope", people)


def test_ilias_and_github_name_folders_by_login(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,A,B,,octo", "student02,C,D,,cat"))
    archive = zipped(tmp_path / "a.zip", {"Abgaben/B_A_student01_4711/basics.ipynb": b"1"})
    assert list(collect(week1, archive, "ilias", people).states) == ["student01"]
    (week1.course.root / "downloaded" / "week1" / "collected.json").unlink()
    folder = tmp_path / "week1-submissions" / "week1-cat"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_text("x")
    (folder / "basics.ipynb").write_text("2")
    found = collect(week1, folder.parent, "github", people)
    assert (found.states, found.left_out) == ({"student02": "new"}, [])


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("*_{id}_{number}_{file}", "Lab_student01_17_basics.ipynb"),
        ("{id}-{file}", "all/student01-basics.ipynb"),
        ("group {number}/{id}/{file}", "group 7/student01/basics.ipynb"),
        ("{id} ({time})/{file}", "student01 (2026-11-22 23:59)/basics.ipynb"),
        ("[{id}] {file}", "[STUDENT01] basics.ipynb"),
    ],
)
def test_a_pattern_reads_the_names_of_any_platform(week1: Assignment, tmp_path: Path, pattern: str, name: str) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,"))
    found = collect(week1, zipped(tmp_path / "a.zip", {name: b"1"}), "zip", people, BERLIN, pattern=pattern)
    assert found.states == {"student01": "new"}
    assert ("timestamp.txt" in taken(week1, "student01")) is ("{time}" in pattern)


@pytest.mark.parametrize("pattern", ["{id}", "{file}", "{id}_{id}_{file}", "{user}_{id}_{file}"])
def test_a_pattern_that_says_too_little_is_refused(week1: Assignment, tmp_path: Path, pattern: str) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,"))
    with pytest.raises(CourseError, match="--pattern"):
        collect(week1, zipped(tmp_path / "a.zip", {"x": b"1"}), "zip", people, pattern=pattern)


# Groups


def in_groups(tmp_path: Path, *lines: str) -> dict[str, list[str]]:
    return read_groups(students_csv(tmp_path / "groups.csv", *lines, header="id,group"))


def test_what_one_member_hands_in_counts_for_all_of_the_group(week1: Assignment, tmp_path: Path) -> None:
    times = {"Last modified (submission)": "Sunday, 22 November 2026, 11:59 PM"}
    lines = [participant(11, "student01", **times), participant(12, "student02"), participant(13, "student03")]
    people = read_list(worksheet(tmp_path / "w.csv", *lines))
    archive = zipped(tmp_path / "a.zip", {"Group A-A_11_assignsubmission_file_/basics.ipynb": b"1"})
    groups = in_groups(tmp_path, "student01,A", "student02,A", "student03,")
    found = collect(week1, archive, "moodle", people, BERLIN, groups=groups)
    assert found.states == {"student01": "new", "student02": "new"}
    assert taken(week1, "student01") == taken(week1, "student02")
    assert found.absent == ["student03"]
    back = {name: entry.back for name, entry in read_record(week1).students.items()}
    assert back["student02"] == {"basics": "Group A-A_12_assignsubmission_file_/"}


def test_where_two_of_a_group_hand_in_the_third_is_named(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,", "student03,,,,"))
    members = {"student01/basics.ipynb": b"1", "student02/basics.ipynb": b"2"}
    groups = in_groups(tmp_path, "student01,A", "student02,A", "student03,A")
    found = collect(week1, zipped(tmp_path / "a.zip", members), "zip", people, groups=groups)
    assert list(found.states) == ["student01", "student02"]
    assert "student03: student01 and student02 of the same group handed in" in reasons(found)
    with pytest.raises(CourseError, match="knows nothing"):
        collect(week1, tmp_path / "a.zip", "zip", people, groups=in_groups(tmp_path, "student09,A"))


def test_feedback_of_a_group_says_who_must_get_it_by_hand(week1: Assignment, tmp_path: Path) -> None:
    people = students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,")
    students_csv(tmp_path / "groups.csv", "student01,A", "student02,A", header="id,group")
    archive = zipped(tmp_path / "a.zip", {"[student01] basics.ipynb": b"1"})
    out = Console(record=True, width=200)
    pattern = "[{id}] {file}"
    assert command.collect(week1, archive, "ilias", people, out, pattern=pattern, groups=tmp_path / "groups.csv")
    for student in ("student01", "student02"):
        page = week1.course.root / "feedback" / student / "week1" / "basics.html"
        page.parent.mkdir(parents=True)
        page.touch()
    assert not command.feedback_zip(week1, tmp_path / "f.zip", out)
    assert "student02: somebody else handed in basics" in out.export_text()


# Names


def test_names_of_the_list_reach_the_gradebook_and_change_nothing_there(week1: Assignment, tmp_path: Path) -> None:
    url = f"sqlite:///{week1.course.root / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        gradebook.add_student("student02", first_name="Chosen")
    people = students_csv(tmp_path / "s.csv", "student01,A,B,a@example.org,", "student02,C,D,,")
    archive = zipped(tmp_path / "a.zip", {"student01/basics.ipynb": b"1"})
    assert command.collect(week1, archive, "zip", people, Console(quiet=True))
    with Gradebook(url) as gradebook:
        found = {entry.id: (entry.first_name, entry.last_name, entry.email) for entry in gradebook.students}
    assert found == {"student01": ("A", "B", "a@example.org"), "student02": ("Chosen", "D", None)}


# Grades


@pytest.fixture
def graded(week1: Assignment) -> Assignment:
    with Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}") as gradebook:
        for student, points in (("student01", 3.5), ("student02", 2.0)):
            gradebook.add_student(student)
            for grade in gradebook.add_submission("week1", student).notebooks[0].grades:
                grade.auto_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()
    return week1


def test_blackboard_gets_its_own_columns_back(graded: Assignment, tmp_path: Path) -> None:
    people = read_list(written(tmp_path / "gc.xls", BLACKBOARD, "utf-16"))
    found = grades.export(graded, "blackboard", people, tmp_path / "out.xls", grades.ExportOptions())
    rows = list(csv.reader(io.StringIO((tmp_path / "out.xls").read_text("utf-16")), delimiter="\t"))
    assert rows[0] == ["Last Name", "First Name", "Username", "Student ID", "week1 [Total Pts: 12 Score] |77"]
    assert rows[1:] == [["B", "A", "student01", "1", "10.5"], ["D", "C", "student02", "2", "6"]]
    assert found.left_out == []


def test_brightspace_gets_its_own_columns_back(graded: Assignment, tmp_path: Path) -> None:
    people = read_list(written(tmp_path / "g.csv", BRIGHTSPACE))
    grades.export(graded, "brightspace", people, tmp_path / "out.csv", grades.ExportOptions())
    assert (tmp_path / "out.csv").read_text().splitlines() == [
        "OrgDefinedId,Username,Last Name,First Name,week1 Points Grade <Numeric MaxPoints:12 Weight:5>,"
        "End-of-Line Indicator",
        "#1,#student01,B,A,10.5,#",
        "#2,#student02,D,C,6,#",
    ]
    with pytest.raises(CourseError, match="counts 10 points"):
        grades.export(graded, "brightspace", people, tmp_path / "o2.csv", grades.ExportOptions(column="week2"))
    grades.export(graded, "brightspace", people, tmp_path / "o2.csv", grades.ExportOptions(column="week2", scale=True))
    assert "#1,#student01,B,A,8.75,#" in (tmp_path / "o2.csv").read_text()


def test_a_german_worksheet_is_filled_as_it_came(graded: Assignment, tmp_path: Path) -> None:
    text = (
        'ID;"Vollständiger Name";"E-Mail-Adresse";Status;Bewertung;Bestwertung;"Bewertung kann geändert werden";'
        '"Zuletzt geändert (Abgabe)";"Zuletzt geändert (Bewertung)";"Feedback als Kommentar"\n'
        'Teilnehmer/in4101;"A B";student01;Abgegeben;;12,00;Ja;-;-;\n'
        'Teilnehmer/in4102;"C D";student02;Abgegeben;;12,00;Nein;-;-;\n'
    )
    path = written(tmp_path / "w.csv", text.replace("student0", "s@student0"), "utf-8-sig")
    path.write_text(path.read_text("utf-8-sig").replace("s@student0", "student0"), "utf-8-sig")
    people = read_list(path, "E-Mail-Adresse")
    found = grades.export(graded, "moodle", people, tmp_path / "out.csv", grades.ExportOptions(comments=True))
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("ID;Vollständiger Name;Bewertung;Bestwertung;Zuletzt geändert (Bewertung);Feedback als")
    assert lines[1:] == ["Teilnehmer/in4101;A B;10,5;12,00;-;basics 10.5/12."]
    assert found.left_out == [("student02", "its grade cannot be changed, says Moodle")]


def test_grades_go_to_another_platform_than_submissions_came_from(graded: Assignment, tmp_path: Path) -> None:
    write_record(graded, Record("moodle", "E-Mail-Adresse"))
    path = written(tmp_path / "gc.xls", BLACKBOARD, "utf-16")
    assert command.export(graded, "blackboard", path, tmp_path / "out.xls", Console(quiet=True))


@pytest.mark.parametrize("platform", ["gradescope", "ilias", "github", "webct"])
def test_what_takes_no_grades_is_said(graded: Assignment, tmp_path: Path, platform: str) -> None:
    with pytest.raises(CourseError, match=r"There are: moodle, canvas, blackboard, brightspace, nbgrader"):
        command.export(graded, platform, None, tmp_path / "out.csv", Console(quiet=True))
