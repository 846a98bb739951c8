"""The contract of a course: each fault in what is built, in hidden tests and in kept answers has its sentence."""

from __future__ import annotations

import json
import shutil

import pytest
from breaking_courses import (
    HIDDEN,
    NO_EXERCISE,
    PLACE,
    STALE,
    TESTS,
    VISIBLE_CHECKS,
    Fault,
    both,
    cell,
    complaints,
    edit_file,
    notebook,
    write_file,
)

from autograder.course.layout import Assignment

WRONG = f"{TESTS}/double/misconceptions/gives_the_argument_back.py"
RIGHT = f"{TESTS}/double/alternatives/in_a_loop.py"


def remove(path: str) -> Fault:
    return lambda assignment: (assignment.course.root / path).unlink()


NOT_IMPORTED = (
    f"{TESTS}/{{}} is imported by no hidden test of week1, so nothing is graded by it. Import, move or delete it."
)
NOT_OF_A_FOLDER = (
    f"{TESTS}/double/{{}} is nothing that the folder of an exercise holds, so nobody reads it. Move or delete it. The "
    "folder may hold hidden.py, equivalent_mutants.toml, void.txt, and answers in misconceptions/, alternatives/, "
    "wrong/, unseen/right/, unseen/wrong/."
)
OTHER_MODULE = (
    "source/week1/visible_checks is not the engine's, which is made of autograder/course/released. "
    "Run `autograder build` and commit the result."
)
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
    "what Python has compiled in the solutions": (
        write_file("solutions/week1/__pycache__/notes.cpython-311.pyc", "mine"),
        [],
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
            "double_gives_the_right_values (not yet): called double(np.array([...])), got [...], wanted [...]. "
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
        [
            f"{WRONG} lacks Costs in its docstring. A misconception has lines `Costs: 2`, "
            "the points that it loses, `Says: ...`, words of its feedback, and `Hint: ...`."
        ],
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
            "called double(np.array([...])), got [...], wanted [...]. "
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


@pytest.mark.mostly_slow
@pytest.mark.parametrize(("fault", "sentences"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_elsewhere_has_its_sentence(week1: Assignment, fault: Fault, sentences: list[str]) -> None:
    fault(week1)
    assert complaints(week1) == sentences
