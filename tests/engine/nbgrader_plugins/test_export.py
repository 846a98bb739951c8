"""`nbgrader export`: nbgrader's columns, and nothing that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from autograder.course.layout import Assignment
from autograder.nbgrader_plugins.csv_export import CsvExport, field


@pytest.fixture
def gradebook(week1: Assignment) -> Gradebook:
    """A gradebook with students whose names are formulas, one of whom has handed in."""
    with Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}") as gradebook:
        gradebook.add_student("student01", first_name="=1+1", last_name="a, b", email="@SUM(A1)")
        gradebook.add_student("=cmd|'/C calc'!A0")
        submission = gradebook.add_submission("week1", "student01")
        for grade in submission.notebooks[0].grades:
            grade.manual_score = 1.5
        gradebook.db.commit()
        yield gradebook


def exported(kind: type, gradebook: Gradebook, path: Path) -> list[list[str]]:
    plugin = kind()
    plugin.to = str(path)
    plugin.export(gradebook)
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ("\x00=1", "'=1"),
        ("-1.5", "-1.5"),
        ("student01", "student01"),
        ("Lee-Smith", "Lee-Smith"),
        ("student01@example.org", "student01@example.org"),
        (-1.5, "-1.5"),
        (0.0, "0.0"),
        (None, ""),
    ],
)
def test_only_what_would_be_a_formula_is_changed(value: object, text: str) -> None:
    assert field(value) == text


def test_the_columns_are_nbgraders_own(gradebook: Gradebook, tmp_path: Path) -> None:
    ours = exported(CsvExport, gradebook, tmp_path / "ours.csv")
    theirs = exported(CsvExportPlugin, gradebook, tmp_path / "theirs.csv")
    assert ours[0] == theirs[0]


def test_the_values_are_nbgraders_own_where_nothing_is_quoted(gradebook: Gradebook, tmp_path: Path) -> None:
    gradebook.update_or_create_student("student01", first_name="a", last_name="b", email="c")
    gradebook.remove_student("=cmd|'/C calc'!A0")
    ours = exported(CsvExport, gradebook, tmp_path / "ours.csv")
    assert ours == exported(CsvExportPlugin, gradebook, tmp_path / "theirs.csv")
    assert ours[1][7:] == ["4.5", "0.0", "4.5", "12.0"]


def test_a_name_stays_in_its_column(gradebook: Gradebook, tmp_path: Path) -> None:
    header, *lines = exported(CsvExport, gradebook, tmp_path / "ours.csv")
    found = {line[3]: dict(zip(header, line, strict=True)) for line in lines}
    assert found["student01"]["last_name"] == "a, b"
    assert found["student01"]["first_name"] == "'=1+1"
    assert found["'=cmd|'/C calc'!A0"]["score"] == "0.0"


def test_one_student_alone_can_be_exported(gradebook: Gradebook, tmp_path: Path) -> None:
    plugin = CsvExport()
    plugin.to, plugin.student = str(tmp_path / "one.csv"), ["student01"]
    plugin.export(gradebook)
    assert len((tmp_path / "one.csv").read_text().splitlines()) == 2


def test_nbgraders_command_exports_so(gradebook: Gradebook, week1: Assignment) -> None:
    program = Path(sys.executable).parent / "nbgrader"
    subprocess.run([program, "export", "--to", "out.csv"], cwd=week1.course.root, check=True, capture_output=True)
    assert "'=1+1" in (week1.course.root / "out.csv").read_text()
