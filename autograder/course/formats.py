"""Source notebooks of any format as the newest: nbformat 4.5 and nbgrader's third schema, with an id in each cell.

Jupyter gives cells random ids, and files before format 4.5 have none. The engine finds cells by their ids, so those
that are missing are made here, the same each time, and `autograder build` writes them into the source.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import nbformat
from nbformat import NotebookNode

GRADED = "test_"  # the graded cell of exercise NAME has the grade id test_NAME
STATEMENT = "-statement"  # the text above the answer of exercise NAME has the id NAME-statement

_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")  # what nbformat takes for one
_SCHEMA = 3  # of nbgrader's metadata
KINDS = ("grade", "solution", "task", "locked")  # what a cell of nbgrader's may be


def upgraded(text: str) -> NotebookNode:
    """The notebook in a file's text, of whatever format. Raises what nbformat or nbgrader raise if it is none."""
    try:
        content = json.loads(text)
    except ValueError:  # of which nbformat says more
        content = None
    if isinstance(content, dict) and content.get("nbformat") == 4:
        content["nbformat_minor"] = max(int(content.get("nbformat_minor", 0)), 5)
        _give_ids(content["cells"])
        nb = nbformat.reads(json.dumps(content), as_version=4)
    else:
        nb = nbformat.reads(text, as_version=4)
        for cell in nb.cells:  # nbformat makes others each time
            del cell["id"]
        _give_ids(nb.cells)
        nb = nbformat.from_dict({**nb, "nbformat_minor": 5})
    for cell in nb.cells:
        _bring_up_to_date(cell)
    nbformat.validate(nb)
    drop_leftovers(nb)
    return nb


def _bring_up_to_date(cell: NotebookNode) -> None:
    """Make nbgrader's metadata of a cell that of its third schema, as `nbgrader update` does."""
    meta = cell.metadata.get("nbgrader", {})
    if not isinstance(meta, dict):
        del cell.metadata["nbgrader"]
    elif meta and meta.get("schema_version", 0) < _SCHEMA:
        kept = {key: meta[key] for key in ("grade_id", "points", "checksum", "cell_type") if key in meta}
        kinds = {kind: bool(meta.get(kind)) for kind in KINDS}
        if kinds["grade"] or kinds["task"]:
            kept["points"] = _points(meta.get("points") or 0)
        else:
            kept.pop("points", None)
        cell.metadata["nbgrader"] = nbformat.from_dict({**kinds, **kept, "schema_version": _SCHEMA})


def _points(given: Any) -> Any:
    """Points that are written as a text, as a number; anything else stays, for whoever reads the exercises to name."""
    try:
        return float(given) if isinstance(given, str) else given
    except ValueError:
        return given


def nbgrader_of(cell: NotebookNode) -> dict[str, Any]:
    """nbgrader's metadata of a cell; empty if it has none."""
    found = cell.metadata.get("nbgrader", {})
    return found if isinstance(found, dict) else {}


def drop_leftovers(nb: NotebookNode) -> None:
    """Take nbgrader's metadata out of cells that are of none of its kinds, neither graded, solution, task nor locked.

    A cell whose type was taken back in nbgrader's panel may keep such metadata. One such text is of a kind after all:
    the answer `NAME` to the written question in the task `test_NAME`.
    """
    tasks = {meta.get("grade_id") for meta in map(nbgrader_of, nb.cells) if meta.get("task")}
    for cell in nb.cells:
        meta = nbgrader_of(cell)
        of_a_kind = any(meta.get(kind) for kind in KINDS)
        name = meta.get("grade_id") or cell.get("id")
        if "nbgrader" in cell.metadata and not of_a_kind and f"{GRADED}{name}" not in tasks:
            del cell.metadata["nbgrader"]


def identified(nb: NotebookNode) -> NotebookNode:
    """A copy in which the cells of nbgrader have their grade id as cell id, and the text above each answer
    `NAME`, its statement, the id `NAME-statement`.
    """
    nb = nbformat.from_dict(json.loads(json.dumps(nb)))
    names = {str(nbgrader_of(cell).get("grade_id")) for cell in nb.cells}
    statements = {f"{name}{STATEMENT}" for name in names} - names
    wanted: dict[int, str] = {}
    for place, cell in enumerate(nb.cells):
        name = nbgrader_of(cell).get("grade_id")
        if cell.cell_type == "markdown" and cell.id in statements:
            continue  # a locked statement was found before, and is to be found by the same id again
        if isinstance(name, str) and _ID.fullmatch(name) and name not in wanted.values():
            wanted[place] = name
    wanted |= _statements(nb)
    taken = set(wanted.values())
    for place, cell in enumerate(nb.cells):
        if place in wanted:
            cell.id = wanted[place]
        elif cell.id in taken:
            cell.id = _free(f"cell-{place + 1}", taken | {other.id for other in nb.cells})
    return nb


def _statements(nb: NotebookNode) -> dict[int, str]:
    """The ids of statements by the place of the cell, where no cell has that id yet."""
    there = {cell.id for cell in nb.cells}
    others = {f"{nbgrader_of(cell).get('grade_id')}{STATEMENT}" for cell in nb.cells}
    found: dict[int, str] = {}
    for place, cell in enumerate(nb.cells):
        meta = nbgrader_of(cell)
        name = str(meta.get("grade_id", ""))
        identifier = f"{name}{STATEMENT}"
        if not meta.get("solution") or identifier in there or not _ID.fullmatch(identifier):
            continue
        above: list[int] = []
        for other in range(place - 1, -1, -1):
            kinds = nbgrader_of(nb.cells[other])
            if any(kinds.get(kind) for kind in ("grade", "solution", "task")):
                break
            free = other not in found and nb.cells[other].id not in others
            title = other == 0 and nb.cells[0].source.startswith("# ") and f"`{name}`" not in nb.cells[0].source
            if nb.cells[other].cell_type == "markdown" and free and not title:
                above.append(other)
        named = [other for other in above if f"`{name}`" in nb.cells[other].source.strip().split("\n")[0]]
        if above:
            found[(named or above)[0]] = identifier
    return found


def _give_ids(cells: list[Any]) -> None:
    """Give each cell without a valid id of its own another one: its grade id if that is free, else its number."""
    ids = [cell.get("id") if isinstance(cell.get("id"), str) else "" for cell in cells]
    taken = {identifier for identifier in ids if _ID.fullmatch(identifier)}
    seen: Counter[str] = Counter()
    for number, (cell, identifier) in enumerate(zip(cells, ids, strict=True), 1):
        seen[identifier] += 1
        if identifier in taken and seen[identifier] == 1:
            continue
        metadata = cell.get("metadata")
        meta = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        name = meta.get("grade_id") if isinstance(meta, dict) else None
        named = isinstance(name, str) and _ID.fullmatch(name) and name not in taken
        cell["id"] = name if named else _free(f"cell-{number}", taken)
        taken.add(cell["id"])


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-"
    return name
