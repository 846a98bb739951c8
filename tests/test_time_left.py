"""What the terminal says of the time left is what the rest takes, whatever was graded before and whoever has gone."""

from __future__ import annotations

import random

import pytest

from autograder.terminal import TimeLeft, progress_bar


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def names(count: int, first: int = 0) -> list[str]:
    return [f"student{number:03}" for number in range(first, first + count)]


def grade(time_left: TimeLeft, clock: Clock, students: list[str], seconds: float) -> None:
    for student in students:
        clock.now += seconds
        time_left.tell(student, fresh=True)


def give_again(time_left: TimeLeft, clock: Clock, students: list[str]) -> None:
    for student in students:
        clock.now += 0.01
        time_left.tell(student, fresh=False)


def test_nothing_is_said_before_anything_is_graded(clock: Clock) -> None:
    assert TimeLeft(10, [], clock).seconds is None


def test_submissions_that_take_alike_take_alike_to_the_end(clock: Clock) -> None:
    time_left = TimeLeft(200, [], clock)
    grade(time_left, clock, names(50), 4.0)
    assert time_left.seconds == pytest.approx(600)
    clock.now += 3.0
    assert time_left.seconds == pytest.approx(597)
    grade(time_left, clock, names(150, 50), 4.0)
    assert time_left.seconds == 0.0


def test_one_that_never_ends_does_not_count_for_all_that_are_left(clock: Clock) -> None:
    time_left = TimeLeft(200, [], clock)
    grade(time_left, clock, names(99), 4.0)
    grade(time_left, clock, ["student099"], 60.0)
    assert time_left.seconds == pytest.approx(100 * (65 * 4 + 60) / 66)


def test_a_slow_last_one_is_never_said_to_be_done_in_a_moment(clock: Clock) -> None:
    time_left = TimeLeft(100, [], clock)
    grade(time_left, clock, names(99), 4.0)
    assert time_left.seconds == pytest.approx(4)
    clock.now += 60.0
    assert time_left.seconds == pytest.approx(56)


def test_a_worker_that_has_gone_is_forgotten(clock: Clock) -> None:
    time_left = TimeLeft(200, [], clock)
    grade(time_left, clock, names(50), 2.0)
    assert time_left.seconds == pytest.approx(300)
    grade(time_left, clock, names(100, 50), 4.0)
    assert time_left.seconds == pytest.approx(200)


def test_a_run_that_goes_on_counts_what_is_left_as_new(clock: Clock) -> None:
    time_left = TimeLeft(200, names(100), clock)
    give_again(time_left, clock, names(100))
    assert time_left.seconds is None
    grade(time_left, clock, names(10, 100), 4.0)
    assert time_left.seconds == pytest.approx(90 * 4, rel=0.03)


def test_a_class_of_which_few_are_due_counts_few(clock: Clock) -> None:
    time_left = TimeLeft(200, names(200), clock)
    assert time_left.seconds is None
    for start in range(0, 100, 10):
        give_again(time_left, clock, names(9, start))
        grade(time_left, clock, names(1, start + 9), 4.0)
    assert time_left.seconds == pytest.approx(10 * 4, rel=0.03)


def test_a_class_of_which_none_is_due_is_soon_done(clock: Clock) -> None:
    time_left = TimeLeft(200, names(200), clock)
    give_again(time_left, clock, names(100))
    assert time_left.seconds == 0.0


def test_the_range_is_wide_for_the_last_and_ends_with_the_class(clock: Clock) -> None:
    time_left = TimeLeft(200, [], clock)
    assert time_left.range is None
    widths = []
    for first in range(0, 200, 50):
        grade(time_left, clock, names(49, first), 4.0)
        low, high = time_left.range or (0.0, 0.0)
        assert low < (200 - first - 49) * 4.0 < high
        widths.append(high / low)
        grade(time_left, clock, names(1, first + 49), 4.0)
    assert max(widths[:3]) < 1.8 < 5 < widths[3]
    assert time_left.range == (0.0, 0.0)


def test_the_truth_is_within_the_range_nine_times_in_ten(clock: Clock) -> None:
    """Two workers, of whom every twentieth submission takes ten times as long as the others."""
    rng = random.Random(1)
    within = []
    for _ in range(200):
        ends, workers = [], [clock.now, clock.now]
        time_left = TimeLeft(200, [], clock)
        for _ in range(200):
            workers.sort()
            workers[0] += rng.lognormvariate(2.7, 0.4) if rng.random() < 0.95 else rng.uniform(60, 150)
            ends.append(workers[0])
        ends.sort()
        for number, end in enumerate(ends[:190]):
            clock.now = end
            time_left.tell(f"student{number}", fresh=True)
            if number + 1 in {20, 50, 100, 150, 180}:
                low, high = time_left.range or (0.0, 0.0)
                within.append(low <= ends[-1] - end <= high)
        clock.now = ends[-1]
    assert 0.86 < sum(within) / len(within) < 0.96


def test_the_bar_shows_it(clock: Clock) -> None:
    time_left = TimeLeft(4000, [], clock)
    with progress_bar() as progress:
        progress.add_task("grading", total=4000, time_left=time_left)
        column = progress.columns[-1]
        assert str(column.render(progress.tasks[0])) == "-:--:--"
        grade(time_left, clock, names(100), 1.0)
        column.max_refresh = None
        assert str(column.render(progress.tasks[0])) == "0:53:00 to 1:19:43"
