"""Everything the engine raises on purpose.

AutograderError             something is wrong that a person can fix; the message says how
    CourseError             the course's own files: a missing folder, a broken marker, wrong points
    SubmissionError         a submitted file that cannot be read as a notebook
    SandboxError            there is no sandbox on this machine
    KernelError             the student's kernel is gone
        KernelDied          it ended by itself
        KernelStuck         it did not stop when its time was up, and was killed
    KernelLost              it was ended from outside, so no student's code is to blame
    CallTimeout             one call took too long and was interrupted; the kernel lives
NotYet                      a hidden test is not satisfied; carries what the student reads
    NotAttempted            the stub is still there
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


class AutograderError(Exception):
    """Something that a person can fix; the message says what happened and what to do next."""


class CourseError(AutograderError):
    """The course's own files are not as they must be."""


class SubmissionError(AutograderError):
    """A submitted file cannot be read as a notebook."""


class SandboxError(AutograderError):
    """There is no sandbox; the message says what is missing and how to get it."""


class KernelError(AutograderError):
    """The student's kernel is gone and takes no further calls."""


class KernelDied(KernelError):
    """The kernel ended by itself, for example through `os._exit` or a crash."""


class KernelStuck(KernelError):
    """The kernel did not stop when its time was up, and was killed."""


class KernelLost(AutograderError):
    """The kernel was ended from outside, by a fault of the sandbox or of the machine: no student's code is to blame."""


class CallTimeout(AutograderError):
    """One call took longer than its limit and was interrupted; the kernel lives.

    `reply` is what the kernel replied when it was interrupted.
    """

    def __init__(self, message: str, reply: bytes = b"") -> None:
        super().__init__(message)
        self.reply = reply


#: How a hidden test failed, where that has a name: what came of the call, or how the value differs. Other modules go by
#: this, and never by the sentences beside it.
How = Literal[
    "", "stopped", "ended", "argument changed", "nothing returned", "shape", "count", "nan", "infinity", "precision",
    "sign", "transposed", "constant", "factor", "labels", "missing", "kind", "mask", "infinite",
    "repeated", "rounded", "absolute", "limits", "whole", "function", "order", "running", "sums", "shifted", "scaled",
    "ratio",
]  # fmt: skip


@dataclass
class NotYet(Exception):
    """A hidden test is not satisfied: what was called, what came back, what was wanted, what to look at."""

    called: str = ""
    got: str = ""
    wanted: str = ""
    look_at: str = ""
    general: bool = False  # what to look at is what the hidden test says to everybody, not what this value shows
    how: How = ""
    part: str = field(default="", compare=False)  # what does not hold, if that is one part of what the test claims
    error: str = ""  # that an answer cell stopped with, as `class: message`

    def __str__(self) -> str:
        parts = {"called": self.called, "got": self.got, "wanted": self.wanted, "look at": self.look_at}
        return "; ".join(f"{label} {text}" for label, text in parts.items() if text)


class NotAttempted(NotYet):
    """The answer is still the stub of the release."""
