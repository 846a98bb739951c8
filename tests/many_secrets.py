"""Judges the kept answers of an exercise under many secrets: each draw of the hidden tests must hold for all of them.

    python tests/many_secrets.py iteration --secrets 500        # reference, alternatives, misconceptions
    python tests/many_secrets.py iteration --secrets 50 --wrong # and the labelled wrong answers

A right answer must keep all points under each secret; a misconception must lose what it says and be recognised; a
labelled wrong answer must lose something.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from autograder import answerfiles
from autograder.answerfiles import AnswerFile
from autograder.answers import LocalPeer, Peer, Supply
from autograder.course import Course
from autograder.judging import AnswerKey, judge
from autograder.results import ExerciseResult

COURSE = Course(Path(__file__).resolve().parents[1])
ASSIGNMENT = COURSE.assignment("exercise4")


@dataclass
class SameState:
    """A peer that begins each request with the same state of the global generators, as a student's kernel does."""

    peer: Peer

    def exchange(self, request: bytes, supply: Supply | None = None) -> bytes:
        random.seed(0)
        np.random.seed(0)
        return self.peer.exchange(request, supply)


def complaints(exercise: str, secret: str, *, wrong: bool = False) -> Iterator[str]:
    """What is not as it should be under one secret: the kind of answer, its name, and what happened."""
    notebook = next(name for name in ASSIGNMENT.notebooks if exercise in _key(name).tests)
    key = replace(_key(notebook), secret=secret, _replies={}, _peers={})
    yield from _right("the reference", _judged(key, exercise, None))
    for kept in answerfiles.load(ASSIGNMENT.alternatives, exercise, misconceptions=False):
        yield from _right(f"alternative {kept.name}", _judged(key, exercise, kept))
    for kept in key.misconceptions[exercise]:
        result = _judged(key, exercise, kept)
        lost = result.points - result.earned
        failed = ", ".join(outcome.test for outcome in result.outcomes if outcome.status != "passed")
        if abs(lost - kept.costs) > 1e-9 or result.faults:
            yield f"misconception {kept.name}: loses {lost:g}, not {kept.costs:g} ({failed}) {result.faults[:1]}"
        if result.recognised is None or result.recognised.name != kept.name:
            yield f"misconception {kept.name}: recognised as {result.recognised and result.recognised.name}"
        said = " ".join(f"{o.called} {o.got} {o.wanted} {o.look_at}" for o in result.outcomes)
        if kept.says not in said:
            yield f"misconception {kept.name}: does not say {kept.says!r}"
    known = {kept.name for kept in key.misconceptions[exercise]}
    for kept in answerfiles.load_labelled(COURSE.root / "tests/wrong/exercise4", exercise, known) if wrong else []:
        result = _judged(key, exercise, kept)
        named = result.recognised.name if result.recognised else "nothing"
        if result.earned == result.points:
            yield f"wrong {kept.name}: keeps all points"
        elif result.faults:
            yield f"wrong {kept.name}: fault {result.faults[0]}"
        if named != (kept.contains[0] if len(kept.contains) == 1 else "nothing"):
            yield f"wrong {kept.name}: recognised as {named}"


def _right(name: str, result: ExerciseResult) -> Iterator[str]:
    if result.earned != result.points or result.faults:
        first = next((o for o in result.outcomes if o.status != "passed"), None)
        yield f"{name}: {first and (first.test, first.called, first.got, first.wanted)} {result.faults[:1]}"


_KEYS: dict[str, AnswerKey] = {}


def _key(notebook: str) -> AnswerKey:
    if notebook not in _KEYS:
        _KEYS[notebook] = AnswerKey.load(ASSIGNMENT, notebook)
    return _KEYS[notebook]


def _judged(key: AnswerKey, exercise: str, kept: AnswerFile | None) -> ExerciseResult:
    peer = key.with_answer(kept) if kept else LocalPeer(key.namespace)
    return judge(key, key.exercise(exercise), SameState(peer))


def _task(task: tuple[str, str, bool]) -> list[str]:
    exercise, secret, wrong = task
    return list(complaints(exercise, secret, wrong=wrong))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercise")
    parser.add_argument("--secrets", type=int, default=500)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="the labelled wrong answers too")
    chosen = parser.parse_args()
    tasks = [(chosen.exercise, f"secret {i}", chosen.wrong) for i in range(chosen.secrets)]
    counted: Counter[str] = Counter()
    example: dict[str, str] = {}
    with ProcessPoolExecutor(chosen.workers) as pool:
        for task, found in zip(tasks, pool.map(_task, tasks, chunksize=4), strict=True):
            for text in found:
                about = text.partition(":")[0] + (": recognised" if ": recognised" in text else "")
                counted[about] += 1
                example.setdefault(about, f"{task[1]}: {text}")
    for about, count in counted.most_common():
        print(f"{count:5d} of {chosen.secrets}  {example[about]}")
    print(f"{chosen.exercise}: {sum(counted.values())} complaints under {chosen.secrets} secrets")


if __name__ == "__main__":
    main()
