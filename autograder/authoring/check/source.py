"""Rules for one source notebook by itself."""

from __future__ import annotations

import json
import re
from collections import Counter

from nbformat import NotebookNode

from autograder.authoring.check.complaints import MARKERS, Complaints
from autograder.course import visible_checks
from autograder.course.formats import identified
from autograder.course.layout import Assignment
from autograder.course.notebooks import (
    GRADED,
    canonical,
    cell_of,
    exercise_of,
    exercises,
    grade_id,
    is_answer,
    is_answered_here,
    is_graded,
    tags,
)
from autograder.guest.python_text import NOT_PYTHON, why_not

_NEAR_MISS = re.compile(r"^\W*(begin|end)\b.*\b(solution|hidden|test|tests|mark|marking|scheme|rubric)", re.IGNORECASE)
_HEADING_POINTS = re.compile(r"\((\d+(?:\.\d+)?) points?\)\s*$")


def complaints(assignment: Assignment, name: str, nb: NotebookNode, *, adopted: bool = False) -> Complaints:
    """All complaints about a source notebook that need nothing but the notebook.

    One that is `adopted`, and judged by its own test cells, need not be written as ours are.
    """
    place = f"source/{assignment.name}/{name}.ipynb"
    text = (assignment.source / f"{name}.ipynb").read_text(encoding="utf-8")
    yield from _canonical(place, nb, text)
    yield from _identifiers(place, nb, [cell.get("id") for cell in json.loads(text).get("cells", [])])
    if adopted:
        return
    for rule in (_markers, _cells, _headings, _visible_checks):
        yield from rule(place, identified(nb))


def _canonical(place: str, nb: NotebookNode, text: str) -> Complaints:
    if text != canonical(nb):
        yield f"{place} is not in canonical form. Run `autograder build`, which rewrites it, and commit the result."
    for cell in nb.cells:
        if cell.cell_type == "code" and (cell.outputs or cell.execution_count is not None):
            yield f"{place}: cell {cell.id!r} has outputs or an execution count. Run `autograder build`, which removes them."
            return


def _identifiers(place: str, nb: NotebookNode, cell_ids: list[str]) -> Complaints:
    """`cell_ids` are those of the file; those that are missing or there twice are replaced as it is read."""
    for identifier, count in Counter(filter(None, cell_ids)).items():
        if count > 1:
            yield f"{place}: the cell id {identifier!r} is there {count} times. Run `autograder build`, which gives each cell its own."
    for identifier, count in Counter(filter(None, map(grade_id, nb.cells))).items():
        if count > 1:
            yield f"{place}: the grade id {identifier!r} is there {count} times. Give each cell its own."
    for cell, wanted in zip(nb.cells, identified(nb).cells, strict=True):
        if cell.id != wanted.id and cell.id in cell_ids:
            yield f"{place}: the cell with the id {cell.id!r} is found as {wanted.id!r}. Run `autograder build`, which gives it that id."


def _markers(place: str, nb: NotebookNode) -> Complaints:
    for cell in nb.cells:
        for number, line in enumerate(cell.source.split("\n"), 1):
            if _NEAR_MISS.match(line) and line.strip() not in MARKERS and len(line.split()) <= 6:
                yield f"{place}: cell {cell.id!r}, line {number}: {line.strip()!r} is almost a marker. Write it exactly as one of {', '.join(MARKERS)}, or reword it."
        lines = [line.strip() for line in cell.source.split("\n")]
        for first, last in zip(MARKERS[::2], MARKERS[1::2], strict=True):
            order = [line for line in lines if line in (first, last)]
            if order != [first, last] * (len(order) // 2):
                yield f"{place}: cell {cell.id!r}: every {first!r} needs its own {last!r} after it."
        if MARKERS[0] in lines and not (is_answer(cell) or is_answered_here(cell)):
            yield f"{place}: cell {cell.id!r} holds a solution but is not an answer cell. Make it one in nbgrader's Create Assignment panel."
        if MARKERS[2] in lines and not (is_graded(cell) and cell.cell_type == "code"):
            yield f"{place}: cell {cell.id!r} holds hidden tests but is not a graded cell of code, so students would get them."
        if MARKERS[4] in lines and not cell.metadata.get("nbgrader", {}).get("task"):
            yield f"{place}: cell {cell.id!r} holds a rubric but is not a task cell, so students would get it."


def _cells(place: str, nb: NotebookNode) -> Complaints:
    if sum("setup" in tags(cell) for cell in nb.cells) != 1:
        yield f"{place} needs exactly one code cell tagged 'setup', with all imports."
    instructor = [cell.source.strip() for cell in nb.cells if "instructor" in tags(cell)]
    if instructor != ["from autograder import score"]:
        yield f"{place} needs one cell tagged 'instructor' that reads 'from autograder import score'."
    answers = {exercise_of(cell) for cell in nb.cells if is_answer(cell) and not is_answered_here(cell)}
    for cell in nb.cells:
        identifier = grade_id(cell) or ""
        if is_answered_here(cell):
            continue
        if is_answer(cell):
            if cell_of(nb, GRADED + identifier) is None:
                yield f"{place}: the answer cell {identifier!r} has no graded cell {GRADED + identifier!r}. Add it below."
            if cell.cell_type == "code" and MARKERS[0] not in cell.source:
                yield f"{place}: the answer cell {identifier!r} has no '### BEGIN SOLUTION', so students would get no signature. Add the markers."
        if is_graded(cell):
            if not identifier.startswith(GRADED) or exercise_of(cell) not in answers:
                yield f"{place}: the graded cell {identifier!r} belongs to no answer cell. Name it {GRADED!r} and the exercise's name."
            if cell.cell_type == "code":
                yield from _hidden_region(place, cell)
            elif MARKERS[4] not in cell.source:
                yield f"{place}: the written question {exercise_of(cell)!r} has no rubric. Add one between {MARKERS[4]!r} and {MARKERS[5]!r}."


def _hidden_region(place: str, cell: NotebookNode) -> Complaints:
    wanted = f'{MARKERS[2]}\nscore("{exercise_of(cell)}")\n{MARKERS[3]}'
    if not cell.source.rstrip().endswith(wanted):
        yield f"{place}: the graded cell {grade_id(cell)!r} must end with the three lines {wanted!r}."
    elif "score(" in cell.source.replace(wanted, ""):
        yield f"{place}: the graded cell {grade_id(cell)!r} calls score outside its hidden region."


def _headings(place: str, nb: NotebookNode) -> Complaints:
    """Where a notebook uses the module of visible checks, students are told the points as it tells them."""
    for exercise in exercises(nb) if visible_checks.uses(nb) else []:
        graded = cell_of(nb, GRADED + exercise.name)
        holder = (
            graded
            if graded is not None and graded.cell_type == "markdown" and not is_answered_here(graded)
            else cell_of(nb, f"{exercise.name}-statement")
        )
        if holder is None:
            yield f"{place}: exercise {exercise.name!r} has no statement. Add a text cell above its answer."
            continue
        heading = holder.source.strip().split("\n")[0]
        found = _HEADING_POINTS.search(heading)
        if f"`{exercise.name}`" not in heading or not found or float(found[1]) != exercise.points:
            wanted = f"`{exercise.name}` ({exercise.points:g} points)"
            yield f"{place}: the heading of {exercise.name!r} must end with {wanted!r}, as its graded cell says; it reads {heading!r}."


def _visible_checks(place: str, nb: NotebookNode) -> Complaints:
    """Where a notebook uses the module of visible checks: what they say about their exercise, and the progress cell."""
    if not visible_checks.uses(nb):
        return
    for number, exercise in enumerate(exercises(nb), 1):
        cell = cell_of(nb, GRADED + exercise.name)
        if exercise.written or cell is None:
            continue
        wanted = f'@checks_of("{exercise.name}", number={number}, points={exercise.points:g})'
        try:
            said = visible_checks.declared(cell)
        except NOT_PYTHON as error:
            yield f"{place}: the graded cell {cell.id!r} is no Python: {why_not(error)}. Correct it."
            continue
        if said != [visible_checks.Declared(exercise.name, number, exercise.points)]:
            yield f"{place}: the visible checks in {cell.id!r} must be one function below `{wanted}`, or `public_checks(...)` with the same in brackets."
    shown = [cell.source for cell in nb.cells if cell.cell_type == "code" and visible_checks.PROGRESS in tags(cell)]
    if len(shown) != 1:
        yield f"{place} needs exactly one code cell tagged {visible_checks.PROGRESS!r}, at its end, for what `autograder build` puts there."
    elif shown != [visible_checks.progress_source(nb)]:
        yield f"{place}: the cell tagged {visible_checks.PROGRESS!r} does not name the exercises as they are. Run `autograder build`, which writes it."
