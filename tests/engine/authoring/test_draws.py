"""Kept answers are judged for many secrets, and what does not hold for one of them is told."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from autograder.authoring.check.draws import Draws, drawn, secrets, try_secrets
from autograder.cli.main import app
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.quality.worker import answer_key

WRONG = "gives_the_argument_back.py"


@pytest.fixture(autouse=True)
def _another_course() -> None:
    """A worker keeps an answer key as long as it lives; here each test has another course in the same place."""
    answer_key.cache_clear()


def tried(assignment: Assignment, count: int = 8) -> Draws:
    return try_secrets(assignment.course.root, assignment.name, "basics", "double", secrets(count))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def slips(found: Draws) -> set[tuple[str, str]]:
    return {(slip.answer, slip.kind) for slip in found.slips}


def sometimes_zero(assignment: Assignment) -> None:
    """For every other secret the first hidden test of `double` has inputs that are all 0."""
    edit(assignment.hidden("double"), "rng.normal(size=7)", "rng.integers(2) * rng.normal(size=7)")


def test_of_a_sound_course_nothing_is_told(week1: Assignment) -> None:
    found = tried(week1)
    assert (found.secrets, found.slips, list(found.sentences())) == (8, [], [])


def test_a_misconception_that_passes_a_test_by_luck_is_told(week1: Assignment) -> None:
    sometimes_zero(week1)
    found = tried(week1)
    assert slips(found) == {("the misconception gives_the_argument_back", "has other costs")}
    assert 0 < found.secrets_with("has other costs") == len(found.slips) < 8
    (sentence,) = found.sentences()
    assert sentence.startswith(
        f"double: the misconception gives_the_argument_back has other costs for {len(found.slips)} of 8 secrets, for "
        f"instance '{found.slips[0].secret}': 1 points lost rather than 5 (double_keeps_its_argument)"
    )


def test_a_right_answer_that_loses_points_is_told(week1: Assignment) -> None:
    edit(week1.alternatives("double") / "in_a_loop.py", "for value in x]", "for value in x if value.sum() > -2]")
    found = tried(week1)
    assert slips(found) == {("the right answer in_a_loop", "loses points")}
    assert 0 < found.secrets_with("loses points") < 8


def test_words_that_only_some_draws_show_are_told(week1: Assignment) -> None:
    path = week1.misconceptions("double") / WRONG
    edit(path, re.search("^Says:.*$", path.read_text(), re.MULTILINE).group(), "Says: -1.2")  # in some of the examples
    found = tried(week1)
    assert slips(found) == {("the misconception gives_the_argument_back", "has other words")}
    assert 0 < found.secrets_with("has other words") < 8


def test_other_wrong_answers_are_tried_for_every_tenth_secret(week1: Assignment) -> None:
    code = "def double(x):\n    return 2 * np.asarray(x, dtype=float)\n"
    texts = {
        week1.wrong("double") / "is_right.py": "Right.\n\nIs: nothing\n",
        week1.unseen("double", right=False) / "is_right_too.py": "Right.\n\ndouble(1) is 2.\n",
        week1.unseen("double", right=False) / "disputed.py": "Right.\n\ndouble(1) is 2.\n\nDisputed: it is right.\n",
    }
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""{text}"""\n\n\n{code}')
    found = tried(week1, 20)
    assert Counter((slip.answer, slip.kind) for slip in found.slips) == {
        ("the wrong answer is_right", "keeps all points"): 2,
        ("the wrong answer is_right_too", "keeps all points"): 2,
    }


def test_a_wrong_answer_that_is_taken_for_a_misconception_is_told(week1: Assignment) -> None:
    path = week1.wrong("double") / "same_mistake.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('"""Odd.\n\nIs: nothing\n"""\n\n\ndef double(x):\n    return np.asarray(x, dtype=float)\n')
    assert slips(tried(week1, 10)) == {("the wrong answer same_mistake", "gets a wrong name")}


def test_two_misconceptions_that_are_the_same_on_all_inputs_are_told(week1: Assignment) -> None:
    folder = week1.misconceptions("double")
    text = (folder / WRONG).read_text()
    (folder / "zero_for_a_large_sum.py").write_text(
        text.replace("Gives its argument back", "Gives zeros for a large sum").replace(
            "return np.asarray(x, dtype=float)", "return np.asarray(x, dtype=float) * (np.sum(x) < 3)"
        )
    )
    kinds = Counter(slip.kind for slip in tried(week1).slips)
    assert kinds["gets no name"] > 0
    assert kinds["gets no name"] % 2 == 0  # both, or none


def test_an_answer_that_does_not_load_is_named(week1: Assignment) -> None:
    edit(week1.alternatives("double") / "in_a_loop.py", "def double(x):", "1 / 0\ndef double(x):")
    with pytest.raises(CourseError, match=r"in_a_loop\.py cannot be loaded: ZeroDivisionError"):
        tried(week1, 1)


def test_the_same_secrets_give_the_same(week1: Assignment) -> None:
    sometimes_zero(week1)
    assert tried(week1).slips == tried(week1).slips


def test_an_unknown_exercise_is_refused(week1: Assignment) -> None:
    with pytest.raises(CourseError, match="has no exercise 'half' that is graded automatically; it has double, triple"):
        next(drawn(week1, 3, ["half"], 1))


def command(week1: Assignment, monkeypatch: pytest.MonkeyPatch, *options: str) -> Any:
    monkeypatch.chdir(week1.course.root)
    return CliRunner().invoke(app, ["check", "week1", "--jobs", "1", *options])


@pytest.mark.slow
def test_the_command_counts_and_says_by_its_exit_code(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    sometimes_zero(week1)
    result = command(week1, monkeypatch, "--secrets", "8")
    lines = [line.split() for line in result.stdout.splitlines()]
    wrong = tried(week1).secrets_with("has other costs")
    assert ["double", "8", "0", "0", str(wrong), "0", "0", "0"] in [line[:8] for line in lines]
    assert ["triple", "8", "0", "0", "0", "0", "0", "0"] in [line[:8] for line in lines]
    assert result.stdout.count("- double: the misconception gives_the_argument_back has other costs") == 1
    assert result.exit_code == 1


def test_the_command_gives_json_for_one_exercise(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    result = command(week1, monkeypatch, "--secrets", "3", "--exercise", "triple", "--json")
    found = json.loads(result.stdout)["week1"]
    assert {name: (entry["secrets"], entry["slips"]) for name, entry in found.items()} == {"triple": (3, [])}
    assert result.exit_code == 0


@pytest.mark.slow
def test_the_assignment_of_an_exercise_is_found(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(week1.source, week1.source.with_name("week2"))
    path = week1.source.with_name("week2") / "basics.ipynb"
    path.write_text(path.read_text().replace("triple", "quadruple"))
    monkeypatch.chdir(week1.course.root)
    words = ["check", "--jobs", "1", "--secrets", "1", "--exercise", "triple", "--json"]
    assert list(json.loads(CliRunner().invoke(app, words).stdout)) == ["week1"]


def test_one_exercise_can_be_checked_alone(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    for exercise in ("double", "triple"):
        hint = week1.misconceptions(exercise) / "of_the_test.py"
        hint.parent.mkdir(exist_ok=True)
        hint.write_text(f'"""Is right.\n\nCosts: 1\nSays: x\nHint: None.\n"""\n\n\ndef {exercise}(x):\n    return x\n')
        wrong = week1.wrong(exercise)
        wrong.mkdir(exist_ok=True)
        for name in ("one", "two"):
            (wrong / f"{name}.py").write_text('"""Wrong."""\n')
    monkeypatch.chdir(week1.course.root)
    result = CliRunner().invoke(app, ["check", "--exercise", "triple"])
    assert result.exit_code == 1
    told = [line for line in result.stdout.splitlines() if line.startswith("- ")]
    assert told
    assert all("triple" in line and "double" not in line for line in told)
    assert all(any(f"wrong/{name}.py must say" in line for line in told) for name in ("one", "two"))
    result = CliRunner().invoke(app, ["check", "--exercise", "nothing_of_that_name"])
    assert result.exit_code == 2
    assert "has no exercise 'nothing_of_that_name'" in result.stderr
