"""Kept answers are judged by several processes: the same complaints in the same order, and a sentence if one dies."""

from __future__ import annotations

import multiprocessing
import shutil
import time

import pytest
from breaking_courses import HIDDEN, TESTS, both, edit_file, write_file

from autograder.authoring.check import check
from autograder.course.layout import Assignment
from autograder.errors import AutograderError

KEPT = '"""Is {}.\n\nCosts: 4\nSays: x\nHint: None.\n"""\n\n\ndef {}(x):\n    return {}\n'
IS_WRONG = '"""Is wrong."""\n\n\ndef triple(x):\n    return 4 * x\n'


def test_several_processes_complain_as_one_does(week1: Assignment) -> None:
    both(
        write_file(f"{TESTS}/double/misconceptions/costs_less.py", KEPT.format("wrong", "double", "3 * x")),
        write_file(f"{TESTS}/triple/misconceptions/is_right.py", KEPT.format("right", "triple", "3 * x")),
        write_file(f"{TESTS}/triple/alternatives/is_wrong.py", IS_WRONG),
        edit_file(HIDDEN, "points=4", "points=3"),
    )(week1)
    told: list[str] = []
    one = list(check(week1, execute=False))
    assert len(one) >= 3
    assert list(check(week1, execute=False, jobs=2, notify=told.append)) == one
    assert list(check(week1, execute=False, jobs=2, only=["triple"])) == list(
        check(week1, execute=False, only=["triple"])
    )
    assert told[-1] == "week1: triple, all kept answers"


def test_a_process_that_dies_is_a_sentence(week1: Assignment) -> None:
    ends = '"""Ends."""\n\nimport os\n\nos.abort()\n\n\ndef triple(x):\n    return 3 * x\n'
    write_file(f"{TESTS}/triple/alternatives/ends.py", ends)(week1)
    with pytest.raises(AutograderError, match=r"A process that judges kept answers was ended.*--jobs 1"):
        list(check(week1, execute=False, jobs=2))


def test_what_cannot_be_loaded_is_named_once(week1: Assignment) -> None:
    shutil.rmtree(week1.release)
    one = list(check(week1, execute=False))
    assert one == list(check(week1, execute=False, jobs=2))
    assert len(one) == len(set(one))


def test_processes_of_others_are_left_alone(week1: Assignment) -> None:
    other = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,))
    other.start()
    asked = check(week1, execute=False, jobs=2, notify=_stop_at_the_first)
    with pytest.raises(KeyboardInterrupt):
        list(asked)
    assert other.is_alive()
    other.kill()


def _stop_at_the_first(told: str) -> None:
    if "kept answers" in told:
        raise KeyboardInterrupt
