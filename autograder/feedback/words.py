"""What a student reads about the grading, as HTML and as plain text: the frame around the sentences about values.

Those come from `course/released/comparing.py` and the hidden tests, those about a file from `submissions/`.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from autograder.guest.sentences import listed, say, section, text
from autograder.results import ExerciseResult, Outcome

TEMPLATES = Path(__file__).parent

LANGUAGE = text("feedback.language")  # of all that stands here; the pages say it to browsers and screen readers

WORDS = section("feedback-words")

#: In place of the outputs of an experiment.
NOT_RUN = text("feedback.not-run")

#: In place of an answer, where the file that it was to be taken from could not be judged.
NOT_READ = text("feedback.not-read")

#: The kind of error that a cell shows which was stopped, and what it says; Jupyter says KeyboardInterrupt.
TIME_LIMIT = "TimeLimit"
STOPPED = text("feedback.stopped")

#: What nbgrader writes as a comment below an answer that is as it was released.
NO_RESPONSE = "No response."

#: Before a comment that a person gave to an answer in place of which another one was handed in.
EARLIER_ANSWER = text("feedback.earlier-answer")

GRADED_BY_HAND = text("feedback.graded-by-hand")

#: What stands around an exercise's results.
FRAME = section("feedback-frame")

#: What became of an answer that never came back, or took its kernel with it: at its line, where that is known.
_STOPS = section("feedback-stops")
_STOPS_IN_SHORT = section("feedback-stops-in-short")
_WHAT_TO_DO = section("feedback-what-to-do")
_AT_LINE = text("feedback.at-line")
_OUTSIDE = text("feedback.outside")
_OUTSIDE_SEVERAL = text("feedback.outside-several")
_UNUSED, _UNUSED_SEVERAL = text("feedback.unused"), text("feedback.unused-several")
_OUTSIDE_HOW = text("feedback.outside-how")

#: Beside the short words about an exercise.
SIGNS = {"passed": "✓", "not yet": "○", "not attempted": "–", "not graded": "?", "waits": "…", "kept": "…"}
_STATUS = section("feedback-status")

#: What stands on the page of a notebook.
PAGE = section("feedback-page")

_SUMMARY = section("feedback-summary")
_BLANK = text("feedback.blank")
_MISCONCEPTION = text("feedback.misconception")
_MISTAKE = text("feedback.mistake")
_DEPENDS = text("feedback.depends")
_SUPPLIED = text("feedback.supplied")

_SUPPLIED_IN_VAIN = text("feedback.supplied-in-vain")
_REBOUND = text("feedback.rebound")

_NOT_YET = text("feedback.not-yet")
_GOT = text("feedback.got")
_LOOK_AT = text("feedback.look-at")
_SHORT = 130  # characters beside the claim
_BEGINNING, _END = 70, 35  # characters of a long value: the last arguments of a call are as telling as the first
_DEMONSTRATIONS = text("feedback.demonstrations")
_ONE_DEMONSTRATION = text("feedback.one-demonstration")
_UNANSWERED = text("feedback.unanswered")
_WRONG = text("feedback.wrong")


def summary(result: ExerciseResult) -> str:
    """One sentence about an exercise as a whole."""
    if result.void:
        return result.void
    if result.written and result.status == "not attempted":
        return _BLANK
    number, failed = len(result.outcomes), sum(outcome.status != "passed" for outcome in result.outcomes)
    kind = "tests-that-fail" if failed != 1 else "one-test-fails" if number > 1 else "the-one-test-fails"
    return _SUMMARY.get(result.status) or say(f"feedback.{kind}", failed=failed, all=number)


def in_short(result: ExerciseResult) -> str:
    """What an exercise lost its points by, as short as possible; the summary if it lost none."""
    if result.status != "not yet":
        return summary(result)
    if result.stop:
        where = _AT_LINE.format(line=result.stop.line) if result.stop.line else ""
        return f"{_STOPS_IN_SHORT[result.stop.how]}{where}" + (f": {result.stop.text}" if result.stop.text else ".")
    if result.recognised:
        return _MISTAKE.format(idea=_within(result.recognised.idea))
    if taken := outside(result):
        return taken[0]
    failed = [outcome for outcome, _ in distinct(result) if outcome.status != "passed"]
    if not failed or not failed[0].claim:
        return summary(result)
    told = failed[0]
    values = _GOT.format(got=told.got, wanted=told.wanted) if told.got and told.wanted else ""
    symptom = _LOOK_AT.format(look_at=told.look_at) if told.look_at and not told.general else ""
    more = next((text for text in (values + symptom, symptom, values) if 0 < len(text) <= _SHORT), "")
    return _NOT_YET.format(claim=told.said) + more


def stopped(result: ExerciseResult) -> tuple[str, str, str] | None:
    """What stopped the answer as a sentence, the line of code at which, and what to do; None if nothing did."""
    stop = result.stop
    if stop is None or result.status == "passed":
        return None
    at_line = _AT_LINE.format(line=stop.line) if stop.line else ""
    reasons = [outcome.got for outcome in result.outcomes if outcome.status == "not yet" and outcome.got]
    reason = f" ({reasons[0]})" if reasons and not stop.line else ""
    return f"{_STOPS[stop.how]}{at_line}{':' if stop.text else '.'}{reason}", stop.text, _WHAT_TO_DO[stop.how]


def outside(result: ExerciseResult) -> tuple[str, str] | None:
    """What is wrong with where the result comes from, and why: arguments that are never looked at, values of the
    notebook in their place, or something that differs from call to call; None if nothing is known of that, or if a
    mistake has another name.
    """
    if result.recognised or result.stop:
        return None
    if not result.unused:
        # An argument that an answer has changed is reason enough for another result, and said already.
        known = any(outcome.how == "argument changed" for outcome in result.outcomes)
        return (say("feedback.unsteady"), say("feedback.unsteady-how")) if result.unsteady and not known else None
    one = len(result.unused) == 1
    if not result.outside:
        sentence = _UNUSED if one else _UNUSED_SEVERAL
        return sentence.format(unused=listed(result.unused)), say("feedback.unused-how")
    sentence = _OUTSIDE if one else _OUTSIDE_SEVERAL
    return sentence.format(unused=listed(result.unused), outside=listed(result.outside)), _OUTSIDE_HOW


def demonstrations(number: int, results: Sequence[ExerciseResult]) -> str:
    """Why so many of the course's own cells did not get to their end, as far as the results say."""
    open_ = [entry.exercise for entry in results if entry.status == "not attempted" and not entry.written]
    unanswered = _UNANSWERED if len(open_) == 1 else text("feedback.unanswered-several")
    because = unanswered.format(names=listed(open_)) if open_ else _WRONG
    return (_ONE_DEMONSTRATION if number == 1 else _DEMONSTRATIONS).format(number=number) + because


def misconception(result: ExerciseResult) -> str:
    """What was recognised, as a sentence; empty if nothing was."""
    if result.recognised is None:
        return ""
    return _MISCONCEPTION.format(idea=_within(result.recognised.idea))


def _within(idea: str) -> str:
    return idea[:1].lower() + idea[1:]


def dependence(result: ExerciseResult) -> list[str]:
    """What earlier exercises had to do with this one, as sentences."""
    in_vain = any(outcome.status == "not yet" for outcome in result.outcomes)
    found = [
        (_SUPPLIED_IN_VAIN if in_vain else _SUPPLIED, result.supplied),
        (_DEPENDS, result.depends_on),
        (_REBOUND, result.rebound),
    ]
    return [sentence.format(names=listed(names)) for sentence, names in found if names]


def parts(outcome: Outcome, result: ExerciseResult) -> list[tuple[str, str]]:
    """The lines called / got / wanted / look at that have something to say.

    Beside a mistake with a name, which has a hint of its own, what a test tells everybody to look at is left out.
    """
    look_at = "" if result.recognised and outcome.general else outcome.look_at
    found = [("called", outcome.called), ("got", outcome.got), ("wanted", outcome.wanted), ("look at", look_at)]
    return [(WORDS[label], text) for label, text in found if text]


def points(earned: float, possible: float) -> str:
    """Points as a student reads them: `3 of 5 points`."""
    return say("feedback.of-points", earned=_counted(earned), points=plural(possible))


def plural(points: float) -> str:
    return say("feedback.one-point" if points == 1 else "feedback.points", points=_counted(points))


def _counted(points: float) -> str:
    """A number of points, without digits that say nothing."""
    return f"{round(points, 2):g}"


def _out_of(outcome: Outcome) -> str:
    """The points of a hidden test: `0 / 2`; those of one that could not be judged are not known."""
    earned = "–" if outcome.status == "not graded" else _counted(outcome.earned)
    return f"{earned} / {_counted(outcome.points)}"


def folded(result: ExerciseResult) -> tuple[list[tuple[Outcome, bool]], list[tuple[Outcome, bool]], str]:
    """The outcomes that are shown, those that are folded away, and what stands on the fold."""
    found = distinct(result)
    passed = [entry for entry in found if entry[0].status == "passed"]
    others = [entry for entry in found if entry[0].status != "passed"]
    number = len(found)
    one = ", one" if number == 1 else ""
    if result.status == "not attempted":
        return [], found, FRAME[f"waiting{one}"].format(all=number)
    if not others:
        return [], found, FRAME[f"{'all tried passed' if result.kept else 'all passed'}{one}"].format(all=number)
    if not passed and result.stop:  # it says it all
        return [], [], ""
    earned = sum(outcome.earned for outcome, _ in passed)
    fold = FRAME["passed, one" if len(passed) == 1 else "passed"]
    return others, passed, fold.format(passed=len(passed), all=number, points=plural(earned))


def _says_most(outcome: Outcome) -> tuple[bool, bool, bool, bool, int, float]:
    """Sorts outcomes: those to work on first, and of them the example from which a student learns most."""
    words_of_it = outcome.called + outcome.got + outcome.wanted
    symptom = bool(outcome.look_at) and not outcome.general
    return (
        outcome.status == "passed",
        not outcome.wanted,
        not symptom,
        not outcome.called,
        len(words_of_it) // 100,
        -outcome.points,
    )


def distinct(result: ExerciseResult) -> list[tuple[Outcome, bool]]:
    """The outcomes, those to work on first, each with whether its details are new: the same reason is not told five
    times over, nor is what to look at.
    """
    told: set[tuple[str, str, str]] = set()
    looked_at: set[str] = set()
    found: list[tuple[Outcome, bool]] = []
    if result.void:
        return found
    for outcome in sorted(result.outcomes, key=_says_most):
        reason = (outcome.got, outcome.wanted, outcome.look_at)
        new = outcome.status == "not yet" and reason not in told
        if outcome.status == "not yet":
            told.add(reason)
            shown = "" if result.recognised and outcome.general else outcome.look_at
            looked_at, outcome = looked_at | {shown}, _without_look_at(outcome, looked_at)
        found.append((outcome, new))
    return found


def _without_look_at(outcome: Outcome, told: Collection[str]) -> Outcome:
    return replace(outcome, look_at="") if outcome.look_at in told else outcome


def exercise_text(result: ExerciseResult) -> str:
    """The feedback on one exercise as plain text, for terminals and for notebooks shown without HTML."""
    lines = [f"{result.exercise}: {points(result.earned, result.points)}. {summary(result)}"]
    if stop := stopped(result):
        lines += filter(None, stop)
    if taken := outside(result):
        lines += taken
    if result.recognised:
        lines += [misconception(result), result.recognised.hint, *result.recognised.then]
    lines += dependence(result)
    for outcome, new in distinct(result):
        lines.append(f"  {WORDS[outcome.status]:<13} {outcome.said} ({_out_of(outcome)})")
        if new:
            lines += [f"    {label:<8} {text}" for label, text in parts(outcome, result)]
    return "\n".join(lines)


def exercise_html(result: ExerciseResult, *, on_page: bool = False, answer: Markup | str = "") -> Markup:
    """The feedback on one exercise as HTML with its style inside: it is shown in notebooks and in feedback pages.

    The page says the points above, folds exercises that are right as a whole, shortens long values, and has the
    student's `answer` here, below the example that says most.
    """
    return Markup(render("exercise.html.j2", result=result, on_page=on_page, answer=answer))  # noqa: S704, autoescape


def render(template: str, **values: Any) -> str:
    """A template of this package as HTML; everything put into it is escaped unless it is marked as HTML."""
    return _environment().get_template(template).render(**values, **_helpers()).strip() + "\n"


def shortened(label: str, value: str) -> tuple[str, str] | None:
    """Beginning and end of what is too long to be read beside the rest, and how much is left out between: of a call,
    and of a value, in which more may matter, if it is twice as long.
    """
    beginning, end = (_BEGINNING, _END) if label == WORDS["called"] else (3 * _BEGINNING, _END)
    left_out = len(value) - beginning - end
    if left_out < _BEGINNING // 2:
        return None
    return f"{value[:beginning]} … {value[-end:]}", say("feedback.left-out", number=left_out)


@functools.cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )


def _with_code(told: str) -> Markup:
    """A sentence as HTML: what stands between backticks is code, and an odd one is a character."""
    parts = told.split("`")
    if len(parts) % 2 == 0:
        return escape(told)
    code = Markup('<code style="background-color: transparent; color: inherit; font-size: 94%; padding: 0;">{}</code>')
    return Markup("").join(code.format(part) if place % 2 else part for place, part in enumerate(parts))


def _helpers() -> dict[str, Any]:
    return {
        "LANGUAGE": LANGUAGE,
        "WORDS": WORDS,
        "SIGNS": SIGNS,
        "STATUS": _STATUS,
        "FRAME": FRAME,
        "PAGE": PAGE,
        "words": _with_code,
        "values": {WORDS["called"], WORDS["got"], WORDS["wanted"]},
        "out_of": _out_of,
        "exercise": exercise_html,
        "shortened": shortened,
        "folded": folded,
        "stopped": stopped,
        "outside": outside,
        "summary": summary,
        "misconception": misconception,
        "dependence": dependence,
        "parts": parts,
        "points": points,
        "counted": _counted,
        "plural": plural,
    }
