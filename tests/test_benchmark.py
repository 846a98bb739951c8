"""The benchmark compares like with like: the same answers earn the same from stock nbgrader and from this engine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import figure, memory, report
from benchmarks.arms import ARMS, OURS, STOCK, Grading, grade
from benchmarks.courses import Pair, make
from benchmarks.measuring import Measured

RIGHT, MISTAKEN = "student01", "student02"
KINDS = {"torch": 9.0, "light": 17.0}  # and what is to be had


@pytest.fixture(scope="module", params=KINDS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return make(request.param, tmp_path_factory.mktemp("benchmark"), students=2)


@pytest.mark.parametrize("arm", ARMS)
def test_right_answers_earn_all_points(pair: Pair, arm: str) -> None:
    (grading,) = grade(arm, pair, [RIGHT])
    assert grading.points == pair.expected[RIGHT] == KINDS[pair.kind]


@pytest.mark.parametrize("arm", ARMS)
def test_mistakes_cost_points(pair: Pair, arm: str) -> None:
    (grading,) = grade(arm, pair, [MISTAKEN])
    assert 0.0 < grading.points < KINDS[pair.kind]


def test_the_hidden_tests_of_the_stock_course_are_in_no_release(pair: Pair) -> None:
    assert "REFERENCE" in (pair.stock / "source" / pair.kind / f"{pair.notebook}.ipynb").read_text()
    assert "REFERENCE" not in (pair.stock / "release" / pair.kind / f"{pair.notebook}.ipynb").read_text()


@pytest.fixture
def measured() -> Measured:
    """Stock takes 6 s and ours 0.5 s, of which 0.2 s are the student's own code."""
    gradings = [Grading(STOCK, RIGHT, 6.0, 9.0)] * 3 + [Grading(OURS, RIGHT, 0.5, 9.0, {"cells": 0.3})] * 3
    result = Measured("torch", {OURS: 9.0, STOCK: 8.0}, gradings, {RIGHT: 0.2})
    result.classes = {OURS: [(4.0, 2.0)], STOCK: [(48.0, 30.0)]}
    result.memory = {OURS: [300.0, 350.0, 400.0, 450.0], STOCK: [600.0, 1100.0, 1600.0, 2100.0]}
    return result


def test_the_page_puts_what_was_measured_beside_what_is_wanted(measured: Measured) -> None:
    page = report.page([measured], {"Cores": "2"}, students=1, rounds=1)
    assert "| torch: times faster than stock nbgrader | 12.0 | at least 20 |" in page
    assert "| torch: overhead beyond the student's own code | 0.30 s | at most 0.35 s |" in page
    assert "| torch: times faster with two workers than with one | 2.00 | at least 1.7 |" in page
    assert "| torch: memory of each further concurrent submission | 50 MB | at most 120 MB |" in page


def test_the_picture_is_the_same_for_the_same_numbers(measured: Measured, tmp_path: Path) -> None:
    for name in ("one.svg", "other.svg"):
        figure.write([measured], tmp_path / name)
    assert (tmp_path / "one.svg").read_text() == (tmp_path / "other.svg").read_text()


def test_the_memory_of_a_grandchild_counts() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(1, flush=True); input()'])"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        child.stdout.readline()
        below = memory.descendants(os.getpid())
        beside = memory.descendants(child.pid)
        child.stdin.close()
    assert child.pid in below
    assert len(beside) == 1
    assert set(beside) < set(below)
