"""Judge one exercise: run its hidden tests against the student's answer and name what can be named.

Only here do answers earn points. It runs in the grader's process; the student's code is at the other end
of a `Endpoint`.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from autograder.course.notebooks import Exercise
from autograder.errors import CallTimeout, KernelError, KernelLost, KernelStuck, NotAttempted, NotYet
from autograder.guest import wire
from autograder.guest.messages import Call as CallOf
from autograder.guest.messages import Context, Probe, Reply, decode_reply, decode_request, encode_request
from autograder.guest.sentences import say
from autograder.judging import counterexamples
from autograder.judging.answer_key import AnswerKey
from autograder.judging.carry_forward import LocalReference, ReferenceEndpoint, Supply
from autograder.judging.endpoints import Endpoint
from autograder.judging.fixed import hidden_away
from autograder.judging.hidden_tests import HiddenTest
from autograder.judging.laws import enforce
from autograder.judging.laws.notes import Note, noting
from autograder.judging.proxies import Answer, Call, Disagreement
from autograder.judging.recognition import _recognise_safely, same_reply
from autograder.results import ExerciseResult, Outcome, Stop


def judge(
    key: AnswerKey,
    exercise: Exercise,
    endpoint: Endpoint,
    *,
    file: str = "",
    failed_before: Sequence[str] = (),
    explain_missing: Callable[[], NotYet] | None = None,
    later: list[Callable[[], None]] | None = None,
) -> ExerciseResult:
    """Run the hidden tests of one exercise on code of this process, as far as that is trusted. See Judging."""
    judging = Judging(key, exercise, file=file, explain_missing=explain_missing)
    judging.alone(endpoint)
    judging.carried(endpoint, key.carried(exercise.name, failed_before), LocalReference(key.namespace))
    return judging.conclude(endpoint, later)


class Judging:
    """One exercise on its way to a result: judged as it stands, and once more with right versions of earlier ones.

    An exercise that uses earlier ones of which some went wrong gets the points of a test that passes in either way, so
    that one mistake costs its points once. What a student reads of values is from the first: in the second, the
    student's code can hand out what the right versions gave.

    `file` is a digest of the answers, from which the hidden inputs are drawn. `restored` are names of earlier answers
    that passed; `code` is the text of the answer, if that is at hand. With `practice`, it is judged by inputs of its
    own, without the tests that are kept for the end, and nothing is told of inputs that come again in every grading.

    Nothing here raises for anything that student code does; KernelLost is raised if the kernel was ended from outside.
    If the kernel is lost, the test in hand and all that follow fail, and the peer is of no use any more: the caller
    sees that on the peer.
    """

    def __init__(
        self,
        key: AnswerKey,
        exercise: Exercise,
        *,
        file: str = "",
        restored: Sequence[str] = (),
        explain_missing: Callable[[], NotYet] | None = None,
        practice: bool = False,
        code: str = "",
    ) -> None:
        self._key, self._exercise, self._explain, self._practice = key, exercise, explain_missing, practice
        self._code = code
        # Inputs of practice are drawn apart from those of the same file's grade: no digest begins like this.
        self._file = f"{PRACTICE}/{file}" if practice else file
        tests = key.tests.get(exercise.name, [])
        self._tests = [test for test in tests if test.practice or not practice]
        seed = int.from_bytes(hashlib.sha256(file.encode()).digest()[:4], "big")
        defines = key.defines.get(exercise.name, ())
        self._context = Context(exercise.name, defines, tuple(restored), seed=seed)
        self._budget = wire.Budget()
        self._attempts: list[_Attempt] = []
        self.machine_failed = False  # right versions could not be asked
        self.result = ExerciseResult(exercise.name, exercise.points)
        self.result.kept = sum(test.points for test in tests) - sum(test.points for test in self._tests)

    @property
    def passed(self) -> bool:
        """Whether all tests have passed so far."""
        return all(attempt.outcome.status == "passed" for attempt in self._attempts) and bool(self._attempts)

    def alone(self, endpoint: Endpoint) -> None:
        """Judge the exercise as it stands."""
        self._attempts = self._walk(lambda _, test: self._attempt(test, endpoint))
        asked = [attempt.answer for attempt in self._attempts if attempt.answer and not attempt.lost]
        if any(answer.in_other_state for answer in asked) and len(asked) == len(self._attempts):
            self._in_own_state(endpoint)
        self._settle(endpoint)

    def _in_own_state(self, endpoint: Endpoint) -> None:
        """Try what has not passed once more with Python and its packages in the state that the student's cells have
        left (NumPy's errors, torch's default dtype): an answer may need it, as another may fail by it.
        """
        usual, before = self._context, self._attempts
        self._context = replace(usual, own_state=True)

        def again(index: int, test: HiddenTest) -> _Attempt:
            first = before[index]
            if first.outcome.status != "not yet" or first.outcome.how in ("stopped", "ended"):
                return first
            second = self._attempt(test, endpoint)
            return second if second.outcome.status == "passed" else replace(first, lost=second.lost)

        self._attempts = self._walk(again)
        if all(after.outcome == first.outcome for after, first in zip(self._attempts, before, strict=True)):
            self._context = usual

    def keep_space(self, endpoint: Endpoint) -> None:
        """Have the student's namespace kept as it is now, to judge the exercise once more at the end."""
        request = encode_request(Probe("None", {}), replace(self._context, keeps=True))
        with contextlib.suppress(CallTimeout, KernelError):  # then it is judged with the namespace at the end
            endpoint.request(request)

    def skip(self, why: str) -> None:
        """Leave out judging the exercise as it stands, because that would only use up time."""
        told = NotYet(got=why, wanted=say("judge.an-answer-in-time"), how="stopped")
        self._attempts = [_Attempt(_outcome(test, told), []) for test in self._tests]

    def carried(self, endpoint: Endpoint, failed: tuple[str, ...], supplier: ReferenceEndpoint) -> None:
        """Judge what has not passed once more, with right versions of the failed earlier exercises."""
        if not failed or self.passed:
            return
        self._context = replace(self._context, as_judged=True)
        before = self._attempts

        def again(index: int, test: HiddenTest) -> _Attempt:
            first = before[index]
            if first.outcome.status == "passed":
                return replace(first, notes=[])  # of calls in which the wrong versions may have had a part
            supply = Supply(failed, supplier, budget=self._budget)
            second = self._attempt(test, endpoint, supply)
            if supply.fault and second.outcome.status != "passed":
                self.machine_failed = True
                return replace(second, outcome=_ungraded(test), fault=supply.fault)
            self.result.supplied = sorted({*self.result.supplied, *supply.used})
            if second.outcome.status != "passed":
                self.result.depends_on = sorted({*self.result.depends_on, *supply.refused})
            return second if second.outcome.status == "passed" else _seen_alone(first, second)

        self._attempts = self._walk(again)
        self._settle(endpoint)
        if not self.passed:
            self._recorded_again(endpoint, failed, supplier)

    def _recorded_again(self, endpoint: Endpoint, failed: tuple[str, ...], supplier: ReferenceEndpoint) -> None:
        """For recognition, the calls of tests that passed as well are made with right versions."""
        for index, (test, attempt) in enumerate(zip(self._tests, self._attempts, strict=True)):
            supplied = attempt.answer is not None and attempt.answer.supply is not None
            if attempt.outcome.status == "passed" and not supplied:
                again = self._attempt(test, endpoint, Supply(failed, supplier, budget=self._budget))
                self._attempts[index] = replace(attempt, calls=again.calls, answer=again.answer)
                if again.lost:
                    return

    def _settle(self, endpoint: Endpoint) -> None:
        """Let a test fail where a law was broken that holds in all of them."""
        if any(attempt.lost for attempt in self._attempts):
            return
        more_time = getattr(endpoint, "more", None)
        if more_time is not None:
            more_time()
        passed = [
            enforce.Passed(test, attempt.answer, attempt.notes)
            for test, attempt in zip(self._tests, self._attempts, strict=True)
            if attempt.answer and attempt.outcome.status == "passed"
        ]
        result = self.outcomes_so_far()
        enforce.settle(result, passed, self._key.namespace, self._key.forms)
        for index, (attempt, outcome) in enumerate(zip(self._attempts, result.outcomes, strict=True)):
            if attempt.outcome is not outcome:
                if attempt.answer and attempt.answer.supply and outcome.how != "argument changed":
                    outcome = replace(outcome, got="", look_at="")  # what right versions gave may be in there
                self._attempts[index] = replace(attempt, outcome=outcome)

    def outcomes_so_far(self) -> ExerciseResult:
        """The result that is not concluded yet."""
        self.result.outcomes = [attempt.outcome for attempt in self._attempts]
        return self.result

    def conclude(self, endpoint: Endpoint, later: list[Callable[[], None]] | None = None) -> ExerciseResult:
        """The result, with what can be recognised.

        What makes the feedback better and decides nothing is put into `later`, for when all exercises are judged: it
        calls the student's code again, which may remember that, and shows smaller failing examples in the result.
        """
        if self._practice:
            self._hide_what_comes_again()
        result = self.outcomes_so_far()
        result.faults += [attempt.fault for attempt in self._attempts if attempt.fault]
        stops = [attempt.answer.stop for attempt in self._attempts if attempt.answer and attempt.answer.stop]
        result.stop = next((stop for stop in stops if stop.line), stops[0] if stops else None)
        if any(outcome.status == "not yet" for outcome in result.outcomes) and not result.depends_on:
            self._ask_more()
        if any(outcome.status == "not yet" for outcome in result.outcomes) and not result.depends_on:
            calls = [call for attempt in self._attempts for call in attempt.calls]
            result.recognised = _recognise_safely(self._key, self._exercise.name, calls, result)
        found = [(i, attempt.disagreement) for i, attempt in enumerate(self._attempts) if attempt.disagreement]
        if found and later is not None and not result.recognised and not result.supplied and not result.depends_on:
            exercises = [each.name for each in self._key.exercises]
            answer = Answer(
                result.exercise, endpoint, exercises=exercises, names=self._key.names, context=self._context
            )
            later.append(functools.partial(self._show_smaller, found, answer))
        if later is not None and not result.recognised and not result.supplied and not result.depends_on:
            calls = [call for each in self._attempts if each.outcome.status == "not yet" for call in each.calls[-1:]]
            later.append(functools.partial(self._ask_twice, calls[:_ASKED_TWICE], endpoint))
        return result

    def _ask_twice(self, calls: list[Call], endpoint: Endpoint) -> None:
        """Note whether the answer replies in two ways to one request, to which the reference replies in one."""
        for call in calls:
            try:
                replies = [decode_reply(endpoint.request(call.request)) for _ in range(2)]
                if same_reply(*replies):
                    replies = [call.reply, self._afresh(call, endpoint)]
            except (CallTimeout, KernelError):
                return
            if any(reply is None or reply["status"] != "value" for reply in replies) or same_reply(*replies):
                continue
            wanted = [decode_reply(self._key.endpoint().request(call.request)) for _ in range(2)]
            if same_reply(*wanted):
                self.result.unsteady = True
                return

    def _afresh(self, call: Call, endpoint: Endpoint) -> Reply | None:
        """What the answer replies to a request if that is the first that it gets, in definitions made anew; None if
        that cannot be asked.
        """
        action, context = decode_request(call.request)
        if not self._code or not isinstance(action, CallOf):
            return None
        inputs = {"code": self._code, "args": action.args, "kwargs": action.kwargs}
        probe = Probe(_AFRESH.format(name=action.name), inputs, names=(action.name,))
        return decode_reply(endpoint.request(encode_request(probe, context)))

    def _show_smaller(self, found: list[tuple[int, Disagreement]], answer: Answer) -> None:
        result = self.result
        counterexamples.show(result, found, answer, self._key.reference(result.exercise))
        if self._practice:  # one that was found may be a call of the final tests
            again = self._key.fixed(result.exercise)
            result.outcomes = [
                hidden_away(outcome) if outcome.called in again.texts else outcome for outcome in result.outcomes
            ]

    def depend_on(self, failed: Sequence[str]) -> None:
        """Note earlier exercises that went wrong, where no right versions of them are at hand."""
        if not self.passed:
            self.result.depends_on = sorted(failed)

    def _hide_what_comes_again(self) -> None:
        """Tell of no value whose inputs are the same in each grading: whoever knows what is wanted there could write it
        into the answer.
        """
        again = self._key.fixed(self._exercise.name)
        for index, attempt in enumerate(self._attempts):
            if attempt.outcome.status == "not yet" and again.in_one_of(attempt.outcome.test, attempt.calls):
                self._attempts[index] = replace(attempt, outcome=hidden_away(attempt.outcome), disagreement=None)

    def _ask_more(self) -> None:
        """Make the calls that only recognise a mistake, while there is a kernel to answer them."""
        if any(attempt.lost for attempt in self._attempts):
            return
        for attempt in self._attempts:
            try:
                if attempt.answer:
                    attempt.answer.ask_more()
            except KernelError:
                return
            refused = attempt.answer.supply.refused if attempt.answer and attempt.answer.supply else ()
            self.result.depends_on = sorted({*self.result.depends_on, *refused})

    def _walk(self, attempted: Callable[[int, HiddenTest], _Attempt]) -> list[_Attempt]:
        found: list[_Attempt] = []
        for index, test in enumerate(self._tests):
            if found and found[-1].lost:
                earlier = self._attempts[index : index + 1]
                outcome = _outcome(test, NotYet(got=_LOST, wanted=say("judge.a-kernel-that-is-still-running")))
                found += [replace(each, lost=True) for each in earlier] or [_Attempt(outcome, [], lost=True)]
                continue
            found.append(attempted(index, test))
        return found

    def _attempt(self, test: HiddenTest, endpoint: Endpoint, supply: Supply | None = None) -> _Attempt:
        answer = Answer(
            self._exercise.name,
            endpoint,
            self._explain,
            supply,
            files=self._key.files,
            names=self._key.names,
            exercises=[each.name for each in self._key.exercises],
            context=self._context,
            budget=self._budget,
        )
        attempt = _attempt(self._key, test, answer, self._file)
        used = self._key.carried(self._exercise.name, [each.name for each in self._key.exercises])
        names = {name for each in used for name in self._key.defines.get(each, ())}
        self.result.rebound = sorted({*self.result.rebound, *(answer.rebound & names)})
        return attempt


def _seen_alone(first: _Attempt, second: _Attempt) -> _Attempt:
    """A test that failed in both ways: its words are of the first, as far as the second says nothing else.

    What to look at is told only if it is the same in both, for it may come from an earlier exercise.
    """
    if first.outcome.status == "not attempted":  # an earlier stub, of which enough is said elsewhere
        outcome = replace(first.outcome, status=second.outcome.status, got=_ALSO_SO, wanted="", look_at="")
        outcome = replace(outcome, part=second.outcome.part)
        return replace(second, outcome=outcome, disagreement=None)
    alike = first.outcome.look_at == second.outcome.look_at
    if first.fault:
        return replace(first, lost=second.lost)
    status = second.outcome.status
    outcome = replace(first.outcome, status=status, look_at=first.outcome.look_at if alike else "")
    return replace(second, outcome=outcome, disagreement=None)


def not_graded(key: AnswerKey, exercise: Exercise, reason: str) -> ExerciseResult:
    """The result of an exercise that cannot be judged for a reason that is not the student's."""
    tests = key.tests.get(exercise.name, [])
    outcomes = [Outcome(test.name, test.claim, test.points, "not graded") for test in tests]
    outcomes = outcomes or [Outcome("", say("judge.this-exercise-as-a-whole"), exercise.points, "not graded")]
    return ExerciseResult(exercise.name, exercise.points, outcomes, faults=[reason])


#: Beside the student's names, so that nothing is left from earlier calls in the answer's own variables and defaults.
_AFRESH = """
room = dict({name}.__globals__)
exec(code, room)
room["{name}"](*args, **kwargs)
"""

PRACTICE = "practice"

_ALSO_SO = say("judge.not-what-is-wanted-also-with-right")
_ASKED_TWICE = 3  # calls
_LOST = say("judge.not-tried-because-an-earlier-test-of")


@dataclass(frozen=True)
class _Attempt:
    """One run of one hidden test."""

    outcome: Outcome
    calls: list[Call]
    lost: bool = False  # the kernel is gone
    fault: str = ""
    disagreement: Disagreement | None = None  # the one that it failed by, if it is known
    answer: Answer | None = None  # as it was asked
    notes: list[Note] = field(default_factory=list)  # of its calls then


def _attempt(key: AnswerKey, test: HiddenTest, answer: Answer, file: str) -> _Attempt:
    try:
        with noting() as noted:
            test.judge(answer, key.reference(answer.name), test.rng(key.secret, file))
    except NotYet as error:
        error.called = error.called or answer.last_called
        last = answer.disagreement
        known = last if last and last.told is error and not isinstance(error, NotAttempted) else None
        return _Attempt(_outcome(test, error), answer.calls, disagreement=known, answer=answer)
    except KernelError as error:
        answer.stop = Stop("no end" if isinstance(error, KernelStuck) else "kernel ended")
        outcome = _outcome(test, NotYet(answer.last_called, str(error), say("judge.an-answer"), how="ended"))
        return _Attempt(outcome, answer.calls, lost=True, answer=answer)
    except KernelLost:
        raise
    except Exception:
        fault = f"{test.name}: {traceback.format_exc(limit=-3)}"
        return _Attempt(_ungraded(test), answer.calls, fault=fault, answer=answer)
    return _Attempt(Outcome(test.name, test.claim, test.points, "passed"), answer.calls, answer=answer, notes=noted)


def _ungraded(test: HiddenTest) -> Outcome:
    return Outcome(test.name, test.claim, test.points, "not graded")


def _outcome(test: HiddenTest, error: NotYet) -> Outcome:
    return Outcome(test.name, test.claim, test.points, "not yet").failed(error)
