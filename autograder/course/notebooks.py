"""Notebooks: their canonical form, and the exercises in them."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.corpus.words import generate_corpus_id

from autograder.course import formats
from autograder.course.formats import nbgrader_of, upgraded
from autograder.errors import CourseError
from autograder.guest.sentences import say

GRADED = formats.GRADED
_MOST_POINTS = 1e9


@dataclass(frozen=True)
class Exercise:
    """One graded function, class or written answer of a notebook."""

    name: str
    points: float
    written: bool


def read(path: Path) -> NotebookNode:
    """A notebook of the course's own, of whatever format, as one of the newest. Raises CourseError if it is none."""
    try:
        nb: NotebookNode = nbformat.from_dict(_upgraded(path.read_text(encoding="utf-8")))
        return nb
    except FileNotFoundError:
        raise CourseError(f"{path} is missing. Run `autograder build`, or restore it from version control.") from None
    except Exception as error:
        raise CourseError(f"{path} is not a valid notebook: {error}. Restore it from version control.") from error


@functools.lru_cache(maxsize=16)
def _upgraded(text: str) -> NotebookNode:
    """Remembered, because each submission is put into the same release: to be copied by whoever gets it."""
    return upgraded(text)


def canonical(nb: NotebookNode) -> str:
    """The one text form in which notebooks are committed: sorted keys, indent 1, final newline."""
    return nbformat.writes(nb, version=4).rstrip("\n") + "\n"


def as_json(nb: NotebookNode) -> str:
    """The text of a notebook's file on one line, for programs: made in half the time of lines for a person."""
    return json.dumps(nb, ensure_ascii=False, sort_keys=True) + "\n"


def write(nb: NotebookNode, path: Path) -> None:
    """Write a source notebook in canonical form, without outputs and execution counts."""
    nb = nbformat.from_dict(json.loads(json.dumps(nb)))
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        cell.metadata.pop("execution", None)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(canonical(nb), encoding="utf-8")


def new_cell(kind: str, source: str, identifier: str = "") -> NotebookNode:
    """A cell of a valid form.

    nbformat's own functions compare each cell with the schema, which takes as long as to read the notebook.
    """
    own: dict[str, Any] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    identifier = identifier or generate_corpus_id()
    return nbformat.from_dict({"id": identifier, "cell_type": kind, "metadata": {}, "source": source, **own})


def new_output(kind: str, **fields: Any) -> NotebookNode:
    """An output of a valid form; see new_cell. What is shown has metadata too."""
    own: dict[str, Any] = {"metadata": {}} if kind in ("display_data", "execute_result") else {}
    return nbformat.from_dict({"output_type": kind, **own, **fields})


def with_error(cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]) -> None:
    """Give a cell that ended with an exception an output that says so, if it has none: IPython prints groups of
    exceptions, and what a magic refuses, like any text; and beyond the limit outputs are dropped.
    """
    told = execute_reply.get("content")
    if not isinstance(told, dict) or told.get("status") != "error":
        return
    if not any(output.output_type == "error" for output in cell.outputs):
        name, value = str(told.get("ename"))[:200], str(told.get("evalue"))[:2000]
        name, value = (name, value) if name != "NoneType" else (say("evaluate.an-exception"), "")
        cell.outputs.append(new_output("error", ename=name, evalue=value, traceback=[f"{name}: {value}"]))


def tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def grade_id(cell: NotebookNode) -> str | None:
    found = nbgrader_of(cell).get("grade_id")
    return found if isinstance(found, str) else None


def is_graded(cell: NotebookNode) -> bool:
    """Whether points hang on the cell: a graded cell of code, or a task for the formgrader."""
    meta = nbgrader_of(cell)
    return bool(meta.get("grade") or meta.get("task"))


def is_answer(cell: NotebookNode) -> bool:
    """Whether a student's answer goes into the cell: an nbgrader cell that is neither graded nor locked."""
    return "nbgrader" in cell.metadata and not is_graded(cell) and not nbgrader_of(cell).get("locked")


def is_answered_here(cell: NotebookNode) -> bool:
    """Whether a graded cell holds the answer itself, which a person grades: nbgrader's *manually graded answer*."""
    return bool(nbgrader_of(cell).get("grade") and nbgrader_of(cell).get("solution"))


def is_graded_apart(cell: NotebookNode) -> bool:
    """Whether points hang on the cell and it is the course's own: tests, or a task. Students change nothing in it."""
    return is_graded(cell) and not is_answered_here(cell)


def _is_for_a_person(cell: NotebookNode) -> bool:
    return bool(nbgrader_of(cell).get("task") or is_answered_here(cell) or cell.cell_type != "code")


def stub(exercise: str) -> str:
    """The line of code in place of an answer: it raises an error that names its exercise."""
    what_to_do = say("stub.write-your-answer-here")
    return f'raise NotImplementedError("{exercise}: {what_to_do}")'


def stub_in(message: str) -> str:
    """The name in the message of a NotImplementedError as a stub raises it; empty if there is none."""
    name, colon, _ = message.partition(":")
    return name if colon else ""


def exercise_of(cell: NotebookNode) -> str:
    """The exercise's name of an answer or graded cell."""
    return (grade_id(cell) or "").removeprefix(GRADED)


def exercises(nb: NotebookNode) -> list[Exercise]:
    """The exercises of a notebook, in order. Raises CourseError for points that are not a number."""
    return [Exercise(exercise_of(cell), _points(cell), _is_for_a_person(cell)) for cell in nb.cells if is_graded(cell)]


def points_in(value: Any) -> float | None:
    """A number of points; None if it is none: a text, true, less than nothing, infinite, not a number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST_POINTS:
        return None
    return float(value)


def _points(cell: NotebookNode) -> float:
    given = nbgrader_of(cell).get("points") or 0
    points = points_in(given)
    if points is None:
        raise CourseError(
            f"The points of the graded cell {grade_id(cell) or cell.get('id')!r} are {given!r}, and must be a number "
            f"from 0 to {_MOST_POINTS:,.0f}. Set them in nbgrader's panel."
        )
    return points


def cell_of(nb: NotebookNode, identifier: str) -> NotebookNode | None:
    """The cell with that grade id, or else with that cell id."""
    for cell in nb.cells:
        if grade_id(cell) == identifier:
            return cell
    return next((cell for cell in nb.cells if cell.get("id") == identifier), None)


def answer_of(nb: NotebookNode, exercise: str) -> NotebookNode | None:
    """The cell of an exercise's answer, which is its graded cell where a person grades it there."""
    found = cell_of(nb, exercise)
    if found is None:
        graded = cell_of(nb, GRADED + exercise)
        found = graded if graded is not None and is_answered_here(graded) else None
    return found


def digest(path: Path) -> str:
    """What tells a file from every other: a hash of its bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(data: bytes) -> str:
    """As `digest`, for bytes that were read already."""
    return hashlib.sha256(data).hexdigest()
