"""Parts of a result, and odd values: visible checks show them and never end with an error of their own."""

from __future__ import annotations

import warnings

import pytest
from running_checks import CHECKS, Notebook, module, notebook

__all__ = ["module", "notebook"]  # fixtures

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


@pytest.mark.mostly_slow(80)
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
