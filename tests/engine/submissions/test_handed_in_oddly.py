"""What students hand in that reads odd: names, text in place of code, several versions, other encodings."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import nbformat
import pytest
from handing_in import DOUBLE, TRIPLE, WHY, Change, cell, code, earned, graded, hand_in, hint, said, solved, waits
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.gradebook.nbgrader import generate_feedback
from autograder.grading.batch import grade_class
from autograder.submissions.rebuilding import Rebuilding
from autograder.submissions.results_below import results_below_checks


@pytest.mark.slow
def test_no_file_keeps_the_grader_busy_for_long(week1: Assignment) -> None:
    nb = read(week1.release / "basics.ipynb")
    slow = "double, triple = 1, 2\n" + 'f"' + "{a}" * 30_000 + '"'
    nb.cells += [code(f"{slow} # {number}") for number in range(200)]
    started = time.process_time()
    Rebuilding(read(week1.release / "basics.ipynb")).of(nb)
    assert time.process_time() - started < 60  # of some ten; without a bound it is half an hour


def test_a_name_that_a_later_cell_gave_another_value_is_told(week1: Assignment) -> None:
    nb = solved(week1)
    nb.cells.insert(nb.cells.index(cell(nb, "test_double")), code("double = 4.0"))
    hand_in(week1, nb)
    assert "which cell behind your answer gives the name double another value" in hint(graded(week1), "double")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("double = double(4.0)", True),
        ("result = double = double([1.0, 2.0])[0]", True),
        ("double = np.vectorize(double)", True),  # which is no result, and stays
        ("double = 3", False),
    ],
)
def test_a_name_that_is_given_its_own_result_above_the_check_still_counts(
    week1: Assignment, line: str, kept: bool
) -> None:
    nb = solved(week1)
    nb.cells.insert(nb.cells.index(cell(nb, "double")) + 1, code(line))
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == (5.0 if kept else 0.0)
    assert ("gives that name the result of a call" in said(result)) == (kept and "vectorize" not in line)


def test_one_answer_made_by_another_stays_where_it_is() -> None:
    made = code("twice = compose(abs, abs)")
    stub = 'def {0}(x):\n    raise NotImplementedError("{0}")\n'
    answer, check = code("".join(map(stub.format, ("compose", "twice")))), code("")
    answer.metadata = {"nbgrader": {"solution": True, "grade": False, "grade_id": "compose", "locked": False}}
    check.metadata = {"nbgrader": {"grade": True, "solution": False, "grade_id": "test_compose", "points": 1}}
    skeleton = nbformat.from_dict(nbformat.v4.new_notebook(cells=[answer, check]))
    texts = {0: "def compose(f, g):\n    return lambda x: f(g(x))"}
    extras = {0: [made]}
    assert results_below_checks(skeleton, texts, extras) == []
    assert extras == {0: [made]}
    made.source = "compose = compose(abs, abs)"
    assert len(results_below_checks(skeleton, texts, extras)) == 1
    assert extras == {0: [], 1: [made]}


@pytest.mark.parametrize("magic", ["%%timeit", "%%bash", "%%writefile double.py"])
def test_a_magic_that_defines_nothing_is_told(week1: Assignment, magic: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = f"{magic}\n{DOUBLE}"
    hand_in(week1, nb)
    assert f"the line {magic.split()[0]}: what stands below it is run apart" in hint(graded(week1), "double")


@pytest.mark.mostly_slow
@pytest.mark.parametrize("line", ["exit()", "quit()", "exit", "import sys\nexit(0)"])
def test_exit_in_a_cell_takes_nothing_from_anybody(week1: Assignment, line: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source += f"\n{line}"
    nb.cells.insert(nb.cells.index(cell(nb, "triple")), code(line))
    hand_in(week1, nb)
    for _ in range(2):
        (result,) = grade_class(week1, ["student01"], force=True)
        assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "line",
    [
        "import IPython; IPython.Application.instance().kernel.do_shutdown(True)",
        "get_ipython().kernel.do_shutdown(restart=True)",
        "get_ipython().ask_exit()",
        "get_ipython().exit_now = True",
        "import asyncio; asyncio.get_event_loop().stop()",
    ],
)
def test_code_that_restarts_the_kernel_takes_nothing_from_anybody(week1: Assignment, line: str) -> None:
    nb = solved(week1)
    cell(nb, "triple").source += "    # once more, a moment later\n\nimport time\ntime.sleep(0.5)\n"
    nb.cells.insert(nb.cells.index(cell(nb, "double")), code(f"import time\n{line}\ntime.sleep(0.3)"))
    nb.cells.insert(nb.cells.index(cell(nb, "triple")), code(f"{line}\nkept = 1"))
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "ended the kernel" not in said(result)


def test_a_restart_that_has_no_effect_is_told_in_its_cell(week1: Assignment) -> None:
    nb = solved(week1)
    nb.cells.append(code("get_ipython().kernel.do_shutdown(True)"))
    hand_in(week1, nb)
    graded(week1)
    assert "Restarting the kernel has no effect here" in (week1.autograded("student01") / "basics.ipynb").read_text()


def test_exit_in_a_function_ends_that_call_alone(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = "import sys\ndef double(x):\n    sys.exit()"
    hand_in(week1, nb)
    assert earned(graded(week1)) == {"double": 0.0, "triple": 5.0, "why": 0.0}


def test_a_backend_that_is_not_here_costs_no_answer(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = f"%matplotlib widget\n{DOUBLE}"
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


def in_the_last_cell(nb: NotebookNode, _: NotebookNode) -> None:
    nb.cells.append(nbformat.v4.new_markdown_cell(f"## My answer\n\n{WHY}"))


def in_the_first_cell(nb: NotebookNode, _: NotebookNode) -> None:
    nb.cells.insert(0, nbformat.v4.new_markdown_cell(WHY))


def in_a_text_of_the_course(nb: NotebookNode, _: NotebookNode) -> None:
    texts = [one for one in nb.cells if one.cell_type == "markdown" and "nbgrader" not in one.metadata]
    texts[-1].source += f"\n\n{WHY}"


@pytest.mark.parametrize("change", [in_the_last_cell, in_the_first_cell, in_a_text_of_the_course])
def test_a_written_answer_far_away_reaches_a_person(week1: Assignment, change: Change) -> None:
    nb = read(week1.release / "basics.ipynb")
    change(nb, nb)
    hand_in(week1, nb)
    assert waits(graded(week1))


def test_the_format_before_2014_is_read(week1: Assignment) -> None:
    nb = solved(week1)
    path = hand_in(week1, nb)
    sheet = []
    for one in nb.cells:
        text = (
            {"input": one.source, "language": "python", "outputs": []}
            if one.cell_type == "code"
            else {"source": one.source}
        )
        sheet.append({"cell_type": one.cell_type, "metadata": one.metadata, **text})
    path.write_text(json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": sheet}]}))
    assert earned(graded(week1)) == {"double": 5.0, "triple": 5.0, "why": 0.0}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_file_in_the_encoding_of_an_editor_is_read(week1: Assignment, encoding: str) -> None:
    path = hand_in(week1, solved(week1))
    path.write_text(path.read_text(), encoding=encoding)
    assert earned(graded(week1))["double"] == 5.0


def test_answers_in_a_copy_beside_a_blank_notebook_need_a_person(week1: Assignment) -> None:
    hand_in(week1, read(week1.release / "basics.ipynb"))
    hand_in(week1, solved(week1), "basics-Copy1.ipynb")
    result = graded(week1)
    assert result.needs_a_person
    assert "basics.ipynb has no answers, and basics-Copy1.ipynb beside it may have them" in said(result)


def test_escapes_in_an_exception_reach_no_terminal_and_no_page(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = "def double(x):\n    raise ValueError('\\x1b[2J\\x07')"
    hand_in(week1, nb)
    result = graded(week1)
    assert "\x1b" not in hint(result, "double")
    generate_feedback(week1, "student01")
    for path in (week1.autograded("student01"), week1.course.root / "feedback" / "student01" / "week1"):
        texts = [each.read_bytes() for each in path.rglob("*") if each.is_file()]
        assert texts
        assert not any(b"\x1b" in found or b"u001b" in found for found in texts)


def test_of_many_other_files_a_few_are_looked_at(week1: Assignment) -> None:
    path = hand_in(week1, solved(week1), "homework-000.ipynb")
    for number in range(1, 40):
        path.with_name(f"homework-{number:03}.ipynb").write_text("{}")
    result = graded(week1)
    assert "of 40 other notebooks and archives, 10 were looked at" in said(result)


@pytest.mark.mostly_slow
@pytest.mark.parametrize("text", ["", "# nothing here", "import numpy", "from numpy import asarray\nfactor = 1"])
def test_a_set_up_that_lost_an_import_costs_nothing(week1: Assignment, text: str) -> None:
    nb = solved(week1)
    cell(nb, "setup").source = text
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "np. The course's own text of this cell was run before it" in said(result)


def test_what_a_student_binds_in_the_set_up_counts(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "setup").source += "\nimport math as np"
    cell(nb, "double").source = "def double(x):\n    return np.asarray(x)"
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 0.0
    assert "own text" not in said(result)


@pytest.mark.parametrize("ids", [True, False])
def test_a_notebook_of_something_else_is_told(week1: Assignment, *, ids: bool) -> None:
    nb = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# My thesis"), code("import numpy as np\nx = 1")]
    )
    if ids:
        nb.cells[1].id = "setup"
    hand_in(week1, nb)
    result = graded(week1)
    assert result.needs_a_person
    assert "basics.ipynb is another notebook" in said(result)


def test_a_notebook_without_cells_is_an_empty_one(week1: Assignment) -> None:
    hand_in(week1, nbformat.v4.new_notebook(cells=[code("")]))
    result = graded(week1)
    assert (earned(result), result.unclear) == ({"double": 0.0, "triple": 0.0, "why": 0.0}, [])


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "line",
    [
        "raise RuntimeError('Found no NVIDIA driver on your system. Please install one from http://www.nvidia.com')",
        "raise AssertionError('Torch not compiled with CUDA enabled')",
        "raise RuntimeError('PyTorch is not linked with support for mps devices')",
        "raise RuntimeError('Attempting to deserialize object on a CUDA device but CUDA is not available')",
        "raise RuntimeError('/job:localhost/replica:0/task:0/device:GPU:0 unknown device.')",
    ],
)
def test_without_a_graphics_card_no_driver_is_advised(week1: Assignment, line: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = f"def double(x):\n    {line}"
    cell(nb, "triple").source = f"{line}\n{TRIPLE}"
    nb.cells.insert(1, code(line))
    hand_in(week1, nb)
    result = graded(week1)
    for name in ("double", "triple"):
        assert "grading has no graphics card (GPU)" in hint(result, name)
        assert "torch.cuda.is_available()" in hint(result, name)
        assert "unknown device" not in hint(result, name).partition("(your line")[0]
    generate_feedback(week1, "student01")
    page = (week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text()
    assert page.count("grading has no graphics card") == 3


def test_a_name_that_was_deleted_is_told(week1: Assignment) -> None:
    nb = solved(week1)
    nb.cells.insert(nb.cells.index(cell(nb, "test_double")), code("del double"))
    hand_in(week1, nb)
    assert "the line that deletes double" in hint(graded(week1), "double")


def test_a_notebook_of_other_exercises_waits_although_its_written_stub_is_the_same(week1: Assignment) -> None:
    nb = solved(week1)
    for each in nb.cells:
        name = each.metadata.get("nbgrader", {}).get("grade_id")
        each.id = f"other{each.id}"[:60]
        if name:
            each.metadata.nbgrader.grade_id = name.replace("double", "first").replace("triple", "second") + "_2"
            each.source = each.source.replace("double", "first").replace("triple", "second")
    cell(nb, "why_2").source = cell(read(week1.release / "basics.ipynb"), "why").source
    hand_in(week1, nb)
    result = graded(week1)
    assert "basics.ipynb is another notebook" in said(result)
    assert all(entry.waits for entry in result.notebooks[0].exercises)
    assert result.needs_a_person


def test_a_notebook_in_another_encoding_is_itself(week1: Assignment) -> None:
    path = hand_in(week1, solved(week1))
    path.write_bytes(path.read_text().encode("utf-16"))
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert not result.needs_a_person


def in_a_raw_cell(nb: NotebookNode) -> None:
    nb.cells.insert(3, nbformat.v4.new_raw_cell(DOUBLE))


def in_markdown(nb: NotebookNode) -> None:
    nb.cells.append(nbformat.v4.new_markdown_cell(f"My answer:\n\n```python\n{DOUBLE}```"))


def in_each_others_place(nb: NotebookNode) -> None:
    cell(nb, "double").source, cell(nb, "triple").source = TRIPLE, DOUBLE


@pytest.mark.parametrize("put", [in_a_raw_cell, in_markdown, in_each_others_place])
def test_an_answer_in_a_cell_of_another_kind_or_place_counts(
    week1: Assignment, put: Callable[[NotebookNode], None]
) -> None:
    nb = solved(week1)
    cell(nb, "double").source = cell(read(week1.release / "basics.ipynb"), "double").source
    put(nb)
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "double was found in another cell of yours and counts" in said(result)


@pytest.mark.parametrize("line", ["%conda install numpy", "%pip install nothing-of-that-name", "%mamba install x"])
def test_a_line_that_would_install_something_costs_nothing(week1: Assignment, line: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = f"{line}\n{DOUBLE}"
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


def test_answers_pasted_into_a_notebook_of_something_else_count(week1: Assignment) -> None:
    nb = nbformat.v4.new_notebook()
    for name in ("double", "triple", "something_else"):
        right = cell(solved(week1), name).source if name != "something_else" else "x = 1"
        nb.cells.append(nbformat.v4.new_code_cell(right))
    other = nbformat.v4.new_code_cell("assert x == 1")
    other.metadata["nbgrader"] = {"grade_id": "of_another_course", "grade": True}
    nb.cells.append(other)
    hand_in(week1, nb)
    result = graded(week1)
    assert (earned(result)["double"], earned(result)["triple"]) == (5.0, 5.0)
    nb.cells[:2] = [nbformat.v4.new_code_cell("def half(x):\n    return x / 2")]
    hand_in(week1, nb)
    result = graded(week1)
    assert result.needs_a_person
    assert "basics.ipynb is another notebook" in said(result)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "gbk"])
def test_a_notebook_in_another_encoding_is_graded(week1: Assignment, encoding: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source += "# übung\n" if encoding != "gbk" else "# 练习\n"
    hand_in(week1, nb).write_bytes(json.dumps(nb, ensure_ascii=False).encode(encoding))
    result = graded(week1)
    assert (earned(result)["double"], result.needs_a_person) == (5.0, False)
    assert "is not in UTF-8" in said(result)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_ends_of_lines_change_nothing_and_are_no_text(week1: Assignment, end: str) -> None:
    nb = solved(week1)
    for one in nb.cells:
        one.source = one.source.replace("\n", end)
    hand_in(week1, nb)
    result = graded(week1)
    assert (earned(result)["double"], said(result)) == (5.0, "")
