"""What students hand in beside or in place of a notebook: other names, archives, modules, files that are left out."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from handing_in import DOUBLE, cell, code, earned, graded, hand_in, said, solved, using, without_names
from nbformat import NotebookNode

from autograder.authoring.scaffold import scaffold
from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class
from autograder.submissions.folder import read_handed_in


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "file",
    [
        "Copy of basics (1).ipynb",
        "basics-1.ipynb",
        "basics-Copy1.ipynb",
        "Basics.ipynb",
        "basics.ipynb.txt",
        "week1/basics.ipynb",
        "homework.ipynb",
        "a/b/basics (3).ipynb",
        "basics.json",
        "week1/homework.txt",
        "basics",
    ],
)
def test_a_notebook_under_another_name_is_graded_where_it_is_beyond_doubt(week1: Assignment, file: str) -> None:
    hand_in(week1, solved(week1), file)
    result = graded(week1)
    assert (earned(result)["double"], result.needs_a_person, result.missing) == (5.0, False, [])
    assert f"{file} was read as basics.ipynb" in said(result)


def test_a_notebook_that_has_lost_its_names_is_known_by_its_texts(week1: Assignment) -> None:
    nb = solved(week1)
    without_names(nb, nb)
    path = hand_in(week1, nb, "Kopie von basics.ipynb")
    path.with_name("data.json").write_text('{"cells": 3}')
    path.with_name("loop.txt").symlink_to("loop.txt")
    result = graded(week1)
    assert (earned(result)["double"], result.missing) == (5.0, [])
    assert "Kopie von basics.ipynb was read as basics.ipynb" in said(result)


@pytest.mark.parametrize("inside", ["basics.ipynb", "basics.json"])
def test_a_notebook_in_an_archive_is_graded(week1: Assignment, inside: str) -> None:
    path = hand_in(week1, solved(week1))
    with zipfile.ZipFile(path.with_name("mine.zip"), "w") as archive:
        archive.write(path, f"homework/{inside}")
    path.unlink()
    result = graded(week1)
    assert (earned(result)["double"], result.needs_a_person) == (5.0, False)


@pytest.mark.parametrize("file", ["basics.py", "basics.html", "basics.pdf", "answers.txt", "basics.rar"])
def test_something_else_in_place_of_a_notebook_is_named_and_needs_a_person(week1: Assignment, file: str) -> None:
    path = hand_in(week1, solved(week1), file)
    path.write_text("x = 1")
    result = graded(week1)
    assert result.needs_a_person
    assert f"{file} was handed in" in said(result)


def test_notebooks_of_another_course_alone_are_not_called_no_notebooks(week1: Assignment) -> None:
    for number in range(4):
        hand_in(week1, nbformat.v4.new_notebook(cells=[code(f"x = {number}")]), f"lecture {number}.ipynb")
    result = graded(week1)
    assert result.needs_a_person
    assert "lecture 2.ipynb and 1 more were handed in, and no notebook of the assignment" in said(result)


def test_two_notebooks_with_the_same_claim_need_a_person(week1: Assignment) -> None:
    nb = solved(week1)
    hand_in(week1, nb, "basics (1).ipynb")
    cell(nb, "double").source = "pass"
    hand_in(week1, nb, "basics (2).ipynb")
    result = graded(week1)
    assert result.needs_a_person
    assert "basics (1).ipynb and basics (2).ipynb could each be basics.ipynb" in said(result)


def test_another_notebook_under_the_right_name_is_told(week1: Assignment) -> None:
    nb = solved(week1)
    for one in nb.cells:
        if "nbgrader" in one.metadata:
            one.metadata.nbgrader.grade_id += "_of_last_week"
            one.id += "-old"
    hand_in(week1, nb)
    result = graded(week1)
    assert result.needs_a_person
    assert "basics.ipynb is another notebook" in said(result)


def test_a_copy_beside_the_notebook_changes_nothing(week1: Assignment) -> None:
    nb = solved(week1)
    hand_in(week1, nb)
    cell(nb, "double").source = "pass"
    path = hand_in(week1, nb, "basics-Copy1.ipynb")
    shutil.copy(path, path.with_name("Copy of basics.ipynb"))
    shutil.copy(path.with_name("basics.ipynb"), path.with_name("basics (1).ipynb"))
    path.with_name("notes.ipynb").write_text("{}")
    result = graded(week1)
    assert (earned(result)["double"], result.needs_a_person, result.unknown) == (5.0, False, ["notes"])
    assert "basics-Copy1.ipynb is a further copy of basics.ipynb and was not graded; it differs from it" in said(result)
    assert "basics (1).ipynb is a further copy of basics.ipynb and was not graded; it is the same" in said(result)


def run_again(nb: NotebookNode) -> None:
    for one in nb.cells:
        if one.cell_type == "code":
            one.execution_count, one.outputs = 7, [nbformat.v4.new_output("stream", text="2.0")]
    nb.metadata["colab"] = {"provenance": []}


def saved_by_another_editor(nb: NotebookNode) -> None:
    without_names(nb, nb)
    for one in nb.cells:
        one.source = one.source.splitlines(keepends=True)


def in_another_order(nb: NotebookNode) -> None:
    nb.cells.append(nb.cells.pop(0))


def with_a_remark(nb: NotebookNode) -> None:
    cell(nb, "double").source += "# done\n"


def as_a_text(nb: NotebookNode) -> None:
    cell(nb, "double").cell_type = "raw"


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    ("change", "same"),
    [
        (run_again, True),
        (saved_by_another_editor, True),
        (in_another_order, False),
        (with_a_remark, False),
        (as_a_text, False),
    ],
)
def test_copies_differ_by_what_a_student_has_written(
    week1: Assignment, change: Callable[[NotebookNode], None], *, same: bool
) -> None:
    nb = solved(week1)
    change(nb)
    hand_in(week1, nb, "basics (1).ipynb")
    other = hand_in(week1, solved(week1), "basics (2).ipynb")
    result = graded(week1)
    assert (sum(earned(result).values()), result.needs_a_person) == ((10.0, False) if same else (0.0, True))
    other.rename(other.with_name("basics.ipynb"))
    assert ("not graded; it is the same" in said(graded(week1))) == same


def test_a_module_beside_the_notebook_is_there_when_it_runs(week1: Assignment) -> None:
    (using(week1, "from my_helpers import factor") / "my_helpers.py").write_text("factor = 2.0")
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "there when one runs: my_helpers.py" in said(result)


def test_a_module_beside_is_there_without_the_sandbox_too(week1: Assignment) -> None:
    (using(week1, "from my_helpers import factor") / "my_helpers.py").write_text("factor = 2.0")
    (result,) = grade_class(week1, ["student01"], unsafe=True)
    assert earned(result)["double"] == 5.0


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("data/mine.csv", "factor = float(open('data/mine.csv').read())"),
        ("tools/numbers.py", "from tools.numbers import factor"),
        ("tools/__init__.py", "from tools import factor"),
        ("meine Zähler (1).txt", "factor = float(open('meine Zähler (1).txt').read().split('=')[-1])"),
        ("helpers.ipynb", "%run helpers.ipynb"),
        ("random.txt", "factor = float(open('random.txt').read().split('=')[-1])"),
    ],
)
def test_files_in_folders_and_of_other_kinds_are_there(week1: Assignment, name: str, line: str) -> None:
    path = using(week1, line) / name
    path.parent.mkdir(exist_ok=True)
    text = "2.0" if name.endswith(".csv") else "factor = 2.0"
    path.write_text(json.dumps(nbformat.v4.new_notebook(cells=[code(text)])) if name.endswith(".ipynb") else text)
    assert earned(graded(week1))["double"] == 5.0


def test_files_lie_where_the_notebook_sees_them(week1: Assignment) -> None:
    """Also where the notebook is one folder too deep, or in an archive."""
    line = "from my_helpers import factor"
    folder = using(week1, line, "homework/basics.ipynb")
    (folder / "my_helpers.py").write_text("factor = 2.0")
    assert earned(graded(week1))["double"] == 5.0
    with zipfile.ZipFile(folder.parent / "homework.zip", "w") as archive:
        archive.write(folder / "basics.ipynb", "homework/basics.ipynb")
        archive.write(folder / "my_helpers.py", "homework/my_helpers.py")
    shutil.rmtree(folder)
    assert earned(graded(week1))["double"] == 5.0


def test_another_file_beside_is_another_submission(week1: Assignment) -> None:
    path = using(week1, "from my_helpers import factor") / "my_helpers.py"
    path.write_text("factor = 3.0")
    assert earned(graded(week1))["double"] < 5.0
    path.write_text("factor = 2.0")
    result = graded(week1)
    assert (result.again, earned(result)["double"]) == ("other files were handed in beside it", 5.0)
    assert not graded(week1).fresh


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("numpy.py", "numpy is a module of Python or of a package"),
        ("random.py", "random is a module of Python or of a package"),
        ("msgpack.py", "msgpack is a module of Python or of a package"),
        ("statistics/__init__.py", "statistics is a module of Python or of a package"),
        ("sitecustomize.py", "sitecustomize is a module of Python or of a package"),
        ("autograder/__init__.py", "autograder is a module of Python or of a package"),
        ("zmq.so", "zmq is a module of Python or of a package"),
        (".hidden.py", "begins with a dot"),
        ("a/b/c/d/e/deep.txt", "folders deep"),
        ("large.bin", "at most 5 MB of a file"),
    ],
)
def test_a_file_that_is_left_out_is_named_to_student_and_instructor(week1: Assignment, name: str, why: str) -> None:
    path = hand_in(week1, solved(week1)).parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"raise SystemExit" + b" " * (6 * 2**20 if "large" in name else 0))
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    (note,) = result.notebooks[0].notes
    assert note.startswith(f"{name} was handed in beside the notebook and is not there when it runs: ")
    assert why in note


def test_the_courses_own_files_stay_its_own(week1: Assignment) -> None:
    for folder in (week1.source, week1.release):
        (folder / "data").mkdir()
        (folder / "data" / "ours.txt").write_bytes(b"2.0\n")
        (folder / "datasets.py").write_text("factor = 2.0")
    folder = using(week1, "from datasets import factor\nfactor *= float(open('data/ours.txt').read()) / 2")
    (folder / "data").mkdir()
    (folder / "data" / "ours.txt").write_bytes(b"2.0\r\n")  # as Windows writes it
    (folder / "datasets.py").write_text("factor = 7.0")
    (folder / "datasets").mkdir()
    (folder / "datasets" / "__init__.py").write_text("factor = 8.0")
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    notes = result.notebooks[0].notes
    assert [note.partition(" ")[0] for note in notes] == ["datasets.py", "datasets/__init__.py"]
    assert "the course's own was there" in notes[0]


@pytest.mark.parametrize("folder", ["week1", "a/week1"])
@pytest.mark.parametrize("changed", [False, True])
def test_the_courses_own_files_are_known_in_a_folder_too_deep(week1: Assignment, folder: str, *, changed: bool) -> None:
    for place in (week1.source, week1.release):
        (place / "checks").mkdir(exist_ok=True)
        (place / "checks" / "more.py").write_text("factor = 2.0")
    scaffold(week1.course, "week1", "more", "halve", 3)
    both = week1.course.assignment("week1")
    there = hand_in(both, solved(both), f"{folder}/basics.ipynb").parent
    shutil.copytree(both.release / "checks", there / "checks")
    if changed:
        (there / "checks" / "more.py").write_text("factor = 7.0")
    found = read_handed_in(both, "student01")
    assert (found.missing, found.unclear, found.in_doubt) == (["more"], [], {})
    assert not any("handed in beside" in remark for remark in found.remarks)
    assert any("checks/more.py" in note for note in found.submission.beside.left_out) == changed


def test_a_copy_of_a_file_of_the_courses_stays_where_a_student_reads_it(week1: Assignment) -> None:
    for place in (week1.source, week1.release):
        (place / "factor.txt").write_text("2.0")
    folder = using(week1, "factor = float(open('mine/factor.txt').read())")
    (folder / "mine").mkdir()
    (folder / "mine" / "factor.txt").write_text("2.0")
    assert earned(graded(week1))["double"] == 5.0


def test_no_more_files_than_some_are_taken(week1: Assignment) -> None:
    folder = hand_in(week1, solved(week1)).parent
    for number in range(70):
        (folder / f"{number:02}.txt").write_text("x")
    (folder / "zz.py").write_text("factor = 2.0")
    files = read_handed_in(week1, "student01").submission.beside
    assert len(files.files) == 50
    assert "zz.py" in files.files
    assert "and 16 more was handed in" in files.left_out[0]


def test_a_small_disk_holds_no_large_files(week1: Assignment) -> None:
    with week1.course.settings.open("a") as file:
        file.write("\nc.Grade.disk = 16\n")
    folder = using(week1, "factor = 2.0")
    (folder / "large.bin").write_bytes(b"x" * (5 * 2**20))
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    assert "too much for a notebook that may write 16 MB" in said(result)


def test_a_file_whose_name_is_no_text_is_left_out(week1: Assignment) -> None:
    folder = hand_in(week1, solved(week1)).parent
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("x")
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    assert "has other characters" in said(result)
    json.dumps(result.as_dict(), ensure_ascii=False).encode()


def test_what_is_linked_or_too_deep_is_never_read(week1: Assignment, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.ipynb"
    elsewhere.write_text(json.dumps(solved(week1)))
    folder = week1.course.root / "submitted" / "student01" / "week1"
    folder.mkdir(parents=True)
    (folder / "Copy of basics.ipynb").symlink_to(elsewhere)
    result = graded(week1)
    assert result.unclear
    assert {entry.status for entry in result.notebooks[0].exercises} == {"waits"}


def test_a_file_of_the_course_that_is_looked_for_elsewhere_is_named(week1: Assignment) -> None:
    (week1.source / "week.csv").write_text("2.0")
    (week1.release / "week.csv").write_text("2.0")
    path = "/content/drive/Week.csv"
    nb = solved(week1)
    cell(nb, "double").source = f"factor = float(open({path!r}).read())\n{DOUBLE}"
    cell(nb, "triple").source = f"def triple(x):\n    return float(open({path!r}).read()) * x"
    nb.cells.append(code(f"print(open({path!r}).read())"))
    hand_in(week1, nb)
    result = graded(week1)
    beside = "`week.csv` lies beside the notebook: open it by this name alone"
    (notebook,) = result.notebooks
    for entry in notebook.exercises[:2]:
        assert {outcome.look_at for outcome in entry.outcomes} == {beside}
    assert f"The cell “print(open({path!r}).read())” did not find a file: {beside}." in notebook.notes
    cell(nb, "double").source, cell(nb, "triple").source = (
        DOUBLE,
        "def triple(x):\n    raise FileNotFoundError('week.csv')",
    )
    nb.cells.pop()
    hand_in(week1, nb)
    assert beside not in said(graded(week1))
