"""The grades of a class as CSV: nbgrader's own columns, quoted, and with nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin

#: The columns of nbgrader's own export, in its order.
COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)

# What begins a formula, also in the wide forms that some spreadsheets take for it.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# A spreadsheet that separates fields by something else than a comma finds the beginning of a field in here.
_NEXT_FIELD = re.compile(r"(?<=[;|\t\r\n])(?=\s*[=+\-@＝＋－＠])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class CsvExport(ExportPlugin):
    """What `nbgrader export` writes: one line for each assignment and student."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the file named by `--to`, `grades.csv` if none is named."""
        target = Path(self.to or "grades.csv")
        self.log.info("Exporting grades to %s", target)
        with target.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            for row in rows(gradebook, list(map(str, self.assignment)), list(map(str, self.student))):
                writer.writerow([field(row[name]) for name in COLUMNS])


def rows(gradebook: Gradebook, assignments: list[str], students: list[str]) -> Iterator[dict[str, Any]]:
    """Each student's grade in each assignment; all of them if none is named. Who handed in nothing has 0 points."""
    for assignment in gradebook.assignments:
        if assignments and assignment.name not in assignments:
            continue
        for student in sorted(gradebook.students, key=lambda row: str(row.id)):
            if students and student.id not in students:
                continue
            row = {
                "assignment": assignment.name,
                "duedate": assignment.duedate,
                "student_id": student.id,
                "last_name": student.last_name,
                "first_name": student.first_name,
                "email": student.email,
                "max_score": assignment.max_score,
            }
            try:
                submission = gradebook.find_submission(assignment.name, student.id)
            except MissingEntry:
                yield {**row, "timestamp": None, "raw_score": 0.0, "late_submission_penalty": 0.0, "score": 0.0}
                continue
            penalty = submission.late_submission_penalty
            yield {
                **row,
                "timestamp": submission.timestamp,
                "raw_score": submission.score,
                "late_submission_penalty": penalty,
                "score": max(0.0, submission.score - penalty),
            }


def field(value: object) -> str:
    """A value as a spreadsheet may read it: numbers as they are, and an apostrophe before what would be a formula."""
    if value is None:
        return ""
    text = _CONTROLS.sub("", str(value))
    if isinstance(value, (int, float)) or _NUMBER.fullmatch(text):
        return text
    text = _NEXT_FIELD.sub("'", text)
    return f"'{text}" if _FORMULA.match(text) or text[:1] in ("\t", "\r", "\n") else text
