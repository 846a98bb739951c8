"""Whether a course's own answers pass its tests. Where they do not, no student can, and none is to lose points by that.

They are graded as a submission once for each state of the answer key; what was found is noted in `.autograder/`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from autograder.course.layout import Assignment
from autograder.course.solutions import solved_release
from autograder.course.writing import write_atomically
from autograder.errors import CourseError
from autograder.judging.answer_key import AnswerKey, current_digest
from autograder.judging.judge import judge
from autograder.results import ExerciseResult, NotebookResult
from autograder.submissions.folder import Submission

_OWN_ANSWERS = "own-answers"  # in the place of a student


def own_answers(assignment: Assignment, notebooks: Iterable[str]) -> Iterator[Submission]:
    """The course's own answers to those of the notebooks of which it is not known that they pass.

    Where they failed, they are tried again: it may have been a limit, a package or a busy machine.
    """
    for name in notebooks:
        with contextlib.suppress(CourseError, OSError):  # which is told where students' work needs the file
            if _noted(assignment, name, current_digest(assignment, name)) != {}:
                yield Submission(_OWN_ANSWERS, {name: solved_release(assignment, name).encode()})


def state(assignment: Assignment, notebook: str) -> str:
    """What tells the state of an answer key from any other."""
    return current_digest(assignment, notebook)


def note(key: AnswerKey, result: NotebookResult) -> None:
    """Note which exercises the course's own answers do not pass, by the result of grading them."""
    if result.machine_failed:
        return
    failed = {
        each.exercise: f"{each.earned:g} of {each.points:g}"
        for each in result.exercises
        if not (each.written or each.exercise in key.void or _passes(key, each))
    }
    path = _path(key.assignment, key.notebook)
    with contextlib.suppress(OSError):  # then nothing is known, and students are judged as ever
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps({"key": key.digest, "failed": failed}).encode(), private=True)


def look_up(key: AnswerKey) -> None:
    """Have the answer key say why nobody is to lose points by an exercise, for those that the course's own answers
    fail, and whether it is known which these are.
    """
    failed = _noted(key.assignment, key.notebook, key.digest)
    key.tried = failed is not None
    key.unsound = {
        name: f"the course's own answer to {name} does not pass its tests: it earns {earned} points. Run "
        "`autograder check`, correct the answer or the tests, and grade again"
        for name, earned in (failed or {}).items()
    }


def failing(assignment: Assignment, notebook: str) -> frozenset[str]:
    """The exercises of a notebook that the course's own answers are known to fail."""
    return frozenset(_noted(assignment, notebook, current_digest(assignment, notebook)) or {})


def _passes(key: AnswerKey, result: ExerciseResult) -> bool:
    passed = not result.faults and all(outcome.status == "passed" for outcome in result.outcomes)
    if passed and result.earned >= result.points:
        return True
    # The reference may need cells that students do not have.
    return result.exercise in key.tests and judge(key, key.exercise(result.exercise), key.endpoint()).status == "passed"


def _path(assignment: Assignment, notebook: str) -> Path:
    name = ",".join(quote(each, safe="") for each in (assignment.name, notebook))  # of which no other pair has the same
    return assignment.course.root / ".autograder" / "sound" / f"{name}.json"


def _noted(assignment: Assignment, notebook: str, digest: str) -> dict[str, str] | None:
    """What was found of a notebook under the answer key of this digest; None if nothing is known."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        noted = json.loads(_path(assignment, notebook).read_text(encoding="utf-8"))
        if noted["key"] == digest:
            return {str(name): str(earned) for name, earned in noted["failed"].items()}
    return None
