"""Who is who: a list of the course as a platform exports it, or students.csv as nbgrader imports it.

Which form a list has is told by its header; Moodle's grading worksheet, also by its shape, because its headings are in
the language of whoever downloads it. What the platform calls a student (Canvas: a user's number; Moodle: a
participant's number in this assignment) and the id in nbgrader's gradebook are two columns of the same line, so
nothing has to be guessed from names. docs/lms.md says from what each form was made.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.text import plain
from autograder.errors import CourseError, SubmissionError
from autograder.lms.worksheet import columns_by_shape, identifying
from autograder.submissions.files import problem_of_student, read_bytes
from autograder.submissions.naming import same_text

CANVAS, WORKSHEET, GRADES, STUDENTS = "Canvas gradebook", "Moodle grading worksheet", "Moodle grades", "students.csv"
BLACKBOARD, BRIGHTSPACE = "Blackboard grade center", "Brightspace grades"
GRADESCOPE, GITHUB = "Gradescope roster", "GitHub Classroom roster"
MAX_LIST = 20 * 2**20
MAX_LINES = 20_000
#: The columns that give the id in nbgrader's gradebook, the first that is there and not empty.
ID_COLUMNS = {
    CANVAS: ("SIS Login ID", "SIS User ID", "ID"),
    WORKSHEET: ("Username", "ID number", "Email address"),
    GRADES: ("Username", "ID number", "Email address"),
    BLACKBOARD: ("Username", "Student ID"),
    BRIGHTSPACE: ("Username", "OrgDefinedId"),
    GRADESCOPE: ("SID", "Email"),
    GITHUB: ("identifier", "roster_identifier", "github_username"),
    STUDENTS: ("id", "student_id"),
}
#: The column with what the platform calls a student, where it is not that of the id.
_KEY_COLUMNS = {
    CANVAS: ("ID",),
    WORKSHEET: ("Identifier",),
    GITHUB: ("github_username",),
    STUDENTS: ("lms_user_id",),
}
_TIME_COLUMNS = ("Last modified (submission)", "submission_timestamp", "submitted", "timestamp")
_NAME_COLUMNS = (("First name", "first_name"), ("Last name", "last_name", "Surname"))
_WHOLE_NAME_COLUMNS = ("Full name", "Student", "name")


@dataclass(frozen=True)
class Person:
    """One line of a list."""

    id: str  # in nbgrader's gradebook; empty if the line does not give it
    key: str  # what the platform calls the student in names of files; empty if the list does not say
    submitted: str  # when the platform says that the work was handed in, as the list has it
    row: tuple[str, ...]
    first_name: str = ""
    last_name: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass
class ClassList:
    """A list of the course: its lines as they are, and the people in it."""

    path: Path
    kind: str
    header: list[str]
    rows: list[list[str]]
    delimiter: str
    encoding: str
    id_column: str
    people: list[Person] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)  # of columns under headings of another language, in English

    def column(self, *names: str) -> int | None:
        """Where the first of these columns is; upper and lower case are the same."""
        found = (_column(self.header, (name,)) for name in names)
        return next(
            (place for place, name in zip(found, names, strict=True) if place is not None),
            next((self.places[name] for name in names if name in self.places), None),
        )

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
    text, encoding = _decoded(data, path)
    text = re.sub(r"\Asep=.\r?\n", "", text)  # by which Excel knows the delimiter
    for delimiter in ",;\t":
        lines = _lines(text, delimiter)
        kind, places = _kind(lines[0], lines[1:]) if lines else ("", {})
        if kind:
            return _class_list(path, kind, lines, delimiter, encoding, id_column, places)
    raise CourseError(
        f"{path} is not a list of a course that is known here: its first line must have the columns of a platform's "
        "own export (docs/lms.md, Who is who) or of students.csv (id, ...). Export it again, and keep the first line; "
        "in English if it is not Moodle's grading worksheet."
    )


def read_groups(path: Path) -> dict[str, list[str]]:
    """Who hands in as one: a list with the columns `id` and `group`. The ids of a group, by the id of each member.

    Raises CourseError.
    """
    found = read_list(path, "id")
    place = found.column("group")
    if place is None:
        raise CourseError(f"{path} has no column 'group'. It needs the columns 'id' and 'group'.")
    groups: dict[str, list[str]] = {}
    for person in found.people:
        if person.row[place].strip():
            groups.setdefault(person.row[place].strip(), []).append(person.id)
    return {member: members for members in groups.values() for member in members}


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    """The text of a list, and its encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data[:2]:  # without its mark
        encodings = ("utf-16-be" if data.startswith(b"\0") else "utf-16-le",)
    else:
        encodings = ("utf-8-sig", "cp1252")  # the last is Excel's in western Europe
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if encoding == "utf-8-sig" and not data.startswith(b"\xef\xbb\xbf"):
                return text, "utf-8"
            return text, encoding if encoding.startswith("utf-16") or encoding == "utf-8-sig" else "utf-8"
    raise CourseError(f"{path} is not text in UTF-8 or UTF-16. Export it again as CSV.")


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


def _kind(header: list[str], rows: list[list[str]]) -> tuple[str, dict[str, int]]:
    """The form of a list, empty if it is not known, and the places of columns under headings of other languages."""

    def has(*names: str) -> bool:
        return all(_column(header, (name,)) is not None for name in names)

    if has("ID", "Section") and (has("Student") or has("LastName", "FirstName")):
        return CANVAS, {}
    if has("Identifier", "Grade", "Last modified (grade)"):
        return WORKSHEET, {}
    if places := columns_by_shape(header, rows):
        return WORKSHEET, places
    if has("github_username"):
        return GITHUB, {}
    if has("End-of-Line Indicator") or has("OrgDefinedId"):
        return BRIGHTSPACE, {}
    if has("Last Name", "First Name", "Username") and (has("Availability") or any("|" in text for text in header)):
        return BLACKBOARD, {}
    if has("SID", "Email"):
        return GRADESCOPE, {}
    if has("Email address") or has("ID number") or has("Username", "First name"):
        return GRADES, {}
    if has("id") or has("student_id"):
        return STUDENTS, {}
    places = identifying(header, rows)
    return (GRADES, places) if {"First name", "Email address"} <= places.keys() else ("", {})


def _class_list(
    path: Path,
    kind: str,
    lines: list[list[str]],
    delimiter: str,
    encoding: str,
    id_column: str,
    places: dict[str, int],
) -> ClassList:
    header, rows = lines[0], lines[1:]
    for number, row in enumerate(rows, start=2):
        if len(row) > len(header) and any(entry.strip() for entry in row[len(header) :]):
            raise CourseError(f"{path}: line {number} has more fields than the first line. Export the list again.")
        row[:] = (row + [""] * len(header))[: len(header)]
    people = [row for row in rows if not (kind == CANVAS and is_no_student(header, row))]
    if not people:
        raise CourseError(f"{path} names no student. Export it again.")
    found = ClassList(path, kind, header, rows, delimiter, encoding, "", places=places)
    found.id_column = _id_column(found, people, id_column)
    for row in people:
        person = _person(found, row)
        if problem := _problem_of_id(person.id):
            raise CourseError(f"{path}: {plain(person.id)!r} cannot be a student's id: {problem}")
        found.people.append(person)
    _refuse_twice(path, found)
    return found


def _person(found: ClassList, row: list[str]) -> Person:
    def text(*names: str) -> str:
        place = found.column(*names)
        return row[place].strip() if place is not None else ""

    identifier = text(found.id_column)
    if found.kind == BRIGHTSPACE:
        identifier = identifier.removeprefix("#")  # by which Brightspace keeps spreadsheets from counting with it
    first, last = (text(*names) for names in _NAME_COLUMNS)
    if not (first or last):
        first, last = _parted(text(*_WHOLE_NAME_COLUMNS))
    key = _key(found.kind, text(*_KEY_COLUMNS[found.kind])) if found.kind in _KEY_COLUMNS else identifier
    return Person(
        identifier, key, text(*_TIME_COLUMNS), tuple(row), first, last, text("Email address", "Email", "email")
    )


def _parted(name: str) -> tuple[str, str]:
    """First and last name, as the formgrader shows them: `Lee, A` is parted at the comma, `A Lee` at the last space."""
    last, comma, first = name.partition(",")
    if not comma:
        first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()


def is_no_student(header: list[str], row: list[str]) -> bool:
    """Whether a line of Canvas's gradebook is about the assignments: points possible, or how grades are posted."""
    number = _column(header, ("ID",))
    return row[0].strip().startswith("Points Possible") or (not row[0].strip() and not row[number or 0].strip())


def _id_column(found: ClassList, rows: list[list[str]], wanted: str) -> str:
    candidates = (wanted,) if wanted else ID_COLUMNS[found.kind]
    for name in candidates:
        place = found.column(name)
        if place is not None and any(row[place].strip() for row in rows):
            return found.header[place] if name in found.places else name
    raise CourseError(
        f"{found.path} has no column {' or '.join(map(repr, candidates))} with the students' ids. "
        f"Name another with --id-column; there are: {', '.join(plain(name) for name in found.header[:12])}."
    )


def _key(kind: str, text: str) -> str:
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
