"""The released module of visible checks: what they say, whatever a student's function does."""

from __future__ import annotations

import ast
import contextlib
import datetime
import importlib
import io
import json
import re
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch
from nbconvert.filters import ansi2html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import determine_grade

from autograder.course import answer_bank, visible_checks
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import GRADED, canonical, cell_of, exercises, read, write
from autograder.course.released.comparing import difference
from autograder.feedback.practice import mark, state
from autograder.grading.submission import rebuild_received, receive
from autograder.guest import sentences
from autograder.guest.evaluate import run_cell
from autograder.judging import reference

CHECKS = """@checks_of("double", number=1, points=5)
def check_double():
    calling(double, [1, 2]).gives([2.0, 4.0])"""


def forget() -> None:
    """Whatever was loaded of the package, so that it is loaded anew and knows no checks."""
    for name in [name for name in sys.modules if name.partition(".")[0] == visible_checks.MODULE]:
        del sys.modules[name]


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The package as students have it."""
    visible_checks.put_beside(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    forget()
    yield importlib.import_module(visible_checks.MODULE)
    forget()


class Notebook:
    """A notebook's namespace, in which cells are run as a student does."""

    def __init__(self, module: Any) -> None:
        self.module = module
        self.namespace: dict[str, Any] = {"np": np, "torch": torch, **vars(module)}
        self.cells = 0

    def run(self, source: str) -> str:
        """What a cell prints."""
        self.cells += 1
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            run_cell(self.namespace, f"cell {self.cells}", source)
        return printed.getvalue()

    def fails(self, source: str) -> str:
        """What a notebook shows of the exception that ends a cell."""
        with pytest.raises(self.module.CheckFailed) as caught:
            self.run(source)
        (shown,) = caught.value._render_traceback_()
        assert "".join(shown.replace(";", "").split()).startswith("".join(str(caught.value).replace(";", "").split()))
        return str(shown)

    def sentence(self, answer: str, checks: str = CHECKS) -> str:
        """The same in one line, without the lines of the student's cells."""
        self.run(answer)
        return " ".join(self.fails(checks).split("\n\n")[0].split())


@pytest.fixture
def notebook(module: Any) -> Notebook:
    return Notebook(module)


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


# ------------------------------------------------------------------------------------------- parts of a result

PARTS = """@checks_of("split", number=2, points=3)
def check_split():
    split_it = calling(split, np.zeros((9, 9)), rng=np.random.default_rng(0))
    one, two = split_it.values("one", "two")
    split_it.part("the shape of one", np.shape(one), (2, 3), look="the rows")
    split_it.part("the size of two", len(two), 4)
    split_it.part("the names", sorted(two), ["a", "b", "c", "d"])
    split_it.must(one is not two, got="one thing", wanted="two things", look="what is returned")"""
CALL = "called split(<ndarray of shape (9, 9)>, rng=rng) got "


def test_parts_that_are_as_wanted_have_a_line_each(notebook: Notebook) -> None:
    notebook.run("def split(table, rng):\n    return np.zeros((2, 3)), 'dbca'")
    assert notebook.run(PARTS) == (
        "as wanted: the shape of one\nas wanted: the size of two\nas wanted: the names\nas wanted: two things\n"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("(np.zeros((3, 2)), 'dbca')", "(3, 2) as the shape of one wanted (2, 3) look at the rows"),
        ("(np.zeros((2, 3)), 'dbc')", "3 as the size of two wanted 4 look at the value"),
        ("(np.zeros((2, 3)), 'dbce')", "['b', 'c', 'd', 'e'] as the names wanted ['a', 'b', 'c', 'd'] look at"),
        (
            "(np.zeros((2, 3)),)",
            "(array [[0, 0, 0], [0, 0, 0]] of shape (2, 3),) wanted 2 values, one, two look at how many values",
        ),
        ("None", "None wanted 2 values, one, two look at the return statement: the function returned nothing"),
        ("'ab'", "'ab' wanted 2 values, one, two look at the type, which is str"),
        ("7", "7 wanted 2 values, one, two look at the type, which is int"),
        (
            "(np.zeros((2, 3)), 7)",
            "(array [[0, 0, 0], [0, 0, 0]] of shape (2, 3), 7), which the check could not use "
            "(TypeError: object of type 'int' has no len()",
        ),
    ],
)
def test_a_part_that_differs_is_named(notebook: Notebook, value: str, said: str) -> None:
    assert notebook.sentence(f"def split(table, rng):\n    return {value}", PARTS).startswith(CALL + said)


def test_a_check_may_be_a_plain_assertion(notebook: Notebook) -> None:
    checks = CHECKS.replace("calling(double, [1, 2]).gives([2.0, 4.0])", "assert double(1) == 2, 'One: wanted 2.'")
    assert notebook.sentence("def double(x):\n    return x", checks) == "One: wanted 2."
    assert notebook.sentence("def double(x):\n    return 1 / 0", checks) == (
        "The check of double ended with ZeroDivisionError: division by zero."
    )


# ------------------------------------------------------------------------------------------- odd values

ODD = '''
class Rude:
    """Raises whatever it is asked."""
    def _no(self, *args, **kwargs):
        raise RuntimeError("no")
    __repr__ = __str__ = __eq__ = __len__ = __iter__ = __bool__ = __float__ = __array__ = __getattr__ = _no
    __hash__ = None
    __class__ = property(_no)


class Named(type):
    @property
    def __name__(cls):
        raise RuntimeError("no")


class Nameless(metaclass=Named):
    def __repr__(self):
        raise SystemExit


class Equal(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return np.True_
    def __array_function__(self, *args, **kwargs):
        return True


class Loud:
    def __repr__(self):
        return "x" * 10**6


def endless():
    while True:
        yield 1.0


looped = []
looped.append(looped)
deep = 1.0
for _ in range(3000):
    deep = [deep]
'''
VALUES = [
    "Rude()", "[Rude(), 1]", "Nameless()", "Nameless", "Rude", "np.zeros(2).view(Equal)", "Loud()", "endless()",
    "looped", "deep", "np.zeros((3000, 3000))", "list(range(200_001))", "torch.zeros(2, 3, 32, 32)", "10**5000",
    "np.array(['a', 'b'])", "np.array([None, 1])", "np.datetime64('2020-01-01')", "b'ab'", "{1, 2}", "range(3)",
    "torch.nn.Linear(2, 2)", "torch.zeros(0, 3)", "np.zeros((0, 3))", "[[], []]", "np.ma.masked", "lambda: 1", "...",
    "type", "object()", "torch.tensor([1 + 2j, 0])", "torch.sparse_coo_tensor(size=(2, 2))", "iter([])", "open",
    "np.full((30, 30), np.nan)", "np.array([1 + 2j] * 30)", "1e400", "-1e400", "'\\x1b[31m' * 100", "True", "(1, 'a')",
    "torch.zeros(2, device='meta')", "np.array([1.5, 'x'], dtype=object)", "'\\ud800'", "print", "np", "Ellipsis",
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("checks", ["gives", "values", "part", "raises"])
def test_odd_values_are_shown_and_never_end_a_check_with_an_error_of_its_own(
    notebook: Notebook, value: str, checks: str
) -> None:
    notebook.run(ODD)
    body = {
        "gives": "calling(double, [1, 2]).gives([2.0, 4.0])",
        "values": 'one, two, three, four, five = calling(double, [1, 2]).values(*"abcde")',
        "part": 'call = calling(double, 1); call.part("the third", call.result()[2].size + len(call.result()), (2, 3))',
        "raises": "calling(double, [1, 2]).raises(ValueError)",
    }[checks]
    source = f'@checks_of("double", number=1, points=5)\ndef check_double():\n    {body}'
    notebook.run(f"def double(x):\n    return {value}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        shown = notebook.fails(source)
    first = shown.split("\n\n")[0]
    assert len(first) < 700
    assert all(len(line) <= 500 for line in first.splitlines())
    assert "\x1b" not in shown


ODD_ARGUMENTS = ["Rude()", "Nameless()", "Loud()", "10**5000", "np.zeros((300, 300))", "torch.zeros(99)", "[1] * 10**5"]


@pytest.mark.parametrize("value", ODD_ARGUMENTS)
def test_odd_arguments_are_shown_short(notebook: Notebook, value: str) -> None:
    notebook.run(ODD)
    said = notebook.sentence("def double(x):\n    return 3.0", CHECKS.replace("[1, 2]", value))
    assert said.startswith("called double(")
    assert len(said) < 600


def test_arguments_are_shown_as_they_were_before_the_call(notebook: Notebook) -> None:
    assert notebook.sentence("def double(x):\n    x.clear()\n    return x").startswith("called double([1, 2]) ")


def test_what_is_shown_as_called_can_be_typed(notebook: Notebook) -> None:
    checks = CHECKS.replace("[1, 2]", "np.array([-np.inf, 0.5]), (1,), torch.tensor([1]), key=np.float64(2.5)")
    said = notebook.sentence("def double(*args, key):\n    return 3.0", checks)
    assert said.startswith("called double(np.array([-np.inf, 0.5]), (1,), torch.tensor([1]), key=2.5) got 3 ")


# ------------------------------------------------------------------------------------------- in a notebook


def test_what_goes_to_stderr_does_not_fail_nbgraders_validation(notebook: Notebook) -> None:
    """nbgrader gives no points to a cell with any text on stderr, be it a progress bar."""
    notebook.run("import sys, warnings\n\ndef double(x):\n    print('half way', file=sys.stderr)\n    return [2, 4]")
    with contextlib.redirect_stderr(io.StringIO()) as complaints:
        assert notebook.run(CHECKS) == "half way\nas wanted: double([1, 2])\n"
    assert complaints.getvalue() == ""


class Tables(HTMLParser):
    """The texts of a page's cells, and what is said about them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.scopes: list[str | None] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))
        style = dict(attrs).get("style") or ""
        assert "color" not in style
        assert "background" not in style
        if tag in ("td", "th", "caption", "p"):
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


PROGRESS = "progress(double=5, triple=5, quadruple=2, why=written(3))"


@pytest.fixture
def shown(module: Any, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What `progress` shows, as text and as HTML."""
    found: list[tuple[str, str]] = []
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(
        sys.modules[f"{visible_checks.MODULE}.progress"], "_show", lambda text, page: found.append((text, page))
    )
    return found


def test_progress_has_a_line_for_each_exercise(notebook: Notebook, shown: list[tuple[str, str]]) -> None:
    notebook.run("def double(x):\n    print('noise')\n    return [2, 4]")
    notebook.run(CHECKS)
    notebook.run("def triple(x):\n    return x")
    notebook.fails(CHECKS.replace("double", "triple").replace("number=1", "number=2"))
    assert notebook.run(PROGRESS) == ""
    assert shown[-1][0] == (
        "Public checks pass for 5 of 12 points. Hidden tests decide the rest. "
        "3 points more for a written answer, read by a person.\n"
        "  1  double      5 points  passes\n"
        "  2  triple      5 points  does not pass\n"
        "  3  quadruple   2 points  not run yet: run the cell with its checks\n"
        "  4  why         3 points  written answer, read by a person\n"
        "Save the notebook before you submit it: what is handed in is the file as it was saved last."
    )


def test_progress_runs_the_checks_again(notebook: Notebook, shown: list[tuple[str, str]]) -> None:
    notebook.run("def double(x):\n    return [2, 4]")
    notebook.run(CHECKS)
    notebook.run("def double(x):\n    raise NotImplementedError('double: write your answer here')")
    notebook.run("progress(double=5)")
    assert shown[-1][0].splitlines()[1].endswith("waits for your answer")
    notebook.run("def double(x):\n    raise NotImplementedError('triple: write your answer here')")
    notebook.run("progress(double=5)")
    assert shown[-1][0].splitlines()[1].endswith("waits for triple")
    notebook.run("def double(x):\n    raise KeyboardInterrupt")
    notebook.run("progress(double=5, triple=5, why=written(2), because=written(1))")
    assert [line.split("  ")[-1] for line in shown[-1][0].splitlines()[:-1]] == [
        "Public checks pass for 0 of 10 points. Hidden tests decide the rest. "
        "3 points more for written answers, read by a person.",
        *["not run: interrupted"] * 2,
        *["written answer, read by a person"] * 2,
    ]


def test_progress_is_a_table_that_needs_no_colours(notebook: Notebook, shown: list[tuple[str, str]]) -> None:
    notebook.run("def double(x):\n    return [2, 4]")
    notebook.run(CHECKS)
    notebook.run("progress(double=5, why=written(1))")
    page = Tables()
    page.feed(shown[-1][1])
    assert page.texts == [
        "Public checks pass for 5 of 5 points. Hidden tests decide the rest. "
        "1 point more for a written answer, read by a person.",
        *("Public checks by exercise", "Exercise", "Points", "Public checks"),
        *("1 double", "5", "passes", "2 why", "1", "written answer, read by a person"),
        "Save the notebook before you submit it: what is handed in is the file as it was saved last.",
    ]
    assert page.scopes == ["col", "col", "col", "row", "row"]
    assert page.tags[:3] == ["p", "strong", "table"]


@pytest.fixture
def beside(module: Any, tmp_path: Path) -> Path:
    """The folder of a notebook, in which the module lies."""
    assert Path(module.__file__).parents[1] == tmp_path
    return tmp_path


DAY = 24 * 3600


def last_lines(notebook: Notebook, shown: list[tuple[str, str]]) -> list[str]:
    """What `progress` says below the exercises, as text and on the page alike."""
    notebook.run("progress(double=5)")
    text, page = shown[-1]
    *lines, save = text.splitlines()[2:]
    assert save.startswith("Save the notebook")
    tables = Tables()
    tables.feed(page)
    assert tables.texts[-len(lines) - 1 : -1] == lines
    return lines


def test_progress_says_nothing_of_practice_where_nobody_told_of_it(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    assert last_lines(notebook, shown) == []
    (beside / "practice.json").write_text('{"practice": false}')
    assert last_lines(notebook, shown) == []


def test_progress_tells_that_there_is_practice_and_what_is_left(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    now = int(time.time())
    path = beside / "practice.json"
    path.write_text('{"practice": true, "attempts": 10}')
    (line,) = last_lines(notebook, shown)
    assert line.startswith("This course gives practice feedback: hand in before it is due, and soon after")
    assert line.endswith("Tries that count in 24 hours: 10.")
    known = state(3, 10, now + 60, None, now)
    path.write_text(json.dumps(known))
    (line,) = last_lines(notebook, shown)
    clock = f"{datetime.datetime.fromtimestamp(now + 60, datetime.UTC):%Y-%m-%d %H:%M} UTC"
    assert line.startswith("Practice feedback: 3 of 10 tries in 24 hours are left, as of ")
    assert line.endswith(f"The next one counts from {clock} on.")
    path.write_text(json.dumps(known | {"next": now - 1, "due": now + 3600}))
    (line,) = last_lines(notebook, shown)
    assert "The next one" not in line
    assert "Practice ends when this is due, " in line
    path.write_text(json.dumps(known | {"told": now - DAY - 1, "next": now - DAY}))
    assert last_lines(notebook, shown)[0].endswith("Tries that count in 24 hours: 10.")
    path.write_text(json.dumps(known | {"due": now - 1}))
    assert last_lines(notebook, shown)[0].startswith("Practice feedback has ended: this was due ")


def test_progress_reads_the_newest_page_that_was_fetched(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    now = int(time.time())
    (beside / "practice.json").write_text('{"practice": true, "attempts": 10}')
    for left, ago in ((9, 300), (7, 100), (8, 200)):
        page = beside / "feedback" / f"2026-11-22 10:0{left}:00.000000 UTC" / "basics.html"
        page.parent.mkdir(parents=True)
        told = mark(json.dumps(state(left, 10, 0, None, now - ago)))
        page.write_text(f"<html>{'x' * 20_000}</html>\n{told}\n")
    final = beside / "feedback" / "2026-11-22 11:00:00.000000 UTC" / "basics.html"
    final.parent.mkdir()
    final.write_text("<p>&lt;!-- autograder: practice {} --&gt;</p>")
    (line,) = last_lines(notebook, shown)
    assert "7 of 10 tries" in line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "{}",
        '{"practice": true}',
        '{"practice": true, "attempts": "many"}',
        '{"practice": true, "attempts": null}',
        '{"practice": true, "attempts": 3, "told": null}',
        '{"practice": true, "attempts": 3, "due": 1e999}',
        '{"practice": true, "attempts": 3, "due": 10000000000000000000000000}',
        "[" * 5000,
        '{"practice": true, "attempts": ' + "9" * 9000 + "}",
        "\udcff",
    ],
)
def test_a_file_of_practice_that_cannot_be_read_costs_one_sentence(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path, text: str
) -> None:
    (beside / "practice.json").write_bytes(text.encode(errors="surrogateescape"))
    assert last_lines(notebook, shown) == [
        "practice.json says something of practice feedback that cannot be read, and is ignored."
    ]


def test_a_folder_in_place_of_the_file_costs_one_sentence(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    (beside / "practice.json").mkdir()
    assert "is ignored" in last_lines(notebook, shown)[0]


@pytest.mark.parametrize("given", ["double='x'", "double=None", "double=[]"])
def test_progress_never_raises(notebook: Notebook, given: str, shown: list[tuple[str, str]]) -> None:
    assert notebook.run(f"progress({given})").startswith("The progress cannot be shown (") or shown


@pytest.mark.parametrize("how", ["autograde", "validate"])
def test_progress_costs_nothing_where_nobody_sees_it(
    notebook: Notebook, shown: list[tuple[str, str]], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", how)
    notebook.run("calls = 0\n\ndef double(x):\n    global calls\n    calls += 1\n    return [2, 4]")
    notebook.run(CHECKS)
    assert notebook.run(PROGRESS) == ""
    assert (shown, notebook.namespace["calls"]) == ([], 1)


def test_all_texts_can_be_translated(notebook: Notebook) -> None:
    table = sys.modules[f"{visible_checks.MODULE}.sentences"].TABLE
    table["feedback-words"].update({"called": "Aufruf", "got": "ergibt", "wanted": "gewollt", "look at": "siehe"})
    table["visible_checks"]["place"] = "Stelle {place}"
    assert notebook.sentence("def double(x):\n    return [3.0, 4.0]") == (
        "Aufruf double([1, 2]) ergibt [3, 4] gewollt [2, 4] siehe Stelle [0]"
    )


# ------------------------------------------------------------------------------------------- as students have it


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


# ------------------------------------------------------------------------------------------- a whole run

SHOWN_WITH_TRIPLE = """import matplotlib.pyplot as plt

@demonstration
def table():
    x = 3
    plt.plot([1, 2])
    print("triple of", x, "is", triple(x))
    return x"""


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
    said = [[(output.get("name"), output.get("text")) for output in cell.outputs] for cell in cells]
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


WRITTEN_STUB = "*Write your answer here, in a few sentences.*"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (WRITTEN_STUB, "written answer, blank in the saved notebook"),
        (" \n", "written answer, blank in the saved notebook"),
        ("Three is more.", "written answer, read by a person"),
        (None, "written answer, read by a person"),
    ],
)
def test_progress_tells_a_blank_written_answer_where_it_knows_the_file(
    notebook: Notebook,
    shown: list[tuple[str, str]],
    text: str | None,
    state: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "saved.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    if text is not None:
        cell = new_markdown_cell(text, metadata={"nbgrader": {"grade_id": "why"}})
        path.write_text(canonical(new_notebook(cells=[new_markdown_cell("A title"), cell])))
    notebook.run("progress(why=written(2))")
    assert shown[-1][0].splitlines()[1].endswith(state)


def test_the_stub_of_a_written_answer_is_the_one_that_progress_knows(week1: Assignment) -> None:
    cell = cell_of(read(week1.release / "basics.ipynb"), "why")
    assert cell is not None
    assert cell.source == WRITTEN_STUB


# ------------------------------------------------------------------------------------------- the engine's side


def test_building_puts_the_module_beside_the_notebooks_and_names_their_exercises(week1: Assignment) -> None:
    path = week1.source / "basics.ipynb"
    nb = read(path)
    cell = cell_of(nb, "progress")
    assert cell is not None
    wanted, cell.source = cell.source, ""
    write(nb, path)
    (week1.source / "visible_checks.py").write_text("of version 0.1")
    (week1.source / visible_checks.MODULE / "calls.py").write_text("old")
    (week1.source / visible_checks.MODULE / "more.py").write_text("of a later version")
    assert not visible_checks.is_current(week1.source)
    visible_checks.put_in_place(week1)
    assert visible_checks.is_current(week1.source)
    assert not (week1.source / "visible_checks.py").exists()
    found = cell_of(read(path), "progress")
    assert found is not None
    assert found.source == wanted
    assert visible_checks.put_beside(week1.source) == []


def test_an_assignment_that_does_not_import_the_module_is_not_given_it(week1: Assignment) -> None:
    path = week1.source / "basics.ipynb"
    nb = read(path)
    for cell in nb.cells:
        cell.source = cell.source.replace("visible_checks", "other_checks") if cell.id != "progress" else ""
    nb.cells = [cell for cell in nb.cells if cell.id != "progress"]
    write(nb, path)
    shutil.rmtree(week1.source / visible_checks.MODULE)
    visible_checks.put_in_place(week1)
    assert not (week1.source / visible_checks.MODULE).exists()


def test_students_get_the_package(week1: Assignment) -> None:
    assert visible_checks.is_current(week1.release)


@pytest.mark.parametrize("folder", ["source", "release", "solutions"])
def test_the_course_has_the_package_as_the_engine_would_write_it(folder: str) -> None:
    assert visible_checks.is_current(getattr(EXERCISE4, folder))


def test_the_package_needs_nothing_of_the_engine_and_has_each_sentence_that_it_says() -> None:
    source = "".join(visible_checks.shipped().values())
    table: dict[str, Any] = {}
    exec(visible_checks.shipped()["sentences.py"], table)
    imported = {
        name.partition(".")[0]
        for text in visible_checks.shipped().values()
        for node in ast.walk(ast.parse(text))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported - sys.stdlib_module_names == {"IPython", "numpy", "pandas", visible_checks.MODULE}
    said = re.findall(r"""\b(?:say|text)\(\s*["']([^"']+)["']""", source)
    assert len(said) > 60
    for key in said:
        assert table["text"](key) == sentences.text(key)
    for name in re.findall(r"""\bsection\(\s*["']([^"']+)["']""", source):
        assert table["section"](name) == sentences.section(name)


def test_what_shows_progress_is_not_run_in_grading_unless_a_student_has_changed_it(week1: Assignment) -> None:
    released = week1.release / "basics.ipynb"
    nb = rebuild_received(receive(released.read_bytes(), "", "basics.ipynb"), week1, "basics")
    assert not {"progress-about", "progress", "validate-about"} & {cell.id for cell in nb.cells}
    assert cell_of(nb, "test_triple") is not None
    changed = read(released)
    cell = cell_of(changed, "progress")
    assert cell is not None
    cell.source = "double = None"
    nb = rebuild_received(receive(canonical(changed).encode(), "", "basics.ipynb"), week1, "basics")
    assert [cell.source for cell in nb.cells if cell.id == "progress"] == ["double = None"]


EXERCISE4 = Course(Path(__file__).resolve().parents[1]).assignment("exercise4")


@pytest.mark.filterwarnings("ignore")  # wrong answers warn
@pytest.mark.parametrize("name", EXERCISE4.notebooks)
def test_a_wrong_answer_of_exercise_4_passes_or_is_told_why_not_in_one_sentence(name: str) -> None:
    nb, solved = read(EXERCISE4.release / f"{name}.ipynb"), reference.load(EXERCISE4, name)
    told = []
    for exercise in exercises(nb):
        checks = cell_of(nb, GRADED + exercise.name)
        assert checks is not None
        for kept in answer_bank.misconceptions(EXERCISE4, exercise.name):
            namespace = dict(solved)
            run_cell(namespace, f"{exercise.name}/{kept.name}", kept.code)
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    run_cell(namespace, checks.id, checks.source)
            except solved["public_checks"].__globals__["CheckFailed"] as failed:
                told.append(str(failed))
    assert len(told) >= 40
    for said in told:
        assert said.startswith("called ")
        assert "; got " in said
        assert "; wanted " in said or "; look at " in said
        assert len(said) < 700
