"""The benchmark compares like with like: each grader gives the same right submission all points, or it stops."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks import graders, page
from benchmarks.courses import Courses, known_environment, make
from benchmarks.graders import OTTER, OURS, STOCK, TWO, Cost
from benchmarks.page import Row


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> Courses:
    before = dict(os.environ)
    os.environ.update(known_environment())
    try:
        return make("torch", tmp_path_factory.mktemp("benchmark"))
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.mark.slow
@pytest.mark.parametrize("grader", [OURS, TWO, STOCK])
def test_a_right_submission_earns_all_points(courses: Courses, grader: str) -> None:
    courses.hand_in(1, tuple(courses.work.notebooks))
    cost = graders.graded(grader, courses)
    assert cost.wall > 0


@pytest.mark.slow
@pytest.mark.parametrize("grader", [OURS, STOCK])
def test_a_lost_point_stops_the_benchmark(courses: Courses, grader: str) -> None:
    solved = courses.work.cell("networks", "MLP").source
    courses.work.answer("MLP", "def MLP():\n    return nn.Linear(12, 3)\n", earns=9.0)
    try:
        courses.hand_in(1, tuple(courses.work.notebooks))
        with pytest.raises(RuntimeError, match="points in networks"):
            graders.graded(grader, courses)
    finally:
        courses.work.answer("MLP", solved, earns=3.0)


@pytest.mark.slow  # as all here: making the courses of the benchmark takes longest
def test_the_hidden_tests_of_the_stock_course_are_in_no_release(courses: Courses) -> None:
    notebook = Path("torch", "networks.ipynb")
    assert "inkernel" in (courses.stock / "source" / notebook).read_text()
    assert "inkernel" not in (courses.stock / "release" / notebook).read_text()


def test_the_page_has_a_line_for_each_grader_and_the_ratios(tmp_path: Path) -> None:
    costs = {
        OURS: {1: Cost(5.0, 6.0), 6: Cost(10.0, 12.0)},
        STOCK: {1: Cost(9.0, 9.0), 6: Cost(29.0, 30.0)},
        OTTER: {1: Cost(8.0, 8.0)},
    }
    page.write([Row("all three", costs)], {"Cores": "2"}, "a command", tmp_path)
    text = (tmp_path / "benchmark.md").read_text()
    assert f"| all three | {STOCK} | 4.20 s | 4.00 s | 4.0 times | 9.0 s |" in text
    assert f"| all three | {OTTER} | 8.00 s | 8.00 s | 8.0 times | 8.0 s |" in text
    assert "| all three | 6 | 10.0 s | 29.0 s | 2.9 |" in text
    assert (tmp_path / "benchmark.svg").read_text().startswith("<?xml")
