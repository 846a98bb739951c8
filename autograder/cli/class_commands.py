"""The commands around grading a class: submissions in, lateness, the class report, grades and feedback out."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Annotated, Literal

import typer

from autograder.cli.options import Json, Name, Student
from autograder.course.layout import Course
from autograder.terminal import NEEDS_A_PERSON, notifying, out, sentences

IdColumn = Annotated[
    str,
    typer.Option(
        metavar="COLUMN",
        help="Column of the list that holds the ids of the gradebook.",
        show_default="as before, or found by itself",
    ),
]


def collect(
    name: Name,
    archive: Annotated[Path, typer.Argument(help="The download of all submissions, a zip or a folder.")],
    platform: Annotated[
        Literal["moodle", "canvas", "blackboard", "brightspace", "gradescope", "ilias", "github", "zip"],
        typer.Option("--from", help="Where it comes from."),
    ],
    students: Annotated[Path, typer.Option(metavar="FILE", help="The platform's list of students, a CSV file.")],
    id_column: IdColumn = "",
    timezone: Annotated[str, typer.Option(help="Of the platform's times, such as Europe/Berlin.")] = "",
    pattern: Annotated[
        str, typer.Option(metavar="PATTERN", help="How files are named (docs/lms.md says how to write it).")
    ] = "",
    groups: Annotated[
        Path | None, typer.Option(help="Who hands in together: a CSV file with the columns id and group.")
    ] = None,
) -> None:
    """Put a download of a learning platform into submitted/."""
    with sentences():
        from autograder.cli import lms_commands as command

        assignment = Course.find().assignment(name)
        _done(
            command.collect(
                assignment,
                archive,
                platform,
                students,
                out,
                id_column=id_column,
                timezone=timezone,
                pattern=pattern,
                groups=groups,
            )
        )


def late(name: Name) -> None:
    """Show who handed in late or has more time."""
    with sentences():
        from autograder.cli import lms_commands as command

        _done(command.late(Course.find().assignment(name), out))


def extend(
    name: Name,
    student: Annotated[str, typer.Argument(help="The student.")],
    days: Annotated[int, typer.Option("--days", "-d", help="Days after the due date.")] = 0,
    hours: Annotated[int, typer.Option(help="Hours after the due date.")] = 0,
) -> None:
    """Give one student more time."""
    with sentences():
        from autograder.cli import lms_commands as command

        _done(command.extend(Course.find().assignment(name), student, out, days=days, hours=hours))


def feedback(
    name: Name,
    student: Student = None,
    release: Annotated[bool, typer.Option("--release", help="Hand the pages out through nbgrader's exchange.")] = False,
) -> None:
    """Make the feedback pages anew from what the gradebook has now, and hand them out if that is wanted."""
    with sentences(), notifying() as notify:
        from autograder.cli.feedback import make_pages

        _done(make_pages(Course.find().assignment(name), student, notify, release=release))


def report(
    name: Name,
    to: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Where the page goes.",
            show_default="report-ASSIGNMENT.html in the course's folder",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write one page about the class: points, exercises, misconceptions, who needs a look."""
    with sentences():
        from autograder.gradebook import penalties
        from autograder.report import class_report, write

        assignment = Course.find().assignment(name)
        penalties.bring_up_to_date(assignment)
        if as_json:
            print(json.dumps(class_report(assignment).as_dict(), indent=1))
        else:
            path = write(assignment, to or assignment.course.root / f"report-{name}.html")
            out.print(f"wrote {path}")


def export(
    name: Name,
    platform: Annotated[
        Literal["moodle", "canvas", "blackboard", "brightspace", "nbgrader"],
        typer.Option("--for", help="Whose form it takes."),
    ],
    to: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")],
    template: Annotated[
        Path | None, typer.Option("--template", "-t", metavar="FILE", help="The platform's own list, exported anew.")
    ] = None,
    id_column: IdColumn = "",
    column: Annotated[str, typer.Option(help="The assignment's column, if it is called otherwise.")] = "",
    scale: Annotated[bool, typer.Option("--scale", help="Scale to the platform's points, where they differ.")] = False,
    comments: Annotated[bool, typer.Option("--comments", help="Fill Moodle's feedback comments.")] = False,
    zeros: Annotated[bool, typer.Option("--zeros", help="Give 0 to those who handed in nothing.")] = False,
    unfinished: Annotated[bool, typer.Option("--unfinished", help="Also what still waits for a person.")] = False,
) -> None:
    """Write grades in the form that a platform imports."""
    with sentences():
        from autograder.cli import lms_commands as command
        from autograder.lms import grades

        options = grades.ExportOptions(
            column=column, scale=scale, comments=comments, zeros=zeros, unfinished=unfinished
        )
        assignment = Course.find().assignment(name)
        _done(command.export(assignment, platform, template, to, out, id_column=id_column, options=options))


def feedback_zip(
    name: Name,
    to: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")],
    separate: Annotated[bool, typer.Option("--separate", help="A page for each notebook, not one for all.")] = False,
) -> None:
    """Write the feedback pages into a zip as Moodle or Canvas takes it back."""
    with sentences():
        from autograder.cli import lms_commands as command

        _done(command.feedback_zip(Course.find().assignment(name), to, out, separate=separate))


def rename(
    name: Name,
    new: Annotated[str, typer.Argument(help="Its new name.")],
) -> None:
    """Give an assignment another name, with all that is graded of it."""
    with sentences():
        from autograder.cli.watch import alone
        from autograder.gradebook.renaming import rename as rename_assignment
        from autograder.practice.history import History

        course = Course.find()
        with alone(course, [name]):  # a watcher would go on under the old name
            moved = rename_assignment(course, name, new, lambda text: out.print(text))
            History(course).rename(name, new)
        out.print(
            f"{name} is {new} now, {moved} folders and the gradebook. If it was released through the exchange, release "
            f"it again: `nbgrader release_assignment {shlex.quote(new)}`. Reports and feedback that were made have "
            "the old name: make them anew.",
        )


def _done(all_went_through: bool) -> None:
    if not all_went_through:
        raise typer.Exit(NEEDS_A_PERSON)
