"""What all commands share: where they print, how errors become sentences and exit codes, progress, common options."""

from __future__ import annotations

import errno
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Annotated, Any, cast

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

from autograder.course.layout import Assignment, Course
from autograder.errors import AutograderError
from autograder.workers.pool import leave_terminal


class _Terminal:
    """Standard output or error, as it is at the moment. That the terminal is gone ends no run: see crew.Stop."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name == "rich_proxied_file":  # or rich would write past this
            raise AttributeError(name)
        return getattr(self._stream, name)

    @property
    def _stream(self) -> Any:
        stream = getattr(sys, self._name)
        return getattr(stream, "rich_proxied_file", stream)

    def write(self, text: str) -> int:
        try:
            return int(self._stream.write(text))
        except OSError as error:
            return self._left(error, len(text))

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            self._left(error)

    def _left(self, error: OSError, written: int = 0) -> int:
        if error.errno != errno.EIO:
            raise error
        leave_terminal()
        return written


out = Console(file=cast(IO[str], _Terminal("stdout")))
err = Console(file=cast(IO[str], _Terminal("stderr")))

NEEDS_A_PERSON, FAILED, INTERRUPTED = 1, 2, 130

_RECENT = 600.0  # seconds: one submission may take as long as many others

Names = Annotated[list[str] | None, typer.Argument(help="Assignments; all of the course if none is named.")]
Jobs = Annotated[int, typer.Option(help="Submissions graded at once; as many as processors and memory allow if 0.")]
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
    """A bar with the time that the rest will take at the speed of the last minutes."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=err, transient=True, speed_estimate_period=_RECENT)


@contextmanager
def saying() -> Iterator[Callable[[str], None]]:
    """Say what a long command is at, with the seconds since it began."""
    started = time.monotonic()
    yield lambda text: err.print(f"[dim]{time.monotonic() - started:4.0f} s[/dim]  {escape(text)}", highlight=False)
