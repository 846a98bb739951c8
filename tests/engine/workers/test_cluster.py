"""A Dask cluster of separate processes, and a gradebook in PostgreSQL with several graders writing at once."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from classroom import recorded, until
from dask_processes import Cluster, cluster_in
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine, text

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook import database as gradebook
from autograder.grading.batch import grade_class
from autograder.workers import dask, pool

pytestmark = pytest.mark.slow

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'notebook-autograder[cluster]'")

STUDENTS = tuple(f"student{number:02}" for number in range(1, 9))
WRONG = "def triple(x): return -np.asarray(x)"


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    """Eight submissions; every second one has the last exercise wrong."""
    for place, student in enumerate(STUDENTS):
        work = SampleSubmission.blank(week1)
        work.solve()
        if place % 2:
            work.answer("triple", WRONG, earns=0)
        work.write(week1.course.root / "submitted" / student / "week1")
    return week1


# a cluster --------------------------------------------------------------------------------------------------------


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler and two workers, each a process of its own."""
    with cluster_in(tmp_path) as started:
        yield started


def test_a_cluster_of_which_a_worker_is_killed_records_what_one_process_does(
    handed_in: Assignment, cluster: Cluster
) -> None:
    done = []
    for result in grade_class(handed_in, STUDENTS, workers=pool.cluster(cluster.address)):
        done.append(result.student)
        assert not result.fault
        if len(done) == 2:
            cluster.workers[0].send_signal(signal.SIGKILL)
    assert sorted(done) == list(STUDENTS)
    points = {student: recorded(handed_in, student)["test_triple"] for student in STUDENTS}
    assert points == {student: points[STUDENTS[place % 2]] for place, student in enumerate(STUDENTS)}
    assert points["student01"] == 5.0
    assert points["student02"] != 5.0


def test_a_cluster_without_workers_ends_the_run_with_a_sentence(
    handed_in: Assignment, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.workers.dask._NO_WORKERS_TIMEOUT", 1.0)
    results = grade_class(handed_in, STUDENTS, workers=pool.cluster(cluster.address))
    done = [next(results).student]
    for worker in cluster.workers:
        worker.kill()
    with pytest.raises(CourseError, match=r"has had no workers for 1 s\. .*Start some, and run the same command again"):
        done.extend(result.student for result in results)
    assert len(done) < len(STUDENTS)
    cluster.restart()
    rest = [result.student for result in grade_class(handed_in, STUDENTS) if result.fresh]
    assert sorted([*done, *rest]) == list(STUDENTS)


def test_workers_that_come_later_get_work(handed_in: Assignment, cluster: Cluster) -> None:
    cluster.workers[0].kill()
    cluster.workers[0].wait()
    with dask.team(cluster.address) as team:
        until(lambda: team.size() == 1)
        cluster.restart()
        until(lambda: team.size() == 2)


_PROGRESS = re.compile(r"(graded \S+|\S+ was graded before), \d+ of \d+")


def test_nothing_but_sentences_is_said_when_a_run_is_interrupted_loses_its_scheduler_or_ends(
    handed_in: Assignment, cluster: Cluster
) -> None:
    recorded = handed_in.course.root / "autograded"

    def grade(disturb: Callable[[int], None] | None = None) -> tuple[int, str]:
        already = len(list(recorded.glob("*")))
        with subprocess.Popen(
            [
                sys.executable,
                "-W",
                "ignore",
                "-m",
                "autograder.cli.main",
                "grade",
                "week1",
                "--scheduler",
                cluster.address,
            ],
            cwd=handed_in.course.root,
            env={**os.environ, "COLUMNS": "300"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            if disturb:
                until(lambda: len(list(recorded.glob("*"))) > already)
                disturb(process.pid)
            said = [line for line in process.communicate(timeout=60)[1].splitlines() if not _PROGRESS.fullmatch(line)]
            return process.wait(timeout=60), "\n".join(said).strip()

    code, said = grade(lambda pid: os.kill(pid, signal.SIGINT))
    assert code == 130
    assert [line.split()[0] for line in said.splitlines() if line.strip()] == ["Finishing", "Interrupted."], said
    assert len(list(recorded.glob("*"))) < len(STUDENTS)

    code, said = grade(lambda _: cluster.scheduler.kill())
    assert code == 2
    assert re.fullmatch(r"autograder: The Dask scheduler at \S+ is gone\..* run the same command again, .*", said), said
    cluster.scheduler.wait()
    cluster.restart()

    assert grade() == (0, "")
    assert len(list(recorded.glob("*"))) == len(STUDENTS)


def test_an_address_where_nobody_answers_is_a_sentence() -> None:
    with pytest.raises(CourseError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        pool.cluster("tcp://127.0.0.1:9")


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
    pytest.importorskip("psycopg2", reason="no driver: pip install 'notebook-autograder[postgresql]'")
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


def test_a_new_database_is_opened_by_many_at_once(database: str) -> None:
    directory = CourseDirectory(db_url=database)
    for _ in range(8):  # a race: without a lock, six to eight of eight rounds failed
        engine = create_engine(database)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        together = Barrier(6)

        def use(together: Barrier = together) -> None:
            together.wait()
            with gradebook.opened(directory) as opened:
                assert opened is not None

        with ThreadPoolExecutor(6) as pool:
            for done in [pool.submit(use) for _ in range(6)]:
                done.result()


GRADER = """
import sys
from autograder.grading.batch import grade_class, prepare
from autograder.course.layout import Course
week1 = Course.find().assignment("week1")
prepare(week1)
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
