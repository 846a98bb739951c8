"""What a hidden test may use.

A hidden test is a plain function of the student's answer, the reference and a seeded random generator. It passes if it
returns; the first line of its docstring is what the student reads.

    @hidden("log_sum_exp", points=2)
    def survives_large_values(answer, reference, rng):
        \"\"\"Log-probabilities in the thousands neither overflow nor underflow.\"\"\"
        agree(answer, reference, rng.uniform(-9e3, 9e3, size=(4, 6)), rtol=1e-12)
"""

from __future__ import annotations

import hashlib
import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.released import patterns
from autograder.course.released.comparing import counted
from autograder.course.released.describing import as_array, describe_call, untabled
from autograder.errors import CourseError, NotAttempted, NotYet
from autograder.guest import wire
from autograder.guest.kinds import is_table
from autograder.guest.sentences import say
from autograder.judging.comparisons import describe, difference
from autograder.judging.laws import checked, notes
from autograder.judging.proxies import Answer, Disagreement, Reference

__all__ = [
    "CourseError",
    "NotYet",
    "agree",
    "agree_printed",
    "agree_probe",
    "as_array",
    "claim",
    "compare",
    "describe",
    "describe_call",
    "difference",
    "expect",
    "hidden",
    "items",
    "leaves_alone",
    "numbers",
    "refuses",
    "refuses_probe",
]

Judgement = Callable[[Answer, Reference, np.random.Generator], None]

#: What students read as got where an argument was changed: the same in every test, so that it costs its points once.


@dataclass(frozen=True)
class HiddenTest:
    """One hidden test: the claim that a student reads, what it is worth, and the function that judges."""

    exercise: str
    name: str
    claim: str
    points: float
    uses: tuple[str, ...]
    judge: Judgement
    without: Mapping[str, str] = field(
        default_factory=dict, hash=False
    )  # laws that do not hold here, each with the reason
    practice: bool = True  # it is tried before the due date too, and not kept for the end

    def rng(self, secret: str, file: str = "") -> np.random.Generator:
        """The generator of this test's inputs: the same in every run, foreseen by nobody without the secret.

        `file` is a digest of the answers that are judged: what was drawn for one file is of no use to another.
        """
        digest = hashlib.sha256(f"{secret}/{self.exercise}/{self.name}/{file}".encode()).digest()
        return np.random.default_rng(int.from_bytes(digest[:16], "big"))

    @property
    def place(self) -> tuple[Path, int]:
        """The file and the line where it stands."""
        code = inspect.unwrap(self.judge).__code__
        return Path(code.co_filename), code.co_firstlineno


#: Where hidden tests are noted while their files are loaded: one whose name is used again is found in no namespace.
noted: ContextVar[list[HiddenTest] | None] = ContextVar("noted", default=None)


def hidden(
    exercise: str,
    *,
    points: float,
    uses: tuple[str, ...] = (),
    without: Mapping[str, str] | None = None,
    practice: bool = True,
) -> Callable[[Judgement], Judgement]:
    """Make a function a hidden test of an exercise.

    `uses` names earlier exercises on which the student's own code may depend here: if one of them failed, the feedback
    says that this may be the cause. `without` names laws (autograder/judging/laws) that do not hold in this test, each
    with the reason; `autograder check` then asks for no inputs of that law in the exercise. Without `practice`, the
    test is kept for the end: `autograder watch` does not try it.
    """

    def mark(function: Judgement) -> Judgement:
        said = (function.__doc__ or "").strip().split("\n")[0]
        name = function.__name__
        if not said:
            raise CourseError(
                f"The hidden test {name} has no docstring. Its first line is what students read: add one."
            )
        if not 0 < points < math.inf:
            raise CourseError(f"The hidden test {name} is worth {points:g} points. Give it a positive number.")
        test = HiddenTest(exercise, name, said, float(points), tuple(uses), function, checked(name, without), practice)
        function.hidden_test = test  # type: ignore[attr-defined]
        notes = noted.get()
        if notes is not None:
            notes.append(test)
        return function

    return mark


@contextmanager
def claim(sentence: str) -> Iterator[None]:
    """What is tested in here is a claim of its own: if it fails, students read this sentence in the place of the
    docstring's, so that they know which part of the hidden test it was.
    """
    try:
        yield
    except NotYet as told:
        told.part = told.part or sentence
        raise


def agree(
    answer: Answer,
    reference: Reference,
    *args: Any,
    rtol: float = 0.0,
    atol: float = 0.0,
    look_at: str | Callable[..., str] = "",
    **kwargs: Any,
) -> None:
    """The answer gives what the reference gives on the same arguments; each side gets its own copy of them. `look_at`
    may be a function of what the answer gave and of these arguments.

    If not, a smaller failing example is looked for and shown in place of these arguments, see counterexamples.py.
    """

    def ask(answer: Answer, reference: Reference, inputs: dict[str, Any]) -> None:
        args, kwargs = inputs["args"], inputs["kwargs"]
        got, wanted = answer(*args, **kwargs), reference(*args, **kwargs)
        found = difference(got, wanted, rtol=rtol, atol=atol)
        hint = look_at if isinstance(look_at, str) else look_at(got, *args, **kwargs) if found else ""
        compare(got, wanted, called=answer.last_called, rtol=rtol, atol=atol, look_at=hint)

    _agree(answer, reference, {"args": args, "kwargs": kwargs}, ask, rtol, atol)


def agree_probe(
    answer: Answer,
    reference: Reference,
    source: str,
    *,
    called: str | Callable[..., str],
    rtol: float = 0.0,
    atol: float = 0.0,
    look_at: str = "",
    **inputs: Any,
) -> None:
    """The probe gives the same in the student's namespace and in the reference's; `called` is what the student
    reads.

    If `called` is a function of the inputs, it can tell of other inputs too: then a smaller failing example is looked
    for, as with `agree`.
    """

    def ask(answer: Answer, reference: Reference, inputs: dict[str, Any]) -> None:
        text = called if isinstance(called, str) else called(**inputs)
        got, wanted = answer.probe(source, called=text, **inputs), reference.probe(source, **inputs)
        compare(got, wanted, called=answer.last_called, rtol=rtol, atol=atol, look_at=look_at)

    _agree(answer, reference, inputs, ask, rtol, atol, smaller=not isinstance(called, str))


def _agree(
    answer: Answer,
    reference: Reference,
    inputs: dict[str, Any],
    ask: Callable[[Answer, Reference, dict[str, Any]], None],
    rtol: float,
    atol: float,
    *,
    smaller: bool = True,
) -> None:
    """Ask with these inputs. If the answer fails, what it takes to look for a `smaller` failing example is left on it,
    for when all is judged.
    """
    try:
        ask(answer, reference, inputs)
    except NotYet as told:
        if smaller and answer.calls:
            answer.disagreement = Disagreement(told, answer.calls[-1].request, rtol, atol, ask)
        raise
    notes.agreed(rtol, atol)


def compare(
    got: Any, wanted: Any, *, called: str = "", rtol: float = 0.0, atol: float = 0.0, look_at: str = ""
) -> None:
    """Two plain values agree: kind, number of items, shape, then numbers within atol + rtol |wanted|."""
    found = difference(got, wanted, rtol=rtol, atol=atol)
    if found:
        # A hint that fits the symptom is worth more than one that is fixed to the test; a pattern is a fact beside it.
        if found.look_at and look_at and found.place is not None and found.how in _PATTERNS:
            found = replace(found, look_at=f"{found.look_at}; {look_at}")
        raise NotYet(
            called, found.got, found.wanted, found.look_at or look_at, general=not found.look_at, how=found.how
        )


def expect(condition: Any, *, wanted: str, got: str = "", called: str = "", look_at: str = "") -> None:
    """A law holds; `wanted` says it in the exercise's words."""
    if not condition:
        raise NotYet(called, got, wanted, look_at, general=True)


_PATTERNS = patterns.NAMES | {"", "ratio", "repeated"}

#: Lines that bring back what a call prints, without what nobody sees: spaces at ends of lines, and empty lines below.
_PRINTED = """
import contextlib, io
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    {name}(*args, **kwargs)
"\\n".join(line.rstrip() for line in printed.getvalue().rstrip().split("\\n"))
"""


def agree_printed(answer: Answer, reference: Reference, *args: Any, look_at: str = "", **kwargs: Any) -> None:
    """The call prints what the reference prints on the same arguments; what it gives does not count."""

    def called(args: list[Any], kwargs: dict[str, Any]) -> str:
        return describe_call(answer.name, tuple(args), kwargs)

    lines, look_at = _PRINTED.format(name=answer.name), look_at or say("hidden_tests.what-is-printed")
    agree_probe(answer, reference, lines, called=called, look_at=look_at, args=list(args), kwargs=kwargs)


def refuses(answer: Answer, *args: Any, error: str = "ValueError", look_at: str = "", **kwargs: Any) -> None:
    """The call raises such an error or a subclass of it; `error` is the name of one of Python's own."""
    _refuses(answer, lambda: answer(*args, **kwargs), error, look_at)


def refuses_probe(
    answer: Answer, source: str, *, called: str, error: str = "ValueError", look_at: str = "", **inputs: Any
) -> None:
    """As `refuses`, for lines that raise, such as those that call a method; `called` is what the student reads."""
    _refuses(answer, lambda: answer.probe(source, called=called, **inputs), error, look_at)


def _refuses(answer: Answer, ask: Callable[[], Any], error: str, look_at: str) -> None:
    wanted = say("hidden_tests.a-valueerror-that-says-what-is-wrong")
    if error != "ValueError":
        wanted = say("hidden_tests.an-error-that-says-what-is-wrong", error=error)
    try:
        value = ask()
    except NotAttempted:
        raise
    except NotYet as told:
        reply = answer.calls[-1].reply if answer.calls else None
        if reply and reply["status"] == "raised" and error in reply["parents"]:
            return
        if reply and reply["status"] == "raised":
            look_at = look_at or say("hidden_tests.another-error", kind=reply["type"], error=error)
        raise NotYet(told.called, told.got, wanted, look_at, general=True) from None
    look_at = look_at or say("hidden_tests.no-check")
    raise NotYet(answer.last_called, describe(value), wanted, look_at, general=True)


def leaves_alone(answer: Answer, *args: Any, **kwargs: Any) -> Any:
    """The arguments are the same after the call as before; gives the call's result."""
    value, after = answer.with_arguments(*args, **kwargs)
    if type(after) is not list or [type(part) for part in after] != [list, dict] or len(after[0]) != len(args):
        after = [[None] * len(args), {}]
    found = [*after[0], *(after[1].get(name) for name in kwargs)]
    for item, original in zip(found, (*args, *kwargs.values()), strict=True):
        if isinstance(original, np.random.Generator):  # that is there to be changed
            continue
        if difference(item, original) or _table_changed(item, original):
            raise argument_changed(answer.last_called)
    return value


def _table_changed(after: Any, before: Any) -> bool:
    """Whether a table in a value is not the same to the last bit, dtypes and names included."""
    return [wire.encode(table) for table in _tables(after)] != [wire.encode(table) for table in _tables(before)]


def _tables(value: Any) -> Iterator[Any]:
    """The tables in a value, in their order."""
    if is_table(value):
        yield value
    if isinstance(value, list | tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _tables(item)


def argument_changed(called: str, which: str = "") -> NotYet:
    """The failure of a call that changed one of its arguments; `which` one it was and how, if that is known."""
    told = (
        which or say("hidden_tests.an-argument-was-changed-by-the-call"),
        say("hidden_tests.arguments-left-as-they-were"),
        say("hidden_tests.working-on-a-copy"),
    )
    return NotYet(called, *told, how="argument changed", part=say("hidden_tests.the-arguments-stay"))


def items(value: Any, *names: str, called: str = "") -> list[Any]:
    """The value taken apart into as many items as names are given; NotYet if it is not that many."""
    value = untabled(value)
    several = isinstance(value, list | tuple) or bool(getattr(value, "ndim", 0))
    if not several or len(value) != len(names):
        got = counted(value) if several else describe(value)
        raise NotYet(
            called,
            got,
            say("hidden_tests.values", count=len(names), names=", ".join(names)),
            say("hidden_tests.what-you-return"),
        )
    return list(value)


def numbers(value: Any, shape: tuple[int, ...] | None = None, *, called: str = "") -> np.ndarray:
    """The value as a float64 array, of the given shape if one is given; NotYet if it is not that."""
    array = as_array(value)
    wanted = (
        say("hidden_tests.numbers")
        if shape is None
        else say("comparing.an-array-of-shape", shape=shape)
        if shape
        else say("hidden_tests.a-single-number")
    )
    if array is None or array.dtype.kind == "c":
        raise NotYet(called, describe(value), wanted, say("hidden_tests.the-return-statement") if value is None else "")
    if shape is not None and array.shape != shape:
        got = say("comparing.an-array-of-shape", shape=array.shape) if array.shape else describe(value)
        how = patterns.of_shapes(array.shape, shape)
        look_at = say("comparing.the-shape-of-what-you-return")
        raise NotYet(called, got, wanted, f"{look_at}: {how}" if how else look_at)
    return np.asarray(array, dtype=float)
