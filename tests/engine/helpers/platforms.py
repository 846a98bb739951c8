"""What Moodle and Canvas hand out and take back.

What the platforms take is written down here as importers, which refuse what the platform would refuse or quietly
leave out. Canvas: "How do I import grades in the Gradebook?" and "How do I upload all student submissions for an
assignment?" in the Canvas instructor guide. Moodle: "Using Assignment" (upload grading worksheet, upload multiple
feedback files in a zip) and "Grade import" in MoodleDocs.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.lms.sorting import Collected

BERLIN = ZoneInfo("Europe/Berlin")


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
            raise Refused(f"{row[-1]!r} is not a grade")
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


# Downloads and lists to work with


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def notebook(assignment: Assignment, change: Callable[[SampleSubmission], None] = SampleSubmission.solve) -> bytes:
    """What a student hands in."""
    work = SampleSubmission.blank(assignment)
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


def nbgrader_due(assignment: Assignment, date: str) -> None:
    """Set the due date as an instructor does."""
    program = Path(sys.executable).parent / "nbgrader"
    command = [program, "db", "assignment", "add", assignment.name, f"--duedate={date}"]
    subprocess.run(command, cwd=assignment.course.root, check=True, capture_output=True)
