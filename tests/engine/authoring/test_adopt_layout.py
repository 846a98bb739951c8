"""Where notebooks of another course lie: each is taken or named, and what is written appears whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader_course import EXAMPLE, ROOT, course_of
from otter_notebooks import cell, notebook
from typer.testing import CliRunner

from autograder.authoring import adopt
from autograder.cli.main import app
from autograder.course.layout import Course
from autograder.errors import CourseError

TESTS = [("answer", "def f(x):\n    return x"), ("test", "assert f(3) == 3\n%time f(3)")]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course without an assignment."""
    (tmp_path / "course" / "source").mkdir(parents=True)
    shutil.copyfile(ROOT / "nbgrader_config.py", tmp_path / "course" / "nbgrader_config.py")
    monkeypatch.chdir(tmp_path / "course")
    return Course(tmp_path / "course")


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    """A notebook with a graded cell that needs the kernel."""
    return course_of(tmp_path / "made", TESTS).source / "nb.ipynb"


def _put(graded: Path, *places: Path) -> None:
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(graded, place)


def _told(folder: Path, *options: str) -> tuple[dict[str, tuple[str, str]], int]:
    """What the table says of each notebook, and the exit code."""
    done = CliRunner().invoke(app, ["adopt", str(folder), "--json", *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    rows = json.loads(done.stdout)
    told = {"/".join(filter(None, [row["assignment"], row["notebook"]])): row for row in rows}
    return {name: (row["judged"], row["why"]) for name, row in told.items()}, done.exit_code


def test_a_notebook_that_is_in_no_assignment_is_named_and_decides_the_exit_code(
    empty: Course, tmp_path: Path, graded: Path
) -> None:
    old = tmp_path / "old"
    source = old / "source"
    _put(graded, source / "hw1" / "a.ipynb", source / "hw2" / "a.ipynb")
    told, code = _told(old)
    assert (set(told), code) == ({"hw1/a", "hw2/a"}, 0)
    _put(graded, source / "unit2" / "hw3" / "a.ipynb", source / "HW4" / "hw4.IPYNB", source / "exam.ipynb")
    (source / "Untitled.ipynb").touch()
    (source / "gone.ipynb").symlink_to("nowhere")
    told, code = _told(old, "--write")
    assert code == 1
    assert [name for name, (judged, _) in told.items() if judged == "in kernel"] == ["hw1/a", "hw2/a"]
    lost = {name: why for name, (judged, why) in told.items() if judged == "not yet"}
    assert set(lost) == {"unit2/hw3/a", "HW4/hw4.IPYNB", "exam.ipynb", "Untitled.ipynb", "gone.ipynb"}
    assert f"autograder adopt {source / 'unit2' / 'hw3'}" in lost["unit2/hw3/a"]
    assert "rename" in lost["HW4/hw4.IPYNB"]
    assert empty.assignments == ["hw1", "hw2"]


def test_what_lies_beside_is_found_without_the_assignments_being_read_again(
    tmp_path: Path, graded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(graded, tmp_path / "old" / "hw1" / "a.ipynb", tmp_path / "old" / "hw2" / "a.ipynb")
    notebook([], tmp_path / "old" / "header.ipynb")
    found = adopt.look(tmp_path / "old")
    seen: list[str] = []
    reading = adopt.read
    monkeypatch.setattr(adopt, "read", lambda path: (seen.append(path.name), reading(path))[1])
    monkeypatch.delattr(adopt, "adopted")
    assert [row.notebook for row in adopt.beside(tmp_path / "old", found)] == ["header.ipynb"]
    assert seen == ["header.ipynb"]


def test_an_empty_notebook_beside_plain_ones_makes_no_assignment_of_the_course(tmp_path: Path) -> None:
    for name in ("hw1", "hw2"):
        notebook([cell("code", "def f():\n    return 1")], tmp_path / "old" / name / "a.ipynb")
        (tmp_path / "old" / name / "test_f.py").write_text("assert f() == 1")
    (tmp_path / "old" / "Untitled.ipynb").touch()
    told, code = _told(tmp_path / "old")
    assert {name: judged for name, (judged, _) in told.items()} == {
        "hw1/a": "outside", "hw2/a": "outside", "Untitled.ipynb": "not yet",
    }  # fmt: skip
    assert code == 1


def test_a_course_whose_only_notebook_lies_deeper_is_no_empty_one(tmp_path: Path, graded: Path) -> None:
    _put(graded, tmp_path / "old" / "unit" / "hw" / "a.ipynb")
    told, code = _told(tmp_path / "old")
    assert (set(told), code) == ({"unit/hw/a"}, 1)
    assert [found.name for found in adopt.look(tmp_path / "old" / "unit")] == ["hw"]


def test_a_folder_that_cannot_be_read_is_named(
    empty: Course, tmp_path: Path, graded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(graded, tmp_path / "old" / "hw1" / "a.ipynb", tmp_path / "old" / "hw2" / "a.ipynb")
    listing = Path.iterdir

    def failing(folder: Path) -> Iterator[Path]:
        if folder.name == "hw2":
            raise PermissionError(13, "Permission denied", str(folder))
        return listing(folder)

    monkeypatch.setattr(Path, "iterdir", failing)
    told, code = _told(tmp_path / "old", "--write")
    assert (told["hw2/"], code) == (("not yet", "it cannot be read: Permission denied"), 1)
    assert empty.assignments == ["hw1"]


def test_notebooks_in_the_folders_of_an_assignment(empty: Course, tmp_path: Path, graded: Path) -> None:
    """A graded one would give its hidden tests away; another one is a file like others."""
    hw = tmp_path / "hw"
    _put(graded, hw / "a.ipynb", hw / "old" / "a.ipynb", hw / "b.IPYNB", hw / ".ipynb_checkpoints" / "a.ipynb")
    notebook([cell("text", "See?")], hw / "extra" / "demo.ipynb")
    told, code = _told(hw, "--write")
    assert {name: judged for name, (judged, _) in told.items()} == {
        "hw/a": "in kernel", "hw/b.IPYNB": "not yet", "hw/old/a": "not yet", "hw/extra/demo": "nothing",
    }  # fmt: skip
    assert code == 1
    copied = {path.relative_to(empty.root / "source" / "hw").as_posix() for path in _files(empty)}
    assert copied == {"a.ipynb", "extra/demo.ipynb"}


def _files(course: Course) -> list[Path]:
    return [path for path in (course.root / "source").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("place", "given", "name"),
    [("hw7/source", "hw7", "hw7"), ("hw7", "hw7/../hw7/.", "hw7"), (".hw7", ".hw7", "hw7"), ("a b", "a b", "a b")],
)
def test_what_an_assignment_is_called(place: str, given: str, name: str, tmp_path: Path, graded: Path) -> None:
    _put(graded, tmp_path / place / "a.ipynb")
    assert [found.name for found in adopt.look(tmp_path / given)] == [name]


def test_the_command_in_the_table_can_be_typed(tmp_path: Path, graded: Path) -> None:
    _put(graded, tmp_path / "old" / "hw1" / "a.ipynb", tmp_path / "old" / "unit 2" / "my hw" / "a.ipynb")
    told, _ = _told(tmp_path / "old")
    assert f"autograder adopt '{tmp_path}/old/unit 2/my hw'" in told["unit 2/my hw/a"][1]


def test_a_notebook_that_cannot_be_read_is_not_copied(empty: Course, tmp_path: Path, graded: Path) -> None:
    _put(graded, tmp_path / "hw" / "a.ipynb")
    (tmp_path / "hw" / "b.ipynb").write_text("{")
    told, code = _told(tmp_path / "hw", "--write")
    assert (told["hw/b"][0], code) == ("not yet", 1)
    assert empty.assignment("hw").notebooks == ["a"]
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "b.ipynb").touch()
    done = CliRunner().invoke(app, ["adopt", str(tmp_path / "bad"), "--write"])
    assert "Nothing was written" in done.output
    assert empty.assignments == ["hw"]


# ------------------------------------------------------------------------------------------ whole or not at all


def test_nothing_is_in_place_before_all_is_copied(
    empty: Course, tmp_path: Path, graded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(graded, tmp_path / "old" / "hw1" / "a.ipynb", tmp_path / "old" / "hw2" / "a.ipynb")
    left = empty.root / "source" / ".hw2-abcdefgh"  # of a run that was killed
    _put(graded, left / "a.ipynb")
    there: list[list[str]] = []
    copy = shutil.copyfile

    def noting(*places: Path) -> None:
        there.append(empty.assignments)
        copy(*places)

    monkeypatch.setattr(shutil, "copyfile", noting)
    found = adopt.look(tmp_path / "old")
    assert [path.name for path in adopt.take(empty, found)] == ["hw1", "hw2"]
    assert there == [[], []]
    assert sorted(path.name for path in (empty.root / "source").iterdir()) == ["hw1", "hw2"]


def test_what_cannot_be_copied_leaves_nothing_and_is_a_sentence(
    empty: Course, tmp_path: Path, graded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(graded, tmp_path / "old" / "hw1" / "a.ipynb", tmp_path / "old" / "hw2" / "b.ipynb")
    copy = shutil.copyfile

    def failing(place: Path, target: Path) -> None:
        if place.name == "b.ipynb":
            raise OSError(28, "No space left on device", str(target))
        copy(place, target)

    monkeypatch.setattr(shutil, "copyfile", failing)
    with pytest.raises(CourseError, match=r"Nothing was written: .*No space left"):
        adopt.take(empty, adopt.look(tmp_path / "old"))
    assert list((empty.root / "source").iterdir()) == []


def test_links_pipes_and_folders_in_themselves_are_named(empty: Course, tmp_path: Path, graded: Path) -> None:
    hw = tmp_path / "hw"
    _put(graded, hw / "a.ipynb")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "d.csv").write_text("1")
    (tmp_path / "data" / "back").symlink_to(hw)
    (hw / "data").symlink_to(tmp_path / "data")
    (hw / "gone.csv").symlink_to("nowhere")
    (hw / "here").symlink_to(".")
    (hw / "above").symlink_to("..")
    (hw / "round").symlink_to("round")
    os.mkfifo(hw / "pipe")
    os.mkfifo(hw / "b.ipynb")
    (hw / "tests").mkdir()
    told, code = _told(hw, "--write")
    assert code == 1
    lost = {name for name, (judged, _) in told.items() if judged == "not yet"}
    names = ["gone.csv", "here", "above", "round", "pipe", "b.ipynb", "data/back"]
    assert lost == {f"hw/{name}" for name in names}
    assert {path.name for path in _files(empty)} == {"a.ipynb", "d.csv"}


def test_links_to_folders_have_their_own_names(tmp_path: Path, graded: Path) -> None:
    _put(graded, tmp_path / "a" / "hw" / "a.ipynb", tmp_path / "b" / "hw" / "a.ipynb")
    old = tmp_path / "old"
    old.mkdir()
    for name, folder in (("week1", "a"), ("week2", "b")):
        (old / name).symlink_to(tmp_path / folder / "hw")
    assert [found.name for found in adopt.look(old)] == ["week1", "week2"]


def test_what_nobody_may_write_can_be_written_here(empty: Course, tmp_path: Path, graded: Path) -> None:
    hw = tmp_path / "hw"
    _put(graded, hw / "a.ipynb")
    (hw / "a.ipynb").chmod(0o444)
    hw.chmod(0o555)
    (target,) = adopt.take(empty, adopt.look(hw))
    hw.chmod(0o755)
    assert (target / "a.ipynb").stat().st_mode & 0o200
    assert target.stat().st_mode & 0o200


def test_a_folder_that_holds_the_course_is_refused(empty: Course, tmp_path: Path, graded: Path) -> None:
    _put(graded, tmp_path / "a.ipynb")
    with pytest.raises(CourseError, match="lies inside"):
        adopt.take(empty, adopt.look(tmp_path))
    assert list((empty.root / "source").iterdir()) == []


def test_a_cell_of_format_3_gets_its_tag(empty: Course, tmp_path: Path) -> None:
    v3 = nbformat.v3
    meta = {"grade": True, "locked": True, "solution": False, "grade_id": "t", "points": 1, "schema_version": 1}
    made = v3.new_code_cell(input="%time 1\nassert True", metadata={"nbgrader": meta})
    nb = v3.new_notebook(worksheets=[v3.new_worksheet(cells=[made])])
    (tmp_path / "hw").mkdir()
    (tmp_path / "hw" / "a.ipynb").write_text(v3.writes_json(nb))
    (target,) = adopt.take(empty, adopt.look(tmp_path / "hw"))
    content = json.loads((target / "a.ipynb").read_text())
    assert content["worksheets"][0]["cells"][0]["metadata"]["tags"] == ["in-kernel"]


def test_names_with_marks_of_the_terminal_are_shown_as_they_are(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "[red]hw[")
    done = CliRunner().invoke(app, ["adopt", str(tmp_path / "[red]hw[")])
    assert "[red]hw[/problem1" in done.output
