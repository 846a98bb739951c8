"""Visible checks and demonstrations in a notebook that is run: in JupyterLab, by nbconvert and by Validate."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbconvert.filters import ansi2html
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade
from running_checks import CHECKS, Notebook, module, notebook

from autograder.course import visible_checks

__all__ = ["module", "notebook"]  # fixtures


def execute(cells: list[str], folder: Path) -> list[Any]:
    """Run cells in a kernel whose folder holds the module; the code cells with their outputs."""
    from nbclient import NotebookClient

    visible_checks.put_beside(folder)
    nb = new_notebook(cells=[new_code_cell(source) for source in cells])
    options = {"resources": {"metadata": {"path": str(folder)}}, "extra_arguments": ["--log-level=ERROR"]}
    NotebookClient(nb, kernel_name="python3", allow_errors=True, timeout=60, **options).execute()
    return list(nb.cells)


def test_a_notebook_shows_sentences_and_no_traceback_of_the_machinery(tmp_path: Path) -> None:
    meta = {"nbgrader": {"grade": True, "solution": False, "points": 5, "grade_id": "test_double"}}
    cells = execute(
        [
            "from visible_checks import calling, checks_of",
            "def double(x):\n    return x",
            CHECKS,
            "def double(x):\n    return x / 0",
            CHECKS,
            "def double(x):\n    import sys, warnings\n    warnings.warn('careful')\n    return [2, 4]",
            CHECKS,
            "from visible_checks import progress, written\n\nprogress(double=5, why=written(3))",
            "import sys\nassert 'torch' not in sys.modules and 'autograder' not in sys.modules",
        ],
        tmp_path,
    )
    (wrong,), (broken,), right, (progress,) = (cells[place].outputs for place in (2, 4, 6, 7))
    assert (wrong.name, wrong.text) == (
        "stderr",
        "called   double([1, 2])\n"
        "got      [1, 2]\n"
        "wanted   [2, 4]\n"
        "look at  a factor: every value is 0.5 times what was wanted\n",
    )
    assert (broken.name, broken.text) == (
        "stderr",
        "called   double([1, 2])\n"
        "got      TypeError: unsupported operand type(s) for /: 'list' and 'int'\n"
        "wanted   [2, 4]\n\nIn your cells:\n  line 2, in double: return x / 0\n",
    )
    assert ansi2html(wrong.text) == wrong.text
    assert {output.get("name") for output in right} == {"stdout"}
    assert "careful" in right[0].text
    for cell in (cells[4], cells[6]):
        cell.metadata.update(meta)
    assert determine_grade(cells[4]) == (0, 5.0)
    assert determine_grade(cells[6]) == (5.0, 5.0)
    assert progress.output_type == "display_data"
    assert set(progress.data) == {"text/plain", "text/html"}
    assert progress.data["text/plain"].startswith("Public checks pass for 5 of 5 points.")
    assert cells[-1].outputs == []


def test_without_a_notebook_progress_is_printed(tmp_path: Path) -> None:
    visible_checks.put_beside(tmp_path)
    code = (
        "import sys\n"
        "sys.modules['torch'] = sys.modules['IPython'] = None\n"
        "del sys.modules['IPython']\n"
        "from visible_checks import calling, checks_of, progress\n"
        "def double(x):\n    return [2, 4]\n"
        f"{CHECKS}\n"
        "progress(double=5)\n"
        "known = set(sys.stdlib_module_names) | {'numpy', 'visible_checks', '__main__', '_virtualenv'}\n"
        "others = {name.partition('.')[0] for name in sys.modules} - known\n"
        "print(sorted(name for name in others if name in ('autograder', 'pandas', 'nbformat', 'matplotlib')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "as wanted: double([1, 2])",
        "Public checks pass for 5 of 5 points. Hidden tests decide the rest.",
        "  1  double   5 points  passes",
        "Save the notebook before you submit it: what is handed in is the file as it was saved last.",
        "[]",
    ]


FILE = """\"\"\"The public checks of `double`.\"\"\"

def check(calling, double, triple):
    calling(double, [1, 2]).gives([2.0, 4.0])
    calling(triple, [1, 2]).gives([3.0, 6.0])
"""
CALL_FILE = 'public_checks("double", number=1, points=5)'


@pytest.fixture
def in_file(notebook: Notebook, tmp_path: Path) -> Notebook:
    """A notebook whose checks of `double` stand in a file beside it."""
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "double.py").write_text(FILE)
    return notebook


def test_checks_in_a_file_find_answers_by_their_names(in_file: Notebook) -> None:
    in_file.run("def double(x):\n    return [2, 4]\ndef triple(x):\n    return [3, 6]")
    assert in_file.run(CALL_FILE) == "as wanted: double([1, 2])\nas wanted: triple([1, 2])\n"
    assert in_file.sentence("def triple(x):\n    return helper(x)\ndef helper(x):\n    return 1 / 0", CALL_FILE) == (
        "called triple([1, 2]) got ZeroDivisionError: division by zero wanted [3, 6]"
    )
    assert in_file.fails(CALL_FILE).endswith(
        "In your cells:\n  line 2, in triple: return helper(x)\n  line 4, in helper: return 1 / 0"
    )


def test_checks_in_a_file_say_what_is_not_defined_and_what_waits(in_file: Notebook) -> None:
    in_file.run("def double(x):\n    raise NotImplementedError('double: write your answer here')")
    assert in_file.fails(CALL_FILE) == (
        "Exercise 1, double: triple is not defined.\nRun the cell above, and look at what it says."
    )
    in_file.run("triple = double")
    assert in_file.fails(CALL_FILE).startswith("Exercise 1, double, still waits for your answer (5 points).")


def test_checks_in_a_file_are_read_anew(in_file: Notebook, tmp_path: Path) -> None:
    in_file.run("double = triple = lambda x: [2, 4]")
    in_file.fails(CALL_FILE)
    (tmp_path / "checks" / "double.py").write_text("def check(calling, double):\n    calling(double, 1).gives([2, 4])")
    assert in_file.run(CALL_FILE) == "as wanted: <lambda>(1)\n"
    (tmp_path / "checks" / "double.py").unlink()
    assert "ended with FileNotFoundError" in in_file.fails(CALL_FILE)


SHOWN_WITH_TRIPLE = """import matplotlib.pyplot as plt

@demonstration
def table():
    x = 3
    plt.plot([1, 2])
    print("triple of", x, "is", triple(x))
    return x"""


def _printed(cell: Any) -> Iterator[tuple[str, str]]:
    """The name and the text of each stream; a kernel may send what is printed in pieces."""
    for name, outputs in itertools.groupby(cell.outputs, lambda output: output.get("name")):
        yield name, "".join(output.get("text", "") for output in outputs)


def test_no_check_and_no_demonstration_ends_a_run(tmp_path: Path) -> None:
    stub = "def {0}(x):\n    raise NotImplementedError('{0}: write your answer here')"
    cells = execute(
        [
            "from visible_checks import calling, checks_of, demonstration, progress\nx = 'mine'",
            stub.format("double"),
            CHECKS,
            stub.format("triple"),
            SHOWN_WITH_TRIPLE,
            CHECKS.replace("double", "triple").replace("number=1", "number=2"),
            "@demonstration\ndef later():\n    print(table() + 1)",
            "def triple(x):\n    return (3 * x).real.nothing",
            SHOWN_WITH_TRIPLE,
            "def triple(x):\n    return 3 * x",
            "later()",
            "@demonstration\ndef needs():\n    print(nowhere)",
            f"@demonstration\ndef long():\n    raise OSError({'word ' * 90 + 'end'!r})",
            "progress(double=5, triple=5)\nassert x == 'mine'",
        ],
        tmp_path,
    )
    said = [list(_printed(cell)) for cell in cells]
    assert [output for cell in cells for output in cell.outputs if output.output_type == "error"] == []
    waits = "Exercise 1, double, still waits for your answer (5 points).\nReplace the line with NotImplementedError.\n"
    assert said[2] == [("stdout", waits)]
    assert said[4] == [("stdout", "This cell waits for your answer to triple.\n")]  # and no half of a figure
    assert said[6] == [("stdout", "This cell waits for exercise 2, triple.\n")]
    assert said[8] == [
        (
            "stderr",
            "This cell could not go on: AttributeError: 'int' object has no attribute 'nothing'.\n"
            "If it uses your answers, look at what the public checks say of them.\n\n"
            "In the notebook:\n  line 2, in triple: return (3 * x).real.nothing\n",
        )
    ]
    assert said[10][0] == ("stdout", "triple of 3 is 9\n4\n")  # what waited runs when it is called
    assert said[11] == [
        ("stdout", "This cell needs nowhere, which is not defined. Run the cells above, and look at what they say.\n")
    ]
    assert "word end.\n" in said[12][0][1]
    assert cells[-1].outputs[0].data["text/plain"].startswith("Public checks pass for 0 of 10 points.")


def test_a_demonstration_gives_what_it_gave_when_it_ran(notebook: Notebook) -> None:
    notebook.run("runs = []\n\n@demonstration\ndef table():\n    runs.append(1)\n    return 3, 4")
    notebook.run("one, two = table()\nthree, four = table()")
    assert (notebook.namespace["one"], notebook.namespace["four"], notebook.namespace["runs"]) == (3, 4, [1])


def test_a_demonstration_is_not_run_by_validate(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    notebook.run("runs = []\n\n@demonstration\ndef table():\n    runs.append(1)\n    return 3")
    assert notebook.namespace["runs"] == []
    notebook.run("table()")
    assert notebook.namespace["runs"] == [1]


def test_an_interrupt_ends_a_run(tmp_path: Path) -> None:
    cells = execute(
        [
            "from visible_checks import calling, checks_of, demonstration",
            "def double(x):\n    raise KeyboardInterrupt",
            CHECKS,
            "@demonstration\ndef table():\n    double(1)",
        ],
        tmp_path,
    )
    assert [output.output_type for cell in cells[2:] for output in cell.outputs] == ["error", "error"]
