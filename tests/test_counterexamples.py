"""Smaller failing examples: they fail in the same way, stay in the domain, cost bounded time and change no points."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from classroom import earned, exercise, hand_in
from hypothesis import given
from hypothesis import strategies as st

from autograder import counterexamples, smaller
from autograder.answers import Answer, Disagreement, LocalPeer, Peer, Reference
from autograder.course import Assignment, Course
from autograder.errors import CallTimeout, KernelDied, KernelLost, NotYet
from autograder.hidden import agree, agree_probe
from autograder.judging import AnswerKey, judge
from autograder.kernels import wire
from autograder.kernels.servant import namespace_from
from autograder.results import ExerciseResult, Outcome
from autograder.samples import Work

SETUP = ("setup", "import numpy as np")
WRONG_ABOVE_ZERO = "def double(x):\n    x = np.asarray(x)\n    return 2 * x + 0.25 * x**3 * (x > 0)"


def namespace(code: str) -> dict[str, Any]:
    return namespace_from([SETUP, ("student", code)])


@pytest.fixture(scope="module")
def key(template: Path) -> AnswerKey:
    return AnswerKey.load(Course(template).assignment("week1"), "basics")


class Counted:
    """A peer that counts requests, and from the second on replies as it is told to."""

    def __init__(self, code: str, then: Callable[[bytes], bytes] | None = None) -> None:
        self.peer, self.then, self.requests = LocalPeer(namespace(code)), then, 0

    def exchange(self, request: bytes, supply: Any = None) -> bytes:
        self.requests += 1
        return self.then(request) if self.then and self.requests > 1 else self.peer.exchange(request)


def raising(error: Exception) -> Callable[[bytes], bytes]:
    def reply(request: bytes) -> bytes:
        raise error

    return reply


def searched(
    right: str, peer: Peer, *args: Any, name: str = "f", rtol: float = 1e-9, **kwargs: Any
) -> tuple[Outcome, Outcome]:
    """The outcome of one `agree` before and after the search."""
    reference, answer = Reference(name, namespace(right)), Answer(name, peer)
    with pytest.raises(NotYet) as caught:
        agree(answer, reference, *args, rtol=rtol, **kwargs)
    return shown(answer, caught.value, peer, namespace(right))


def shown(answer: Answer, told: NotYet, peer: Peer, right: dict[str, Any]) -> tuple[Outcome, Outcome]:
    before = Outcome("test", "Claim.", 1.0, "not yet", told.called, told.got, told.wanted, told.look_at)
    result = ExerciseResult(answer.name, 1.0, [before])
    assert answer.disagreement is not None
    counterexamples.show(result, [(0, answer.disagreement)], peer, right)
    assert result.faults == []
    (after,) = result.outcomes
    assert (after.test, after.claim, after.points, after.status) == (before.test, before.claim, 1.0, "not yet")
    return before, after


def arguments(called: str) -> tuple[Any, ...]:
    """The arguments of a call, read from what a student reads."""
    names = {"f": lambda *args: args, "inf": np.inf, "nan": np.nan}
    return eval(called, names)


# ---------------------------------------------------------------------------------------------- what is found


MEAN, SUM = "def f(x): return np.asarray(x).mean(-1)", "def f(x): return np.asarray(x).sum(-1)"


def test_the_example_is_short_and_simple_and_fails() -> None:
    before, after = searched(SUM, LocalPeer(namespace(MEAN)), np.random.default_rng(0).normal(size=(4, 6)))
    assert before.called == "f(array of shape (4, 6))"
    (x,) = arguments(after.called)
    assert np.size(x) <= 4
    assert (np.mean(x, -1) != np.sum(x, -1)).any()
    assert set(np.ravel(x)) <= {1, 2, -1}


def test_the_element_that_matters_is_found() -> None:
    x = np.arange(1.0, 12.0)
    x[7] = -np.inf
    _, after = searched("def f(x): return x", LocalPeer(namespace("def f(x): return np.maximum(x, -5)")), x)
    assert (after.called, after.got, after.wanted) == ("f([-inf])", "[-5]", "[-inf]")


def test_axes_of_one_length_stay_equally_long() -> None:
    right, wrong = "def f(x, y): return np.dot(x, y)", "def f(x, y): return np.dot(x, y) + 1"
    x = np.arange(1.0, 9.0)
    _, after = searched(right, LocalPeer(namespace(wrong)), x, y=x[::-1].copy())
    assert after.called == "f([1], y=[1])"


def test_lists_and_tuples_are_made_smaller_too() -> None:
    right = "def f(clusters): return sum(s * pi for mu, s, pi in clusters)"
    wrong = "def f(clusters): return sum(s * pi for mu, s, pi in clusters) + len(clusters)"
    clusters = [(-1.21, 0.77, 0.3), (0.32, 1.4, 0.5), (1.0, 2.7, 0.2)]
    _, after = searched(right, LocalPeer(namespace(wrong)), clusters)
    assert after.called in ("f([(1, 1, 1)])", "f([(-1, 1, 1)])")


def test_tensors_are_made_smaller_and_stay_tensors() -> None:
    right = "def f(x): return x.clone() + 0.0"
    wrong = "def f(x): return x**2 + 1.0"
    _, after = searched(right, LocalPeer(namespace(wrong)), torch.arange(15.0).reshape(3, 5) + 1, rtol=1e-4)
    assert (after.called, after.got, after.wanted) == ("f([[1]])", "[[2]] of shape (1, 1)", "[[1]] of shape (1, 1)")


def test_a_generator_is_given_afresh_each_time() -> None:
    right = "def f(x, rng): return x + rng.random(len(x))"
    wrong = "def f(x, rng): return x - rng.random(len(x))"
    _, after = searched(right, LocalPeer(namespace(wrong)), np.arange(2.0, 9.0), np.random.default_rng(1))
    draw = np.random.default_rng(1).random()
    x, got, wanted = after.called, after.got, after.wanted
    assert (x, got, wanted) == ("f([2], rng)", f"[{2 - draw:.5g}]", f"[{2 + draw:.5g}]")


def test_an_error_stays_the_same_error() -> None:
    wrong = "def f(x):\n    if len(x) < 2: raise KeyError('short')\n    return x[99]"
    before, after = searched("def f(x): return x", LocalPeer(namespace(wrong)), np.arange(1.0, 7.0))
    assert before.got.startswith("IndexError")
    assert after.got.startswith("IndexError")
    assert after.called == "f([1, 1])" or after.called == "f([1, 2])"


def test_a_wrong_value_keeps_its_symptom() -> None:
    wrong = "def f(x): return np.log(np.exp(x)) if np.max(x) > 0 else x + 1"
    before, after = searched("def f(x): return np.asarray(x)", LocalPeer(namespace(wrong)), np.linspace(700, 9000, 8))
    assert before.look_at == after.look_at == "where the infinity comes from: an overflow, or the logarithm of zero"
    (x,) = arguments(after.called)
    assert len(x) == 1
    assert x[0] > 709


def test_what_the_reference_has_no_answer_to_is_no_example() -> None:
    right = "def f(x):\n    if len(x) < 3: raise ValueError\n    return x * 1.0"
    _, after = searched(right, LocalPeer(namespace("def f(x): return x + 7")), np.linspace(2.2, 1.1, 9))
    assert after.called == "f([2, 2, 2])"


def test_what_the_reference_finds_infinite_is_no_example() -> None:
    right = "def f(x):\n    with np.errstate(all='ignore'): return 1 / (x - 1)"
    _, after = searched(right, LocalPeer(namespace("def f(x): return x * 0")), np.array([1.5, 2.5, 3.5]))
    assert after.called == "f([2])"


PROBE = "f(n * [1.0]) + m"


def test_a_probe_that_tells_of_its_inputs_is_made_smaller() -> None:
    right, peer = namespace(SUM), LocalPeer(namespace(MEAN))
    answer = Answer("f", peer)
    with pytest.raises(NotYet) as caught:
        agree_probe(answer, Reference("f", right), PROBE, called=lambda n, m: f"f of {n} ones, plus {m}", n=41, m=17)
    before, after = shown(answer, caught.value, peer, right)
    assert (before.called, after.called) == ("f of 41 ones, plus 17", "f of 2 ones, plus 1")


def test_a_probe_with_a_fixed_text_is_left_as_it_is() -> None:
    answer = Answer("f", LocalPeer(namespace(MEAN)))
    with pytest.raises(NotYet):
        agree_probe(answer, Reference("f", namespace(SUM)), PROBE, called="f of many ones", n=41, m=17)
    assert answer.disagreement is None


def test_it_says_the_same_each_time() -> None:
    x = np.random.default_rng(0).normal(size=(4, 6))
    np.random.seed(1)
    first = searched(SUM, LocalPeer(namespace(MEAN)), x)
    np.random.seed(2)
    assert searched(SUM, LocalPeer(namespace(MEAN)), x) == first


# ---------------------------------------------------------------------------------------------- the domain


numbers = st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda number: number == 0 or abs(number) > 1e-6)
arrays = st.lists(numbers | st.sampled_from([0.0, np.nan, -np.inf]), min_size=1, max_size=12).map(np.array)
whole = st.lists(st.integers(-9, 9), min_size=1, max_size=12).map(lambda found: np.array(found, dtype=float))
tosses = st.randoms(use_true_random=False).map(lambda random: lambda: random.random() < 0.5)


def made_smaller(value: Any, toss: Callable[[], bool]) -> Any:
    domain = smaller.Domain(value)
    return smaller.simpler(domain.with_shares(smaller.shorter(value, toss)), domain, toss)


@given(arrays | whole, tosses)
def test_numbers_stay_in_the_domain_of_their_array(array: np.ndarray, toss: Callable[[], bool]) -> None:
    found = made_smaller(array, toss)
    assert 1 <= len(found) <= len(array)
    ordinary, before = found[np.isfinite(found)], array[np.isfinite(array)]
    for sign in (1, -1):
        assert not (sign * ordinary > 0).any() or (sign * before > 0).any()
    for special in (found == 0, np.isnan(found), np.isinf(found)):
        assert not special.any() or any(np.array_equal(v, w, equal_nan=True) for v in found[special] for w in array)
    if len(array) > 1 and len(ordinary[ordinary != 0]):
        assert before[before != 0].min() <= ordinary[ordinary != 0].min()
        assert ordinary[ordinary != 0].max() <= before[before != 0].max()
    if (before == np.round(before)).all():
        assert (ordinary == np.round(ordinary)).all()


@given(st.integers(1, 10**6), tosses)
def test_a_positive_integer_stays_one_and_does_not_grow(number: int, toss: Callable[[], bool]) -> None:
    found = made_smaller({"args": (number,)}, toss)["args"][0]
    assert type(found) is int
    assert 1 <= found <= number


@given(st.floats(1e-3, 1e3), tosses)
def test_a_single_number_stays_near_however_often_it_is_made_simpler(number: float, toss: Callable[[], bool]) -> None:
    inputs = {"args": (number,)}
    domain = smaller.Domain(inputs)
    for _ in range(5):
        inputs = smaller.simpler(inputs, domain, toss)
    assert number / 2 <= inputs["args"][0] <= number * 2


@given(st.floats(1e-6, 0.999999), tosses)
def test_a_number_between_0_and_1_stays_there(number: float, toss: Callable[[], bool]) -> None:
    assert 0 < made_smaller({"args": (number,)}, toss)["args"][0] < 1


@given(st.lists(st.floats(0.1, 1.0), min_size=2, max_size=6), tosses)
def test_shares_still_sum_to_1(weights: list[float], toss: Callable[[], bool]) -> None:
    shares = np.array(weights) / np.sum(weights)
    assert made_smaller(shares, toss).sum() == pytest.approx(1)
    column = [(2.0, float(share)) for share in shares]
    assert sum(share for _, share in made_smaller(column, toss)) == pytest.approx(1)


def test_laws_are_kept() -> None:
    table = np.array([[1.0, 0.0], [0.0, 2.0]])
    rising = smaller.Domain([np.array([1.0, 2.0, 4.0])])
    assert [rising.holds([np.array(x)]) for x in ([1.0, 2.0], [2.0], [1.0, 1.0])] == [True, True, False]
    assert [smaller.Domain(table).holds(x) for x in (table[:1, :1], table[:1, 1:], table[:1])] == [True, False, False]


def test_nothing_but_numbers_is_changed() -> None:
    inputs = {"args": ("text", None, True, np.array([True, False]), {"seed": 3}, 1 + 2j)}
    found = made_smaller(inputs, lambda: False)["args"]
    assert found[:3] + found[4:] == ("text", None, True, {"seed": 1}, 1 + 2j)
    assert found[3].dtype == bool


# ---------------------------------------------------------------------------------------------- hostile answers


def unchanged(peer: Counted) -> bool:
    before, after = searched(SUM, peer, np.linspace(1.1, 2.2, 24).reshape(4, 6))
    return before == after


def test_a_call_that_takes_too_long_ends_the_search() -> None:
    peer = Counted(MEAN, raising(CallTimeout("no answer within 1 s")))
    assert unchanged(peer)
    assert peer.requests == 2


def test_a_kernel_that_dies_ends_the_search() -> None:
    peer = Counted(MEAN, raising(KernelDied("the kernel ended")))
    assert unchanged(peer)
    assert peer.requests == 2


def test_what_was_found_before_the_kernel_died_is_kept() -> None:
    peer = Counted(MEAN)
    peer.then = lambda request: peer.peer.exchange(request) if peer.requests < 9 else raising(KernelDied("gone"))(b"")
    before, after = searched(SUM, peer, np.linspace(1.1, 2.2, 24).reshape(4, 6))
    assert before != after
    assert after.got != "gone"
    assert peer.requests == 9


def test_a_kernel_that_is_lost_is_told_to_the_caller() -> None:
    peer = Counted(MEAN, raising(KernelLost("ended from outside")))
    with pytest.raises(KernelLost):
        unchanged(peer)


def test_an_answer_that_is_another_one_each_time_is_left_as_it_is() -> None:
    peer = Counted("calls = []\ndef f(x):\n    calls.append(1)\n    return np.full(len(x), float(len(calls)))")
    assert unchanged(peer)
    assert peer.requests <= 3


def test_an_answer_that_fails_by_chance_is_not_blamed_for_an_example() -> None:
    code = "calls = []\ndef f(x):\n    calls.append(1)\n    return x.sum(-1) + (len(calls) <= 2 or len(calls) * 1e-3)"
    assert unchanged(Counted(code))


def test_an_answer_that_becomes_a_stub_is_no_failure() -> None:
    code = "calls = []\ndef f(x):\n    calls.append(1)\n    if len(calls) > 2: raise NotImplementedError('f: write your"
    code += " answer here')\n    return x.mean(-1)"
    assert unchanged(Counted(code))


def test_huge_and_garbled_replies_cost_bounded_time() -> None:
    reply = wire.encode({"status": "value", "value": np.zeros(7 * 10**6)})
    for then in (lambda request: reply, lambda request: b"\xc1" * 10**6, lambda request: os.urandom(999)):
        peer = Counted(MEAN, then)
        started = time.thread_time()
        assert unchanged(peer)
        assert time.thread_time() - started < 5
        assert peer.requests <= counterexamples.CALLS + 2


def test_calls_are_bounded() -> None:
    right, wrong = "def f(x): return x", "def f(x): return x if len(x) < 9 else x + (np.diff(x).std() > 1e-3)"
    peer = Counted(wrong)
    searched(right, peer, np.random.default_rng(0).normal(size=(12, 12)))
    assert peer.requests <= counterexamples.CALLS + 2


def test_a_slow_answer_is_asked_a_few_times_only() -> None:
    peer = Counted("import time\n" + MEAN.replace("return", "time.sleep(0.3); return"))
    searched(SUM, peer, np.linspace(1.1, 2.2, 24).reshape(4, 6))
    assert peer.requests <= 7


# ---------------------------------------------------------------------------------------------- inside judging


def judged(key: AnswerKey, peer: Peer, name: str = "double", **options: Any) -> tuple[ExerciseResult, list[Outcome]]:
    """The result with smaller examples, and the outcomes without."""
    later: list[Callable[[], None]] = []
    result = judge(key, key.exercise(name), peer, later=later, **options)
    before, points, recognised = list(result.outcomes), result.earned, result.recognised
    for improve in later:
        improve()
    assert (result.earned, result.recognised, result.faults) == (points, recognised, [])
    assert [outcome.status for outcome in result.outcomes] == [outcome.status for outcome in before]
    return result, before


def test_what_is_not_recognised_gets_a_smaller_example_for_the_same_points(key: AnswerKey) -> None:
    result, before = judged(key, LocalPeer(namespace(WRONG_ABOVE_ZERO)))
    assert before[0].called.count(",") == 6
    (x,) = arguments(result.outcomes[0].called.replace("double", "f"))
    assert len(x) == 1
    assert x[0] > 0
    assert (result.outcomes[0].got, result.outcomes[0].wanted) == (
        f"[{2 * x[0] + x[0] ** 3 / 4:.5g}]",
        f"[{2 * x[0]:g}]",
    )


def test_what_is_recognised_is_left_as_it_is(key: AnswerKey) -> None:
    peer = Counted("def double(x): return np.asarray(x, dtype=float)")
    result, before = judged(key, peer)
    assert result.recognised is not None
    assert result.outcomes == before
    assert peer.requests == 2


def test_a_right_answer_is_not_asked_again(key: AnswerKey) -> None:
    peer = Counted("def double(x): return 2 * np.asarray(x)")
    judged(key, peer)
    assert peer.requests == 3


def test_a_stub_is_not_asked_again(key: AnswerKey) -> None:
    peer = Counted("def double(x): raise NotImplementedError('double: write your answer here')")
    assert judged(key, peer)[0].status == "not attempted"
    assert peer.requests == 2


def test_a_fault_of_the_search_costs_nothing(key: AnswerKey) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    told = NotYet("f(1)")
    found = Disagreement(told, wire.encode({"name": "double", "args": [1.0], "kwargs": {}}), 0.0, 0.0, broken)
    result = ExerciseResult("double", 5.0, [Outcome("test", "Claim.", 5.0, "not yet", "f(1)")])
    counterexamples.show(result, [(0, found)], LocalPeer({}), key.namespace)
    assert "ZeroDivisionError" in result.faults[0]
    assert result.outcomes[0].called == "f(1)"


def test_with_stand_ins_nothing_is_asked_again(week1: Assignment) -> None:
    path = week1.hidden / "basics.py"
    path.write_text(path.read_text().replace('@hidden("triple", ', '@hidden("triple", uses=("double",), '))
    code = WRONG_ABOVE_ZERO + "\ndef triple(x): return double(x) - 3"
    _, before = judged(AnswerKey.load(week1, "basics"), LocalPeer(namespace(code)), "triple", failed_before=["double"])
    result, _ = judged(AnswerKey.load(week1, "basics"), LocalPeer(namespace(code)), "triple", failed_before=["double"])
    assert result.outcomes == before


def answer_double(code: str) -> Callable[[Work], None]:
    return lambda work: work.answer("double", code, earns=0)


def test_calls_of_the_search_do_not_count_for_later_exercises(quick: Assignment) -> None:
    def change(work: Work) -> None:
        work.answer(
            "double", "calls = 0\n" + WRONG_ABOVE_ZERO.replace(":\n", ":\n    global calls; calls += 1\n", 1), earns=0
        )
        work.answer("triple", "def triple(x): return 3 * np.asarray(x) if calls < 4 else x", earns=5)

    result = hand_in(quick, change)
    assert earned(result) == (1.0, 5.0)
    assert exercise(result, "double").outcomes[0].called.count(",") == 0


@pytest.mark.parametrize("then", ["import os; os._exit(0)", "while True: pass", "return np.zeros(10**7)"])
def test_an_answer_that_turns_hostile_when_it_is_asked_again_changes_nothing(quick: Assignment, then: str) -> None:
    code = (
        f"calls = 0\ndef double(x):\n    global calls; calls += 1\n    if calls > 2:\n        {then}\n    return x - 7"
    )
    result = hand_in(quick, answer_double(code))
    assert earned(result) == (0.0, 5.0)
    outcome = exercise(result, "double").outcomes[0]
    assert outcome.called.count(",") == 6
    assert result.notebooks[0].seconds < 30


# ---------------------------------------------------------------------------------------------- no traces

TRACES = """
import sys, warnings
warnings.simplefilter("error")
import autograder.grading
assert "hypothesis" not in sys.modules
sys.path.insert(0, sys.argv[1])
import numpy as np
from test_counterexamples import MEAN, SUM, LocalPeer, namespace, searched
sys.stderr.write(searched(SUM, LocalPeer(namespace(MEAN)), np.random.default_rng(0).normal(size=(4, 6)))[1].called)
"""


def test_nothing_is_imported_before_it_is_needed_and_nothing_written_or_printed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TRACES, str(Path(__file__).parent)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    here = searched(SUM, LocalPeer(namespace(MEAN)), np.random.default_rng(0).normal(size=(4, 6)))[1]
    assert (done.returncode, done.stdout, done.stderr) == (0, "", here.called)
    assert list(tmp_path.iterdir()) == []
