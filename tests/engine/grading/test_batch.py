"""A class is graded whole: by one or several, with others at the same time, and only what is due."""

from __future__ import annotations

import contextlib
import multiprocessing
import shutil
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest
from at_work import LARGE, end_if_odd, end_in_the_result, nothing, without_memory_for_the_result
from classroom import hand_in, recorded, until
from grading_six import handed_in, recorded_students, undisturbed
from nbgrader.api import Gradebook
from six_students import STUDENTS, assert_same, outcome

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.course.lock import course_lock
from autograder.grading import batch, submission
from autograder.grading.batch import grade_class, prepare
from autograder.judging.answer_key import AnswerKey
from autograder.submissions.folder import HandedIn, read_handed_in
from autograder.workers import pool, processes

__all__ = ["handed_in", "undisturbed"]  # fixtures


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
    assert_same(outcome(handed_in), undisturbed)


def test_an_item_that_kills_its_worker_costs_no_other_its_result() -> None:
    workers = pool.local(2, nothing, tuple)
    found = dict(workers.map(end_if_odd, range(8), pool.Stop()))
    assert isinstance(found.pop(3), pool.WorkerDied)
    assert isinstance(found.pop(4), ValueError)
    assert found == {number: number * number for number in (0, 1, 2, 5, 6, 7)}


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_is_killed_in_the_middle_of_a_large_result_is_noticed(workers: int) -> None:
    made = pool.local(workers, nothing, tuple)
    found = dict(made.map(end_in_the_result, range(6), pool.Stop()))
    assert isinstance(found.pop(3), pool.WorkerDied)
    assert found == {number: bytes(LARGE) for number in (0, 1, 2, 4, 5)}


def test_a_worker_that_is_killed_before_anybody_looks_is_noticed() -> None:
    with processes.team(1, nothing, ()) as team:
        before = set(multiprocessing.active_children())
        team.submit(end_in_the_result, 3)
        assert set(multiprocessing.active_children()) - before
        until(lambda: not set(multiprocessing.active_children()) - before)  # from now on it is forgotten there
        with pytest.raises(BrokenExecutor):
            until(lambda: not team.size())


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


# others at the same time ------------------------------------------------------------------------------------------


@pytest.mark.slow
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
