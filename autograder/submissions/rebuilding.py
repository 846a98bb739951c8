"""A submission rebuilt from the release: its answers and extra cells in fresh cells of the course."""

from __future__ import annotations

import re

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import grade_id, is_graded


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
