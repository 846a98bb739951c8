"""Tables for people in a terminal and for programs in a pipe, and the students' ids in them."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from autograder.course.text import plain
from autograder.terminal import out

_LEAST = 12  # letters of an id that are shown at least


def new_table(**options: Any) -> Table:
    """An empty table without lines, which leaves more room for what it says."""
    return Table(
        box=None,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="bold",
        title_justify="left",
        title_style="bold",
        **options,
    )


def show_table(table: Table, console: Console = out) -> None:
    """Print a table: into a terminal as wide as that is, into a pipe as lines of values with tabs between them."""
    if console.is_terminal:
        console.print(table)
        return
    rows = zip(*([_value(cell) for cell in (column.header, *column.cells)] for column in table.columns), strict=True)
    for row in rows:
        print("\t".join(row), file=console.file)


def _value(cell: Any) -> str:
    return " ".join(str(cell).split())


class Told:
    """What a terminal shows in another form than a program gets: a sign for a word, a name in several lines."""

    def __init__(self, whole: str, shown: Text) -> None:
        self._whole, self._shown = whole, shown

    def __str__(self) -> str:
        return self._whole

    def __rich__(self) -> Text:
        return self._shown


class Ids:
    """The students' ids in a terminal: the part before the @ where that is enough, cut in the middle where there is
    no room for all of it. A program gets them whole.
    """

    def __init__(self, ids: Collection[str]) -> None:
        short = {name: plain(name).partition("@")[0] for name in ids}
        unique = len(set(short.values())) == len(short)
        self.shown = short if unique and all(short.values()) else {name: plain(name) for name in ids}
        self.least = min(_LEAST, max(map(len, self.shown.values()), default=0))  # letters that are always shown

    def __getitem__(self, name: str) -> _Id:
        return _Id(self, name)

    @functools.cache  # noqa: B019, as long as the table
    def within(self, width: int) -> dict[str, str]:
        """The ids in so many letters, cut where most of them are told apart."""
        heads = sorted(range(width), key=lambda head: abs(2 * head - width + 1))
        cuts = ({name: _cut(text, width, head) for name, text in self.shown.items()} for head in heads)
        return max(cuts, key=lambda cut: len(set(cut.values())))


class _Id:
    """One student's id."""

    def __init__(self, ids: Ids, name: str) -> None:
        self._ids, self._name = ids, name

    def __str__(self) -> str:
        return plain(self._name)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(self._ids.least, max(self._ids.least, len(self._ids.shown[self._name])))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self._ids.within(options.max_width)[self._name], no_wrap=True, overflow="ellipsis")


def _cut(text: str, width: int, head: int) -> str:
    if len(text) <= width:
        return text
    return f"{text[:head]}…{text[len(text) - (width - head - 1) :]}"
