"""Grades in the form that Canvas and Moodle import, made from the course's own export so that the ids are theirs.

The file that goes back holds the columns that tell students apart, the column of this assignment, and the students
whose grade is to be set; everything else stays as it is on the platform.

Canvas, "How do I import grades in the Gradebook?" in the Canvas instructor guide: columns Student, ID, SIS User ID, SIS
Login ID, Section, then one for each assignment, `Name (number)`; a line of points possible. Moodle, "Using Assignment"
in MoodleDocs, upload grading worksheet: columns Identifier, Grade and Last modified (grade), with Feedback comments if
wanted; and "Grade import": any column that tells students apart, and that of the assignment.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import MissingEntry

from autograder.course.layout import Assignment
from autograder.course.text import plain
from autograder.course.writing import write_atomically
from autograder.errors import CourseError
from autograder.gradebook.lateness import duration, gradebook_of
from autograder.gradebook.recorded import Recorded
from autograder.lms.lists import BLACKBOARD, BRIGHTSPACE, CANVAS, GRADES, WORKSHEET, ClassList
from autograder.lms.platforms import PLATFORMS
from autograder.nbgrader_plugins.csv_export import field as safe_field
from autograder.submissions.folder import HandedIn, read_handed_in
from autograder.submissions.listing import students_of
from autograder.submissions.naming import same_text

#: The heading of an assignment's column, with its title, and its number or points where it has them.
_TITLES = {
    CANVAS: re.compile(r"(?P<title>.*?)\s*\((?P<number>[0-9]+)\)"),
    GRADES: re.compile(r"(?:[^:]*:\s*)?(?P<title>.*?)(?:\s*\(Real\))?", re.IGNORECASE),
    BLACKBOARD: re.compile(
        r"(?P<title>.*?)\s*\[Total Pts: (?:up to )?(?P<points>[0-9.,]+)[^\]]*\]\s*\|\s*(?P<number>[0-9]+)"
    ),
    BRIGHTSPACE: re.compile(r"(?P<title>.*?) Points Grade <Numeric MaxPoints:\s*(?P<points>[0-9.,]+)[^>]*>"),
}
#: The columns that go back beside that of the assignment: who it is.
_KEPT = {
    GRADES: ("First name", "Last name"),
    BLACKBOARD: ("Last Name", "First Name", "Username", "Student ID"),
    BRIGHTSPACE: ("OrgDefinedId", "Username", "Last Name", "First Name", "End-of-Line Indicator"),
}
_CANVAS_ID = re.compile(r"(?:[0-9]+~)?[0-9]+")
_WORKSHEET_COLUMNS = ("Full name", "Grade", "Maximum Grade", "Last modified (grade)")
#: Digits behind the point, as the platform keeps them.
_DIGITS = {CANVAS: 2, WORKSHEET: 5, GRADES: 5, BLACKBOARD: 5, BRIGHTSPACE: 5}


@dataclass(frozen=True)
class Grade:
    """What a student has in the gradebook."""

    score: float  # after the penalty
    maximum: float
    graded: bool
    waits: bool  # something is still to be graded by a person
    books: dict[str, tuple[float, float]]  # points of each notebook, earned and possible
    lateness: tuple[str, ...] = ()

    def comment(self, missing: Collection[str] = ()) -> str:
        """What a platform shows beside the grade, if these notebooks were not handed in."""
        books = (
            f"{name} not handed in" if name in missing and not earned else f"{name} {earned:g}/{possible:g}"
            for name, (earned, possible) in self.books.items()
        )
        return ", ".join([*books, *self.lateness]) + "."


@dataclass
class Exported:
    """What was written, and what was not and why."""

    written: dict[str, str] = field(default_factory=dict)  # student to grade
    left_out: list[tuple[str, str]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)  # students of the list who have handed in nothing
    column: str = ""


@dataclass(frozen=True)
class ExportOptions:
    """How an export is to be made, where there is a choice."""

    column: str = ""  # the assignment's column, if it is not called like the assignment
    scale: bool = False  # to the points of the platform, where they differ
    comments: bool = False
    zeros: bool = False  # for those who handed in nothing
    unfinished: bool = False  # also what still waits for a person


def grades_of(assignment: Assignment) -> dict[str, Grade]:
    """The grades of everybody who has handed in. Raises CourseError."""
    found = {}
    with gradebook_of(assignment) as gradebook:
        for student in gradebook.students:
            try:
                entry = gradebook.find_submission(assignment.name, student.id)
            except MissingEntry:
                continue
            penalty = float(entry.late_submission_penalty or 0.0)
            marks = [grade for notebook in entry.notebooks for grade in notebook.grades]
            graded = any(grade.auto_score is not None or grade.manual_score is not None for grade in marks)
            books = {book.name: (book.score, book.max_score) for book in sorted_by_name(entry.notebooks)}
            has_date = entry.assignment.duedate is not None
            lateness = [f"{duration(entry.total_seconds_late)} late"] if has_date and entry.total_seconds_late else []
            lateness += [f"penalty {penalty:g}"] if penalty else []
            found[student.id] = Grade(
                max(0.0, float(entry.score or 0.0) - penalty),
                float(entry.max_score or 0.0),
                graded,
                bool(entry.needs_manual_grade),
                books,
                tuple(lateness),
            )
    return found


def sorted_by_name(notebooks: list) -> list:  # type: ignore[type-arg]
    """nbgrader's notebooks in the order of their names."""
    return sorted(notebooks, key=lambda book: str(book.name))


def export(assignment: Assignment, platform: str, template: ClassList, out: Path, options: ExportOptions) -> Exported:
    """Write the grades of an assignment in the form of `template`. Raises CourseError; then nothing is written."""
    if template.kind not in PLATFORMS[platform].takes:
        raise CourseError(
            f"{template.path.name} is {template.kind}. Fill the export of {platform} itself: its ids are needed."
        )
    if out.exists() and out.samefile(template.path):
        raise CourseError(f"{out} is the template itself. Name another file with --out.")
    grades = grades_of(assignment)
    _require_common_ids(grades, template)
    place = _grade_column(assignment, template, options.column)
    result = Exported(column=template.header[place])
    columns = _columns(template, place, comments=options.comments)
    maximum = max((grade.maximum for grade in grades.values()), default=0.0)
    lines = [[_cell(template.header[column]) for column in columns]]
    if template.kind == CANVAS:
        points = next((row for row in template.rows if row[0].strip().startswith("Points Possible")), None)
        if points is None or "read only" in points[place]:
            raise CourseError(f"{template.path.name} has no points possible for {result.column!r}. Export it again.")
        factor = _factor(points[place], maximum, result.column, scale=options.scale)
        lines.append([points[column] for column in columns])
    elif "points" in _TITLES.get(template.kind, _TITLES[CANVAS]).groupindex:
        found = _TITLES[template.kind].fullmatch(result.column.strip())
        factor = _factor(found["points"] if found else "", maximum, result.column, scale=options.scale)
    else:
        factor = None
    handed_in = set(students_of(assignment))
    odd = {name: read_handed_in(assignment, name) for name in handed_in}
    recorded = Recorded.of(assignment)
    unclear = {
        name: "; ".join(found.unclear)
        for name, found in odd.items()
        if found.unclear and not recorded.has_points_by_hand(name, found.in_doubt)
    }
    empty = {name for name, found in odd.items() if not (found.unclear or found.fault or found.submission.names)}
    ungraded = set(recorded.ungraded(handed_in, assignment))
    listed = set()
    for person in template.people:
        listed.add(person.id)
        own = None if person.id in empty else grades.get(person.id)
        grade = _wanted(own, options, there=person.id in handed_in)
        problem = grade if isinstance(grade, str) else _problem(template, person.row, place)
        if person.id in ungraded:
            problem = _UNGRADED.format(assignment.quoted)
        elif person.id in unclear and not options.unfinished:
            problem = unclear[person.id]
        if problem == _NOTHING:
            result.absent.append(person.id or plain(person.row[0]))
        elif problem:
            result.left_out.append((person.id or plain(person.row[0]), problem))
        if problem:
            continue
        assert isinstance(grade, Grade)
        times = factor
        if times is None:
            times = _factor(_maximum_of(template, person.row), maximum, result.column, scale=options.scale)
        number = _number(grade.score * times, _DIGITS[template.kind])
        line = [_cell(person.row[column]) for column in columns]
        line[columns.index(place)] = number.replace(".", ",") if _has_comma(template, person.row) else number
        if options.comments and template.kind == WORKSHEET:
            line[-1] = safe_field(_comment(grade, odd.get(person.id)))
        lines.append(line)
        result.written[person.id] = number
    unlisted = sorted(
        name
        for name, grade in grades.items()
        if name not in listed | ungraded and (grade.graded or (grade.waits and name in handed_in))
    )
    result.left_out += [(name, _UNGRADED.format(assignment.quoted)) for name in sorted(ungraded - listed)]
    result.left_out += [(name, f"is in the gradebook but not in {template.path.name}") for name in unlisted]
    if not result.written:
        raise CourseError(f"There is no grade to export yet, so {out} was not written. {_reasons(result)}")
    _write(out, lines, template)
    return result


def _comment(grade: Grade, handed_in: HandedIn | None) -> str:
    if not grade.books:
        return "Nothing was handed in."
    return grade.comment(handed_in.missing if handed_in is not None else ())


_NOTHING = "nothing was handed in"
_UNGRADED = "handed in and is not graded. Run `autograder grade {}`"
_NO = ("no", "nein", "non", "nee", "não", "nie", "ne", "nej", "нет", "いいえ", "否")  # in a worksheet


def _wanted(grade: Grade | None, options: ExportOptions, *, there: bool) -> Grade | str:
    """The grade to be written, or why there is none."""
    # Who was given more time has an entry that waits, whatever was handed in.
    if grade is None or not (grade.graded or (grade.waits and there)):
        return Grade(0.0, 0.0, True, False, {}) if options.zeros else _NOTHING
    if grade.waits and not options.unfinished:
        return "something waits for a person. Grade it in the formgrader and export again"
    return grade


def _problem(template: ClassList, row: tuple[str, ...], place: int) -> str:
    """Why a line cannot be filled; empty if it can."""
    there = row[place].strip()
    if template.kind == CANVAS:
        number = row[template.column("ID") or 0].strip()
        if not _CANVAS_ID.fullmatch(number):
            return "its ID is not a number of Canvas's. Export the gradebook again"
        if there.casefold() == "ex":
            return "is excused in Canvas, which stays"
        return "is not assigned this in Canvas" if there.casefold() == "n/a" else ""
    if template.kind == WORKSHEET:
        changes = template.column("Grade can be changed")
        if changes is not None and row[changes].strip().casefold() in _NO:
            return "its grade cannot be changed, says Moodle"
    for name in ("Identifier",) if template.kind == WORKSHEET else (template.id_column,):
        text = row[template.column(name) or 0]
        if not text or safe_field(text) != text:
            return f"its {name} would be a formula in a spreadsheet, or is empty. Enter the grade by hand"
    return ""


def _require_common_ids(grades: dict[str, Grade], template: ClassList) -> None:
    listed = template.by_id()
    if grades and not any(name in listed for name in grades):
        raise CourseError(
            f"No student of the gradebook ({', '.join(plain(name) for name in sorted(grades)[:3])}, ...) is in "
            f"{template.path.name}, whose column {template.id_column!r} has "
            f"{', '.join(plain(name) for name in sorted(listed)[:3]) or 'nothing'}. Name another with --id-column."
        )


def _grade_column(assignment: Assignment, template: ClassList, wanted: str) -> int:
    """Where the grades of the assignment go. Raises CourseError."""
    name = wanted or assignment.name
    if template.kind == WORKSHEET:
        place = template.column("Grade")
        assert place is not None  # by this column the list was recognised
        return place
    pattern = _TITLES[template.kind]
    first = (template.column("Section") or 0) + 1 if template.kind == CANVAS else 0
    titles = {}
    for column, text in enumerate(template.header[first:], start=first):
        found = pattern.fullmatch(text.strip())
        if found:
            spellings = {key: text for key, text in found.groupdict().items() if key != "points"}
            titles[column] = {same_text(text), *map(same_text, spellings.values())}
    places = [column for column, spellings in titles.items() if same_text(name) in spellings]
    if len(places) != 1:
        there = ", ".join(repr(plain(template.header[column])) for column in list(titles)[:20])
        raise CourseError(
            f"{template.path.name} has {len(places) or 'no'} columns for {name!r}. "
            f"Name the right one with --column; there are: {there or 'none'}."
        )
    return places[0]


def _columns(template: ClassList, place: int, *, comments: bool) -> list[int]:
    """The columns that are written: who it is, and the grade."""
    if template.kind == CANVAS:
        return [*range((template.column("Section") or 0) + 1), place]
    if template.kind != WORKSHEET:
        if comments:
            raise CourseError("Comments go into Moodle's grading worksheet only. Download that as the template.")
        known = [template.column(name) for name in (*_KEPT[template.kind], template.id_column)]
    else:
        known = [template.column(name) for name in ("Identifier", *_WORKSHEET_COLUMNS)]
    found = sorted({column for column in [*known, place] if column is not None})
    if comments:
        text = template.column("Feedback comments")
        if text is None:
            raise CourseError(
                f"{template.path.name} has no column 'Feedback comments'. Switch feedback comments on in the settings "
                "of the assignment, and download the worksheet again."
            )
        found = [column for column in found if column != text] + [text]
    return found


def _maximum_of(template: ClassList, row: tuple[str, ...]) -> str:
    place = template.column("Maximum Grade")
    return row[place].strip() if place is not None else ""


def _has_comma(template: ClassList, row: tuple[str, ...]) -> bool:
    """Whether the platform writes numbers with a comma; Canvas reads both."""
    return template.kind == WORKSHEET and "," in _maximum_of(template, row)


def _factor(text: str, maximum: float, column: str, *, scale: bool) -> float:
    """What points of the gradebook are multiplied with. Raises CourseError if the two count differently."""
    try:
        possible = float(text.strip().replace(",", "."))
    except ValueError:
        return 1.0  # the platform does not say; it will refuse what it does not take
    if not maximum or abs(possible - maximum) < 1e-6:
        return 1.0
    if not scale:
        raise CourseError(
            f"The platform counts {possible:g} points for {column!r}, the gradebook {maximum:g}. "
            "Change the points there, or let them be scaled with --scale."
        )
    return possible / maximum


def _number(value: float, digits: int) -> str:
    text = f"{max(0.0, value):.{digits}f}"
    return text.rstrip("0").rstrip(".")


def _cell(text: str) -> str:
    """A cell of the platform's own, kept from being a formula; a dash alone is Moodle's word for never."""
    return text if text.strip() == "-" else safe_field(text)


def _write(out: Path, lines: list[list[str]], template: ClassList) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=template.delimiter, lineterminator="\n").writerows(lines)
    try:
        write_atomically(out, text.getvalue().encode(template.encoding))
    except OSError as error:
        raise CourseError(f"{out} cannot be written ({error.strerror}). Name another file with --out.") from error


def _reasons(result: Exported) -> str:
    return "".join(f"{name}: {why}. " for name, why in result.left_out[:3])
