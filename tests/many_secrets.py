"""Judges the kept answers of an exercise under many secrets: each draw of the hidden tests must hold for all of them.

    python tests/many_secrets.py iteration --secrets 500        # reference, alternatives, misconceptions
    python tests/many_secrets.py iteration --secrets 50 --wrong # and the labelled wrong answers
    python tests/many_secrets.py iteration --secrets 2000 --right   # reference and alternatives only

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


def complaints(exercise: str, secret: str, kinds: str = "kept") -> Iterator[str]:
    """What is not as it should be under one secret: the kind of answer, its name, and what happened.

    `kinds` is right, kept (the misconceptions too) or all (the labelled wrong answers too).
    """
    notebook = next(name for name in ASSIGNMENT.notebooks if exercise in _key(name).tests)
    key = replace(_key(notebook), secret=secret, _replies={}, _peers={})
    yield from _right("the reference", _judged(key, exercise, None))
    for kept in answerfiles.load(ASSIGNMENT.alternatives, exercise, misconceptions=False):
        yield from _right(f"alternative {kept.name}", _judged(key, exercise, kept))
    misconceptions = key.misconceptions[exercise]
    for kept in misconceptions if kinds != "right" else []:
        yield from _as_stated(kept, _judged(key, exercise, kept))
    known = {kept.name for kept in misconceptions}
    wrong = COURSE.root / "tests/wrong/exercise4"
    for kept in answerfiles.load_labelled(wrong, exercise, known) if kinds == "all" else []:
        yield from _wrong(kept, _judged(key, exercise, kept))


def _as_stated(kept: AnswerFile, result: ExerciseResult) -> Iterator[str]:
    lost = result.points - result.earned
    failed = ", ".join(outcome.test for outcome in result.outcomes if outcome.status != "passed")
    if abs(lost - kept.costs) > 1e-9 or result.faults:
        yield f"misconception {kept.name}: loses {lost:g}, not {kept.costs:g} ({failed}) {result.faults[:1]}"
    if result.recognised is None or result.recognised.name != kept.name:
        yield f"misconception {kept.name}: recognised as {result.recognised and result.recognised.name}"
    said = " ".join(f"{o.called} {o.got} {o.wanted} {o.look_at}" for o in result.outcomes)
    if kept.says not in said:
        yield f"misconception {kept.name}: does not say {kept.says!r}"


def _wrong(kept: AnswerFile, result: ExerciseResult) -> Iterator[str]:
    named = result.recognised.name if result.recognised else "nothing"
    if result.earned == result.points:
        yield f"wrong {kept.name}: keeps all points"
    elif result.faults:
        yield f"wrong {kept.name}: fault {result.faults[0]}"
    if named not in (kept.contains[:1] if len(kept.contains) == 1 else (*kept.contains, "nothing")):
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


def _task(task: tuple[str, str, str]) -> list[str]:
    return list(complaints(*task))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercise")
    parser.add_argument("--secrets", type=int, default=500)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--right", dest="kinds", action="store_const", const="right", default="kept")
    parser.add_argument("--wrong", dest="kinds", action="store_const", const="all")
    chosen = parser.parse_args()
    tasks = [(chosen.exercise, f"secret {i}", chosen.kinds) for i in range(chosen.secrets)]
    counted: Counter[str] = Counter()
    with ProcessPoolExecutor(chosen.workers) as pool:
        for task, found in zip(tasks, pool.map(_task, tasks, chunksize=4), strict=True):
            for text in found:
                about = text.partition(":")[0] + (", recognised" if ": recognised" in text else "")
                counted[about] += 1
                if counted[about] == 1:
                    print(f"{task[1]}: {text}", flush=True)
            if task[1].endswith("99"):
                print(f"{chosen.exercise}: {task[1]} done, {sum(counted.values())} complaints", flush=True)
    for about, count in counted.most_common():
        print(f"{count:5d} of {chosen.secrets}  {about}")
    print(f"{chosen.exercise}: {sum(counted.values())} complaints under {chosen.secrets} secrets ({chosen.kinds})")


if __name__ == "__main__":
    main()
