"""A notebook without any grading and files of asserts beside it, taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader_course import grade, points
from otter_notebooks import cell, notebook, rows, sources, taken

from autograder.authoring import adopt
from autograder.course.notebooks import read

FUNCTION = '''%matplotlib inline
def area(r):
    """The area."""
    squared = r * r
    return math.pi * squared

print(area(1))'''
CLASS = """class Queue:
    def __init__(self):
        self.items = []

    def put(self, x):
        self.items.append(x)"""
CELLS = [cell("code", "import math"), cell("code", FUNCTION), cell("code", CLASS), cell("code", "limit = 3")]
AREA = """import math
from homework import area

def close(a, b):
    return math.isclose(a, b)

def test_one():
    assert close(area(1), math.pi)

def test_more():
    assert area(2) > 12

if __name__ == "__main__":
    test_one()
"""
QUEUE = "from homework import Queue\nq = Queue()\nq.put(1)\nassert q.items == [1]\n"


def _folder(path: Path, **more: str) -> Path:
    folder = notebook(CELLS, path / "hw" / "homework.ipynb")
    (folder / "tests").mkdir()
    (folder / "test_area.py").write_text(AREA)
    (folder / "tests" / "test_Queue.py").write_text(QUEUE)
    for name, text in more.items():
        (folder / "tests" / f"{name}.py").write_text(text)
    return folder


def test_files_of_asserts_are_graded(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    assert [(row.cell, row.points, row.judged) for row in rows(folder)] == [
        ("test_area", 1, "outside"),
        ("test_Queue", 1, "outside"),
    ]
    assignment = taken(folder, tmp_path / "course")
    texts = sources(read(assignment.source / "homework.ipynb"))
    assert texts["area"] == (
        '%matplotlib inline\ndef area(r):\n    """The area."""\n    ### BEGIN SOLUTION\n    squared = r * r\n'
        "    return math.pi * squared\n    ### END SOLUTION\n\nprint(area(1))"
    )
    assert {path.name for path in assignment.release.iterdir()} == {"homework.ipynb"}
    right = {
        "area": "def area(r):\n    return math.pi * r ** 2",
        "Queue": "class Queue:\n    def __init__(self):\n        self.items = []\n\n"
        "    def put(self, x):\n        self.items = [*self.items, x]",
    }
    wrong = right | {"area": "def area(r):\n    return math.pi * r", "Queue": "class Queue:\n    items = []"}
    assert points(grade(assignment, "homework", right)) == {"area": 1, "Queue": 1}
    assert points(grade(assignment, "homework", wrong)) == {"area": 0.5, "Queue": 0}


def test_what_is_no_assert_is_named(tmp_path: Path) -> None:
    fixture = "def test_limit(tmp_path):\n    assert limit == 3\n"
    folder = _folder(tmp_path, limit=fixture, test_other="assert True")
    found = {row.cell: row for row in rows(folder)}
    assert found["test_limit"].judged == "not yet"
    assert "pytest" in found["test_limit"].why
    assert "tests/test_other.py" in found["tests"].why


def test_a_notebook_with_files_that_are_no_tests_of_it_stays_as_it_is(tmp_path: Path) -> None:
    folder = notebook(CELLS, tmp_path / "hw" / "homework.ipynb")
    (folder / "test_other.py").write_text("assert True")
    assert {(row.cell, row.judged) for row in rows(folder)} == {("", "nothing"), ("tests", "by hand")}
    (found,) = adopt.look(folder)
    assert [path.name for path in found.files] == ["homework.ipynb"]  # tests that nobody runs are not given away


def test_a_notebook_with_a_cell_of_python_2_gives_no_solution_and_no_tests_away(tmp_path: Path) -> None:
    old = [cell("code", 'def area(r):\n    return r\n\nprint "a"'), cell("code", "def rest():\n    return 1")]
    folder = notebook(old, tmp_path / "hw" / "homework.ipynb")
    (folder / "test_area.py").write_text(AREA)
    (found,) = adopt.look(folder)
    assert found.files == []
    assert {row.judged for row in found.rows} == {"not yet"}
    assert "cell 1 is not Python" in found.rows[0].why


def test_a_cell_that_is_nested_too_deep_is_named(tmp_path: Path) -> None:
    folder = notebook([*CELLS, cell("code", "-" * 20_000 + "1")], tmp_path / "hw" / "homework.ipynb")
    notebook([cell("text", "Read me.")], folder / "intro.ipynb")
    (folder / "test_other.py").write_text(AREA)
    (found,) = adopt.look(folder)
    assert [path.name for path in found.files] == ["intro.ipynb"]
    assert "cell 5 is not Python" in next(row.why for row in found.rows if row.notebook == "homework")


@pytest.mark.parametrize("source", ['print "a"', "-" * 20_000 + "1"])
def test_a_cell_that_is_no_python_harms_no_other(source: str, tmp_path: Path) -> None:
    """A notebook may show what a mistake looks like, as long as all tests are about its other cells."""
    folder = notebook([cell("code", source), *CELLS], tmp_path / "hw" / "homework.ipynb")
    (folder / "test_area.py").write_text(AREA)
    assert [(row.cell, row.judged) for row in rows(folder)] == [("test_area", "outside")]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("def area(r):\n    %time s = r * r\n    return s", "    %time s = r * r\n    return s"),
        ("area?\ndef area(r):\n    return 1", "    return 1"),
        ("\n\n%%time\ndef area(r):\n    return 1", "    return 1"),
    ],
)
def test_lines_of_ipython_stay_in_their_places(text: str, region: str, tmp_path: Path) -> None:
    folder = notebook([cell("code", text)], tmp_path / "hw" / "homework.ipynb")
    (folder / "test_area.py").write_text("assert area(1) == 1")
    (found,) = adopt.look(folder)
    marked = f"    ### BEGIN SOLUTION\n{region}\n    ### END SOLUTION"
    assert sources(found.otter.notebooks["homework"])["area"] == text.replace(region, marked)


@pytest.mark.parametrize(
    ("encoding", "first", "judged"), [("latin-1", "", "not yet"), ("latin-1", "# coding: latin-1\n", "outside")]
)
def test_the_encoding_of_a_file_of_tests(encoding: str, first: str, judged: str, tmp_path: Path) -> None:
    folder = notebook(CELLS, tmp_path / "hw" / "homework.ipynb")
    (folder / "test_limit.py").write_bytes(f"{first}assert limit == 3  # \xe9\n".encode(encoding))
    (row,) = rows(folder)
    assert (row.cell, row.judged) == ("test_limit", judged)
    assert ("test_limit.py cannot be read" in row.why) == (judged == "not yet")


def test_a_course_of_nbgrader_with_files_of_tests_stays_as_it_is(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    graded = cell("code", "assert True")
    meta = {"grade": True, "solution": False, "locked": True, "task": False, "points": 1, "schema_version": 3}
    graded.metadata["nbgrader"] = {**meta, "grade_id": "t"}
    notebook([graded], folder / "other.ipynb")
    assert adopt.look(folder)[0].otter.notebooks == {}
