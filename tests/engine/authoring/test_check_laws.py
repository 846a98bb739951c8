"""`autograder check` names an exercise to which a law applies that none of its hidden tests covers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from autograder.authoring.check import check
from autograder.authoring.check.laws import uncovered
from autograder.course.layout import Assignment
from autograder.guest.evaluate import namespace_from
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import agree, hidden, refuses
from autograder.judging.laws.notes import noting
from autograder.judging.proxies import Answer, Reference

SETUP = ("setup", "import numpy as np\nimport torch")
Test = Callable[[Answer, Reference, np.random.Generator], Any]


def lacking(code: str, *judges: Test, without: dict[str, str] | None = None) -> list[str]:
    """What no hidden test does, without the sentence around it."""
    namespace = namespace_from([SETUP, ("f", code)])
    tests = []
    with noting() as noted:
        for number, judge in enumerate(judges):
            tests.append(_test(judge, f"test_{number}", without))
            endpoint = LocalEndpoint(namespace)
            tests[-1].judge(Answer("f", endpoint), Reference("f", endpoint), np.random.default_rng(0))
    sentences = list(uncovered("tests/week1/f/hidden.py", "f", tests, noted, namespace["f"]))
    return [re.sub(r"^.*no hidden test of 'f' (.*) Add one that does.*$", r"\1", text) for text in sentences]


def _test(judge: Test, name: str, without: dict[str, str] | None) -> Any:
    def a_test(*args: Any) -> None:
        """It is as it should be."""
        judge(*args)

    a_test.__name__ = name
    return hidden("f", points=1, without=without)(a_test).hidden_test  # type: ignore[attr-defined]


def calls(*args: Any, **kwargs: Any) -> Test:
    return lambda answer, reference, rng: answer(*args, **kwargs)


def probes(source: str, **inputs: Any) -> Test:
    return lambda answer, reference, rng: answer.probe(source, **inputs)


def table(rows: int, columns: int) -> np.ndarray:
    return np.arange(1.0, 1 + rows * columns).reshape(rows, columns)


def batches(*labels: list[int]) -> list[tuple[Any, Any]]:
    return [(torch.ones(len(part), 3), torch.tensor(part)) for part in labels]


MEAN = "def f(x): return np.mean(x)"
SHARE = "def f(x, p): return p * x"
DRAW = "def f(n, rng): return rng.normal(size=n)"
SEED = "def f(n, seed=0): return np.random.default_rng(seed).normal(size=n)"
CLUSTERS = "def f(clusters): return [mu for mu, share in clusters]"
COUNT = "def f(model, batches): return sum(len(y) for _, y in batches)"
LOOP = "f(None, (batch for batch in batches))"

COVERED: dict[str, tuple[str, list[Test]]] = {
    "tables of every size": (MEAN, [calls(table(*shape)) for shape in ((3, 2), (1, 3), (3, 1), (2, 2))]),
    "tables that the engine cuts down": (MEAN, []),
    "no tables": (MEAN, [calls(np.ones(3)), calls(np.ones((2, 3, 4)))]),
    "a share off the tenths": (SHARE, [calls(1.0, 0.3), calls(1.0, 0.25)]),
    "no share": (SHARE, [calls(1.0, 0.3), calls(1.0, 7.5)]),
    "seeds": (DRAW, [calls(3, np.random.default_rng(seed)) for seed in (1, 1, 2)]),
    "seeds as numbers": (SEED, [calls(3, seed=seed) for seed in (1, 1, 2)]),
    "the random numbers of the reference": (DRAW, [lambda answer, reference, rng: agree(answer, reference, 3, rng)]),
    "seeds in a probe": (SEED, [calls(3, 1), probes("[f(3, seed), f(3, seed), f(3, seed + 1)]", seed=1)]),
    "equal entries": (
        CLUSTERS,
        [calls([(1.0, 0.5), (2.0, 0.5)]), calls([(1.0, 0.5), (1.0, 0.2)]), probes("f(iter([(1, 2)]))")],
    ),
    "batches": (COUNT, [probes(LOOP, batches=batches([0, 1, 2], [2])), probes(LOOP, batches=batches([0, 1], [1]))]),
    "batches with a number of classes": (COUNT, [probes(LOOP, batches=batches([0, 1], [1]), n_classes=3)]),
    "a model that is looked at": (COUNT, [probes("model = None\nbefore = 'model.training'\nf(model, [])")]),
}

LACKING: dict[str, tuple[str, list[Test], list[str]]] = {
    "tables": (
        MEAN,
        [calls(table(3, 2)), calls(table(3, 1))],
        ['has a table of one row, or of as many rows as columns (law "edges", argument x).'],
    ),
    "a table that is refused": (
        "def f(x):\n    if len(x) == 1: raise ValueError\n    return np.mean(x)",
        [calls(x) for x in (table(3, 2), table(3, 1), table(2, 2))]
        + [lambda answer, reference, rng: refuses(answer, table(1, 3))],
        ['has a table of one row (law "edges", argument x).'],
    ),
    "tables as inputs of a probe": (
        MEAN,
        [probes("f(x)", x=table(3, 2), y=table(1, 2))],
        ['has a table of one row, or of one column, or of as many rows as columns (law "edges", argument x).'],
    ),
    "tables in a tuple": (
        "def f(x): return [np.mean(part) for part in x]",
        [calls((table(3, 2), table(3, 1)))],
        ['has a table of one row, or of as many rows as columns (law "edges", argument x).'],
    ),
    "round shares": (
        SHARE,
        [calls(1.0, 0.3), calls(1.0, p=0.01)],
        ['has a share between the tenths, such as 0.25 (law "grid", argument p).'],
    ),
    "one seed": (
        DRAW,
        [calls(3, np.random.default_rng(1))],
        ['calls it with the same seed twice, or with two seeds, all else equal (law "seeds", argument rng).'],
    ),
    "another seed with other arguments": (
        SEED,
        [calls(3, 1), calls(3, 1), calls(4, 2)],
        ['calls it with two seeds, all else equal (law "seeds", argument seed).'],
    ),
    "equal shares alone": (
        CLUSTERS,
        [calls([(1.0, 0.5), (2.0, 0.5)])],
        [
            'has two entries with the same value 1 (law "repeats", argument clusters).',
            'has an iterable without a length (law "iterables", argument clusters).',
        ],
    ),
    "even batches": (
        COUNT,
        [probes("f(None, batches)", batches=batches([0, 1], [2, 0])), probes(LOOP, batches=batches([0, 1], [2, 0]))],
        [
            'has a last batch of one example (law "batches", argument batches).',
            'has batches without an example of the last class (law "batches", argument batches).',
        ],
    ),
    "batches in a list": (
        COUNT,
        [probes("f(None, batches)", batches=batches([0, 1], [1]), n_classes=3)],
        ['has an iterable without a length (law "iterables", argument batches).'],
    ),
    "a model": (
        COUNT,
        [probes("model = None\nf(model, [])")],
        ['looks at model.training after the call (law "arguments", argument model).'],
    ),
}


@pytest.mark.parametrize(("code", "tests"), COVERED.values(), ids=COVERED.keys())
def test_what_is_covered_is_not_asked_for(code: str, tests: list[Test]) -> None:
    assert lacking(code, *tests) == []


@pytest.mark.parametrize(("code", "tests", "sentences"), LACKING.values(), ids=LACKING.keys())
def test_what_is_not_covered_has_its_sentence(code: str, tests: list[Test], sentences: list[str]) -> None:
    assert lacking(code, *tests) == sentences


@pytest.mark.parametrize(("code", "tests", "sentences"), LACKING.values(), ids=LACKING.keys())
def test_an_exercise_may_go_without_a_law(code: str, tests: list[Test], sentences: list[str]) -> None:
    laws = {law for sentence in sentences for law in re.findall(r'law "(\w+)"', sentence)}
    assert lacking(code, *tests, without=dict.fromkeys(laws, "a reason")) == []


HIDDEN = '''from autograder.judging.hidden_tests import hidden, numbers


@hidden("double", points=5)
def gives_the_right_values(answer, reference, rng):
    """The values are right."""
    x = rng.normal(size=(3, 2))
    numbers(answer(x), x.shape)
'''


def test_check_names_exercise_argument_and_law_and_says_what_to_do(week1: Assignment) -> None:
    week1.hidden("double").write_text(HIDDEN)
    said = [text for text in check(week1, execute=False) if "law" in text]
    assert said == [
        "tests/week1/double/hidden.py: no hidden test of 'double' has a table of one row, or of one column, or of as "
        'many rows as columns (law "edges", argument x). Add one that does, or say at one of its tests why not: '
        'without={"edges": "the reason"}.'
    ]


def test_tables_that_the_engine_cuts_down_are_covered(week1: Assignment) -> None:
    for path in map(week1.hidden, ("double", "triple")):
        text = path.read_text()
        for shape in ("(1, 4)", "(4, 1)", "(3, 3)"):
            text = text.replace(shape, "(3, 2)")
        path.write_text(text)
    assert [sentence for sentence in check(week1, execute=False) if "law" in sentence] == []
