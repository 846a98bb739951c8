"""The instructor's page of practice."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from autograder.practice.history import Attempt
from autograder.practice.overview import page
from autograder.practice.progress import stuck_on
from autograder.practice.queue import Arrival

NOW = 1_800_000_000.0


def attempt(student: str, number: int, **status: str) -> Attempt:
    found = {name: {"status": said, "earned": float(said == "passed"), "points": 2.0} for name, said in status.items()}
    seen = NOW - 1000 + 100 * number
    return Attempt("week1", student, f"{number}", seen=seen, answered=seen + 2 * number, found=found)


def text_of(attempts: list[Attempt], queue: list[Arrival] | None = None, trouble: str = "") -> BeautifulSoup:
    return BeautifulSoup(page("week1", attempts, queue or [], trouble, NOW, ["student99"]), "html.parser")


def test_each_student_has_a_row_and_whoever_is_stuck_stands_first() -> None:
    attempts = [attempt("student01", 1, double="passed", triple="not yet")]
    attempts += [attempt("student02", number, double="not yet", triple="passed") for number in (1, 2, 3)]
    shown = text_of(attempts)
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in shown.tbody.find_all("tr")]
    assert [[row[0], row[1], row[3], row[5]] for row in rows] == [
        ["student02", "3", "1 / 4", "double"],
        ["student01", "1", "1 / 4", ""],
    ]
    assert "double: 1 student" in shown.get_text()
    assert "in 3.0 s (median) and 6.0 s (worst)" in shown.get_text()


def test_nobody_is_stuck_who_got_it_right_in_between_or_has_not_tried_it() -> None:
    practised = [attempt("student01", 1, double="not yet", triple="not attempted")]
    practised += [attempt("student01", 2, double="passed", triple="not attempted")]
    practised += [attempt("student01", 3, double="not yet", triple="not attempted")]
    assert stuck_on(practised) == []


def test_what_waits_and_what_is_in_the_way_is_told_and_names_are_no_markup() -> None:
    waiting = Arrival("week1", "<b>student01</b>", "1", Path(), NOW - 7, seen=NOW - 7)
    shown = text_of([], [waiting], "No space left on device")
    assert shown.find("b") is None
    assert "<b>student01</b>, for 7 s" in shown.get_text()
    told = [alert.get_text() for alert in shown.find_all(role="alert")]
    assert "No space left on device" in told[0]
    assert "Cannot be answered, or not in full: student99." in told[1]
    assert "Nobody has practised yet." in shown.get_text()
