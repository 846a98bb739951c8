"""Kept answers are judged by several processes: the same complaints in the same order, and a sentence if one dies."""

from __future__ import annotations

import multiprocessing
import re
import shutil
import subprocess
import sys
import time

import pytest
from breaking_courses import HIDDEN, TESTS, both, edit_file, write_file

from autograder.authoring.check import check
from autograder.course.layout import Assignment

KEPT = '"""Is {}.\n\nCosts: 4\nSays: x\nHint: None.\n"""\n\n\ndef {}(x):\n    return {}\n'
RIGHT = "def triple(x):\n    return 3 * np.asarray(x, dtype=float)\n"
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


ODD = {
    "exits": ("import sys\n\nsys.exit(0)", "alternatives/odd.py cannot be loaded: SystemExit: 0."),
    "ends Python": ("import os\n\nos._exit(0)", "triple: the process in which its kept answers are judged was ended."),
    "crashes": ("import os\n\nos.abort()", "triple: the process in which its kept answers are judged was ended."),
    "never ends": ("while True:\n    pass", "cannot be loaded: CallTimeout: it did not end within"),
    "leaves a thread": ("import threading, time\nthreading.Thread(target=time.sleep, args=(900,)).start()", ""),
}


@pytest.mark.parametrize("how", [pytest.param(how, marks=[pytest.mark.slow] * (how != "exits")) for how in ODD])
def test_an_odd_kept_answer_costs_no_other_and_is_a_sentence(how: str, week1: Assignment) -> None:
    lines, complaint = ODD[how]
    write_file(f"{TESTS}/triple/alternatives/odd.py", f'"""Is odd."""\n\n{lines}\n\n\n{RIGHT}')(week1)
    write_file(f"{TESTS}/double/alternatives/is_wrong.py", IS_WRONG.replace("triple", "double"))(week1)
    found = list(check(week1, execute=False, jobs=2))
    assert "The alternative tests/week1/double/alternatives/is_wrong.py earns 0 of 5 points" in found[0]
    told = [each for each in found if "double" not in each]
    assert complaint in told[0] if complaint else not told


def test_an_answer_that_defines_nothing_is_named(week1: Assignment) -> None:
    write_file(f"{TESTS}/triple/alternatives/typo.py", '"""Is right."""\n\n\ndef tripel(x):\n    return 3 * x\n')(week1)
    assert list(check(week1, execute=False)) == [
        "The alternative tests/week1/triple/alternatives/typo.py does not define triple. Correct its code."
    ]


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


@pytest.mark.slow
def test_the_command_ends_without_a_word_of_its_processes(week1: Assignment) -> None:
    ignoring = "import signal\n\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)"
    write_file(f"{TESTS}/triple/alternatives/odd.py", f'"""Is odd."""\n\n{ignoring}\n\n\n{RIGHT}')(week1)
    command = [sys.executable, "-m", "autograder", "check", "--no-execute"]
    done = subprocess.run(command, cwd=week1.course.root, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout
    assert not re.search("Traceback|Warning|leaked", done.stderr)
