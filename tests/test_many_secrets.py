"""Right answers keep all points whatever is drawn: another secret here, hundreds by `python many_secrets.py`."""

from __future__ import annotations

import pytest
from many_secrets import ASSIGNMENT, complaints

from autograder.notebooks import exercises, read

NOTEBOOKS = ("matrix_factorization", "mixture_models")  # the networks take seconds each
EXERCISES = [
    exercise.name
    for notebook in NOTEBOOKS
    for exercise in exercises(read(ASSIGNMENT.source / f"{notebook}.ipynb"))
    if not exercise.written
]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_right_answers_keep_all_points_under_another_secret(exercise: str) -> None:
    assert list(complaints(exercise, "another", "right")) == []
