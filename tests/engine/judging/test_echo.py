"""A right answer keeps its points whichever earlier exercise is wrong, also where networks cross to right versions."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest
from conftest import ROOT

from autograder.course import answer_bank
from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Course
from autograder.course.notebooks import read
from autograder.guest.evaluate import namespace_from
from autograder.judging import reference
from autograder.judging.answer_key import AnswerKey
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.judge import judge

ASSIGNMENT = Course(ROOT).assignment("exercise4")
NOTEBOOKS = {
    "responsibilities": "mixture_models",
    "mean_log_density": "mixture_models",
    "matrix_factorization": "matrix_factorization",
    "grid_search": "matrix_factorization",
    "shuffle_experiment": "neural_networks",
}
TAKEN = {"grid_search": 3, "matrix_factorization": 2}  # one in so many, for they take seconds


@functools.cache
def key(notebook: str) -> AnswerKey:
    return AnswerKey.load(ASSIGNMENT, notebook)


def cases() -> Iterator[object]:
    """Each later exercise with the misconceptions of those that it uses, by their names."""
    for later, notebook in NOTEBOOKS.items():
        used = {name for test in key(notebook).tests[later] for name in test.uses}
        found = [kept for name in sorted(used) for kept in answer_bank.misconceptions(ASSIGNMENT, name)]
        for kept in found[:: TAKEN.get(later, 1)]:
            yield pytest.param(later, kept, id=f"{later} after {kept.exercise}/{kept.name}")


@pytest.mark.slow
@pytest.mark.parametrize(("later", "wrong"), list(cases()))
def test_a_right_answer_is_not_charged_for_an_earlier_mistake(later: str, wrong: AnswerFile) -> None:
    found = key(NOTEBOOKS[later])
    cells = []
    for name, source in reference.named_cells(read(ASSIGNMENT.source / f"{found.notebook}.ipynb")):
        cells += [(name, source), *([(f"{name}/{wrong.name}", wrong.code)] if name == wrong.exercise else [])]
    endpoint = LocalEndpoint(namespace_from(cells, str(ASSIGNMENT.source)))
    result = judge(found, found.exercise(later), endpoint, failed_before=[wrong.exercise])
    told = [(outcome.test, outcome.got, outcome.wanted) for outcome in result.outcomes if outcome.status != "passed"]
    assert (result.earned, result.faults) == (result.points, []), told
    assert result.recognised is None
