"""What modules tell each other is data: no wording decides anything, and results of earlier versions are still read."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from reporting import change_result

from autograder import report
from autograder.course.layout import Assignment, Course
from autograder.report.findings import ClassReport
from autograder.results import Event, NotebookResult, Outcome, read_result

STUDENTS = ("student01", "student02", "student03", "student05")


@pytest.fixture
def assignment(graded_class: Path, tmp_path: Path) -> Assignment:
    """The graded class in a course of its own."""
    return Course(Path(shutil.copytree(graded_class, tmp_path / "course"))).assignment("week1")


def kinds(found: ClassReport) -> dict[str, Any]:
    """All of a report but its texts."""
    return {
        "looks": [(look.kind, [student for student, _ in look.entries]) for look in found.looks],
        "events": [(event.kind, event.student, event.where) for event in found.events],
        "misconceptions": [(each.name, each.students) for each in found.misconceptions],
        "unnamed": [(each.exercise, each.wrong, [group.students for group in each.groups]) for each in found.unnamed],
        "exercises": found.exercises,
        "tests": [dataclasses.replace(each, claim="") for each in found.tests],
    }


@pytest.mark.slow
def test_the_report_of_a_class_is_the_same_in_another_language(assignment: Assignment) -> None:
    before = kinds(report.class_report(assignment))

    def translate(result: dict[str, Any]) -> None:
        result["notes"] = [f"«{note}»" for note in result["notes"]]
        result["unread"] = result["unread"] and "«…»"
        for event in result["events"]:
            event["detail"] = "«…»"
        for outcome in [outcome for exercise in result["exercises"] for outcome in exercise["outcomes"]]:
            for name in ("called", "got", "wanted", "look_at", "claim"):
                outcome[name] = outcome[name] and f"«{outcome[name][::-1]}»"

    for student in (*STUDENTS, "student04"):
        change_result(assignment, student, translate)
    assert kinds(report.class_report(assignment)) == before
    assert {kind for kind, *_ in before["events"]} == {"cell stopped", "call ended", "call stopped", "kernel ended"}


def as_before(result: dict[str, Any]) -> None:
    """A result as 0.1.0 recorded it."""
    sentences = {
        "cell stopped": "The added cell that begins with “while True: pass” was stopped after 2 s.",
        "kernel ended": "The cell that begins with “import os” ended the kernel: it ended. The cells before it were "
        "run again without it.",
    }
    result["notes"] = [*result["notes"], *([result["unread"]] if result["unread"] else [])]
    result["events"] = [sentences[event["kind"]] for event in result["events"]]
    for outcome in [outcome for exercise in result["exercises"] for outcome in exercise["outcomes"]]:
        outcome.pop("how")


def test_results_of_the_version_before_are_read_without_loss(assignment: Assignment) -> None:
    before = report.class_report(assignment)
    for student in (*STUDENTS, "student04"):
        change_result(assignment, student, as_before)
    now = report.class_report(assignment)
    assert kinds(now) == kinds(before)
    assert [look.entries for look in now.looks] == [look.entries for look in before.looks]
    path = assignment.course.root / "autograded" / "student03" / "week1" / "basics.ipynb"
    assert read_result(path).events[0].sentence.endswith("was stopped after 2 s.")


@pytest.mark.parametrize(
    "ending",
    [
        " was stopped after 3 s.",
        " ended the kernel: it used too much. The cells before it were run again without it.",
        " ended.",
    ],
)
def test_what_a_student_writes_in_a_cell_is_no_event(ending: str) -> None:
    first = "# was not run: the 3 s for this notebook were used up."
    sentence = f"The cell that begins with “{first[:50]}”{ending}"
    data = json.loads(json.dumps(NotebookResult("basics").as_dict()))
    found = NotebookResult.from_dict({**data, "events": [sentence], "course_events": [sentence]})
    kind = {" was stopped after 3 s.": "cell stopped", " ended.": "other"}.get(ending, "kernel ended")
    assert found.events == [Event(kind, released=True, sentence=sentence)]  # type: ignore[arg-type]


def test_a_result_is_recorded_and_read_as_it_was() -> None:
    event = Event("cell stopped", "added", "x = 1", 30.0)
    result = NotebookResult(
        "basics", events=[event, Event("no kernel", detail="there is none")], unread="why", notes=["a"]
    )
    assert NotebookResult.from_dict(json.loads(json.dumps(result.as_dict()))) == result
    assert Outcome("a", "b", 1.0, "not yet", how="shape") == Outcome(
        **dataclasses.asdict(Outcome("a", "b", 1.0, "not yet", how="shape"))
    )
