"""All that a hidden test imports from the engine."""

from autograder.judging.hidden_tests import (
    CourseError,
    NotYet,
    agree,
    agree_probe,
    as_array,
    compare,
    describe,
    describe_call,
    difference,
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
