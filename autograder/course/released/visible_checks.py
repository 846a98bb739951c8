"""The public checks of a notebook: what they compare, and the sentences that they say.

    @checks_of("double", number=1, points=5)
    def check_double():
        calling(double, [1, 2]).gives([2.0, 4.0])
        calling(double, "ten").raises(ValueError)

The function runs when its cell runs. Longer ones stand in the folder `checks`, in a file with the exercise's name:
`public_checks("double", number=1, points=5)` runs the function `check` of that file. A check that passes prints a
line; the first that does not pass prints four and ends the checks: called, got, wanted, look at.

No check ends the notebook's run: what does not pass is printed as an error, and the next cell follows. `demonstration`
does the same for the cells that show something, and `progress` runs all checks again.

You need not read this file to solve the exercises. They decide no points; hidden tests do.
"""

from __future__ import annotations

import contextlib
import functools
import html
import inspect
import io
import json
import linecache
import math
import os
import re
import runpy
import sys
import textwrap
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

#: All texts, so that they can be translated here. A sentence may be broken into lines where its text is.
TEXTS = {
    "as wanted": "as wanted: {call}",
    "as wanted, refused": "as wanted: {call} raises {error}",
    "called": "called",
    "got": "got",
    "wanted": "wanted",
    "look at": "look at",
    "part": "{got} as {what}",
    "stopped": "no result: it was interrupted",
    "unreadable": "{got}, which the check could not use ({error})",
    "no call": "The check of {name} ended with {error}.",
    "your lines": "In your cells:",
    "lines": "In the notebook:",
    "line": "  line {number}, in {function}: {text}",
    "more lines": "  ... and {count} more",
    "waits": "Exercise {number}, {name}, still waits for your answer ({points}).\n"
    "Replace the line with NotImplementedError.",
    "waits for another": "Exercise {number}, {name}, uses {other}, which still waits for your answer.\n"
    "Replace the line with NotImplementedError there.",
    "not defined": "Exercise {number}, {name}: {missing} is not defined.\n"
    "Run the cell above, and look at what it says.",
    # demonstrations
    "shown later": "This cell waits for your answer to {name}.",
    "shown later, numbered": "This cell waits for exercise {number}, {name}.",
    "cells above": "This cell needs {missing}, which is not defined. Run the cells above, and look at what they say.",
    "not shown": "This cell could not go on: {error}.\n"
    "If it uses your answers, look at what the public checks say of them.",
    # what was wanted, where no value says it
    "a result": "a result",
    "an error": "the exception {name}",
    "values": "{count} values, {names}",
    # what to look at
    "nothing": "the return statement, since the function gave None",
    "type": "the type, which is {kind}",
    "shape": "the shape, which is {got} instead of {wanted}",
    "turned": "the shape, which is {got} instead of {wanted}: rows and columns are exchanged",
    "nan": "the result, which is nan (not a number)",
    "nan at": "the nan (not a number) at {place}",
    "sign": "the sign",
    "factor": "a factor: you got {factor} times what was wanted",
    "more": "the difference: you got {amount} more than was wanted",
    "less": "the difference: you got {amount} less than was wanted",
    "place": "the first place that differs, {place}, with {got} instead of {wanted}",
    "value": "the value",
    "count": "how many values are returned",
    "refuses": "the arguments for which the exercise asks for an exception",
    # values
    "array": "an array of shape {shape}, with values from {low} to {high}",
    "object": "an object of type {kind}",
    # progress
    "point": "1 point",
    "points": "{points:g} points",
    "summary": "Public checks pass for {passed:g} of {total:g} points. Hidden tests decide the rest.",
    "summary of written": "{points} more for a written answer, read by a person.",
    "summary of several written": "{points} more for written answers, read by a person.",
    "caption": "Public checks by exercise",
    "exercise": "Exercise",
    "worth": "Points",
    "state": "Public checks",
    "passes": "passes",
    "fails": "does not pass",
    "waiting": "waits for your answer",
    "waiting for another": "waits for {other}",
    "not run": "not run yet: run the cell with its checks",
    "interrupted": "not run: interrupted",
    "read": "written answer, read by a person",
    "blank": "written answer, blank in the saved notebook",
    "written stub": "*Write your answer here, in a few sentences.*",
    "save": "Save the notebook before you submit it: what is handed in is the file as it was saved last.",
    # practice feedback
    "practice": "This course gives practice feedback: hand in before it is due, and soon after there is a page that "
    "says what is right so far, and is no grade. Tries that count in 24 hours: {attempts}.",
    "practice left": "Practice feedback: {left} of {attempts} tries in 24 hours are left, as of {time}.",
    "practice next": "The next one counts from {time} on.",
    "practice ends": "Practice ends when this is due, {time}.",
    "practice ended": "Practice feedback has ended: this was due {time}.",
    "practice unreadable": "{name} says something of practice feedback that cannot be read, and is ignored.",
    "no progress": "The progress cannot be shown ({error}).",
}

SHOWN = 20  # an array of at most so many numbers is shown in full
WIDTH = 80  # characters of a line of prose; nbgrader's dialog does not break lines by itself. Values are not broken
LONGEST = 200  # characters of one value
_ITEMS = 100_000  # that are taken from an iterator, which may be without end
_LINES = 6  # of a traceback
_DAY = 24 * 3600  # seconds in which tries are counted
_PRACTICE = 10_000  # bytes at the end of a file in which it says what it knows of practice
_PAGES = 20  # feedback pages that are looked at, the newest


class CheckFailed(AssertionError):
    """A check does not pass. A notebook shows the sentence and no traceback but the student's own lines."""

    def __init__(self, text: str, lines: str = "") -> None:
        in_one = text.replace(".\n", ". ").split("\n")
        super().__init__("; ".join(" ".join(line.split()) for line in in_one))
        self.shown = text + (f"\n\n{lines}" if lines else "")

    def _render_traceback_(self) -> list[str]:  # what IPython shows in place of a traceback
        return [self.shown]


class StillWaits(CheckFailed, NotImplementedError):
    """The answer, or another that it uses, is still the stub."""

    def __init__(self, text: str, other: str = "") -> None:
        super().__init__(text)
        self.other = other


class written(float):  # noqa: N801, reads as a word in the list of a notebook's exercises
    """The points of a written answer, in the list that `progress` is given."""


# ------------------------------------------------------------------------------------------- what checks are made of


def checks_of(name: str, *, number: int, points: float) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Make a function the public checks of an exercise, and run it."""

    def decorate(function: Callable[[], object]) -> Callable[[], object]:
        place = _Place(getattr(function, "__globals__", {}), function.__code__.co_filename)
        _CHECKS[name] = _Checks(name, number, points, function, place)
        _CHECKS[name].tell()
        return function

    return decorate


def public_checks(name: str, *, number: int, points: float) -> None:
    """Run the public checks of an exercise that stand in `checks/<name>.py`.

    There the function `check` has them. Its arguments are `calling` and answers, found by their names in the notebook.
    """
    caller = sys._getframe(1)
    place = _Place(caller.f_globals, caller.f_code.co_filename)
    path = Path(__file__).parent / "checks" / f"{name}.py"
    _CHECKS[name] = _Checks(name, number, points, functools.partial(_run_file, path, place), place)
    _CHECKS[name].tell()


def _run_file(path: Path, place: _Place) -> None:
    function = runpy.run_path(str(path))["check"]
    names = {**place.namespace, "calling": calling}
    wanted = list(inspect.signature(function).parameters)
    for name in wanted:
        if name not in names:
            raise NameError(f"name {name!r} is not defined", name=name)
    function(*(names[name] for name in wanted))


def calling(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Call:
    """A call of a student's function, to be compared with what is wanted."""
    caller = sys._getframe(1)
    place = _PLACES[-1] if _PLACES else _Place(caller.f_globals, caller.f_code.co_filename)
    call = Call(function, args, kwargs, place)
    _CALLS[:] = [call]
    return call


class Call:
    """A call and, when it has been made, its result."""

    def __init__(
        self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], place: _Place
    ) -> None:
        self._function, self._args, self._kwargs, self._place = function, args, kwargs, place
        self._made: list[Any] = []
        named = [f"{name}={_argument(value)}" for name, value in kwargs.items()]
        self.text = f"{_name(function)}({', '.join([*map(_argument, args), *named])})"  # as it would be typed

    def shown_as(self, text: str) -> Call:
        """The same call, shown in other words: where its arguments are long."""
        self.text = text
        return self

    def result(self, wanted: str = "") -> Any:
        """What the call gives; `wanted` says in words what that should be, in case it ends with an exception."""
        if not self._made:
            try:
                value = self._function(*self._args, **self._kwargs)
                self._made.append(list(islice(value, _ITEMS)) if isinstance(value, Iterator) else value)
            except NotImplementedError:
                raise
            except BaseException as error:
                raise self._ended(error, wanted or TEXTS["a result"]) from None
        return self._made[0]

    def gives(self, wanted: Any, *, look: str = "", rtol: float = 1e-6, atol: float = 1e-9) -> None:
        """The result is `wanted`: the same shape, and numbers that agree within the tolerances, nan with nan.

        `look` says what to look at if a value differs; where it does is said anyway, as is another shape or type.
        """
        got = self.result(_short(wanted))
        found = _difference(got, wanted, rtol, atol, look)
        if found:
            raise self._differs(*found)
        print(_say("as wanted", call=_cut(self.text, WIDTH)))

    def part(self, what: str, got: Any, wanted: Any, *, look: str = "", rtol: float = 1e-6, atol: float = 1e-9) -> None:
        """Something about the result is as wanted; `what` says what it is."""
        found = _difference(got, wanted, rtol, atol, look)
        if found:
            raise self._differs(_say("part", got=found.got, what=what), found.wanted, found.look)
        print(_say("as wanted", call=what))

    def must(self, condition: object, *, got: str, wanted: str, look: str) -> None:
        """A condition on the result holds; the words say what is got if it does not, and what is wanted."""
        if not condition:
            raise self._differs(got, wanted, look)
        print(_say("as wanted", call=wanted))

    def values(self, *names: str) -> list[Any]:
        """The parts of a result of several values, as many as there are names."""
        wanted = _say("values", count=len(names), names=", ".join(names))
        got = self.result(wanted)
        if got is None or isinstance(got, str | bytes | dict) or not hasattr(got, "__iter__"):
            raise self._differs(_short(got), wanted, _look_at_type(got))
        found = list(islice(got, _ITEMS))
        if len(found) != len(names):
            raise self._differs(_short(got), wanted, TEXTS["count"])
        return found

    def raises(self, wanted: type[Exception] = ValueError, *, look: str = "") -> None:
        """The call raises an exception of this type, or of a subclass."""
        named = _say("an error", name=wanted.__name__)
        try:
            got = self._function(*self._args, **self._kwargs)
        except wanted as error:
            print(_say("as wanted, refused", call=_cut(self.text, WIDTH), error=_error(error)))
        except NotImplementedError:
            raise
        except BaseException as error:
            raise self._ended(error, named) from None
        else:
            raise self._differs(_short(got), named, look or TEXTS["refuses"])

    def unreadable(self, error: BaseException) -> CheckFailed:
        """What to say if the check itself failed on the result."""
        if not self._made:
            return self._ended(error, TEXTS["a result"])
        got = self._made[0]
        said = _told(self.text, _say("unreadable", got=_short(got), error=_error(error)), look=_look_at_type(got))
        return CheckFailed(said, self._place.lines(error))

    def _differs(self, got: str, wanted: str, look: str) -> CheckFailed:
        return CheckFailed(_told(self.text, got, wanted, look))

    def _ended(self, error: BaseException, wanted: str) -> CheckFailed:
        got = TEXTS["stopped"] if isinstance(error, KeyboardInterrupt) else _error(error)
        return CheckFailed(_told(self.text, got, wanted), self._place.lines(error))


def _told(called: str, got: str, wanted: str = "", look: str = "") -> str:
    """What differs, a line for each; only what to look at, which is prose, is broken into lines."""
    labels = {key: TEXTS[key] for key in ("called", "got", "wanted", "look at")}
    width = max(map(len, labels.values())) + 2
    hanging = textwrap.wrap(look, WIDTH - width, break_long_words=False, break_on_hyphens=False)
    rows = {"called": called, "got": got, "wanted": wanted, "look at": ("\n" + " " * width).join(hanging)}
    return "\n".join(f"{labels[key]:{width}}{text}" for key, text in rows.items() if text)


def _look_at_type(got: Any) -> str:
    return TEXTS["nothing"] if got is None else _say("type", kind=_kind(got))


class _Place(NamedTuple):
    """Where a check stands: the notebook's namespace, and the file name of the check's cell."""

    namespace: dict[str, Any]
    cell: str

    def lines(self, error: BaseException, heading: str = "your lines") -> str:
        """The lines of the notebook's other cells in a traceback, or nothing."""
        found = []
        for frame, number in traceback.walk_tb(error.__traceback__):
            code = frame.f_code
            if frame.f_globals is self.namespace and code.co_filename not in {self.cell, *_DEMONSTRATIONS}:
                text = linecache.getline(code.co_filename, number).strip()
                found.append(_say("line", number=number, function=code.co_name, text=text[:LONGEST]))
        if len(found) > _LINES:
            half = _LINES // 2
            found[half:-half] = [_say("more lines", count=len(found) - _LINES)]
        return "\n".join([TEXTS[heading], *found]) if found else ""


class _Checks(NamedTuple):
    """The public checks of one exercise."""

    name: str
    number: int
    points: float
    function: Callable[[], object]
    place: _Place

    def tell(self) -> None:
        """Run them, and say in a notebook what does not pass without ending its run, unless it was interrupted.

        It is printed as an error: red, and for nbgrader's Validate a cell that has failed. An exercise that waits is
        no error but there.
        """
        try:
            self.run()
        except CheckFailed as failure:
            if not _in_notebook() or isinstance(failure.__context__, KeyboardInterrupt):
                raise
            sys.stdout.flush()
            quiet = isinstance(failure, StillWaits) and "NBGRADER_EXECUTION" not in os.environ
            print(failure.shown, file=sys.stdout if quiet else sys.stderr)

    def run(self) -> None:
        """Run them. Raises CheckFailed with a sentence, whatever happens."""
        place = self.place
        _CALLS.clear()
        _PLACES.append(place)
        try:
            # What goes to stderr, warnings and progress bars among it, would count as a failure in nbgrader's Validate.
            with contextlib.redirect_stderr(sys.stdout):
                self.function()
        except CheckFailed:
            raise
        except NotImplementedError as error:
            raise self._waits(error) from None
        except BaseException as error:
            missing = getattr(error, "name", None)
            if isinstance(error, NameError) and not place.lines(error) and missing not in place.namespace:
                said = _say("not defined", number=self.number, name=self.name, missing=missing)
                raise CheckFailed(said) from None
            if isinstance(error, AssertionError) and _said(error) and not place.lines(error):
                raise CheckFailed(_said(error)) from None  # a check that is written as a plain assertion
            if _CALLS:
                raise _CALLS[-1].unreadable(error) from None
            said = _say("no call", name=self.name, error=_error(error))
            raise CheckFailed(said, place.lines(error)) from None
        finally:
            _PLACES.pop()

    def _waits(self, error: NotImplementedError) -> StillWaits:
        stub = _of_stub(error)
        other = stub if stub != self.name else ""
        said = "waits for another" if other else "waits"
        points = _points(self.points)
        return StillWaits(_say(said, number=self.number, name=self.name, points=points, other=other), other)


def _of_stub(error: NotImplementedError) -> str:
    """The exercise that a stub names, if it is one."""
    stub = re.match(r"(\w+): ", _said(error))
    return stub[1] if stub else ""


_CHECKS: dict[str, _Checks] = {}
_CALLS: list[Call] = []  # the last one
_PLACES: list[_Place] = []  # of the checks that run


def _in_notebook() -> bool:
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    return get_ipython() is not None


# ------------------------------------------------------------------------------------------- demonstrations


def demonstration(function: Callable[[], Any]) -> Callable[[], Any]:
    """Run a function of the course that shows something, in names of its own; call it later for what it gave.

    It waits in one sentence for exercises that are not answered yet, and says in one what else keeps it from going on.
    Nobody would see it in nbgrader's Validate: there it is run only when it is called.
    """
    given: list[Any] = []

    @functools.wraps(function)
    def result() -> Any:
        if not given:
            given.append(function())
        return given[0]

    _DEMONSTRATIONS.add(function.__code__.co_filename)
    if os.environ.get("NBGRADER_EXECUTION") != "validate":
        _show_demonstration(result, _Place(function.__globals__, function.__code__.co_filename))
    return result


_DEMONSTRATIONS: set[str] = set()  # the cells that they stand in


def _show_demonstration(result: Callable[[], Any], place: _Place) -> None:
    plots: Any = sys.modules.get("matplotlib.pyplot")
    before = set(plots.get_fignums()) if plots else set()
    try:
        result()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt) or not _in_notebook():
            raise
        for number in set(plots.get_fignums()) - before if plots else ():
            plots.close(number)  # half drawn
        waits = _why_it_waits(error, place)
        sys.stdout.flush()
        sys.stderr.flush()
        if waits:
            from IPython.display import clear_output

            clear_output(wait=True)  # of what it had begun to show, such as the bar of a loop
            print(waits)
        else:
            lines = place.lines(error, "lines")
            said = _say("not shown", error=_error(error, 4 * LONGEST))
            print(f"{said}\n\n{lines}" if lines else said, file=sys.stderr)


def _why_it_waits(error: BaseException, place: _Place) -> str:
    """For which exercise or name a demonstration waits; nothing if it is not for that that it ended."""
    stub = _of_stub(error) if isinstance(error, NotImplementedError) else ""
    if stub in _CHECKS:
        return _say("shown later, numbered", name=stub, number=_CHECKS[stub].number)
    if stub:
        return _say("shown later", name=stub)
    missing = error.name if isinstance(error, NameError) else None
    if missing and missing not in place.namespace and not place.lines(error):
        return _say("cells above", missing=missing)
    return ""


# ------------------------------------------------------------------------------------------- how two values differ


class _Difference(NamedTuple):
    got: str
    wanted: str
    look: str


def _difference(got: Any, wanted: Any, rtol: float, atol: float, look: str) -> _Difference | None:
    """How a value differs from the wanted one; None if it does not."""
    target, array = _numbers(wanted), _numbers(got)
    if target is None or (_is_shape(wanted) and _is_shape(got)):
        if _same(got, wanted):
            return None
        return _Difference(_short(got), _short(wanted), TEXTS["nothing"] if got is None else look or TEXTS["value"])
    if array is None:
        kind = TEXTS["nothing"] if got is None else _say("type", kind=_kind(got))
        return _Difference(_short(got), _short(wanted), kind)
    if array.shape != target.shape:
        turned = array.ndim == 2 and array.shape == target.shape[::-1]
        where = _say("turned" if turned else "shape", got=_short(array.shape), wanted=_short(target.shape))
        return _Difference(_short(got), _short(wanted), where)
    wrong = ~np.isclose(array, target, rtol=rtol, atol=atol, equal_nan=True)
    if not wrong.any():
        return None
    one, other = _apart(got, wanted)
    lost = np.isnan(array) & ~np.isnan(target)
    first = np.argwhere(lost if lost.any() else wrong)[0].tolist()
    if lost.any():
        return _Difference(one, other, _say("nan at", place=first) if first else TEXTS["nan"])
    if first:
        here, there = _apart(array[tuple(first)], target[tuple(first)])
        where = _say("place", place=first, got=here, wanted=there)
    else:
        where = _how_far(array, target)
    return _Difference(one, other, f"{look} ({where})" if look and where else look or where or TEXTS["value"])


def _apart(got: Any, wanted: Any) -> tuple[str, str]:
    """Two values in words, with all digits if they look the same with a few."""
    one, other = _short(got), _short(wanted)
    return (one, other) if one != other else (_short(got, digits=17), _short(wanted, digits=17))


def _how_far(array: Any, target: Any) -> str:
    """What is telling about a number that differs: its sign, a simple factor, or else the difference."""
    if array.dtype.kind == "c" or target.dtype.kind == "c" or not (np.isfinite(array) and np.isfinite(target)):
        return ""
    got, wanted = float(array), float(target)
    if math.isclose(got, -wanted, rel_tol=1e-6):
        return TEXTS["sign"]
    if array.dtype.kind in "biu" and target.dtype.kind in "biu" and abs(wanted) <= SHOWN:
        return ""  # a small count speaks for itself
    for factor in (2, 3, 4, 5, 10, 100, 1000):
        if math.isclose(got, wanted * factor, rel_tol=1e-6):
            return _say("factor", factor=factor)
        if math.isclose(got * factor, wanted, rel_tol=1e-6):
            return _say("factor", factor=f"1/{factor}")
    said = "more" if got > wanted else "less"
    return _say(said, amount=_short(abs(got - wanted), digits=6))


def _is_shape(value: Any) -> bool:
    return isinstance(value, tuple) and all(type(item) is int for item in value)


def _same(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, list | tuple) and isinstance(got, list | tuple):
        return len(got) == len(wanted) and all(_same(one, other) for one, other in zip(got, wanted, strict=True))
    try:
        return bool(got == wanted)
    except BaseException:
        return False


def _numbers(value: Any) -> Any:
    """The numbers of an array, tensor, list or number as a plain array; None if it holds anything else."""
    try:
        array = _array(value, [_ITEMS])
        if array is not None and array.dtype.kind == "O" and all(hasattr(item, "__float__") for item in array.flat):
            array = array.astype(float)
        return array if array is not None and array.dtype.kind in "biufc" else None
    except BaseException:
        return None


def _array(value: Any, left: list[int]) -> Any:
    if hasattr(value, "detach") and hasattr(value, "cpu"):  # a tensor, whether or not torch is installed here
        value = value.detach().cpu()
        try:
            return np.asarray(value.numpy())
        except BaseException:  # a type of number that NumPy does not have
            return np.asarray(value.tolist())
    if value is None or isinstance(value, str | bytes | dict | set):
        return None
    if isinstance(value, list | tuple | range):
        left[0] -= len(value)
        if left[0] < 0:
            return np.asarray(value)
        items = [_array(item, left) for item in value]
        return None if any(item is None for item in items) else np.asarray(items)
    return np.asarray(value)


# ------------------------------------------------------------------------------------------- values in words


def _short(value: Any, digits: int = 8) -> str:
    """A value in a few words, whatever it is."""
    try:
        text = _described(value, digits)
    except BaseException:  # what a value says of itself may be as wrong as the value
        text = _say("object", kind=_kind(value))
    return _cut(text, LONGEST)


def _described(value: Any, digits: int) -> str:
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, str | bytes):
        return repr(value[:LONGEST])
    if _is_shape(value):
        return repr(tuple(value))
    if isinstance(value, int):
        return format(value, "d") if abs(value) < 10**20 else format(float(value), "g")
    array = _numbers(value)
    if array is None and isinstance(value, list | tuple):
        items = [_inside(item, digits) for item in value[:SHOWN]] + ["..."] * (len(value) > SHOWN)
        return f"[{', '.join(items)}]"
    if array is None:
        text = repr(value)
        return _say("object", kind=_kind(value)) if " at 0x" in text or "\n" in text else _plain(text)
    if array.size <= SHOWN:
        return _nested(array, digits)
    finite = array[np.isfinite(array)] if np.isfinite(array).any() else array
    return _say("array", shape=array.shape, low=_number(finite.min(), 4), high=_number(finite.max(), 4))


def _inside(item: Any, digits: int) -> str:
    return "[...]" if isinstance(item, list | tuple) and _numbers(item) is None else _short(item, digits)


def _nested(array: Any, digits: int) -> str:
    if array.ndim == 0:
        return _number(array[()], digits)
    return "[" + ", ".join(_nested(row, digits) for row in array) + "]"


def _number(value: Any, digits: int) -> str:
    return str(value.item()) if value.dtype.kind in "biu" else format(value.item(), f".{digits}g")


def _argument(value: Any) -> str:
    """An argument as it would be typed, if it is short."""
    try:
        if isinstance(value, np.random.Generator):
            return "rng"
        if isinstance(value, np.ndarray) and value.size <= SHOWN:
            return f"np.array({_typed(value.tolist())})"
        if hasattr(value, "detach") and value.numel() <= SHOWN:
            return f"torch.tensor({_typed(value.tolist())})"
        if isinstance(value, type) or hasattr(value, "__code__"):
            return _name(value)
        text = _typed(value)
        if len(text) <= LONGEST and "\n" not in text and " at 0x" not in text:
            return text
    except BaseException:
        return f"<{_kind(value)}>"
    shape = getattr(value, "shape", None)
    return f"<{_kind(value)}>" if shape is None else f"<{_kind(value)} of shape {tuple(shape)}>"


def _typed(value: Any) -> str:
    if isinstance(value, float):
        return re.sub(r"\b(inf|nan)\b", r"np.\1", repr(float(value)))
    if isinstance(value, list):
        return "[" + ", ".join(map(_typed, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_typed, value)) + (",)" if len(value) == 1 else ")")
    return repr(value)


def _name(function: Any) -> str:
    name = getattr(function, "__name__", None)
    return name if isinstance(name, str) else _kind(function)


def _kind(value: Any) -> str:
    name = type.__dict__["__name__"].__get__(type(value))  # whatever a class says of itself
    return _plain(name)[:60]


def _error(error: BaseException, longest: int = LONGEST) -> str:
    """An exception as its name and what it says, in one line."""
    said = _said(error, longest).rstrip(".")
    return _kind(error) + (f": {said}" if said else "")


def _said(error: BaseException, longest: int = LONGEST) -> str:
    try:
        return _plain(str(error), longest)
    except BaseException:
        return ""


def _plain(text: str, longest: int = LONGEST) -> str:
    """One line without control characters, in which colours may be hidden."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(text[: 4 * longest]))
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return _cut(text, longest)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 4] + " ..."


def _say(key: str, **parts: Any) -> str:
    return TEXTS[key].format(**parts)


def _points(points: float) -> str:
    return TEXTS["point"] if points == 1 else _say("points", points=points)


# ------------------------------------------------------------------------------------------- progress


class _Row(NamedTuple):
    number: int
    name: str
    points: float
    state: str


def progress(**exercises: float) -> None:
    """Run all public checks again and show how many points they pass for. `exercises` are the notebook's, with points.

    Never raises. Does nothing where nobody would see it: in nbgrader's grading and its Validate.
    """
    if "NBGRADER_EXECUTION" in os.environ:
        return
    try:
        rows = _rows(exercises, _saved_texts(sys._getframe(1).f_globals))
        below = [*_practice(Path(__file__).parent, time.time()), TEXTS["save"]]
        _show("\n".join([_summary(exercises, rows), *_as_text(rows), *below]), _as_html(exercises, rows, below))
    except BaseException as error:
        print(_say("no progress", error=_error(error)))


def _saved_texts(namespace: dict[str, Any]) -> dict[str, str]:
    """The text cells of the notebook's file by their grade ids; none where Jupyter does not tell which file it is."""
    path = namespace.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME", "")
    try:
        cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
        return {
            cell["metadata"].get("nbgrader", {}).get("grade_id", ""): "".join(cell["source"])
            for cell in cells
            if cell["cell_type"] == "markdown"
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _rows(exercises: dict[str, float], texts: dict[str, str]) -> list[_Row]:
    rows: list[_Row] = []
    for number, (name, points) in enumerate(exercises.items(), 1):
        if isinstance(points, written):
            blank = texts.get(name, name).strip() in ("", TEXTS["written stub"])
            state = TEXTS["blank" if blank else "read"]
        elif any(row.state == TEXTS["interrupted"] for row in rows):
            state = TEXTS["interrupted"]
        else:
            state = _state(_CHECKS.get(name))
        rows.append(_Row(number, name, points, state))
    return rows


def _state(checks: _Checks | None) -> str:
    if checks is None:
        return TEXTS["not run"]
    try:
        with _captured():
            checks.run()
    except StillWaits as wait:
        return _say("waiting for another", other=wait.other) if wait.other else TEXTS["waiting"]
    except CheckFailed as failure:
        stopped = isinstance(failure.__context__, KeyboardInterrupt)
        return TEXTS["interrupted"] if stopped else TEXTS["fails"]
    return TEXTS["passes"]


def _captured() -> contextlib.AbstractContextManager[Any]:
    """Keeps what is printed, and in a notebook what is drawn, from being shown."""
    if "IPython" in sys.modules:
        from IPython.utils.capture import capture_output

        return capture_output()
    return contextlib.redirect_stdout(io.StringIO())


def _summary(exercises: dict[str, float], rows: list[_Row]) -> str:
    coded = [row for row in rows if not isinstance(exercises[row.name], written)]
    passed = sum(row.points for row in coded if row.state == TEXTS["passes"])
    said = _say("summary", passed=passed, total=sum(row.points for row in coded))
    by_hand = [float(points) for points in exercises.values() if isinstance(points, written)]
    if by_hand:
        key = "summary of written" if len(by_hand) == 1 else "summary of several written"
        said += " " + _say(key, points=_points(sum(by_hand)))
    return said


def _as_text(rows: list[_Row]) -> list[str]:
    longest = max((len(row.name) for row in rows), default=0)
    return [f"{row.number:3d}  {row.name:{longest}}  {_points(row.points):>9}  {row.state}" for row in rows]


def _as_html(exercises: dict[str, float], rows: list[_Row], below: list[str]) -> str:
    """A table that says all in words; its colours are those of the page, dark or light."""
    left = ' style="text-align: left"'
    heads = "".join(f'<th scope="col"{left}>{TEXTS[key]}</th>' for key in ("exercise", "worth", "state"))
    body = "".join(
        f'<tr><th scope="row"{left}>{row.number} <code>{html.escape(row.name)}</code></th>'
        f"<td{left}>{row.points:g}</td><td{left}>{html.escape(row.state)}</td></tr>"
        for row in rows
    )
    return (
        f"<p><strong>{html.escape(_summary(exercises, rows))}</strong></p>"
        f'<table><caption style="caption-side: top; text-align: left">{TEXTS["caption"]}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        + "".join(f"<p>{html.escape(line)}</p>" for line in below)
    )


def _practice(folder: Path, now: float) -> list[str]:
    """What is known of practice feedback, from `practice.json` beside the notebooks and from the feedback pages that
    were fetched: whichever was told last. Nothing if there is neither.
    """
    told, unreadable, paths = [], [], [folder / "practice.json"]
    with contextlib.suppress(OSError):  # Fetch Feedback makes a folder for each time of handing in
        paths += sorted(folder.glob("feedback/*/*.html"))[-_PAGES:]
    for path in paths:
        try:
            found = _told_of_practice(path)
            if found:
                told.append((found["told"], _practice_sentences(found, now)))
        except (OSError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
            unreadable.append(_say("practice unreadable", name=path.relative_to(folder)))
    newest = max(told, key=lambda entry: entry[0], default=(0, []))[1]
    return [" ".join(newest), *unreadable[:1]] if newest else unreadable[:1]


def _told_of_practice(path: Path) -> dict[str, Any]:
    """What a file says of practice: all of it, or the comment in the last line of a page. Nothing if it does not."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _PRACTICE))
            text = file.read(_PRACTICE).decode(errors="replace")
    except FileNotFoundError:
        return {}
    if path.suffix == ".html":
        marked = re.search(r"<!-- autograder: practice (\{.*\}) -->\s*\Z", text)
        if marked is None:
            return {}
        text = marked[1]
    found = json.loads(text)
    if not found["practice"]:
        return {}
    known: dict[str, Any] = {key: int(found.get(key, 0)) for key in ("told", "next")}
    known["attempts"] = int(found["attempts"])
    for key in ("left", "due"):
        known[key] = None if found.get(key) is None else int(found[key])
    return known


def _practice_sentences(known: dict[str, Any], now: float) -> list[str]:
    if known["due"] is not None and known["due"] < now:
        return [_say("practice ended", time=_clock(known["due"]))]
    if known["left"] is None or now - known["told"] > _DAY:
        sentences = [_say("practice", attempts=known["attempts"])]
    else:
        left = {"left": known["left"], "attempts": known["attempts"], "time": _clock(known["told"])}
        sentences = [_say("practice left", **left)]
        if known["next"] > now:
            sentences.append(_say("practice next", time=_clock(known["next"])))
    return sentences + ([_say("practice ends", time=_clock(known["due"]))] if known["due"] is not None else [])


def _clock(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(seconds))


def _show(text: str, page: str) -> None:
    if "IPython" not in sys.modules:
        print(text)
        return
    from IPython.display import display

    display({"text/plain": text, "text/html": page}, raw=True)
