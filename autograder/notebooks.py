"""Notebooks: their canonical form, the exercises in them, and a submission rebuilt from the release."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.errors import CourseError, SubmissionError
from autograder.reading import read_bytes

GRADED = "test_"  # the graded cell of exercise NAME has the grade id test_NAME
MAX_SUBMISSION = 50 * 2**20  # bytes of one submitted notebook, outputs included
MAX_CONTAINERS = 1_000_000  # lists and objects in it
MAX_VALUES = 4_000_000  # values in those
MAX_CELLS = 2_000
#: Where a submission that was read says which names its JSON gives twice in one object.
TWICE = "autograder_twice"


@dataclass(frozen=True)
class Exercise:
    """One graded function, class or written answer of a notebook."""

    name: str
    points: float
    written: bool


def read(path: Path) -> NotebookNode:
    """A notebook of the course's own. Raises CourseError if it is none."""
    try:
        nb = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        nbformat.validate(nb)
    except FileNotFoundError:
        raise CourseError(f"{path} is missing. Run `autograder build`, or restore it from version control.") from None
    except Exception as error:
        raise CourseError(f"{path} is not a valid notebook: {error}. Restore it from version control.") from error
    return nb


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


def tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def grade_id(cell: NotebookNode) -> str | None:
    found = cell.metadata.get("nbgrader", {}).get("grade_id")
    return found if isinstance(found, str) else None


def is_graded(cell: NotebookNode) -> bool:
    """Whether points hang on the cell: a graded cell of code, or a task for the formgrader."""
    meta = cell.metadata.get("nbgrader", {})
    return bool(meta.get("grade") or meta.get("task"))


def is_answer(cell: NotebookNode) -> bool:
    """Whether a student's answer goes into the cell: an nbgrader cell that is neither graded nor locked."""
    return "nbgrader" in cell.metadata and not is_graded(cell) and not cell.metadata.nbgrader.get("locked")


def exercise_of(cell: NotebookNode) -> str:
    """The exercise's name of an answer or graded cell."""
    return (grade_id(cell) or "").removeprefix(GRADED)


def exercises(nb: NotebookNode) -> list[Exercise]:
    """The exercises of a notebook, in order."""
    return [
        Exercise(
            exercise_of(cell), float(cell.metadata.nbgrader.get("points", 0)), bool(cell.metadata.nbgrader.get("task"))
        )
        for cell in nb.cells
        if is_graded(cell)
    ]


def cell_of(nb: NotebookNode, identifier: str) -> NotebookNode | None:
    """The cell with that grade id, or else with that cell id."""
    for cell in nb.cells:
        if grade_id(cell) == identifier:
            return cell
    return next((cell for cell in nb.cells if cell.get("id") == identifier), None)


def digest(path: Path) -> str:
    """What tells a file from every other: a hash of its bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(data: bytes) -> str:
    """As `digest`, for bytes that were read already."""
    return hashlib.sha256(data).hexdigest()


def read_submission(path: Path) -> NotebookNode:
    """A submitted file as a notebook, whatever a student's machine made of it. Raises SubmissionError with a
    sentence.
    """
    return parse_submission(read_bytes(path, MAX_SUBMISSION), path.name)


def parse_submission(data: bytes, name: str) -> NotebookNode:
    """The bytes of a submitted file as a notebook. Raises SubmissionError with a sentence that calls it `name`."""
    if not data:
        raise SubmissionError(f"{name} is empty. Submit the notebook again.")
    if data.count(b"[") + data.count(b"{") > MAX_CONTAINERS or data.count(b",") > MAX_VALUES:
        # Each takes some hundred bytes of memory for the two or three in the file.
        raise SubmissionError(
            f"{name} is made of too many pieces to be read. "
            "Clear its outputs (Kernel, Restart and Clear Outputs) and submit it again."
        )
    twice: set[str] = set()
    content = _parse_json(data, name, twice)
    if not isinstance(content, dict) or not isinstance(content.get("cells", content.get("worksheets")), list):
        raise SubmissionError(f"{name} is JSON but no notebook: it has no list of cells. Submit the notebook again.")
    try:
        if "cells" not in content:  # the format before 2014
            content = nbformat.convert(nbformat.from_dict(content), 4)
        cells = [cell for cell in map(_plain_cell, content["cells"][: MAX_CELLS + 1]) if cell is not None]
    except Exception as error:
        raise SubmissionError(
            f"{name} cannot be read as a notebook ({type(error).__name__}). Submit it again."
        ) from error
    if len(content["cells"]) > MAX_CELLS:
        raise SubmissionError(
            f"{name} has {len(content['cells']):,} cells; at most {MAX_CELLS:,} are read. "
            "Delete those that do not belong to your answers and submit it again."
        )
    nb = nbformat.v4.new_notebook()
    nb.cells = cells  # put in afterwards, because they need not be valid: ids may be missing or there twice
    if twice:
        nb.metadata[TWICE] = sorted(name[:40] for name in twice)[:5]
    return nb


def _parse_json(data: bytes, name: str, twice: set[str]) -> Any:
    """The file's JSON, with the names noted that an object has more than once. Raises SubmissionError."""

    def as_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.update(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        return found

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=as_dict)
    except UnicodeDecodeError as error:
        raise SubmissionError(f"{name} is no text file (byte {error.start}). Submit the notebook itself.") from error
    except json.JSONDecodeError as error:
        raise SubmissionError(
            f"{name} is damaged: it stops being JSON at line {error.lineno}, column {error.colno}. "
            "Open it in JupyterLab, save it and submit it again."
        ) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise SubmissionError(
            f"{name} is damaged: it holds a number without end. Submit the notebook again."
        ) from error
    except RecursionError as error:
        raise SubmissionError(
            f"{name} is damaged: its JSON is nested without end. Submit the notebook again."
        ) from error


def _plain_cell(cell: object) -> NotebookNode | None:
    """Type, source, id and grade id of a submitted cell; everything else that it carries is without effect."""
    if not isinstance(cell, dict):
        return None
    source, kind = cell.get("source", ""), cell.get("cell_type")
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    if not isinstance(source, str) or kind not in ("code", "markdown", "raw"):
        return None
    source = source.encode(errors="replace").decode()  # half a surrogate pair could not be written again
    plain = getattr(nbformat.v4, f"new_{kind}_cell")(source)
    identifier = cell.get("id")
    if isinstance(identifier, str):
        plain.id = identifier
    metadata = cell.get("metadata")
    meta = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if isinstance(meta, dict) and isinstance(meta.get("grade_id"), str):
        plain.metadata["nbgrader"] = {"grade_id": meta["grade_id"]}
    return plain


def rebuild(submitted: NotebookNode, skeleton: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """The release with the student's answers and extra cells put in, and notes on what was put right.

    Graded and locked cells are the release's. Of an answer cell the text is the student's; if there are copies, the
    last counts, as it would if the notebook were run, and the earlier ones stay as extra cells. Other cells of the
    release (set-up, experiments, text) keep the student's text too. Extra cells stand after the release's cell that
    they follow.
    """
    slots = {_key(cell): index for index, cell in enumerate(skeleton.cells)}
    texts: dict[int, str] = {}
    extras: dict[int, list[NotebookNode]] = {}
    seen: set[int] = set()
    notes: list[str] = []
    here = -1
    for cell in submitted.cells:
        slot = _slot(cell, slots, skeleton)
        if slot is None:
            extras.setdefault(here, []).append(_extra(cell, here, len(extras.get(here, []))))
            continue
        here = slot
        original = skeleton.cells[slot]
        name = grade_id(original)
        fixed = is_graded(original) or original.metadata.get("nbgrader", {}).get("locked")
        if slot in seen and name:
            notes.append(f"The cell {name} was there more than once" + ("." if fixed else "; the last copy counts."))
        if cell.cell_type != original.cell_type and name:
            notes.append(f"The cell {name} had become a {cell.cell_type} cell; it was read as {original.cell_type}.")
        if not fixed and slot in texts and texts[slot] != original.source:
            # The earlier copy stood before the later one and would have run before it.
            extras.setdefault(slot - 1, []).append(_copy_of(original, texts[slot], len(extras.get(slot - 1, []))))
        if not fixed and (slot not in texts or cell.source != original.source):
            texts[slot] = cell.source
        seen.add(slot)
    notes += [
        f"The cell {grade_id(cell)} was missing" + (" and was put back." if is_graded(cell) else ".")
        for index, cell in enumerate(skeleton.cells)
        if index not in seen and grade_id(cell)
    ]
    cells = list(extras.get(-1, []))
    for index, original in enumerate(skeleton.cells):
        cell = nbformat.from_dict(original)
        if index in texts:
            cell.source = texts[index]
        cells += [cell, *extras.get(index, [])]
    nb = nbformat.from_dict({**skeleton, "cells": []})
    nb.cells = cells
    return nb, notes


def _key(cell: NotebookNode) -> str:
    name = grade_id(cell)
    return f"grade:{name}" if name else f"id:{cell.get('id')}"


def _slot(cell: NotebookNode, slots: dict[str, int], skeleton: NotebookNode) -> int | None:
    """The place in the release of a submitted cell: by grade id, else by cell id."""
    by_grade = slots.get(f"grade:{grade_id(cell)}")
    if by_grade is not None:
        return by_grade
    identifier = cell.get("id")
    if not identifier:
        return None
    by_id = slots.get(f"id:{identifier}")
    if by_id is not None:
        return by_id if skeleton.cells[by_id].cell_type == cell.cell_type else None
    # A graded or answer cell that has lost its metadata still has its id.
    by_name = slots.get(f"grade:{identifier}")
    return by_name if by_name is not None and skeleton.cells[by_name].get("id") == identifier else None


def _extra(cell: NotebookNode, after: int, number: int) -> NotebookNode:
    extra: NotebookNode = getattr(nbformat.v4, f"new_{cell.cell_type}_cell")(cell.source)
    extra.id = f"extra-{after + 1}-{number + 1}"
    return extra


def _copy_of(original: NotebookNode, source: str, number: int) -> NotebookNode:
    copy: NotebookNode = getattr(nbformat.v4, f"new_{original.cell_type}_cell")(source)
    copy.id = f"copy-{re.sub(r'[^A-Za-z0-9_-]', '', grade_id(original) or original.id)[:40]}-{number + 1}"
    return copy
