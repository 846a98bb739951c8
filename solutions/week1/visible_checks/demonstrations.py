"""Cells of the course that show something, and wait for the answers that they use."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Any

from visible_checks.calls import DEMONSTRATIONS, Place
from visible_checks.checks import CHECKS, in_notebook, stub_of
from visible_checks.values import LONGEST, error_text
from visible_checks.sentences import say


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

    DEMONSTRATIONS.add(function.__code__.co_filename)
    if os.environ.get("NBGRADER_EXECUTION") != "validate":
        _show(result, Place(function.__globals__, function.__code__.co_filename))
    return result


def _show(result: Callable[[], Any], place: Place) -> None:
    plots: Any = sys.modules.get("matplotlib.pyplot")
    before = set(plots.get_fignums()) if plots else set()
    try:
        result()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt) or not in_notebook():
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
            lines = place.lines(error)
            said = say("visible_checks.not-shown", error=error_text(error, 4 * LONGEST))
            heading = say("visible_checks.lines")
            print(f"{said}\n\n{heading}\n{lines}" if lines else said, file=sys.stderr)


def _why_it_waits(error: BaseException, place: Place) -> str:
    """For which exercise or name a demonstration waits; nothing if it is not for that that it ended."""
    stub = stub_of(error) if isinstance(error, NotImplementedError) else ""
    if stub in CHECKS:
        return say("visible_checks.shown-later-numbered", name=stub, number=CHECKS[stub].number)
    if stub:
        return say("visible_checks.shown-later", name=stub)
    missing = error.name if isinstance(error, NameError) else None
    if missing and missing not in place.namespace and not place.lines(error):
        return say("visible_checks.cells-above", missing=missing)
    return ""
