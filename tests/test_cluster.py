"""A Dask cluster of separate processes, and a gradebook in PostgreSQL with several graders writing at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from classroom import recorded
from nbgrader.api import Gradebook

from autograder import crew
from autograder.batch import grade_class, prepare
from autograder.course import Assignment, Course
from autograder.errors import CourseError
from autograder.samples import Work

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'autograder[cluster]'")

STUDENTS = tuple(f"student{number:02}" for number in range(1, 9))
WRONG = "def triple(x): return -np.asarray(x)"


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    """Eight submissions; every second one has the last exercise wrong."""
    for place, student in enumerate(STUDENTS):
        work = Work.blank(week1)
        work.solve()
        if place % 2:
            work.answer("triple", WRONG, earns=0)
        work.write(week1.course.root / "submitted" / student / "week1")
    return week1


# a cluster --------------------------------------------------------------------------------------------------------


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler and two workers, each a process of its own."""
    told = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path, "start_new_session": True}

    def start(program: str, *options: str) -> subprocess.Popen[bytes]:
        command = [*dask[:-1], f"distributed.cli.dask_{program}", "--scheduler-file", str(told), *options]
        return subprocess.Popen(command, **quiet)  # type: ignore[call-overload, no-any-return]

    processes = [start("scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1")]
    try:
        options = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
        processes += [start("worker", *options) for _ in range(2)]
        _until(told.is_file)
        from distributed import Client

        address = f"tcp://{_address(told)}"
        with Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        yield Cluster(address, processes[1:])
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _address(told: Path) -> str:
    import json

    return str(json.loads(told.read_text())["address"]).removeprefix("tcp://")


def _until(condition: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_cluster_of_which_a_worker_is_killed_records_what_one_process_does(
    handed_in: Assignment, cluster: Cluster
) -> None:
    done = []
    for result in grade_class(handed_in, STUDENTS, workers=crew.cluster(cluster.address)):
        done.append(result.student)
        assert not result.fault
        if len(done) == 2:
            cluster.workers[0].send_signal(signal.SIGKILL)
    assert sorted(done) == list(STUDENTS)
    points = {student: recorded(handed_in, student)["test_triple"] for student in STUDENTS}
    assert points == {student: points[STUDENTS[place % 2]] for place, student in enumerate(STUDENTS)}
    assert points["student01"] == 5.0
    assert points["student02"] != 5.0


def test_an_address_where_nobody_answers_is_a_sentence() -> None:
    with pytest.raises(CourseError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        crew.cluster("tcp://127.0.0.1:9")


# PostgreSQL -------------------------------------------------------------------------------------------------------


def _programs() -> Path | None:
    """Where the newest PostgreSQL server's programs are; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


@pytest.fixture
def database() -> Iterator[str]:
    """The URL of an empty database of a server of its own, on a socket."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed: apt install postgresql")
    pytest.importorskip("psycopg2", reason="no driver: pip install 'autograder[postgresql]'")
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        user: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            os.chown(folder, 65534, 65534)
        data, environment = f"{folder}/data", {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

        def run(program: str, *options: str) -> None:
            command = [*user, str(programs / program), "-D", data, *options]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=environment, timeout=60)

        run("initdb", "-U", "course", "--auth=trust", "--no-sync")
        settings = f"-k {folder} -c listen_addresses= -c fsync=off"
        run("pg_ctl", "-w", "-o", settings, "-l", f"{folder}/log", "start")
        try:
            yield f"postgresql+psycopg2://course@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")


GRADER = """
import sys
from autograder.batch import grade_class, prepare
from autograder.course import Course
week1 = Course.find().assignment("week1")
for result in grade_class(week1, sys.argv[1:], force=True):
    assert not result.fault, result.fault
"""


def _points(url: str) -> dict[tuple[str, str], float | None]:
    with Gradebook(url) as gradebook:
        return {
            (submission.student_id, grade.name): grade.auto_score
            for submission in gradebook.assignment_submissions("week1")
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def test_four_graders_at_once_fill_postgresql_as_one_fills_sqlite(
    handed_in: Assignment, database: str, tmp_path: Path
) -> None:
    list(grade_class(handed_in, STUDENTS))
    wanted = _points(f"sqlite:///{handed_in.course.root / 'gradebook.db'}")
    roots = [tmp_path / f"machine{number}" for number in range(4)]
    for root in roots:  # a folder waits for its own lock, so each grader has one, as on four machines
        shutil.copytree(handed_in.course.root, root, ignore=shutil.ignore_patterns("autograded", ".autograder*"))
        config = root / "nbgrader_config.py"
        config.write_text(f"{config.read_text()}\nc.CourseDirectory.db_url = {database!r}\n")
    prepare(Course(roots[0]).assignment("week1"))
    graders = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", GRADER, *STUDENTS[number % 2 :: 2], *STUDENTS[number::4]],
            cwd=root,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number, root in enumerate(roots)
    ]
    said = [grader.communicate(timeout=300)[1] for grader in graders]
    assert [grader.returncode for grader in graders] == [0] * 4, said
    assert _points(database) == wanted
