"""Who is who: a list of the course as Moodle or Canvas exports it, or students.csv as nbgrader imports it.

Which form a list has is told by its header. What the platform calls a student (Canvas: a user's number; Moodle: a
participant's number in this assignment) and the id in nbgrader's gradebook are two columns of the same line, so
nothing has to be guessed from names.

Canvas: "How do I export grades in the Gradebook?" in the Canvas instructor guide. Moodle: "Assignment grading
worksheet" under "Using Assignment" and "Grade export" in MoodleDocs. students.csv: `nbgrader db student import`.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.errors import CourseError, SubmissionError
from autograder.sanitize.text import plain
from autograder.submissions.files import problem_of_student, read_bytes
from autograder.submissions.naming import same_text

CANVAS, WORKSHEET, GRADES, STUDENTS = "Canvas gradebook", "Moodle grading worksheet", "Moodle grades", "students.csv"
MAX_LIST = 20 * 2**20
MAX_LINES = 20_000
#: The columns that give the id in nbgrader's gradebook, the first that is there and not empty.
ID_COLUMNS = {
    CANVAS: ("SIS Login ID", "SIS User ID", "ID"),
    WORKSHEET: ("Username", "ID number", "Email address"),
    GRADES: ("Username", "ID number", "Email address"),
    STUDENTS: ("id", "student_id"),
}
_TIME_COLUMNS = ("Last modified (submission)", "submitted", "timestamp")
_TIMES = (
    "%A, %d %B %Y, %I:%M %p",
    "%A, %B %d, %Y, %I:%M %p",
    "%d %B %Y, %I:%M %p",
    "%B %d, %Y, %I:%M %p",
    "%A, %d %B %Y, %H:%M",
    "%d %B %Y, %H:%M",
)


@dataclass(frozen=True)
class Person:
    """One line of a list."""

    id: str  # in nbgrader's gradebook; empty if the line does not give it
    key: str  # what the platform calls the student in names of files; empty if the list does not say
    submitted: str  # when the platform says that the work was handed in, as the list has it
    row: tuple[str, ...]


@dataclass
class ClassList:
    """A list of the course: its lines as they are, and the people in it."""

    path: Path
    kind: str
    header: list[str]
    rows: list[list[str]]
    delimiter: str
    begins_with_mark: bool  # the mark of UTF-8 that Moodle and Excel write
    id_column: str
    people: list[Person] = field(default_factory=list)

    def column(self, *names: str) -> int | None:
        """Where the first of these columns is; upper and lower case are the same."""
        return _column(self.header, names)

    def by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people if person.id}


def read_list(path: Path, id_column: str = "") -> ClassList:
    """A list of the course. Raises CourseError with what to do.

    `id_column` names the column with the ids of nbgrader's gradebook, where it is not the usual one.
    """
    try:
        data = read_bytes(path, MAX_LIST, folders=0)
    except SubmissionError as error:
        raise CourseError(f"{path} cannot be read: {error}") from error
    text = _decoded(data, path)
    for delimiter in ",;\t":
        lines = _lines(text, delimiter)
        kind = _kind(lines[0]) if lines else ""
        if kind:
            return _class_list(path, kind, lines, delimiter, data.startswith(b"\xef\xbb\xbf"), id_column)
    raise CourseError(
        f"{path} is no list of a course that is known here: its first line must have the columns of Canvas's gradebook "
        "(Student, ID, Section), of Moodle's grading worksheet (Identifier, Grade, ...), of Moodle's grade export "
        "(Email address, ...) or of students.csv (id, ...), in English. Export it again, and keep the first line."
    )


def time_of(text: str, zone: ZoneInfo | None) -> datetime.datetime | None:
    """A time of a list in UTC; None if it says none, or does not say in which time zone and `zone` is not given.

    Raises ValueError if it is a time in a form that is not known.
    """
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    if text in ("", "-", "Never"):
        return None
    found = _parsed(text)
    if found.tzinfo is None:
        if zone is None:
            return None
        found = found.replace(tzinfo=zone)  # of an hour that is there twice, the first: in the student's favour
    return found.astimezone(datetime.UTC).replace(tzinfo=None)


def time_zone(name: str) -> ZoneInfo | None:
    """The time zone of that name; None for no name. Raises CourseError."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CourseError(f"There is no time zone {name!r}. Name one as in Europe/Berlin or UTC.") from error


def _decoded(data: bytes, path: Path) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):  # the last is Excel's in western Europe
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CourseError(f"{path} is no text in UTF-8. Export it again as CSV.")


def _lines(text: str, delimiter: str) -> list[list[str]]:
    try:
        lines = []
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if any(entry.strip() for entry in line):
                lines.append(line)
            if len(lines) > MAX_LINES:
                return []
        return lines
    except csv.Error:
        return []


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    known = {same_text(entry): place for place, entry in reversed(list(enumerate(header)))}
    return next((known[same_text(name)] for name in names if same_text(name) in known), None)


def _kind(header: list[str]) -> str:
    def has(*names: str) -> bool:
        return all(_column(header, (name,)) is not None for name in names)

    if has("ID", "Section") and (has("Student") or has("LastName", "FirstName")):
        return CANVAS
    if has("Identifier", "Grade", "Last modified (grade)"):
        return WORKSHEET
    if has("Email address") or has("ID number") or has("Username", "First name"):
        return GRADES
    return STUDENTS if has("id") or has("student_id") else ""


def _class_list(path: Path, kind: str, lines: list[list[str]], delimiter: str, mark: bool, id_column: str) -> ClassList:
    header, rows = lines[0], lines[1:]
    for number, row in enumerate(rows, start=2):
        if len(row) > len(header) and any(entry.strip() for entry in row[len(header) :]):
            raise CourseError(f"{path}: line {number} has more fields than the first line. Export the list again.")
        row[:] = (row + [""] * len(header))[: len(header)]
    people = [row for row in rows if not (kind == CANVAS and is_no_student(header, row))]
    if not people:
        raise CourseError(f"{path} names no student. Export it again.")
    found = ClassList(path, kind, header, rows, delimiter, mark, _id_column(path, kind, header, people, id_column))
    place = found.column(found.id_column)
    key = {CANVAS: found.column("ID"), WORKSHEET: found.column("Identifier"), STUDENTS: found.column("lms_user_id")}
    time = found.column(*_TIME_COLUMNS)
    for row in people:
        identifier = row[place].strip() if place is not None else ""
        if problem := _problem_of_id(identifier):
            raise CourseError(f"{path}: {plain(identifier)!r} cannot be a student's id: {problem}")
        submitted = row[time].strip() if time is not None else ""
        found.people.append(Person(identifier, _key(kind, row, key.get(kind)), submitted, tuple(row)))
    _refuse_twice(path, found)
    return found


def is_no_student(header: list[str], row: list[str]) -> bool:
    """Whether a line of Canvas's gradebook is about the assignments: points possible, or how grades are posted."""
    number = _column(header, ("ID",))
    return row[0].strip().startswith("Points Possible") or (not row[0].strip() and not row[number or 0].strip())


def _id_column(path: Path, kind: str, header: list[str], rows: list[list[str]], wanted: str) -> str:
    candidates = (wanted,) if wanted else ID_COLUMNS[kind]
    for name in candidates:
        place = _column(header, (name,))
        if place is not None and any(row[place].strip() for row in rows):
            return name
    raise CourseError(
        f"{path} has no column {' or '.join(map(repr, candidates))} with the students' ids. "
        f"Name another with --id-column; there are: {', '.join(plain(name) for name in header[:12])}."
    )


def _key(kind: str, row: list[str], place: int | None) -> str:
    text = row[place].strip() if place is not None else ""
    if kind == WORKSHEET:  # "Participant 12345", in whatever language
        found = re.search(r"[0-9]+$", text)
        return found.group().lstrip("0") if found else ""
    return text


def _problem_of_id(identifier: str) -> str:
    if identifier in (".", "..") or identifier.startswith("."):
        return "a name that begins with a dot is hidden. Choose another column with --id-column."
    if len(identifier.encode()) > 120:
        return "it is too long. Choose another column with --id-column."
    return problem_of_student(identifier)


def _refuse_twice(path: Path, found: ClassList) -> None:
    for what, values in (
        (found.id_column, [same_text(person.id) for person in found.people]),
        ("what the platform calls a student", [person.key for person in found.people]),
    ):
        twice = sorted({value for value in values if value and values.count(value) > 1})
        if twice:
            raise CourseError(
                f"{path}: {', '.join(map(plain, twice[:5]))} stands there more than once ({what}), so work could go to "
                "the wrong student. Export the list again, or name a column of its own for each with --id-column."
            )


def _parsed(text: str) -> datetime.datetime:
    for form in _TIMES:
        try:
            return datetime.datetime.strptime(text, form)
        except ValueError:
            continue
    return datetime.datetime.fromisoformat(text.replace(" UTC", "+00:00"))
