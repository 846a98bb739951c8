"""Answers whose code no kernel would run as it stands: stubs again, functions in pieces, marks around code."""

from __future__ import annotations

import sys

import pytest
from handing_in import DOUBLE, TRIPLE, Change, cell, code, earned, graded, hand_in, hint, said, solved
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.gradebook.nbgrader import generate_feedback
from autograder.submissions.repairing import oddity

STUB = '    raise NotImplementedError("double: write your answer here")'


def stub_below(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = f"{DOUBLE}\n\n{cell(blank, 'double').source}"


def bare_stub_below(nb: NotebookNode, _: NotebookNode) -> None:
    cell(nb, "double").source = f"{DOUBLE}\n\ndef double(y):\n{STUB}"


def stub_in_a_later_cell(nb: NotebookNode, blank: NotebookNode) -> None:
    nb.cells.insert(nb.cells.index(cell(nb, "double")) + 1, code(cell(blank, "double").source))


def lambda_above_the_stub(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = f"double = lambda x: 2.0 * np.asarray(x, dtype=float)\n{cell(blank, 'double').source}"


def stub_below_in_another_answer(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = cell(blank, "double").source
    cell(nb, "triple").source = f"{DOUBLE}\n{TRIPLE}\n{cell(blank, 'double').source}"


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "change",
    [stub_below, bare_stub_below, stub_in_a_later_cell, lambda_above_the_stub, stub_below_in_another_answer],
)
def test_a_stub_never_overrides_an_answer(week1: Assignment, change: Change) -> None:
    nb = solved(week1)
    change(nb, read(week1.release / "basics.ipynb"))
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "The stub of double stood in your notebook again and was left out" in said(result)


def test_the_line_of_the_stub_above_code_is_told(week1: Assignment) -> None:
    nb = solved(week1)
    head, body = DOUBLE.split("\n", 1)
    cell(nb, "double").source = f"{head}\n{STUB}\n{body}"
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 0.0
    assert "In double the line `raise NotImplementedError` of the stub still stands above your code" in said(result)


HEAD, BODY = "def double(x):\n    x = np.asarray(x, dtype=float)", "    y = 2.0 * x\n    return y"


def split(nb: NotebookNode, head: str, *below: str) -> None:
    place = nb.cells.index(cell(nb, "double"))
    nb.cells[place].source = head
    nb.cells[place + 1 : place + 1] = [code(text) for text in below]


def split_with_names(nb: NotebookNode, _: NotebookNode) -> None:
    split(nb, HEAD, BODY)
    place = nb.cells.index(cell(nb, "double"))
    nb.cells[place + 1].metadata = nb.cells[place].metadata.copy()  # as JupyterLab does


def split_above(nb: NotebookNode, _: NotebookNode) -> None:
    place = nb.cells.index(cell(nb, "double"))
    nb.cells.insert(place, code(HEAD))
    nb.cells[place + 1].source = BODY


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "change",
    [
        lambda nb, _: split(nb, HEAD, BODY),
        lambda nb, _: split(nb, "def double(x):", "    return 2.0 * np.asarray(x, dtype=float)"),
        lambda nb, _: split(nb, "def double(x):", "    x = np.asarray(x, dtype=float)", "    return 2.0 * x"),
        split_with_names,
        split_above,
    ],
)
def test_a_function_in_two_cells_is_read_as_one(week1: Assignment, change: Change) -> None:
    nb = solved(week1)
    change(nb, nb)
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "A function begins in one cell and goes on in the next" in said(result)


def test_an_indented_cell_that_runs_by_itself_stays_one(week1: Assignment) -> None:
    nb = solved(week1)
    nb.cells.insert(nb.cells.index(cell(nb, "double")) + 1, code("    print(double(2.0))"))
    hand_in(week1, nb)
    result = graded(week1)
    assert (earned(result)["double"], said(result)) == (5.0, "")


@pytest.mark.parametrize(
    "text",
    [
        f"```python\n{DOUBLE}```",
        f"```\n{DOUBLE}\n```\n",
        f"```python\n{DOUBLE}",
        f"{DOUBLE}```",
        f"~~~{{.python}}\n{DOUBLE}~~~",
        f"Here is the function:\n\n```python\n{DOUBLE}```\nIt doubles each value, doesn't it?",
        f"Solution\n```python\n{DOUBLE}```",
        f"import numpy as np\n```python\n{DOUBLE}```\n",
        f"\ufeff{DOUBLE}".replace("    ", "\u00a0\u00a0\u00a0\u00a0"),
        f"text = 'a\u200bb'\n{DOUBLE}".replace("2.0 *", "2.0\u202f*\u200b"),
        f">>> {DOUBLE[:-1]}".replace("\n", "\n... "),
        f"In [3]: {DOUBLE[:-1]}".replace("\n", "\n   ...: "),
        f"text = '''\n```\nnot code\n```\n'''\n{DOUBLE}",
        DOUBLE.replace(":\n", ':\n    """\n    ```\n    2\n    ```\n    """\n'),
    ],
)
def test_code_that_was_pasted_with_marks_around_it_runs(week1: Assignment, text: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = text
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


@pytest.mark.mostly_slow
@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("text", [DOUBLE, f"```python\n{DOUBLE}```", f"My answer:\n\n```\n{DOUBLE}\n```\nIt doubles."])
def test_an_answer_in_a_cell_that_became_text_runs(week1: Assignment, text: str, kind: str) -> None:
    nb = solved(week1)
    cell(nb, "double").update(cell_type=kind, source=text)
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"```python\n{DOUBLE}```\nor\n```python\n{DOUBLE}```", "the lines with ```"),
        ("return 2.0 * x", "the return that stands outside of a function"),
        ("def double(x):\n    y = x\n\treturn 2 * y", "it has tabs in some lines and spaces in others"),
        ("def double(x):\n    “It doubles”\n    return 2 * x", "the quotes: code takes straight ones"),
        ("type Value = float\ndef double(x): return 2 * x", "what newer versions of Python allow"),
        (f"<<<<<<< HEAD\n{DOUBLE}=======\n{DOUBLE}>>>>>>> mine", "two versions were merged"),
        (f"C:\\Users\\me> python\n>>> {DOUBLE}", "the prompts"),
    ],
)
def test_what_is_no_code_is_told_in_words(week1: Assignment, text: str, word: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = text
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 0.0
    assert word in hint(result, "double")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python reads them")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("""f"{', '.join(["a", "b"])}\"""", True),
        ("""f"{x["a"]}\"""", True),
        ("""f'{{}} {x['a']:.2f}' + str(1)""", True),
        ("""f"{'\\n'.join(x)}\"""", True),
        ("""f"{x\"""", False),
        ("""f"{x['a']}" + "b" "c")""", False),
        ("""f"{x}, "y" ")""", False),
    ],
)
def test_an_f_string_of_a_newer_python_is_told_from_a_broken_one(text: str, told: bool) -> None:
    said = oddity(f"def double(x):\n    return {text}")
    version = "{}.{}".format(*sys.version_info)
    assert said == (
        f"what newer versions of Python allow and the Python that grades ({version}) does not" if told else ""
    )


@pytest.mark.parametrize("line", ["from typing import no_such_name", "import typing; from typing import no_such_name"])
def test_a_name_that_a_module_does_not_have_is_told_without_the_modules_place(week1: Assignment, line: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = f"{line}\n{DOUBLE}"
    cell(nb, "triple").source = f"def triple(x):\n    {line}\n    return 3 * x"
    nb.cells.insert(1, code(line))
    hand_in(week1, nb)
    result = graded(week1)
    (notebook,) = result.notebooks
    for entry in notebook.exercises[:2]:
        got = " ".join(outcome.got for outcome in entry.outcomes)
        assert "cannot import name 'no_such_name' from 'typing'" in got
        assert "typing.py" not in got
    assert generate_feedback(week1, "student01") == ""
    page = (week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text()
    assert "no_such_name" in page
    assert "typing.py" not in page
