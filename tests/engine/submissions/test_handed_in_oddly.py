"""What students hand in that reads odd: code in pieces, stubs again, text in place of code, several versions."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import nbformat
import pytest
from handing_in import DOUBLE, TRIPLE, WHY, Change, cell, code, earned, graded, hand_in, said, solved, waits
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.gradebook.nbgrader import generate_feedback
from autograder.grading.batch import grade_class
from autograder.results import SubmissionResult
from autograder.submissions.rebuilding import Rebuilding
from autograder.submissions.repairing import oddity
from autograder.submissions.results_below import results_below_checks


@pytest.mark.slow
def test_no_file_keeps_the_grader_busy_for_long(week1: Assignment) -> None:
    nb = read(week1.release / "basics.ipynb")
    slow = "double, triple = 1, 2\n" + 'f"' + "{a}" * 30_000 + '"'
    nb.cells += [code(f"{slow} # {number}") for number in range(200)]
    started = time.process_time()
    Rebuilding(read(week1.release / "basics.ipynb")).of(nb)
    assert time.process_time() - started < 60  # of some ten; without a bound it is half an hour


def hint(result: SubmissionResult, exercise: str) -> str:
    (found,) = (entry for notebook in result.notebooks for entry in notebook.exercises if entry.exercise == exercise)
    return "\n".join(f"{outcome.got} / {outcome.look_at}" for outcome in found.outcomes)


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


@pytest.mark.parametrize("line", ["exit()", "quit()", "exit", "import sys\nexit(0)"])
def test_exit_in_a_cell_takes_nothing_from_anybody(week1: Assignment, line: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source += f"\n{line}"
    nb.cells.insert(nb.cells.index(cell(nb, "triple")), code(line))
    hand_in(week1, nb)
    for _ in range(2):
        (result,) = grade_class(week1, ["student01"], force=True)
        assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}


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
