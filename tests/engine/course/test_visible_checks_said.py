"""What visible checks say of a result that differs, of an exception and of a stub."""

from __future__ import annotations

import contextlib
import io
import re
import sys

import numpy as np
import pandas as pd
import pytest
from running_checks import CHECKS, Notebook, module, notebook

from autograder.course import visible_checks
from autograder.course.released.comparing import difference

__all__ = ["module", "notebook"]  # fixtures

# ------------------------------------------------------------------------------------------- sentences

DIFFERENT = {
    "another value": ("return [2.0, 5.0]", "[2, 5]", "the first place that differs, [1]"),
    "no return": ("2 * x", "None", "the return statement: the function returned nothing"),
    "another shape": ("return [[2.0, 4.0]]", "[[2, 4]]", "the shape of what you return"),
    "a number": ("return 2.0", "2", "the shape of what you return"),
    "a nan": (
        "return [2.0, np.nan]",
        "[2, nan]",
        "where nan comes from: 0/0, inf - inf or the logarithm of a negative number",
    ),
    "infinity": (
        "return [np.inf, 4.0]",
        "[inf, 4]",
        "where the infinity comes from: an overflow, or the logarithm of zero",
    ),
    "text": ("return 'two, four'", "'two, four'", "the type, which is str"),
    "a list of texts": ("return ['2', '4']", "['2', '4']", "the value"),
    "a dict": ("return {1: 2, 2: 4}", "{1: 2, 2: 4}", "the type, which is dict"),
    "a function": ("return double", "a value of type function", "the type, which is function"),
    "a complex number": ("return [2.0, 4 + 1j]", "[2+0j, 4+1j]", "the first place that differs, [1]"),
    "too few digits": (
        "return np.array([2.0, 4.00001])",
        "[2, 4.00001]",
        "the first place that differs, [1]",
    ),
    "a difference in the tenth digit": (
        "return [2.0, np.nextafter(4.0, 5.0) + 1e-5]",
        "[2, 4.00001]",
        "the first place that differs, [1]",
    ),
    "ragged lists": ("return [[2.0], [4.0, 5.0]]", "[[2], [4, 5]]", "the shape of what you return"),
}


@pytest.mark.parametrize(("body", "got", "look"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_a_difference_is_one_sentence(notebook: Notebook, body: str, got: str, look: str) -> None:
    said = notebook.sentence(f"def double(x):\n    {body}")
    assert said.startswith(f"called double([1, 2]) got {got} wanted [2, 4] look at {look}")
    assert said.count("called") == said.count("look at") == 1


SCALARS = {
    "-3.0": "the sign",
    "6.0": "a factor: you got 2 times what was wanted",
    "0.03": "a factor: you got 1/100 times what was wanted",
    "4.25": "the difference: you got 1.25 more than was wanted",
    "2.75": "the difference: you got 0.25 less than was wanted",
    "float('nan')": "where nan comes from: 0/0, inf - inf or the logarithm of a negative number",
    "float('inf')": "where the infinity comes from: an overflow, or the logarithm of zero",
    "3.0000001e300": "the difference: you got 3e+300 more than was wanted",
}


@pytest.mark.parametrize(("value", "look"), SCALARS.items())
def test_a_number_that_differs_says_how(notebook: Notebook, value: str, look: str) -> None:
    checks = CHECKS.replace("double, [1, 2]", "double, 1.5").replace("[2.0, 4.0]", "3.0")
    said = notebook.sentence(f"def double(x):\n    return {value}", checks)
    assert said.endswith(f"wanted 3 look at {look}")
    assert said.startswith("called double(1.5) got ")


def test_the_hint_of_the_author_comes_first_and_the_place_behind_it(notebook: Notebook) -> None:
    checks = CHECKS.replace("[2.0, 4.0])", '[2.0, 4.0], look="the factor")')
    said = notebook.sentence("def double(x):\n    return x", checks)
    assert said.endswith("look at the factor (a factor: every value is 0.5 times what was wanted)")


@pytest.mark.parametrize("body", ["return [[2, 4]]", "return None", "return [2, np.nan]", "return 'x'"])
def test_the_hint_of_the_author_gives_way_to_a_plainer_fault(notebook: Notebook, body: str) -> None:
    checks = CHECKS.replace("[2.0, 4.0])", '[2.0, 4.0], look="the factor")')
    assert "the factor" not in notebook.sentence(f"def double(x):\n    {body}", checks)


AGREE = {
    "a list": "[2, 4]",
    "a tuple": "(2, 4)",
    "an array": "np.array([2.0, 4.0])",
    "float32": "np.array([2.0, 4.0], dtype=np.float32)",
    "a tensor with a gradient": "torch.tensor([2.0, 4.0], requires_grad=True) * 1",
    "a half-precision tensor": "torch.tensor([2.0, 4.0], dtype=torch.bfloat16)",
    "a list of tensors": "[torch.tensor(2.0, requires_grad=True), torch.tensor(4.0)]",
    "a generator": "(2 * value for value in x)",
    "a map": "map(lambda value: 2 * value, x)",
    "an array of objects": "np.array([2, 4], dtype=object)",
    "rounding": "[2.0 + 1e-8, 4.0]",
    "complex numbers without an imaginary part": "[2 + 0j, 4 + 0j]",
}


@pytest.mark.parametrize("value", AGREE.values(), ids=AGREE.keys())
def test_values_count_and_not_containers(notebook: Notebook, value: str) -> None:
    notebook.run(f"def double(x):\n    return {value}")
    assert notebook.run(CHECKS) == "as wanted: double([1, 2])\n"


def test_pandas_values_count_as_arrays(notebook: Notebook) -> None:
    notebook.namespace["pd"] = pd
    notebook.run("def double(x):\n    return pd.Series([2.0, 4.0])")
    assert notebook.run(CHECKS) == "as wanted: double([1, 2])\n"


TABLES = {
    "another value": ('pd.DataFrame({"a": [2.0, 5.0]})', "column 'a': [2, 5]", "[2, 4]", "the value"),
    "another name": ('pd.DataFrame({"b": [2.0, 4.0]})', "the columns ['b']", "the columns ['a']", "the value"),
    "a list": (
        "[2.0, 4.0]",
        "[2, 4]",
        "a DataFrame of 2 rows with the columns ['a']",
        "the type of what you return: a DataFrame of pandas",
    ),
}


@pytest.mark.parametrize(("value", "got", "wanted", "look"), TABLES.values(), ids=TABLES.keys())
def test_where_a_table_is_wanted_it_is_compared_as_one(
    notebook: Notebook, value: str, got: str, wanted: str, look: str
) -> None:
    notebook.namespace["pd"] = pd
    checks = CHECKS.replace("[2.0, 4.0]", 'pd.DataFrame({"a": [2.0, 4.0]})')
    notebook.run('def double(x):\n    return pd.DataFrame({"a": [2, 4]})')
    assert notebook.run(checks) == "as wanted: double([1, 2])\n"
    said = notebook.sentence(f"def double(x):\n    return {value}", checks)
    assert said == f"called double([1, 2]) got {got} wanted {wanted} look at {look}"


@pytest.mark.parametrize("value", ["-RISING", "RISING + 1", "RISING[:3]", "RISING.T", "None", "RISING * np.nan"])
def test_a_mistake_is_explained_as_hidden_tests_explain_it(notebook: Notebook, value: str) -> None:
    notebook.namespace["RISING"] = rising = np.arange(16.0).reshape(4, 4)
    found = difference(eval(value, {"RISING": rising, "np": np}), rising, rtol=1e-6, atol=1e-9)
    said = notebook.sentence(f"def double(x):\n    return {value}", CHECKS.replace("[2.0, 4.0]", "RISING"))
    assert found
    assert found.look_at
    assert said.endswith(f" look at {found.look_at}")


def test_nan_and_infinities_agree_with_themselves(notebook: Notebook) -> None:
    checks = CHECKS.replace("[2.0, 4.0]", "[np.nan, -np.inf, np.inf]")
    notebook.run("def double(x):\n    return [np.nan, -np.inf, np.inf]")
    notebook.run(checks)
    said = notebook.sentence("def double(x):\n    return [0.0, -np.inf, np.inf]", checks)
    assert said.endswith("the first place that differs, [0]")


# ------------------------------------------------------------------------------------------- exceptions


def test_an_exception_has_a_sentence_and_the_lines_of_the_student_alone(notebook: Notebook) -> None:
    notebook.run("def helper(rows):\n    return np.add(rows, 1) / int('0x')")
    notebook.run("\n\ndef double(x):\n    return helper(x)")
    assert notebook.fails(CHECKS) == (
        "called   double([1, 2])\n"
        "got      ValueError: invalid literal for int() with base 10: '0x'\n"
        "wanted   [2, 4]\n"
        "\n"
        "In your cells:\n"
        "  line 4, in double: return helper(x)\n"
        "  line 2, in helper: return np.add(rows, 1) / int('0x')"
    )


def test_an_endless_recursion_shows_a_few_lines(notebook: Notebook) -> None:
    notebook.run("def double(x):\n    return double(x)")
    shown = notebook.fails(CHECKS)
    assert "got      RecursionError: maximum recursion depth exceeded" in shown
    assert re.search(r"\n  \.\.\. and \d{3} more\n", shown)
    assert len(shown.splitlines()) <= 12


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("exit_now", "NameError: name 'exit_now' is not defined"),
        ("raise Exception", "Exception"),
        ("raise Exception('\\x1b[31mred\\x1b[0m\\n\\x07bell')", "Exception: red bell"),
        ("raise Exception('long ' * 1000)", "Exception: long long"),
        ("raise Rude", "Rude"),
        ("assert x == 3, 'x is 3'", "AssertionError: x is 3"),
        ("raise ValueError('no') from KeyError('x')", "ValueError: no"),
        ("raise BaseException('all')", "BaseException: all"),
        ("raise GeneratorExit", "GeneratorExit"),
    ],
)
def test_every_exception_of_a_student_is_a_sentence(notebook: Notebook, line: str, said: str) -> None:
    rude = "class Rude(Exception):\n    def __str__(self):\n        raise ValueError\n    __repr__ = __str__\n\n"
    sentence = notebook.sentence(f"{rude}def double(x):\n    {line}")
    assert sentence.startswith(f"called double([1, 2]) got {said}")
    assert sentence.endswith(" wanted [2, 4]")
    assert len(sentence) < 400


def test_an_error_in_a_generator_is_the_students(notebook: Notebook) -> None:
    sentence = notebook.sentence("def double(x):\n    yield 2\n    1 / 0")
    assert sentence.startswith("called double([1, 2]) got ZeroDivisionError")


def test_an_interrupted_check_says_so(notebook: Notebook) -> None:
    sentence = notebook.sentence("def double(x):\n    raise KeyboardInterrupt")
    assert sentence == "called double([1, 2]) got no result: it was interrupted wanted [2, 4]"


RAISES = CHECKS.replace(".gives([2.0, 4.0])", '.raises(ValueError, look="the ones")')


def test_a_wanted_exception(notebook: Notebook) -> None:
    notebook.run("class Own(ValueError):\n    pass\n\ndef double(x):\n    raise Own('no\\nones')")
    assert notebook.run(RAISES) == "as wanted: double([1, 2]) raises Own: no ones\n"
    assert notebook.sentence("def double(x):\n    return 3", RAISES) == (
        "called double([1, 2]) got 3 wanted the exception ValueError look at the ones"
    )
    assert notebook.sentence("def double(x):\n    return x[2]", RAISES) == (
        "called double([1, 2]) got IndexError: list index out of range wanted the exception ValueError"
    )
    assert "still waits" in notebook.sentence("def double(x):\n    raise NotImplementedError", RAISES)


def test_a_stub_is_one_sentence_that_is_a_not_implemented_error(notebook: Notebook) -> None:
    notebook.run("def double(x):\n    raise NotImplementedError('double: write your answer here')")
    assert notebook.fails(CHECKS) == (
        "Exercise 1, double, still waits for your answer (5 points).\nReplace the line with NotImplementedError."
    )
    with pytest.raises(NotImplementedError):
        notebook.run(CHECKS)
    assert "(1 point)" in notebook.fails(CHECKS.replace("points=5", "points=1"))
    assert "(2.5 points)" in notebook.fails(CHECKS.replace("points=5", "points=2.5"))


def test_a_stub_that_another_exercise_uses_is_named(notebook: Notebook) -> None:
    notebook.run("def triple(x):\n    raise NotImplementedError('triple: write your answer here')")
    assert notebook.sentence("def double(x):\n    return triple(x)") == (
        "Exercise 1, double, uses triple, which still waits for your answer. "
        "Replace the line with NotImplementedError there."
    )


def test_an_answer_that_is_not_defined_says_what_to_run(notebook: Notebook) -> None:
    assert notebook.fails(CHECKS) == (
        "Exercise 1, double: double is not defined.\nRun the cell above, and look at what it says."
    )


# ------------------------------------------------------------------------------------------- in a notebook


def test_what_goes_to_stderr_does_not_fail_nbgraders_validation(notebook: Notebook) -> None:
    """nbgrader gives no points to a cell with any text on stderr, be it a progress bar."""
    notebook.run("import sys, warnings\n\ndef double(x):\n    print('half way', file=sys.stderr)\n    return [2, 4]")
    with contextlib.redirect_stderr(io.StringIO()) as complaints:
        assert notebook.run(CHECKS) == "half way\nas wanted: double([1, 2])\n"
    assert complaints.getvalue() == ""


def test_all_texts_can_be_translated(notebook: Notebook) -> None:
    table = sys.modules[f"{visible_checks.MODULE}.sentences"].TABLE
    table["feedback-words"].update({"called": "Aufruf", "got": "ergibt", "wanted": "gewollt", "look at": "siehe"})
    table["visible_checks"]["place"] = "Stelle {place}"
    assert notebook.sentence("def double(x):\n    return [3.0, 4.0]") == (
        "Aufruf double([1, 2]) ergibt [3, 4] gewollt [2, 4] siehe Stelle [0]"
    )
