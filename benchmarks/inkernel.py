"""How the hidden tests of a notebook run in stock nbgrader: inside the student's kernel, with numpy.testing.

The text of this file goes into a hidden region of the first graded cell, followed by the hidden tests as they are.
A test thus makes the same calls with the same inputs as with this engine, and costs no wire format and no feedback.
"""

import ast
import copy
import hashlib
import os

import numpy as np

SECRET = os.environ["AUTOGRADER_SECRET"]
TESTS = {}


class Function:
    """A function of a namespace, called or probed in this process."""

    last_called = ""

    def __init__(self, name, namespace):
        self.name, self.namespace = name, namespace

    def __call__(self, *args, **kwargs):
        args, kwargs = copy.deepcopy((args, kwargs))
        return self.namespace[self.name](*args, **kwargs)

    def __getattr__(self, name):
        return Function(name, self.namespace)

    def probe(self, source, *, called="", models="", **inputs):
        namespace = {**self.namespace, **copy.deepcopy(inputs)}
        tree = ast.parse(f"{models}\n{source}")
        last = ast.Expression(tree.body.pop().value)
        exec(compile(tree, "<probe>", "exec"), namespace)  # noqa: S102, the course's own lines
        return eval(compile(last, "<probe>", "eval"), namespace)  # noqa: S307


def hidden(exercise, *, points, uses=(), without=None):
    def mark(function):
        TESTS.setdefault(exercise, []).append((points, function))
        return function

    return mark


def agree(answer, reference, *args, rtol=0.0, atol=0.0, look_at="", **kwargs):
    compare(answer(*args, **kwargs), reference(*args, **kwargs), rtol=rtol, atol=atol)


def agree_probe(answer, reference, source, *, called, rtol=0.0, atol=0.0, look_at="", **inputs):
    compare(answer.probe(source, **inputs), reference.probe(source, **inputs), rtol=rtol, atol=atol)


def compare(got, wanted, *, called="", rtol=0.0, atol=0.0, look_at=""):
    if isinstance(wanted, list | tuple):
        assert len(got) == len(wanted)
        for one, other in zip(got, wanted, strict=True):
            compare(one, other, rtol=rtol, atol=atol)
        return
    if hasattr(wanted, "detach"):
        got, wanted = got.detach().numpy(), wanted.detach().numpy()
    assert np.shape(got) == np.shape(wanted)
    np.testing.assert_allclose(got, wanted, rtol=rtol, atol=atol)


def refuses(answer, *args, **kwargs):
    np.testing.assert_raises(ValueError, answer, *args, **kwargs)


def leaves_alone(answer, *args, **kwargs):
    given = copy.deepcopy(args)
    value = answer.namespace[answer.name](*given, **kwargs)
    for one, other in zip(given, args, strict=True):
        np.testing.assert_array_equal(one, other)
    return value


def numbers(value, shape=None, *, called=""):
    array = np.asarray(value, dtype=float)
    assert shape is None or array.shape == shape
    return array


def judge(exercise, reference):
    """The points of the tests that pass, as nbgrader reads partial credit: a built-in float."""
    earned = 0.0
    for points, test in TESTS[exercise]:
        seed = hashlib.sha256(f"{SECRET}/{exercise}/{test.__name__}/".encode()).digest()
        rng = np.random.default_rng(int.from_bytes(seed[:16], "big"))
        try:
            test(Function(exercise, globals()), Function(exercise, reference), rng)
            earned += points
        except Exception as error:
            print(f"{test.__name__}: {error}")
    return float(earned)
