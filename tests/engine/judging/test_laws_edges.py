"""The law of edges: inputs are cut down, and never to what the reference is not meant for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from judging_by_laws import SETUP, SPREAD, failed, found, given, judged, one_row, rows

from autograder.errors import KernelDied, KernelLost
from autograder.guest.evaluate import namespace_from
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import agree

# A reference, and a right answer in another way that would fail outside of what the reference is meant for.
MEANT = {
    "a window": (
        "def f(x, window): return np.convolve(x, np.ones(window) / window, 'valid')",
        "def f(x, window): return [np.mean(x[i:i + window]) for i in range(len(x) - window + 1)]",
        lambda rng: (rng.normal(size=9), 3),
    ),
    "a kernel": (
        "def f(x, kernel): return np.convolve(x, kernel, 'valid')",
        "def f(x, k): return [x[i:i + len(k)] @ k[::-1] for i in range(len(x) - len(k) + 1)]",
        lambda rng: (rng.normal(size=9), rng.normal(size=3)),
    ),
    "more equations than unknowns": (
        "def f(X, y): return np.linalg.lstsq(X, y, rcond=None)[0]",
        "def f(X, y): return np.linalg.solve(X.T @ X, X.T @ y)",
        lambda rng: (rng.normal(size=(9, 3)), rng.normal(size=9)),
    ),
    "a pseudo-inverse": (
        "def f(X): return np.linalg.pinv(X)",
        "def f(X): return np.linalg.inv(X.T @ X) @ X.T",
        lambda rng: (rng.normal(size=(9, 3)),),
    ),
    "more equations than unknowns, in a helper": (
        "def g(X, y): return np.linalg.pinv(X) @ y\ndef f(X, y): return g(X, y)",
        "def f(X, y): return np.linalg.inv(X.T @ X) @ X.T @ y",
        lambda rng: (rng.normal(size=(9, 3)), rng.normal(size=(9, 3))),
    ),
    "bins and their edges": (
        "def f(counts, edges): return counts / np.diff(edges)",
        "def f(counts, edges): return [counts[i] / (edges[i + 1] - edges[i]) for i in range(len(edges) - 1)]",
        lambda rng: (rng.normal(size=5), np.arange(6.0)),
    ),
    "indices": (
        "def f(table, index): return table[np.arange(len(index)), np.minimum(index, table.shape[1] - 1)]",
        "def f(table, index): return [row[i] for row, i in zip(table, index)]",
        lambda rng: (rng.normal(size=(4, 6)), np.array([5, 0, 2, 5])),
    ),
    "neighbours": (
        "def f(x, k): return np.sort(x)[:k].mean()",
        "def f(x, k): return sum(sorted(x)[i] for i in range(k)) / k",
        lambda rng: (rng.normal(size=9), 5),
    ),
    "ties": (
        "def f(labels): return np.bincount(labels).argmax()",
        "def f(labels): return max(reversed(sorted(set(labels.tolist()))), key=labels.tolist().count)",
        lambda rng: (np.array([3, 1, 1, 3, 3, 2]),),
    ),
    "a correlation": (
        "def f(x): return np.corrcoef(x)",
        "def f(x):\n    x = x - x.mean(1)[:, None]\n    x /= np.linalg.norm(x, axis=1)[:, None]\n    return x @ x.T",
        lambda rng: (rng.normal(size=(3, 8)),),
    ),
    "unit vectors": (
        "def f(u): return np.arccos(np.clip(u @ u.T, -1, 1)).sum()",
        "def f(u): return np.arccos(np.clip((u / np.linalg.norm(u, axis=1, keepdims=True)) @ u.T, -1, 1)).sum()",
        lambda rng: ((lambda u: u / np.linalg.norm(u, axis=1, keepdims=True))(rng.normal(size=(4, 3))),),
    ),
    "an orthogonal matrix": (
        "def f(q): return q.T",
        "def f(q): return np.linalg.inv(q)",
        lambda rng: (np.linalg.qr(rng.normal(size=(4, 4)))[0],),
    ),
    "shares": (
        "def f(p): return -(p * np.log(p)).sum()",
        "def f(p): return -(p * np.log(p / p.sum())).sum()",
        lambda rng: ((lambda p: p / p.sum())(rng.uniform(0.1, 1, size=5)),),
    ),
    "centred columns": (
        "def f(x): return (x ** 2).mean(axis=0)",
        "def f(x): return x.var(axis=0)",
        lambda rng: ((lambda x: x - x.mean(axis=0))(rng.normal(size=(6, 3))),),
    ),
    "differences": (
        "def f(x): return np.diff(x)",
        "def f(x): return [x[i + 1] - x[i] for i in range(len(x) - 1)] or [1.0]",
        lambda rng: (rng.normal(size=5),),
    ),
    "principal components": (
        "def f(x): return np.abs(np.linalg.svd(x - x.mean(0))[2])",
        "def f(x):\n    w, v = np.linalg.eigh(np.cov(x.T))\n    return np.abs(v.T[::-1])",
        lambda rng: (rng.normal(size=(9, 3)) * [3, 2, 1],),
    ),
    "a sorted list": (
        "def f(x, at): return np.searchsorted(x, at)",
        "def f(x, at): return [sum(x < a) for a in at]",
        lambda rng: (np.arange(5.0), rng.normal(size=7)),
    ),
    "an axis that is asked for": (
        "def f(x, n_columns): return x.reshape(-1, n_columns).sum(0)",
        "def f(x, n_columns): return [x[:, i].sum() for i in range(n_columns)]",
        lambda rng: (rng.normal(size=(3, 6)), 6),
    ),
}


@pytest.mark.parametrize(("reference", "right", "arguments"), MEANT.values(), ids=MEANT.keys())
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_inputs_are_not_cut_down_to_what_is_not_meant(reference: str, right: str, arguments: Any) -> None:
    for seed in range(5):
        args = arguments(np.random.default_rng(seed))
        test = given(lambda answer, reference, rng, args=args: agree(answer, reference, *args, rtol=1e-7, atol=1e-9))
        assert failed(judged(reference, right, found(test))) == []


def test_axes_of_one_length_are_cut_alike() -> None:
    shapes: list[Any] = []

    class Noting:
        def request(self, request: bytes, supply: Any = None) -> bytes:
            from autograder.guest import wire

            shapes.append([np.shape(value) for value in wire.decode(request)["args"]])
            return LocalEndpoint(namespace_from([SETUP, ("f", code)])).request(request)

    code = "def f(x, y): return (x * y).sum(axis=1)"
    test = given(lambda answer, reference, rng: agree(answer, reference, *rng.normal(size=(2, 4, 6)), rtol=1e-9))
    judged(code, code, found(test), Noting())
    assert shapes == [*[[(4, 6)] * 2] * 2, [(1, 6)] * 2, [(4, 1)] * 2, [(4, 4)] * 2]  # the first one once more


def test_inputs_alike_are_cut_down_once() -> None:
    test = given(
        lambda answer, reference, rng: [agree(answer, reference, x, rtol=1e-9) for x in rng.normal(size=(9, 4, 6))]
    )
    endpoint = Counting(LocalEndpoint(namespace_from([SETUP, ("f", SPREAD)])))
    judged(SPREAD, SPREAD, found(test), endpoint)
    assert endpoint.requests == 9 + 6 + 3  # six of them once more


class Counting:
    """A peer that counts requests and, from one on, raises an error."""

    def __init__(self, endpoint: Any, last: int = 10**9, error: Exception | None = None) -> None:
        self.endpoint, self.last, self.error, self.requests = endpoint, last, error, 0

    def request(self, request: bytes, supply: Any = None) -> bytes:
        self.requests += 1
        if self.requests > self.last and self.error:
            raise self.error
        return self.endpoint.request(request)


def test_a_kernel_that_ends_at_an_edge_costs_the_test() -> None:
    endpoint = Counting(LocalEndpoint(namespace_from([SETUP, ("f", SPREAD)])), 2, KernelDied("the kernel ended"))
    result = judged(SPREAD, SPREAD, found(rows, one_row), endpoint)
    assert [entry[:2] for entry in failed(result)] == [("one_row", "the kernel ended")]


def test_a_kernel_that_is_lost_at_an_edge_is_no_students_fault() -> None:
    endpoint = Counting(LocalEndpoint(namespace_from([SETUP, ("f", SPREAD)])), 2, KernelLost("gone"))
    with pytest.raises(KernelLost):
        judged(SPREAD, SPREAD, found(rows, one_row), endpoint)


def test_an_answer_that_is_wrong_is_not_asked_at_the_edges() -> None:
    endpoint = Counting(LocalEndpoint(namespace_from([SETUP, ("f", "def f(x): return x.max(axis=-1)")])))
    judged(SPREAD, SPREAD, found(rows, one_row), endpoint)
    assert endpoint.requests == 2
