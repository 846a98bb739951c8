"""Every word that a student can read about the grading, as HTML and as plain text.

The sentences about values come from `values` and `hidden`; what stands here is the frame around them, in one place,
so that it can be read, changed and translated.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import jinja2

from autograder.results import ExerciseResult, Outcome

TEMPLATES = Path(__file__).parent

LANGUAGE = "en"  # of all that stands here; the pages say it to browsers and screen readers

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

#: In place of the outputs of an experiment.
NOT_RUN = (
    "Not run: no points depend on this cell. `autograder grade {assignment} --experiments` runs such cells, with "
    "`--student` for one student.\n"
)

#: In place of what a library says, which advises to install a driver.
NO_GPU = "grading has no graphics card (GPU)"
CHOOSE_DEVICE = (
    'how the device is chosen: with `device = "cuda" if torch.cuda.is_available() else "cpu"` it runs here too'
)
_ABOUT_GPU = re.compile(
    r"NVIDIA driver|not compiled with (CUDA|XPU)|CUDA (driver|error|device|GPU)|CUDA is not available|No CUDA|\bmps devices?\b"
    r"|MPS backend|No module named '?torch\.(hpu|npu)|cuda\w*Error|libcuda|/device:GPU|accelerator device",
    re.IGNORECASE,
)

WAITS = "A person grades this answer."
GRADED_BY_HAND = "Graded by a person."

#: What stands around an exercise's results.
FRAME = {
    "exercise": "Feedback on {name}",
    "outcomes": "Hidden tests of {name}",
    "result": "result",
    "claim": "hidden test",
    "points": "points",
}

#: What stands on the page of a notebook.
PAGE = {
    "title": "Feedback: {title}",
    "untitled": "Feedback",
    "late": "after {points:g} off for being late",
    "waiting": "Written answers are still to be graded by a person.",
    "not graded yet": "This notebook has not been graded by the autograder.",
    "set by a person": "A person has set the points of this exercise to {points:g}.",
    "overview": "Points of each exercise",
    "exercise": "Exercise",
    "points": "Points",
    "in short": "In short",
    "picture": "picture {number} of your answer",
    "remarks": "About your notebook",
    "comment": "Comment",
    "answer": "Your answer",
    "answer to": "Your answer to {name}",
    "failed": "Your cells that stopped with an error",
    "failed cell": "Cell {number} that stopped with an error",
    "failed how": "These cells of yours carry no points, but their errors may tell you more.",
}

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

_SUPPLIED_IN_VAIN = _SUPPLIED + " What is shown below is with your own version; with the right one it fails as well."
_REBOUND = "A later cell has given another value to what had passed: {names}. Here it stood as it had passed."


def needs_gpu(error: str) -> bool:
    """Whether an exception, as `class: message`, says that there is no graphics card."""
    return _ABOUT_GPU.search(error) is not None


def error(text: str) -> str:
    """An exception, as `class: message`, without advice that does not help."""
    return f"{text.partition(':')[0]}: {NO_GPU}" if needs_gpu(text) else text


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
    in_vain = any(outcome.status == "not yet" for outcome in result.outcomes)
    found = [
        (_SUPPLIED_IN_VAIN if in_vain else _SUPPLIED, result.supplied),
        (_DEPENDS, result.depends_on),
        (_REBOUND, result.rebound),
    ]
    return [sentence.format(names=" and ".join(names)) for sentence, names in found if names]


def parts(outcome: Outcome, result: ExerciseResult) -> list[tuple[str, str]]:
    """The lines called / got / wanted / look at that have something to say.

    Beside a mistake with a name, which has a hint of its own, what a test tells everybody to look at is left out.
    """
    look_at = "" if result.recognised and outcome.general else outcome.look_at
    found = [("called", outcome.called), ("got", outcome.got), ("wanted", outcome.wanted), ("look at", look_at)]
    return [(WORDS[label], text) for label, text in found if text]


def points(earned: float, possible: float) -> str:
    """Points as a student reads them: `3 of 5 points`."""
    return f"{earned:g} of {possible:g} point{'' if possible == 1 else 's'}"


def _counted(points: float) -> str:
    """A number of points, without digits that say nothing."""
    return f"{round(points, 2):g}"


def distinct(result: ExerciseResult) -> list[tuple[Outcome, bool]]:
    """The outcomes, those to work on first, each with whether its details are new: the same reason is not told five
    times over.
    """
    told: set[tuple[str, str, str]] = set()
    found = []
    for outcome in sorted(result.outcomes, key=lambda outcome: outcome.status == "passed"):
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
            lines += [f"    {label:<8} {text}" for label, text in parts(outcome, result)]
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
        "LANGUAGE": LANGUAGE,
        "WORDS": WORDS,
        "FRAME": FRAME,
        "PAGE": PAGE,
        "values": {WORDS["called"], WORDS["got"], WORDS["wanted"]},
        "counted": _counted,
        "summary": summary,
        "misconception": misconception,
        "dependence": dependence,
        "parts": parts,
        "points": points,
        "distinct": distinct,
    }
