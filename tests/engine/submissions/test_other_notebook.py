"""What a notebook finds of the other notebooks of its submission, as it does with `%run` where the student works."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from handing_in import DOUBLE, cell, code, earned, graded, hand_in, said, solved, using

from autograder.authoring.build import build_release
from autograder.authoring.scaffold import scaffold
from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.grading.batch import prepare
from autograder.submissions import beside
from autograder.submissions.folder import read_handed_in

READING = """import json
for cell in json.load(open("more.ipynb"))["cells"]:
    if cell["id"] == "half":
        exec("".join(cell["source"]))"""


#: What packages such as import_ipynb do, of which none is installed here.
IMPORTER = """import json, sys, types
from importlib.machinery import ModuleSpec
from pathlib import Path
from IPython import get_ipython


class Loader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        for cell in json.loads(Path(module.__name__ + ".ipynb").read_text())["cells"]:
            if cell["cell_type"] == "code" and "def half" in "".join(cell["source"]):
                exec(get_ipython().input_transformer_manager.transform_cell("".join(cell["source"])), vars(module))


class Finder:
    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, Loader()) if Path(name + ".ipynb").is_file() else None


sys.meta_path.append(Finder())"""


@pytest.fixture
def two(week1: Assignment) -> Assignment:
    """The assignment with a second notebook, `more`."""
    scaffold(week1.course, "week1", "more", "half", 5)
    assignment = week1.course.assignment("week1")
    build_release(assignment, assignment.release.parent)
    prepare(assignment)
    return assignment


def with_more(two: Assignment, file: str = "more.ipynb") -> Path:
    nb = read(two.release / "more.ipynb")
    cell(nb, "half").source = "factor = 2.0\ndef half(x):\n    return x / 2"
    return hand_in(two, nb, file)


@pytest.mark.mostly_slow
@pytest.mark.parametrize("line", ["%run more.ipynb", "%run ./more.ipynb", READING])
@pytest.mark.parametrize("file", ["more.ipynb", "Copy of more.ipynb"])
def test_the_other_notebook_is_there_for_a_cell_that_asks_for_it(two: Assignment, line: str, file: str) -> None:
    using(two, line)
    with_more(two, file)
    result = graded(two)
    assert earned(result)["double"] == earned(result)["triple"] == 5.0
    assert "more.ipynb, which was not handed in" not in said(result)


def test_a_module_beside_may_ask_for_it(two: Assignment) -> None:
    folder = using(two, "from reading import factor")
    (folder / "reading.py").write_text(READING)
    with_more(two)
    assert earned(graded(two))["double"] == 5.0


def test_a_package_that_imports_notebooks_finds_it(two: Assignment) -> None:
    folder = using(two, "import import_ipynb\nfrom more import factor")
    (folder / "import_ipynb.py").write_text(IMPORTER)
    with_more(two)
    assert earned(graded(two))["double"] == 5.0


@pytest.mark.parametrize("line", ["import import_ipynb", "import nbimporter", "from importnb import Notebook", "1"])
def test_the_other_notebook_is_there_for_whatever_imports_notebooks(line: str) -> None:
    found = beside.Beside(notebooks={"more": b"{}"}).asked_for("basics", [line], ["basics", "more"])
    assert list(found.files) == (["more.ipynb"] if line != "1" else [])


def test_a_notebook_that_was_not_handed_in_is_named(two: Assignment) -> None:
    using(two, "%run more.ipynb")
    result = graded(two)
    assert earned(result) == {"double": 0.0, "triple": 5.0, "why": 0.0}
    assert "asks for more.ipynb, which was not handed in with it" in said(result)


def test_who_asks_for_none_runs_as_without(two: Assignment) -> None:
    nb = solved(two)
    nb.cells.insert(1, code("# the rest is in more.ipynb\nimport os\nfound = os.listdir()"))
    cell(nb, "double").source = DOUBLE.replace("2.0", "(2.0 - sum(name[:4] == 'more' for name in found))")
    hand_in(two, nb)
    with_more(two)
    assert earned(graded(two))["double"] == 5.0


def test_another_state_of_the_other_notebook_is_graded_anew(two: Assignment) -> None:
    using(two, "%run more.ipynb")
    path = with_more(two)
    graded(two)
    path.write_text(path.read_text().replace("factor = 2.0", "factor = 3.0"))
    result = graded(two)
    assert (result.again, earned(result)["double"]) == ("another one was handed in", 0.0)


def test_what_is_too_large_is_left_out_with_a_sentence(two: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(two, solved(two))
    with_more(two)
    found = read_handed_in(two, "student01").submission.beside
    monkeypatch.setattr(beside, "MAX_FILE", 10)
    here = found.asked_for("basics", ["%run more.ipynb"], two.notebooks)
    assert (here.files, here.digest) == ({}, "")
    assert "more.ipynb was handed in beside the notebook and is not there" in here.left_out[0]


def test_a_notebook_of_the_students_own_is_there_as_before(two: Assignment) -> None:
    folder = using(two, "%run helpers.ipynb")
    own = nbformat.v4.new_notebook(cells=[code("factor = 2.0")])
    (folder / "helpers.ipynb").write_text(nbformat.writes(own))
    with_more(two)
    assert earned(graded(two))["double"] == 5.0
