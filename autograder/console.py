"""What all commands share: where they print, how errors become sentences and exit codes, progress, common options."""

from __future__ import annotations

import signal
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.course import Assignment, Course
from autograder.errors import AutograderError

out = Console()
err = Console(stderr=True)

NEEDS_A_PERSON, FAILED, INTERRUPTED = 1, 2, 130

Names = Annotated[list[str] | None, typer.Argument(help="Assignments; all of the course if none is named.")]
Jobs = Annotated[int, typer.Option(help="Submissions graded at once; as many as there are processors if 0.")]
Unsafe = Annotated[bool, typer.Option("--unsafe", help="Grade without the sandbox, where it cannot be had.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON, for a program to read.")]


@contextmanager
def sentences() -> Iterator[None]:
    """Turn errors that a person can mend into their sentence and exit code 2."""
    # nbgrader's own handling of its database sessions makes SQLAlchemy warn; it is harmless and nobody here can mend
    # it.
    warnings.filterwarnings("ignore", module=r"nbgrader\..*")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that kernels and folders are cleared away then too
    try:
        yield
    except AutograderError as error:
        err.print(f"[red]autograder:[/red] {escape(str(error))}", highlight=False, soft_wrap=True)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        err.print("Interrupted. What was finished is recorded; run the same command again to go on.")
        raise typer.Exit(INTERRUPTED) from None


def assignments_of(names: list[str] | None) -> list[Assignment]:
    course = Course.find()
    return [course.assignment(name) for name in names or course.assignments]


def progress_bar() -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=err, transient=True)


@contextmanager
def saying() -> Iterator[Callable[[str], None]]:
    """Say what a long command is at, with the seconds since it began."""
    started = time.monotonic()
    yield lambda text: err.print(f"[dim]{time.monotonic() - started:4.0f} s[/dim]  {escape(text)}", highlight=False)
