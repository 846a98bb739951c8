"""A day around grading: downloads of a learning platform in, lateness, grades and feedback out.

What the platforms take is written down here as importers, which refuse what the platform would refuse or quietly
leave out. Canvas: "How do I import grades in the Gradebook?" and "How do I upload all student submissions for an
assignment?" in the Canvas instructor guide. Moodle: "Using Assignment" (upload grading worksheet, upload multiple
feedback files in a zip) and "Grade import" in MoodleDocs.
"""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from autograder.batch import generate_feedback, grade_class
from autograder.course import Assignment
from autograder.errors import AutograderError, CourseError, SubmissionError
from autograder.lms import command, grades, lateness, names
from autograder.lms.collecting import collect
from autograder.lms.lists import read_list, time_of
from autograder.lms.record import read_record
from autograder.lms.sorting import Collected
from autograder.samples import Work
from autograder.scaffold import scaffold

BERLIN = ZoneInfo("Europe/Berlin")
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")


class Refused(Exception):
    """The platform does not take it."""


# What the platforms take


def canvas_imports(text: str, students: set[str], column: str) -> dict[str, str]:
    """The grades that Canvas sets, by the user's number."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    header = rows[0]
    if len(header) < 4 or "Student" not in header[0] or "ID" not in header[1]:
        raise Refused("Invalid header row")
    section = 2
    if re.search(r"SIS\s+Login\s+ID", header[2]):
        section = 3
    elif re.search(r"SIS\s+User\s+ID", header[2]) and re.search(r"SIS\s+Login\s+ID", header[3]):
        section = 4 + bool(re.search(r"Integration\s+ID", header[4]))
        section += bool(re.search(r"Root\s+Account", header[section]))
    if "Section" not in header[section]:
        raise Refused("Invalid header row")
    if header[section + 1 :] != [column]:
        raise Refused(f"{header[section + 1 :]} would become new assignments or overwrite others")
    found: dict[str, str] = {}
    for row in rows[1:]:
        if len(row) != len(header):
            raise Refused("a line has another number of fields")
        if "Points Possible" in row[0]:
            if "read only" in row[-1]:
                raise Refused("read only")
            continue
        if row[1] not in students or row[1] in found:
            raise Refused(f"{row[1]} would become a new student, or is there twice")
        if not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?|EX", row[-1]):
            raise Refused(f"{row[-1]!r} is no grade")
        found[row[1]] = row[-1]
    return found


def moodle_imports(text: str, participants: set[str], maximum: float) -> dict[str, tuple[str, str | None]]:
    """The grades and comments that Moodle sets from a grading worksheet, by participant's number."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    header = rows[0]
    for name in ("Identifier", "Grade", "Last modified (grade)"):
        if name not in header:
            raise Refused(f"the worksheet has no column {name}")
    found: dict[str, tuple[str, str | None]] = {}
    for row in rows[1:]:
        line = dict(zip(header, row, strict=True))
        if not line["Identifier"].startswith("Participant "):
            raise Refused(f"{line['Identifier']!r} is no participant")
        number = line["Identifier"].removeprefix("Participant ")
        if number not in participants or number in found:
            raise Refused(f"{number} is no participant of this assignment, or is there twice")
        if not 0 <= float(line["Grade"]) <= maximum:
            raise Refused(f"{line['Grade']} is out of range")
        if line["Last modified (grade)"] != "-":
            datetime.strptime(line["Last modified (grade)"], "%A, %d %B %Y, %I:%M %p")
        found[number] = line["Grade"], line.get("Feedback comments")
    return found


def moodle_takes_back(path: Path, participants: set[str]) -> dict[str, dict[str, bytes]]:
    """The feedback files that Moodle gives to each participant."""
    found: dict[str, dict[str, bytes]] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            parts = name.split("/")
            for place, part in enumerate(parts):
                words = part.split("_", 4)
                if len(words) < 4 or not words[1].isdigit() or words[1] not in participants:
                    continue
                if words[2:4] != ["assignsubmission", "file"]:
                    continue
                file = "/".join(entry for entry in [*words[4:], *parts[place + 1 :]] if entry)
                if file.startswith((".", "~")):
                    raise Refused(f"{name} is hidden")
                found.setdefault(words[1], {})[file] = archive.read(name)
                break
            else:
                raise Refused(f"{name} belongs to nobody")
    return found


def canvas_takes_back(path: Path, uploads: dict[tuple[str, str], str]) -> dict[str, list[tuple[str, bytes]]]:
    """What Canvas attaches to each user's comments: the name that it shows, and the file.

    `uploads` are what was handed in, by user and number of the upload.
    """
    found: dict[str, list[tuple[str, bytes]]] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            words = [word for word in name.split("/")[-1].split("_") if word != "LATE"]
            numbers = [word for word in words if word.isdigit()][:2]
            if len(numbers) < 2 or words[-1].startswith("link") or tuple(numbers) not in uploads:
                raise Refused(f"{name} is ignored")
            found.setdefault(numbers[0], []).append((uploads[numbers[0], numbers[1]], archive.read(name)))
    return found


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


# Downloads and lists to work with


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def notebook(assignment: Assignment, change: Callable[[Work], None] = Work.solve) -> bytes:
    """What a student hands in."""
    work = Work.blank(assignment)
    change(work)
    folder = assignment.course.root / "work"
    work.write(folder)
    data = (folder / "basics.ipynb").read_bytes()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    return data


WORKSHEET = (
    "Identifier",
    "Full name",
    "ID number",
    "Email address",
    "Status",
    "Grade",
    "Maximum Grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Online text",
    "Feedback comments",
)


def worksheet(path: Path, *people: dict[str, str], maximum: str = "12.00") -> Path:
    """A grading worksheet as Moodle writes it, with the mark of UTF-8."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, WORKSHEET, lineterminator="\n", restval="")
        writer.writeheader()
        for person in people:
            usual = {
                "Status": "Submitted for grading",
                "Maximum Grade": maximum,
                "Grade can be changed": "Yes",
                "Last modified (submission)": "-",
                "Last modified (grade)": "-",
            }
            writer.writerow({**usual, **person})
    return path


def participant(number: int, student: str, **more: str) -> dict[str, str]:
    line = {"Identifier": f"Participant {number}", "Full name": "A Student", "ID number": student}
    line["Email address"] = f"{student}@example.org"
    return {**line, **{key.replace("_", " "): value for key, value in more.items()}}


def canvas_gradebook(
    path: Path, *people: tuple[str, str, str], column: str = "week1 (1234)", points: str = "12"
) -> Path:
    """A gradebook as Canvas exports it: (name, number of the user, login) a student."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "week0 (1200)", column, "Final Score"]
        )
        writer.writerow(["", "", "", "", "", "", "Manual Posting", ""])
        writer.writerow(["    Points Possible", "", "", "", "", "10", points, "(read only)"])
        for name, number, login in people:
            writer.writerow([name, number, f"sis{number}", login, "s1", "7", "", "88"])
        writer.writerow(["Student, Test", "999", "", "", "s1", "", "", ""])
    return path


def students_csv(path: Path, *lines: str, header: str = "id,first_name,last_name,email,lms_user_id") -> Path:
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def taken(assignment: Assignment, student: str) -> dict[str, bytes]:
    folder = assignment.course.root / "submitted" / student / assignment.name
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def reasons(found: Collected) -> str:
    return "\n".join(f"{name}: {why}" for name, why in found.left_out)


@pytest.fixture
def both(week1: Assignment) -> Assignment:
    """`week1` with a second notebook, `more`."""
    scaffold(week1.course, "week1", "more", "halve", 3)
    return week1.course.assignment("week1")


# Lists


def test_each_form_of_list_is_told_by_its_first_line(tmp_path: Path) -> None:
    found = read_list(worksheet(tmp_path / "w.csv", participant(11, "student01")))
    assert (found.people[0].id, found.people[0].key, found.id_column) == ("student01", "11", "ID number")
    found = read_list(canvas_gradebook(tmp_path / "c.csv", ("One, Student", "77", "student01")))
    assert [(person.id, person.key) for person in found.people] == [("student01", "77"), ("", "999")]
    found = read_list(students_csv(tmp_path / "s.csv", "student01,A,B,a@example.org,77"))
    assert (found.people[0].id, found.people[0].key) == ("student01", "77")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "s.csv"
    path.write_bytes(f"id{delimiter}last_name\nstudent01{delimiter}Größe\n".encode(encoding))
    assert [person.id for person in read_list(path).people] == ["student01"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no list of a course"),
        ("a,b\n1,2\n", "no list of a course"),
        ("id\n", "names no student"),
        ("id,email\nx,1,2\n", "line 2 has more fields"),
        ("id,email\nx,1\nX,2\n", "x stands there more than once"),
        ("id,lms_user_id\nx,7\ny,7\n", "7 stands there more than once"),
        ("id\n../x\n", "cannot be a student's id"),
        ("id\n..\n", "cannot be a student's id"),
        ("id\n<b>x\n", "cannot be a student's id"),
        ('id\n"x\n', "no list of a course"),
    ],
)
def test_a_list_that_cannot_be_trusted_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "s.csv"
    path.write_text(text)
    with pytest.raises(CourseError, match=re.escape(said)):
        read_list(path)


def test_another_column_can_hold_the_ids(tmp_path: Path) -> None:
    path = worksheet(tmp_path / "w.csv", participant(11, "student01"))
    assert read_list(path, "Email address").people[0].id == "student01@example.org"
    with pytest.raises(CourseError, match=r"'Matrikel'.*there are: Identifier"):
        read_list(path, "Matrikel")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Sunday, 22 November 2026, 11:59 PM", "2026-11-22 22:59:00"),
        ("Sunday, November 22, 2026, 11:59\u202fPM", "2026-11-22 22:59:00"),
        ("22 November 2026, 23:59", "2026-11-22 22:59:00"),
        ("2026-11-22 23:59", "2026-11-22 22:59:00"),
        ("2026-11-22T23:59:00Z", "2026-11-22 23:59:00"),
        ("2026-11-22 23:59:00 UTC", "2026-11-22 23:59:00"),
        ("Sunday, 25 October 2026, 2:30 AM", "2026-10-25 00:30:00"),  # an hour that is there twice: the first
        ("-", None),
        ("", None),
    ],
)
def test_times_are_read_in_the_platforms_zone(text: str, utc: str | None) -> None:
    found = time_of(text, BERLIN)
    assert (str(found) if found else None) == utc


def test_a_time_without_its_zone_is_not_guessed_and_another_form_is_named() -> None:
    assert time_of("22 November 2026, 23:59", None) is None
    with pytest.raises(ValueError, match="Sonntag"):
        time_of("Sonntag, 22. November 2026, 23:59", BERLIN)


# Names in archives


@pytest.mark.parametrize(
    ("platform", "name", "key", "file", "late"),
    [
        ("moodle", "A Student_12345_assignsubmission_file_/basics.ipynb", "12345", "basics.ipynb", False),
        ("moodle", "A Student_12345_assignsubmission_file/basics.ipynb", "12345", "basics.ipynb", False),
        ("moodle", "A Student_12345_assignsubmission_file_basics.ipynb", "12345", "basics.ipynb", False),
        ("moodle", "week1/Group A-A Student_12345_assignsubmission_file_/x/a_b.ipynb", "12345", "x/a_b.ipynb", False),
        ("moodle", "Participant_12345_assignsubmission_file_/b.ipynb", "12345", "b.ipynb", False),
        ("canvas", "onestudent_12_345_basics.ipynb", "12", "basics.ipynb", False),
        ("canvas", "onestudent_LATE_12_345_basics-1.ipynb", "12", "basics-1.ipynb", True),
        ("canvas", "download/ümläut_12_345_1_2_3.ipynb", "12", "1_2_3.ipynb", False),
        ("zip", "student01/basics.ipynb", "student01", "basics.ipynb", False),
        ("zip", "all/student01/sub/basics.ipynb", "student01", "sub/basics.ipynb", False),
        ("zip", "STUDENT01_basics.ipynb", "student01", "basics.ipynb", False),
        ("zip", "student01.ipynb", "student01", "student01.ipynb", False),
        ("zip", "student01.zip", "student01", "student01.zip", False),
    ],
)
def test_what_a_name_says(platform: str, name: str, key: str, file: str, late: bool) -> None:
    said = names.read_name(platform, name, {"student01", "student02"})
    assert isinstance(said, names.Said)
    assert (said.key, said.file, said.late) == (key, file, late)


@pytest.mark.parametrize(
    ("platform", "name", "why"),
    [
        ("moodle", "basics.ipynb", "not one that Moodle gives"),
        ("moodle", "A Student_12345_assignsubmission_onlinetext_/onlinetext.html", "typed into Moodle"),
        ("moodle", "A Student_x_assignsubmission_file_/basics.ipynb", "not one that Moodle gives"),
        ("canvas", "onestudent_12_text.html", "a text or a link"),
        ("canvas", "anon_ab12c_345_basics.ipynb", "anonymous"),
        ("canvas", "basics.ipynb", "not one that Canvas gives"),
        ("zip", "student03/basics.ipynb", "no folder or file name"),
        ("zip", "student010.ipynb", "no folder or file name"),
        ("zip", "a_1_basics.ipynb", "could mean a or a_1"),
    ],
)
def test_a_name_that_says_nothing_has_a_reason(platform: str, name: str, why: str) -> None:
    said = names.read_name(platform, name, {"student01", "a", "a_1"})
    assert isinstance(said, str)
    assert why in said


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("mixture_models.ipynb", "mixture_models"),
        ("mixture_models (1).ipynb", "mixture_models"),
        ("mixture_models(12).ipynb", "mixture_models"),
        ("mixture_models-2.ipynb", "mixture_models"),
        ("mixture_models-Copy1.ipynb", "mixture_models"),
        ("mixture_models - Copy.ipynb", "mixture_models"),
        ("Copy of mixture_models.ipynb", "mixture_models"),
        ("Mixture Models.IPYNB", "mixture_models"),
        ("mixture_models.ipynb.txt", "mixture_models"),
        ("sub/mixture_models.ipynb", "mixture_models"),
        ("u\u0308bung.ipynb", "übung"),
        ("week-1.ipynb", "week-1"),
        ("week-1-1.ipynb", "week-1"),
        ("mixture_models.py", None),
        ("mixture_models_final.ipynb", None),
    ],
)
def test_copies_of_a_notebook_are_told_by_name(file: str, wanted: str | None) -> None:
    assert names.notebook_named(file, ["mixture_models", "übung", "week-1", "week"]) == wanted


# Collecting


def test_a_download_of_moodle_is_collected_with_its_times(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(
        worksheet(
            tmp_path / "w.csv",
            participant(11, "student01", **{"Last modified (submission)": "Sunday, 22 November 2026, 11:59 PM"}),
            participant(12, "student02"),
            participant(13, "student03"),
            participant(14, "student04"),
        )
    )
    first, second = notebook(week1), notebook(week1, lambda work: None)
    archive = zipped(
        tmp_path / "a.zip",
        {
            "A Student_11_assignsubmission_file_/basics (1).ipynb": first,
            "A Student_11_assignsubmission_file_/notes.txt": b"mine",
            "A Student_12_assignsubmission_file_/final version.ipynb": second,
            "A Student_14_assignsubmission_file_/essay.docx": b"1",
        },
    )
    found = collect(week1, archive, "moodle", people, BERLIN)
    assert found.states == {"student01": "new", "student02": "new"}
    assert found.absent == ["student03"]
    assert reasons(found) == "student04: handed in essay.docx, but no notebook of week1. Ask for it"
    assert taken(week1, "student01") == {"basics.ipynb": first, "timestamp.txt": b"2026-11-22 22:59:00 UTC\n"}
    assert taken(week1, "student02") == {"basics.ipynb": second}  # told by its cells
    assert collect(week1, archive, "moodle", people, BERLIN).states == dict.fromkeys(found.states, "unchanged")


def test_a_download_of_canvas_is_collected_and_the_last_upload_counts(both: Assignment, tmp_path: Path) -> None:
    people = read_list(canvas_gradebook(tmp_path / "c.csv", ("Lee, A", "7", "student01"), ("Lee, A", "8", "student02")))
    members = {
        "leea_7_101_basics.ipynb": b"old",
        "leea_7_105_basics-1.ipynb": b"new",
        "leea_7_102_more-3.ipynb": b"more",
        "leea_8_103_basics.ipynb": b"other",
        "leea_8_text.html": b"typed",
    }
    found = collect(both, zipped(tmp_path / "a.zip", members), "canvas", people)
    assert taken(both, "student01") == {"basics.ipynb": b"new", "more.ipynb": b"more"}
    assert taken(both, "student02") == {"basics.ipynb": b"other"}
    assert found.incomplete == {"student02": ["more"]}
    assert "leea_8_text.html: it is no uploaded file" in reasons(found)


def test_a_plain_zip_and_an_archive_of_a_student(both: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,", "student03,,,,"))
    inner = zipped(tmp_path / "inner.zip", {"work/basics.ipynb": b"1", "work/more-2.ipynb": b"2", "../x.ipynb": b"3"})
    members = {
        "submissions/student01.ZIP": inner.read_bytes(),
        "submissions/student02/basics.ipynb": b"4",
        "submissions/student03.zip": inner.read_bytes()[:60],
        "__MACOSX/submissions/._student01.zip": b"",
    }
    found = collect(both, zipped(tmp_path / "a.zip", members), "zip", people)
    assert taken(both, "student01") == {"basics.ipynb": b"1", "more.ipynb": b"2"}
    assert taken(both, "student02") == {"basics.ipynb": b"4"}
    assert "leads out of the folder" in reasons(found)
    assert "submissions/student03.zip: student03: it is no zip file" in reasons(found)
    assert not list(tmp_path.rglob("x.ipynb"))


def test_nothing_is_guessed_about_who_it_is(week1: Assignment, tmp_path: Path) -> None:
    gradebook = canvas_gradebook(tmp_path / "c.csv", ("Lee, A", "7", "student01"), ("Lee, A", "8", ""))
    members = {"leea_7_1_basics.ipynb": b"1", "leea_8_2_basics.ipynb": b"2", "leea_9_3_basics.ipynb": b"3"}
    found = collect(week1, zipped(tmp_path / "a.zip", members), "canvas", read_list(gradebook))
    assert sorted(path.name for path in (week1.course.root / "submitted").iterdir()) == ["student01"]
    assert "leea_8_2_basics.ipynb: the list gives 8 no id" in reasons(found)
    assert "leea_9_3_basics.ipynb: 9 is in no line of the list" in reasons(found)


def test_two_different_files_with_one_claim_are_left_to_a_person(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,"))
    members = {
        "student01/basics.ipynb": b"1",
        "student01/basics (1).ipynb": b"2",
        "student02/basics.ipynb": b"3",
        "student02/basics (1).ipynb": b"3",
    }
    found = collect(week1, zipped(tmp_path / "a.zip", members), "zip", people)
    assert taken(week1, "student01") == {}
    assert taken(week1, "student02") == {"basics.ipynb": b"3"}
    assert "basics (1).ipynb and basics.ipynb both claim to be basics and differ" in reasons(found)
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(folder)
    (folder / "student01" / "basics.ipynb").unlink()
    assert collect(week1, folder, "zip", people).states == {"student01": "new", "student02": "unchanged"}
    assert taken(week1, "student01") == {"basics.ipynb": b"2"}


def test_what_was_replaced_is_kept_and_older_work_does_not_replace(week1: Assignment, tmp_path: Path) -> None:
    def collected(text: bytes, submitted: str) -> Collected:
        path = students_csv(tmp_path / "s.csv", f"student01,{submitted}", header="id,submitted")
        archive = zipped(tmp_path / "a.zip", {"student01/basics.ipynb": text})
        return collect(week1, archive, "zip", read_list(path))

    assert collected(b"1", "2026-11-22T10:00Z").states == {"student01": "new"}
    assert collected(b"2", "2026-11-22T11:00Z").states == {"student01": "replaced"}
    late = collected(b"1", "2026-11-22T10:00Z")
    assert late.states == {}
    assert "submitted/ holds newer work (2026-11-22 11:00:00 UTC)" in reasons(late)
    assert taken(week1, "student01")["basics.ipynb"] == b"2"
    kept = week1.course.root / "downloaded" / "week1" / "replaced" / "student01" / "1"
    assert (kept / "basics.ipynb").read_bytes() == b"1"
    assert collected(b"3", "2026-11-22T12:00Z").states == {"student01": "replaced"}
    assert sorted(path.name for path in kept.parent.iterdir()) == ["1", "2"]


def test_an_archive_of_another_assignment_changes_nothing(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,"))
    archive = zipped(tmp_path / "a.zip", {"student01/week2.ipynb": b'{"cells": []}'})
    with pytest.raises(SubmissionError, match=r"neither its name nor its cells.*download of another assignment"):
        collect(week1, archive, "zip", people)
    assert not (week1.course.root / "submitted").exists()
    assert not read_record(week1).students
    collect(week1, zipped(tmp_path / "b.zip", {"student01/basics.ipynb": b"1"}), "zip", people)
    with pytest.raises(SubmissionError, match="download of another assignment"):
        collect(week1, archive, "zip", people)
    assert taken(week1, "student01") == {"basics.ipynb": b"1"}


def test_a_truncated_download_changes_nothing(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,"))
    whole = zipped(tmp_path / "a.zip", {"student01/basics.ipynb": os.urandom(5000)}).read_bytes()
    for length in (0, 100, len(whole) - 30, len(whole) - 1):
        (tmp_path / "a.zip").write_bytes(whole[:length])
        with pytest.raises(SubmissionError, match=r"Nothing was collected from a.zip.*download it again"):
            collect(week1, tmp_path / "a.zip", "zip", people)
    damaged = bytearray(whole)
    damaged[200] ^= 1  # in the file itself: its checksum is wrong
    (tmp_path / "a.zip").write_bytes(damaged)
    with pytest.raises(SubmissionError):
        collect(week1, tmp_path / "a.zip", "zip", people)
    assert not (week1.course.root / "submitted").exists()
    assert not list((week1.course.root / "downloaded" / "week1").iterdir())


@pytest.mark.parametrize("flagged", [True, False])
def test_names_in_utf_8_are_read_with_and_without_their_flag(week1: Assignment, tmp_path: Path, flagged: bool) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "größe,,,,"))
    path = zipped(tmp_path / "a.zip", {"größe/basics.ipynb": b"1"})
    data = path.read_bytes()
    if not flagged:  # bit 11 of the flags, in both places where a name stands
        for place in (data.find(b"PK\x03\x04") + 7, data.find(b"PK\x01\x02") + 9):
            assert data[place] == 8
            data = data[:place] + b"\0" + data[place + 1 :]
    path.write_bytes(data)
    assert collect(week1, path, "zip", people).states == {"größe": "new"}


def test_a_name_in_an_old_encoding_does_not_matter_to_moodle(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(worksheet(tmp_path / "w.csv", participant(11, "student01")))
    path = zipped(tmp_path / "a.zip", {"A Gr__e_11_assignsubmission_file_/basics.ipynb": b"1"})
    path.write_bytes(path.read_bytes().replace(b"Gr__e", b"Gr\x94\xe1e"))
    found = collect(week1, path, "moodle", people)
    assert (found.states, found.left_out) == ({"student01": "new"}, [])
    assert read_record(week1).students["student01"].back == {"basics": "A Größe_11_assignsubmission_file_/"}


def test_links_among_the_submissions_are_not_followed(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,"))
    folder, elsewhere = tmp_path / "download", tmp_path / "elsewhere"
    (folder / "student01").mkdir(parents=True)
    (folder / "student02").mkdir()
    elsewhere.mkdir()
    (elsewhere / "secret.ipynb").write_text("secret")
    (folder / "student01" / "basics.ipynb").symlink_to(elsewhere / "secret.ipynb")
    (folder / "student02" / "basics.ipynb").write_text("1")
    found = collect(week1, folder, "zip", people)
    assert found.states == {"student02": "new"}
    assert "links are not followed" in reasons(found)
    place = week1.course.root / "submitted" / "student02"
    (place / "week1" / "basics.ipynb").write_text("2")
    (place / "week1").rename(elsewhere / "week1")
    (place / "week1").symlink_to(elsewhere / "week1")
    assert "is a link" in reasons(collect(week1, folder, "zip", people))
    assert (elsewhere / "week1" / "basics.ipynb").read_text() == "2"


@pytest.mark.parametrize(
    ("platform", "make", "said"),
    [
        ("moodle", lambda path: canvas_gradebook(path, ("a", "1", "x")), "only the grading worksheet"),
        ("canvas", lambda path: worksheet(path, participant(1, "x")), "the gradebook export holds"),
        ("canvas", lambda path: students_csv(path, "x,,,,"), "lms_user_id"),
        ("blackboard", lambda path: students_csv(path, "x,,,,"), "no platform that is known here"),
    ],
)
def test_a_list_that_does_not_say_who_is_who_is_refused(
    week1: Assignment, tmp_path: Path, platform: str, make: Callable[[Path], Path], said: str
) -> None:
    archive = zipped(tmp_path / "a.zip", {"x/basics.ipynb": b"1"})
    with pytest.raises(CourseError, match=said):
        collect(week1, archive, platform, read_list(make(tmp_path / "list.csv")))


def test_three_hundred_submissions_at_midnight(both: Assignment, tmp_path: Path) -> None:
    """Half a class hands in within the last minute, the other half just after it."""
    due = datetime(2026, 11, 22, 22, 59)
    nbgrader_due(both, "2026-11-22 23:59 Europe/Berlin")
    people, members = [], {}
    for number in range(300):
        late = "12:00 AM" if number % 2 else "11:59 PM"
        day = "Monday, 23" if number % 2 else "Sunday, 22"
        times = {"Last modified (submission)": f"{day} November 2026, {late}"}
        people.append(participant(5000 + number, f"student{number:03}", **times))
        for name in ("basics", "more"):
            file = f"A Student_{5000 + number}_assignsubmission_file_/{name}.ipynb"
            members[file] = f"{name} {number}".encode() * 300
            members[f"A Student_{5000 + number}_assignsubmission_file_/data/{name}.csv"] = b"1"
        for extra in range(5):
            members[f"A Student_{5000 + number}_assignsubmission_file_/data/{extra}.csv"] = b"1"
    archive = zipped(tmp_path / "a.zip", members)
    assert len(members) > 2000
    started = time.monotonic()
    found = collect(both, archive, "moodle", read_list(worksheet(tmp_path / "w.csv", *people)), BERLIN)
    assert time.monotonic() - started < 60
    assert len(found.states) == 300
    assert found.left_out == []
    assert sorted(found.late) == [f"student{number:03}" for number in range(1, 300, 2)]
    assert set(found.late.values()) == {"1 min late"}
    for number in (0, 299):
        late = number % 2
        wanted = f"{due + timedelta(minutes=late)} UTC\n".encode()
        assert taken(both, f"student{number:03}") == {
            "basics.ipynb": f"basics {number}".encode() * 300,
            "more.ipynb": f"more {number}".encode() * 300,
            "timestamp.txt": wanted,
        }


# Lateness


def nbgrader_due(assignment: Assignment, date: str) -> None:
    """Set the due date as an instructor does."""
    program = Path(sys.executable).parent / "nbgrader"
    command = [program, "db", "assignment", "add", assignment.name, f"--duedate={date}"]
    subprocess.run(command, cwd=assignment.course.root, check=True, capture_output=True)


PENALTY = """
from nbgrader.plugins import LateSubmissionPlugin

class HalfAPointAnHour(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.5 * total_seconds_late / 3600

c.AssignLatePenalties.plugin_class = HalfAPointAnHour
"""


def hand_in_at(assignment: Assignment, **times: str) -> None:
    for student, handed_in in times.items():
        work = Work.blank(assignment)
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

    out = Console(record=True, width=160)
    assert command.late(week1, out)
    text = out.export_text()
    assert "student02" in text
    assert "extension of 1 h" in text
    assert "student01" not in text


def test_an_extension_can_be_given_before_anything_is_handed_in(week1: Assignment) -> None:
    with pytest.raises(CourseError, match="no due date"):
        lateness.grant_extension(week1, "student01", days=2)
    nbgrader_due(week1, "2026-11-22 22:00 UTC")
    assert lateness.grant_extension(week1, "student01", days=2) == datetime(2026, 11, 24, 22, 0)
    with pytest.raises(CourseError, match="cannot be negative"):
        lateness.grant_extension(week1, "student01", days=-1)
    hand_in_at(week1, student01="2026-11-24 21:00:00 UTC")
    list(grade_class(week1, ["student01"]))
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


# Grades and feedback


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


def exported(assignment: Assignment, platform: str, template: Path, **wishes: object) -> tuple[str, grades.Exported]:
    out = template.with_name("out.csv")
    found = grades.export(assignment, platform, read_list(template), out, grades.Wishes(**wishes))  # type: ignore[arg-type]
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
        wishes = {"column": "1234"} if platform == "canvas" else {}
        text, _ = exported(graded, platform, path, unfinished=True, **wishes)
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
    ("make", "wishes", "said"),
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
    graded: Assignment, tmp_path: Path, make: Callable[[Path], Path], wishes: dict[str, object], said: str
) -> None:
    with pytest.raises(CourseError, match=said):
        exported(graded, "canvas", make(tmp_path / "c.csv"), **wishes)
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
        grades.export(graded, "canvas", read_list(path), path, grades.Wishes())
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
    assert command.export(graded, "nbgrader", None, tmp_path / "n.csv", out)
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
    with pytest.raises(CourseError, match="generate_feedback week1"):
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
    assert "student01: the feedback page of basics is older than its grade." in out.export_text()


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
