"""Practice: pages before the due date that are no grade, how often, and what they say of a second try."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from classroom import earned, exercise
from nbgrader.api import Gradebook
from practising import (
    Clock,
    answer,
    make_exchange,
    page_in,
    put,
    state_in,
    submit,
    text_of,
    watching,
    wrong,
)

from autograder.authoring.samples import SampleSubmission
from autograder.course.answer_bank import misconceptions
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook.nbgrader import generate_feedback
from autograder.grading.batch import grade_class, prepare
from autograder.judging import counterexamples
from autograder.practice.history import History, left, next_counts
from autograder.practice.policy import Policy, policy_of, require_exercises
from autograder.practice.queue import Arrival, Queue
from autograder.results import SubmissionResult


def due(assignment: Assignment, when: str) -> None:
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(assignment.name, duedate=when)


def final(assignment: Assignment, place: Path, student: str = "student01") -> SubmissionResult:
    """The grade of what lies in a watched folder."""
    handed_in = assignment.course.root / "submitted" / student / assignment.name
    handed_in.mkdir(parents=True, exist_ok=True)
    for path in place.glob("*.ipynb"):
        (handed_in / path.name).write_bytes(path.read_bytes())
    (result,) = grade_class(assignment, [student])
    return result


# A page and the next one


def test_the_page_of_the_next_try_says_what_changed(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    place = put(week1, shared, wrong)
    watch = watching(week1, shared, Policy(pause=0.0))
    (first,) = answer(watch)
    assert first.attempt.found["double"]["status"] == "not yet"
    page = page_in(place)
    assert "Practice, not your grade" in page
    assert "Try 1. 9 more in these 24 hours" in page
    assert "Since your last try" not in page
    assert "5 of 10 points so far" in page
    put(week1, shared, lambda _: None)
    answer(watch)
    page = page_in(place)
    assert "Since your last try Everything that practice tests passes now. Passed now: double" in page
    assert "Try 2. 8 more" in page
    put(week1, shared, wrong)
    answer(watch)
    assert "No longer: double (" in page_in(place)
    assert state_in(place)["left"] == 7
    assert not answer(watch), "everything has its page"


def endless(work: SampleSubmission) -> None:
    work.answer("double", "def double(x):\n    while True:\n        pass", earns=0)


def test_an_answer_that_never_ends_holds_up_others_for_a_short_time(week1: Assignment, tmp_path: Path) -> None:
    place = put(week1, tmp_path / "shared", endless)
    answer(watching(week1, tmp_path / "shared", Policy(longest=12.0)))
    page = page_in(place)
    assert "Something here took too long for practice, which stops a call after 1 s and a cell after 2 s" in page
    put(week1, tmp_path / "shared", wrong)
    answer(watching(week1, tmp_path / "shared", Policy(pause=0.0, longest=12.0)))
    assert "too long for practice" not in page_in(place)


def test_the_same_file_once_more_is_no_new_try(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    place = put(week1, shared, wrong)
    watch = watching(week1, shared, Policy(pause=0.0))
    answer(watch)
    put(week1, shared, wrong)
    (again,) = answer(watch)
    assert not again.attempt.counts
    assert "same as the one before, so it does not count as a new try. 9 more" in page_in(place)


def test_two_students_with_the_same_file_read_the_same(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    places = [put(week1, shared, wrong, student) for student in ("student01", "student02")]
    now = Clock(time.time())
    answer(watching(week1, shared, clock=now))
    first, second = (page_in(place).replace(place.parent.name, "") for place in places)
    assert first == second
    assert "called" in first


@pytest.mark.parametrize(
    ("answer_text", "said"), [("not a notebook", "could not be read"), ('{"cells": []}', "another notebook")]
)
def test_a_file_that_cannot_be_judged_is_no_try(week1: Assignment, tmp_path: Path, answer_text: str, said: str) -> None:
    place = put(week1, tmp_path / "shared", lambda work: work.replace_file("basics", answer_text))
    (answered,) = answer(watching(week1, tmp_path / "shared"))
    assert not answered.attempt.counts
    assert "not count as a try" in page_in(place)


# It is not the grade


def test_the_grade_is_the_same_with_and_without_practice_and_has_other_inputs(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counterexamples, "show", lambda *_: None)  # simpler inputs than those that were drawn
    place = put(week1, tmp_path / "shared", wrong)
    before = final(week1, place)
    gradebook = week1.course.root / "gradebook.db"
    points = gradebook.read_bytes()
    answer(watching(week1, tmp_path / "shared"))
    assert gradebook.read_bytes() == points
    assert not (week1.course.root / "autograded" / "student01" / "week1" / "practice.json").exists()
    (after,) = grade_class(week1, ["student01"], force=True)
    assert earned(after) == earned(before)
    told = [outcome for outcome in exercise(after, "double").outcomes if outcome.called]
    assert told
    for outcome in told:
        assert outcome.called not in page_in(place)
        assert outcome.wanted not in page_in(place)


def test_a_test_can_be_kept_for_the_end(week1: Assignment, tmp_path: Path) -> None:
    path = week1.hidden("double")
    text = path.read_text()
    path.write_text(text.replace("points=1)", "points=1, practice=False)"))
    assert path.read_text() != text
    prepare(week1)
    place = put(week1, tmp_path / "shared", wrong)
    (answered,) = answer(watching(week1, tmp_path / "shared"))
    assert len(answered.attempt.found["double"]["tests"]) == 1
    page = page_in(place)
    assert "Kept for the end: 1 point of double." in page
    assert "double 0 / 4" in page
    assert exercise(final(week1, place), "double").points == 5


def test_where_all_tests_are_kept_nothing_is_said_to_be_missing(week1: Assignment, tmp_path: Path) -> None:
    path = week1.hidden("double")
    path.write_text(path.read_text().replace('@hidden("double", points', '@hidden("double", practice=False, points'))
    place = put(week1, tmp_path / "shared", wrong)
    answer(watching(week1, tmp_path / "shared"))
    assert "kept for the end" in page_in(place)
    assert "double not attempted" not in page_in(place)


def test_no_right_version_stands_in_for_an_earlier_exercise(week1: Assignment, tmp_path: Path) -> None:
    path = week1.hidden("triple")
    path.write_text(path.read_text().replace('@hidden("triple",', '@hidden("triple", uses=("double",),'))
    asks = "def triple(x):\n    return [1.5 * v for v in double(list(x))]\n"

    def both(work: SampleSubmission) -> None:
        wrong(work)
        work.answer("triple", asks, earns=0)

    place = put(week1, tmp_path / "shared", both)
    (answered,) = answer(watching(week1, tmp_path / "shared"))
    assert answered.attempt.found["triple"]["status"] == "not yet"
    assert "fix it first" in page_in(place)
    assert exercise(final(week1, place), "triple").supplied == ["double"]


# What is shown


@pytest.mark.parametrize("level", ["points", "mistakes", "examples"])
def test_the_course_decides_what_is_shown(week1: Assignment, tmp_path: Path, level: str) -> None:
    place = put(week1, tmp_path / "shared", wrong)
    policy = Policy(pause=0.0, show="points", show_in={"week1/double": level})  # type: ignore[dict-item]
    answer(watching(week1, tmp_path / "shared", policy))
    page = page_in(place)
    assert ("The values are right for numbers of any size and sign." in page) == (level != "points")
    assert ("wanted" in page) == (level == "examples")
    assert "double 0 / 5" in page


def test_hints_come_one_after_the_other_and_in_the_end_all(week1: Assignment, tmp_path: Path) -> None:
    (kept,) = week1.misconceptions("double").glob("*.py")
    kept.write_text(kept.read_text().replace("compare.\n", "compare.\nThen: Which line scales?\nThen: The return.\n"))
    shared = tmp_path / "shared"
    watch = watching(week1, shared)
    shown = []
    for number in range(4):

        def same_mistake(work: SampleSubmission, number: int = number) -> None:
            work.misconception("double", kept.stem)
            work.insert("basics", "double", f"try_number = {number}")

        place = put(week1, shared, same_mistake)
        answer(watch)
        page = page_in(place)
        shown.append(("worked example in and compare" in page, "Which line scales?" in page, "The return." in page))
    assert shown == [(True, False, False), (True, True, False), (True, True, True), (True, True, True)]
    recognised = exercise(final(week1, place), "double").recognised
    assert recognised is not None
    assert recognised.then == ("Which line scales?", "The return.")
    assert not generate_feedback(week1, "student01")
    told = text_of(week1.course.root / "feedback" / "student01" / "week1" / "basics.html")
    assert "Which line scales? The return." in told


@pytest.mark.parametrize("steps", ["Then: a\nThen: b\nThen: c\n", "Then:\n"])
def test_a_hint_with_steps_that_cannot_be_shown_is_named(week1: Assignment, steps: str) -> None:
    (kept,) = week1.misconceptions("double").glob("*.py")
    kept.write_text(kept.read_text().replace("compare.\n", f"compare.\n{steps}"))
    with pytest.raises(CourseError, match="Then:"):
        misconceptions(week1, "double")


def test_tries_go_with_an_assignment_that_is_renamed(week1: Assignment, tmp_path: Path) -> None:
    put(week1, tmp_path / "shared", wrong)
    answer(watching(week1, tmp_path / "shared"))
    history = History(week1.course)
    history.rename("week1", "sheet1")
    assert history.of("week1") == []
    assert len(history.of("sheet1")) == 1


# How often


def test_the_next_file_waits_for_its_time_and_the_newest_is_taken(week1: Assignment, tmp_path: Path) -> None:
    shared, clock = tmp_path / "shared", Clock(time.time())
    put(week1, shared, wrong)
    watch = watching(week1, shared, Policy(attempts=2, pause=120.0), clock)
    assert len(answer(watch)) == 1
    place = put(week1, shared, lambda work: work.answer("double", "def double(x):\n    return x\n", earns=0))
    assert answer(watch) == []
    assert "Try 1." in page_in(place), "the page of the last try stays"
    assert state_in(place)["next"] > clock.now
    put(week1, shared, lambda _: None)
    clock.now += 121
    (second,) = answer(watch)
    assert second.attempt.found["double"]["status"] == "passed"
    put(week1, shared, wrong)
    clock.now += 121
    assert answer(watch) == []
    assert state_in(place)["left"] == 0
    clock.now += 24 * 3600
    assert len(answer(watch)) == 1


def test_tries_are_counted_by_our_clock_and_not_by_what_a_submission_says(week1: Assignment, tmp_path: Path) -> None:
    exchange, clock = make_exchange(week1, tmp_path / "exchange"), Clock(time.time())
    submit(week1, tmp_path / "exchange", wrong, minute=1)
    watch = watching(week1, exchange, Policy(attempts=1, pause=0.0), clock)
    assert len(answer(watch)) == 1
    submit(week1, tmp_path / "exchange", lambda _: None, minute=59)
    assert answer(watch) == []
    attempts = History(week1.course).of("week1", "student01")
    assert left(attempts, watch.policy, clock.now) == 0
    assert next_counts(attempts, watch.policy, clock.now) == pytest.approx(clock.now + 24 * 3600, abs=5)


def test_who_has_tried_least_is_next_and_nobody_waits_for_ever() -> None:
    queue = Queue()
    for number, student in enumerate(("eager", "calm", "late")):
        queue.offer(Arrival("week1", student, f"{student}1", Path(), number, seen=float(number)))
    assert queue.offer(Arrival("week1", "calm", "calm2", Path(), 9.0, seen=9.0))
    assert not queue.offer(Arrival("week1", "calm", "calm1", Path(), 1.0, seen=1.0))
    tries = {"eager": 5, "calm": 1, "late": 1}

    def take(now: float) -> str:
        arrival = queue.take(now, lambda _: 0.0, lambda each: tries[each.student])
        assert arrival is not None
        return arrival.submission

    assert take(10.0) == "late1"
    assert take(10.0) == "calm2"
    queue.offer(Arrival("week1", "other", "other1", Path(), 70.0, seen=70.0))
    tries["other"] = 0
    assert take(80.0) == "eager1"
    queue.offer(Arrival("week1", "eager", "eager2", Path(), 71.0, seen=71.0))
    assert take(80.0) == "other1"
    assert queue.take(80.0, lambda _: 0.0, lambda _: 0) is None, "one at work for each"


@pytest.mark.parametrize(
    "lines",
    [
        "c.Practice.show = 'all'",
        "c.Practice.attempts = 0",
        "c.Practice.show_in = {'double': 'none'}",
        "c.Practice.tries = 3",
    ],
)
def test_a_policy_that_is_none_is_named(week1: Assignment, lines: str) -> None:
    path = week1.course.root / "nbgrader_config.py"
    path.write_text(f"{path.read_text()}\n{lines}\n")
    from autograder.gradebook.nbgrader import nbgrader_config

    with pytest.raises(CourseError, match=r"c\.Practice"):
        policy_of(nbgrader_config(week1.course))


def test_an_exercise_that_the_course_has_not_is_named(week1: Assignment) -> None:
    require_exercises(Policy(show_in={"double": "points", "week1/triple": "mistakes"}), [week1])
    with pytest.raises(CourseError, match="names 'week1/trible', and the course has no such exercise"):
        require_exercises(Policy(show_in={"week1/trible": "points"}), [week1])
