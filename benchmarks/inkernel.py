"""The hidden tests of this course inside the student's kernel, as the graded cells of the other graders call them.

The same tests with the same inputs: only the walls between the student's code and the grader's are missing.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Any

from autograder.course.layout import Course
from autograder.judging.answer_key import AnswerKey
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.judge import judge

COURSE = "BENCHMARK_COURSE"  # environment variable: where the hidden tests are


@functools.cache
def _key(assignment: str, notebook: str) -> AnswerKey:
    return AnswerKey.load(Course(Path(os.environ[COURSE])).assignment(assignment), notebook)


def points(assignment: str, notebook: str, exercise: str, namespace: dict[str, Any]) -> float:
    """What an exercise earns that is answered in this namespace: a built-in float, as nbgrader reads it."""
    key = _key(assignment, notebook)
    return float(judge(key, key.exercise(exercise), LocalEndpoint(namespace)).earned)
