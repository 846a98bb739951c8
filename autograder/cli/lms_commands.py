"""What the commands `collect`, `export`, `feedback-zip`, `late` and `extend` do and print.

Each returns whether everything went through; if not, the sentences that it printed say what needs a person.
"""

from __future__ import annotations

import contextlib
import datetime
import os
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.cli.feedback import tell_outdated
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook import lateness, penalties
from autograder.gradebook.lateness import Lateness, duration
from autograder.gradebook.recorded import Recorded
from autograder.gradebook.students import Names, enter_students
from autograder.lms import collecting, grades, returning
from autograder.lms.lists import ClassList, read_groups, read_list
from autograder.lms.platforms import PLATFORMS
from autograder.lms.record import folder_of, read_record
from autograder.lms.sorting import REPLACED, UNCHANGED
from autograder.lms.times import time_zone
from autograder.nbgrader_plugins.csv_export import CsvExport
from autograder.submissions.listing import students_of
from autograder.submissions.receipt import TIME, time_of
from autograder.terminal.tables import Ids, Told, new_table, show_table

_SHOWN = 40  # lines of one list that are printed


def collect(
    assignment: Assignment,
    archive: Path,
    platform: str,
    students: Path,
    out: Console,
    *,
    id_column: str = "",
    timezone: str = "",
    pattern: str = "",
    groups: Path | None = None,
) -> bool:
    """`autograder collect exercise4 download.zip --from moodle --students worksheet.csv`."""
    people = _people(assignment, students, id_column)
    together = read_groups(groups) if groups else {}
    found = collecting.collect(
        assignment, archive, platform, people, time_zone(timezone), pattern=pattern, groups=together
    )
    enter_students(
        assignment.course,
        [Names(each.id, each.first_name, each.last_name, each.email) for each in people.people if each.id],
    )
    states = list(found.states.values())
    text = f"{len(states)} of {len(people.people)} students of {students.name} are in submitted/"
    text += f" under their {people.id_column!r}" if states else ""
    text += f"; {states.count(UNCHANGED)} were there already" if UNCHANGED in states else ""
    out.print(f"{text}.")
    if REPLACED in states:
        kept = folder_of(assignment) / "replaced"
        out.print(f"{states.count(REPLACED)} had handed in something else before, which is kept in {kept}.")
    if found.incomplete:
        _list(out, "Not every notebook is there", [(name, ", ".join(gone)) for name, gone in found.incomplete.items()])
    if found.late:
        _list(out, "Late", list(found.late.items()))
    if found.absent:
        out.print(f"Nothing came from {len(found.absent)}: {_some(found.absent)}.")
    for sentence in found.remarks:
        out.print(sentence)
    if found.left_out:
        _list(out, f"Left out, and still in {archive.name}", found.left_out)
    out.print(f"Next: `autograder grade {assignment.quoted}`.")
    return not found.left_out


def export(
    assignment: Assignment,
    platform: str,
    template: Path | None,
    target: Path,
    out: Console,
    *,
    id_column: str = "",
    options: grades.ExportOptions | None = None,
) -> bool:
    """`autograder export exercise4 --for canvas --template gradebook.csv --out grades.csv`."""
    penalties.bring_up_to_date(assignment)
    known = [name for name, found in PLATFORMS.items() if found.takes]
    if platform != "nbgrader" and platform not in known:
        why = "takes no grades from a file" if platform in PLATFORMS else "is not a form that is known here"
        raise CourseError(f"{platform!r} {why}. There are: {', '.join(known)}, nbgrader.")
    if platform == "nbgrader":
        with lateness.gradebook_of(assignment) as gradebook:
            plugin = CsvExport()
            plugin.to, plugin.assignment = str(target), [assignment.name]
            plugin.export(gradebook)
        out.print(f"{target} holds the grades of {assignment.name} in nbgrader's own columns.")
        waiting = sorted(name for name, grade in grades.grades_of(assignment).items() if grade.waits)
        if waiting:
            out.print(f"With points so far, because something waits for a person ({len(waiting)}): {_some(waiting)}.")
        ungraded = Recorded.of(assignment).ungraded(students_of(assignment), assignment)
        if ungraded:
            why = f"handed in and is not graded. Run `autograder grade {assignment.quoted}`"
            _list(out, "Without a grade", [(name, why) for name in ungraded])
        current = not tell_outdated(assignment, students_of(assignment))
        return current and not ungraded and (not waiting or bool(options and options.unfinished))
    if template is None:
        raise CourseError(f"Export the course's grades from {platform} first, and name that file with --template.")
    people = _people(assignment, template, id_column)
    found = grades.export(assignment, platform, people, target, options or grades.ExportOptions())
    count = len(found.written)
    out.print(f"{target} holds {count} {'grade' if count == 1 else 'grades'} for the column {found.column!r}.")
    out.print("Students and columns that are not in it stay on the platform as they are.")
    if found.absent:
        out.print(f"Nothing was handed in by {len(found.absent)} (--zeros gives 0): {_some(found.absent)}.")
    if found.left_out:
        _list(out, "Left out", found.left_out)
    return not tell_outdated(assignment, students_of(assignment)) and not found.left_out


def _people(assignment: Assignment, path: Path, id_column: str) -> ClassList:
    """A list of the course, with the ids in the column that was used before, if this list has that one."""
    remembered = read_record(assignment).id_column
    if remembered and not id_column:
        with contextlib.suppress(CourseError):
            return read_list(path, remembered)
    return read_list(path, id_column)


def feedback_zip(assignment: Assignment, target: Path, out: Console, *, separate: bool = False) -> bool:
    """`autograder feedback-zip exercise4 --out feedback.zip`."""
    found = returning.feedback_zip(assignment, target, separate=separate)
    pages = sum(map(len, found.pages.values()))
    out.print(
        f"{target} holds {pages} feedback pages of {len(found.pages)} students, named as {found.platform} wants it.",
    )
    if found.left_out:
        _list(out, "Left out", found.left_out)
    return not found.left_out


def late(assignment: Assignment, out: Console) -> bool:
    """`autograder late exercise4`: who handed in late or has more time."""
    penalties.bring_up_to_date(assignment)
    found = lateness.lateness(assignment)
    if not found:
        out.print(
            f"Nothing of {assignment.name} is graded yet. Who is late is known after "
            f"`autograder grade {assignment.quoted}`."
        )
    elif not any(entry.sentence for entry in found):
        due = lateness.due_dates(assignment)[0]
        out.print(f"Nobody is late: {assignment.name} was due {due} UTC." if due else "There is no due date.")
    else:
        show_table(late_table(found), out)
    timeless = [entry.student for entry in found if entry.due and entry.handed_in is None]
    if timeless:
        by_reason: dict[str, list[str]] = {}
        for student in timeless:
            by_reason.setdefault(_why_no_time(assignment, student), []).append(student)
        for why, students in by_reason.items():
            came, count = ("it", "counts") if len(students) == 1 else ("they", "count")
            sentence = f"nobody knows when {came} came ({why}), so {came} {count} as in time"
            out.print(f"Of {len(students)} {sentence}: {_some(students)}.")
    return True


def _why_no_time(assignment: Assignment, student: str) -> str:
    """Why the gradebook does not know when a submission was handed in."""
    folder = assignment.course.root / "submitted" / student / assignment.name
    if not os.path.lexists(folder / TIME):
        return f"no {TIME} beside the notebooks"
    if time_of(folder) is None:
        return f"the {TIME} beside the notebooks holds no time"
    return f"its {TIME} is not recorded yet: run `autograder grade {assignment.quoted}`"


def extend(assignment: Assignment, student: str, out: Console, *, days: float = 0, hours: float = 0) -> bool:
    """`autograder extend exercise4 student01 --days 2`: in place of an extension that was given before."""
    due = lateness.grant_extension(assignment, student, days=days, hours=hours)
    penalties.bring_up_to_date(assignment)
    out.print(f"{assignment.name} is due {due:%Y-%m-%d %H:%M} UTC for {student}; penalties follow.")
    return True


def _list(out: Console, title: str, entries: list[tuple[str, str]]) -> None:
    out.print(f"{title} ({len(entries)}):")
    for name, why in entries[:_SHOWN]:
        out.print(f"  {name}: {why.rstrip('.')}.")
    if len(entries) > _SHOWN:
        out.print(f"  and {len(entries) - _SHOWN} more like these.")


def _some(found: list[str]) -> str:
    return ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")


def late_table(found: list[Lateness]) -> Table:
    """Who handed in late or has more time; the others are left out. It fits into a terminal of 80 columns."""
    due = {entry.due - (entry.extension or datetime.timedelta()) for entry in found if entry.due}
    ids = Ids([entry.student for entry in found])
    table = new_table(title="late" + "".join(f": due {time:%Y-%m-%d %H:%M} UTC" for time in due))
    table.add_column("student", min_width=ids.least)
    table.add_column("handed in (UTC)", no_wrap=True)
    table.add_column("late", no_wrap=True)
    for name in ("score", "penalty", "counts"):
        table.add_column(name, justify="right", no_wrap=True)
    for entry in found:
        if not entry.sentence:
            continue
        late = [duration(entry.seconds) if entry.seconds else "no"]
        late += [f"extension of {duration(entry.extension.total_seconds())}"] if entry.extension else []
        table.add_row(
            ids[entry.student],
            f"{entry.handed_in:%Y-%m-%d %H:%M}" if entry.handed_in else "–",
            Told(", ".join(late), Text("\n".join(late))),
            f"{entry.score:g}",
            f"{entry.penalty:g}",
            f"{max(0.0, entry.score - entry.penalty):g}",
        )
    return table
