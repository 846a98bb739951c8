"""Smaller failing examples: what a student reads about a wrong answer that was not recognised as a misconception.

A hidden test that fails by `agree`, or by an `agree_probe` whose `called` is a function of the inputs, tells of which
inputs it failed on: use these, and students get an example that they can work out by hand. Other hidden tests tell what
they always told.

It looks for inputs of fewer and simpler numbers (see shrinking.py) on which the reference has an answer, and the
student's is wrong in the same way: an error of the same type, or a value with the same symptom that is as far off,
measured in tolerances. Nothing that is found here changes points or what is recognised. The search is the same each
time, costs nothing where nothing failed, and ends after so many calls or so much time, or when the kernel is gone.
"""

from __future__ import annotations

import itertools
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random
from typing import Any, TypeVar

import numpy as np

from autograder.errors import CallTimeout, KernelError, KernelLost, NotAttempted, NotYet
from autograder.guest import wire
from autograder.guest.messages import Call, Operation, Probe, Reply, decode_request
from autograder.judging import shrinking
from autograder.judging.comparisons import difference
from autograder.judging.proxies import Answer, Disagreement, Reference
from autograder.results import ExerciseResult

_Result = TypeVar("_Result")

SHOWN = 3  # outcomes of one exercise for which a smaller example is looked for
CALLS = 200  # of the student's code, for one exercise
SECONDS = 1.0  # of this thread's processor time, and as many of waiting for the student's code, for one exercise
_TRIES, _STARTS = 100, 2  # random inputs in each of the two searches, and how many that fail are made simpler
_CLEAR = 1e3  # tolerances, but no more than 1 %: what is so far off at first must be so in a smaller example too


def show(result: ExerciseResult, found: list[tuple[int, Disagreement]], answer: Answer, reference: Reference) -> None:
    """Put smaller failing examples into the outcomes, given by their index. Raises nothing but KernelLost."""
    budget = _Budget(CALLS, time.thread_time() + SECONDS)
    try:
        for index, disagreement in found[:SHOWN]:
            told = _Search(disagreement, answer, reference, budget).run()
            if told:
                result.outcomes[index] = result.outcomes[index].failed(told)
    except KernelLost:
        raise
    except Exception:  # a fault here must not cost a student the grade
        result.faults.append(f"smaller examples: {traceback.format_exc(limit=-3)}")


class _Over(Exception):
    """The search ends here."""


@dataclass
class _Budget:
    """How long the search may go on, for all outcomes of one exercise."""

    calls: int
    until: float  # in the time of this thread: how busy the machine is must not decide on what is found
    waiting: float = SECONDS
    ended: KernelError | KernelLost | CallTimeout | None = None  # why the student's code is not called any more

    def look(self) -> None:
        if self.ended or self.calls <= 0 or self.waiting <= 0 or time.thread_time() >= self.until:
            raise _Over


@dataclass(frozen=True)
class _Failure:
    """Inputs on which the answer is wrong, what a student reads about them, and the way in which it is wrong."""

    inputs: Any
    told: NotYet
    way: tuple[str, str]
    clear: bool = True  # off by many tolerances

    @property
    def cost(self) -> tuple[int, int, float]:
        """How many numbers, how much to read, and how large they are."""
        return shrinking.size(self.inputs), len(self.told.called), shrinking.total(self.inputs)


class _Search:
    """The search for one outcome."""

    def __init__(self, disagreement: Disagreement, answer: Answer, reference: Reference, budget: _Budget) -> None:
        self.disagreement, self.answer, self.reference, self.budget = disagreement, answer, reference, budget
        action, self.context = decode_request(disagreement.request)
        assert not isinstance(action, Operation), "no hidden test sends such"
        self.action: Call | Probe = action
        self.asked: dict[bytes, _Failure | None] = {}
        self.found: list[_Failure] = []  # the original one is the first
        self.finite = False  # whether the reference gives finite numbers only

    def run(self) -> NotYet | None:
        """What a student reads about the smallest example; None if there is none smaller than the original."""
        self._until_over(self._look_for_smaller)
        best = self._best() if self.found else None
        if best is None or best.cost >= self.found[0].cost:
            return None
        # Once more, unless that cannot be: an answer that depends on chance may answer otherwise.
        again = None if self.budget.ended else self._until_over(lambda: self._ask(best.inputs))
        if self.budget.ended:
            return best.told
        return best.told if again and again.told == best.told else None

    def _until_over(self, step: Callable[[], _Result]) -> _Result | None:
        """What a step of the search gives; None if the search is over. Raises KernelLost if it is for that."""
        try:
            return step()
        except _Over:
            if isinstance(self.budget.ended, KernelLost):
                raise self.budget.ended from None
            return None

    def _look_for_smaller(self) -> None:
        given: Any
        if isinstance(self.action, Probe):
            given = self.action.inputs
        else:
            given = {"args": tuple(self.action.args), "kwargs": self.action.kwargs}
        wanted = self._wanted(given)
        self.finite = wanted is not None and _is_finite(wanted)
        original = self._failure(given)
        if original is None or original.told != self.disagreement.told:
            return
        domain = shrinking.Domain(given)
        while self._hunt(domain, lambda inputs, toss: domain.with_shares(shrinking.shorter(inputs, toss))):
            pass
        while shrinking.size(self._best().inputs) <= shrinking.MAX_NUMBERS:
            if not self._hunt(domain, lambda inputs, toss: shrinking.simpler(inputs, domain, toss)):
                break

    def _best(self) -> _Failure:
        return min(self.found, key=lambda failure: failure.cost)

    def _hunt(self, domain: shrinking.Domain, made: Callable[[Any, shrinking.Toss], Any]) -> bool:
        """Look for the smallest failing inputs made from the best so far; whether there are any.

        The simplest inputs are those of which no toss is true, so these come first. Else some random ones that fail
        are made simpler: each true toss is left out, or made false, if the inputs still fail.
        """
        before = self._best()
        rng = Random(0)  # noqa: S311, the same for each student

        def tried(given: Iterable[bool]) -> list[bool] | None:
            """The tosses that were needed, if the inputs made by them fail; those that are not given are false."""
            left, tosses = iter(given), []

            def toss() -> bool:
                tosses.append(next(left, False))
                return tosses[-1]

            candidate = made(before.inputs, toss)
            return tosses if domain.holds(candidate) and self._failure(candidate) is not None else None

        if tried(()) is None:
            random = (tried(rng.random() < 0.5 for _ in itertools.count()) for _ in range(_TRIES))
            for tosses in itertools.islice((found for found in random if found), _STARTS):
                place = 0
                while place < len(tosses):
                    head, tail = tosses[:place], tosses[place + 1 :]
                    fewer = (tried([*head, *tail]) or tried([*head, False, *tail])) if tosses[place] else None
                    tosses = fewer or tosses
                    place += fewer is None
        return self._best().cost < before.cost

    def _failure(self, inputs: Any) -> _Failure | None:
        """The failure on these inputs; None if the answer is right there, or wrong in another way than originally.

        Asked once: the search comes back to the same inputs.
        """
        self.budget.look()
        key = wire.encode(inputs)
        if key not in self.asked:
            found = self._ask(inputs)
            original = self.found[0] if self.found else found
            alike = found and original and found.way == original.way and found.clear >= original.clear
            self.asked[key] = found if alike else None
            self.found += [found] if found and alike else []
        return self.asked[key]

    def _ask(self, inputs: Any) -> _Failure | None:
        wanted = self._wanted(inputs)
        if wanted is None or (self.finite and not _is_finite(wanted)):
            return None
        self.budget.calls -= 1
        started = time.monotonic()
        answer = replace(self.answer, calls=[])
        try:
            self.disagreement.again(answer, self.reference, inputs)
        except NotAttempted:
            return None
        except NotYet as told:
            return self._told(answer, told, inputs, wanted["value"])
        except (KernelError, KernelLost) as error:
            self.budget.ended = error
            raise _Over from None
        finally:
            self.budget.waiting -= time.monotonic() - started
        return None

    def _told(self, answer: Answer, told: NotYet, inputs: Any, wanted: Any) -> _Failure | None:
        """The failure with its way, so that another bug, or bad luck in rounding, is not taken for the same failure."""
        reply = answer.calls[-1].reply if answer.calls else None
        if reply is None:
            return None
        if reply["status"] == "interrupted":  # once is enough
            self.budget.ended = CallTimeout("a smaller example took too long")
            raise _Over
        if reply["status"] == "raised":
            return _Failure(inputs, told, ("raised", reply["type"]))
        if reply["status"] != "value":
            return None
        tolerances = {"rtol": self.disagreement.rtol, "atol": self.disagreement.atol}
        wide = {name: max(tolerance, min(_CLEAR * tolerance, 0.01)) for name, tolerance in tolerances.items()}
        clear = difference(reply["value"], wanted, **wide) is not None
        # The factor of two single numbers may depend on how many there are: 20/19 must not become 2.
        return _Failure(inputs, told, ("value", told.look_at if told.how == "ratio" else told.how), clear)

    def _wanted(self, inputs: Any) -> Reply | None:
        """The reference's reply, if it has a value."""
        if isinstance(self.action, Probe):
            action: Call | Probe = replace(self.action, inputs=inputs)
        else:
            action = replace(self.action, args=list(inputs["args"]), kwargs=inputs["kwargs"])
        return self.reference.reply(action, self.context)


def _is_finite(value: Any) -> bool:
    return all(np.isfinite(np.asarray(leaf)).all() for _, leaf in shrinking.leaves(value))
