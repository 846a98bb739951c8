"""The contract of a course: each fault in a source notebook has its sentence."""

from __future__ import annotations

import nbformat
import pytest
from breaking_courses import (
    HIDDEN,
    NEEDS_SETUP,
    NO_EXERCISE,
    PLACE,
    VISIBLE_CHECKS,
    Fault,
    add_to,
    both,
    cell,
    complaints,
    delete,
    notebook,
    rebuild,
    swap,
    write_file,
)

from autograder.course.layout import Assignment

ANSWER = '''def double(x):
    """Say what it gives: shapes, units, errors."""
    ### BEGIN SOLUTION
    return 2.0 * np.asarray(x, dtype=float)
    ### END SOLUTION'''


def reword(name: str, old: str, new: str) -> Fault:
    """Replace text in a cell of the source."""
    return notebook(lambda nb: cell(nb, name).update(source=swap(cell(nb, name).source, old, new)))


def again(name: str) -> Fault:
    return notebook(lambda nb: nb.cells.append(nbformat.from_dict({**cell(nb, name), "id": f"{name}-again"})))


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
NOT_BUILT = "source/week1/basics.ipynb: nbgrader could not generate the release of week1: {} Fix the source."
NO_RUBRIC = (
    f"{PLACE}: the written question 'why' has no rubric. "
    "Add one between '=== BEGIN MARK SCHEME ===' and '=== END MARK SCHEME ==='."
)
NEEDS_INSTRUCTOR = f"{PLACE} needs one cell tagged 'instructor' that reads 'from autograder import score'."
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
            "The answers of week1/basics do not load: ZeroDivisionError: division by zero. They are run in the "
            "folder of the notebook, below the cell tagged setup alone: what they use must be imported or defined "
            "there, or in an earlier answer."
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


@pytest.mark.mostly_slow
@pytest.mark.parametrize(("fault", "sentences"), SOURCE_FAULTS.values(), ids=SOURCE_FAULTS.keys())
def test_a_fault_in_the_source_has_its_sentence(week1: Assignment, fault: Fault, sentences: list[str]) -> None:
    fault(week1)
    rebuild(week1)
    assert complaints(week1) == sentences
