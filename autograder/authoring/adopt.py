"""Take over another course: what its notebooks hold, how each graded cell will be judged, and a copy in place.

No text of nbgrader's notebooks is changed. Ids and the newest format are what `autograder build` writes; here a cell
only gets a tag, if it needs the student's own process. Notebooks of otter's, and plain ones with asserts beside them,
become nbgrader's, in autograder.authoring.otter.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.otter.folder import Adopted, adopted, is_of_otter
from autograder.course.formats import identified, nbgrader_of
from autograder.course.layout import Course
from autograder.course.notebooks import exercise_of, is_answered_here, is_graded, read, tags, write
from autograder.errors import CourseError
from autograder.judging.test_cells import IN_KERNEL, has_autotest, needs_kernel

OUTSIDE, KERNEL, PERSON, NOT, BY_HAND = "outside", "in kernel", "by a person", "not yet", "by hand"
WAYS = (OUTSIDE, KERNEL, PERSON, NOT, BY_HAND)
_LEFT = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__", ".git")


@dataclass(frozen=True)
class Row:
    """One graded cell, a notebook that cannot be taken, or what of an otter notebook has no place here: how it will be
    judged, and why or what to do.
    """

    assignment: str
    notebook: str
    cell: str
    points: float
    judged: str
    why: str = ""


@dataclass(frozen=True)
class Found:
    """An assignment of the other course, with its graded cells, and what its notebooks become that are otter's."""

    name: str
    folder: Path
    rows: list[Row]
    otter: Adopted


def look(folder: Path) -> list[Found]:
    """The assignments of a folder: a course of nbgrader's, its `source`, or one assignment. Raises CourseError."""
    if not folder.is_dir():
        raise CourseError(f"{folder} is not a folder. Name the course, its source/ or one assignment.")
    base = _base(folder)
    inside = sorted(path for path in base.iterdir() if path.is_dir() and not path.name.startswith("."))
    inside = [path for path in inside if any(path.glob("*.ipynb"))]
    places = inside if inside and not _is_assignment(base) else [base] if any(base.glob("*.ipynb")) else []
    if not places:
        raise CourseError(f"{base} holds no notebook and no folder with notebooks. Name nbgrader's source folder.")
    found = [(path, adopted(path)) for path in places]
    return [Found(path.resolve().name, path, list(_rows(path, otter)), otter) for path, otter in found]


def headers(folder: Path) -> list[Path]:
    """The notebooks that lie beside the assignments of a course, which are nbgrader's header and footer."""
    base = _base(folder)
    return [] if _is_assignment(base) or look(folder)[0].folder == base else sorted(base.glob("*.ipynb"))


def _base(folder: Path) -> Path:
    return folder / "source" if (folder / "source").is_dir() else folder


def _is_assignment(folder: Path) -> bool:
    """Whether a folder has a notebook with graded cells or of otter's, or one that cannot be read."""
    for path in folder.glob("*.ipynb"):
        try:
            if any(is_graded(cell) for cell in read(path).cells):
                return True
            if is_of_otter(path):
                return True
        except CourseError:
            return True
    return False


def take(course: Course, found: Sequence[Found]) -> list[Path]:
    """Copy the assignments into the course's source/, with tags; the new folders. Raises CourseError, before it copies
    anything, if one is there already.
    """
    targets = {each.name: course.root / "source" / each.name for each in found}
    for target in targets.values():
        if target.exists():
            raise CourseError(f"{target} is there already. Move it away, or give the other folder another name.")
    for each in found:
        shutil.copytree(each.folder, targets[each.name], ignore=_left(each))
        for name, nb in each.otter.notebooks.items():
            write(identified(nb), targets[each.name] / f"{name}.ipynb")
        for notebook in {row.notebook for row in each.rows if row.judged == KERNEL}:
            cells = {row.cell for row in each.rows if row.notebook == notebook and row.judged == KERNEL}
            _mark(targets[each.name] / f"{notebook}.ipynb", cells)
    return list(targets.values())


def _left(found: Found) -> Callable[[str, list[str]], set[str]]:
    """What is not copied: caches, and what otter does not give to students."""

    def left(folder: str, names: list[str]) -> set[str]:
        place = Path(folder).relative_to(found.folder)
        return {*_LEFT(folder, names), *(name for name in names if (place / name).as_posix() in found.otter.left)}

    return left


def _mark(path: Path, names: set[str]) -> None:
    """Give cells, by grade id, the tag of those that need the student's process."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        meta = cell.get("metadata", {}).get("nbgrader", {})
        if isinstance(meta, dict) and meta.get("grade_id") in names and meta.get("grade"):
            there = cell["metadata"].setdefault("tags", [])
            if IN_KERNEL not in there:
                there.append(IN_KERNEL)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rows(folder: Path, otter: Adopted) -> Iterator[Row]:
    for path in sorted(folder.glob("*.ipynb")):
        notes = otter.notes.get(path.stem)
        if notes is not None:
            nb = otter.notebooks.get(path.stem)
            for row in _rows_of(folder.resolve().name, path.stem, nb) if nb is not None else ():
                why = "; ".join(filter(None, [row.why, *notes.of_cells.get(row.cell, [])]))
                yield replace(row, why=why, judged=NOT if row.cell in notes.unread else row.judged)
            for place, why in notes.others:
                yield Row(folder.resolve().name, path.stem, place, 0.0, BY_HAND if nb is not None else NOT, why)
            continue
        if path.name in otter.left:
            continue
        try:
            nb = read(path)
        except CourseError as error:
            yield Row(folder.name, path.stem, "", 0.0, NOT, str(error))
            continue
        yield from _rows_of(folder.resolve().name, path.stem, nb)


def _rows_of(assignment: str, notebook: str, nb: NotebookNode) -> Iterator[Row]:
    graded = [cell for cell in nb.cells if is_graded(cell)]
    if not graded:
        yield Row(assignment, notebook, "", 0.0, NOT, "it has no graded cell, and is released as it is")
    counted = Counter(map(exercise_of, graded))
    for cell in graded:
        judged, why = _how(cell)
        name = str(nbgrader_of(cell).get("grade_id", ""))
        if counted[exercise_of(cell)] > 1:
            judged, why = NOT, f"another graded cell is called {exercise_of(cell)!r} too: give it another grade id"
        yield Row(assignment, notebook, name, float(nbgrader_of(cell).get("points") or 0), judged, why)


def _how(cell: NotebookNode) -> tuple[str, str]:
    if nbgrader_of(cell).get("task"):
        return PERSON, "a task"
    if is_answered_here(cell):
        return PERSON, "a manually graded answer"
    if cell.cell_type != "code":
        return PERSON, "a graded text"
    if has_autotest(cell.source):
        return NOT, "AUTOTEST: generate the tests with nbgrader, and take the notebook that it gives"
    if IN_KERNEL in tags(cell):
        return KERNEL, "it has the tag"
    why = needs_kernel(cell.source)
    return (KERNEL, why) if why else (OUTSIDE, "")
