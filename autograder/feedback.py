"""Every word that a student can read about the grading, as HTML and as plain text.

The sentences about values come from `values` and `hidden`; what stands here is the frame around them, in one place,
so that it can be read, changed and translated.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import jinja2

from autograder.results import ExerciseResult, Outcome

TEMPLATES = Path(__file__).parent / "templates"

WORDS = {
    "passed": "passed",
    "not yet": "not yet",
    "not attempted": "not attempted",
    "not graded": "not graded",
    "called": "called",
    "got": "got",
    "wanted": "wanted",
    "look at": "look at",
}

WAITS = "A person grades this answer."
GRADED_BY_HAND = "Graded by a person."

_SUMMARY = {
    "passed": "All hidden tests pass.",
    "not attempted": "This exercise still holds the stub that you were given.",
    "not graded": "Part of this could not be graded: a fault of the grader or the course, not yours. It costs you nothing, and your instructor has been told.",
    "waits": WAITS,
}
_BLANK = "No answer was written here."
_MISCONCEPTION = "What the results look like: this answer {idea}."
_DEPENDS = "This exercise uses {names}, not right yet in this notebook. That may be the cause: mend it first."
_SUPPLIED = "Here a right version of {names} stood in for yours, so that a mistake there costs its points only once."


def summary(result: ExerciseResult) -> str:
    """One sentence about an exercise as a whole."""
    if result.written and result.status == "not attempted":
        return _BLANK
    passed = sum(outcome.status == "passed" for outcome in result.outcomes)
    return _SUMMARY.get(result.status, f"{passed} of {len(result.outcomes)} hidden tests pass.")


def misconception(result: ExerciseResult) -> str:
    """What was recognised, as a sentence; empty if nothing was."""
    if result.recognised is None:
        return ""
    idea = result.recognised.idea
    return _MISCONCEPTION.format(idea=idea[:1].lower() + idea[1:])


def dependence(result: ExerciseResult) -> list[str]:
    """What earlier exercises had to do with this one, as sentences."""
    found = [(_SUPPLIED, result.supplied), (_DEPENDS, result.depends_on)]
    return [sentence.format(names=" and ".join(names)) for sentence, names in found if names]


def parts(outcome: Outcome) -> list[tuple[str, str]]:
    """The lines called / got / wanted / look at that have something to say."""
    found = [("called", outcome.called), ("got", outcome.got), ("wanted", outcome.wanted), ("look at", outcome.look_at)]
    return [(WORDS[label], text) for label, text in found if text]


def points(earned: float, possible: float) -> str:
    """Points as a student reads them: `3 of 5 points`."""
    return f"{earned:g} of {possible:g} point{'' if possible == 1 else 's'}"


def distinct(result: ExerciseResult) -> list[tuple[Outcome, bool]]:
    """The outcomes, each with whether its details are new: the same reason is not told five times over."""
    told: set[tuple[str, str, str]] = set()
    found = []
    for outcome in result.outcomes:
        reason = (outcome.got, outcome.wanted, outcome.look_at)
        new = outcome.status == "not yet" and reason not in told
        if outcome.status == "not yet":
            told.add(reason)
        found.append((outcome, new))
    return found


def exercise_text(result: ExerciseResult) -> str:
    """The feedback on one exercise as plain text, for terminals and for notebooks shown without HTML."""
    lines = [f"{result.exercise}: {points(result.earned, result.points)}. {summary(result)}"]
    if result.recognised:
        lines += [misconception(result), result.recognised.hint]
    lines += dependence(result)
    for outcome, new in distinct(result):
        lines.append(f"  {WORDS[outcome.status]:<13} {outcome.claim} ({outcome.points:g})")
        if new:
            lines += [f"    {label:<8} {text}" for label, text in parts(outcome)]
    return "\n".join(lines)


def exercise_html(result: ExerciseResult) -> str:
    """The feedback on one exercise as HTML with its style inside: it is shown in notebooks and in feedback pages."""
    return render("exercise.html.j2", result=result)


def render(template: str, **values: Any) -> str:
    """A template of this package as HTML; everything put into it is escaped unless it is marked as HTML."""
    return _environment().get_template(template).render(**values, **_helpers()).strip() + "\n"


@functools.cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )


def _helpers() -> dict[str, Any]:
    return {
        "WORDS": WORDS,
        "summary": summary,
        "misconception": misconception,
        "dependence": dependence,
        "parts": parts,
        "points": points,
        "distinct": distinct,
    }
