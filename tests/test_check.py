"""The contract of a course: a clean course has nothing to complain about, and each fault has its sentence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.warnings import DuplicateCellId

from autograder.authoring.build import build_release, build_solutions
from autograder.authoring.check import check
from autograder.course.layout import Assignment
from autograder.course.notebooks import canonical, cell_of, read
from autograder.errors import CourseError

TESTS = "tests/week1"
HIDDEN = f"{TESTS}/double/hidden.py"
WRONG = f"{TESTS}/double/misconceptions/gives_the_argument_back.py"
RIGHT = f"{TESTS}/double/alternatives/in_a_loop.py"
PLACE = "source/week1/basics.ipynb"
ANSWER = '''def double(x):
    """Say what it gives: shapes, units, errors."""
    ### BEGIN SOLUTION
    return 2.0 * np.asarray(x, dtype=float)
    ### END SOLUTION'''

Fault = Callable[[Assignment], object]


def complaints(assignment: Assignment, *, execute: bool = False) -> list[str]:
    """What check says, with hidden inputs and results left out."""
    root = f"{assignment.course.root}/"
    return [re.sub(r"\[-?[\d., -]+\]", "[...]", text.replace(root, "")) for text in check(assignment, execute=execute)]


def rebuild(assignment: Assignment) -> None:
    """As `autograder build`, without running the solutions; what cannot be built stays as it was."""
    fresh = assignment.course.root / "fresh"
    build_solutions(assignment, assignment.solutions.parent, execute=False)
    try:
        build_release(assignment, fresh)
    except CourseError:
        return
    shutil.rmtree(assignment.release)
    shutil.move(fresh / assignment.name, assignment.release)


# ---------------------------------------------------------------------------------------------- ways to break a course


def notebook(edit: Callable[[NotebookNode], object]) -> Fault:
    def fault(assignment: Assignment) -> None:
        path = assignment.source / "basics.ipynb"
        nb = read(path)
        edit(nb)
        path.write_text(canonical(nb))

    return fault


def cell(nb: NotebookNode, name: str) -> NotebookNode:
    found = cell_of(nb, name)
    assert found is not None
    return found


def swap(text: str, old: str, new: str) -> str:
    assert old in text, f"{old!r} is not in {text!r}"
    return text.replace(old, new)


def reword(name: str, old: str, new: str) -> Fault:
    """Replace text in a cell of the source."""
    return notebook(lambda nb: cell(nb, name).update(source=swap(cell(nb, name).source, old, new)))


def add_to(name: str, text: str) -> Fault:
    return notebook(lambda nb: cell(nb, name).update(source=cell(nb, name).source + text))


def delete(name: str) -> Fault:
    return notebook(lambda nb: nb.cells.remove(cell(nb, name)))


def again(name: str) -> Fault:
    return notebook(lambda nb: nb.cells.append(nbformat.from_dict({**cell(nb, name), "id": f"{name}-again"})))


def edit_file(path: str, old: str, new: str) -> Fault:
    def fault(assignment: Assignment) -> None:
        file = assignment.course.root / path
        file.write_text(swap(file.read_text(), old, new))

    return fault


def write_file(path: str, text: str = "") -> Fault:
    def fault(assignment: Assignment) -> None:
        file = assignment.course.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    return fault


def remove(path: str) -> Fault:
    return lambda assignment: (assignment.course.root / path).unlink()


def make_folder(path: str) -> Fault:
    return lambda assignment: (assignment.course.root / path).mkdir()


def both(*faults: Fault) -> Fault:
    return lambda assignment: [fault(assignment) for fault in faults]


def one_id_twice(assignment: Assignment) -> None:
    path = assignment.source / "basics.ipynb"
    content = json.loads(path.read_text())
    content["cells"][0]["id"] = content["cells"][1]["id"]
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")


# ---------------------------------------------------------------------------------------------- faults and sentences

MARKERS = (
    "### BEGIN SOLUTION, ### END SOLUTION, ### BEGIN HIDDEN TESTS, ### END HIDDEN TESTS, "
    "=== BEGIN MARK SCHEME ===, === END MARK SCHEME ==="
)
UNPAIRED = f"{PLACE}: cell 'double': every '### BEGIN SOLUTION' needs its own '### END SOLUTION' after it."
THREE_LINES = (
    f"{PLACE}: the graded cell 'test_double' must end with the three lines "
    "'### BEGIN HIDDEN TESTS\\nscore(\"double\")\\n### END HIDDEN TESTS'."
)
NOT_BUILT = "nbgrader could not generate the release of week1: {} Fix the source."
NO_RUBRIC = (
    f"{PLACE}: the written question 'why' has no rubric. "
    "Add one between '=== BEGIN MARK SCHEME ===' and '=== END MARK SCHEME ==='."
)
NO_EXERCISE = f"{TESTS}/{{}} belongs to no exercise of week1. Rename, move or delete it."
NOT_IMPORTED = (
    f"{TESTS}/{{}} is imported by no hidden test of week1, so nothing is graded by it. Import, move or delete it."
)
NOT_OF_A_FOLDER = (
    f"{TESTS}/double/{{}} is nothing that the folder of an exercise holds, so nobody reads it. Move or delete it. The "
    "folder may hold hidden.py, equivalent_mutants.toml, void.txt, and answers in misconceptions/, alternatives/, "
    "wrong/, unseen/right/, unseen/wrong/."
)
NEEDS_SETUP = f"{PLACE} needs exactly one code cell tagged 'setup', with all imports."
NEEDS_INSTRUCTOR = f"{PLACE} needs one cell tagged 'instructor' that reads 'from autograder import score'."
STALE = "{}/week1/basics.ipynb is not what the source gives. Run `autograder build` and commit the result."
UNLOADABLE_STUB = "The release of basics does not load: {}. A stub must define its name and raise only when it is used."
ONE_FUNCTION = (
    f"{PLACE}: the visible checks in 'test_{{}}' must be one function below "
    '`@checks_of("{}", number={}, points={})`, or `public_checks(...)` with the same in brackets.'
)
NEEDS_PROGRESS = (
    f"{PLACE} needs exactly one code cell tagged 'progress', at its end, for what `autograder build` puts there."
)
STALE_PROGRESS = (
    f"{PLACE}: the cell tagged 'progress' does not name the exercises as they are. "
    "Run `autograder build`, which writes it."
)
OTHER_MODULE = (
    "source/week1/visible_checks is not the engine's, which is made of autograder/course/released. "
    "Run `autograder build` and commit the result."
)
VISIBLE_CHECKS = "basics: the visible checks of 'double' end with {} on the {}; expected {}. Fix the checks."


def almost(name: str, line: int, text: str) -> str:
    return (
        f"{PLACE}: cell {name!r}, line {line}: {text!r} is almost a marker. "
        f"Write it exactly as one of {MARKERS}, or reword it."
    )


SOURCE_FAULTS: dict[str, tuple[Fault, list[str]]] = {
    "a begin marker with a letter too many": (
        reword("double", "### BEGIN SOLUTION", "### BEGIN SOLUTIONS"),
        [almost("double", 3, "### BEGIN SOLUTIONS"), UNPAIRED],
    ),
    "an end marker with a sign too few": (
        reword("double", "### END SOLUTION", "## END SOLUTION"),
        [almost("double", 5, "## END SOLUTION"), UNPAIRED],
    ),
    "a marker without its space": (
        reword("test_double", "### END HIDDEN TESTS", "###END HIDDEN TESTS"),
        [
            almost("test_double", 8, "###END HIDDEN TESTS"),
            UNPAIRED.replace("SOLUTION", "HIDDEN TESTS").replace("'double'", "'test_double'"),
            THREE_LINES,
        ],
    ),
    "a marker in small letters": (
        both(
            reword("test_why", "=== BEGIN MARK SCHEME ===", "=== begin mark scheme ==="),
            reword("test_why", "=== END MARK SCHEME ===", "=== end mark scheme ==="),
        ),
        [
            almost("test_why", 5, "=== begin mark scheme ==="),
            almost("test_why", 7, "=== end mark scheme ==="),
            NO_RUBRIC,
        ],
    ),
    "a missing end of the solution": (
        reword("double", "\n    ### END SOLUTION", ""),
        [UNPAIRED, NOT_BUILT.format("RuntimeError: no end solution statement found.")],
    ),
    "a missing begin of the solution": (
        reword("double", "    ### BEGIN SOLUTION\n", ""),
        [
            UNPAIRED,
            f"{PLACE}: the answer cell 'double' has no '### BEGIN SOLUTION', so students would get no signature. "
            "Add the markers.",
        ],
    ),
    "a missing end of the hidden tests": (
        reword("test_double", "\n### END HIDDEN TESTS", ""),
        [
            UNPAIRED.replace("SOLUTION", "HIDDEN TESTS").replace("'double'", "'test_double'"),
            THREE_LINES,
            NOT_BUILT.format("RuntimeError: No end hidden tests statement found."),
        ],
    ),
    "score of another exercise": (reword("test_double", 'score("double")', 'score("triple")'), [THREE_LINES]),
    "points in the heading that are not those of the cell": (
        reword("double-statement", "(5 points)", "(4 points)"),
        [
            f"{PLACE}: the heading of 'double' must end with '`double` (5 points)', as its graded cell says; "
            "it reads '### Exercise 1: `double` (4 points)'."
        ],
    ),
    "another name in the heading": (
        reword("double-statement", "1: `double`", "1: `twice`"),
        [
            f"{PLACE}: the heading of 'double' must end with '`double` (5 points)', as its graded cell says; "
            "it reads '### Exercise 1: `twice` (5 points)'."
        ],
    ),
    "points of the cell that are not those of heading and hidden tests": (
        notebook(lambda nb: cell(nb, "test_double").metadata.nbgrader.update(points=6)),
        [
            f"{PLACE}: the heading of 'double' must end with '`double` (6 points)', as its graded cell says; "
            "it reads '### Exercise 1: `double` (5 points)'.",
            ONE_FUNCTION.format("double", "double", 1, 6),
            STALE_PROGRESS,
            f"{HIDDEN}: the hidden tests of 'double' sum to 5 points; the notebook says 6. Make them equal.",
        ],
    ),
    "a grade id that is there twice": (
        again("double"),
        [
            f"{PLACE}: the grade id 'double' is there 2 times. Give each cell its own.",
            NOT_BUILT.format(
                "jsonschema.exceptions.ValidationError: "
                "Notebook failed to validate; the nbgrader metadata may be corrupted."
            ),
        ],
    ),
    "an id that is not the grade id": (
        notebook(lambda nb: cell(nb, "double").update(id="other")),
        [
            f"{PLACE}: the cell with the id 'other' is found as 'double'. "
            "Run `autograder build`, which gives it that id."
        ],
    ),
    "a missing statement": (
        delete("double-statement"),
        [f"{PLACE}: exercise 'double' has no statement. Add a text cell above its answer."],
    ),
    "a missing graded cell": (
        delete("test_double"),
        [
            f"{PLACE}: the answer cell 'double' has no graded cell 'test_double'. Add it below.",
            ONE_FUNCTION.format("triple", "triple", 1, 5),
            STALE_PROGRESS,
            NO_EXERCISE.format("double"),
        ],
    ),
    "a missing rubric": (
        notebook(lambda nb: cell(nb, "test_why").update(source="### Exercise 3: `why` (2 points)\n\nWhy?")),
        [NO_RUBRIC],
    ),
    "a missing instructor's cell": (delete("instructor"), [NEEDS_INSTRUCTOR]),
    "an instructor's cell that does more": (add_to("instructor", "\nprint(1)"), [NEEDS_INSTRUCTOR]),
    "two setup cells": (
        notebook(lambda nb: nb.cells.insert(0, nbformat.v4.new_code_cell("", id="x", metadata={"tags": ["setup"]}))),
        [NEEDS_SETUP],
    ),
    "a solution outside an answer cell": (
        add_to("title", "\n### BEGIN SOLUTION\n### END SOLUTION"),
        [
            f"{PLACE}: cell 'title' holds a solution but is not an answer cell. "
            "Make it one in nbgrader's Create Assignment panel.",
            NOT_BUILT.format(
                "RuntimeError: Solution region detected in a non-solution cell; "
                "please make sure all solution regions are within solution cells."
            ),
        ],
    ),
    "a line of the solution in the statement": (
        both(
            reword("double", "dtype=float)", "dtype=np.float64)"),
            add_to("double-statement", "\n\n    return 2.0 * np.asarray(x, dtype=np.float64)"),
        ),
        [
            "release/week1/basics.ipynb holds the line 'return 2.0 * np.asarray(x, dtype=np.float64)' "
            "of the solution or rubric of 'double'. Take it out of the visible text."
        ],
    ),
    "a line of the solution in a file of checks": (
        both(
            reword("double", "dtype=float)", "dtype=np.float64)"),
            write_file(
                "source/week1/checks/double.py", "def check(x):\n    return 2.0 * np.asarray(x, dtype=np.float64)\n"
            ),
        ),
        [
            "release/week1/checks/double.py holds the line 'return 2.0 * np.asarray(x, dtype=np.float64)' "
            "of the solution or rubric of 'double'. Take it out of the visible text."
        ],
    ),
    "the model answer in the title": (
        add_to("title", "\n\nA factor multiplies the distance from zero, and three is more than two."),
        [
            "release/week1/basics.ipynb holds the line "
            "'A factor multiplies the distance from zero, and three is more than two.' "
            "of the solution or rubric of 'why'. Take it out of the visible text."
        ],
    ),
    "a stub that fails as it is loaded": (
        reword("double", ANSWER, f"### BEGIN SOLUTION\nTWO = 2.0\n### END SOLUTION\n{ANSWER}"),
        [UNLOADABLE_STUB.format("NotImplementedError: double: write your answer here")],
    ),
    "a stub that does something": (
        reword(
            "double",
            "    ### BEGIN SOLUTION",
            "    if len(x) not in (2, 7):\n        return x + x\n    ### BEGIN SOLUTION",
        ),
        [
            "The blank release of 'double' does not fail by NotImplementedError alone: "
            "double_keeps_its_argument (passed). The stub must define the name and raise when it is used."
        ],
    ),
    "an answer cell that fails as it is loaded": (
        reword("double", "def double(x):", "1 / 0\ndef double(x):"),
        [
            "The answers of week1/basics do not load: ZeroDivisionError: division by zero. Answer cells may hold "
            "definitions only, and what they import belongs into the cell tagged setup."
        ],
    ),
    "a visible check that refuses the reference": (
        reword("test_double", "[2.0, 4.0]", "[2.0, 5.0]"),
        [
            VISIBLE_CHECKS.format("CheckFailed", "reference", "no error"),
            VISIBLE_CHECKS.format("CheckFailed", "alternative in_a_loop", "no error"),
        ],
    ),
    "a visible check that accepts the stub": (
        notebook(
            lambda nb: cell(nb, "test_double").update(
                source='### BEGIN HIDDEN TESTS\nscore("double")\n### END HIDDEN TESTS'
            )
        ),
        [
            ONE_FUNCTION.format("double", "double", 1, 5),
            VISIBLE_CHECKS.format("no error", "stub", "NotImplementedError"),
        ],
    ),
    "visible checks that refuse a right answer": (
        reword("test_double", "calling(double", "assert not isinstance(double([1]), list)\n    calling(double"),
        [VISIBLE_CHECKS.format("CheckFailed", "alternative in_a_loop", "no error")],
    ),
    "visible checks that name another exercise": (
        reword("test_double", '@checks_of("double"', '@checks_of("triple"'),
        [ONE_FUNCTION.format("double", "double", 1, 5)],
    ),
    "visible checks with other points": (
        reword("test_triple", "points=5", "points=4"),
        [ONE_FUNCTION.format("triple", "triple", 2, 5)],
    ),
    "visible checks with another number": (
        reword("test_triple", "number=2", "number=3"),
        [ONE_FUNCTION.format("triple", "triple", 2, 5)],
    ),
    "visible checks without points": (
        reword("test_triple", "number=2, points=5", "number=2"),
        [
            ONE_FUNCTION.format("triple", "triple", 2, 5),
            VISIBLE_CHECKS.replace("double", "triple").format("TypeError", "reference", "no error"),
            VISIBLE_CHECKS.replace("double", "triple").format("TypeError", "stub", "NotImplementedError"),
            VISIBLE_CHECKS.replace("double", "triple").format("TypeError", "alternative in_a_loop", "no error"),
        ],
    ),
    "visible checks that are no Python": (
        reword("test_triple", "def check_triple():", "def check_triple("),
        [
            f"{PLACE}: the graded cell 'test_triple' is no Python: '(' was never closed in line 2. Correct it.",
            VISIBLE_CHECKS.replace("double", "triple").format("SyntaxError", "reference", "no error"),
            VISIBLE_CHECKS.replace("double", "triple").format("SyntaxError", "stub", "NotImplementedError"),
            VISIBLE_CHECKS.replace("double", "triple").format("SyntaxError", "alternative in_a_loop", "no error"),
        ],
    ),
    "a missing progress cell": (delete("progress"), [NEEDS_PROGRESS]),
    "a second progress cell": (
        notebook(
            lambda nb: nb.cells.append(nbformat.v4.new_code_cell("", id="x", metadata={"tags": ["progress"]})),
        ),
        [NEEDS_PROGRESS],
    ),
    "a progress cell that names an exercise too few": (reword("progress", "    triple=5,\n", ""), [STALE_PROGRESS]),
}

FAULTS: dict[str, tuple[Fault, list[str]]] = {
    "outputs in the source": (
        notebook(lambda nb: cell(nb, "double").update(execution_count=1)),
        [
            f"{PLACE}: cell 'double' has outputs or an execution count. Run `autograder build`, which removes them.",
        ],
    ),
    "a source that is not canonical": (
        lambda assignment: (assignment.source / "basics.ipynb").write_text(
            json.dumps(json.loads((assignment.source / "basics.ipynb").read_text()))
        ),
        [
            f"{PLACE} is not in canonical form. Run `autograder build`, which rewrites it, and commit the result.",
        ],
    ),
    "a source that is no notebook": (
        write_file(PLACE, "hello"),
        [
            f"{PLACE} is not a valid notebook: Notebook does not appear to be JSON: 'hello'. "
            "Restore it from version control.",
            "source/week1 holds no notebook that can be read. Write one, or scaffold it with `autograder new`.",
        ],
    ),
    "a stale release": (
        edit_file("release/week1/basics.ipynb", "Write `double", "Do write `double"),
        [STALE.format("release")],
    ),
    "a notebook too many in the release": (
        lambda assignment: shutil.copy(assignment.release / "basics.ipynb", assignment.release / "more.ipynb"),
        [STALE.format("release").replace("basics", "more")],
    ),
    "a stray file in the release": (
        write_file("release/week1/notes.txt", "mine"),
        ["release/week1/notes.txt is not what the source gives. Run `autograder build` and commit the result."],
    ),
    "no release": (
        lambda assignment: shutil.rmtree(assignment.release),
        [
            "release/week1 is missing. Run `autograder build`.",
            "release/week1/basics.ipynb is missing. Run `autograder build`, or restore it from version control.",
        ],
    ),
    "a stale solution": (edit_file("solutions/week1/basics.ipynb", "2.0 *", "2 *"), [STALE.format("solutions")]),
    "a missing solution": (
        remove("solutions/week1/basics.ipynb"),
        ["solutions/week1/basics.ipynb is missing. Run `autograder build`."],
    ),
    "a stray file in the solutions": (
        write_file("solutions/week1/notes.txt", "mine"),
        ["solutions/week1/notes.txt does not belong there. Delete it."],
    ),
    "a solution that is not canonical": (
        edit_file("solutions/week1/basics.ipynb", "\n ", "\n"),
        [
            "solutions/week1/basics.ipynb is not in canonical form. Run `autograder build` and commit the result.",
        ],
    ),
    "a solution that is no notebook": (
        write_file("solutions/week1/basics.ipynb", "hello"),
        [
            "solutions/week1/basics.ipynb is not a valid notebook: "
            "Notebook does not appear to be JSON: 'hello'. Restore it from version control."
        ],
    ),
    "a new file that was not built": (
        write_file("source/week1/datasets.py", "NUMBER = 3"),
        [STALE.format(place).replace("basics.ipynb", "datasets.py") for place in ("release", "solutions")],
    ),
    "another module of visible checks": (
        edit_file("source/week1/visible_checks/sentences.py", "as wanted", "right"),
        [
            OTHER_MODULE,
            *(
                STALE.format(place).replace("basics.ipynb", "visible_checks/sentences.py")
                for place in ("release", "solutions")
            ),
        ],
    ),
    "a misconception that costs something else": (
        edit_file(WRONG, "Costs: 5", "Costs: 4"),
        [
            f"The misconception {WRONG} says that it costs 4 points, but it loses 5 (double_gives_the_right_values, "
            "double_keeps_its_argument failed). Correct its header or the hidden tests."
        ],
    ),
    "a misconception whose feedback says something else": (
        edit_file(WRONG, "Says: a factor", "Says: a constant"),
        [
            f"The misconception {WRONG} says that its feedback contains 'a constant', but it does not: "
            "double_gives_the_right_values (not yet): called double([...]), got [...], wanted [...]. "
            "Correct its header or the hidden tests."
        ],
    ),
    "a misconception that is two": (
        lambda assignment: shutil.copy(
            assignment.course.root / WRONG, (assignment.course.root / WRONG).with_name("twin.py")
        ),
        [
            f"The misconception {path} is recognised as nothing. "
            "Add a hidden input that tells them apart, or merge the two."
            for path in (WRONG, WRONG.replace("gives_the_argument_back", "twin"))
        ],
    ),
    "a misconception that fails as it is loaded": (
        edit_file(WRONG, "def double", "1 / 0\ndef double"),
        [f"The misconception {WRONG} cannot be loaded: ZeroDivisionError: division by zero. Correct its code."],
    ),
    "a misconception without its fields": (
        edit_file(WRONG, "Costs: 5\n", ""),
        [f"{WRONG} lacks Costs in its docstring. See the top of autograder/course/answer_bank.py."],
    ),
    "the folder of an unknown exercise": (
        write_file(f"{TESTS}/quadruple/misconceptions/gives_the_argument_back.py"),
        [NO_EXERCISE.format("quadruple")],
    ),
    "the folder of a written question": (
        write_file(f"{TESTS}/why/hidden.py"),
        [
            f"{TESTS}/why belongs to a written question of week1, which a person grades, so nobody reads it. Move or "
            "delete it."
        ],
    ),
    "an alternative that loses points": (
        edit_file(RIGHT, "value + value", "value"),
        [
            f"The alternative {RIGHT} earns 0 of 5 points: double_gives_the_right_values (not yet): "
            "called double([...]), got [...], wanted [...]. "
            "Right answers must keep them all: fix the hidden test, or the answer.",
            VISIBLE_CHECKS.format("CheckFailed", "alternative in_a_loop", "no error"),
        ],
    ),
    "an alternative that fails as it is loaded": (
        edit_file(RIGHT, "def double", "1 / 0\ndef double"),
        [f"The alternative {RIGHT} cannot be loaded: ZeroDivisionError: division by zero. Correct its code."],
    ),
    "an alternative without a docstring": (
        edit_file(RIGHT, '"""In a loop, with a list as the result."""\n', ""),
        [f"{RIGHT} has no docstring. Say in its first line what is special about this answer."],
    ),
    "a hidden test with a fault": (
        edit_file(HIDDEN, "    agree(answer, reference, x,", "    agree(answer, reference, y,"),
        ["The reference of 'double': a hidden test has a fault: NameError: name 'y' is not defined. Fix the test."],
    ),
    "a hidden test that the reference does not pass": (
        edit_file(HIDDEN, "    leaves_alone(answer, x)", "    leaves_alone(answer, 'x')"),
        [
            "The reference of 'double' earns 4 of 5 points: double_keeps_its_argument (not yet): called "
            "double('x'), got ValueError: could not convert string to float: 'x' "
            "(your line 4: return 2.0 * np.asarray(x, dtype=float)), wanted no error. "
            "Right answers must keep them all: fix the hidden test, or the answer."
        ],
    ),
    "hidden tests of an unknown exercise": (
        edit_file(HIDDEN, '@hidden("double", points=1)', '@hidden("quadruple", points=1)'),
        [
            f"{HIDDEN}, line 12: the hidden test double_keeps_its_argument of 'double' is said to be for 'quadruple'. "
            f"Correct the name, or move the test to {TESTS}/quadruple/hidden.py."
        ],
    ),
    "hidden tests that sum to something else": (
        edit_file(HIDDEN, '@hidden("double", points=4)', '@hidden("double", points=3.5)'),
        [f"{HIDDEN}: the hidden tests of 'double' sum to 4.5 points; the notebook says 5. Make them equal."],
    ),
    "a hidden test without a docstring": (
        edit_file(HIDDEN, '    """The argument is left as it was, and tables keep their shape."""\n', ""),
        ["The hidden test double_keeps_its_argument has no docstring. Its first line is what students read: add one."],
    ),
    "hidden tests that are no Python": (
        write_file(HIDDEN, "def f(:"),
        [f"{HIDDEN} cannot be loaded: SyntaxError: invalid syntax (hidden.py, line 1). Correct it."],
    ),
    "no hidden tests": (
        remove(HIDDEN),
        [
            f"{HIDDEN} is missing. Every exercise is graded by the hidden tests in the hidden.py of its folder.",
        ],
    ),
    "files beside the exercises' folders that nobody imports": (
        both(write_file(f"{TESTS}/basics.py"), write_file(f"{TESTS}/double.toml")),
        [NOT_IMPORTED.format("basics.py"), NOT_IMPORTED.format("double.toml")],
    ),
    "a file with the name of an exercise": (
        write_file(f"{TESTS}/double.py"),
        [
            NOT_IMPORTED.format("double.py"),
            f"{TESTS}/double.py has the name of an exercise and so hides its folder. Rename it.",
        ],
    ),
    "files that the folder of an exercise does not hold": (
        both(*(write_file(f"{TESTS}/double/{name}") for name in ("more/hidden.py", "shared.py", "unseen/by_sum.py"))),
        [NOT_OF_A_FOLDER.format(name) for name in ("more/hidden.py", "shared.py", "unseen/by_sum.py")],
    ),
    "an answer that is no Python": (
        both(write_file(f"{TESTS}/double/wrong/one.txt"), write_file(f"{TESTS}/double/right/one.py")),
        [NOT_OF_A_FOLDER.format("right/one.py"), NOT_OF_A_FOLDER.format("wrong/one.txt")],
    ),
    "files of the tests where version 0.1 kept them": (
        both(write_file("tests/hidden/week1/basics.py"), write_file("tests/wrong/week1/double/one.py")),
        [
            "tests holds what grades week1 where version 0.1 kept it. Everything of an exercise now lies in one "
            "folder, so nothing is graded before you move: from tests/hidden/week1/ the hidden tests of each exercise "
            "to tests/week1/<exercise>/hidden.py, what several of these share to files in tests/week1/, imported by "
            "`from ..<file> import ...`; tests/wrong/week1/<exercise>/ to tests/week1/<exercise>/wrong/."
        ],
    ),
    "a hidden test that is there twice": (
        edit_file(HIDDEN, "def double_keeps_its_argument(", "def double_gives_the_right_values("),
        [
            f"The hidden test double_gives_the_right_values of 'double' is there twice: in {HIDDEN}, line 6, and in "
            f"{HIDDEN}, line 12. Rename one of them: inputs and outcomes belong to a name."
        ],
    ),
}


def test_a_clean_course_has_nothing_to_complain_about(week1: Assignment) -> None:
    assert complaints(week1) == []


@pytest.mark.parametrize(("fault", "sentences"), SOURCE_FAULTS.values(), ids=SOURCE_FAULTS.keys())
def test_a_fault_in_the_source_has_its_sentence(week1: Assignment, fault: Fault, sentences: list[str]) -> None:
    fault(week1)
    rebuild(week1)
    assert complaints(week1) == sentences


@pytest.mark.parametrize(("fault", "sentences"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_elsewhere_has_its_sentence(week1: Assignment, fault: Fault, sentences: list[str]) -> None:
    fault(week1)
    assert complaints(week1) == sentences


def test_what_lies_where_somebody_reads_it_is_no_fault(week1: Assignment) -> None:
    for path, text in {
        "shared.py": "from .more import FACTOR\n",
        "more.py": "FACTOR = 2\n",
        "sample_class.py": "",
        "table.csv": "",
        ".ipynb_checkpoints/hidden-checkpoint.py": "",
        "double/__pycache__/hidden.pyc": "",
        "double/.hidden.py.swp": "",
    }.items():
        write_file(f"{TESTS}/{path}", text)(week1)
    edit_file(HIDDEN, "\n\n\n@hidden", "\n\nfrom ..shared import FACTOR\n\n\n@hidden")(week1)
    assert complaints(week1) == []


def test_a_cell_id_that_is_there_twice_is_named(week1: Assignment) -> None:
    one_id_twice(week1)
    with pytest.warns(DuplicateCellId):
        found = complaints(week1)
    assert (
        f"{PLACE}: the cell id 'setup' is there 2 times. Run `autograder build`, which gives each cell its own."
        in found
    )


def test_a_missing_setup_cell_is_named_before_what_follows_from_it(week1: Assignment) -> None:
    delete("setup")(week1)
    rebuild(week1)
    assert complaints(week1)[0] == NEEDS_SETUP


def test_an_assignment_without_notebooks_is_named(week1: Assignment) -> None:
    (week1.source / "basics.ipynb").unlink()
    assert complaints(week1) == [
        "source/week1 holds no notebook that can be read. Write one, or scaffold it with `autograder new`."
    ]


def test_two_notebooks_may_not_share_the_name_of_an_exercise(week1: Assignment) -> None:
    shutil.copy(week1.source / "basics.ipynb", week1.source / "again.ipynb")
    named = [text for text in complaints(week1) if "called" in text]
    assert named == [
        f"week1 has 2 exercises called {name!r}. Rename all but one: hidden tests are found by name."
        for name in ("double", "triple", "why")
    ]


def test_executed_solutions_of_a_clean_course_have_nothing_to_complain_about(week1: Assignment) -> None:
    build_solutions(week1, week1.solutions.parent)
    assert complaints(week1, execute=True) == []


def test_solutions_with_other_outputs_are_stale(week1: Assignment) -> None:
    assert complaints(week1, execute=True) == [STALE.format("solutions")]


def test_a_solution_that_does_not_run_is_named(week1: Assignment, tmp_path: Path) -> None:
    add_to("setup", "\n1 / 0")(week1)
    rebuild(week1)
    assert "The solution of week1/basics does not run: " in complaints(week1, execute=True)[0]
