"""What practice may tell of an exception of a student's code: its kind, since a message may say what it was given."""

from __future__ import annotations

import builtins
import re
from dataclasses import replace

from autograder.guest.sentences import say, text
from autograder.results import Outcome


def kind_of_error(told: str) -> str:
    """The kind of an exception that is told as `ValueError: message`, if it is one of Python's own."""
    found = re.match(r"\w+", told)
    kind = getattr(builtins, found[0], None) if found else None
    return found[0] if found and isinstance(kind, type) and issubclass(kind, BaseException) else "Exception"


def of_kind_alone(outcome: Outcome) -> Outcome:
    """An outcome that tells of an exception its kind, and nothing else."""
    if outcome.wanted != text("proxies.no-error"):
        return outcome
    return replace(outcome, got=say("practice.error of kind", kind=kind_of_error(outcome.got)))
