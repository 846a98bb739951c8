"""A test that the course's own answer does not pass costs nobody points, and is told the instructor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from handing_in import DOUBLE, cell, graded, hand_in, solved
from practising import answer, page_in, put, watching

from autograder.authoring.check import check
from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.grading import soundness
from autograder.grading import submission as work
from autograder.grading.batch import grade_class


@pytest.fixture
def unfair(week1: Assignment) -> Assignment:
    """The tiny course with a test of `double` that wants another value than the reference gives."""
    path = week1.hidden("double")
    path.write_text(path.read_text() + UNFAIR.format(name="double"))
    path.write_text(path.read_text().replace("points=4", "points=3"))
    return week1


UNFAIR = '''

from autograder.testing import expect


@hidden("{name}", points=1)
def wants_the_triple(answer, reference, rng):
    """It is three times as much."""
    expect(answer([1.0])[0] == 3.0, called="{name}([1.0])", got="2.0", wanted="3.0")
'''


def status(week1: Assignment) -> dict[str, str]:
    return {each.exercise: each.status for notebook in graded(week1).notebooks for each in notebook.exercises}


def test_nobody_loses_points_by_a_test_that_the_reference_fails(unfair: Assignment) -> None:
    hand_in(unfair, solved(unfair))
    result = graded(unfair)
    (double,) = [each for each in result.notebooks[0].exercises if each.exercise == "double"]
    assert double.status == "not graded"
    assert "the course's own answer to double does not pass its tests: it earns 4 of 5 points" in double.faults[0]
    assert {each.exercise: each.earned for each in result.notebooks[0].exercises}["triple"] == 5.0
    path = unfair.hidden("double")
    path.write_text(path.read_text().replace("[0] == 3.0", "[0] == 2.0"))
    assert status(unfair)["double"] == "passed", "once it is corrected, it is graded again"


def test_practice_tries_the_own_answers_before_anybody_is_judged(unfair: Assignment, tmp_path: Path) -> None:
    place = put(unfair, tmp_path / "shared", lambda _: None)
    watch = watching(unfair, tmp_path / "shared")
    answer(watch)
    assert "could not be graded: a fault of the grader or the course, not yours. It costs you nothing" in page_in(place)
    ((first, told),) = watch.place.complaints.items()
    assert told.startswith("The course's own answer to double in week1/basics does not pass its tests")
    path = unfair.hidden("double")
    path.write_text(path.read_text().replace("[0] == 3.0", "[0] == 2.0"))
    put(unfair, tmp_path / "shared", lambda work: work.answer("triple", "def triple(x): return 3 * x", earns=5))
    (answered,) = answer(watch)
    assert answered.attempt.found["double"]["status"] == "passed", "tests that change while it runs are tried again"
    assert not watch.place.complaints
    path.write_text(path.read_text().replace("[0] == 2.0", "[0] == 4.0"))
    put(unfair, tmp_path / "shared", lambda _: None)
    answer(watch)
    (again,) = watch.place.complaints.items()
    assert again[1] == told, "and told again, under another key: each is printed once"
    assert again[0] != first


def test_what_failed_once_is_tried_again_and_helps_who_was_graded_before(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = DOUBLE.replace("2.0", "4.0")
    hand_in(week1, nb)
    assert status(week1)["double"] == "not yet"
    path = week1.course.root / ".autograder" / "sound" / "week1,basics.json"
    noted = json.loads(path.read_text())
    path.write_text(json.dumps({**noted, "failed": {"double": "4 of 5"}}))
    assert status(week1)["double"] == "not yet", "the own answers were tried again, and pass"
    assert json.loads(path.read_text())["failed"] == {}


def test_who_lost_points_by_an_unfair_test_is_graded_again(unfair: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(unfair, solved(unfair))
    with monkeypatch.context() as patch:
        patch.setattr(soundness, "own_answers", lambda *_: iter(()))
        assert status(unfair)["double"] == "not yet"
    assert status(unfair)["double"] == "not graded"
    (again,) = grade_class(unfair, ["student01"])
    assert not again.fresh, "nothing has changed since"


def test_check_says_what_the_own_answer_gives(unfair: Assignment) -> None:
    hand_in(unfair, solved(unfair))
    assert status(unfair)["double"] == "not graded"
    assert "earns 4 of 5 points" in " ".join(check(unfair, execute=False, only=["double"]))


def test_what_is_not_attempted_is_still_told_so(unfair: Assignment) -> None:
    hand_in(unfair, read(unfair.release / "basics.ipynb"))
    assert status(unfair)["double"] == "not attempted"


def test_it_is_told_where_own_answers_cannot_be_tried(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the machine is full")

    monkeypatch.setattr(work, "try_own_answers", fail)
    for path in (week1.course.root / ".autograder").glob("sound/*"):
        path.unlink()
    hand_in(week1, solved(week1))
    told: list[str] = []
    (result,) = grade_class(week1, ["student01"], notify=told.append)
    assert result.earned == 10.0
    assert told == ["The course's own answers to basics could not be tried: the machine is full"]


def test_own_answers_are_tried_once(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    note = soundness.note
    monkeypatch.setattr(soundness, "note", lambda key, result: (tried.append(key.notebook), note(key, result)))
    hand_in(week1, solved(week1))
    for folder in (week1.course.root / ".autograder").glob("sound/*"):
        folder.unlink()
    for _ in range(2):
        list(grade_class(week1, ["student01"], force=True))
    assert tried == ["basics"]
    assert status(week1)["double"] == "passed"


@pytest.mark.mostly_slow
@pytest.mark.parametrize("text", ["", "{", "[]", '{"key": 3}', '{"key": "", "failed": []}'])
def test_a_damaged_note_is_as_good_as_none(week1: Assignment, text: str) -> None:
    path = week1.course.root / ".autograder" / "sound" / "week1,basics.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    hand_in(week1, solved(week1))
    assert status(week1)["double"] == "passed"
    assert json.loads(path.read_text())["failed"] == {}


def test_a_wrong_answer_still_loses_its_points(week1: Assignment, tmp_path: Path) -> None:
    nb = solved(week1)
    cell(nb, "double").source = DOUBLE.replace("2.0", "4.0")
    hand_in(week1, nb)
    assert status(week1)["double"] == "not yet"
