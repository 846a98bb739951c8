"""A class is graded whole: by one or several, killed and begun again, interrupted, and with others at the same time."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from classroom import hand_in, recorded
from nbgrader.api import Gradebook

from autograder import batch, crew, journal, work
from autograder.batch import Interrupted, grade_class
from autograder.course import Assignment
from autograder.errors import CourseError
from autograder.handed_in import HandedIn, read_handed_in
from autograder.lock import course_lock
from autograder.recording import Recorder
from autograder.samples import Work
from autograder.work import Settings

STUDENTS = tuple(f"student{number:02}" for number in range(1, 7))


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    """Six submissions: right, wrong, blank, damaged, hostile and empty-handed for one exercise."""
    for student in STUDENTS:
        written = Work.blank(week1)
        written.solve()
        if student == "student02":
            written.misconception("double", "gives_the_argument_back")
        if student == "student03":
            written = Work.blank(week1)
        if student == "student04":
            written.replace_file("basics", "no notebook")
        if student == "student05":
            written.answer("triple", "import os\nos._exit(1)", earns=0)
        if student == "student06":
            written.answer("double", "def double(x): return None", earns=0)
        written.write(week1.course.root / "submitted" / student / "week1")
    return week1


def table(assignment: Assignment) -> dict[str, dict[str, float | None]]:
    """The points of all students in the gradebook."""
    return {student: recorded(assignment, student) for student in STUDENTS}


def graded_files(assignment: Assignment) -> dict[str, object]:
    """What is recorded in the autograded folder, without times."""
    found = {}
    for path in sorted((assignment.course.root / "autograded").rglob("*.ipynb")):
        data = json.loads(path.read_text())["metadata"][work.RESULT]
        found[str(path.relative_to(assignment.course.root))] = {
            key: value for key, value in data.items() if key not in ("seconds", "stages")
        }
    return found


@pytest.fixture
def undisturbed(handed_in: Assignment) -> tuple[object, object]:
    """The points and results of one worker that nobody disturbs; then everything is as before grading."""
    root = handed_in.course.root
    shutil.copyfile(root / "gradebook.db", root / "before.db")
    list(grade_class(handed_in, STUDENTS))
    outcome = table(handed_in), graded_files(handed_in)
    forget(handed_in)
    return outcome


def forget(assignment: Assignment) -> None:
    """Everything as before grading."""
    root = assignment.course.root
    shutil.rmtree(root / "autograded")
    for name in (journal.NAME, f"{journal.NAME}-wal", f"{journal.NAME}-shm"):
        (root / name).unlink(missing_ok=True)
    shutil.copyfile(root / "before.db", root / "gradebook.db")


# several workers --------------------------------------------------------------------------------------------------


def test_several_workers_record_what_one_does(handed_in: Assignment, undisturbed: tuple[object, object]) -> None:
    workers = crew.local(2, work.warm_up, str(handed_in.course.root), "week1", False)
    results = list(grade_class(handed_in, STUDENTS, workers=workers))
    assert sorted(result.student for result in results) == list(STUDENTS)
    assert (table(handed_in), graded_files(handed_in)) == undisturbed


def end_if_odd(number: int) -> int:
    """Ends its process for one number, and fails for another."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 4:
        raise ValueError("four")
    return number * number


def nothing() -> None:
    """Warm nothing up."""


def test_an_item_that_kills_its_worker_costs_no_other_its_result() -> None:
    workers = crew.local(2, nothing)
    found = dict(workers.map(end_if_odd, range(8), crew.Stop()))
    assert isinstance(found.pop(3), crew.Lost)
    assert isinstance(found.pop(4), ValueError)
    assert found == {number: number * number for number in (0, 1, 2, 5, 6, 7)}


def test_workers_end_with_the_one_who_made_them(tmp_path: Path) -> None:
    script = tmp_path / "gives_out.py"
    script.write_text(
        "import os, time\nfrom pathlib import Path\nfrom autograder import crew\n"
        "def note(number):\n    Path(f'pid{os.getpid()}').touch()\n    time.sleep(60)\n"
        "def nothing(): pass\n"
        "if __name__ == '__main__':\n    list(crew.local(2, nothing).map(note, range(2), crew.Stop()))\n"
    )
    with subprocess.Popen([sys.executable, script], cwd=tmp_path) as process:
        until(lambda: len(list(tmp_path.glob("pid*"))) == 2)
        process.kill()
    pids = [int(path.name.removeprefix("pid")) for path in tmp_path.glob("pid*")]
    until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in pids))


def until(condition: object, seconds: float = 60) -> None:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


# killed and begun again -------------------------------------------------------------------------------------------


@pytest.fixture
def as_a_program(handed_in: Assignment) -> list[str]:
    """The command that grades, for a process of its own."""
    program = (
        "import sys\nfrom autograder import crew, work\nfrom autograder.batch import grade_class, prepare\n"
        "from autograder.course import Course\n"
        "if __name__ == '__main__':\n"
        "    week1 = Course.find().assignment('week1')\n    prepare(week1)\n"
        "    print('begins', flush=True)\n"
        "    for result in grade_class(week1, sys.argv[1:]):\n        print(result.student, flush=True)\n"
    )
    return [sys.executable, "-W", "ignore", "-c", program, *STUDENTS]


#: How often the grader is killed at a random moment.
KILLS = int(os.environ.get("AUTOGRADER_TEST_KILLS", "4"))


def test_a_grader_that_is_killed_again_and_again_loses_and_doubles_nothing(
    handed_in: Assignment, undisturbed: tuple[object, object], as_a_program: list[str]
) -> None:
    chance = random.Random(5)
    for _ in range(KILLS):
        with subprocess.Popen(
            as_a_program, cwd=handed_in.course.root, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begins\n"
            time.sleep(chance.uniform(0.0, 6.0))
            process.kill()
    results = list(grade_class(handed_in, STUDENTS))
    assert [result.student for result in sorted(results, key=lambda result: result.student)] == list(STUDENTS)
    assert (table(handed_in), graded_files(handed_in)) == undisturbed
    assert not list((handed_in.course.root / "autograded").glob("*/.*"))


@pytest.mark.parametrize("step", ["_enter", "_record_notebook", "_add_files"])
def test_what_was_graded_and_not_recorded_is_not_graded_again(
    handed_in: Assignment, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Recorder, step, full)
        with pytest.raises(CourseError, match=r"No space left on device.*run the same command again"):
            list(grade_class(handed_in, ["student02"]))
    monkeypatch.setattr(work, "grade_submission", full)
    (result,) = grade_class(handed_in, ["student02"])
    assert result.fault == ""
    assert recorded(handed_in, "student02")["test_triple"] == 5.0


def test_a_gradebook_that_is_locked_says_so_and_keeps_the_work(
    handed_in: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(handed_in.course.root / "gradebook.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CourseError, match="database is locked"):
            list(grade_class(handed_in, ["student01"]))
        other.execute("ROLLBACK")
    monkeypatch.setattr(work, "grade_submission", None)
    assert [result.earned for result in grade_class(handed_in, ["student01"])] == [10.0]


def test_a_damaged_journal_is_begun_anew(handed_in: Assignment) -> None:
    (handed_in.course.root / journal.NAME).write_bytes(b"no database" * 1000)
    assert [result.earned for result in grade_class(handed_in, ["student01"])] == [10.0]


def test_the_journal_knows_another_submission_and_another_answer_key(handed_in: Assignment) -> None:
    one, other = (read_handed_in(handed_in, student).submission for student in ("student01", "student02"))
    key = journal.key_of(handed_in, one, Settings())
    assert key == journal.key_of(handed_in, one, Settings())
    assert key != journal.key_of(handed_in, other, Settings())
    assert key != journal.key_of(handed_in, one, Settings(unsafe=True))
    hidden = handed_in.hidden / "basics.py"
    hidden.write_text(hidden.read_text() + "# a change\n")
    assert key != journal.key_of(handed_in, one, Settings())


# interrupted ------------------------------------------------------------------------------------------------------


def test_an_interrupted_run_finishes_what_is_under_way(handed_in: Assignment) -> None:
    workers = crew.local(1, work.warm_up, str(handed_in.course.root), "week1", False)
    results = grade_class(handed_in, STUDENTS, workers=workers)
    seen = [next(results).student]
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(Interrupted) as raised:
        seen.extend(result.student for result in results)
    assert 1 <= len(seen) < len(STUDENTS)
    assert raised.value.left == len(STUDENTS) - len(seen)
    rest = [result.student for result in grade_class(handed_in, STUDENTS) if result.fresh]
    assert sorted([*seen, *rest]) == list(STUDENTS)


def test_the_second_interrupt_is_not_waited_for() -> None:
    with crew.Stop() as stop:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.wanted
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


# others at the same time ------------------------------------------------------------------------------------------


def test_a_second_grader_waits_for_the_first(handed_in: Assignment, as_a_program: list[str]) -> None:
    said: list[str] = []
    with contextlib.ExitStack() as stack:
        lock = stack.enter_context(contextlib.ExitStack())
        for _ in range(2):  # the same process may hold it twice
            lock.enter_context(course_lock(handed_in.course.root, said.append))
        process = stack.enter_context(
            subprocess.Popen(as_a_program, cwd=handed_in.course.root, stdout=subprocess.PIPE, text=True)
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        time.sleep(2)
        assert recorded_students(handed_in) == []
        lock.close()
        assert process.wait(timeout=120) == 0
    assert recorded_students(handed_in) == list(STUDENTS)
    assert said == []


def recorded_students(assignment: Assignment) -> list[str]:
    folder = assignment.course.root / "autograded"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


# what is due ------------------------------------------------------------------------------------------------------


def test_a_newer_submission_replaces_the_result_and_keeps_what_a_person_did(week1: Assignment) -> None:
    hand_in(week1, lambda written: written.answer("double", "def double(x): return x", earns=0))
    folder = week1.course.root / "submitted" / "student01" / "week1"
    shutil.rmtree(folder)
    better = Work.blank(week1)
    better.solve()
    better.write(folder)
    (result,) = grade_class(week1, ["student01"])
    assert result.again == "another one was handed in"
    assert [(change.exercise, change.after) for change in result.changes] == [("double", 5.0)]


def test_another_time_of_handing_in_reaches_the_gradebook(week1: Assignment) -> None:
    hand_in(week1, lambda _: None)
    time = week1.course.root / "submitted" / "student01" / "week1" / "timestamp.txt"
    time.write_text("2026-11-20 10:00:00 UTC\n")
    (result,) = grade_class(week1, ["student01"])
    assert result.again == "it was handed in at another time"
    with Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}") as gradebook:
        assert str(gradebook.find_submission("week1", "student01").timestamp) == "2026-11-20 10:00:00"
    (kept,) = grade_class(week1, ["student01"])
    assert not kept.fresh
    time.unlink()
    (without,) = grade_class(week1, ["student01"])
    assert without.again
    with Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission("week1", "student01").timestamp is None


def test_an_empty_submission_takes_the_place_of_an_earlier_one(week1: Assignment) -> None:
    hand_in(week1, lambda _: None)
    (week1.course.root / "submitted" / "student01" / "week1" / "basics.ipynb").unlink()
    (result,) = grade_class(week1, ["student01"])
    assert result.missing == ["basics"]
    assert set(recorded(week1).values()) == {0.0}
    assert recorded_students(week1) == ["student01"]
    assert not (week1.course.root / "autograded" / "student01" / "week1").exists()


def test_submissions_are_read_when_somebody_has_time_for_them(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    students = [f"student{number:02}" for number in range(1, 31)]
    for student in students:
        Work.blank(week1).write(week1.course.root / "submitted" / student / "week1")
    read: list[str] = []

    def noted(assignment: Assignment, student: str) -> HandedIn:
        read.append(student)
        return read_handed_in(assignment, student)

    monkeypatch.setattr(batch, "read_handed_in", noted)
    results = grade_class(week1, students)
    next(results)
    next(results)
    assert len(read) <= 3
    results.close()
