"""Mutants of a reference: each operator on a few characters, and what holds for all mutants of the assignment."""

from __future__ import annotations

import ast
import functools
import textwrap
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.course.notebooks import cell_of, exercises, read
from autograder.errors import CourseError
from autograder.quality.equivalents import Equivalents
from autograder.quality.mutation import DEEPER, LESS_DEEP, NOTHING, Mutant, meaning, mutants_of

SOURCE = Course.find(Path(__file__)).assignment("exercise4").source


def cells() -> dict[str, str]:
    """The answer cell of each exercise of the assignment that is judged by hidden tests."""
    found = {}
    for path in sorted(SOURCE.glob("*.ipynb")):
        nb = read(path)
        for exercise in exercises(nb):
            cell = cell_of(nb, exercise.name)
            if not exercise.written and cell is not None:
                found[exercise.name] = cell.source
    return found


CELLS = cells()


@functools.cache
def mutants(exercise: str) -> list[Mutant]:
    return mutants_of(exercise, CELLS[exercise])


def changed(code: str) -> set[tuple[str, str]]:
    """Operator and changed line of every mutant of a line of a function with many parameters, or of a whole cell."""
    cell = (
        code if code.startswith(("def ", "class ")) else f"def f(x, y, A, b, n, mask, weight, rng, seed):\n    {code}\n"
    )
    return {(mutant.operator, mutant.becomes) for mutant in mutants_of("f", cell)}


# ------------------------------------------------------------------------------------------ one operator at a time


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        ("axis changed", "x.sum(axis=0)", "x.sum(axis=None)"),
        ("axis changed", "x.sum(axis=-1)", "x.sum(axis=0)"),
        ("axis changed", "x.argmax(dim=1)", "x.argmax(dim=None)"),
        ("axis dropped", "x.sum(axis=0)", "x.sum()"),
        ("keepdims dropped", "x.max(axis=1, keepdims=True)", "x.max(axis=1)"),
        ("ReplaceTrueWithFalse", "x.max(axis=1, keepdims=True)", "x.max(axis=1, keepdims=False)"),
        ("reduction swapped", "np.sum(x)", "np.mean(x)"),
        ("reduction swapped", "(x == y).sum()", "(x == y).prod()"),
        ("logarithm swapped", "np.log(x)", "np.log1p(x)"),
        ("exponential swapped", "np.exp(x)", "np.expm1(x)"),
        ("sqrt() dropped", "np.sqrt(x) + y", "x + y"),
        ("minimum and maximum swapped", "x.argmin()", "x.argmax()"),
        ("minimum and maximum swapped", "np.maximum(x, y)", "np.minimum(x, y)"),
        ("any and all swapped", "np.any(x)", "np.all(x)"),
        ("nan function made plain", "np.nanmean(x)", "np.mean(x)"),
        ("transpose dropped", "x.T @ y", "x @ y"),
        ("transpose dropped", "x.mT", "x"),
        ("transpose added", "x @ y", "x @ y.T"),
        ("swapaxes() dropped", "x.swapaxes(0, 1)", "x"),
        ("transpose() dropped", "np.transpose(x)", "x"),
        ("operands swapped", "x @ y", "y @ x"),
        ("operands swapped", "(x - y) ** 2", "2 ** (x - y)"),
        ("operands swapped", "(x - y) / b", "b / (x - y)"),
        ("elementwise product", "x @ y", "x * y"),
        ("matrix product", "(x * y).sum()", "(x @ y).sum()"),
        ("operand dropped", "x + weight * np.eye(n)", "x"),
        ("operand dropped", "x + weight * np.eye(n)", "x + np.eye(n)"),
        ("range off by one", "list(range(n))", "list(range(n - 1))"),
        ("range off by one", "list(range(n))", "list(range(1, n))"),
        ("slice off by one", "x[:n]", "x[:n + 1]"),
        ("slice off by one", "x[n:]", "x[n:-1]"),
        ("bound dropped", "x[1:]", "x[:]"),
        ("NumberReplacer", "x[1:]", "x[2:]"),
        ("dtype changed", "np.zeros(3, dtype=np.float64)", "np.zeros(3, dtype=np.float32)"),
        ("dtype changed", "np.zeros(3, dtype=np.float64)", "np.zeros(3, dtype=np.int64)"),
        ("dtype changed", "x.astype(float)", "x.astype(int)"),
        ("astype() dropped", "x.astype(float)", "x"),
        ("copy() dropped", "x.copy()", "x"),
        ("clone() dropped", "x.clone()", "x"),
        ("array() dropped", "np.array(x)", "x"),
        ("float() dropped", "float(x)", "x"),
        ("int() dropped", "int(x)", "x"),
        ("solver swapped", "np.linalg.solve(A, b)", "np.linalg.lstsq(A, b)[0]"),
        ("solver swapped", "np.linalg.solve(A, b)", "np.linalg.pinv(A) @ b"),
        ("solver swapped", "np.linalg.lstsq(A, b)[0]", "np.linalg.solve(A, b)[0]"),
        ("penalty scaled", "x.T @ x + weight * y", "x.T @ x + (weight * len(x)) * y"),
        ("penalty scaled", "weight + y", "(weight / 2) + y"),
        ("argument dropped", "np.where(mask, x, y)", "np.where(mask, y)"),
        ("arguments swapped", "np.where(mask, x, y)", "np.where(mask, y, x)"),
        ("index dropped", "x[mask]", "x"),
        ("mask inverted", "x[x > 0]", "x[~(x > 0)]"),
        ("mask inverted", "np.where(np.isfinite(x), x, y)", "np.where(~np.isfinite(x), x, y)"),
        ("elements swapped", "x[:, None, :]", "x[None, :, :]"),
        ("elements swapped", "x, y", "y, x"),
        ("element dropped", "x, y", "x"),
        ("number changed", "0.5 * x", "1 * x"),
        ("number changed", "0.5 * x", "0.25 * x"),
        ("number changed", "4 * x", "8 * x"),
        ("divisor less one", "x / n", "x / (n - 1)"),
        ("ddof added", "x.std()", "x.std(ddof=1)"),
        ("generator made afresh", "rng.random()", "np.random.default_rng(0).random()"),
        ("seed changed", "torch.manual_seed(seed)", "torch.manual_seed(0)"),
        ("draw swapped", "rng.random(3)", "rng.standard_normal(3)"),
        ("name swapped", "x", "y"),
        ("name swapped", "mse(x, n)", "mse(y, n)"),
        ("condition dropped", "[i for i in x if i]", "[i for i in x if True]"),
        ("condition inverted", "[i for i in x if i]", "[i for i in x if not i]"),
        ("one branch only", "x if n else y", "y"),
        ("in inverted", "n in x", "n not in x"),
        ("text changed", 'x["a"] + y["b"]', 'x["b"] + y["b"]'),
        ("layer swapped", "nn.ReLU()", "nn.Sigmoid()"),
        ("loss swapped", "nn.functional.cross_entropy(x, y)", "nn.functional.nll_loss(x, y)"),
        ("ReplaceComparisonOperator_Lt_LtE", "x < y", "x <= y"),
        ("ReplaceBinaryOperator_BitAnd_BitOr", "x & y", "x | y"),
    ],
)
def test_an_operator_makes_its_mistake(operator: str, before: str, after: str) -> None:
    assert (operator, f"return {after}") in changed(f"return {before}")


def train(*, loop: str = "", before: str = "", after: str = "") -> str:
    """A loop over batches with lines before it, in it and after it."""
    parts = [before, "for batch in batches:", textwrap.indent(textwrap.dedent(loop), "    "), after]
    return "def train(model, optimiser, batches):\n" + textwrap.indent("\n".join(filter(None, parts)), "    ") + "\n"


STEP = "optimiser.zero_grad()\nloss = model(batch)\nloss.backward()\noptimiser.step()"


@pytest.mark.parametrize("line", ["optimiser.zero_grad()", "loss.backward()", "optimiser.step()"])
def test_a_statement_is_dropped(line: str) -> None:
    dropped = [m for m in mutants_of("train", train(loop=STEP)) if (m.operator, m.was) == ("statement dropped", line)]
    assert [(m.becomes, m.code) for m in dropped] == [
        (NOTHING, train(loop="\n".join(other for other in STEP.split("\n") if other != line)))
    ]


def test_the_only_binding_of_a_name_is_not_dropped() -> None:
    assert not [
        m for m in mutants_of("train", train(loop=STEP)) if m.was == "loss = model(batch)" and m.becomes == NOTHING
    ]


def test_two_statements_are_swapped() -> None:
    assert ("statements swapped", "optimiser.step() loss.backward()") in changed(train(loop=STEP))


def test_a_return_is_moved_into_the_loop() -> None:
    codes = {m.code for m in mutants_of("train", train(loop=STEP, after="return loss")) if m.becomes == DEEPER}
    assert codes == {train(loop=f"{STEP}\nreturn loss")}


def test_a_line_before_a_loop_is_done_in_each_pass() -> None:
    code = train(before="losses = []", loop=f"{STEP}\nlosses.append(loss)")
    wanted = train(loop=f"losses = []\n{STEP}\nlosses.append(loss)")
    assert wanted in {m.code for m in mutants_of("train", code) if m.operator == "moved into the loop"}


def test_the_first_and_the_last_line_of_a_loop_are_moved_out_of_it() -> None:
    made = [m for m in mutants_of("train", train(loop=STEP)) if m.operator == "moved out of the loop"]
    first, *middle, last = STEP.split("\n")
    assert {m.code for m in made} == {
        train(before=first, loop="\n".join([*middle, last])),
        train(loop="\n".join([first, *middle]), after=last),
    }
    assert made[-1].becomes == LESS_DEEP


def test_a_loop_ends_after_its_first_pass() -> None:
    assert ("loop ended early", "optimiser.step() break") in changed(train(loop=STEP))


def test_a_context_is_dropped() -> None:
    code = "def f(model, x):\n    with torch.no_grad():\n        return model(x)\n"
    assert ("context dropped", "if True:") in changed(code)


@pytest.mark.parametrize(("line", "other"), [("model.eval()", "model.train()"), ("model.train()", "model.eval()")])
def test_train_and_eval_are_swapped_and_dropped(line: str, other: str) -> None:
    made = changed(f"def f(model, x):\n    {line}\n    return model(x)\n")
    assert ("train and eval swapped", other) in made
    assert ("statement dropped", NOTHING) in made


CHECKED = 'def f(n):\n    if n < 1:\n        raise ValueError(f"n is {n + 1}, not {0}")\n    return n\n'


def test_a_check_is_dropped_and_its_error_changed() -> None:
    made = changed(CHECKED)
    assert ("check dropped", NOTHING) in made
    assert ("raise made a return", "return None") in made
    assert any(operator == "exception swapped" and "raise TypeError(" in line for operator, line in made)


def test_a_sum_is_overwritten_or_taken_away() -> None:
    made = changed("def f(x):\n    total = 0\n    for y in x:\n        total += y\n    return total\n")
    assert {("accumulation dropped", "total = y"), ("accumulation inverted", "total -= y")} <= made


def test_names_are_unpacked_in_the_wrong_order() -> None:
    assert ("names swapped", "m, n = x.shape") in changed("def f(x):\n    n, m = x.shape\n    return n\n")


def test_an_argument_with_a_line_of_its_own_goes_with_its_line() -> None:
    code = "def f():\n    return nn.Sequential(\n        nn.ReLU(),\n        nn.Flatten(),\n    )\n"
    dropped = {(m.was, m.becomes): m.code for m in mutants_of("f", code) if m.operator == "argument dropped"}
    assert dropped["nn.ReLU(),", NOTHING] == "def f():\n    return nn.Sequential(\n        nn.Flatten(),\n    )\n"
    assert ast.unparse(ast.parse(dropped["nn.Flatten(),", NOTHING])) == "def f():\n    return nn.Sequential(nn.ReLU())"


def test_columns_are_counted_in_characters() -> None:
    assert ("operands swapped", "return 'ä' + (b - a)") in changed("def f(a, b):\n    return 'ä' + (a - b)\n")


# ------------------------------------------------------------------------------------------ what is no code


DOCUMENTED = '''def f(x: int | None = None) -> "list[int]":
    """Sum over axis 0, or 1 if x < 2."""
    # one + two
    y: int = 3
    return y
'''


def test_docstrings_comments_and_annotations_stay() -> None:
    tree = ast.parse(DOCUMENTED).body[0]
    assert isinstance(tree, ast.FunctionDef)
    made = mutants_of("f", DOCUMENTED)
    assert made
    for mutant in made:
        mutated = ast.parse(mutant.code).body[0]
        assert isinstance(mutated, ast.FunctionDef)
        assert ast.get_docstring(mutated) == ast.get_docstring(tree)
        assert ast.dump(mutated.args.args[0]) == ast.dump(tree.args.args[0])
        assert ast.dump(mutated.returns or ast.Constant(None)) == ast.dump(tree.returns or ast.Constant(None))
        assert "# one + two" in mutant.code
        assert "y: int" in mutant.code


def test_the_message_of_an_error_stays() -> None:
    kept = [m for m in mutants_of("f", CHECKED) if "raise" in m.code]
    assert len(kept) > 5
    assert all('Error(f"n is {n + 1}, not {0}")' in mutant.code for mutant in kept)


# ------------------------------------------------------------------------------------------ all of the assignment


@pytest.mark.mostly_slow
@pytest.mark.parametrize("exercise", CELLS)
def test_no_two_mutants_are_equal_and_none_is_the_reference(exercise: str) -> None:
    plain = [ast.unparse(ast.parse(code)) for code in (CELLS[exercise], *(m.code for m in mutants(exercise)))]
    assert len(plain) == len(set(plain)) > 10


@pytest.mark.mostly_slow
@pytest.mark.parametrize("exercise", CELLS)
def test_all_mutants_compile(exercise: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        for mutant in mutants(exercise):
            compile(mutant.code, mutant.key, "exec")


@pytest.mark.parametrize("exercise", CELLS)
def test_docstrings_of_the_assignment_stay(exercise: str) -> None:
    wanted = docstrings(CELLS[exercise])
    assert all(docstrings(mutant.code) == wanted for mutant in mutants(exercise))


def docstrings(code: str) -> list[str | None]:
    return [
        ast.get_docstring(node) for node in ast.parse(code).body if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]


@pytest.mark.parametrize("exercise", CELLS)
def test_keys_are_different(exercise: str) -> None:
    keys = [mutant.key for mutant in mutants(exercise)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("exercise", CELLS)
def test_the_line_is_the_first_that_differs(exercise: str) -> None:
    """A line that is only inserted is shown with the one before it."""
    old = CELLS[exercise].split("\n")
    for mutant in mutants(exercise):
        new = mutant.code.split("\n")
        assert old[: mutant.line - 1] == new[: mutant.line - 1]
        shown = [line.split("#")[0].strip() for line in old[mutant.line - 1 : mutant.line + 1]]
        assert any(mutant.was.startswith(line) for line in shown if line)


def test_general_and_numeric_operators_both_take_part() -> None:
    made = [mutant.operator for exercise in CELLS for mutant in mutants(exercise)]
    general = [operator for operator in made if operator[0].isupper() and " " not in operator]
    assert len(general) > 300
    assert len(made) - len(general) > 600


# ------------------------------------------------------------------------------------------ order and keys


def test_the_same_mutants_are_made_in_the_same_order() -> None:
    again = mutants_of("train", CELLS["train"])
    assert again == mutants("train")
    assert [mutant.line for mutant in again] == sorted(mutant.line for mutant in again)


def test_a_key_stays_when_another_line_comes_or_changes() -> None:
    before = {mutant.key for mutant in mutants("log_sum_exp")}
    cell = CELLS["log_sum_exp"].replace("    logp = np.asarray(", "    # first\n    pass\n    logp = np.asarray(")
    assert before <= {mutant.key for mutant in mutants_of("log_sum_exp", cell)}
    cell = CELLS["log_sum_exp"].replace("axis=-1, keepdims=True", "keepdims=True, axis=-1")
    kept = {mutant.key for mutant in mutants("log_sum_exp") if "largest = logp.max" not in mutant.key}
    assert len(kept) > 50
    assert kept <= {mutant.key for mutant in mutants_of("log_sum_exp", cell)}


def test_lines_that_read_the_same_are_counted() -> None:
    code = "def f(x):\n    x = x.T\n    x = g(x)\n    x = x.T\n    return x\n"
    dropped = [m for m in mutants_of("f", code) if m.operator == "transpose dropped"]
    assert [(m.line, m.count, m.key.endswith("#2")) for m in dropped] == [(2, 1, False), (4, 2, True)]


def test_comments_are_no_part_of_a_key() -> None:
    (mutant,) = [m for m in mutants_of("f", "def f(x):\n    return x.T  # why\n") if m.operator == "transpose dropped"]
    assert (mutant.was, mutant.becomes) == ("return x.T", "return x")
    assert mutant.code == "def f(x):\n    return x  # why\n"


def test_a_cell_with_a_magic_has_no_mutants_but_a_sentence() -> None:
    with pytest.raises(CourseError, match=r"of double is not plain Python: .* in line 1"):
        mutants_of("double", "%matplotlib inline\n")


def test_meaning_is_blind_to_layout() -> None:
    assert meaning("def f():\n    return (1 +\n        2)  # three\n") == meaning("def f(): return 1+2")


# ------------------------------------------------------------------------------------------ equivalents


MUTANT = Mutant("double", "axis changed", 3, "return x.sum(axis=0)", "return x.sum(axis=1)", "")
ENTRY = """[[equivalent]]
was = "return x.sum(axis=0)"
becomes = "return x.sum(axis=1)"
reason = "The matrix is symmetric."
"""


def listed(course: Course, text: str | bytes, name: str = "double") -> Equivalents:
    assignment = course.assignment("week1")
    path = assignment.equivalent_mutants(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Equivalents.load(assignment)


def test_a_listed_mutant_has_its_reason(course: Course) -> None:
    equivalents = listed(course, ENTRY)
    assert equivalents.reason(MUTANT) == "The matrix is symmetric."
    assert equivalents.stale("double", [MUTANT]) == []


@pytest.mark.parametrize("other", [{"was": "return x"}, {"becomes": "return x"}, {"exercise": "triple"}])
def test_another_mutant_has_no_reason(course: Course, other: dict[str, str]) -> None:
    assert listed(course, ENTRY).reason(replace(MUTANT, **other)) == ""


@pytest.mark.parametrize(
    ("line", "other"), [("count = 2", {"count": 2}), ('operator = "other"', {"operator": "other"})]
)
def test_an_entry_may_be_for_one_of_several(course: Course, line: str, other: dict[str, int]) -> None:
    equivalents = listed(course, f"{ENTRY}{line}\n")
    assert equivalents.reason(MUTANT) == ""
    assert equivalents.reason(replace(MUTANT, **other))


def test_an_entry_that_matches_nothing_any_more_is_named(course: Course) -> None:
    (text,) = listed(course, ENTRY).stale("double", [replace(MUTANT, was="return x.sum(axis=2)")])
    assert "double/equivalent_mutants.toml" in text
    assert "'return x.sum(axis=0)' as 'return x.sum(axis=1)'" in text


def test_no_list_is_an_empty_list(course: Course) -> None:
    equivalents = Equivalents.load(course.assignment("week1"))
    assert (equivalents.reason(MUTANT), equivalents.stale("double", [MUTANT])) == ("", [])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            ENTRY.replace('reason = "The matrix is symmetric."', ""),
            r"double/equivalent_mutants\.toml: entry 1 .* lacks 'reason'",
        ),
        (ENTRY.replace("The matrix is symmetric.", " "), "lacks 'reason'"),
        (ENTRY.replace('was = "return x.sum(axis=0)"', ""), "entry 1 lacks 'was'"),
        (ENTRY + "count = 0\n", "'count' must be a whole number from 1"),
        (ENTRY + "count = true\n", "'count' must be a whole number from 1"),
        (ENTRY + "line = 3\n", "has 'line', which means nothing"),
        (ENTRY + ENTRY, r"entry 2 .* stands there twice"),
        ("[[equivalent]\n", r"double/equivalent_mutants\.toml is not TOML: .*\. Correct it\."),
        (b"reason = '\xff'", "is not text in UTF-8"),
        ("[equivalent]\nwas = 'x'\n", r"may hold tables named \[\[equivalent\]\] only"),
        ("[[survivor]]\nwas = 'x'\n", r"may hold tables named \[\[equivalent\]\] only"),
    ],
)
def test_a_broken_list_is_a_sentence(course: Course, text: str | bytes, complaint: str) -> None:
    with pytest.raises(CourseError, match=complaint):
        listed(course, text)
