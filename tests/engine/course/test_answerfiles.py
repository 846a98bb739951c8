"""Kept answers: a docstring that says what is special about them, and the text of an answer cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.answer_bank import AnswerFile, alternatives, misconceptions
from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError

WRONG = '''"""Gives its argument back.

Costs: 2.5
Says: a factor
Hint: The result should be further from zero.
    Compare with the worked example: twice as far.
"""
# the first comment

def double(x):
    """Looks like a docstring."""
    return x
'''
RIGHT = '"""In a loop."""\ndef double(x):\n    return [2 * value for value in x]\n'


@pytest.fixture
def place(tmp_path: Path) -> Assignment:
    """An assignment that keeps no answer yet."""
    return Assignment(Course(tmp_path), "week1")


def keep(folder: Path, text: str | bytes, name: str = "kept") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.py").write_bytes(text if isinstance(text, bytes) else text.encode())


def misconception(place: Assignment, text: str | bytes) -> AnswerFile:
    """What is read of a misconception of that text."""
    keep(place.misconceptions("double"), text)
    (found,) = misconceptions(place, "double")
    return found


def alternative(place: Assignment, text: str) -> AnswerFile:
    keep(place.alternatives("double"), text)
    (found,) = alternatives(place, "double")
    return found


def test_a_misconception_has_idea_cost_words_and_hint(place: Assignment) -> None:
    found = misconception(place, WRONG)
    assert (found.exercise, found.name, found.idea) == ("double", "kept", "Gives its argument back")
    assert (found.costs, found.says) == (2.5, "a factor")
    assert found.hint == ("The result should be further from zero. Compare with the worked example: twice as far.")


def test_an_alternative_has_an_idea_and_costs_nothing(place: Assignment) -> None:
    found = alternative(place, RIGHT)
    assert (found.idea, found.costs, found.says, found.hint) == ("In a loop", 0.0, "", "")


def test_the_code_is_the_text_below_the_docstring(place: Assignment) -> None:
    found = misconception(place, WRONG)
    assert found.code == '# the first comment\n\ndef double(x):\n    """Looks like a docstring."""\n    return x\n'


def test_a_comment_above_the_docstring_is_no_part_of_the_code(place: Assignment) -> None:
    found = alternative(place, "# a comment\n" + RIGHT)
    assert found.code.startswith("def double")


def test_answers_come_in_the_order_of_their_names(place: Assignment) -> None:
    for name in ("b", "a", "c"):
        keep(place.misconceptions("double"), WRONG, name)
    assert [one.name for one in misconceptions(place, "double")] == ["a", "b", "c"]


def test_an_exercise_without_kept_answers_has_none(place: Assignment) -> None:
    assert misconceptions(place, "double") == []


def test_files_that_are_not_python_are_left_alone(place: Assignment) -> None:
    misconception(place, WRONG)
    (place.misconceptions("double") / "README.md").write_text("notes")
    assert len(misconceptions(place, "double")) == 1


HINT = "`Says: ...`, words of its feedback, and `Hint: ...`."
FIELDS = f"A misconception has lines `Costs: 2`, the points that it loses, {HINT}"

BROKEN = {
    "no Python": ('"""It."""\ndef f(:', "is no Python: invalid syntax in line 2. Correct it."),
    "no docstring": (
        "def double(x):\n    return x\n",
        "has no docstring. Say in its first line what is special about this answer.",
    ),
    "an empty file": ("", "has no docstring. Say in its first line what is special about this answer."),
    "an empty docstring": ('"""  """\n', "has no docstring. Say in its first line what is special about this answer."),
    "no fields": (
        RIGHT,
        f"lacks Costs and Says and Hint in its docstring. {FIELDS}",
    ),
    "a field without content": (
        WRONG.replace("a factor", ""),
        f"lacks Says in its docstring. {FIELDS}",
    ),
    "a cost that is no number": (WRONG.replace("2.5", "much"), ": 'Costs: much' is not a number of points."),
    "a cost that is not finite": (WRONG.replace("2.5", "nan"), ": 'Costs: nan' is not a number of points."),
    "bytes that are no text": (b'"""\xff"""', "is not text in UTF-8. Save it as UTF-8."),
}


@pytest.mark.parametrize(("text", "sentence"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_has_its_sentence(place: Assignment, text: str | bytes, sentence: str) -> None:
    with pytest.raises(CourseError) as caught:
        misconception(place, text)
    path, space = place.misconceptions("double") / "kept.py", "" if sentence.startswith(":") else " "
    assert str(caught.value) == f"{path}{space}{sentence}"
