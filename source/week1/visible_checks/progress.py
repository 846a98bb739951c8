"""How far a student is: all public checks once more, in one table."""

from __future__ import annotations

import contextlib
import html
import io
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, Literal, NamedTuple

from visible_checks.calls import CheckFailed
from visible_checks.checks import CHECKS, Checks, StillWaits, points_text
from visible_checks.practice import practice_lines
from visible_checks.values import error_text
from visible_checks.sentences import say, section

State = Literal["passes", "fails", "waiting", "waiting for another", "not run", "interrupted", "read", "blank"]
_STATES = section("states-of-checks")


class written(float):  # noqa: N801, reads as a word in the list of a notebook's exercises
    """The points of a written answer, in the list that `progress` is given."""


class _Row(NamedTuple):
    number: int
    name: str
    points: float
    state: State
    other: str = ""  # the exercise that it waits for

    @property
    def said(self) -> str:
        return _STATES[self.state].format(other=self.other)


def progress(**exercises: float) -> None:
    """Run all public checks again and show how many points they pass for, and what is known of practice feedback.

    `exercises` are the notebook's, with points. Never raises. Does nothing where nobody would see it: in nbgrader's
    grading and its Validate.
    """
    if "NBGRADER_EXECUTION" in os.environ:
        return
    try:
        rows = _rows(exercises, _saved_texts(sys._getframe(1).f_globals))
        below = [*practice_lines(Path(__file__).parents[1], time.time()), say("visible_checks.save")]
        _show("\n".join([_summary(exercises, rows), *_as_text(rows), *below]), _as_html(exercises, rows, below))
    except BaseException as error:
        print(say("visible_checks.no-progress", error=error_text(error)))


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
        state: tuple[State, str]
        if isinstance(points, written):
            blank = texts.get(name, name).strip() in ("", say("visible_checks.written-stub"))
            state = "blank" if blank else "read", ""
        elif any(row.state == "interrupted" for row in rows):
            state = "interrupted", ""
        else:
            state = _state(CHECKS.get(name))
        rows.append(_Row(number, name, points, *state))
    return rows


def _state(checks: Checks | None) -> tuple[State, str]:
    """How an exercise stands, and for which other one it waits."""
    if checks is None:
        return "not run", ""
    try:
        with _captured():
            checks.run()
    except StillWaits as wait:
        return "waiting for another" if wait.other else "waiting", wait.other
    except CheckFailed as failure:
        return "interrupted" if isinstance(failure.__context__, KeyboardInterrupt) else "fails", ""
    return "passes", ""


def _captured() -> contextlib.AbstractContextManager[Any]:
    """Keeps what is printed, and in a notebook what is drawn, from being shown."""
    if "IPython" in sys.modules:
        from IPython.utils.capture import capture_output

        return capture_output()
    return contextlib.redirect_stdout(io.StringIO())


def _summary(exercises: dict[str, float], rows: list[_Row]) -> str:
    coded = [row for row in rows if not isinstance(exercises[row.name], written)]
    passed = sum(row.points for row in coded if row.state == "passes")
    total = sum(row.points for row in coded)
    said = say("visible_checks.summary", passed=f"{passed:g}", total=f"{total:g}")
    by_hand = [float(points) for points in exercises.values() if isinstance(points, written)]
    if len(by_hand) == 1:
        said += " " + say("visible_checks.summary-of-written", points=points_text(sum(by_hand)))
    elif by_hand:
        said += " " + say("visible_checks.summary-of-several-written", points=points_text(sum(by_hand)))
    return said


def _as_text(rows: list[_Row]) -> list[str]:
    longest = max((len(row.name) for row in rows), default=0)
    return [f"{row.number:3d}  {row.name:{longest}}  {points_text(row.points):>9}  {row.said}" for row in rows]


def _as_html(exercises: dict[str, float], rows: list[_Row], below: list[str]) -> str:
    """A table that says all in words; its colours are those of the page, dark or light."""
    left = ' style="text-align: left"'
    names = say("visible_checks.exercise"), say("visible_checks.worth"), say("visible_checks.state")
    heads = "".join(f'<th scope="col"{left}>{html.escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row"{left}>{row.number} <code>{html.escape(row.name)}</code></th>'
        f"<td{left}>{row.points:g}</td><td{left}>{html.escape(row.said)}</td></tr>"
        for row in rows
    )
    caption = html.escape(say("visible_checks.caption"))
    return (
        f"<p><strong>{html.escape(_summary(exercises, rows))}</strong></p>"
        f'<table><caption style="caption-side: top; text-align: left">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        + "".join(f"<p>{html.escape(line)}</p>" for line in below)
    )


def _show(text: str, page: str) -> None:
    if "IPython" not in sys.modules:
        print(text)
        return
    from IPython.display import display

    display({"text/plain": text, "text/html": page}, raw=True)
