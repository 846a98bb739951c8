"""A grader that is killed and begun again, or interrupted, loses and doubles nothing."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pytest
from at_work import nothing, say_who_and_sleep
from classroom import recorded, servers_and_workers, until
from grading_six import handed_in, recorded_students, undisturbed
from nbgrader.api import Gradebook
from six_students import STUDENTS, outcome

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook.recorder import Recorder
from autograder.grading import batch, submission
from autograder.grading.batch import Interrupted, grade_class, prepare
from autograder.workers import pool

pytestmark = pytest.mark.slow

__all__ = ["handed_in", "undisturbed"]  # fixtures


@pytest.fixture
def as_a_command() -> list[str]:
    """The command that grades, for a process of its own."""
    return [sys.executable, "-W", "ignore", "-m", "autograder.cli.main", "grade", "week1"]


def test_who_is_killed_while_preparing_leaves_the_gradebook_whole(
    handed_in: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    batch.up_to_date(handed_in).unlink()
    with monkeypatch.context() as patch:
        patch.setattr(Gradebook, "update_or_create_source_cell", killed)
        with pytest.raises(KeyboardInterrupt):
            prepare(handed_in)
    assert [result.earned for result in grade_class(handed_in, ["student01"])] == [10.0]
    assert recorded(handed_in) == {"test_double": 5.0, "test_triple": 5.0, "test_why": None}


@pytest.mark.parametrize("step", ["_enter", "_record_notebook", "_add_files"])
def test_what_was_graded_and_not_recorded_is_graded_again(
    handed_in: Assignment, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Recorder, step, full)
        with pytest.raises(CourseError, match=r"No space left on device.*run the same command again"):
            list(grade_class(handed_in, ["student02"]))
    (result,) = grade_class(handed_in, ["student02"])
    assert result.fault == ""
    assert recorded(handed_in, "student02")["test_triple"] == 5.0


def test_a_gradebook_that_is_locked_says_so_before_anything_is_graded(
    handed_in: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(handed_in.course.root / "gradebook.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with monkeypatch.context() as patch:
            patch.setattr(submission, "grade_submission", None)
            with pytest.raises(CourseError, match="database is locked"):
                list(grade_class(handed_in, ["student01"]))
        other.execute("ROLLBACK")
    assert [result.earned for result in grade_class(handed_in, ["student01"])] == [10.0]


@pytest.mark.parametrize("left", ["nothing of the note", "half of the note"])
def test_the_note_that_the_gradebook_is_up_to_the_source_only_saves_time(
    handed_in: Assignment, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    note = batch.up_to_date(handed_in)
    monkeypatch.setattr(batch, "record_in_gradebook", lambda _: pytest.fail("it is up to the source"))
    prepare(handed_in)
    monkeypatch.undo()
    text = note.read_text()
    note.unlink()
    if left == "half of the note":
        note.write_text(text[:20])
    prepare(handed_in)
    assert note.read_text() == text


def test_the_journal_of_an_earlier_version_is_removed(handed_in: Assignment) -> None:
    files = [handed_in.course.root / f".autograder_journal.db{end}" for end in ("", "-wal", "-shm")]
    for file in files:
        file.write_bytes(b"anything")
    prepare(handed_in)
    assert not any(file.exists() for file in files)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", [0, 1])
def test_an_interrupted_run_finishes_what_is_under_way(
    handed_in: Assignment, number: signal.Signals, jobs: int
) -> None:
    workers = (
        pool.local(jobs, submission.warm_up, lambda: (str(handed_in.course.root), "week1", ["basics"], None))
        if jobs
        else None
    )
    said: list[str] = []
    results = grade_class(handed_in, STUDENTS, workers=workers, notify=said.append)
    seen = [next(results).student]
    os.kill(os.getpid(), number)
    with pytest.raises(Interrupted) as raised:
        seen.extend(result.student for result in results)
    assert len(seen) <= 3  # the worker has one more, and may have begun another
    assert said == ["Finishing what is under way. Interrupt again not to wait for it."]
    assert raised.value.left == len(STUDENTS) - len(seen)
    rest = [result.student for result in grade_class(handed_in, STUDENTS) if result.fresh]
    assert sorted([*seen, *rest]) == list(STUDENTS)


def test_the_second_interrupt_is_not_waited_for() -> None:
    with pool.Stop() as stop:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.wanted
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_the_second_interrupt_ends_the_workers(tmp_path: Path) -> None:
    def interrupt_twice() -> None:
        until(lambda: len(list(tmp_path.glob("pid*"))) == 2)
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.5)

    with pool.Stop() as stop:
        threading.Thread(target=interrupt_twice).start()
        with pytest.raises(KeyboardInterrupt):
            list(pool.local(2, nothing, tuple).map(say_who_and_sleep, [tmp_path] * 2, stop))
    pids = [int(path.name.removeprefix("pid")) for path in tmp_path.glob("pid*")]
    assert not any(Path(f"/proc/{pid}/exe").exists() for pid in pids)


@pytest.fixture
def slow_to_load(handed_in: Assignment) -> Path:
    """Hidden tests that take long to import; the file that is there once that has begun."""
    begun = handed_in.course.root / "begun"
    hidden = handed_in.hidden("double")
    lines = f"import pathlib, time\npathlib.Path({str(begun)!r}).touch()\ntime.sleep(6)\n"
    head, future, rest = hidden.read_text().partition("from __future__ import annotations\n")
    hidden.write_text(head + future + lines + rest if future else lines + head)
    return begun


@pytest.mark.parametrize("everybody", [True, False], ids=["the whole group", "the grader alone"])
def test_an_interrupt_while_hidden_tests_are_loaded_ends_in_order(
    handed_in: Assignment, as_a_command: list[str], slow_to_load: Path, everybody: bool
) -> None:
    with subprocess.Popen(
        [*as_a_command, "--jobs", "2"],
        cwd=handed_in.course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        until(slow_to_load.exists)
        (os.killpg if everybody else os.kill)(process.pid, signal.SIGINT)
        said = process.communicate(timeout=120)[1]
    assert process.returncode == 130
    assert "Traceback" not in said


def test_what_loads_hidden_tests_ends_with_the_grader(
    handed_in: Assignment, as_a_command: list[str], slow_to_load: Path
) -> None:
    with subprocess.Popen(
        [*as_a_command, "--jobs", "2"],
        cwd=handed_in.course.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        until(slow_to_load.exists)
        servers, _ = servers_and_workers(process.pid)
        process.kill()
    assert servers
    until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in servers), seconds=4)


def test_an_interrupt_while_workers_start_is_no_concern_of_theirs(
    handed_in: Assignment, as_a_command: list[str]
) -> None:
    with subprocess.Popen(
        [*as_a_command, "--jobs", "2"],
        cwd=handed_in.course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        until(lambda: len(servers_and_workers(process.pid)[1]) == 2)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=120)[1]
    assert process.returncode == 130
    assert "Interrupted. Recorded: " in said
    assert "Traceback" not in said


def test_a_terminal_that_is_closed_loses_nothing(
    handed_in: Assignment, undisturbed: object, as_a_command: list[str]
) -> None:
    terminal, its_other_end = pty.openpty()
    with subprocess.Popen(
        [*as_a_command, "--jobs", "2"],
        cwd=handed_in.course.root,
        stdin=its_other_end,
        stdout=its_other_end,
        stderr=its_other_end,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    ) as process:
        os.close(its_other_end)
        os.set_blocking(terminal, False)

        def something_is_recorded() -> bool:
            with contextlib.suppress(BlockingIOError):
                os.read(terminal, 10_000)
            return bool(recorded_students(handed_in))

        try:
            until(something_is_recorded)
        finally:
            os.close(terminal)
        code = process.wait(timeout=120)
    before = recorded_students(handed_in)
    assert code == (0 if before == sorted(STUDENTS) else 130)
    results = list(grade_class(handed_in, STUDENTS))
    assert sorted(result.student for result in results if not result.fresh) == before
    assert outcome(handed_in) == undisturbed


def test_nohup_is_respected() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with pool.Stop():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
