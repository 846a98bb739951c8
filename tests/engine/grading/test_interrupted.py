"""A run that was interrupted goes on by the same command, whatever its options."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator

import pytest
from gradebooks import hand_in
from typer.testing import CliRunner

from autograder.cli import main
from autograder.course.layout import Assignment
from autograder.grading import batch
from autograder.grading.batch import Interrupted, grade_class, prepare
from autograder.results import SubmissionResult

STUDENTS = ["student01", "student02", "student03"]


@pytest.fixture
def graded(week1: Assignment) -> Assignment:
    for student in STUDENTS:
        hand_in(week1, student=student)
    prepare(week1)
    list(grade_class(week1, STUDENTS))
    return week1


def test_grading_all_again_goes_on_where_it_was_interrupted(graded: Assignment) -> None:
    results = grade_class(graded, STUDENTS, force=True)
    seen = [next(results).student]
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(Interrupted):
        seen.extend(result.student for result in results)
    said: list[str] = []
    rest = [each.student for each in grade_class(graded, STUDENTS, force=True, notify=said.append) if each.fresh]
    assert (sorted([*seen, *rest]), len(rest)) == (STUDENTS, len(STUDENTS) - len(seen))
    assert said[0].startswith("Going on with the --force that was interrupted. To begin anew, delete ")
    assert all(each.fresh for each in grade_class(graded, STUDENTS, force=True))


def test_students_who_are_named_are_graded_again_at_once(graded: Assignment) -> None:
    batch.up_to_date(graded).with_suffix(".forced").touch()
    for _ in range(2):
        assert all(each.fresh for each in grade_class(graded, ["student01"], force=True))


def test_what_was_interrupted_long_ago_begins_anew(graded: Assignment) -> None:
    note = batch.up_to_date(graded).with_suffix(".forced")
    note.touch()
    os.utime(note, (time.time() - 1e6,) * 2)
    assert all(each.fresh for each in grade_class(graded, STUDENTS, force=True))
    assert not note.exists()


def test_what_was_graded_before_an_interrupt_is_printed_as_json(
    graded: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: object, **how: object) -> Iterator[SubmissionResult]:
        yield next(grade_class(*given, **how))
        raise Interrupted(2)

    monkeypatch.chdir(graded.course.root)
    monkeypatch.setattr(batch, "grade_class", interrupted)
    done = CliRunner().invoke(main.app, ["grade", "week1", "--json", "--jobs", "1"])
    assert done.exit_code == 130
    assert [(entry["student"], entry["recorded"]) for entry in json.loads(done.stdout)] == [("student01", True)]
    assert "Recorded: 1. Left: 2." in " ".join(done.stderr.split())
