"""Judge one exercise: run its hidden tests against the student's answer and name what can be named.

This is the only place where points are decided. It runs in the grader's process; the student's code is at the other end
of a `Peer`.
"""

from __future__ import annotations

import functools
import hashlib
import os
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder import answerfiles, counterexamples, hidden_files, notebooks, reference
from autograder.answerfiles import AnswerFile
from autograder.answers import Answer, Call, Disagreement, LocalPeer, Peer, Reference, Supply
from autograder.course import Assignment
from autograder.errors import KernelError, KernelLost, NotAttempted, NotYet
from autograder.hidden import HiddenTest
from autograder.kernels import servant, wire
from autograder.laws import enforce
from autograder.laws.notes import Note, noting
from autograder.notebooks import Exercise, exercises, read
from autograder.results import ExerciseResult, Outcome, Recognised, Status
from autograder.values import difference

_REMEMBERED = 20_000  # replies of kept answers to one notebook's requests, of mostly less than 1 kB each


@dataclass
class AnswerKey:
    """All that is needed to judge one notebook: its exercises, hidden tests, reference and misconceptions."""

    assignment: Assignment
    notebook: str
    exercises: list[Exercise]
    tests: dict[str, list[HiddenTest]]
    namespace: dict[str, Any]
    misconceptions: dict[str, list[AnswerFile]]
    secret: str
    digest: str = ""  # of all that decides about points
    _replies: dict[tuple[str, bytes], dict[str, Any]] = field(default_factory=dict, repr=False)
    _peers: dict[str, LocalPeer] = field(default_factory=dict, repr=False)
    forms: enforce.Forms = field(default_factory=dict, repr=False)  # of the reference's values

    @classmethod
    def load(cls, assignment: Assignment, notebook: str) -> AnswerKey:
        """Read everything about a notebook from the course's files. Raises CourseError."""
        found = exercises(read(assignment.source / f"{notebook}.ipynb"))
        automatic = [exercise.name for exercise in found if not exercise.written]
        return cls(
            assignment,
            notebook,
            found,
            hidden_files.load(assignment, notebook) if automatic else {},
            reference.load(assignment, notebook) if automatic else {},
            {name: answerfiles.load(assignment.misconceptions, name, misconceptions=True) for name in automatic},
            assignment.course.secret,
            digest_of_key(assignment, notebook),
        )

    def exercise(self, name: str) -> Exercise:
        return next(exercise for exercise in self.exercises if exercise.name == name)

    def with_answer(self, kept: AnswerFile) -> LocalPeer:
        """The reference's namespace with one exercise answered by a kept answer."""
        namespace = dict(self.namespace)
        servant.run_cell(namespace, f"{kept.exercise}/{kept.name}", kept.code)
        return LocalPeer(namespace)

    def reply_of(self, kept: AnswerFile, request: bytes) -> dict[str, Any]:
        """What a kept answer replies to a request; remembered, because most inputs are those of all students."""
        name = f"{kept.exercise}/{kept.name}"
        if name not in self._peers:
            self._peers[name] = self.with_answer(kept)
        return self._reply(name, self._peers[name], request)

    def reply_of_reference(self, request: bytes) -> dict[str, Any]:
        return self._reply("", LocalPeer(self.namespace), request)

    def _reply(self, name: str, peer: Peer, request: bytes) -> dict[str, Any]:
        key = (name, hashlib.sha256(request).digest())  # requests may be megabytes, and replies are mostly small
        if key not in self._replies:
            if len(self._replies) >= _REMEMBERED:  # some inputs are made of a student's own replies
                self._replies.clear()
            self._replies[key] = wire.decode(peer.exchange(request))
        return self._replies[key]


def judge(
    key: AnswerKey,
    exercise: Exercise,
    peer: Peer,
    *,
    failed_before: Sequence[str] = (),
    never_answered: Collection[str] = (),
    explain_missing: Callable[[], NotYet] | None = None,
    supplier: Peer | None = None,
    later: list[Callable[[], None]] | None = None,
) -> ExerciseResult:
    """Run the hidden tests of one exercise. Never raises for anything that student code does; KernelLost if the kernel
    was ended from outside.

    An exercise that uses earlier ones of which some were `failed_before` is judged with right versions of those, so
    that one mistake costs its points once. `supplier` has them; for code that is trusted, this process will do. If that
    does not help, it is tried with the student's own versions, unless one of them has `never_answered` a call.

    What makes the feedback better and decides nothing is put into `later`, for when all exercises are judged: it calls
    the student's code again, which may remember that, and shows smaller failing examples in the result.

    If the kernel is lost, the test in hand and all that follow fail, and `peer` is of no use any more: the caller
    sees that on the peer.
    """
    result = ExerciseResult(exercise.name, exercise.points)
    calls: list[Call] = []
    found: list[tuple[int, Disagreement]] = []
    passed: list[enforce.Passed] = []
    lost = False
    for test in key.tests.get(exercise.name, []):
        if lost:
            result.outcomes.append(_outcome(test, NotYet(got=_LOST, wanted="a kernel that is still running")))
            continue
        failed = tuple(failed_before) if set(failed_before) & set(test.uses) else ()
        supply = Supply(failed, supplier or LocalPeer(key.namespace)) if failed else None
        attempt = _attempt(key, test, Answer(exercise.name, peer, explain_missing, supply))
        endless = set(failed) & set(test.uses) & set(never_answered)  # with that, each test would use up its time
        if supply and attempt.outcome.status == "not yet" and not attempt.lost and not endless:
            # It may be right together with the student's own versions, which behave differently.
            own = _attempt(key, test, Answer(exercise.name, peer, explain_missing))
            attempt = own if own.outcome.status == "passed" else replace(attempt, lost=own.lost)
        if supply:
            result.supplied = sorted({*result.supplied, *supply.used})
            if attempt.outcome.status == "not yet":
                result.depends_on = sorted({*result.depends_on, *(supply.refused & set(test.uses))})
        if attempt.disagreement and not supply:
            found.append((len(result.outcomes), attempt.disagreement))
        result.outcomes.append(attempt.outcome)
        result.faults += [attempt.fault] if attempt.fault else []
        calls += attempt.calls
        passed += [enforce.Passed(test, attempt.answer, attempt.notes)] if attempt.answer else []
        lost = attempt.lost
    if not lost:
        enforce.settle(result, passed, key.namespace, key.forms)
    if any(outcome.status == "not yet" for outcome in result.outcomes):
        result.recognised = _recognise_safely(key, exercise.name, calls, result)
    if found and later is not None and not result.recognised:
        later.append(functools.partial(counterexamples.show, result, found, peer, key.namespace))
    return result


def not_graded(key: AnswerKey, exercise: Exercise, reason: str) -> ExerciseResult:
    """The result of an exercise that cannot be judged for a reason that is not the student's."""
    tests = key.tests.get(exercise.name, [])
    outcomes = [Outcome(test.name, test.claim, test.points, "not graded") for test in tests]
    outcomes = outcomes or [Outcome("", "This exercise as a whole", exercise.points, "not graded")]
    return ExerciseResult(exercise.name, exercise.points, outcomes, faults=[reason])


_LOST = "not tried, because an earlier test of this exercise ended the kernel"


@dataclass(frozen=True)
class _Attempt:
    """One run of one hidden test."""

    outcome: Outcome
    calls: list[Call]
    lost: bool = False  # the kernel is gone
    fault: str = ""
    disagreement: Disagreement | None = None  # the one that it failed by, if it is known
    answer: Answer | None = None  # as it was asked, if the test was passed
    notes: list[Note] = field(default_factory=list)  # of its calls then


def _attempt(key: AnswerKey, test: HiddenTest, answer: Answer) -> _Attempt:
    try:
        with noting() as noted:
            test.judge(answer, Reference(answer.name, key.namespace), test.rng(key.secret))
    except NotYet as error:
        error.called = error.called or answer.last_called
        last = answer.disagreement
        known = last if last and last.told is error and not isinstance(error, NotAttempted) else None
        return _Attempt(_outcome(test, error), answer.calls, disagreement=known)
    except KernelError as error:
        return _Attempt(_outcome(test, NotYet(answer.last_called, str(error), "an answer")), answer.calls, lost=True)
    except KernelLost:
        raise
    except Exception:
        outcome = Outcome(test.name, test.claim, test.points, "not graded")
        return _Attempt(outcome, answer.calls, fault=f"{test.name}: {traceback.format_exc(limit=-3)}")
    return _Attempt(Outcome(test.name, test.claim, test.points, "passed"), answer.calls, answer=answer, notes=noted)


def _outcome(test: HiddenTest, error: NotYet) -> Outcome:
    status: Status = "not attempted" if isinstance(error, NotAttempted) else "not yet"
    return Outcome(test.name, test.claim, test.points, status, error.called, error.got, error.wanted, error.look_at)


def _recognise_safely(key: AnswerKey, exercise: str, calls: list[Call], result: ExerciseResult) -> Recognised | None:
    try:
        return recognise(key, exercise, calls)
    except Exception:  # a fault in a misconception must not cost a student the grade
        result.faults.append(f"recognition: {traceback.format_exc(limit=-3)}")
        return None


def recognise(key: AnswerKey, exercise: str, calls: Sequence[Call]) -> Recognised | None:
    """The one misconception that answers every recorded call as the student did, and differs from the reference.

    A wrong explanation is worse than none: if none or several match, nothing is named.
    """
    # Whether bad input is refused is a question of its own: it neither makes nor hides a misconception about values.
    ordinary = [call for call in calls if key.reply_of_reference(call.request)["status"] == "value"]
    for compared in (ordinary, calls):
        telling = [call for call in compared if not same_reply(call.reply, key.reply_of_reference(call.request))]
        if telling:
            return _only_match(key, exercise, [*telling, *compared])
    return None


def _only_match(key: AnswerKey, exercise: str, calls: Sequence[Call]) -> Recognised | None:
    matching = [
        kept
        for kept in key.misconceptions.get(exercise, [])
        if all(same_reply(call.reply, key.reply_of(kept, call.request)) for call in calls)
    ]
    if len(matching) != 1:
        return None
    return Recognised(matching[0].name, matching[0].idea, matching[0].hint)


def same_reply(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    """Whether two replies say the same, for recognising a misconception: to rounding, and by the kind of exception."""
    if one is None or other is None or one.get("status") != other.get("status"):
        return False
    if one["status"] == "raised":
        return type(one.get("type")) is str and one.get("type") == other.get("type")
    if one["status"] != "value":
        return True
    try:
        # Loose enough for another order of summation or float32, tight against another formula.
        same_value = difference(one.get("value"), other.get("value"), rtol=1e-6, atol=1e-12) is None
        return same_value and difference(one.get("arguments", []), other.get("arguments", []), rtol=1e-6) is None
    except (TypeError, ValueError):
        return False


def digest_of_key(assignment: Assignment, notebook: str) -> str:
    """A hash of the hidden tests, the source notebook, the modules and data beside it, and the secret."""
    files = [*assignment.hidden_files(notebook), assignment.source / f"{notebook}.ipynb"]
    files += [assignment.source / file for file in assignment.support_files()]
    content = [notebooks.digest(path) for path in files if path.exists()]
    return hashlib.sha256("/".join([assignment.course.secret, *content]).encode()).hexdigest()


Stamp = tuple[tuple[str, int, int], ...]


@functools.lru_cache(maxsize=16)
def answer_key(assignment: Assignment, notebook: str, stamp: Stamp) -> AnswerKey:
    """An answer key, kept while the course's files are those of the stamp."""
    return AnswerKey.load(assignment, notebook)


def current_answer_key(assignment: Assignment, notebook: str) -> AnswerKey:
    """The answer key of a notebook, read again only when one of the files behind it has changed."""
    folders = [assignment.misconceptions, assignment.hidden, assignment.source]
    return answer_key(assignment, notebook, tuple(sorted(entry for folder in folders for entry in _files(str(folder)))))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, time of change and size of each file below a folder, if it is there; hidden ones and caches aside.

    Not by pathlib, which takes four times as long: each submission asks several times.
    """
    if not os.path.isdir(folder):  # noqa: PTH112
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size
