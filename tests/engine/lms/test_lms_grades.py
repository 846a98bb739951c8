"""Grades and feedback go back to the platforms, which take them."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from platforms import (
    Refused,
    canvas_gradebook,
    canvas_imports,
    canvas_takes_back,
    moodle_imports,
    moodle_takes_back,
    notebook,
    participant,
    students_csv,
    worksheet,
    zipped,
)
from rich.console import Console

from autograder.cli import lms_commands as command
from autograder.course.layout import Assignment
from autograder.errors import AutograderError, CourseError
from autograder.gradebook.nbgrader import generate_feedback
from autograder.grading.batch import grade_class
from autograder.lms import grades
from autograder.lms.collecting import collect
from autograder.lms.lists import read_list
from autograder.lms.names import CANVAS
from autograder.lms.record import CollectedStudent, Record, write_record

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")


def test_the_importers_refuse_what_the_platforms_refuse(tmp_path: Path) -> None:
    good = "Student,ID,SIS User ID,SIS Login ID,Section,week1 (7)\n    Points Possible,,,,,12\na,1,,x,s,4.5\n"
    assert canvas_imports(good, {"1"}, "week1 (7)") == {"1": "4.5"}
    for bad in (
        good.replace("Student,", "Name,"),
        good.replace(",Section,", ",Group,"),
        good.replace("week1 (7)", "week1"),
        good.replace("a,1", "a,2"),
        good.replace("4.5", "'4.5"),
        good.replace(",12\n", ",(read only)\n"),
    ):
        with pytest.raises(Refused):
            canvas_imports(bad, {"1"}, "week1 (7)")
    good = "Identifier,Grade,Last modified (grade)\nParticipant 1,4.5,-\n"
    assert moodle_imports(good, {"1"}, 12) == {"1": ("4.5", None)}
    for bad in (
        good.replace("Identifier", "Id"),
        good.replace("Participant 1", "'Participant 1"),
        good.replace("Participant 1", "Participant 2"),
        good.replace("4.5", "12.5"),
        good.replace("4.5", "-1"),
    ):
        with pytest.raises(Refused):
            moodle_imports(bad, {"1"}, 12)
    for name in ("basics.html", "a_1_assignsubmission_onlinetext_/x.html", "a_2_assignsubmission_file_/x.html"):
        with pytest.raises(Refused):
            moodle_takes_back(zipped(tmp_path / "a.zip", {name: b"x"}), {"1"})
    for name in ("basics.html", "a_1_3_basics.html", "a_1_link.html"):
        with pytest.raises(Refused):
            canvas_takes_back(zipped(tmp_path / "a.zip", {name: b"x"}), {("1", "2"): "basics.ipynb"})


@pytest.fixture
def graded(week1: Assignment) -> Assignment:
    """A gradebook in which student01 has 10.5, student02 waits for a person, and student03 has handed in nothing."""
    with Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}") as gradebook:
        for student in ("student01", "student02", "student03"):
            gradebook.add_student(student)
        for student, points in (("student01", 3.5), ("student02", 2.0)):
            submission = gradebook.add_submission("week1", student)
            for grade in submission.notebooks[0].grades:
                grade.auto_score = points
                grade.needs_manual_grade = student == "student02"
        gradebook.db.commit()
    return week1


def exported(assignment: Assignment, platform: str, template: Path, **options: object) -> tuple[str, grades.Exported]:
    out = template.with_name("out.csv")
    found = grades.export(assignment, platform, read_list(template), out, grades.ExportOptions(**options))  # type: ignore[arg-type]
    return out.read_text(encoding="utf-8"), found


CLASS = [("Lee, A", "7", "student01"), ("Lee, A", "8", "student02"), ("=cmd|'/C calc'!A0", "9", "student03")]


def test_canvas_imports_what_is_exported(graded: Assignment, tmp_path: Path) -> None:
    text, found = exported(graded, "canvas", canvas_gradebook(tmp_path / "c.csv", *CLASS))
    assert canvas_imports(text, {"7", "8", "9", "999"}, "week1 (1234)") == {"7": "10.5"}
    assert found.left_out == [
        ("student02", "something waits for a person. Grade it in the formgrader and export again")
    ]
    text, _ = exported(graded, "canvas", tmp_path / "c.csv", unfinished=True, zeros=True)
    assert canvas_imports(text, {"7", "8", "9", "999"}, "week1 (1234)") == {"7": "10.5", "8": "6", "9": "0", "999": "0"}


def test_moodle_imports_what_is_exported(graded: Assignment, tmp_path: Path) -> None:
    people = [participant(11, "student01"), participant(12, "student02"), participant(13, "student03")]
    people[0]["Feedback comments"] = "<p>kept</p>"
    people[0]["Last modified (grade)"] = "Sunday, 22 November 2026, 11:59 PM"
    path = worksheet(tmp_path / "w.csv", *people)
    text, _ = exported(graded, "moodle", path)
    assert moodle_imports(text, {"11", "12", "13"}, 12) == {"11": ("10.5", None)}
    assert text.startswith("\ufeffIdentifier")
    text, _ = exported(graded, "moodle", path, comments=True, unfinished=True)
    assert moodle_imports(text, {"11", "12", "13"}, 12) == {
        "11": ("10.5", "basics 10.5/12."),
        "12": ("6", "basics 6/12."),
    }


def test_moodles_gradebook_can_be_filled_too(graded: Assignment, tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    header = "First name,Last name,Email address,Assignment: week1 (Real),Assignment: week1 (Percentage)"
    path.write_text(f"{header}\nA,Lee,student01,-,-\nB,Lee,student02,-,-\n")
    text, found = exported(graded, "moodle", path)
    assert text.splitlines() == [
        "First name,Last name,Email address,Assignment: week1 (Real)",
        "A,Lee,student01,10.5",
    ]
    assert found.column == "Assignment: week1 (Real)"


def test_nothing_in_an_export_is_a_formula(graded: Assignment, tmp_path: Path) -> None:
    evil = [("=1+1", "7", "student01"), ("@SUM(A1)", "8", "student02"), ("\t=1", "9", "student03")]
    canvas = canvas_gradebook(tmp_path / "c.csv", *evil, column="=week1 (1234)")
    moodle = worksheet(
        tmp_path / "w.csv",
        {**participant(11, "student01"), "Full name": "=HYPERLINK(1)", "Online text": "=1"},
        {**participant(12, "student02"), "Identifier": "=Participant 12"},
    )
    for platform, path in (("canvas", canvas), ("moodle", moodle)):
        options = {"column": "1234"} if platform == "canvas" else {}
        text, _ = exported(graded, platform, path, unfinished=True, **options)
        cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
        assert [cell for cell in cells if FORMULA.match(cell) and cell != "-"] == []
    text, _ = exported(graded, "canvas", canvas, column="1234")
    assert canvas_imports(text, {"7", "8", "9"}, "'=week1 (1234)") == {"7": "10.5"}


def test_a_line_that_cannot_be_told_apart_safely_is_left_out(graded: Assignment, tmp_path: Path) -> None:
    lines = [participant(11, "student01"), {**participant(12, "student02"), "Identifier": "=Participant 12"}]
    _, found = exported(graded, "moodle", worksheet(tmp_path / "w.csv", *lines), unfinished=True)
    assert list(found.written) == ["student01"]
    assert "would be a formula" in found.left_out[0][1]


@pytest.mark.parametrize(
    ("make", "options", "said"),
    [
        (lambda path: canvas_gradebook(path, *CLASS, column="week2 (1234)"), {}, "no columns for 'week1'"),
        (lambda path: canvas_gradebook(path, *CLASS, column="week0 (1)"), {"column": "week0"}, "2 columns for 'week0'"),
        (lambda path: canvas_gradebook(path, *CLASS, points="100"), {}, "counts 100 points.*the gradebook 12"),
        (lambda path: canvas_gradebook(path, *CLASS, points="(read only)"), {}, "no points possible"),
        (lambda path: canvas_gradebook(path, ("Lee, A", "7", "lee")), {}, "Name another with --id-column"),
        (lambda path: worksheet(path, participant(1, "student01")), {}, "is Moodle grading worksheet"),
        (lambda path: students_csv(path, "student01,,,,"), {}, "is students.csv"),
        (lambda path: canvas_gradebook(path, CLASS[1]), {}, "no grade to export yet"),
    ],
)
def test_an_export_that_canvas_would_misread_is_not_written(
    graded: Assignment, tmp_path: Path, make: Callable[[Path], Path], options: dict[str, object], said: str
) -> None:
    with pytest.raises(CourseError, match=said):
        exported(graded, "canvas", make(tmp_path / "c.csv"), **options)
    assert not (tmp_path / "out.csv").exists()


def test_points_are_scaled_only_if_that_is_wanted(graded: Assignment, tmp_path: Path) -> None:
    text, _ = exported(graded, "canvas", canvas_gradebook(tmp_path / "c.csv", *CLASS, points="100"), scale=True)
    assert canvas_imports(text, {"7", "8", "9"}, "week1 (1234)") == {"7": "87.5"}
    path = worksheet(tmp_path / "w.csv", participant(11, "student01"), maximum="100,00")
    text, _ = exported(graded, "moodle", path, scale=True)
    assert '"87,5"' in text


def test_the_template_is_not_overwritten_and_strangers_are_named(graded: Assignment, tmp_path: Path) -> None:
    path = canvas_gradebook(tmp_path / "c.csv", CLASS[0])
    before = path.read_bytes()
    with pytest.raises(CourseError, match="is the template itself"):
        grades.export(graded, "canvas", read_list(path), path, grades.ExportOptions())
    assert path.read_bytes() == before
    _, found = exported(graded, "canvas", path)
    assert found.left_out == [("student02", "is in the gradebook but not in c.csv")]


def test_excused_and_unassigned_students_stay_as_they_are(graded: Assignment, tmp_path: Path) -> None:
    path = canvas_gradebook(tmp_path / "c.csv", *CLASS[:2])
    path.write_text(path.read_text().replace("student02,s1,7,,88", "student02,s1,7,EX,88"))
    text, found = exported(graded, "canvas", path, unfinished=True)
    assert canvas_imports(text, {"7"}, "week1 (1234)") == {"7": "10.5"}
    assert found.left_out == [("student02", "is excused in Canvas, which stays")]


def test_nbgraders_own_export_needs_no_template(graded: Assignment, tmp_path: Path) -> None:
    out = Console(record=True, width=160)
    assert not command.export(graded, "nbgrader", None, tmp_path / "n.csv", out)
    assert "waits for a person (1): student02" in out.export_text()
    options = grades.ExportOptions(unfinished=True)
    assert command.export(graded, "nbgrader", None, tmp_path / "n.csv", out, options=options)
    with (tmp_path / "n.csv").open() as file:
        assert {row["student_id"]: row["score"] for row in csv.DictReader(file)}["student01"] == "10.5"


@pytest.mark.parametrize("folders", [True, False])
def test_a_day_with_moodle(week1: Assignment, tmp_path: Path, folders: bool) -> None:
    """Download, collect, grade, feedback, grades and feedback back: each twice, which changes nothing."""
    out = Console(record=True, width=200)
    people = worksheet(tmp_path / "w.csv", participant(11, "student01"), participant(12, "student02"))
    between = "/" if folders else ""
    archive = zipped(
        tmp_path / "a.zip",
        {
            f"A Student_11_assignsubmission_file_{between}basics.ipynb": notebook(week1),
            f"A Student_12_assignsubmission_file_{between}basics (2).ipynb": notebook(week1, lambda work: None),
        },
    )
    for _ in range(2):
        assert command.collect(week1, archive, "moodle", people, out)
    list(grade_class(week1, ["student01", "student02"]))
    with pytest.raises(CourseError, match="autograder feedback week1"):
        command.feedback_zip(week1, tmp_path / "f.zip", out)
    assert not command.export(week1, "moodle", people, tmp_path / "g.csv", out)  # student01's written answer waits
    assert moodle_imports((tmp_path / "g.csv").read_text(), {"12"}, 12) == {"12": ("0", None)}
    for student in ("student01", "student02"):
        assert not generate_feedback(week1, student)
    packed = set()
    for _ in range(2):
        assert command.feedback_zip(week1, tmp_path / "f.zip", out)
        packed.add((tmp_path / "f.zip").read_bytes())
    assert len(packed) == 1
    back = moodle_takes_back(tmp_path / "f.zip", {"11", "12"})
    assert {number: list(files) for number, files in back.items()} == {"11": ["basics.html"], "12": ["basics.html"]}
    page = week1.course.root / "feedback" / "student01" / "week1" / "basics.html"
    assert back["11"]["basics.html"] == page.read_bytes()
    text = out.export_text()
    assert "2 of 2 students of w.csv are in submitted/ under their 'ID number'; 2 were there already." in text
    assert "student01: something waits for a person" in text
    assert "holds 2 feedback pages of 2 students, named as moodle wants it." in text

    os.utime(page, ns=(0, 0))
    assert not command.feedback_zip(week1, tmp_path / "f.zip", out)
    assert list(moodle_takes_back(tmp_path / "f.zip", {"11", "12"})) == ["12"]
    assert (
        "student01: the feedback page of basics is older than its grade: `autograder feedback week1`"
        in out.export_text()
    )


def test_feedback_goes_back_to_the_upload_that_it_answers(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(canvas_gradebook(tmp_path / "c.csv", *CLASS[:2]))
    inner = zipped(tmp_path / "inner.zip", {"basics.ipynb": b"2"})
    members = {
        "leea_LATE_7_101_basics.ipynb": b"0",
        "leea_LATE_7_105_basics-1.ipynb": b"1",
        "leea_8_103_all.zip": inner.read_bytes(),
    }
    collect(week1, zipped(tmp_path / "a.zip", members), "canvas", people)
    for student in ("student01", "student02"):
        page = week1.course.root / "feedback" / student / "week1" / "basics.html"
        page.parent.mkdir(parents=True)
        page.write_text(student)
    assert command.feedback_zip(week1, tmp_path / "f.zip", Console(quiet=True))
    uploads = {("7", "101"): "basics.ipynb", ("7", "105"): "basics-1.ipynb", ("8", "103"): "all.zip"}
    back = canvas_takes_back(tmp_path / "f.zip", uploads)
    assert back["7"] == [("basics-1.ipynb", b"student01")]
    ((name, data),) = back["8"]
    assert name == "all.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["basics.html"]
        assert archive.read("basics.html") == b"student02"


def test_a_record_that_is_damaged_or_of_another_platform_is_an_error(week1: Assignment, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="Collect first"):
        command.feedback_zip(week1, tmp_path / "f.zip", Console(quiet=True))
    people = students_csv(tmp_path / "s.csv", "student01,,,,7")
    archive = zipped(tmp_path / "a.zip", {"student01/basics.ipynb": b"1"})
    assert command.collect(week1, archive, "zip", people, Console(quiet=True))
    with pytest.raises(CourseError, match="was collected from zip before"):
        command.collect(week1, archive, "canvas", people, Console(quiet=True))
    path = week1.course.root / "downloaded" / "week1" / "collected.json"
    path.write_text("{")
    with pytest.raises(AutograderError, match="is damaged"):
        command.collect(week1, archive, "zip", people, Console(quiet=True))


@pytest.mark.parametrize("packed", [[], ["basics", "more"]])
def test_several_notebooks_go_back_as_one_page_unless_each_is_wanted(
    week1: Assignment, tmp_path: Path, packed: list[str]
) -> None:
    back = {"basics": "a_7_101_", "more": "a_7_101_" if packed else "a_7_105_"}
    taken = CollectedStudent("student01", "7", back=back, packed=packed)
    write_record(week1, Record(CANVAS, "ID", {"student01": taken}))
    folder = week1.course.root / "feedback" / "student01" / "week1"
    folder.mkdir(parents=True)
    for page in (folder / "basics.html", folder / "more.html", folder.with_name("week1.html")):
        page.write_text(page.name)
    names = {}
    for separate in (False, True):
        assert command.feedback_zip(week1, tmp_path / "f.zip", Console(quiet=True), separate=separate)
        with zipfile.ZipFile(tmp_path / "f.zip") as archive:
            names[separate] = archive.namelist()
            if not packed and not separate:
                assert archive.read("a_7_101_week1.html") == b"week1.html"
    assert names[False] == (["a_7_101_feedback.zip"] if packed else ["a_7_101_week1.html"])
    assert names[True] == (["a_7_101_feedback.zip"] if packed else ["a_7_101_basics.html", "a_7_105_more.html"])
    graded = week1.autograded("student01") / "more.ipynb"
    graded.parent.mkdir(parents=True)
    graded.write_text("{}")
    os.utime(folder.with_name("week1.html"), ns=(0, 0))
    with pytest.raises(CourseError, match="newer than its grades"):
        command.feedback_zip(week1, tmp_path / "f.zip", Console(quiet=True))
