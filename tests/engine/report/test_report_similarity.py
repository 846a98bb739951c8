"""Answers that are alike: copies, disguised or in part, and nobody else's."""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfTransformer

from autograder.course import answer_bank
from autograder.course.layout import Course
from autograder.report import similarity
from autograder.report.recorded import places

ROOT = Path(__file__).resolve().parents[3]
EXERCISE4 = Course(ROOT).assignment("exercise4")


def _independent(count: int = 10) -> dict[str, dict[str, str]]:
    """Students who have nothing from each other: the n-th has the n-th of the course's alternatives."""
    given: dict[str, dict[str, str]] = {f"student{number:02}": {} for number in range(count)}
    for place in places(EXERCISE4):
        kept = [] if place.exercise.written else answer_bank.alternatives(EXERCISE4, place.name)
        for student, answer in zip(given.values(), kept, strict=False):
            student[place.name] = answer.code
    return given


def _disguised(code: str) -> str:
    """The same with other names, comments and layout."""
    for name in sorted(set(re.findall(r"(?<![.\w])(?:[a-z]|[a-z]+_[a-z]+|total|rows?|result)\b(?!\()", code))):
        code = re.sub(rf"(?<![.\w]){name}\b", f"my_{name}", code)
    return "# all my own work\n" + code.replace("\n    ", "\n\n    ").replace(" = ", "  =  ")


def test_independent_answers_are_not_alike() -> None:
    assert similarity.similar_pairs(_independent(), places(EXERCISE4)) == []


def test_a_disguised_copy_is_alike() -> None:
    given = _independent()
    given["student99"] = {name: _disguised(code) for name, code in given["student03"].items()}
    assert given["student99"] != given["student03"]
    (pair,) = similarity.similar_pairs(given, places(EXERCISE4))
    assert (pair.one, pair.other) == ("student03", "student99")
    assert pair.similarity > 0.8


def test_a_copy_of_half_of_the_answers_is_alike_in_those() -> None:
    given = _independent()
    names = list(given["student01"])
    given["student99"] = {
        name: given["student03" if number % 2 else "student05"][name] for number, name in enumerate(names)
    }
    found = similarity.similar_pairs(given, places(EXERCISE4))
    assert {(pair.one, pair.other) for pair in found} <= {("student03", "student99"), ("student05", "student99")}
    assert found
    assert set(found[0].exercises) <= set(names[1::2]) or set(found[0].exercises) <= set(names[0::2])


def test_pairs_are_found_wherever_the_class_is_cut_into_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    given = _independent()
    for number, original in enumerate((0, 4, 9)):
        given[f"student{20 + number}"] = {
            name: _disguised(code) for name, code in given[f"student{original:02}"].items()
        }
    whole = similarity.similar_pairs(given, places(EXERCISE4))
    assert {(pair.one, pair.other) for pair in whole} == {
        ("student00", "student20"),
        ("student04", "student21"),
        ("student09", "student22"),
    }
    for size in (1, 4, 5):
        monkeypatch.setattr(similarity, "_BLOCK", size)
        assert similarity.similar_pairs(given, places(EXERCISE4)) == whole


def test_what_many_have_and_what_the_stub_gave_make_nobody_alike() -> None:
    given = {f"student{number:02}": next(iter(_independent(1).values())) for number in range(20)}
    assert similarity.similar_pairs(given, places(EXERCISE4)) == []
    stubs = {place.name: place.stub for place in places(EXERCISE4)}
    assert similarity.similar_pairs({"student01": stubs, "student02": stubs}, places(EXERCISE4)) == []


@pytest.mark.parametrize("piece", ['"', "'\"", '"""', " \n", '\\"', "(", "rb", "rb'''", "1.", "é", "#", "f'"])
def test_hostile_text_is_cut_into_tokens_in_linear_time(piece: str) -> None:
    text = '"' + piece * (200_000 // len(piece))  # quadratic time would be minutes
    started = time.process_time()
    assert len(similarity._tokens(text)) <= len(text)
    assert time.process_time() - started < 3


def test_weights_and_products_are_those_of_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "_BLOCK", 7)
    monkeypatch.setattr(similarity, "_AT_ONCE", 50)
    rng = np.random.default_rng(5)
    has = rng.random((20, 90)) < rng.random(90)
    has[rng.integers(20, size=90), np.arange(90)] = True  # no fragment is nobody's
    mark_of, student_of = np.nonzero(has.T)
    weights = similarity._weights(student_of, mark_of, 20)
    wanted = TfidfTransformer().fit_transform(has.astype(float)).toarray()
    for start in range(0, 20, 7):
        alike, shared = similarity._products(student_of, mark_of, weights, start, 20)
        assert alike == pytest.approx((wanted @ wanted.T)[start : start + 7])
        assert (shared == (has.astype(int) @ has.T)[start : start + 7]).all()
