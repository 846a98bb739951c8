"""What stands above a page of practice: that it is not a grade, what has changed since the last try, and when the next
one counts.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.feedback import words
from autograder.feedback.words import render
from autograder.guest.sentences import section

#: In each page of practice, and in no other: so they can be told apart.
MARK = "<!-- autograder: practice"

Findings = Mapping[str, Mapping[str, Any]]  # of each exercise, see autograder.practice.history.findings

WORDS = section("practice")


@dataclass(frozen=True)
class Block:
    """The part of a page that is about practice."""

    sentences: Sequence[str]
    changes: Sequence[tuple[str, str]] = ()
    changed: bool = False  # there was a try before
    link: str = ""  # where the final page will be
    state: str = "{}"  # the same for a program to read, as JSON

    @property
    def final(self) -> tuple[str, str]:
        """What stands before and behind the link to the final page."""
        before, _, behind = WORDS["final"].partition("{link}")
        return before, behind


@dataclass(frozen=True)
class Tries:
    """How a try stands among the others. Times are in seconds since 1970."""

    number: int
    left: int
    attempts: int
    next: float  # when the next one counts
    due: float | None = None
    counts: bool = True
    judged: bool = True
    told: float = 0.0  # when this was so

    @property
    def state(self) -> dict[str, object]:
        """For the notebook's last cell."""
        return state(self.left, self.attempts, self.next, self.due, self.told)


def state(left: int, attempts: int, next_counts: float, due: float | None, told: float) -> dict[str, object]:
    """What `visible_checks.progress` reads, in the file beside the notebooks and in pages. Times are whole seconds."""
    return {
        "practice": True,
        "left": left,
        "attempts": attempts,
        "next": int(next_counts),
        "due": due if due is None else int(due),
        "told": int(told),
    }


def block(
    tries: Tries,
    before: Findings | None,
    now: Findings,
    kept: Mapping[str, float],
    link: str,
    stopped: tuple[float, float] | None = None,
) -> Block:
    """What a page says above a notebook. `before` is the try before, if there was one; both as they may be shown.
    `stopped` are the seconds of practice for a call and a cell, if they stopped something and the grade allows more.
    """
    left = WORDS["left"].format(left=tries.left) if tries.left else WORDS["none left"]
    waits = tries.next > tries.told
    until = WORDS["from"].format(time=clock(tries.next)) if waits else ""
    kind = "tries" if tries.counts else "again" if tries.judged else "uncounted"
    sentences = [WORDS["what"], WORDS[kind].format(number=tries.number, left=left, until=until)]
    if waits:
        sentences.append(WORDS["hold"])
    if kept:
        each = [WORDS["kept one"].format(points=words.plural(points), name=name) for name, points in kept.items()]
        sentences.append(WORDS["kept"].format(names=", ".join(each)))
    if stopped:
        sentences.append(WORDS["sooner"].format(call=stopped[0], cell=stopped[1]))
    if tries.due:
        sentences.append(WORDS["ends"].format(time=clock(tries.due)))
    changes = changes_of(before, now) if before is not None else []
    return Block(sentences, changes, before is not None, link, json.dumps(tries.state))


def changes_of(before: Findings, now: Findings) -> list[tuple[str, str]]:
    """What passes now that did not, what still does not, and what no longer does: lines of a label and names."""
    found: dict[str, list[str]] = {"passed now": [], "better": [], "still": [], "no longer": []}
    for name, entry in now.items():
        tests = entry["tests"]
        if not tests:
            continue
        passed = {test for test, status in tests.items() if status == "passed"}
        earlier = before.get(name, {}).get("tests", {})
        passed_then = {test for test, status in earlier.items() if status == "passed" and test in tests}
        told = WORDS["of tests"].format(name=name, passed=len(passed), all=len(tests))
        whole, whole_then = len(passed) == len(tests), bool(earlier) and len(passed_then) == len(tests)
        if passed_then - passed:
            found["no longer"].append(told)
        elif whole and not whole_then:
            found["passed now"].append(name)
        elif passed - passed_then:
            found["better"].append(told)
        elif not whole:
            found["still"].append(told)
    lines = [(WORDS[kind], ", ".join(names)) for kind, names in found.items() if names]
    tests = [status for entry in now.values() for status in entry["tests"].values()]
    if tests and all(status == "passed" for status in tests):
        return [(WORDS["all right"], ""), *lines]
    return lines


def notice(
    heading: str, sentences: Sequence[str], *, assignment: str, student: str, state: Mapping[str, object]
) -> str:
    """A page that says why there is no more to say about a submission yet."""
    return render(
        "notice.html.j2",
        heading=heading,
        sentences=sentences,
        title=WORDS["title"].format(assignment=assignment),
        whose=WORDS["whose"].format(assignment=assignment, student=student),
        mark=mark(json.dumps(dict(state))),
    )


def mark(state: str) -> str:
    """The comment by which a page of practice is known."""
    return f"{MARK} {state.replace('--', '')} -->"


def clock(seconds: float) -> str:
    """A time as a student reads it."""
    return f"{datetime.datetime.fromtimestamp(seconds, datetime.UTC):%Y-%m-%d %H:%M} UTC"
