"""Where practice looks for submissions and puts pages: nbgrader's exchange, and a folder; what is in the way there."""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchFeedback
from practising import (
    Clock,
    answer,
    make_exchange,
    page_in,
    page_of,
    put,
    submit,
    text_of,
    watching,
    wrong,
)

from autograder.course.layout import Assignment
from autograder.course.writing import replacing_folder
from autograder.errors import CourseError
from autograder.feedback.practice import MARK
from autograder.gradebook.exchange import told_by
from autograder.gradebook.lateness import grant_extension
from autograder.gradebook.nbgrader import generate_feedback, release_feedback
from autograder.grading.batch import grade_class
from autograder.practice.history import FAULT, Attempt, History, left, next_counts
from autograder.practice.policy import Policy


def due(assignment: Assignment, when: str) -> None:
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(assignment.name, duedate=when)
        for student in ("student01", "student02"):
            gradebook.update_or_create_student(student)


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
    exchange = make_exchange(week1, tmp_path / "exchange")
    yesterday = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    due(week1, f"{yesterday:%Y-%m-%d %H:%M}")
    secrets = {name: submit(week1, tmp_path / "exchange", wrong, name) for name in ("student01", "student02")}
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
    assert "student01: week1 cannot be answered" in " ".join(watch.place.complaints.values())
    monkeypatch.setattr(watch.place, "publish", publish)
    assert answer(watch) == []
    clock.now += 11
    assert len(answer(watch)) == 1
    assert watch.trouble == ""
    assert "Try 1." in page_in(place)
    with sqlite3.connect(week1.course.root / ".autograder" / "practice.db") as database:
        assert database.execute("SELECT count(*) FROM attempts").fetchone() == (1,)


def test_one_page_that_cannot_be_written_keeps_nobody_else_waiting(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    places = [put(week1, shared, wrong, f"student{number:02}") for number in range(3)]
    (tmp_path / "elsewhere").mkdir()
    places[0].with_name("week1-feedback").symlink_to(tmp_path / "elsewhere")
    (places[1] / "practice.json").mkdir()
    watch = watching(week1, shared)
    assert [each.arrival.student for each in answer(watch)] == ["student02"]
    assert sorted(watch.unanswered) == [("week1", "student00"), ("week1", "student01")]
    assert watch.trouble == ""
    told = " ".join(watch.place.complaints.values())
    assert "student00: week1 cannot be answered" in told
    assert "student01: week1 cannot be answered" in told
    assert "Try 1." in page_in(places[1]), "what can be written is"
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
        patched.setattr("autograder.practice.due.due_dates", locked)
        watch.sweep()
        assert watch.step(10, 0.0) == []
        assert watch.trouble == "The gradebook is locked."
    clock.now += 60
    assert len(answer(watch)) == 1


def at(seconds: float) -> str:
    return f"{datetime.datetime.fromtimestamp(seconds, datetime.UTC):%Y-%m-%d %H:%M:%S}"


def test_who_gets_more_time_when_practice_was_over_is_answered_after_all(week1: Assignment, tmp_path: Path) -> None:
    exchange, clock = make_exchange(week1, tmp_path / "exchange"), Clock(time.time())
    due(week1, at(clock.now - 3600))
    secret = submit(week1, tmp_path / "exchange", wrong)
    watch = watching(week1, exchange, clock=clock)
    assert [each.attempt.kind for each in answer(watch)] == ["closed"]
    assert answer(watch) == []
    grant_extension(week1, "student01", days=1)
    clock.now += 30
    assert [each.attempt.kind for each in answer(watch)] == ["practised"]
    assert "Try 1." in text_of(page_of(tmp_path / "exchange", secret))
    assert answer(watch) == []


@pytest.mark.parametrize("kind", ["exchange", "folder"])
def test_what_came_in_time_is_answered_by_a_watcher_that_starts_later(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    exchange, now = make_exchange(week1, tmp_path / "exchange"), time.time()
    due(week1, at(now + 1800))
    if kind == "exchange":
        submit(week1, tmp_path / "exchange", wrong)
    else:
        put(week1, tmp_path / "shared", wrong)
    monkeypatch.setattr("autograder.practice.places.time.time", lambda: now + 3600)
    watch = watching(week1, exchange if kind == "exchange" else tmp_path / "shared", clock=Clock(now + 3600))
    assert [each.attempt.kind for each in answer(watch)] == ["practised"]


def test_what_came_late_is_late_whatever_its_name_and_files_say(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange, now = make_exchange(week1, tmp_path / "exchange"), time.time()
    due(week1, at(now - 1800))
    submit(week1, tmp_path / "exchange", wrong)  # says that it is of the week before
    (folder,) = exchange.inbound.iterdir()
    os.utime(folder, (now - 7200, now - 7200))
    assert [each.attempt.kind for each in answer(watching(week1, exchange))] == ["closed"]


def test_what_met_a_fault_is_tried_again_by_the_next_watcher(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    secret = submit(week1, tmp_path / "exchange", wrong)
    (folder,) = exchange.inbound.iterdir()
    history = History(week1.course)
    history.add(Attempt("week1", "student01", folder.name, FAULT, counts=False, answered=time.time() - 1))
    history.close()
    watch = watching(week1, exchange)
    assert [each.attempt.kind for each in answer(watch)] == ["practised"]
    assert "Try 1." in text_of(page_of(tmp_path / "exchange", secret))
    assert answer(watch) == []


def fetched(exchange: Path, submission: Path, cache: Path) -> set[str]:
    """The pages that nbgrader's Fetch Feedback finds for a submission, of which students have a copy in their cache."""
    shutil.copytree(submission, cache / "course" / submission.name.rpartition("+")[0])
    step = ExchangeFetchFeedback()
    step.coursedir = CourseDirectory(course_id="course", student_id="student01")
    step.root, step.cache = str(exchange), str(cache)
    step.init_src()
    return {name for name, _, _ in step.feedback_files}


@pytest.mark.parametrize("file", ["Copy of basics (1)", "homework"])
def test_a_page_can_be_fetched_by_the_name_that_the_file_has(week1: Assignment, tmp_path: Path, file: str) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    secret = submit(week1, tmp_path / "exchange", wrong)
    (folder,) = exchange.inbound.iterdir()
    (folder / "basics.ipynb").rename(folder / f"{file}.ipynb")
    answer(watching(week1, exchange))
    page = page_of(tmp_path / "exchange", secret, file)
    assert MARK in page.read_text()
    assert fetched(tmp_path / "exchange", folder, tmp_path / "cache") == {file}
    target = week1.course.root / "submitted" / "student01" / "week1"
    shutil.copytree(folder, target)
    list(grade_class(week1, ["student01"]))
    assert not generate_feedback(week1, "student01")
    assert not release_feedback(week1, "student01")
    assert MARK not in page.read_text()
    assert [path.name for path in (week1.course.root / "feedback" / "student01" / "week1").glob("*.html")] == [
        "basics.html"
    ]


def test_a_page_of_practice_tells_that_a_file_waits_only_where_no_page_is_lost(
    week1: Assignment, tmp_path: Path
) -> None:
    clock, policy = Clock(time.time()), Policy(attempts=1, pause=120.0)
    exchange = make_exchange(week1, tmp_path / "exchange")
    first = submit(week1, tmp_path / "exchange", wrong, minute=1)
    watch = watching(week1, exchange, policy, clock)
    answer(watch)
    second = submit(week1, tmp_path / "exchange", wrong, minute=2)
    assert answer(watch) == []
    assert "Try 1." in text_of(page_of(tmp_path / "exchange", first))
    told = text_of(page_of(tmp_path / "exchange", second))
    assert "This file waits" in told
    assert "You have used all tries of the last 24 hours (1)" in told
    clock.now += 24 * 3600 + 60
    (answered,) = answer(watch)
    assert answered.attempt.seconds < 120, "waiting for a day to pass is no waiting for us"


def test_pages_in_a_folder_are_for_those_who_can_read_the_folder(week1: Assignment, tmp_path: Path) -> None:
    place = put(week1, tmp_path / "shared", wrong)
    for folder, mode in ((place.parent, 0o750), (place, 0o750)):
        folder.chmod(mode)
    before = os.umask(0o077)
    try:
        answer(watching(week1, tmp_path / "shared"))
    finally:
        os.umask(before)
    pages = place.with_name("week1-feedback")
    assert [path.stat().st_mode & 0o777 for path in (pages, pages / "basics.html")] == [0o750, 0o640]


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    attempts = [Attempt("week1", "student01", "a", answered=5000.0)]
    assert next_counts(attempts, Policy(), 5010.0) == 5120.0
    assert next_counts(attempts, Policy(), 1000.0) <= 1000.0
    assert next_counts(attempts * 10, Policy(), 5010.0) == 5000.0 + 24 * 3600
    assert next_counts(attempts * 10, Policy(), 1000.0) <= 1000.0
    assert left(attempts * 10, Policy(), 1000.0) == 10


def test_a_folder_that_is_replaced_leaves_alone_what_another_is_writing(tmp_path: Path) -> None:
    for name in (".week1-abcd1234", ".week1-extra-abcd1234", ".week10-abcd1234"):
        (tmp_path / name).mkdir()
    with replacing_folder(tmp_path / "week1") as folder:
        (folder / "page").write_text("")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".week1-extra-abcd1234", ".week10-abcd1234", "week1"]
