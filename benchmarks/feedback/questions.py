"""The exercises as the two other tools get them: the same statement, stub and visible checks, and plain tests.

The plain tests stand in the folder `plain`, one file for each exercise. Each has the name of a hidden test, takes its
points and its claim from it, and draws the same inputs from the same seed. The docstring is the help that a student
reads if it fails.
"""

from __future__ import annotations

import ast
import functools
import os
import textwrap
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, read
from autograder.course.solutions import solution
from autograder.course.visible_checks import SETUP
from autograder.errors import CourseError
from autograder.judging import loading
from benchmarks.feedback.cases import CASES

PLAIN = Path(__file__).with_name("plain")


@dataclass(frozen=True)
class PlainTest:
    """One test: what it says, what it is worth, and its lines without the first, which draws from `seed`."""

    name: str
    claim: str
    points: float
    hint: str
    body: str
    seed: int

    @property
    def code(self) -> str:
        return f"rng = np.random.default_rng({self.seed:#x})\n{self.body}"


@dataclass(frozen=True)
class Question:
    """One exercise. The cells are those of the source notebook, the answer with the solution in it."""

    name: str
    statement: NotebookNode
    answer: NotebookNode
    solved: str
    checks: str  # the visible checks: a function, which runs when it is decorated
    checks_body: str  # the lines of that function
    helpers: str  # imports and functions of the plain tests
    tests: tuple[PlainTest, ...]


@dataclass(frozen=True)
class Sheet:
    """One notebook with the exercises that are compared."""

    name: str
    title: str
    imports: str
    questions: tuple[Question, ...]


_IMPORTS = {
    "mixture_models": f"import numpy as np\n{SETUP}",
    "matrix_factorization": f"import numpy as np\n{SETUP}",
    "neural_networks": f"import numpy as np\nimport torch\nfrom torch import nn\nfrom tqdm import tqdm\n{SETUP}",
}


@functools.cache
def _source(assignment: Assignment, notebook: str) -> tuple[NotebookNode, NotebookNode]:
    nb = read(assignment.source / f"{notebook}.ipynb")
    return nb, solution(nb)


def sheets(assignment: Assignment) -> list[Sheet]:
    """The notebooks of all cases. Needs AUTOGRADER_SECRET to be set."""
    found = []
    for notebook, imports in _IMPORTS.items():
        nb, _ = _source(assignment, notebook)
        wanted = {case.exercise for case in CASES if case.notebook == notebook}
        # in the order of the notebook
        names = [
            name for cell in nb.cells if (name := str(cell.metadata.get("nbgrader", {}).get("grade_id"))) in wanted
        ]
        title = nb.cells[0].source.splitlines()[0]
        questions = tuple(_question(assignment, notebook, name) for name in names)
        found.append(Sheet(notebook, title, imports, questions))
    return found


def _question(assignment: Assignment, notebook: str, name: str) -> Question:
    nb, solved = _source(assignment, notebook)
    declared = cell_of(nb, f"test_{name}").source.splitlines()[0].replace("public_checks", "@checks_of")
    text = (assignment.source / "checks" / f"{name}.py").read_text(encoding="utf-8")
    body = _body(text, next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)))
    helpers, tests = _plain_tests(assignment, name)
    return Question(
        name,
        cell_of(nb, f"{name}-statement"),
        cell_of(nb, name),
        cell_of(solved, name).source,
        f"{declared}\ndef checks():\n{textwrap.indent(body, '    ')}",
        body,
        helpers,
        tests,
    )


def _plain_tests(assignment: Assignment, name: str) -> tuple[str, tuple[PlainTest, ...]]:
    path = PLAIN / f"{name}.py"
    text = path.read_text(encoding="utf-8")
    functions = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    found = []
    for test in loading.load(assignment, [name])[name]:
        if test.name not in functions:
            raise CourseError(f"{path} has no test {test.name}. Add one that tests what the hidden test does.")
        node = functions[test.name]
        # as HiddenTest.rng makes its generator
        entropy = test.rng(os.environ["AUTOGRADER_SECRET"]).bit_generator.seed_seq.entropy  # type: ignore[attr-defined]
        hint = ast.get_docstring(node) or ""
        found.append(PlainTest(test.name, test.claim, test.points, hint, _body(text, node), int(entropy)))
    first = min(functions[test.name].lineno for test in found)
    helpers = "\n".join(text.splitlines()[: first - 1])
    return helpers.split('"""', 2)[2].strip(), tuple(found)


def _body(text: str, node: ast.FunctionDef) -> str:
    """The lines of a function without its docstring, moved to the left."""
    lines = text.splitlines()
    start = node.body[1 if ast.get_docstring(node) else 0].lineno
    return textwrap.dedent("\n".join(lines[start - 1 : node.end_lineno]))
