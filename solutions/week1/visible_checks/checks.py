"""The checks of an exercise: they run when their cell runs, and say in a sentence what does not pass."""

from __future__ import annotations

import contextlib
import functools
import inspect
import os
import re
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from visible_checks.calls import CALLS, PLACES, CheckFailed, Place, calling
from visible_checks.values import error_text, message_of
from visible_checks.sentences import say

FOLDER = "checks"  # beside the notebook


class StillWaits(CheckFailed, NotImplementedError):
    """The answer, or another that it uses, is still the stub."""

    def __init__(self, text: str, other: str = "") -> None:
        super().__init__(text)
        self.other = other


def checks_of(name: str, *, number: int, points: float) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Make a function the public checks of an exercise, and run it."""

    def decorate(function: Callable[[], object]) -> Callable[[], object]:
        place = Place(getattr(function, "__globals__", {}), function.__code__.co_filename)
        CHECKS[name] = Checks(name, number, points, function, place)
        CHECKS[name].tell()
        return function

    return decorate


def public_checks(name: str, *, number: int, points: float) -> None:
    """Run the public checks of an exercise that stand in `checks/<name>.py`.

    There the function `check` has them. Its arguments are `calling` and answers, found by their names in the notebook.
    """
    caller = sys._getframe(1)
    place = Place(caller.f_globals, caller.f_code.co_filename)
    path = Path(__file__).parent.parent / FOLDER / f"{name}.py"
    CHECKS[name] = Checks(name, number, points, functools.partial(_run_file, path, place), place)
    CHECKS[name].tell()


def _run_file(path: Path, place: Place) -> None:
    function = runpy.run_path(str(path))["check"]
    names = {**place.namespace, "calling": calling}
    wanted = list(inspect.signature(function).parameters)
    for name in wanted:
        if name not in names:
            raise NameError(f"name {name!r} is not defined", name=name)
    function(*(names[name] for name in wanted))


class Checks(NamedTuple):
    """The public checks of one exercise."""

    name: str
    number: int
    points: float
    function: Callable[[], object]
    place: Place

    def tell(self) -> None:
        """Run them, and say in a notebook what does not pass without ending its run, unless it was interrupted.

        It is printed as an error: red, and for nbgrader's Validate a cell that has failed. An exercise that waits is
        no error but there.
        """
        try:
            self.run()
        except CheckFailed as failure:
            if not in_notebook() or isinstance(failure.__context__, KeyboardInterrupt):
                raise
            sys.stdout.flush()
            quiet = isinstance(failure, StillWaits) and "NBGRADER_EXECUTION" not in os.environ
            print(failure.shown, file=sys.stdout if quiet else sys.stderr)

    def run(self) -> None:
        """Run them. Raises CheckFailed with a sentence, whatever happens."""
        place = self.place
        CALLS.clear()
        PLACES.append(place)
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
                said = say("visible_checks.not-defined", number=self.number, name=self.name, missing=missing)
                raise CheckFailed(said) from None
            if isinstance(error, AssertionError) and message_of(error) and not place.lines(error):
                raise CheckFailed(message_of(error)) from None  # a check that is written as a plain assertion
            if CALLS:
                raise CALLS[-1].unreadable(error) from None
            said = say("visible_checks.no-call", name=self.name, error=error_text(error))
            raise CheckFailed(said, place.lines_of_student(error)) from None
        finally:
            PLACES.pop()

    def _waits(self, error: NotImplementedError) -> StillWaits:
        stub = stub_of(error)
        if stub == self.name or not stub:
            points = points_text(self.points)
            return StillWaits(say("visible_checks.waits", number=self.number, name=self.name, points=points))
        return StillWaits(say("visible_checks.waits-for-another", number=self.number, name=self.name, other=stub), stub)


CHECKS: dict[str, Checks] = {}


def stub_of(error: NotImplementedError) -> str:
    """The exercise that a stub names, if it is one."""
    stub = re.match(r"(\w+): ", message_of(error))
    return stub[1] if stub else ""


def points_text(points: float) -> str:
    return say("feedback.one-point") if points == 1 else say("feedback.points", points=f"{points:g}")


def in_notebook() -> bool:
    """Whether this runs in a kernel, whose outputs somebody reads."""
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    return get_ipython() is not None
