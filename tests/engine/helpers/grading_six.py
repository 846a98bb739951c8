"""Six submissions of many kinds to the tiny course, graded by nobody yet, and commands that grade them."""

from __future__ import annotations

import pytest
from six_students import STUDENTS, forget, hand_in_six, outcome

from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    """Six submissions of many kinds."""
    hand_in_six(week1)
    return week1


@pytest.fixture
def undisturbed(handed_in: Assignment) -> object:
    """What one worker records whom nobody disturbs; then everything is as before grading."""
    list(grade_class(handed_in, STUDENTS))
    found = outcome(handed_in)
    forget(handed_in)
    return found


def recorded_students(assignment: Assignment) -> list[str]:
    folder = assignment.course.root / "autograded"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
