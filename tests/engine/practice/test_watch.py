"""`autograder watch` as it is typed, beside nbgrader's own commands: once, again and again, interrupted, killed.

AUTOGRADER_TEST_KILLS sets how often the watcher or what it started is killed.
"""

from __future__ import annotations

import collections
import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import until
from killing import below
from practising import make_exchange, page_of, put, solved, submit, text_of, wrong

from autograder.course.layout import Assignment
from autograder.course.notebooks import write

PROGRAMS = Path(sys.executable).parent
KILLS = int(os.environ.get("AUTOGRADER_TEST_KILLS", "4"))
LONGEST = 8.0  # seconds from one kill to the next: time enough for a page to come out, and for a kill while it does
ENVIRONMENT = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "160"}


def run(where: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAMS / command[0]), *command[1:]],
        cwd=where,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )


@contextlib.contextmanager
def watcher(assignment: Assignment, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A watcher that has said that it is ready."""
    process = subprocess.Popen(
        [str(PROGRAMS / "autograder"), "watch", assignment.name, "--jobs", "1", *options],
        cwd=assignment.course.root,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Answering submissions of week1")
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def attempts(assignment: Assignment) -> list[tuple[str, str, str]]:
    path = assignment.course.root / ".autograder" / "practice.db"
    if not path.exists():
        return []
    with contextlib.closing(sqlite3.connect(path, timeout=30)) as database:
        try:
            return database.execute("SELECT student, submission, kind FROM attempts ORDER BY id").fetchall()
        except sqlite3.OperationalError:  # it is being made
            return []


@pytest.mark.slow
def test_a_student_submits_fetches_fixes_and_reads_that_it_passes(week1: Assignment, tmp_path: Path) -> None:
    """All by nbgrader's own commands; the watcher sweeps once each time, as cron would let it."""
    root, exchange, home = week1.course.root, tmp_path / "exchange", tmp_path / "student"
    make_exchange(week1, exchange, lines="c.Practice.pause = 0")
    home.mkdir()
    (home / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.Exchange.root = {str(exchange)!r}\nc.Exchange.cache = {str(tmp_path / 'cache')!r}\n"
        "c.CourseDirectory.course_id = 'course'\n"
    )
    assert run(root, "nbgrader", "release_assignment", "week1").returncode == 0
    assert run(home, "nbgrader", "fetch_assignment", "week1").returncode == 0
    pages = []
    for change in (wrong, lambda _: None):
        written = solved(week1, change).notebooks["basics"]
        write(written, home / "week1" / "basics.ipynb")
        assert run(home, "nbgrader", "submit", "week1").returncode == 0
        done = run(root, "autograder", "watch", "week1", "--once", "--jobs", "1")
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1] == "1 submissions answered."
        assert run(home, "nbgrader", "fetch_feedback", "week1").returncode == 0
        pages.append(max((home / "week1" / "feedback").glob("*/basics.html")))
    first, second = map(text_of, pages)
    assert "2 of 2 hidden tests do not pass" in first
    assert "Passed now: double" in second
    assert not (root / "submitted").exists()
    assert not (root / "autograded").exists()


def test_a_watcher_answers_what_comes_and_a_second_one_is_refused(week1: Assignment, tmp_path: Path) -> None:
    exchange = tmp_path / "exchange"
    make_exchange(week1, exchange)
    with watcher(week1) as process:
        secret = submit(week1, exchange, wrong)
        until(page_of(exchange, secret).exists, 60)
        other = run(week1.course.root, "autograder", "watch", "week1", "--once")
        assert other.returncode == 2
        assert "Another `autograder watch` answers submissions of week1 already" in " ".join(other.stderr.split())
        renaming = run(week1.course.root, "autograder", "rename", "week1", "sheet1")
        assert renaming.returncode == 2
        assert "end it first" in renaming.stderr
        until(lambda: attempts(week1))
        process.send_signal(signal.SIGINT)
        said, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complained.strip() == "Interrupted. 1 submissions were answered; the same command goes on with the rest."
    assert said.startswith("student01\tweek1\tpractised\t")


@pytest.mark.slow
def test_a_folder_without_an_exchange_is_swept_once(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    places = [put(week1, shared, wrong, f"student{number:02}") for number in range(3)]
    done = run(week1.course.root, "autograder", "watch", "week1", "--once", "--folder", str(shared))
    assert done.returncode == 0, done.stderr
    assert "3 submissions answered." in done.stdout
    for place in places:
        assert "Try 1." in text_of(place.with_name("week1-feedback") / "basics.html")
    again = run(week1.course.root, "autograder", "watch", "week1", "--once", "--folder", str(shared))
    assert again.returncode == 0
    assert "0 submissions answered." in again.stdout


def test_what_is_not_there_is_named(week1: Assignment, tmp_path: Path) -> None:
    done = run(week1.course.root, "autograder", "watch", "week1", "--folder", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "There is no folder" in done.stderr
    config = week1.course.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.Exchange.root = {str(tmp_path / 'none')!r}\n")
    done = run(week1.course.root, "autograder", "watch", "week1")
    assert done.returncode == 2
    assert "--folder" in done.stderr


@pytest.mark.slow
def test_killed_at_any_moment_each_newest_file_has_one_page_in_the_end(week1: Assignment, tmp_path: Path) -> None:
    exchange = tmp_path / "exchange"
    make_exchange(week1, exchange, lines="c.Practice.pause = 0\nc.Practice.attempts = 10000")
    chance = random.Random(KILLS)
    newest: dict[str, str] = {}
    killed: collections.Counter[str] = collections.Counter()
    minute = 0
    while killed.total() < KILLS:
        with watcher(week1) as process:
            while killed.total() < KILLS and process.poll() is None:
                minute += 1
                student = f"student{chance.randrange(4):02}"
                newest[student] = submit(week1, exchange, chance.choice([wrong, lambda _: None]), student, minute)
                time.sleep(chance.uniform(0.0, chance.choice([1.0, LONGEST])))
                kind, pid = _victim(process.pid, chance)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    killed[kind] += 1
                if kind == "watcher":
                    process.wait()
    done = run(week1.course.root, "autograder", "watch", "week1", "--once", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    for student, secret in newest.items():
        assert f"Assignment week1 · Notebook basics · {student}" in text_of(page_of(exchange, secret))
    noted = attempts(week1)
    assert len({(student, submission) for student, submission, _ in noted}) == len(noted), "none was counted twice"
    assert {kind for *_, kind in noted} == {"practised"}, "none was given up"
    assert not list((exchange / "course" / "feedback").glob("*-tmp.html"))
    print(dict(killed), len(noted))


def _victim(watcher: int, chance: random.Random) -> tuple[str, int]:
    """The watcher, or one of those that it has started."""
    others = [pid for pid in below(watcher) if pid != watcher]
    if not others or chance.random() < 0.4:
        return "watcher", watcher
    return "other", chance.choice(others)


@pytest.mark.parametrize("number", [60])
def test_sixty_students_at_once_are_all_answered(
    week1: Assignment, tmp_path: Path, number: int, record_property: pytest.FixtureRequest
) -> None:
    if "AUTOGRADER_TEST_SIXTY" not in os.environ:
        pytest.skip("two minutes of two processors: set AUTOGRADER_TEST_SIXTY")
    exchange = tmp_path / "exchange"
    make_exchange(week1, exchange)
    chance = random.Random(1)
    with watcher(week1, "--jobs", "2"):
        pages = []
        begun = time.monotonic()
        for each, moment in enumerate(sorted(chance.uniform(0, 120) for _ in range(number))):
            time.sleep(max(0.0, begun + moment - time.monotonic()))
            pages.append(page_of(exchange, submit(week1, exchange, wrong, f"student{each:02}")))
        until(lambda: all(page.exists() for page in pages), 120)
    assert len(attempts(week1)) == number


@pytest.mark.slow
def test_one_sweep_tells_who_waits_and_what_is_refused(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    put(week1, shared, wrong)
    once = ("autograder", "watch", "week1", "--once", "--folder", str(shared))
    assert run(week1.course.root, *once).returncode == 0
    place = put(week1, shared, lambda _: None)  # before the pause is over
    (shared / "student[02]" / "week1").mkdir(parents=True)
    done = run(week1.course.root, *once)
    assert done.returncode == 1
    assert "student[02]: " in done.stderr
    assert "1 wait until their next try counts" in done.stdout
    assert "Try 1." in text_of(place.with_name("week1-feedback") / "basics.html"), "the page of the last try stays"
