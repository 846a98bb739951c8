"""The same answers in a scratch copy of this course, graded by this engine."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from autograder.authoring.samples import SampleSubmission, scratch_course
from autograder.course.layout import Assignment, Course
from benchmarks.feedback.cases import CASES, Case


@dataclass(frozen=True)
class Graded:
    """What this engine says about a case: its feedback page, and the result of the exercise."""

    page: Path
    earned: float
    recognised: str


def feedback_pages(assignment: Assignment, root: Path) -> dict[str, Graded]:
    """Hand in all cases in a scratch course and grade them."""
    scratch = scratch_course(assignment.course, root).assignment(assignment.name)
    for case in CASES:
        work = SampleSubmission.blank(scratch)
        work.solve()
        work.answer(case.exercise, case.answer(assignment), earns=0.0)
        for notebook in set(work.notebooks) - {case.notebook}:
            work.drop(notebook)
        work.write(root / "submitted" / case.name / assignment.name)
    done = _run(root, "autograder", "grade", assignment.name, "--json")
    pages = root / "feedback"
    _run(root, "nbgrader", "generate_feedback", assignment.name, "--log-level=ERROR")
    found = {}
    for case in CASES:
        page = pages / case.name / assignment.name / f"{case.notebook}.html"
        entry = _exercise(json.loads(done), case)
        recognised = entry.get("recognised") or {}
        found[case.name] = Graded(page, float(entry["earned"]), recognised.get("name", ""))
    return found


def _run(root: Path, command: str, *arguments: str) -> str:
    program = str(Path(sys.executable).with_name(command))
    done = subprocess.run([program, *arguments], cwd=root, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        raise RuntimeError(f"{command} {' '.join(arguments)} failed in {root}")
    return done.stdout


def _exercise(graded: Any, case: Case) -> dict[str, Any]:
    for submission in graded:
        for notebook in submission["notebooks"] if submission["student"] == case.name else ():
            for entry in notebook["exercises"]:
                if entry["exercise"] == case.exercise:
                    return dict(entry)
    raise RuntimeError(f"{case.name} was not graded")


def section(page: Path, case: Case) -> tuple[str, str]:
    """The style sheets of a feedback page, and the exercise's part of it without the answer."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    found = soup.find(id=f"exercise-{case.exercise}")
    for heading in found.find_all("h3"):
        if heading.get_text() == "Your answer":
            heading.find_next_sibling(class_="code").decompose()
            heading.decompose()
    return "".join(str(style) for style in soup.head.find_all("style")), str(found)


def course() -> Course:
    """This course."""
    return Course(Path(__file__).resolve().parents[2])
