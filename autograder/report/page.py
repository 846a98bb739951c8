"""The page of a class as HTML: one file, nothing to load, nothing that runs."""

from __future__ import annotations

import functools
import os
import statistics
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from autograder.course.text import plain
from autograder.course.writing import write_atomically
from autograder.practice.progress import STUCK
from autograder.report import findings, items, plots, similarity, words
from autograder.report.findings import ClassReport, ReviewItem, Totals
from autograder.report.learning import MOST
from autograder.report.mistakes import MOST_GROUPS, Event, Misconception

MOST_LISTED = 8  # entries of a list that are shown at once
MOST_COMMON = 12  # misconceptions that stand first, if there are more


def save(report: ClassReport, path: Path, root: Path) -> Path:
    """Write the page; only its owner may read it, because it holds grades. A page that was there stays until then.

    Links lead from there to the feedback pages in the course's folder `root`.
    """
    path = path.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, render(report, os.path.relpath(root, path.parent)).encode(), private=True)
    return path


def render(report: ClassReport, root: str = ".") -> str:
    """The page as HTML; every text in it is escaped. `root` is the course's folder as seen from the page."""
    return _environment().get_template("page.html.j2").render(report=report, **_helpers(report, root))


def _helpers(report: ClassReport, root: str) -> dict[str, Any]:
    tests = tests_of(report)
    return {
        "link": lambda page: quote(f"{root}/{page}"),
        "words": words,
        "heads": words.HEADS,
        "items": items,
        "plots": plots,
        "similarity": similarity,
        "totals_sentence": totals_sentence,
        "grouped": grouped,
        "marked": findings.marked,
        "by_kind": findings.by_kind(report.events),
        "events_of": events_of(report),
        "everybody_has": everybody_has(report),
        "tests_of": tests,
        "unmarked_tests": {name: found for name, found in tests.items() if not findings.marked(found)},
        "commonest": commonest(report),
        "misconceptions_of": misconceptions_of(report),
        "most_listed": MOST_LISTED,
        "most_groups": MOST_GROUPS,
        "most_tries": MOST,
        "stuck_after": STUCK,
        "plain": plain,
    }


def totals_sentence(totals: Totals) -> str:
    """The distribution of points in words."""
    return words.TOTALS_SENTENCE.format(
        name=totals.name,
        count=len(totals.points),
        mean=statistics.fmean(totals.points),
        median=statistics.median(totals.points),
        possible=totals.possible,
        least=totals.points[0],
        most=totals.points[-1],
    )


def grouped(look: ReviewItem) -> list[tuple[str, list[str]]]:
    """The entries of a concern by detail, the students of each: what holds for many is said once."""
    found: dict[str, list[str]] = {}
    for student, detail in look.entries:
        found.setdefault(detail, []).append(student)
    return sorted(found.items(), key=lambda entry: -len(entry[1]))


def events_of(report: ClassReport) -> list[tuple[str, str, Event]]:
    """Each student whose code was stopped or ended its kernel: what happened how often, and the first event."""
    found: dict[str, list[Event]] = {}
    for event in report.events:
        found.setdefault(event.student, []).append(event)
    told = []
    for student, events in found.items():
        counted = Counter(words.EVENT_KINDS[event.kind] for event in events).most_common()
        parts = [what if count == 1 else words.EVENTS_OF.format(what=what, count=count) for what, count in counted]
        told.append((student, "; ".join(parts), events[0]))
    return told


def everybody_has(report: ClassReport) -> list[str]:
    """The exercises that everybody has right: one line, and no row of the tables that tell students apart."""
    return [entry.exercise for entry in report.exercises if "everybody" in entry.item.marks]


def tests_of(report: ClassReport) -> dict[str, list[findings.TestFigures]]:
    """The hidden tests by exercise, without the exercises that everybody passes."""
    found: dict[str, list[findings.TestFigures]] = {}
    for test in report.tests:
        found.setdefault(test.exercise, []).append(test)
    return {name: tests for name, tests in found.items() if any(test.passed != 1 for test in tests)}


def commonest(report: ClassReport) -> list[Misconception]:
    """The misconceptions that most students have, of all exercises together."""
    return sorted(report.misconceptions, key=lambda entry: -len(entry.students))[:MOST_COMMON]


def misconceptions_of(report: ClassReport) -> dict[str, list[Misconception]]:
    """The misconceptions by exercise."""
    found: dict[str, list[Misconception]] = {}
    for entry in report.misconceptions:
        found.setdefault(entry.exercise, []).append(entry)
    return found


def _filters() -> dict[str, Callable[..., str]]:
    return {
        "figure": lambda value, digits=2: words.NONE if value is None else f"{value:.{digits}f}".replace("-", "−"),
        "percent": lambda value: words.NONE if value is None else f"{100 * value:.0f} %",
        "number": lambda value: words.NONE if value is None else f"{round(value, 2):g}",
        "spaced": lambda name: name.replace("_", " "),
    }


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= _filters()
    return environment
