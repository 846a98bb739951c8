"""Arguments and options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

from autograder.course.layout import Assignment, Course
from autograder.errors import AutograderError


def _assignments(incomplete: str) -> list[str]:
    """What the shell completes to: the course's assignments."""
    try:
        return [name for name in Course.find().assignments if name.startswith(incomplete)]
    except (AutograderError, OSError):
        return []


Name = Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="The assignment.", autocompletion=_assignments)]
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ASSIGNMENT...", help="Assignments; all of the course if none is named.", autocompletion=_assignments
    ),
]
Student = Annotated[
    list[str] | None, typer.Option("--student", "-s", help="Only this student; may be given several times.")
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        min=0,
        help="Submissions graded at once.",
        show_default="as many as processors and memory allow",
    ),
]
Unsafe = Annotated[bool, typer.Option("--unsafe", help="Grade without the sandbox, where there is none.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON, for a program to read.")]


def assignments_of(names: list[str] | None) -> list[Assignment]:
    course = Course.find()
    return [course.assignment(name) for name in names or course.assignments]
