"""A class is graded whole: by one or several, killed and begun again, interrupted, and with others at the same time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import termios
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest
from classroom import hand_in, recorded, servers_and_workers, until
from nbgrader.api import Gradebook
from six_students import STUDENTS, forget, hand_in_six, outcome

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.course.lock import course_lock
from autograder.errors import CourseError
from autograder.gradebook.recorder import Recorder
from autograder.grading import batch, submission
from autograder.grading.batch import Interrupted, grade_class, prepare
from autograder.judging.answer_key import AnswerKey
from autograder.submissions.folder import HandedIn, read_handed_in
from autograder.workers import pool


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    """Six submissions of many kinds."""
    hand_in_six(week1)
    return week1


@pytest.fixture
def undisturbed(handed_in: Assignment) -> object:
    """What one worker records whom nobody disturbs; then everything is as before grading."""
    list(grade_class(handed_in, STUDENTS))
    found = outcome(handed_in)
    forget(handed_in)
    return found


def test_what_nobody_handed_in_is_not_loaded(week1: Assignment) -> None:
    """Hidden tests may import packages that take seconds."""
    notebook = week1.source / "basics.ipynb"
    shutil.copyfile(notebook, notebook.with_name("unused.ipynb"))
    shutil.copyfile(week1.release / "basics.ipynb", week1.release / "unused.ipynb")
    prepare(week1)
    loaded = []
    load = submission.current_answer_key

    def noted(assignment: Assignment, name: str) -> AnswerKey:
        loaded.append(name)
        return load(assignment, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(submission, "current_answer_key", noted)
        assert hand_in(week1, lambda work: work.notebooks.pop("unused")).missing == ["unused"]
    assert set(loaded) == {"basics"}


# several workers --------------------------------------------------------------------------------------------------


def test_several_workers_record_what_one_does(handed_in: Assignment, undisturbed: object) -> None:
    workers = pool.local(2, submission.warm_up, lambda: (str(handed_in.course.root), "week1", ["basics"], None))
    results = list(grade_class(handed_in, STUDENTS, workers=workers))
    assert sorted(result.student for result in results) == list(STUDENTS)
    assert outcome(handed_in) == undisturbed


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
    workers = pool.local(2, nothing, tuple)
    found = dict(workers.map(end_if_odd, range(8), pool.Stop()))
    assert isinstance(found.pop(3), pool.WorkerDied)
    assert isinstance(found.pop(4), ValueError)
    assert found == {number: number * number for number in (0, 1, 2, 5, 6, 7)}


LARGE = 2_000_000  # bytes of a result: many times what a pipe holds


def end_in_the_result(number: int) -> bytes:
    """Large; for one number the process is ended when half of it is written."""
    if number == 3:
        send = Connection._send  # type: ignore[attr-defined]

        def half(connection: Connection, data: bytes, *rest: object) -> None:
            if len(data) < LARGE:
                send(connection, data, *rest)
                return
            send(connection, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)

        Connection._send = half  # type: ignore[attr-defined]
    return bytes(LARGE)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_is_killed_in_the_middle_of_a_large_result_is_noticed(workers: int) -> None:
    made = pool.local(workers, nothing, tuple)
    found = dict(made.map(end_in_the_result, range(6), pool.Stop()))
    assert isinstance(found.pop(3), pool.WorkerDied)
    assert found == {number: bytes(LARGE) for number in (0, 1, 2, 4, 5)}


def without_memory_for_the_result(number: int) -> bytes:
    """Large; for one number there is memory for it, and none to send it."""
    result = bytes(50 * LARGE)
    if number == 1:
        used = psutil.Process().memory_info().vms
        resource.setrlimit(resource.RLIMIT_AS, (used + LARGE, used + LARGE))
    return result[: 50 * LARGE if number == 1 else 1]


def test_a_worker_without_memory_to_send_its_result_is_told_of_that_submission_alone() -> None:
    found = dict(pool.local(1, nothing, tuple).map(without_memory_for_the_result, range(2), pool.Stop()))
    assert isinstance(found[1], MemoryError | pool.WorkerDied)
    assert found[0] == bytes(1)


def test_workers_end_with_the_one_who_made_them(tmp_path: Path) -> None:
    script = tmp_path / "gives_out.py"
    script.write_text(
        "import os, time\nfrom pathlib import Path\nfrom autograder.workers import pool\n"
        "def note(number):\n    Path(f'pid{os.getpid()}').touch()\n    time.sleep(60)\n"
        "def nothing(): pass\n"
        "if __name__ == '__main__':\n    list(pool.local(2, nothing, tuple).map(note, range(2), pool.Stop()))\n"
    )
    with subprocess.Popen([sys.executable, script], cwd=tmp_path) as process:
        until(lambda: len(list(tmp_path.glob("pid*"))) == 2)
        process.kill()
    pids = [int(path.name.removeprefix("pid")) for path in tmp_path.glob("pid*")]
    until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in pids))


# killed and begun again -------------------------------------------------------------------------------------------


@pytest.fixture
def as_a_program(handed_in: Assignment) -> list[str]:
    """The command that grades, for a process of its own."""
    program = (
        "import sys\nimport autograder.workers.pool\nfrom autograder.grading.batch import grade_class, prepare\n"
        "from autograder.course.layout import Course\n"
        "if __name__ == '__main__':\n"
        "    week1 = Course.find().assignment('week1')\n"
        "    print('begins', flush=True)\n    prepare(week1)\n"
        "    for result in grade_class(week1, sys.argv[1:]):\n        print(result.student, flush=True)\n"
    )
    return [sys.executable, "-W", "ignore", "-c", program, *STUDENTS]


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


# interrupted ------------------------------------------------------------------------------------------------------


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


def say_who_and_sleep(folder: Path) -> None:
    (folder / f"pid{os.getpid()}").touch()
    time.sleep(600)


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
    assert "submissions are recorded" in said
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
    better = SampleSubmission.blank(week1)
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
        SampleSubmission.blank(week1).write(week1.course.root / "submitted" / student / "week1")
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
