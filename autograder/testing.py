"""All that a hidden test imports from the engine."""

from autograder.course.released.comparing import difference
from autograder.course.released.describing import as_array, describe, describe_call
from autograder.errors import CourseError, NotYet
from autograder.judging.hidden_tests import (
    agree,
    agree_probe,
    compare,
    expect,
    hidden,
    items,
    leaves_alone,
    numbers,
    refuses,
)

__all__ = [
    "CourseError",
    "NotYet",
    "agree",
    "agree_probe",
    "as_array",
    "compare",
    "describe",
    "describe_call",
    "difference",
    "expect",
    "hidden",
    "items",
    "leaves_alone",
    "numbers",
    "refuses",
]
