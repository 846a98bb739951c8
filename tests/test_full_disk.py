"""A disk that gets full in the middle of grading: said in a sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from six_students import STUDENTS, forget, hand_in_six, outcome

from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError
from autograder.grading.batch import grade_class

KILOBYTES = [int(text) for text in os.environ.get("AUTOGRADER_TEST_FREE", "0,24,64,112").split(",")]


@pytest.fixture
def small_disk(template: Path, tmp_path: Path) -> Iterator[Assignment]:
    """The course on a disk of its own, with the six handed in."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        assignment = Course(Path(shutil.copytree(template, disk / "course"))).assignment("week1")
        hand_in_six(assignment)
        yield assignment
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.slow
def test_a_disk_that_gets_full_loses_and_doubles_nothing(small_disk: Assignment) -> None:
    list(grade_class(small_disk, STUDENTS))
    wanted = outcome(small_disk)
    disk = small_disk.course.root.parent
    said = set()
    for kilobytes in KILOBYTES:
        forget(small_disk)
        filler = disk / "filler"
        filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - 1024 * kilobytes)))
        with pytest.raises(CourseError, match="run the same command again") as raised:
            list(grade_class(small_disk, STUDENTS))
        said.add(str(raised.value).replace(str(disk), ""))
        filler.unlink()
        list(grade_class(small_disk, STUDENTS))
        assert outcome(small_disk) == wanted
    print(said)
