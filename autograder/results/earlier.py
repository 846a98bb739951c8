"""Results as version 0.1.0 recorded them, which said in sentences what is data now. Nothing else reads sentences."""

from __future__ import annotations

import re
from typing import Any

#: The ends of sentences about cells. What stands before them is a student's text, so each is told by its whole end.
_EVENTS = {
    "cell stopped": re.compile(r" was stopped after [0-9]+ s\."),
    "cell not run": re.compile(r" was not run: the [0-9.e+]+ s for this notebook were used up\."),
    "kernel ended": re.compile(r" ended the kernel: .{1,200}\. The cells before it were run again without it\."),
    "kernel ended again": re.compile(r" ended the kernel when it was run again, and was left out\."),
}
_NAME = r"The (?:answer cell of \w+|(?:\S+ )?cell that begins with “.{0,50}”)"
_CALLS = {"an answer in time": "stopped", "an answer": "ended"}


def upgraded(data: dict[str, Any]) -> dict[str, Any]:
    """A recorded result as it would be recorded today; one of today as it is."""
    unread = data.get("unread", "")
    of_course = data.get("course_events", [])
    events = [
        {"kind": _kind(event), "sentence": event, "released": event in of_course} if isinstance(event, str) else event
        for event in data.get("events", [])
    ]
    exercises = [
        {**exercise, "outcomes": [_outcome(outcome) for outcome in exercise["outcomes"]]}
        for exercise in data["exercises"]
    ]
    notes = [note for note in data.get("notes", []) if note != unread]  # which stands in `unread` alone now
    return {**data, "notes": notes, "events": events, "exercises": exercises}


def _kind(sentence: str) -> str:
    return next(
        (kind for kind, end in _EVENTS.items() if re.fullmatch(_NAME + end.pattern, sentence, re.DOTALL)), "other"
    )


def _outcome(outcome: dict[str, Any]) -> dict[str, Any]:
    if "how" in outcome or outcome.get("status") != "not yet":
        return outcome
    return {**outcome, "how": _CALLS.get(outcome.get("wanted", ""), "")}
