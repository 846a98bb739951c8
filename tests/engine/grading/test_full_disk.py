"""A disk that gets full in the middle of grading: said in a sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from practising import Clock, answer, make_exchange, submit, watching, wrong
from six_students import STUDENTS, forget, hand_in_six, outcome

from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError
from autograder.feedback.practice import MARK
from autograder.grading.batch import grade_class
from autograder.practice.history import History

KILOBYTES = [int(text) for text in os.environ.get("AUTOGRADER_TEST_FREE", "0,24,64,112").split(",")]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.fixture
def course(disk: Path, template: Path) -> Assignment:
    """The course, on it."""
    return Course(Path(shutil.copytree(template, disk / "course"))).assignment("week1")


def fill(disk: Path, kilobytes: int) -> Path:
    """Leave so much of it free, by a file."""
    filler = disk / "filler"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - 1024 * kilobytes)))
    return filler


@pytest.mark.slow
def test_a_disk_that_gets_full_loses_and_doubles_nothing(course: Assignment, disk: Path) -> None:
    hand_in_six(course)
    list(grade_class(course, STUDENTS))
    wanted = outcome(course)
    said = set()
    for kilobytes in KILOBYTES:
        forget(course)
        filler = fill(disk, kilobytes)
        with pytest.raises(CourseError, match="run the same command again") as raised:
            list(grade_class(course, STUDENTS))
        said.add(str(raised.value).replace(str(disk), ""))
        filler.unlink()
        list(grade_class(course, STUDENTS))
        assert outcome(course) == wanted
    print(said)


@pytest.mark.slow
def test_practice_on_a_disk_that_gets_full_answers_everybody_once(course: Assignment, disk: Path) -> None:
    exchange = make_exchange(course, disk / "exchange")
    clock, pages, troubles = Clock(time.time()), [], []
    for minute, kilobytes in enumerate(KILOBYTES):
        secrets = [submit(course, disk / "exchange", wrong, student, minute) for student in STUDENTS[:3]]
        pages += [exchange.page(secret, "basics") for secret in secrets]
        filler = fill(disk, kilobytes)
        watch = watching(course, exchange, clock=clock)  # one that begins when the disk is full
        watch.sweep()
        for _ in range(8):
            watch.step(2, 0.0)
        troubles.append(watch.trouble)
        filler.unlink()
        clock.now += 60
        answer(watch)
        assert not watch.trouble
        assert all(MARK in page.read_text() for page in pages)
    assert "disk is full" in troubles[0]
    attempts = History(course.course).of("week1")
    assert len({attempt.submission for attempt in attempts}) == len(attempts) == len(pages)
    assert not exchange.half_pages()
    print(troubles)
