"""Graders, their workers, sandboxes and schedulers, killed at random moments."""

from __future__ import annotations

import collections
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from classroom import servers_and_workers, until
from dask_processes import Cluster
from six_students import STUDENTS, forget, outcome

from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class

_LONGEST = 5.0  # seconds from one kill to the next
# The command itself, which says when it has imported what it needs.
_GRADER = """
import autograder.grading.batch, autograder.workers.pool, autograder.grading.submission
from autograder.cli.main import app
print('begins', flush=True)
app()
"""


def kill_at_random(
    assignment: Assignment,
    undisturbed: Iterable[object],
    kills: int,
    *options: str,
    cluster: Cluster | None = None,
) -> collections.Counter[str]:
    """Grade the six again and again, and kill somebody now and then; how often whom.

    Whenever a run gets to its end in spite of that, and at last, nothing may be lost, doubled or changed.
    """
    chance = random.Random(kills)
    killed: collections.Counter[str] = collections.Counter()
    while killed.total() < kills:
        process = _grader(assignment, *options)
        victim = ""
        while killed.total() < kills and victim not in ("grader", "scheduler"):
            try:
                process.wait(timeout=chance.uniform(0.0, _LONGEST))
                break
            except subprocess.TimeoutExpired:
                victim = _kill_one(process, cluster, chance)
                killed[victim] += 1
            if victim == "worker" and cluster:
                cluster.restart()
        _, said = process.communicate(timeout=180)
        assert "Traceback" not in said, said
        if victim == "grader":
            continue
        assert process.returncode in (0, 1, 2), said  # 1 and 2 with a sentence, when the same was hit twice
        if victim == "scheduler" and cluster:
            ended = process.returncode < 2  # before the scheduler did
            assert ended or "is gone" in said or "No Dask scheduler answers" in said, said
            cluster.restart()
        else:
            _check(assignment, undisturbed)
            forget(assignment)
    _check(assignment, undisturbed)
    return killed


def _check(assignment: Assignment, undisturbed: Iterable[object]) -> None:
    """Go on with nobody disturbing: nothing is lost, doubled or other than it would have been, and nothing is left."""
    results = list(grade_class(assignment, STUDENTS))
    assert sorted(result.student for result in results) == list(STUDENTS)
    assert [result.fault for result in results if result.fault] == []
    for found, wanted in zip(outcome(assignment), undisturbed, strict=True):
        assert found == wanted
    assert list((assignment.course.root / "autograded").glob("*/.*")) == []


def _grader(assignment: Assignment, *options: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _GRADER, "grade", assignment.name, *options],
        cwd=assignment.course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    return process


def _kill_one(process: subprocess.Popen[str], cluster: Cluster | None, chance: random.Random) -> str:
    """Kill one of those who are there: what it was."""
    known = [process, *cluster.workers, cluster.scheduler] if cluster else [process]
    while True:
        pids = _pids(process.pid, cluster)
        victim = chance.choice(sorted(pids))
        pid, family = chance.choice(pids[victim]), set(below(process.pid))
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:  # it has just ended
            continue
        for part in known:
            if part.pid == pid:
                part.wait()
        if victim == "grader":
            _wait_for_the_end_of(family)
        return victim


def _wait_for_the_end_of(pids: set[int]) -> None:
    until(lambda: not any(_command(pid) for pid in pids))  # empty for one that has ended and was not waited for


def _pids(grader: int, cluster: Cluster | None) -> dict[str, list[int]]:
    """Those who are there to be killed, by what they are."""
    own = [pid for pid in below(grader) if "resource_tracker" not in _command(pid)]
    servers, workers = servers_and_workers(grader)
    sandboxes = [pid for pid in own if pid not in {*servers, *workers}]
    if cluster:
        workers = [worker.pid for worker in cluster.workers]
        sandboxes = [pid for worker in workers for pid in below(worker)]
    found = {"grader": [grader], "server": servers, "worker": workers, "sandbox": sandboxes}
    if cluster:
        found["scheduler"] = [cluster.scheduler.pid]
    return {kind: pids for kind, pids in found.items() if pids}


def below(pid: int) -> Iterator[int]:
    """The PIDs of all that this process has started, and they."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(path.parent.name))
    below = [pid]
    while below:
        found = children.get(below.pop(), [])
        below += found
        yield from found


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
