"""The state in which a request finds the interpreter: whatever other cells have left there costs no right answer."""

from __future__ import annotations

import builtins
from typing import Any

import pytest
import torch
from classroom import earned, exercise, hand_in

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.guest.evaluate import namespace_from
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.proxies import Answer, Names, _free_names, defined
from autograder.sandbox.kernel_pool import KERNEL_POOL

#: By what it is about, lines of another cell that may break whoever does not start from a known state.
STATES = {
    "NumPy's error state": "import numpy; numpy.seterr(all='raise')",
    "warnings are errors": "import warnings; warnings.simplefilter('error')",
    "a low recursion limit": "import sys; sys.setrecursionlimit(60)",
    "few digits": "import sys; sys.set_int_max_str_digits(640)",
    "a decimal context": "import decimal; decimal.getcontext().prec = 2",
    "default dtype": "import torch; torch.set_default_dtype(torch.float64)",
    "default device": "import torch; torch.set_default_device('meta')",
    "no gradients": "import torch; torch.set_grad_enabled(False)",
    "inference mode": "import torch; torch.inference_mode().__enter__()",
    "autocast": "import torch; torch.set_autocast_enabled('cpu', True)",
    "deterministic algorithms": "import torch; torch.use_deterministic_algorithms(True)",
    "anomaly detection": "import torch; torch.autograd.set_detect_anomaly(True)",
    "global generators": "import random, numpy, torch; random.seed(9); numpy.random.seed(9); torch.manual_seed(9)",
}

#: A probe that tells all of that, and what is the same each time.
STATE = """
import decimal, random, sys, warnings
import numpy, torch
with warnings.catch_warnings(record=True):
    zero = float(numpy.log(numpy.zeros(1))[0])
warnings.warn("nothing")
def deep(n):
    return 0 if n == 0 else deep(n - 1)
layer = torch.nn.Linear(2, 2)
out = layer(torch.ones(1, 2))
[
    zero, deep(300), len(str(10**1000)), str(decimal.Decimal(1) / 3),
    str(out.dtype), str(out.device), out.requires_grad,
    torch.is_inference_mode_enabled(), torch.is_autocast_enabled("cpu"), torch.is_anomaly_enabled(),
    torch.are_deterministic_algorithms_enabled(),
    random.random(), float(numpy.random.random()), torch.rand(1).item(), out.tolist(),
]
"""


def told(kernel_code: str) -> Any:
    answer = Answer("f", LocalEndpoint(namespace_from([("cell", kernel_code)])))
    return [str(part) for part in answer.probe(STATE)]


@pytest.fixture(scope="module")
def with_torch() -> None:
    """The tiny course does not import PyTorch itself, and each kernel would spend its time importing it."""
    KERNEL_POOL.zygote(("numpy", "torch"))


@pytest.mark.mostly_slow
@pytest.mark.usefixtures("with_torch")
@pytest.mark.parametrize("lines", STATES.values(), ids=STATES.keys())
def test_no_state_that_a_cell_leaves_reaches_a_request(week1: Assignment, lines: str) -> None:
    """In a kernel, with a function that needs the usual state."""
    needs = (
        "import decimal, warnings, torch\n"
        "def double(x):\n"
        "    warnings.warn('costs nothing')\n"
        "    numpy_state = np.log(np.zeros(1)), np.float32(1e30) * np.float32(1e30)\n"
        "    assert str(decimal.Decimal(1) / 3) == '0.' + 28 * '3'\n"
        "    assert len(str(10**1000)) == 1001\n"
        "    out = torch.nn.Linear(2, 2)(torch.ones(1, 2))\n"
        "    assert out.dtype == torch.float32 and out.requires_grad and out.device.type == 'cpu'\n"
        "    assert not torch.is_anomaly_enabled() and not torch.are_deterministic_algorithms_enabled()\n"
        "    return 2 * np.asarray(x)\n"
    )

    def change(work: SampleSubmission) -> None:
        work.answer("double", needs, earns=5)
        work.insert("basics", "triple", lines)

    result = hand_in(week1, change)
    assert earned(result) == (5.0, 5.0), exercise(result, "double").outcomes


#: By what it is about, lines above an answer that the answer needs, and its code.
NEEDED = {
    "NumPy raises": (
        "np.seterr(all='raise')",
        "    try:\n        np.log(np.zeros(1))\n    except FloatingPointError:\n        return 2 * np.asarray(x)\n",
    ),
    "warnings are errors": (
        "import warnings\nwarnings.simplefilter('error')",
        "    try:\n        warnings.warn('now')\n    except UserWarning:\n        return 2 * np.asarray(x)\n",
    ),
    "a decimal context": (
        "import decimal\ndecimal.getcontext().prec = 3",
        "    if str(decimal.Decimal(1) / 3) == '0.333':\n        return 2 * np.asarray(x)\n",
    ),
    "digits without a limit": (
        "import sys\nsys.set_int_max_str_digits(0)",
        "    return len(str(10 ** 4999)) / 2500 * np.asarray(x)\n",
    ),
    "a context variable": (
        "import contextvars\nfactor = contextvars.ContextVar('factor')\nfactor.set(2)",
        "    return factor.get() * np.asarray(x)\n",
    ),
    "default dtype": (
        "import torch\ntorch.set_default_dtype(torch.float64)",
        "    return torch.zeros(1).numpy() + (2 if torch.zeros(1).dtype == torch.float64 else 3) * np.asarray(x)\n",
    ),
}


@pytest.mark.usefixtures("with_torch")
@pytest.mark.parametrize("where", ["in the answer", "in another cell"])
@pytest.mark.parametrize(("lines", "body"), NEEDED.values(), ids=NEEDED.keys())
def test_an_answer_may_need_the_state_that_the_students_cells_leave(
    week1: Assignment, lines: str, body: str, where: str
) -> None:
    """As in the notebook. An answer that is wrong in either state stays wrong."""
    code = f"def double(x):\n{body}"

    def change(work: SampleSubmission) -> None:
        if where == "in another cell":
            work.insert("basics", "double", lines)
        work.answer("double", code if where == "in another cell" else f"{lines}\n{code}", earns=5)
        work.answer("triple", "def triple(x):\n    return 4 * np.asarray(x)\n", earns=0)

    result = hand_in(week1, change)
    assert earned(result) == (5.0, 0.0), exercise(result, "double").outcomes


def test_each_request_starts_from_the_same_state() -> None:
    first = told("")
    assert told("import random, numpy; random.seed(3); numpy.random.seed(3)") == first
    try:
        assert told("import torch; torch.set_default_dtype(torch.float64)") == first
    finally:  # the lines ran in this process
        torch.set_default_dtype(torch.float32)


SHADOWED = "\n".join(
    f"{name} = None" for name in ("list", "len", "sorted", "id", "set", "type", "print", "all", "sum", "np", "range")
)


def test_the_lines_of_a_probe_call_pythons_own_builtins_and_the_grader_s_modules() -> None:
    namespace = namespace_from([("cell", f"{SHADOWED}\ndef f(): return 3")])
    names = Names(frozenset(["f"]), {"np": "numpy"})
    answer = Answer("f", LocalEndpoint(namespace), names=names)
    source = "sorted(set([len([f()]), int(np.sum(list(range(3))))]))"
    assert answer.probe(source) == [1, 3]


def test_builtins_that_a_cell_has_replaced_are_not_those_of_a_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Answer("f", LocalEndpoint(namespace_from([("cell", "def f(): return 3")])))
    monkeypatch.setattr(builtins, "divmod", lambda *_: "forged")
    assert answer.probe("divmod(f(), 2)") == (1, 1)


def test_of_the_students_names_a_probe_sees_those_of_answers_only() -> None:
    namespace = namespace_from([("cell", "helper = 1\ndef f(): return helper")])
    answer = Answer("f", LocalEndpoint(namespace), names=Names(frozenset(["f"]), {}))
    assert answer.probe("f()") == 1
    assert answer.probe("helper = 5\n[f(), helper]") == [1, 5]
    with pytest.raises(Exception, match="NameError"):
        answer.probe("helper")


@pytest.mark.parametrize(
    ("source", "free"),
    [
        ("f(x)", {"f", "x"}),
        ("x = 1\nf(x)", {"f"}),
        ("import numpy as np\nnp.f", set()),
        ("def g():\n    return h(sorted([]))\ng()", {"h"}),
        ("[y for y in z]", {"z"}),
        ("class A:\n    def m(self): return B()\nA", {"B"}),
        ("def g():\n    global kept\n    kept = 1\ng()\nkept", set()),
    ],
)
def test_the_names_that_lines_take_from_elsewhere(source: str, free: set[str]) -> None:
    assert _free_names(source) == free


def test_the_names_that_an_answer_defines() -> None:
    assert set(defined("import os\nK = 3\ndef f(): pass\nclass A: pass\nx, y = 1, 2")) == {"K", "f", "A", "x", "y"}


# ------------------------------------------------------------------------------ names that have another value since


@pytest.fixture
def chained(week1: Assignment) -> Assignment:
    """The assignment with a `triple` that may use `double`."""
    hidden = week1.hidden("triple")
    hidden.write_text(hidden.read_text().replace('@hidden("triple", ', '@hidden("triple", uses=("double",), '))
    return week1


BY_DOUBLING = "def triple(x): return double(x) + np.asarray(x)"


@pytest.mark.mostly_slow
@pytest.mark.parametrize("later", ["double = double(2.0)", "del double", "def double(x): return 0", "double = None"])
def test_an_earlier_answer_that_passed_is_put_back_as_it_was_judged(chained: Assignment, later: str) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("triple", BY_DOUBLING, earns=5)
        work.insert("basics", "triple", later)

    result = hand_in(chained, change)
    assert earned(result) == (5.0, 5.0)
    assert exercise(result, "triple").rebound == ["double"]
    page = (chained.course.root / "autograded" / "student01" / "week1" / "basics.ipynb").read_text()
    assert "A later cell has given another value to what had passed: double" in page


def test_nothing_is_said_where_nothing_has_another_value(chained: Assignment) -> None:
    result = hand_in(chained, lambda work: work.answer("triple", BY_DOUBLING, earns=5))
    assert exercise(result, "triple").rebound == []
