"""A call of a student's function, and what is said of it: called, got, wanted, look at."""

from __future__ import annotations

import linecache
import sys
import textwrap
import traceback
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from visible_checks.describing import describe_code
from visible_checks.values import (
    LONGEST,
    MAX_ITEMS,
    cut,
    difference,
    error_text,
    look_at,
    look_at_type,
    shown,
)
from visible_checks.sentences import say, section

_WIDTH = 80  # characters of a line of prose; nbgrader's dialog does not break lines by itself. Values are not broken
_LINES = 6  # of a traceback
_LABELS = section("feedback-words")

CALLS: list[Call] = []  # the last one
PLACES: list[Place] = []  # of the checks that run
DEMONSTRATIONS: set[str] = set()  # the cells that they stand in


class CheckFailed(AssertionError):
    """A check does not pass. A notebook shows the sentence and no traceback but the student's own lines."""

    def __init__(self, text: str, lines: str = "") -> None:
        in_one = text.replace(".\n", ". ").split("\n")
        super().__init__("; ".join(" ".join(line.split()) for line in in_one))
        self.shown = text + (f"\n\n{lines}" if lines else "")

    def _render_traceback_(self) -> list[str]:  # what IPython shows in place of a traceback
        return [self.shown]


class Place(NamedTuple):
    """Where a check stands: the notebook's namespace, and the file name of the check's cell."""

    namespace: dict[str, Any]
    cell: str

    def lines(self, error: BaseException) -> str:
        """The lines of the notebook's other cells in a traceback, or nothing."""
        found = []
        for frame, number in traceback.walk_tb(error.__traceback__):
            code = frame.f_code
            if frame.f_globals is self.namespace and code.co_filename not in {self.cell, *DEMONSTRATIONS}:
                text = linecache.getline(code.co_filename, number).strip()
                found.append(say("visible_checks.line", number=number, function=code.co_name, text=text[:LONGEST]))
        if len(found) > _LINES:
            half = _LINES // 2
            found[half:-half] = [say("visible_checks.more-lines", count=len(found) - _LINES)]
        return "\n".join(found)

    def lines_of_student(self, error: BaseException) -> str:
        """The same below a heading."""
        lines = self.lines(error)
        return say("visible_checks.your-lines") + f"\n{lines}" if lines else ""


def calling(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Call:
    """A call of a student's function, to be compared with what is wanted."""
    caller = sys._getframe(1)
    place = PLACES[-1] if PLACES else Place(caller.f_globals, caller.f_code.co_filename)
    call = Call(function, args, kwargs, place)
    CALLS[:] = [call]
    return call


class Call:
    """A call and, when it has been made, its result."""

    def __init__(
        self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], place: Place
    ) -> None:
        self._function, self._args, self._kwargs, self._place = function, args, kwargs, place
        self._made: list[Any] = []
        self.text = describe_code(function, args, kwargs)  # as it is before the call, which may change its arguments

    def shown_as(self, text: str) -> Call:
        """The same call, shown in other words: where its arguments are long."""
        self.text = text
        return self

    def result(self, wanted: str = "") -> Any:
        """What the call gives; `wanted` says in words what that should be, in case it ends with an exception."""
        if not self._made:
            try:
                value = self._function(*self._args, **self._kwargs)
                self._made.append(list(islice(value, MAX_ITEMS)) if isinstance(value, Iterator) else value)
            except NotImplementedError:
                raise
            except BaseException as error:
                raise self._ended(error, wanted or say("visible_checks.a-result")) from None
        return self._made[0]

    def gives(self, wanted: Any, *, look: str = "", rtol: float = 1e-6, atol: float = 1e-9) -> None:
        """The result is `wanted`: the same shape, and numbers that agree within the tolerances, nan with nan.

        `look` says what to look at if a value differs; where it does is said anyway, as is another shape or type.
        """
        got = self.result(shown(wanted))
        found = difference(got, wanted, rtol=rtol, atol=atol)
        if found:
            raise self._differs(found.got, found.wanted, look_at(found, got, wanted, look))
        print(say("visible_checks.as-wanted", call=cut(self.text, _WIDTH)))

    def part(self, what: str, got: Any, wanted: Any, *, look: str = "", rtol: float = 1e-6, atol: float = 1e-9) -> None:
        """Something about the result is as wanted; `what` says what it is."""
        found = difference(got, wanted, rtol=rtol, atol=atol)
        if found:
            hint = look_at(found, got, wanted, look, of_part=True)
            raise self._differs(say("visible_checks.part", got=found.got, what=what), found.wanted, hint)
        print(say("visible_checks.as-wanted", call=what))

    def must(self, condition: object, *, got: str, wanted: str, look: str) -> None:
        """A condition on the result holds; the words say what is got if it does not, and what is wanted."""
        if not condition:
            raise self._differs(got, wanted, look)
        print(say("visible_checks.as-wanted", call=wanted))

    def values(self, *names: str) -> list[Any]:
        """The parts of a result of several values, as many as there are names."""
        wanted = say("visible_checks.values", count=len(names), names=", ".join(names))
        got = self.result(wanted)
        if got is None or isinstance(got, str | bytes | dict) or not hasattr(got, "__iter__"):
            raise self._differs(shown(got), wanted, look_at_type(got))
        found = list(islice(got, MAX_ITEMS))
        if len(found) != len(names):
            raise self._differs(shown(got), wanted, say("comparing.how-many-values-you-return"))
        return found

    def raises(self, wanted: type[Exception] = ValueError, *, look: str = "") -> None:
        """The call raises an exception of this type, or of a subclass."""
        named = say("visible_checks.an-error", name=wanted.__name__)
        try:
            got = self._function(*self._args, **self._kwargs)
        except wanted as error:
            call = cut(self.text, _WIDTH)
            print(say("visible_checks.as-wanted-refused", call=call, error=error_text(error)))
        except NotImplementedError:
            raise
        except BaseException as error:
            raise self._ended(error, named) from None
        else:
            raise self._differs(shown(got), named, look or say("visible_checks.refuses"))

    def unreadable(self, error: BaseException) -> CheckFailed:
        """What to say if the check itself failed on the result."""
        if not self._made:
            return self._ended(error, say("visible_checks.a-result"))
        got = self._made[0]
        told = say("visible_checks.unreadable", got=shown(got), error=error_text(error))
        return CheckFailed(_told(self.text, told, look=look_at_type(got)), self._place.lines_of_student(error))

    def _differs(self, got: str, wanted: str, look: str) -> CheckFailed:
        return CheckFailed(_told(self.text, got, wanted, look))

    def _ended(self, error: BaseException, wanted: str) -> CheckFailed:
        stopped = isinstance(error, KeyboardInterrupt)
        got = say("visible_checks.stopped") if stopped else error_text(error)
        return CheckFailed(_told(self.text, got, wanted), self._place.lines_of_student(error))


def _told(called: str, got: str, wanted: str = "", look: str = "") -> str:
    """What differs, a line for each; only what to look at, which is prose, is broken into lines."""
    rows = {"called": called, "got": got, "wanted": wanted, "look at": look}
    width = max(len(_LABELS[key]) for key in rows) + 2
    hanging = textwrap.wrap(look, _WIDTH - width, break_long_words=False, break_on_hyphens=False)
    rows["look at"] = ("\n" + " " * width).join(hanging)
    return "\n".join(f"{_LABELS[key]:{width}}{text}" for key, text in rows.items() if text)
