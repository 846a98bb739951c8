"""What grading has left in a course, as text that two runs must have alike to the letter; and where they differ."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

from autograder.results import RESULT

#: Measured times; they and addresses in memory are all of a graded notebook that may differ.
_TIMES = ("seconds", "stages")
#: In outputs: the students' code measures too, and prints functions.
_CHANCE = re.compile(r" *\d+(\.\d+)? ?(?=(ms|µs|s)\b)|\b0x[0-9a-f]{6,}\b")

_ROWS = {
    "submission": """
        SELECT submitted.student_id, submitted.timestamp, submitted.extension
        FROM submitted_assignment AS submitted ORDER BY 1""",
    "notebook": """
        SELECT submitted.student_id, notebook.name, theirs.flagged, theirs.late_submission_penalty
        FROM submitted_notebook AS theirs
        JOIN submitted_assignment AS submitted ON theirs.assignment_id = submitted.id
        JOIN notebook ON theirs.notebook_id = notebook.id ORDER BY 1, 2""",
    "grade": """
        SELECT submitted.student_id, notebook.name, cell.name,
               grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade
        FROM grade JOIN submitted_notebook AS theirs ON grade.notebook_id = theirs.id
        JOIN submitted_assignment AS submitted ON theirs.assignment_id = submitted.id
        JOIN notebook ON theirs.notebook_id = notebook.id
        JOIN base_cell AS cell ON grade.cell_id = cell.id ORDER BY 1, 2, 3""",
    "comment": """
        SELECT submitted.student_id, notebook.name, cell.name, comment.auto_comment, comment.manual_comment
        FROM comment JOIN submitted_notebook AS theirs ON comment.notebook_id = theirs.id
        JOIN submitted_assignment AS submitted ON theirs.assignment_id = submitted.id
        JOIN notebook ON theirs.notebook_id = notebook.id
        JOIN base_cell AS cell ON comment.cell_id = cell.id ORDER BY 1, 2, 3""",
}
_KEYS = {"submission": 1, "notebook": 2, "grade": 3, "comment": 3}  # columns that say which row it is


def left_by(root: Path) -> dict[str, str]:
    """Each row of the gradebook and each part of each graded notebook, by what it is."""
    return {**_gradebook(root / "gradebook.db"), **_graded(root / "autograded")}


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Where two runs differ, each in a sentence."""
    found = []
    for name in sorted({*one, *other}):
        if one.get(name) != other.get(name):
            texts = [one.get(name, "nothing"), other.get(name, "nothing")]
            at = next((place for place, pair in enumerate(zip(*texts, strict=False)) if len({*pair}) > 1), 0)
            found.append(f"{name}: {' and '.join(repr(text[max(0, at - 40) : at + 80]) for text in texts)}")
    return found


def _gradebook(path: Path) -> dict[str, str]:
    found = {}
    with sqlite3.connect(path) as database:
        for kind, query in _ROWS.items():
            for row in database.execute(query):
                found[f"{kind} {'/'.join(row[: _KEYS[kind]])}"] = repr(row[_KEYS[kind] :])
    return found


def _graded(folder: Path) -> dict[str, str]:
    """Notebooks and other files; the result and each cell of a notebook apart, so that a difference has a place."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder)
        if path.suffix != ".ipynb":
            found[str(name)] = path.read_bytes().hex()
            continue
        data = json.loads(path.read_text(encoding="utf-8"))
        result: dict[str, Any] = data["metadata"].pop(RESULT)
        for times in _TIMES:
            result.pop(times)
        for entry in result.pop("exercises"):
            found[f"{name} exercise {entry['exercise']}"] = json.dumps(entry)
        found[f"{name} result"] = json.dumps(result)
        for place, cell in enumerate(data.pop("cells")):
            found[f"{name} cell {place} {cell.get('id', '')}"] = _CHANCE.sub("some", json.dumps(cell))
        found[f"{name} rest"] = json.dumps(data)
    return found
