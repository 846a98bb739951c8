"""A program that submits again and again, to learn from pages what is wanted and to write it into its answer, earns
nothing by it. AUTOGRADER_TEST_TRIES sets how often it tries.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from classroom import exercise
from practising import answer, put, text_of, watching

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class, prepare
from autograder.judging import counterexamples, fixed
from autograder.judging.answer_key import AnswerKey

pytestmark = pytest.mark.slow

TRIES = int(os.environ.get("AUTOGRADER_TEST_TRIES", "8"))

# A hidden test with the same inputs for every file, as an author may write one.
FIXED = '''

@hidden("double", points=2)
def double_gives_the_right_values_for_odd_numbers(answer, reference, rng):
    """Odd numbers are doubled, too."""
    agree(answer, reference, [11.0, 13.5, 17.25], rtol=1e-12)
'''

ANSWER = """
TABLE = {table}
GUESS = {guess}
SEEN = []


def double(x):
    key = repr([float(v) for v in np.asarray(x, dtype=float).ravel()])
    SEEN.append(key)
    return TABLE.get(key, [GUESS * 3.7 + i for i, _ in enumerate(np.ravel(x))])
"""
TELLS = "raise KeyError(str(SEEN[:12]))"
_CALLED = re.compile(r"double\((?:np\.array\()?(\[[^()]*\])\)?\)")


@pytest.fixture
def with_fixed_inputs(week1: Assignment) -> Assignment:
    path = week1.hidden("double")
    text = path.read_text()
    path.write_text(text.replace("points=4", "points=2") + FIXED)
    prepare(week1)
    return week1


class Miner:
    """What was learnt, and the next file to submit."""

    def __init__(self) -> None:
        self.table: dict[str, list[float]] = {}
        self.seen: set[str] = set()

    def answer(self, guess: int) -> Callable[[SampleSubmission], None]:
        def change(work: SampleSubmission) -> None:
            work.answer("double", ANSWER.format(table=self.table, guess=guess), earns=0)
            work.insert("basics", "triple", TELLS)  # behind the graded cell: what the tests have asked

        return change

    def learn(self, page: Path) -> None:
        soup = BeautifulSoup(page.read_text(), "html.parser")
        for body in soup.find_all("tbody"):
            rows = {row.th.get_text(): row.td.get_text() for row in body.find_all("tr") if row.th and row.td}
            called = _CALLED.search(rows.get("called", ""))
            wanted = rows.get("wanted", "")
            if called and re.fullmatch(r"\[[-0-9., e]*\]", wanted):
                self.table[repr([float(each) for each in ast.literal_eval(called[1])])] = ast.literal_eval(wanted)
        self.seen |= set(re.findall(r"\[[-0-9., e]+\]", soup.get_text()))


def mine(assignment: Assignment, shared: Path) -> tuple[Miner, float, float]:
    """What it has learnt, and what its last file and one that knows nothing earn in the end."""
    miner, watch = Miner(), watching(assignment, shared)
    for guess in range(TRIES):
        place = put(assignment, shared, miner.answer(guess))
        assert len(answer(watch)) == 1
        miner.learn(place.with_name("week1-feedback") / "basics.html")
    points = []
    for student, files in (("miner", miner), ("nobody", Miner())):
        place = put(assignment, shared, files.answer(0), student)
        folder = assignment.course.root / "submitted" / student / "week1"
        folder.mkdir(parents=True)
        (folder / "basics.ipynb").write_bytes((place / "basics.ipynb").read_bytes())
        (result,) = grade_class(assignment, [student])
        points.append(exercise(result, "double").earned)
    return miner, points[0], points[1]


def test_what_pages_of_practice_tell_raises_no_grade(with_fixed_inputs: Assignment, tmp_path: Path) -> None:
    miner, mined, without = mine(with_fixed_inputs, tmp_path / "shared")
    assert miner.table, "pages do tell what is wanted for inputs of practice"
    assert "[11.0, 13.5, 17.25]" not in " ".join(miner.seen), "and nothing of what is asked of every file"
    assert "[11.0, 13.5, 17.25]" not in miner.table
    assert mined == without == 0


def test_it_would_if_pages_told_of_inputs_that_come_again(
    with_fixed_inputs: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counterexamples, "show", lambda *_: None)  # others than those of the tests
    monkeypatch.setattr(AnswerKey, "fixed", lambda *_: fixed.Fixed())
    _, mined, without = mine(with_fixed_inputs, tmp_path / "shared")
    assert mined > without


def test_calls_that_are_the_same_for_each_file_are_known(with_fixed_inputs: Assignment) -> None:
    key = AnswerKey.load(with_fixed_inputs, "basics")
    texts = key.fixed("double").texts
    assert "double([11.0, 13.5, 17.25])" in texts
    assert key.fixed("triple").texts == frozenset()
    again = AnswerKey.load(with_fixed_inputs, "basics")
    assert again.fixed("double") == key.fixed("double"), "as it was noted"
    path = with_fixed_inputs.hidden("double")
    path.write_text(path.read_text().replace("[11.0, 13.5, 17.25]", "[rng.integers(2) + 0.5]"))
    changed = AnswerKey.load(with_fixed_inputs, "basics").fixed("double").texts
    assert changed <= {"double([0.5])", "double([1.5])"}, "drawn from so few that they come again"
    assert changed


def test_inputs_that_are_drawn_from_a_few_are_known(week1: Assignment) -> None:
    path = week1.hidden("double")
    text = path.read_text().replace("points=4", "points=2")
    path.write_text(text + FIXED.replace("[11.0, 13.5, 17.25]", "[11.0, float(rng.integers(100)), 17.25]"))
    prepare(week1)
    found = AnswerKey.load(week1, "basics").fixed("double")
    assert ("double_gives_the_right_values_for_odd_numbers", 0) in found.places
    assert {test for test, _ in found.places} == {"double_gives_the_right_values_for_odd_numbers"}
    assert len([text for text in found.texts if text.startswith("double([11.0, ")]) > 20


LEAKS = {
    "a message": "def double(x):\n    SEEN.append(list(x))\n    raise ValueError(repr(SEEN))\n",
    "a kind": "def double(x):\n    raise type('E' + ''.join(filter(str.isalnum, repr(x))), (Exception,), {})\n",
    "a later cell": "def double(x):\n    SEEN.append(list(x))\n    return x\n",
    "a later answer": "def double(x):\n    SEEN.append(list(x))\n    return x\n",
}


@pytest.mark.parametrize("how", LEAKS)
def test_what_hidden_tests_gave_comes_out_by_no_exception(
    with_fixed_inputs: Assignment, tmp_path: Path, how: str
) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", f"SEEN = []\n{LEAKS[how]}", earns=0)
        if how == "a later cell":
            work.insert("basics", "triple", "raise ValueError(repr(SEEN))")
        if how == "a later answer":
            work.answer("triple", "raise KeyError(repr(SEEN))\ndef triple(x): pass\n", earns=0)

    place = put(with_fixed_inputs, tmp_path / "shared", change)
    assert len(answer(watching(with_fixed_inputs, tmp_path / "shared"))) == 1
    page = text_of(place.with_name("week1-feedback") / "basics.html")
    assert "17.25" not in page
    assert "1725" not in page


def test_a_message_of_a_cell_above_the_first_exercise_is_told(with_fixed_inputs: Assignment, tmp_path: Path) -> None:
    def change(work: SampleSubmission) -> None:
        work.insert("basics", "double", "raise ValueError('nothing was asked by then')")

    place = put(with_fixed_inputs, tmp_path / "shared", change)
    assert len(answer(watching(with_fixed_inputs, tmp_path / "shared"))) == 1
    assert "nothing was asked by then" in text_of(place.with_name("week1-feedback") / "basics.html")
