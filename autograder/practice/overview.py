"""The page for the instructor: who has tried how often, who is stuck on what, what waits, and how long answers take."""

from __future__ import annotations

import datetime
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from autograder.practice.history import FAULT, PRACTISED, Attempt, tries
from autograder.practice.progress import STUCK, stuck_on
from autograder.practice.queue import Arrival

_RECENT = 100  # submissions of which the seconds are told


@dataclass(frozen=True)
class Row:
    """One student: how often the submission was tried, in all and in the last 24 hours, and what the last try gave."""

    student: str
    tries: int
    today: int
    last: str
    points: str
    stuck: list[str]


def page(
    assignment: str,
    attempts: Sequence[Attempt],
    queue: Sequence[Arrival],
    trouble: str,
    now: float,
    unanswered: Sequence[str] = (),
) -> str:
    """The page of one assignment as HTML. `attempts` and `queue` are of it alone; `now` in seconds since 1970.
    `unanswered` are students who cannot be, by what is theirs.
    """
    newest = {attempt.student: attempt for attempt in attempts}
    students = sorted({attempt.student for attempt in attempts})
    rows = [_row(student, [each for each in attempts if each.student == student], now) for student in students]
    rows.sort(key=lambda row: (-len(row.stuck), row.student))
    seconds = [attempt.seconds for attempt in attempts][-_RECENT:]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("overview.html.j2").render(
        assignment=assignment,
        rows=rows,
        queue=[(each.student, f"{now - each.seen:.0f}") for each in sorted(queue, key=lambda each: each.seen)],
        exercises=Counter(name for row in rows for name in row.stuck).most_common(),
        median=f"{statistics.median(seconds):.1f}" if seconds else "",
        worst=f"{max(seconds):.1f}" if seconds else "",
        answered=len(attempts),
        stuck_after=STUCK,
        faults=sorted(student for student, last in newest.items() if last.kind == FAULT),
        trouble=trouble,
        unanswered=unanswered,
        time=_clock(now),
    )


def _row(student: str, attempts: Sequence[Attempt], now: float) -> Row:
    practised = [attempt for attempt in attempts if attempt.kind == PRACTISED]
    found = practised[-1].found if practised else {}
    earned, points = (sum(entry[key] for entry in found.values()) for key in ("earned", "points"))
    return Row(
        student,
        sum(attempt.counts for attempt in attempts),
        len(tries(attempts, now)),
        _clock(attempts[-1].answered),
        f"{earned:g} / {points:g}" if found else "",
        stuck_on(practised),
    )


def _clock(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
