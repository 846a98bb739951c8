"""Smaller failing examples: they fail in the same way, are the same each time, and leave no traces."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import searching
import torch
from searching import MEAN, SUM, arguments, namespace, searched, shown

from autograder.errors import NotYet
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import agree_probe
from autograder.judging.proxies import Answer, Reference


def test_the_example_is_short_and_simple_and_fails() -> None:
    before, after = searched(SUM, LocalEndpoint(namespace(MEAN)), np.random.default_rng(0).normal(size=(4, 6)))
    assert np.shape(arguments(before.called)[0]) == (4, 6)
    (x,) = arguments(after.called)
    assert np.size(x) <= 4
    assert (np.mean(x, -1) != np.sum(x, -1)).any()
    assert set(np.ravel(x)) <= {1, 2, -1}


def test_the_element_that_matters_is_found() -> None:
    x = np.arange(1.0, 12.0)
    x[7] = -np.inf
    _, after = searched("def f(x): return x", LocalEndpoint(namespace("def f(x): return np.maximum(x, -5)")), x)
    assert (after.called, after.got, after.wanted) == ("f(np.array([-np.inf]))", "[-5]", "[-inf]")


def test_axes_of_one_length_stay_equally_long() -> None:
    right, wrong = "def f(x, y): return np.dot(x, y)", "def f(x, y): return np.dot(x, y) + 1"
    x = np.arange(1.0, 9.0)
    _, after = searched(right, LocalEndpoint(namespace(wrong)), x, y=x[::-1].copy())
    assert after.called == "f(np.array([1.0]), y=np.array([1.0]))"


def test_lists_and_tuples_are_made_smaller_too() -> None:
    right = "def f(clusters): return sum(s * pi for mu, s, pi in clusters)"
    wrong = "def f(clusters): return sum(s * pi for mu, s, pi in clusters) + len(clusters)"
    clusters = [(-1.21, 0.77, 0.3), (0.32, 1.4, 0.5), (1.0, 2.7, 0.2)]
    _, after = searched(right, LocalEndpoint(namespace(wrong)), clusters)
    assert after.called in ("f([(1.0, 1.0, 1.0)])", "f([(-1.0, 1.0, 1.0)])")


def test_tensors_are_made_smaller_and_stay_tensors() -> None:
    right = "def f(x): return x.clone() + 0.0"
    wrong = "def f(x): return x**2 + 1.0"
    _, after = searched(right, LocalEndpoint(namespace(wrong)), torch.arange(15.0).reshape(3, 5) + 1, rtol=1e-4)
    assert (after.called, after.got, after.wanted) == (
        "f(torch.tensor([[1.0]]))",
        "[[2]] of shape (1, 1)",
        "[[1]] of shape (1, 1)",
    )


def test_a_generator_is_given_afresh_each_time() -> None:
    right = "def f(x, rng): return x + rng.random(len(x))"
    wrong = "def f(x, rng): return x - rng.random(len(x))"
    _, after = searched(right, LocalEndpoint(namespace(wrong)), np.arange(2.0, 9.0), np.random.default_rng(1))
    draw = np.random.default_rng(1).random()
    x, got, wanted = after.called, after.got, after.wanted
    assert (x, got, wanted) == ("f(np.array([2.0]), rng)", f"[{2 - draw:.5g}]", f"[{2 + draw:.5g}]")


def test_an_error_stays_the_same_error() -> None:
    wrong = "def f(x):\n    if len(x) < 2: raise KeyError('short')\n    return x[99]"
    before, after = searched("def f(x): return x", LocalEndpoint(namespace(wrong)), np.arange(1.0, 7.0))
    assert before.got.startswith("IndexError")
    assert after.got.startswith("IndexError")
    assert after.called in ("f(np.array([1.0, 1.0]))", "f(np.array([1.0, 2.0]))")


def test_a_wrong_value_keeps_its_symptom() -> None:
    wrong = "def f(x): return np.log(np.exp(x)) if np.max(x) > 0 else x + 1"
    before, after = searched(
        "def f(x): return np.asarray(x)", LocalEndpoint(namespace(wrong)), np.linspace(700, 9000, 8)
    )
    assert before.look_at == after.look_at == "where the infinity comes from: an overflow, or the logarithm of zero"
    (x,) = arguments(after.called)
    assert len(x) == 1
    assert x[0] > 709


def test_what_the_reference_has_no_answer_to_is_no_example() -> None:
    right = "def f(x):\n    if len(x) < 3: raise ValueError\n    return x * 1.0"
    _, after = searched(right, LocalEndpoint(namespace("def f(x): return x + 7")), np.linspace(2.2, 1.1, 9))
    assert after.called == "f(np.array([2.0, 2.0, 2.0]))"


def test_what_the_reference_finds_infinite_is_no_example() -> None:
    right = "def f(x):\n    with np.errstate(all='ignore'): return 1 / (x - 1)"
    _, after = searched(right, LocalEndpoint(namespace("def f(x): return x * 0")), np.array([1.5, 2.5, 3.5]))
    assert after.called in ("f(np.array([2.0]))", "f(np.array([1.5]))")


PROBE = "f(n * [1.0]) + m"


def test_a_probe_that_tells_of_its_inputs_is_made_smaller() -> None:
    right, endpoint = namespace(SUM), LocalEndpoint(namespace(MEAN))
    answer, reference = Answer("f", endpoint), Reference("f", LocalEndpoint(right))
    with pytest.raises(NotYet) as caught:
        agree_probe(answer, reference, PROBE, called=lambda n, m: f"f of {n} ones, plus {m}", n=41, m=17)
    before, after = shown(answer, caught.value, reference)
    assert (before.called, after.called) == ("f of 41 ones, plus 17", "f of 2 ones, plus 1")


def test_a_probe_with_a_fixed_text_is_left_as_it_is() -> None:
    answer = Answer("f", LocalEndpoint(namespace(MEAN)))
    with pytest.raises(NotYet):
        agree_probe(answer, Reference("f", LocalEndpoint(namespace(SUM))), PROBE, called="f of many ones", n=41, m=17)
    assert answer.disagreement is None


def test_it_says_the_same_each_time() -> None:
    x = np.random.default_rng(0).normal(size=(4, 6))
    np.random.seed(1)
    first = searched(SUM, LocalEndpoint(namespace(MEAN)), x)
    np.random.seed(2)
    assert searched(SUM, LocalEndpoint(namespace(MEAN)), x) == first


TRACES = """
import sys, warnings
warnings.simplefilter("error")
import autograder.grading.notebook
sys.path.insert(0, sys.argv[1])
import numpy as np
from searching import MEAN, SUM, LocalEndpoint, namespace, searched
sys.stderr.write(searched(SUM, LocalEndpoint(namespace(MEAN)), np.random.default_rng(0).normal(size=(4, 6)))[1].called)
assert "hypothesis" not in sys.modules
"""


def test_nothing_is_imported_before_it_is_needed_and_nothing_written_or_printed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TRACES, str(Path(searching.__file__).parent)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    here = searched(SUM, LocalEndpoint(namespace(MEAN)), np.random.default_rng(0).normal(size=(4, 6)))[1]
    assert (done.returncode, done.stdout, done.stderr) == (0, "", here.called)
    assert list(tmp_path.iterdir()) == []
