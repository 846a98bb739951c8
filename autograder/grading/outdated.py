"""Whether what was graded is still what was handed in, and judged by what it would be judged by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.judging.answer_key import current_digest
from autograder.results import NotebookResult, read_result
from autograder.submissions.folder import HandedIn, read_handed_in
from autograder.submissions.receipt import as_text, time_of


def why_outdated(assignment: Assignment, handed_in: HandedIn, before: Mapping[str, NotebookResult]) -> str:
    """Why results, by notebook, are not those that grading gives now; empty if they are."""
    if not before.keys() <= set(assignment.notebooks):
        return "a notebook of it is no longer in the assignment"
    if {name: found.submitted for name, found in before.items()} != handed_in.submission.digests:
        return "another one was handed in"
    if any(found.beside != handed_in.submission.beside.digest for found in before.values()):
        return "other files were handed in beside it"
    if _time_recorded(assignment.autograded(handed_in.submission.student)) != handed_in.submission.timestamp:
        return "it was handed in at another time"  # by which nbgrader knows what is late
    if not judged_as_now(assignment, before):
        return "what it is judged by has changed"
    return ""


def judged_as_now(assignment: Assignment, before: Mapping[str, NotebookResult]) -> bool:
    """Whether what these results, by notebook, were judged by has not changed since."""
    return all(found.judged_by == current_digest(assignment, name) for name, found in before.items())


def outdated(assignment: Assignment, students: Iterable[str]) -> dict[str, str]:
    """Of these students those whose results are not those that grading gives now, with the reason."""
    found = {}
    for student in students:
        try:
            paths = sorted(assignment.autograded(student).glob("*.ipynb"))
            before = {path.stem: read_result(path) for path in paths}
            handed_in = read_handed_in(assignment, student)
        except CourseError:
            continue  # which is told where it is read
        if before and not handed_in.fault and (why := why_outdated(assignment, handed_in, before)):
            found[student] = why
    return found


def _time_recorded(folder: Path) -> str:
    """When the graded submission had been handed in, in the words of its file; empty if that is not known."""
    time = time_of(folder)
    return as_text(time) if time else ""
