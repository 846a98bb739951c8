"""Submissions are read without following links, within limits, and what was read is what is graded."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.samples import SampleSubmission
from autograder.course import visible_checks
from autograder.course.layout import Assignment
from autograder.course.notebooks import digest, digest_of, read
from autograder.errors import SubmissionError
from autograder.gradebook import nbgrader
from autograder.grading.batch import grade_class
from autograder.submissions import files
from autograder.submissions.files import entries, read_bytes
from autograder.submissions.parsing import parse_submission
from autograder.submissions.receipt import time_of

LIMIT = 1000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a student's notebook belongs, below a folder of submissions."""
    folder = tmp_path / "submitted" / "student01" / "week1"
    folder.mkdir(parents=True)
    return folder / "basics.ipynb"


@pytest.fixture
def handed_in(week1: Assignment) -> Path:
    """The folder of a right submission."""
    work = SampleSubmission.blank(week1)
    work.solve()
    folder = week1.course.root / "submitted" / "student01" / "week1"
    work.write(folder)
    return folder


def earned(week1: Assignment) -> float:
    (result,) = grade_class(week1, ["student01"])
    return result.earned


# ---------------------------------------------------------------------------------------------- one file


def test_a_plain_file_is_read(place: Path) -> None:
    place.write_bytes(b"x" * LIMIT)
    assert read_bytes(place, LIMIT) == b"x" * LIMIT


def test_a_file_beyond_the_limit_is_not_read(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(SubmissionError, match="has 1048576 MB"):
        read_bytes(place, LIMIT)


def a_link(path: Path) -> None:
    (path.parents[3] / "secret").write_text("secret")
    path.symlink_to(path.parents[3] / "secret")


def a_hard_link(path: Path) -> None:
    (path.parents[3] / "secret").write_text("secret")
    os.link(path.parents[3] / "secret", path)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the names of sockets are short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


STRANGE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "a link": (a_link, "is not a file but a link"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "is not a file but a link"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "is not a file but a link"),
    "a hard link": (a_hard_link, "is not a file of its own but a hard link"),
    "a folder": (Path.mkdir, "is not a file but a folder"),
    "a pipe": (os.mkfifo, "is not a file but a pipe or a device"),
    "a socket": (a_socket, "is not a file but a pipe or a device"),
    "nothing": (lambda path: None, "is not a file that can be read"),
}


@pytest.mark.parametrize(("make", "sentence"), STRANGE.values(), ids=STRANGE.keys())
def test_what_is_no_plain_file_is_refused_by_name(place: Path, make: Callable[[Path], Any], sentence: str) -> None:
    make(place)
    with pytest.raises(SubmissionError, match=f"basics.ipynb {sentence}"):
        read_bytes(place, LIMIT)


@pytest.mark.parametrize("above", [0, 1])
def test_a_file_behind_a_linked_folder_is_refused(place: Path, above: int) -> None:
    place.write_bytes(b"x")
    folder = place.parents[above]
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")
    with pytest.raises(SubmissionError, match=f"{folder.name} is a link, and links among the submissions"):
        read_bytes(place, LIMIT)


def test_the_folder_of_submissions_itself_may_be_a_link(place: Path) -> None:
    place.write_bytes(b"x")
    submitted = place.parents[2]
    submitted.rename(submitted.with_name("elsewhere"))
    submitted.symlink_to("elsewhere")
    assert read_bytes(place, LIMIT) == b"x"


def test_a_file_that_becomes_a_link_while_it_is_opened_is_not_followed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_bytes(b"x")
    look = files._refuse_what_is_no_file

    def then_swap(name: str, found: os.stat_result) -> None:
        look(name, found)
        place.unlink(missing_ok=True)
        place.symlink_to("/etc/passwd")

    monkeypatch.setattr(files, "_refuse_what_is_no_file", then_swap)
    with pytest.raises(SubmissionError, match="is not a file that can be read"):
        read_bytes(place, LIMIT)


# ---------------------------------------------------------------------------------------------- a folder


def test_a_folder_is_looked_through_without_following_links(place: Path) -> None:
    (place.parent / "a" / "b").mkdir(parents=True)
    (place.parent / "a" / "b" / "own.ipynb").touch()
    (place.parent / "loop").symlink_to("..")
    assert [path.name for path in entries(place.parent, ".ipynb")] == ["own.ipynb"]


def test_a_folder_of_too_many_files_is_not_looked_through(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ENTRIES", 10)
    for number in range(11):
        (place.parent / f"{number}.txt").touch()
    with pytest.raises(SubmissionError, match="has more than 10 entries"):
        list(entries(place.parent, ".ipynb"))


def test_folders_nested_too_deep_are_not_looked_through(place: Path) -> None:
    place.parent.joinpath(*["a"] * 20).mkdir(parents=True)
    with pytest.raises(SubmissionError, match="nested too deep"):
        list(entries(place.parent, ".ipynb"))


# ---------------------------------------------------------------------------------------------- JSON

CELL = '{"cell_type": "code", "source": "x = 1"}'
BOMBS = {
    "nested without end": (b"[" * 900_000, "nested without end"),
    "fifty megabytes of brackets": (b"[" * (50 * 2**20), "is made of too many pieces"),
    "empty lists": (b'{"cells": [' + b"[]," * 2_000_000 + b"1]}", "is made of too many pieces"),
    "short texts": (b'{"cells": [' + b'"ab",' * 5_000_000 + b"1]}", "is made of too many pieces"),
    "too many cells": (b'{"cells": [' + b"{}," * 3000 + b"{}]}", "has 3,001 cells; at most 2,000 are read"),
    "a long number": (b'{"cells": [], "a": ' + b"1" * 5000 + b"}", "a number without end"),
    "nested objects": (b'{"a":' * 100_000, "nested without end"),
}


@pytest.mark.parametrize(("data", "sentence"), BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_of_json_has_its_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SubmissionError, match=sentence):
        parse_submission(data, "basics.ipynb")


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "1" * 4000, "-0"])
def test_an_odd_number_is_no_problem(number: str) -> None:
    nb = parse_submission(f'{{"cells": [{CELL}], "nbformat": {number}}}'.encode(), "basics.ipynb")
    assert nb.cells[0].source == "x = 1"


def test_of_a_name_that_is_there_twice_the_last_counts_and_is_told(handed_in: Path, week1: Assignment) -> None:
    path = handed_in / "basics.ipynb"
    path.write_text(path.read_text().replace('"source": [', '"source": "1 / 0", "source": ['))
    (result,) = grade_class(week1, ["student01"])
    assert result.earned == 10.0
    assert result.notebooks[0].notes == ["The file says some things twice (source); the last of each counts."]


# ---------------------------------------------------------------------------------------------- a class


def test_what_was_read_is_graded_whatever_becomes_of_the_file(
    handed_in: Path, week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert = nbgrader._convert

    def then_swap(*arguments: Any, **more: Any) -> str:
        (handed_in / "basics.ipynb").unlink()
        (handed_in / "basics.ipynb").symlink_to("/etc/passwd")
        return convert(*arguments, **more)

    monkeypatch.setattr(nbgrader, "_convert", then_swap)
    assert earned(week1) == 10.0


def test_a_notebook_that_is_too_large_is_told_so(
    handed_in: Path, week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (handed_in / "basics.ipynb").open("r+b") as file:
        file.truncate(2**40)
    (result,) = grade_class(week1, ["student01"])
    assert result.earned == 0.0
    assert "basics.ipynb has 1048576 MB; at most 50 MB are read." in result.notebooks[0].unread
    (again,) = grade_class(week1, ["student01"])
    assert not again.fresh


def test_a_hard_link_is_left_alone_and_named(handed_in: Path, week1: Assignment) -> None:
    os.link(handed_in / "basics.ipynb", week1.course.root / "other.ipynb")
    (result,) = grade_class(week1, ["student01"])
    assert {entry.status for entry in result.notebooks[0].exercises} == {"waits"}
    assert "hard link" in result.unclear[0]


def test_a_submission_that_is_a_link_waits_for_a_person(handed_in: Path, week1: Assignment) -> None:
    handed_in.rename(handed_in.with_name("elsewhere"))
    handed_in.symlink_to("elsewhere")
    (result,) = grade_class(week1, ["student01"])
    assert result.needs_a_person
    assert "is a link, and links among the submissions are not followed" in result.fault


@pytest.mark.parametrize("name", ["<img src=x onerror=1>", "a\x1b[2J", 'a"b', "a\u202eb"])
def test_a_students_name_that_would_be_markup_is_not_graded(week1: Assignment, name: str) -> None:
    SampleSubmission.blank(week1).write(week1.course.root / "submitted" / name / "week1")
    (result,) = grade_class(week1, [name])
    assert "Rename it" in result.fault
    assert not (week1.course.root / "autograded" / name).exists()


def test_a_folder_full_of_files_is_graded_and_told(
    handed_in: Path, week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_ENTRIES", 10)
    for number in range(11):
        (handed_in / f"{number}.txt").touch()
    (result,) = grade_class(week1, ["student01"])
    assert result.earned == 10.0
    assert result.remarks == ["The folder has more than 10 entries; the rest was not looked at"]


# ---------------------------------------------------------------------------------------------- nbgrader's own command

TIMES = {
    "2026-11-22 10:00:00.5 UTC": "2026-11-22 10:00:00.500000",
    "2026-11-22 10:00:00": "2026-11-22 10:00:00",
    "2026-11-22 12:00:00+0200": "2026-11-22 10:00:00",
    "yesterday": None,
    "": None,
    "2026-11-22 10:00:00 /etc/passwd": None,
    "9999-99-99 10:00:00": None,
    "x" * 2000: None,
}


@pytest.mark.parametrize(("text", "time"), TIMES.items())
def test_the_time_of_handing_in_is_read_or_unknown(place: Path, text: str, time: str | None) -> None:
    (place.parent / "timestamp.txt").write_text(text)
    found = time_of(place.parent)
    assert (str(found) if found else None) == time


def test_nbgraders_command_copies_nothing_but_what_counts(handed_in: Path, week1: Assignment) -> None:
    root = week1.course.root
    (root / "secret").write_text("secret")
    (handed_in / "link.txt").symlink_to(root / "secret")
    (handed_in / "zero").symlink_to("/dev/zero")
    (handed_in / "page.html").write_text("<script>1</script>")
    (handed_in / "numpy.py").write_text("1 / 0")
    os.mkfifo(handed_in / "pipe")
    os.mkfifo(handed_in / "timestamp.txt")
    program = Path(sys.executable).parent / "nbgrader"
    done = subprocess.run(
        [program, "autograde", "week1", "--CourseDirectory.db_url=sqlite:///gradebook.db"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    graded = root / "autograded" / "student01" / "week1"
    assert sorted(path.name for path in graded.iterdir()) == ["basics.ipynb", "visible_checks"]
    assert visible_checks.is_current(graded)
    assert json.loads((graded / "basics.ipynb").read_text())["metadata"]["autograder"]["exercises"][0]["earned"] == 5.0


def test_nbgraders_command_follows_no_link_to_a_notebook(handed_in: Path, week1: Assignment) -> None:
    root = week1.course.root
    (handed_in / "basics.ipynb").rename(root / "other.ipynb")
    (handed_in / "basics.ipynb").symlink_to(root / "other.ipynb")
    (handed_in / "timestamp.txt").write_text("2026-11-22 10:00:00 UTC")
    program = Path(sys.executable).parent / "nbgrader"
    done = subprocess.run([program, "autograde", "week1"], cwd=root, capture_output=True, check=False, timeout=120)
    assert done.returncode == 1  # a person has to look at it
    graded = root / "autograded" / "student01" / "week1"
    assert (graded / "timestamp.txt").read_text() == "2026-11-22 10:00:00 UTC\n"
    result = read(graded / "basics.ipynb").metadata["autograder"]
    assert [entry["earned"] for entry in result["exercises"]] == [0.0, 0.0, 0.0]
    assert "is not a file but a link" in result["unread"]


def test_the_digest_of_a_submission_is_that_of_its_bytes(handed_in: Path) -> None:
    path = handed_in / "basics.ipynb"
    assert digest(path) == digest_of(path.read_bytes())


def test_a_folder_that_becomes_a_link_while_it_is_looked_at_is_not_followed(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "student01" / "week1"
    elsewhere.mkdir()
    (elsewhere / "private").write_text("")
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "own").write_text("")
    (folder / "first").write_text("")
    found = entries(folder, "", folders=2)
    assert next(found).name == "first"
    (folder / "data").rename(folder / "moved")
    (folder / "data").symlink_to(elsewhere)
    with pytest.raises(SubmissionError):
        list(found)
    folder.rename(folder.with_name("old"))
    folder.symlink_to(elsewhere)
    with pytest.raises(SubmissionError):
        list(entries(folder, "", folders=2))
