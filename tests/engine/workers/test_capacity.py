"""How many submissions are graded at once: as many as processors and memory allow."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner

from autograder.authoring.samples import SampleSubmission
from autograder.cli.main import app
from autograder.course.layout import Assignment
from autograder.workers import capacity, pool
from autograder.workers.capacity import WORKER, Capacity


@pytest.mark.parametrize(
    ("processors", "memory", "jobs"),
    [(2, 9 * WORKER, 2), (8, 3 * WORKER, 3), (8, 4 * WORKER - 1, 3), (4, 4 * WORKER, 4), (4, WORKER // 3, 1)],
)
def test_there_are_as_many_as_processors_and_memory_allow(processors: int, memory: int, jobs: int) -> None:
    found = Capacity(processors, memory)
    assert found.jobs == jobs
    assert bool(found.short_of_memory) == (jobs < processors)


def test_the_limit_of_a_container_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(capacity, "_CGROUP", tmp_path)
    without = capacity.here()
    assert 0 < without.memory <= psutil.virtual_memory().total
    limit.write_text("max\n")
    assert capacity.here().memory > 2**20
    limit.write_text("1048576\n")
    assert capacity.here() == Capacity(without.processors, 2**20)


@pytest.mark.parametrize(
    ("limit", "processors"), [("max 100000", 8), ("150000 100000", 2), ("20000 100000", 1), ("1600000 100000", 8)]
)
def test_the_processors_of_a_container_count(
    limit: str, processors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capacity, "_CGROUP", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert capacity.here().processors == 8
    (tmp_path / "cpu.max").write_text(f"{limit}\n")
    assert capacity.here().processors == processors


def test_an_instructor_is_told_where_memory_decides(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    for student in ("student01", "student02"):
        SampleSubmission.blank(week1).write(week1.course.root / "submitted" / student / "week1")
    monkeypatch.chdir(week1.course.root)
    monkeypatch.setattr(capacity, "here", lambda: Capacity(8, WORKER))
    monkeypatch.setattr(pool, "local", lambda *_: pytest.fail("there is memory for one alone"))
    done = CliRunner().invoke(app, ["grade", "week1"])
    assert done.exit_code == 0, done.output
    assert "8 processors, but only 2.5 GB of free memory" in " ".join(done.output.split())
