"""Notebooks that otter has made, with the tests beside them or in them, taken over."""

from __future__ import annotations

from pathlib import Path

from nbgrader_course import grade, points
from otter_notebooks import cell, notebook, rows, sources, taken

from autograder.course.notebooks import read

DICTIONARY = '''OK_FORMAT = True
test = {
    "name": "q1", "points": 3,
    "suites": [{"cases": [
        {"code": r"""
         >>> # Did you call it square?
         >>> callable(square)
         True
         """, "hidden": False},
        {"code": ">>> y = square(3)\\n>>> y\\n9", "hidden": False, "failure_message": "Three times three!"},
        {"code": ">>> 'square' in globals() and square(-2) == 4\\nTrue", "points": 1},
    ], "scored": True, "setup": "", "teardown": "", "type": "doctest"}],
}
'''
PRINTING = (
    'test = {"name": "q2", "suites": [{"cases": [{"code": ">>> table(2)\\n0 0\\n1 1\\n", "hidden": False}, '
    '{"code": ">>> for i in range(2):\\n...     print(i + one)\\n1\\n2", "hidden": False}], "type": "doctest"}]}'
)
FUNCTIONS = """from otter.test_files import test_case
import math

OK_FORMAT = False

name = "q3"
points = None

def close(a, b):
    return math.isclose(a, b)

@test_case(points=2, hidden=True)
def test_half(half, env):
    assert "half" in env
    assert close(half(3), 1.5)

@test_case()
def test_zero(half):
    assert half(0) == 0
"""
STUDENT = [
    cell("code", '# Initialize Otter\nimport otter\ngrader = otter.Notebook("nb.ipynb")'),
    cell("text", "**Question 1.** Square."),
    cell("code", "def square(x):\n    ..."),
    cell("code", 'grader.check("q1")'),
    cell("text", "<!-- BEGIN QUESTION -->\n\n<!--\nBEGIN QUESTION\nname: why\nmanual: true\npoints: 5\n-->\nWhy?"),
    cell("text", "_Type your answer here, replacing this text._"),
    cell("code", "plot = ..."),
    cell("text", "<!-- END QUESTION -->\n\n**Question 2.** Print."),
    cell(
        "code",
        "# BEGIN SOLUTION\ndef table(n):\n    for i in range(n):\n        print(i, i * i)\n# END SOLUTION\none = ...",
    ),
    cell("code", 'grader.check("q2")'),
    cell("code", "half = lambda x: ..."),
    cell("code", 'grader.check("q3")'),
    cell("text", "And you?"),
    cell("text", "_Type your answer here, replacing this text._"),
    cell("code", 'grader.check("q9")\ngrader.check_all()'),
    cell("code", "grader.export(pdf=False)"),
]


def _folder(path: Path) -> Path:
    folder = notebook(STUDENT, path / "hw" / "nb.ipynb")
    (folder / "tests").mkdir()
    for name, text in (("q1", DICTIONARY), ("q2", PRINTING), ("q3", FUNCTIONS)):
        (folder / "tests" / f"{name}.py").write_text(text)
    return folder


def test_the_tests_of_a_generated_notebook_are_graded(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    assert {row.cell: (row.judged, row.points) for row in rows(folder)} == {
        "test_q1": ("outside", 3), "test_q2": ("outside", 1), "test_q3": ("outside", 2),
        "why": ("by a person", 0), "why-2": ("by a person", 5), "written": ("by a person", 1), "q9": ("not yet", 0),
    }  # fmt: skip
    assignment = taken(folder, tmp_path / "course")
    assert not (assignment.source / "tests").exists()
    texts = sources(read(assignment.source / "nb.ipynb"))
    assert texts["test_q1"] == (
        "# Did you call it square?\nassert callable(square)  # points: 1\n"
        "if True:  # one test\n    y = square(3)\n    assert shown(y) == '9', 'Three times three!'  # points: 1\n"
        "### BEGIN HIDDEN TESTS\nassert bool([square]) and square(-2) == 4  # points: 1\n### END HIDDEN TESTS"
    )
    assert texts["q1"] == "def square(x):\n    ...\n### BEGIN SOLUTION\n### END SOLUTION"
    right = {
        "q1": "def square(x):\n    return x * x",
        "q2": "def table(n):\n    for i in range(n):\n        print(i, i ** 2)\none = 1",
        "q3": "def half(x):\n    return x / 2",
    }
    wrong = {
        "q1": "def square(x):\n    return x * abs(x)",
        "q2": "def table(n):\n    for i in range(n):\n        print(i * i)\none = 1",
        "q3": "def half(x):\n    return x // 2",
    }
    assert points(grade(assignment, "nb", right)) == {"q1": 3, "q2": 1, "q3": 2}
    assert points(grade(assignment, "nb", wrong)) == {"q1": 2, "q2": 0.5, "q3": 0}


def test_tests_in_the_metadata_of_a_notebook(tmp_path: Path) -> None:
    case = {"code": ">>> x\n2", "hidden": False}
    test = {"name": "q1", "points": 2, "suites": [{"cases": [case], "type": "doctest"}]}
    cells = [cell("code", "x = ..."), cell("code", 'grader.check("q1")')]
    folder = notebook(cells, tmp_path / "hw" / "nb.ipynb", otter={"OK_FORMAT": True, "tests": {"q1": test}})
    (row,) = rows(folder)
    assert (row.cell, row.points, row.judged) == ("test_q1", 2, "outside")
    assert "between the markers in q1" in row.why


def test_the_solutions_of_a_notebook_for_the_grader_are_no_students(tmp_path: Path) -> None:
    cells = [
        cell("text", "<!-- BEGIN QUESTION -->\n\nWhy?"),
        cell("text", "_Type your answer here, replacing this text._"),
        cell("text", "**SOLUTION**: because"),
        cell("text", "<!-- END QUESTION -->"),
        cell("code", "x = 2 # SOLUTION"),
        cell("code", "grader.check_all()"),
    ]
    assignment = taken(notebook(cells, tmp_path / "hw" / "nb.ipynb"), tmp_path / "course")
    released = (assignment.release / "nb.ipynb").read_text()
    assert "because" not in released
    assert "x = 2" not in released
    assert "x = ..." in released


def test_a_test_file_that_is_not_understood_is_named(tmp_path: Path) -> None:
    folder = notebook([cell("code", "x = ..."), cell("code", 'grader.check("q1")')], tmp_path / "hw" / "nb.ipynb")
    (folder / "tests").mkdir()
    for text in ("test = {", "test = make()", 'test = {"suites": [{"type": "concept", "cases": []}]}', "x = 1"):
        (folder / "tests" / "q1.py").write_text(text)
        named = [row for row in rows(folder) if row.cell == "q1"]
        assert [row.judged for row in named] == ["not yet"]
        assert "Write a graded cell" in named[0].why


def test_an_exception_or_option_of_doctest_is_named_and_passes_nobody(tmp_path: Path) -> None:
    code = ">>> 1 / x\nTraceback (most recent call last):\nZeroDivisionError: division by zero"
    test = {"name": "q1", "points": 2, "suites": [{"cases": [{"code": code, "hidden": False}], "type": "doctest"}]}
    cells = [cell("code", "x = 0 # SOLUTION"), cell("code", 'grader.check("q1")')]
    folder = notebook(cells, tmp_path / "old" / "hw" / "nb.ipynb", otter={"tests": {"q1": test}})
    (row,) = rows(folder)
    assert row.judged == "not yet"
    assert "by hand" in row.why
    assert points(grade(taken(folder, tmp_path / "course"), "nb", {"q1": "x = 0"})) == {"q1": 0}


def test_what_may_be_no_file_of_otters_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "data.zip").touch()
    notebook([], folder / "tests" / "draft.ipynb")
    (named,) = [row for row in rows(folder) if row.cell == "other files"]
    assert named.why.startswith("tests/draft.ipynb, data.zip: ")
