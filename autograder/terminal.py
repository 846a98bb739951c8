"""What all commands share: where they print, how errors become sentences and exit codes, progress, common options."""

from __future__ import annotations

import errno
import math
import signal
import sys
import time
import warnings
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import IO, Annotated, Any, cast

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

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


class TimeLeft:
    """How long the rest of a class will take.

    Submissions differ: one that never ends takes as long as many others, and one that was graded before no time at all.
    So each one left counts what the later two thirds of those graded in this run took: enough for slow ones to even
    out, and workers that have gone are forgotten. Those graded before count as often as they have turned out to be due.

    What one takes is spread as widely as it is long on average (exercise4: mean 20.1 s, standard deviation 19.2 s), so
    that a sum of n is known to a share of 1/sqrt(n). `range` is where the truth lies nine times in ten, if submissions
    come in an order of chance; where the slow ones come together, it is missed for as long.
    """

    NINE_IN_TEN = 1.645  # standard deviations to each side
    LEAST = 60  # submissions that count at least, where there are so many

    def __init__(self, total: int, graded_before: Collection[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._before = clock, frozenset(graded_before)
        self._old, self._new = len(self._before), total - len(self._before)  # that are left of each kind
        self._seen, self._again = 0, 0  # of those graded before: how many, and how many were graded again
        self._times = [clock()]  # when this run began, and when each was graded

    def tell(self, student: str, fresh: bool) -> None:
        """Another one is done; `fresh` if it was graded in this run."""
        if student in self._before:
            self._old -= 1
            self._seen += 1
            self._again += fresh
        else:
            self._new -= 1
        if fresh:
            self._times.append(self._clock())

    @property
    def seconds(self) -> float | None:
        """Seconds from now on, as the best guess; None if nobody can know."""
        due = self._due
        graded = len(self._times) - 1
        if not due:
            return 0.0 if graded or self._seen else None
        if not graded:
            return None
        window = self._window
        each = (self._times[-1] - self._times[-1 - window]) / window
        waited = self._clock() - self._times[-1]
        # Who has waited longer than expected for the next one has met a slow one: it may well take as long again.
        return max(0.0, due - 1) * each + min(1.0, due) * abs(each - waited)

    @property
    def range(self) -> tuple[float, float] | None:
        """Between what seconds that is, nine times in ten; None if nobody can know."""
        seconds = self.seconds
        if not seconds:
            return None if seconds is None else (0.0, 0.0)
        factor = math.exp(self.NINE_IN_TEN * math.sqrt(1 / max(1.0, self._due) + 1 / self._window))
        return seconds / factor, seconds * factor

    @property
    def _due(self) -> float:
        return self._new + (self._old * self._again / self._seen if self._seen else 0.0)

    @property
    def _window(self) -> int:
        """How many of those graded last are counted."""
        graded = len(self._times) - 1
        return min(graded, max(self.LEAST, 2 * graded // 3))


class _TimeLeftColumn(ProgressColumn):
    """What the task's field `time_left` says."""

    max_refresh = 0.5

    def render(self, task: Task) -> Text:
        between = task.fields["time_left"].range
        text = f"{_clock(between[0])} to {_clock(between[1])}" if between else "-:--:--"
        return Text(text, style="progress.remaining")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def progress_bar() -> Progress:
    """A bar for tasks with a field `time_left`."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        _TimeLeftColumn(),
    )
    return Progress(*columns, console=err, transient=True)


@contextmanager
def saying() -> Iterator[Callable[[str], None]]:
    """Say what a long command is at, with the seconds since it began."""
    started = time.monotonic()
    yield lambda text: err.print(f"[dim]{time.monotonic() - started:4.0f} s[/dim]  {escape(text)}", highlight=False)
