"""What a broken law costs, when all hidden tests of an exercise have run.

A broken law costs its points once: the cheapest passed test fails in which it was broken, and none if another test of
the exercise failed for the same reason. That is known of a changed argument. An answer that is wrong in its values is
likely to be wrong at the edges too, so those laws count only where every hidden test has passed.

What the reference gives for a form of input, and for edges, is remembered for the request that they were cut from.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.errors import KernelError, KernelLost, NotYet
from autograder.guest import wire
from autograder.guest.sentences import say
from autograder.judging.comparisons import difference
from autograder.judging.hidden_tests import HiddenTest, argument_changed, compare
from autograder.judging.laws import edges
from autograder.judging.laws.forms import Form, form_of, unlike
from autograder.judging.laws.notes import Note
from autograder.judging.laws.requests import named, order_of, reply_of, solves, with_other_seeds
from autograder.judging.proxies import Answer
from autograder.results import ExerciseResult

_MAX_AGAIN = 6  # calls that are made once more, for one exercise
_MAX_EDGES = 24  # calls of an answer with inputs that were cut down, for one exercise
_REMEMBERED = 500  # forms, and calls that were cut down

_SEEDS = 3  # other ones that are tried before a form is taken for the reference's

Cut = tuple[str, dict[str, Any], Any]
Forms = dict[Any, Any]  # of the reference's values, by exercise and form of input; and how calls are cut down


@dataclass(frozen=True)
class Passed:
    """A hidden test that was passed, the answer as it was asked there, and the notes of its calls."""

    test: HiddenTest
    answer: Answer
    notes: list[Note]


def settle(result: ExerciseResult, passed: list[Passed], namespace: dict[str, Any], forms: Forms) -> None:
    """Let the cheapest test fail in which a law was broken. Raises nothing but KernelLost.

    `namespace` is the reference's; `forms` are remembered from one answer to the next.
    """
    try:
        for found in _broken(result, sorted(passed, key=lambda entry: entry.test.points), namespace, forms):
            _fail(result, *found)
    except KernelLost:
        raise
    except Exception:  # a fault here must not cost a student the grade
        result.faults.append(f"laws: {traceback.format_exc(limit=-3)}")


def _broken(
    result: ExerciseResult, passed: list[Passed], namespace: dict[str, Any], forms: Forms
) -> Iterator[tuple[HiddenTest, NotYet]]:
    """The tests that fail by a law, and what the student reads: one for a changed argument, and one for all others."""
    before = [outcome.status for outcome in result.outcomes]
    if all(outcome.how != "argument changed" for outcome in result.outcomes):
        changed = next(_changed(passed, namespace), None)
        if changed:
            yield changed
    if all(status == "passed" for status in before):
        found = itertools.chain(
            _unlike(passed, namespace, forms), _once_more(passed, namespace), _at_edges(passed, namespace, forms)
        )
        other = next(found, None)
        if other:
            yield other


def _fail(result: ExerciseResult, test: HiddenTest, told: NotYet) -> None:
    for place, outcome in enumerate(result.outcomes):
        if outcome.test == test.name and outcome.status == "passed":
            result.outcomes[place] = outcome.failed(told)


def _noted(passed: list[Passed], law: str = "") -> Iterator[tuple[Passed, Note]]:
    """The calls that gave a value, in tests that do not go without the law."""
    for entry in passed:
        if law not in entry.test.without:
            yield from ((entry, note) for note in entry.notes if note.gave_value)


# ------------------------------------------------------------------------------------------------- changed arguments


def _changed(passed: list[Passed], namespace: dict[str, Any]) -> Iterator[tuple[HiddenTest, NotYet]]:
    for entry, note in _noted(passed, "arguments"):
        if note.changed:
            reply = reply_of(namespace, order_of(note.request))
            if reply["status"] == "value" and not reply.get("changed"):
                yield entry.test, argument_changed(note.called, _which_changed(entry.answer, note, namespace))


def _which_changed(answer: Answer, note: Note, namespace: dict[str, Any]) -> str:
    """Which argument of a call is another one after it, and how it differs; empty if that cannot be seen."""
    if note.is_probe:
        return ""
    order = order_of(note.request)
    try:
        _, after = replace(answer, calls=[]).with_arguments(*order["args"], **order["kwargs"])
    except (NotYet, KernelError):
        return ""
    function = namespace.get(order["name"])
    now = named(function, {**order, "args": after[0], "kwargs": after[1]}) if after else {}
    for name, value in named(function, order_of(note.request)).items():
        is_kept = name in now and not isinstance(value, np.random.Generator)  # which is there to be changed
        if is_kept and (found := difference(now[name], value)):
            return say("enforce.was-changed-by-the-call", name=name, before=found.wanted, after=found.got)
    return ""


# ---------------------------------------------------------------------------------- kind, shape and finite numbers


def _unlike(passed: list[Passed], namespace: dict[str, Any], forms: Forms) -> Iterator[tuple[HiddenTest, NotYet]]:
    for entry, note in _noted(passed):
        if note.is_probe or note.tolerances is not None or note.reply is None:
            continue
        order, value = order_of(note.request), note.reply["value"]
        # By the request itself: what another student's inputs brought must not decide here.
        form = _remembered(forms, hashlib.sha256(note.request).digest(), functools.partial(_form, namespace, order))
        if form is None or not unlike(value, form):
            continue
        form = _form(namespace, order, _SEEDS)
        found = unlike(value, form) if form else None
        if found and found[0] not in entry.test.without:
            how = found[1]
            told = how.got, how.wanted, how.look_at
            law = say("enforce.finite-numbers") if found[0] == "finite" else say("enforce.the-form")
            yield entry.test, NotYet(note.called, *told, how=how.how, part=law)


def _form(namespace: dict[str, Any], order: dict[str, Any], again: int = 0) -> Form | None:
    """The form of the reference's value; None if it has none, or another one with another seed."""
    orders = [order, *with_other_seeds(namespace.get(order["name"]), order, again)]
    found: Form | None = None
    for each in orders:
        reply = reply_of(namespace, each)
        form = form_of(reply["value"]) if reply["status"] == "value" else None
        if form is None or (found is not None and form != found):
            return None
        found = form
    return found


def _remembered(forms: Forms, key: Any, made: Callable[[], Any]) -> Any:
    if key not in forms:
        if len(forms) >= _REMEMBERED:  # students of a class may have inputs of their own
            forms.clear()
        forms[key] = made()
    return forms[key]


# ----------------------------------------------------------------------------------------------------- the same again


def _once_more(passed: list[Passed], namespace: dict[str, Any]) -> Iterator[tuple[HiddenTest, NotYet]]:
    """Calls that are made again, when the answer has seen all others."""
    rounds: dict[str, int] = {}
    calls = []
    for entry, note in _noted(passed, "calls"):
        if note.tolerances and not note.is_probe:
            rounds[entry.test.name] = rounds.get(entry.test.name, 0) + 1
            calls.append((rounds[entry.test.name], entry, note))
    for _, entry, note in sorted(calls, key=lambda call: call[0])[:_MAX_AGAIN]:  # the first of each test first
        order = order_of(note.request)
        reply = reply_of(namespace, order)
        if reply["status"] != "value":
            continue
        told = _differs(entry.answer, note, say("enforce.what-it-keeps-from-one-call-to"), order, reply["value"])
        if told:
            again = say("enforce.once-more", called=told.called)
            yield entry.test, replace(told, called=again, part=say("enforce.the-same-again"))


# -------------------------------------------------------------------------------------------------------------- edges


def _at_edges(passed: list[Passed], namespace: dict[str, Any], forms: Forms) -> Iterator[tuple[HiddenTest, NotYet]]:
    seen, left = set(), _MAX_EDGES
    for entry, note in _noted(passed, "edges"):
        if note.is_probe or note.tolerances is None:
            continue
        order = order_of(note.request)
        kind = (order["name"], _axes(order))
        if kind in seen:
            continue
        seen.add(kind)
        for cut in _cuts_of(namespace, order, note, forms):
            left -= 1
            if left < 0:
                return
            name, inputs, wanted = cut
            told = _differs(entry.answer, note, say("enforce.what-happens-with", name=name), inputs, wanted)
            if told:
                yield entry.test, replace(told, part=say("enforce.right-with-too", name=name))


def _cuts_of(namespace: dict[str, Any], order: dict[str, Any], note: Note, forms: Forms) -> Iterator[Cut]:
    """Remembered, because all answers that are measured at once get the same inputs."""
    tolerances = note.tolerances or (0.0, 0.0)
    key = (hashlib.sha256(note.request).digest(), tolerances)
    yield from _remembered(forms, key, lambda: [*_cuts(namespace, order, tolerances)])


def _cuts(namespace: dict[str, Any], order: dict[str, Any], tolerances: tuple[float, float]) -> Iterator[Cut]:
    """What each cut of a call's inputs is called, the `args` and `kwargs`, and what the reference gives for them."""

    def wanted(inputs: dict[str, Any]) -> Any:
        try:
            reply = reply_of(namespace, {**order, "args": list(inputs["args"]), "kwargs": inputs["kwargs"]})
        except wire.WireError:
            return None
        return reply["value"] if reply["status"] == "value" else None

    if not solves(namespace, order["name"]):  # there, sizes decide on what there is to compute
        yield from edges.cuts({"args": tuple(order["args"]), "kwargs": order["kwargs"]}, wanted, *tolerances)


def _axes(order: dict[str, Any]) -> Any:
    """How many axes each argument has; inputs alike in this are cut down once for an exercise."""
    return _count(order.get("args")), _count(order.get("kwargs"))


def _count(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple((name, _count(item)) for name, item in value.items())
    if isinstance(value, list | tuple) and any(
        isinstance(item, list | tuple) or getattr(item, "ndim", 0) for item in value
    ):
        return type(value).__name__, *{_count(item) for item in value}
    return len(getattr(value, "shape", ())) if hasattr(value, "shape") else type(value).__name__


def _differs(answer: Answer, note: Note, look_at: str, inputs: dict[str, Any], wanted: Any) -> NotYet | None:
    asked = replace(answer, calls=[])
    rtol, atol = note.tolerances or (0.0, 0.0)
    try:
        got = asked(*inputs["args"], **inputs["kwargs"])
        compare(got, wanted, called=asked.last_called, rtol=rtol, atol=atol, look_at=look_at)
    except NotYet as told:
        last = asked.calls[-1].reply if asked.calls else None
        return None if last and last["status"] == "interrupted" else told  # that time was up is no verdict
    except KernelError as error:
        return NotYet(asked.last_called, str(error), say("judge.an-answer"), how="ended")
    return None
