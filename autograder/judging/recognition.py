"""Which misconception an answer shares its replies with."""

from __future__ import annotations

import math
import traceback
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.course.released.describing import as_array
from autograder.guest.messages import Reply
from autograder.judging.answer_key import AnswerKey
from autograder.judging.comparisons import difference
from autograder.judging.proxies import Call
from autograder.results import ExerciseResult, Recognised


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
    return Recognised(matching[0].name, matching[0].idea, matching[0].hint, matching[0].then)


def same_reply(one: Reply | None, other: Reply | None) -> bool:
    """Whether two replies say the same, for recognising a misconception: to rounding, and by the kind of exception."""
    if one is None or other is None or one["status"] != other["status"]:
        return False
    if one["status"] == "raised":
        return one["type"] == other["type"]
    if one["status"] != "value":
        return True
    # Loose enough for another order of summation or float32, tight against another formula.
    atol = max(1e-12, min(_rounding(one.get("value")), _rounding(other.get("value"))))
    same_value = difference(one.get("value"), other.get("value"), rtol=1e-6, atol=atol) is None
    if "arguments" not in one or "arguments" not in other:  # a probe's reply has none
        return same_value
    return same_value and difference(one["arguments"], other["arguments"], rtol=1e-6) is None


def _rounding(value: Any) -> float:
    """What float32 may leave where large terms cancel: it goes by the largest number. 0 for what is not float32."""
    if isinstance(value, list | tuple):
        return max(map(_rounding, value), default=0.0)
    array = as_array(value) if str(getattr(value, "dtype", "")).endswith("float32") else None
    largest = 0.0 if array is None else float(np.abs(array).max(initial=0.0))
    return 3e-6 * largest if math.isfinite(largest) else 0.0
