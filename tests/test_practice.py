"""Practice: pages before the due date that are no grade, how often, and what they say of a second try."""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from classroom import earned, exercise
from nbgrader.api import Gradebook
from nbgrader.utils import notebook_hash
from practising import (
    WRONG,
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
from autograder.feedback.practice import MARK
from autograder.gradebook.exchange import told_by
from autograder.gradebook.nbgrader import generate_feedback, release_feedback
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
    assert "5 of 12 points" in page
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
    assert "double: 0 of 4 points" in page
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
    assert "of 5 points" in page


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
    assert "This file waits" in page_in(place)
    assert "there is a pause" in page_in(place)
    put(week1, shared, lambda _: None)
    clock.now += 121
    (second,) = answer(watch)
    assert second.attempt.found["double"]["status"] == "passed"
    put(week1, shared, wrong)
    clock.now += 121
    assert answer(watch) == []
    assert "You have used your 2 tries" in page_in(place)
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


# The exchange


def page_of(exchange: Path, secret: str) -> Path:
    return exchange / "course" / "feedback" / f"{notebook_hash(secret=secret, notebook_id='basics')}.html"


def test_the_newest_of_each_student_is_answered_through_the_exchange(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    old = submit(week1, tmp_path / "exchange", wrong, minute=1)
    new = submit(week1, tmp_path / "exchange", lambda _: None, minute=2)
    other = submit(week1, tmp_path / "exchange", wrong, "o'brien+x", minute=1)
    assert len(answer(watching(week1, exchange))) == 2
    assert not page_of(tmp_path / "exchange", old).exists()
    assert "Try 1." in text_of(page_of(tmp_path / "exchange", new))
    assert "o'brien+x" in text_of(page_of(tmp_path / "exchange", other))
    assert len(list((tmp_path / "exchange" / "course" / "feedback").iterdir())) == 2
    assert answer(watching(week1, exchange)) == [], "another watcher knows what was answered"


def test_what_is_still_being_copied_is_left_until_it_is_whole(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    submit(week1, tmp_path / "exchange", wrong)
    (folder,) = exchange.inbound.iterdir()
    folder.chmod(0o755)
    watch = watching(week1, exchange)
    watch.sweep()
    assert watch.place.unfinished
    assert not watch.queue.waiting
    folder.chmod(0o777)
    assert len(answer(watch)) == 1


def test_what_a_watcher_was_writing_when_it_was_killed_is_taken_away(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    feedback = tmp_path / "exchange" / "course" / "feedback"
    feedback.mkdir()
    older = submit(week1, tmp_path / "exchange", wrong, minute=1)
    submit(week1, tmp_path / "exchange", wrong, minute=2)
    half = exchange.half_page(older, "basics")
    half.write_text("<html>")
    others = feedback / f"{'0' * 64}-tmp.html"  # of another assignment, for which another watcher may be at work
    others.write_text("<html>")
    assert exchange.half_pages() == sorted([half, others])
    watching(week1, exchange)
    assert exchange.half_pages() == [others]


def test_nbgrader_names_what_it_has_half_written_as_we_think(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    secret = submit(week1, tmp_path / "exchange", wrong)
    seen: list[list[Path]] = []
    move = shutil.move

    def look(*given: str) -> object:
        seen.append(exchange.half_pages())
        return move(*given)

    monkeypatch.setattr(shutil, "move", look)
    answer(watching(week1, exchange))
    assert seen == [[exchange.half_page(secret, "basics")]]


def test_what_was_half_written_in_a_folder_is_taken_away(week1: Assignment, tmp_path: Path) -> None:
    place = put(week1, tmp_path / "shared", wrong)
    pages = place.with_name("week1-feedback")
    pages.mkdir()
    ours = [pages / ".basics.html-0123abcd.part", place / ".practice.json-0123abcd.part"]
    theirs = [pages / ".notes.html-0123abcd.part", place / ".practice.json-mine.part"]
    for path in (*ours, *theirs):
        path.write_text("half")
    watching(week1, tmp_path / "shared")
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in theirs)


def test_a_submission_in_somebody_elses_name_is_refused(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange", lines="c.ExchangeCollect.check_owner = True")
    submit(week1, tmp_path / "exchange", wrong)
    watch = watching(week1, exchange)
    assert answer(watch) == []
    (text,) = watch.place.complaints.values()
    assert "claims to be of student01" in text


def test_a_final_page_is_never_replaced_and_replaces_the_one_of_practice(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    secret = submit(week1, tmp_path / "exchange", wrong)
    answer(watching(week1, exchange))
    page = page_of(tmp_path / "exchange", secret)
    assert MARK in page.read_text()
    (handed_in,) = exchange.inbound.iterdir()
    target = week1.course.root / "submitted" / "student01" / "week1"
    target.mkdir(parents=True)
    for path in handed_in.iterdir():
        (target / path.name).write_bytes(path.read_bytes())
    list(grade_class(week1, ["student01"]))
    assert not generate_feedback(week1, "student01")
    assert not release_feedback(week1, "student01")
    assert MARK not in page.read_text()
    (week1.course.root / ".autograder" / "practice.db").unlink()
    (answered,) = answer(watching(week1, exchange))
    assert answered.attempt.kind == "final"
    assert MARK not in page.read_text()


def test_practice_ends_when_it_is_due_but_for_those_with_more_time(week1: Assignment, tmp_path: Path) -> None:
    from autograder.gradebook.lateness import grant_extension

    exchange = make_exchange(week1, tmp_path / "exchange")
    yesterday = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    due(week1, f"{yesterday:%Y-%m-%d %H:%M}")
    secrets = {name: submit(week1, tmp_path / "exchange", wrong, name) for name in ("student01", "student02")}
    with Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_student("student02")
    grant_extension(week1, "student02", days=3)
    kinds = {each.arrival.student: each.attempt.kind for each in answer(watching(week1, exchange))}
    assert kinds == {"student01": "closed", "student02": "practised"}
    closed = text_of(page_of(tmp_path / "exchange", secrets["student01"]))
    assert "Practice has ended" in closed
    assert "double" not in closed
    assert "Practice ends when this is due" in text_of(page_of(tmp_path / "exchange", secrets["student02"]))


def test_names_of_folders_in_the_exchange_are_read_as_nbgrader_writes_them() -> None:
    time = "2026-11-22 10:00:00.000000 UTC"
    assert told_by(f"student01+week1+{time}+abc_-d") == ("student01", "week1", 1795341600.0)
    assert told_by(f"student01+week1+{time}") == ("student01", "week1", 1795341600.0)
    assert told_by("student01+week1+yesterday or so+abc") is None
    assert told_by("notes") is None


# The folder


def test_no_page_is_written_through_a_link(week1: Assignment, tmp_path: Path) -> None:
    shared, target = tmp_path / "shared", tmp_path / "target"
    target.mkdir()
    place = put(week1, shared, wrong)
    place.with_name("week1-feedback").symlink_to(target)
    watch = watching(week1, shared)
    watch.sweep()
    for _ in range(4):
        watch.step(1, 0.0)
    assert "by a link" in " ".join(watch.place.complaints.values())
    assert list(target.iterdir()) == []


def test_a_page_that_cannot_be_written_is_written_later_and_counted_once(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, clock = tmp_path / "shared", Clock(time.time())
    place = put(week1, shared, wrong)
    watch = watching(week1, shared, Policy(), clock)
    publish = watch.place.publish

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(watch.place, "publish", full)
    watch.sweep()
    for _ in range(4):
        assert watch.step(1, 0.0) == []
    assert "No space left" in watch.trouble
    monkeypatch.setattr(watch.place, "publish", publish)
    assert watch.step(1, 0.0) == []
    clock.now += 11
    assert len(watch.step(1, 0.0)) == 1
    assert watch.trouble == ""
    assert "Try 1." in page_in(place)
    with sqlite3.connect(week1.course.root / ".autograder" / "practice.db") as database:
        assert database.execute("SELECT count(*) FROM attempts").fetchone() == (1,)


def test_wrong_is_wrong() -> None:
    """The answer of these tests is none that a misconception explains."""
    assert "v + 1" in WRONG


def test_one_page_that_cannot_be_written_keeps_nobody_else_waiting(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    places = [put(week1, shared, wrong, f"student{number:02}") for number in range(3)]
    (tmp_path / "elsewhere").mkdir()
    places[0].with_name("week1-feedback").symlink_to(tmp_path / "elsewhere")
    (places[1] / "practice.json").mkdir()
    watch = watching(week1, shared)
    assert [each.arrival.student for each in answer(watch)] == ["student02"]
    assert watch.trouble == ""
    told = " ".join(watch.place.complaints.values())
    assert "student00: the page of week1 cannot be written" in told
    assert "student01: the page of week1 cannot be written" in told
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_from_a_clock_that_is_ahead_is_taken(week1: Assignment, tmp_path: Path) -> None:
    place = put(week1, tmp_path / "shared", wrong)
    for path in place.glob("*.ipynb"):
        os.utime(path, (time.time() + 3600, time.time() + 3600))
    watch = watching(week1, tmp_path / "shared")
    watch.sweep()
    assert watch.place.unfinished
    time.sleep(1.1)
    assert len(answer(watch)) == 1
    assert not watch.place.unfinished


def test_a_name_that_is_no_text_ends_no_watcher(week1: Assignment, tmp_path: Path) -> None:
    place = put(week1, tmp_path / "shared", wrong)
    odd = os.fsencode(place) + b"/q\xff.ipynb"
    shutil.copyfile(place / "basics.ipynb", odd)
    os.utime(odd, (10**9, 10**9))
    assert len(answer(watching(week1, tmp_path / "shared"))) == 1
    assert (place.with_name("week1-feedback") / "basics.html").exists()


@pytest.mark.parametrize("name", ["", "..", ".hidden"])
def test_a_name_that_leads_elsewhere_is_nobodys(week1: Assignment, tmp_path: Path, name: str) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    submit(week1, tmp_path / "exchange", wrong, student=name)
    watch = watching(week1, exchange)
    assert answer(watch) == []
    assert "begins with a dot is no student's" in " ".join(watch.place.complaints.values())
    assert not (week1.course.root / "practice").exists()


def test_a_false_submission_does_not_stand_before_the_students_own(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange", lines="c.ExchangeCollect.check_owner = True")
    submit(week1, tmp_path / "exchange", wrong, student="student01", minute=1)
    submit(week1, tmp_path / "exchange", wrong, student="student01", minute=2)
    false = max((tmp_path / "exchange" / "course" / "inbound").iterdir())
    watch = watching(week1, exchange)

    def owner(number: int) -> SimpleNamespace:
        return SimpleNamespace(pw_name="student01" if number == os.getuid() else "student02")

    monkeypatch.setattr("autograder.practice.places.pwd.getpwuid", owner)
    real = Path.lstat
    other = os.stat_result([*false.stat()[:4], os.getuid() + 1, *false.stat()[5:]])
    monkeypatch.setattr(Path, "lstat", lambda path: other if path == false else real(path))
    assert [each.arrival.handed_in for each in answer(watch)] == [told_by(min(false.parent.iterdir()).name)[2]]
    assert "belongs to student02" in watch.place.complaints[false.name]
    assert (week1.course.root / "practice").stat().st_mode & 0o777 == 0o700


def test_a_gradebook_that_cannot_be_read_ends_no_practice_and_begins_none(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: Assignment) -> None:
        raise CourseError("The gradebook is locked.")

    put(week1, tmp_path / "shared", wrong)
    watch = watching(week1, tmp_path / "shared", clock=(clock := Clock(time.time())))
    with monkeypatch.context() as patched:
        patched.setattr("autograder.practice.watch.due_dates", locked)
        watch.sweep()
        assert watch.step(10, 0.0) == []
        assert watch.trouble == "The gradebook is locked."
    clock.now += 60
    assert len(answer(watch)) == 1
