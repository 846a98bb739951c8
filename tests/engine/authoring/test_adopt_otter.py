"""Notebooks of otter-grader taken over: what they become, what right and wrong answers earn, what is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader_course import grade, points
from otter_notebooks import cell, notebook, question, raw, rows, sources, taken
from typer.testing import CliRunner

from autograder.authoring import adopt
from autograder.authoring.check import check
from autograder.cli.main import app
from autograder.course.notebooks import read

SETTINGS = """# ASSIGNMENT CONFIG
name: hw
requirements: [seaborn]
files: [data.csv, img/a.txt, ../far.csv]
generate: {seed: 7}
export_cell: {pdf: false}
mystery: 3
"""
MASTER = [
    *raw(SETTINGS),
    cell("text", "# Homework"),
    cell("code", "import numpy as np\nimport otter\ngrader = otter.Notebook()"),
    *question(
        "name: q1\npoints: 4",
        [
            cell(
                "code",
                "def square(x):\n    y = x * x # SOLUTION NO PROMPT\n    return y # SOLUTION\n\n"
                "nine = square(3) # SOLUTION",
            )
        ],
        [
            cell("code", "square(4)", "16"),
            cell("code", "nine == 9", "True"),
            cell("code", "# HIDDEN\nz = square(-2)\nz + 1", "5"),
            cell("code", "# HIDDEN\nassert square(0) == 0"),
        ],
    ),
    *question(
        "name: q2\npoints: [0, 3]",
        [
            cell(
                "code",
                "def table(n):\n    # BEGIN SOLUTION\n    for i in range(n):\n        print(i, i * i)\n"
                "    # END SOLUTION\n"
                '    """ # BEGIN PROMPT\n    for i in range(...):\n        print(...)\n    """; # END PROMPT',
            )
        ],
        [
            cell("code", "callable(table)", "True"),
            cell(
                "code",
                '""" # BEGIN TEST CONFIG\nhidden: true\n""" # END TEST CONFIG\ntable(3)',
                printed="0 0\n1 1\n2 4\n",
            ),
        ],
    ),
    *question("name: q3\nmanual: true\npoints: 2", [cell("text", "**SOLUTION**: because.")]),
    *question(
        "name: q4\npoints: {each: 2}\nall_or_nothing: true",
        [cell("code", "np.random.seed(7) # SEED\nmean = np.mean([1.5, 2.5]) # SOLUTION")],
        [cell("code", "mean", "np.float64(2.0)"), cell("code", "# HIDDEN\nbool(mean > 1)", "True")],
    ),
    cell("code", "# IGNORE\nprint('for the author')"),
    cell("code", "grader.check_all()"),
]
RIGHT = {
    "q1": "def square(x):\n    return x ** 2\n\nnine = 9",
    "q2": "def table(n):\n    for i in range(n):\n        print(i, i ** 2)",
    "q4": "mean = 2.0",
}
WRONG = {
    "q1": "def square(x):\n    return x * abs(x)\n\nnine = square(3)",
    "q2": "def table(n):\n    for i in range(n):\n        print(i + i * i)",
    "q4": "mean = 2",
}


@pytest.fixture
def master(tmp_path: Path) -> Path:
    folder = notebook(MASTER, tmp_path / "old" / "hw" / "hw.ipynb")
    (folder / "data.csv").write_text("1,2\n")
    (folder / "solution_key.txt").write_text("secret")
    (folder / "img").mkdir()
    (folder / "img" / "a.txt").write_text("a")
    (folder / "img" / "b.txt").write_text("b")
    notebook([cell("text", "secret")], folder / "draft.ipynb")
    notebook([], folder / "dist" / "student" / "hw.ipynb")
    return folder


def test_a_master_notebook_is_graded_as_otter_would(master: Path, tmp_path: Path) -> None:
    assignment = taken(master, tmp_path / "course")
    assert [text for text in check(assignment, execute=False) if "solutions/" not in text] == []
    assert points(grade(assignment, "hw", {})) == {"q1": 0, "q2": 0, "q4": 0}
    assert points(grade(assignment, "hw", RIGHT)) == {"q1": 4, "q2": 3, "q4": 4}
    assert points(grade(assignment, "hw", WRONG)) == {"q1": 3, "q2": 0, "q4": 0}
    released = (assignment.release / "hw.ipynb").read_text()
    for secret in ("square(-2)", "y = x * x", "because", "for the author", "0 0", "grader."):
        assert secret not in released
    files = {path.relative_to(assignment.source).as_posix() for path in assignment.source.rglob("*") if path.is_file()}
    assert files == {"hw.ipynb", "data.csv", "img/a.txt"}


def test_the_cells_of_a_master_notebook(master: Path) -> None:
    (found,) = adopt.look(master)
    texts = sources(found.otter.notebooks["hw"])
    assert list(texts) == ["q1", "for-tests", "test_q1", "q2", "test_q2", "q3", "q4", "test_q4"]
    assert texts["q1"] == (
        "def square(x):\n    ### BEGIN SOLUTION\n    y = x * x\n    return y\n    ### END SOLUTION\n\n"
        "nine = ...\n### BEGIN SOLUTION\nnine = square(3)\n### END SOLUTION"
    )
    assert texts["test_q1"] == (
        "assert shown(square(4)) == '16'  # points: 1\nassert nine == 9  # points: 1\n### BEGIN HIDDEN TESTS\n"
        "if True:  # one test\n    z = square(-2)\n    assert shown(z + 1) == '5'  # points: 1\n"
        "assert square(0) == 0  # points: 1\n### END HIDDEN TESTS"
    )
    assert texts["q2"] == (
        "def table(n):\n    # for i in range(...):\n    #     print(...)\n    ### BEGIN SOLUTION\n"
        "    for i in range(n):\n        print(i, i * i)\n    ### END SOLUTION"
    )
    assert 'with prints("""0 0\n1 1\n2 4"""):\n    table(3)  # points: 3' in texts["test_q2"]
    assert texts["q4"].startswith("np.random.seed(7)\nmean = ...\n### BEGIN")
    assert texts["test_q4"].startswith("assert shown(mean) == '2.0'\n### BEGIN HIDDEN")


def test_what_is_not_taken_is_named(master: Path) -> None:
    found = {row.cell: row.why for row in rows(master) if row.judged == "by hand"}
    assert set(found) == {
        "requirements", "files", "generate: seed", "mystery", "q4", "# IGNORE", "other files",
    }  # fmt: skip
    assert "seaborn" in found["requirements"]
    assert "../far.csv" in found["files"]
    assert found["other files"].startswith("draft.ipynb, dist/, img/b.txt, solution_key.txt: ")
    graded = {row.cell: (row.judged, row.points) for row in rows(master) if row.points}
    assert graded == {
        "test_q1": ("outside", 4), "test_q2": ("outside", 3), "q3": ("by a person", 2), "test_q4": ("outside", 4),
    }  # fmt: skip


def test_a_dry_run_shows_the_table(master: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["adopt", str(master)])
    assert done.exit_code == 0, done.output
    assert "3 outside, 1 by a person, 7 by hand" in done.output


FIRST = [
    cell("text", "```\nBEGIN ASSIGNMENT\nrequirements: requirements.txt\n```"),
    cell("text", "**Question 1.** Two.\n\n```\nBEGIN QUESTION\nname: q1\npoints: 2\n```"),
    cell("code", "x = 2 # SOLUTION"),
    cell("code", "## Test ##\nx", "2"),
    cell("code", "## Hidden Test ##\nx + 1", "3"),
    cell("text", "**Question 2.** Why?\n\n```\nBEGIN QUESTION\nname: q2\nmanual: true\npoints: 3\n```"),
    cell("text", "*Because of ...*"),
    cell("text", "**SOLUTION:** since"),
    cell("text", "That is all."),
]
FENCED = [
    cell("text", f"```otter\n{text}\n```") if kind == "raw" else cell(kind, text, *value)
    for kind, text, *value in [
        ("raw", "# BEGIN QUESTION\nname: q1\npoints: 2"),
        ("raw", "# BEGIN SOLUTION"),
        ("code", "x = 2 # SOLUTION"),
        ("raw", "# END SOLUTION"),
        ("raw", "# BEGIN TESTS"),
        ("code", "x", "2"),
        ("code", "# HIDDEN\nx + 1", "3"),
        ("raw", "# END TESTS"),
        ("raw", "# END QUESTION"),
        ("raw", "# BEGIN QUESTION\nname: q2\nmanual: true\npoints: 3"),
        ("raw", "# BEGIN PROMPT"),
        ("text", "*Because of ...*"),
        ("raw", "# END PROMPT"),
        ("raw", "# BEGIN SOLUTION"),
        ("text", "**SOLUTION:** since"),
        ("raw", "# END SOLUTION"),
        ("raw", "# END QUESTION"),
        ("text", "That is all."),
    ]
]


@pytest.mark.parametrize("cells", [FIRST, FENCED], ids=["the first format", "blocks in Markdown"])
def test_the_other_ways_to_mark_blocks(cells: list[object], tmp_path: Path) -> None:
    folder = notebook(cells, tmp_path / "old" / "hw" / "nb.ipynb")
    (found,) = adopt.look(folder)
    assert sources(found.otter.notebooks["nb"]) == {
        "q1": "x = ...\n### BEGIN SOLUTION\nx = 2\n### END SOLUTION",
        "for-tests": sources(found.otter.notebooks["nb"])["for-tests"],
        "test_q1": "assert shown(x) == '2'  # points: 1\n### BEGIN HIDDEN TESTS\n"
        "assert shown(x + 1) == '3'  # points: 1\n### END HIDDEN TESTS",
        "q2": "*Because of ...*\n\n### BEGIN SOLUTION\n**SOLUTION:** since\n### END SOLUTION",
    }
    assert found.otter.notebooks["nb"].cells[-1].source == "That is all."
    assert {row.cell: row.points for row in found.rows if row.judged != "by hand"} == {"test_q1": 2, "q2": 3}


BY_EXCEPTIONS = [
    *raw("# ASSIGNMENT CONFIG\ntests:\n  ok_format: false"),
    cell("code", "import numpy as np"),
    *question(
        "name: q1",
        [cell("code", "def half(x): # SOLUTION\n    return x / 2 # SOLUTION")],
        [
            cell("code", "def test_a(half):\n    assert half(4) == 2\n\ntest_a(half)  # IGNORE"),
            cell(
                "code",
                '""" # BEGIN TEST CONFIG\nhidden: true\npoints: 2\n""" # END TEST CONFIG\n'
                'def test_b(env):\n    half = env["half"]\n    assert env["np"].isclose(half(3), 1.5)\n\n'
                "test_b(globals())",
            ),
        ],
    ),
]


def test_tests_that_are_functions(tmp_path: Path) -> None:
    assignment = taken(notebook(BY_EXCEPTIONS, tmp_path / "old" / "hw" / "nb.ipynb"), tmp_path / "course")
    tests = sources(read(assignment.source / "nb.ipynb"))["test_q1"]
    assert 'test_b({"half": half, "np": np})  # points: 2' in tests
    assert points(grade(assignment, "nb", {"q1": "def half(x):\n    return 0.5 * x"})) == {"q1": 2}
    assert points(grade(assignment, "nb", {"q1": "def half(x):\n    return x // 2"})) == {"q1": 0}


def test_several_notebooks_in_one_folder_have_names_of_their_own(tmp_path: Path) -> None:
    cells = question("name: q1", [cell("code", "x = 1 # SOLUTION")], [cell("code", "x", "1")])
    folder = notebook(cells, tmp_path / "hw" / "one.ipynb")
    notebook(cells, folder / "two.ipynb")
    assert [row.cell for row in rows(folder)] == ["test_q1", "test_two-q1"]


def test_what_runs_in_the_kernel_is_one_cell_for_each_test(tmp_path: Path) -> None:
    tests = [cell("code", "len(plt.gcf().axes)", "1"), cell("code", "# HIDDEN\nx", "3")]
    cells = question("name: q1\npoints: 4", [cell("code", "x = 3 # SOLUTION")], tests)
    folder = notebook(cells, tmp_path / "hw" / "nb.ipynb")
    found = [(row.cell, row.points, row.judged) for row in rows(folder)]
    assert found == [("test_q1-1", 2, "in kernel"), ("test_q1-2", 2, "outside")]


def test_a_test_without_a_saved_output_is_named_and_passes_nobody(tmp_path: Path) -> None:
    blank = cell("code", "x + 1")
    blank.execution_count = None
    true = cell("code", "x == 3")
    true.execution_count = None
    cells = question("name: q1\npoints: 2", [cell("code", "x = 3 # SOLUTION")], [true, blank])
    folder = notebook(cells, tmp_path / "old" / "hw" / "nb.ipynb")
    (row,) = rows(folder)
    assert row.judged == "not yet"
    assert "taken to be True" in row.why
    assert "run the otter notebook" in row.why
    assignment = taken(folder, tmp_path / "course")
    assert points(grade(assignment, "nb", {"q1": "x = 3"})) == {"q1": 1}


def test_a_notebook_in_another_language_is_named(tmp_path: Path) -> None:
    cells = question("name: q1", [cell("code", "x <- 1 # SOLUTION")])
    spec = {"name": "ir", "display_name": "R", "language": "R"}
    folder = notebook(cells, tmp_path / "hw" / "nb.ipynb", kernelspec=spec)
    (row,) = rows(folder)
    assert row.judged == "not yet"
    assert "only Python" in row.why
