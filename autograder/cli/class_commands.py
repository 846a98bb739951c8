"""The commands around grading a class: submissions in, lateness, the class report, grades and feedback out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from autograder.course.layout import Course
from autograder.terminal import NEEDS_A_PERSON, Json, Name, out, sentences

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
    platform: Annotated[Literal["moodle", "canvas", "zip"], typer.Option("--from", help="Where it comes from.")],
    students: Annotated[Path, typer.Option(metavar="FILE", help="The platform's list of students, a CSV file.")],
    id_column: IdColumn = "",
    timezone: Annotated[str, typer.Option(help="Of the times in Moodle's list, such as Europe/Berlin.")] = "",
) -> None:
    """Put a download of Moodle, Canvas or another platform into submitted/."""
    with sentences():
        from autograder.lms import command

        assignment = Course.find().assignment(name)
        _done(command.collect(assignment, archive, platform, students, out, id_column=id_column, timezone=timezone))


def late(name: Name) -> None:
    """Show who handed in late or has more time."""
    with sentences():
        from autograder.lms import command

        _done(command.late(Course.find().assignment(name), out))


def extend(
    name: Name,
    student: Annotated[str, typer.Argument(help="The student.")],
    days: Annotated[int, typer.Option("--days", "-d", help="Days after the due date.")] = 0,
    hours: Annotated[int, typer.Option(help="Hours after the due date.")] = 0,
) -> None:
    """Give one student more time."""
    with sentences():
        from autograder.lms import command

        _done(command.extend(Course.find().assignment(name), student, out, days=days, hours=hours))


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
        from autograder.report import class_report, write

        assignment = Course.find().assignment(name)
        if as_json:
            print(json.dumps(class_report(assignment).as_dict(), indent=1))
        else:
            path = write(assignment, to or assignment.course.root / f"report-{name}.html")
            out.print(f"wrote {path}", highlight=False, markup=False, soft_wrap=True)


def export(
    name: Name,
    platform: Annotated[Literal["moodle", "canvas", "nbgrader"], typer.Option("--for", help="Whose form it takes.")],
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
    """Write grades in the form that Moodle or Canvas imports."""
    with sentences():
        from autograder.lms import command, grades

        wishes = grades.Wishes(column=column, scale=scale, comments=comments, zeros=zeros, unfinished=unfinished)
        assignment = Course.find().assignment(name)
        _done(command.export(assignment, platform, template, to, out, id_column=id_column, wishes=wishes))


def feedback_zip(
    name: Name, to: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")]
) -> None:
    """Write the feedback pages into a zip as Moodle or Canvas takes it back."""
    with sentences():
        from autograder.lms import command

        _done(command.feedback_zip(Course.find().assignment(name), to, out))


def _done(all_went_through: bool) -> None:
    if not all_went_through:
        raise typer.Exit(NEEDS_A_PERSON)
