"""Kept answers: a docstring that says what is special about them, and the text of an answer cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.answer_bank import AnswerFile, load
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


def kept(folder: Path, text: str | bytes, *, misconceptions: bool = True, name: str = "kept") -> list[AnswerFile]:
    path = folder / "double" / f"{name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(folder, "double", misconceptions=misconceptions)


def test_a_misconception_has_idea_cost_words_and_hint(tmp_path: Path) -> None:
    (found,) = kept(tmp_path, WRONG)
    assert (found.exercise, found.name, found.idea) == ("double", "kept", "Gives its argument back")
    assert (found.costs, found.says) == (2.5, "a factor")
    assert found.hint == ("The result should be further from zero. Compare with the worked example: twice as far.")


def test_an_alternative_has_an_idea_and_costs_nothing(tmp_path: Path) -> None:
    (found,) = kept(tmp_path, RIGHT, misconceptions=False)
    assert (found.idea, found.costs, found.says, found.hint) == ("In a loop", 0.0, "", "")


def test_the_code_is_the_text_below_the_docstring(tmp_path: Path) -> None:
    (found,) = kept(tmp_path, WRONG)
    assert found.code == '# the first comment\n\ndef double(x):\n    """Looks like a docstring."""\n    return x\n'


def test_a_comment_above_the_docstring_is_no_part_of_the_code(tmp_path: Path) -> None:
    (found,) = kept(tmp_path, "# a comment\n" + RIGHT, misconceptions=False)
    assert found.code.startswith("def double")


def test_answers_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        kept(tmp_path, WRONG, name=name)
    assert [one.name for one in load(tmp_path, "double", misconceptions=True)] == ["a", "b", "c"]


def test_an_exercise_without_kept_answers_has_none(tmp_path: Path) -> None:
    assert load(tmp_path, "double", misconceptions=True) == []


def test_files_that_are_not_python_are_left_alone(tmp_path: Path) -> None:
    kept(tmp_path, WRONG)
    (tmp_path / "double" / "README.md").write_text("notes")
    assert len(load(tmp_path, "double", misconceptions=True)) == 1


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
        "lacks Costs and Says and Hint in its docstring. See the top of autograder/course/answer_bank.py.",
    ),
    "a field without content": (
        WRONG.replace("a factor", ""),
        "lacks Says in its docstring. See the top of autograder/course/answer_bank.py.",
    ),
    "a cost that is no number": (WRONG.replace("2.5", "much"), ": 'Costs: much' is no number of points."),
    "a cost that is not finite": (WRONG.replace("2.5", "nan"), ": 'Costs: nan' is no number of points."),
    "bytes that are no text": (b'"""\xff"""', "is no text in UTF-8. Save it as such."),
}


@pytest.mark.parametrize(("text", "sentence"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_has_its_sentence(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    with pytest.raises(CourseError) as caught:
        kept(tmp_path, text)
    path, space = tmp_path / "double" / "kept.py", "" if sentence.startswith(":") else " "
    assert str(caught.value) == f"{path}{space}{sentence}"
