"""The figures of a class are those of what grading has recorded."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from reporting import change_result, figures

from autograder import report
from autograder.course.layout import Assignment, Course
from autograder.grading.batch import grade_class
from autograder.report import words
from autograder.report.findings import ClassReport
from autograder.submissions.listing import students_of


@pytest.fixture
def assignment(graded_class: Path, tmp_path: Path) -> Assignment:
    """The graded class in a course of its own."""
    return Course(Path(shutil.copytree(graded_class, tmp_path / "course"))).assignment("week1")


def looks(found: ClassReport) -> dict[str, list[str]]:
    return {look.kind: [student for student, _ in look.entries] for look in found.looks}


def test_the_figures_are_those_of_what_was_graded(assignment: Assignment) -> None:
    found = report.class_report(assignment)
    assert (found.submissions, found.graded) == (6, 6)
    assert found.left_out == ["why"]
    assert found.totals[0].points == [0.0, 5.0, 5.0, 10.0]  # not who handed in nothing, or a broken file
    double = figures(found, "double")
    assert (double.students, double.full, double.untouched) == (4, 0.5, 0)  # not the broken file, nor what is not there
    assert [row.total for row in found.students] == [10.0, 5.0, 0.0, 0.0, 5.0, 0.0]


def test_whoever_needs_a_look_is_named_with_the_reason(assignment: Assignment) -> None:
    found = looks(report.class_report(assignment))
    assert found == {
        "unread": ["student04"],
        "waits": ["student01", "student02", "student03", "student05"],
        "missing": ["student06"],
    }


def test_what_stopped_a_kernel_is_told_by_kind(assignment: Assignment) -> None:
    found = report.class_report(assignment).events
    kinds = {(event.student, event.kind) for event in found}
    assert kinds == {
        ("student03", "cell stopped"),
        ("student03", "call ended"),
        ("student03", "call stopped"),
        ("student05", "kernel ended"),
    }
    assert {kind for _, kind in kinds} < set(words.EVENT_KINDS)


def test_misconceptions_are_counted_and_so_is_what_has_no_name(assignment: Assignment) -> None:
    found = report.class_report(assignment)
    (known,) = found.misconceptions
    assert (known.exercise, known.name, known.students) == ("double", "gives_the_argument_back", ["student02"])
    assert known.hint
    by_exercise = {entry.exercise: (entry.wrong, entry.named, entry.unnamed) for entry in found.unnamed}
    assert by_exercise == {"double": (2, 1, 1), "triple": (2, 0, 2)}


def test_the_same_wrong_answer_of_several_stands_once(assignment: Assignment) -> None:
    root = assignment.course.root
    for student in ("student07", "student08"):
        for kind in ("submitted", "autograded"):
            shutil.copytree(root / kind / "student05", root / kind / student)
    (_, triple) = report.class_report(assignment).unnamed
    assert [group.students for group in triple.groups] == [["student05", "student07", "student08"], ["student03"]]


def test_points_that_a_person_has_set_count(assignment: Assignment) -> None:
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        for name in ("student01", "student02", "student03", "student05"):
            grade = gradebook.find_grade("test_why", "basics", "week1", name)
            grade.manual_score, grade.needs_manual_grade = 1.5, False
        grade = gradebook.find_grade("test_double", "basics", "week1", "student03")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 2.0, 0.25, False
        gradebook.db.commit()
    found = report.class_report(assignment)
    assert found.left_out == []
    assert "waits" not in looks(found)
    assert figures(found, "why").mean == pytest.approx(1.5)
    assert found.students[2].total == pytest.approx(3.75)
    assert found.totals[0].possible == 12.0


def test_lateness_and_penalty_come_from_the_gradebook(assignment: Assignment) -> None:
    due = datetime.datetime(2030, 1, 1)
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment("week1", duedate=due)
        for name, hours in (("student01", 3), ("student02", 30)):
            submission = gradebook.find_submission("week1", name)
            submission.timestamp = due + datetime.timedelta(hours=hours)
            submission.notebooks[0].late_submission_penalty = 1.5
        gradebook.find_submission("week1", "student02").extension = datetime.timedelta(days=1)
        gradebook.db.commit()
    rows = report.class_report(assignment).students
    assert [(row.seconds_late, row.penalty) for row in rows[:3]] == [(3 * 3600, 1.5), (6 * 3600, 1.5), (0, 0)]


def test_without_a_gradebook_the_recorded_points_count(assignment: Assignment) -> None:
    (assignment.course.root / "gradebook.db").unlink()
    assert report.class_report(assignment).students[0].total == 10.0
    assert not (assignment.course.root / "gradebook.db").exists()


def test_a_submission_that_was_replaced_or_is_not_graded_is_named(assignment: Assignment) -> None:
    submitted = assignment.course.root / "submitted"
    (submitted / "student01" / "week1" / "basics.ipynb").write_text("{}")
    shutil.copytree(submitted / "student02", submitted / "student09")
    found = report.class_report(assignment)
    assert looks(found)["replaced"] == ["student01"]
    assert looks(found)["ungraded"] == ["student09"]
    assert (found.submissions, found.graded) == (7, 6)
    assert figures(found, "double").students == 4


def test_results_of_other_hidden_tests_and_without_the_sandbox_are_named(assignment: Assignment) -> None:
    change_result(assignment, "student01", lambda result: result.update(unsafe=True))
    change_result(assignment, "student02", lambda result: result.update(judged_by="other"))
    found = looks(report.class_report(assignment))
    assert (found["unsafe"], found["outdated"]) == (["student01"], ["student02"])


def test_a_fault_of_ours_leaves_the_points_open(assignment: Assignment) -> None:
    def not_graded(result: dict[str, Any]) -> None:
        result["exercises"][0]["outcomes"][0]["status"] = "not graded"
        result["exercises"][0]["faults"] = ["Traceback\nValueError: no"]

    (assignment.course.root / "gradebook.db").unlink()
    change_result(assignment, "student01", not_graded)
    found = report.class_report(assignment)
    assert [look.entries for look in found.looks if look.kind == "fault"] == [[("student01", "double: ValueError: no")]]
    assert figures(found, "double").open == 1
    assert found.totals[0].points == [0.0, 5.0, 5.0]


def test_a_graded_file_that_cannot_be_read_is_named(assignment: Assignment) -> None:
    for text, student in (("{", "student01"), ("[]", "student02"), ('{"cells": [1], "metadata": {}}', "student03")):
        path = assignment.course.root / "autograded" / student / "week1" / "basics.ipynb"
        path.chmod(0o644)
        path.write_text(text)
    assert looks(report.class_report(assignment))["ungraded"] == ["student01", "student02", "student03"]


def test_the_figures_are_ready_for_json(assignment: Assignment) -> None:
    data = report.class_report(assignment).as_dict()
    assert json.loads(json.dumps(data, allow_nan=False))["submissions"] == 6
    assert data["misconceptions"][0]["students"] == ["student02"]


def test_who_has_left_is_named_and_not_counted(assignment: Assignment) -> None:
    root = assignment.course.root
    before = report.class_report(assignment)
    shutil.rmtree(root / "submitted" / "student02")
    assert report.class_report(assignment).gone == []  # the gradebook still has what was graded
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.remove_student("student02")
    found = report.class_report(assignment)
    assert (found.submissions, found.gone) == (before.submissions - 1, ["student02"])
    assert "student02" not in {row.student for row in found.students}
    assert not any("student02" in entry.students for entry in found.misconceptions)


def test_a_void_exercise_counts_and_is_in_no_analysis(assignment: Assignment) -> None:
    assignment.void("double").write_text("Its statement was wrong.")
    list(grade_class(assignment, students_of(assignment)))
    found = report.class_report(assignment)
    assert found.void == ["double"]
    assert [test.exercise for test in found.tests if test.exercise == "double"] == []
    double = figures(found, "double")
    assert (double.mean, double.item.difficulty) == (5.0, None)
    assert next(row.total for row in found.students if row.student == "student02") == 10.0


def test_points_by_hand_for_an_answer_that_has_changed_since_are_for_a_look(assignment: Assignment) -> None:
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("test_double", "basics", "week1", "student02")
        grade.manual_score, grade.needs_manual_grade = 4.0, True
        gradebook.db.commit()
    found = report.class_report(assignment)
    assert [look.entries for look in found.looks if look.kind == "again"] == [[("student02", "double")]]
    assert next(row.total for row in found.students if row.student == "student02") == 9.0
