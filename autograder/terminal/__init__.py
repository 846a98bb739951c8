"""What all commands share: where they print, how errors become sentences and exit codes, progress."""

from __future__ import annotations

import errno
import logging
import os
import re
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Column
from rich.text import Text

from autograder.errors import AutograderError
from autograder.workers.pool import leave_terminal


class _Terminal:
    """Standard output or error, as it is at the moment. A terminal that is gone ends no run: see workers.pool.Stop."""

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
        except UnicodeEncodeError as error:  # a file's name may be no text, and a terminal may not have every letter
            return int(self._stream.write(text.encode(error.encoding, "backslashreplace").decode(error.encoding)))
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


class _Sentences(Console):
    """Prints text as it is: nothing in it is markup. Lines of a terminal end between words and never within one, so
    that a path or a command can be copied; in a pipe each sentence is one line.
    """

    def __init__(self, name: str) -> None:
        super().__init__(file=cast(IO[str], _Terminal(name)), markup=False, highlight=False, emoji=False)

    def print(self, *objects: Any, **given: Any) -> None:
        """Print a text, or what rich can show."""
        if len(objects) == 1 and isinstance(objects[0], str | Text):
            text = Text.assemble(objects[0])
            if self.is_terminal:
                lines = (line for whole in text.split("\n", allow_blank=True) for line in _broken(whole, self.width))
                text = Text("\n").join(lines)
            objects, given["soft_wrap"] = (text,), True
        super().print(*objects, **given)


def _broken(text: Text, width: int) -> list[Text]:
    """The text in lines no longer than that, but for words that are; each begins as far in as the first does behind
    its dash. What a no-break space holds together is one word.
    """
    told, start, breaks = text.plain, 0, []
    margin = " " * len(re.match(r"\s*(- )?", told)[0])  # type: ignore[index]
    for word in re.finditer(r"[^ \t]+", told):
        so_far = (margin if start else "") + told[start : word.end()]
        if told[start : word.start()].strip() and cell_len(so_far) > width:
            start = word.start()
            breaks.append(start)
    lines = list(text.divide(breaks))
    for each in lines:
        each.rstrip()
    return [lines[0], *(Text.assemble(margin, each) for each in lines[1:])]


out = _Sentences("stdout")
err = _Sentences("stderr")

NEEDS_A_PERSON, FAILED, INTERRUPTED = 1, 2, 130

_RECENT = 600.0  # seconds: one submission may take as long as many others
_NOW_AND_THEN = 10.0  # seconds between two lines of progress in a pipe


#: What is to be done of files and folders that the system refuses, by the error's number.
_FILES = {
    errno.EACCES: "Give yourself the right to use it",
    errno.EPERM: "Give yourself the right to use it",
    errno.EROFS: "Give yourself the right to write there",
    errno.ENOSPC: "Make room",
    errno.EDQUOT: "Make room",
    errno.ENAMETOOLONG: "Give it a shorter name",
    errno.ENOTDIR: "Move away the file that has the place of a folder",
    errno.EISDIR: "Move away the folder that has the place of a file",
}


@contextmanager
def sentences() -> Iterator[None]:
    """Turn errors that a person can fix, Ctrl-C and SIGTERM into a sentence and an exit code."""
    # nbgrader's own handling of its database sessions makes SQLAlchemy warn; it is harmless and nobody here can fix
    # it.
    warnings.filterwarnings("ignore", module=r"nbgrader\..*")
    _interruption.begin()
    try:
        yield
        _interruption.check()
    except BaseException as error:
        # What is torn down in the middle raises errors of its own: a kernel that has died, a task that was cancelled.
        if _interruption.wanted or isinstance(error, KeyboardInterrupt):
            _interruption.end()
            err.print("Interrupted. What was recorded stays; run the same command again to go on.")
            raise typer.Exit(INTERRUPTED) from None
        if isinstance(error, OSError) and error.errno in _FILES and isinstance(error.filename, str | bytes):
            name = os.fsdecode(error.filename)
            error = AutograderError(f"{name}: {error.strerror}. {_FILES[error.errno]}, and run the same command again.")
        if isinstance(error, AutograderError):
            err.print(Text.assemble(("autograder:", "red"), f" {error}"))
            raise typer.Exit(FAILED) from None
        raise


class _Interruption:
    """Whether Ctrl-C or SIGTERM has come. Both raise KeyboardInterrupt, so that kernels and folders are cleared away.

    Code of answers that runs in this process may swallow that, so long commands ask here between their steps.
    """

    wanted = False

    def begin(self) -> None:
        self.wanted = False
        logging.disable(logging.NOTSET)
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) != signal.SIG_IGN:  # as for a command that a script runs in the background
                signal.signal(number, self._take)

    def end(self) -> None:
        """Another one is for what is still being cleared away."""
        self.wanted = False
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    def _take(self, number: int, _: object) -> None:
        self.wanted = True
        logging.disable()  # what libraries have to say of being torn down
        raise KeyboardInterrupt

    def check(self) -> None:
        if self.wanted:
            raise KeyboardInterrupt


_interruption = _Interruption()


def progress_bar() -> Progress:
    """A bar with the time that the rest will take at the speed of the last minutes."""
    columns = (
        SpinnerColumn(),
        TextColumn(
            "{task.description}", markup=False, table_column=Column(max_width=30, no_wrap=True, overflow="ellipsis")
        ),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return _Progress(*columns, console=err, transient=True, speed_estimate_period=_RECENT)


class _Progress(Progress):
    """A bar in a terminal; into a pipe a line now and then."""

    _said = 0.0

    def update(self, task_id: TaskID, **given: Any) -> None:
        super().update(task_id, **given)
        _interruption.check()
        if not self.console.is_terminal and time.monotonic() - self._said > _NOW_AND_THEN:
            self._said = time.monotonic()
            task = self.tasks[task_id]
            done = f"{task.description}, {task.completed:.0f} of {task.total:.0f}"
            self.console.print(done)


@contextmanager
def notifying() -> Iterator[Callable[[str], None]]:
    """Say what a long command is at, with the seconds since it began."""
    started = time.monotonic()

    def notify(text: str) -> None:
        _interruption.check()
        passed = time.monotonic() - started
        err.print(Text.assemble((f"{passed:4.0f} s", "dim"), f"  {text}"))

    yield notify
