"""Killed at any moment: the grader, its workers, the sandboxes of these, a cluster's scheduler. Then begun again."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from dask_processes import cluster_in
from six_students import STUDENTS, graded_files, hand_in_six, outcome

from autograder.course.layout import Assignment, Course
from autograder.grading import walk
from autograder.grading.batch import grade_class

pytest.register_assert_rewrite("killing")  # a failed assert of it shows its values, as one of a test does
from killing import kill_at_random  # noqa: E402

pytestmark = pytest.mark.slow

#: How often somebody is killed, in each of the ways to grade.
KILLS = int(os.environ.get("AUTOGRADER_TEST_KILLS", "3"))


@pytest.fixture(scope="module")
def wanted(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """What is recorded of the six if nobody is disturbed."""
    root = tmp_path_factory.mktemp("undisturbed") / "course"
    assignment = Course(Path(shutil.copytree(template, root))).assignment("week1")
    hand_in_six(assignment)
    list(grade_class(assignment, STUDENTS))
    return outcome(assignment)


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    hand_in_six(week1)
    return week1


@pytest.mark.parametrize("jobs", ["1", "2"], ids=["one process", "two workers"])
def test_killed_again_and_again_graders_lose_and_double_nothing(
    handed_in: Assignment, wanted: tuple[Any, ...], jobs: str
) -> None:
    killed = kill_at_random(handed_in, wanted, KILLS, "--jobs", jobs)
    print(dict(killed))


def test_killed_again_and_again_a_cluster_loses_and_doubles_nothing(
    handed_in: Assignment, wanted: tuple[Any, ...], tmp_path: Path
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'notebook-autograder[cluster]'")
    with cluster_in(tmp_path) as cluster:
        killed = kill_at_random(handed_in, wanted, KILLS, "--scheduler", cluster.address, cluster=cluster)
    print(dict(killed))


@pytest.mark.parametrize("times", [1, 9])
def test_a_kernel_that_is_killed_when_all_is_judged_costs_no_points(
    handed_in: Assignment, wanted: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    improve, killed = walk.Walk._improve, []

    def killed_before(run: walk.Walk) -> None:
        if run.later and len(killed) < times and walk.EXAMPLES not in run.left_out:
            killed.append(run.kernel.pid)
            os.kill(run.kernel.pid, signal.SIGKILL)
        improve(run)

    monkeypatch.setattr(walk.Walk, "_improve", killed_before)
    assert [result.earned for result in grade_class(handed_in, ["student06"])] == [5.0]
    assert len(killed) == min(times, 2)  # after that, the examples are left out
    if times == 1:  # the feedback is as good as ever, too
        name = "autograded/student06/week1/basics.ipynb"
        assert graded_files(handed_in)[name] == wanted[2][name]
