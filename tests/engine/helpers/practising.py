"""What tests of practice do: submit, have it answered in this process, and read the pages."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from nbgrader.utils import notebook_hash

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.gradebook.exchange import Exchange, whole_config
from autograder.grading.settings import Settings
from autograder.practice.history import History
from autograder.practice.places import ExchangePlace, FolderPlace
from autograder.practice.policy import Policy
from autograder.practice.watch import Answered, Watch
from autograder.workers.service import Work

WRONG = "def double(x):\n    return [v + 1 for v in x]\n"


class Here:
    """Does what it is given in this process."""

    def __init__(self) -> None:
        self.given: list[Work] = []

    def give(self, work: Work) -> None:
        self.given.append(work)

    def done(self, _: float) -> list[tuple[Work, Any]]:
        given, self.given = self.given, []
        return [(work, work.function(work.item)) for work in given]


class Clock:
    """A time that passes when it is told to."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def solved(assignment: Assignment, change: Callable[[SampleSubmission], None] = lambda _: None) -> SampleSubmission:
    """A right submission with a change."""
    work = SampleSubmission.blank(assignment)
    work.solve()
    change(work)
    return work


def wrong(work: SampleSubmission) -> None:
    work.answer("double", WRONG, earns=0)


def put(
    assignment: Assignment, folder: Path, change: Callable[[SampleSubmission], None], student: str = "student01"
) -> Path:
    """Into a folder that is watched, as if it had lain there for a while."""
    place = folder / student / assignment.name
    number = len(list(place.parent.glob("handed*"))) if place.exists() else 0
    shutil.rmtree(place, ignore_errors=True)
    solved(assignment, change).write(place)
    (place.parent / f"handed{number}").write_text("")
    for path in place.glob("*.ipynb"):
        os.utime(path, ns=((10**9 + number) * 10**9,) * 2)
    return place


def submit(
    assignment: Assignment,
    exchange: Path,
    change: Callable[[SampleSubmission], None],
    student: str = "student01",
    minute: int = 0,
) -> str:
    """Into the exchange, as nbgrader does; its secret."""
    time = f"2026-11-22 10:{minute:02}:00.000000 UTC"
    folder = exchange / "course" / "inbound" / f"{student}+{assignment.name}+{time}+{secrets.token_urlsafe(9)}"
    secret = secrets.token_hex(64)
    solved(assignment, change).write(folder)
    (folder / "timestamp.txt").write_text(time)
    (folder / "submission_secret.txt").write_text(secret)
    folder.chmod(0o777)
    return secret


def make_exchange(assignment: Assignment, exchange: Path, *, lines: str = "") -> Exchange:
    """An exchange that the course's configuration names, with submissions of one account."""
    (exchange / "course" / "inbound").mkdir(parents=True)
    (exchange / "course" / "inbound").chmod(0o733)
    exchange.chmod(0o777)
    path = assignment.course.root / "nbgrader_config.py"
    path.write_text(
        f"{path.read_text()}\nc.Exchange.root = {str(exchange)!r}\nc.ExchangeCollect.check_owner = False\n{lines}\n"
    )
    return Exchange(assignment.course, whole_config(assignment.course))


def watching(
    assignment: Assignment, place: Path | Exchange, policy: Policy | None = None, clock: Clock | None = None
) -> Watch:
    """A watch in this process."""
    assignments = {assignment.name: assignment}
    there = FolderPlace(place, assignments) if isinstance(place, Path) else ExchangePlace(place, assignments)
    policy = policy or Policy(pause=0.0, attempts=1000)
    history = History(assignment.course)
    given = {"clock": clock} if clock else {}
    return Watch(assignments, there, Here(), history, policy, Settings(), **given)  # type: ignore[arg-type]


def answer(watch: Watch) -> list[Answered]:
    """Everything that is there and counts."""
    watch.sweep()
    answered = watch.step(10, 0.0)
    while not watch.idle:
        answered += watch.step(10, 0.0)
    return answered


def page_of(exchange: Path, secret: str, notebook: str = "basics") -> Path:
    """Where the page of a submission in the exchange is fetched from."""
    return exchange / "course" / "feedback" / f"{notebook_hash(secret=secret, notebook_id=notebook)}.html"


def page_in(place: Path, notebook: str = "basics") -> str:
    """The text of a page beside a submission in a folder."""
    return text_of(place.with_name(f"{place.name}-feedback") / f"{notebook}.html")


def text_of(page: Path) -> str:
    soup = BeautifulSoup(page.read_text(), "html.parser")
    return " ".join(soup.main.get_text(" ").split())


def state_in(place: Path) -> dict[str, Any]:
    return json.loads((place / "practice.json").read_text())
