"""Take over another course: what its notebooks hold, how each graded cell will be judged, and a copy in place.

No text of nbgrader's notebooks is changed. Ids and the newest format are what `autograder build` writes; here a cell
only gets a tag, if it needs the student's own process. Notebooks of otter's, and plain ones with asserts beside them,
become nbgrader's, in autograder.authoring.otter.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.adopt_files import Contents, contents, is_own, notebooks
from autograder.authoring.otter.folder import Adopted, adopted, is_of_otter, notebooks_in, why_not
from autograder.course.formats import identified, nbgrader_of
from autograder.course.layout import UNRELEASED, Course
from autograder.course.notebooks import (
    as_json,
    exercise_of,
    grade_id,
    is_answered_here,
    is_graded,
    points_in,
    read,
    tags,
    write,
)
from autograder.course.writing import replacing_folder
from autograder.errors import CourseError
from autograder.judging.answer_names import Answers
from autograder.judging.test_cells import IN_KERNEL, answers_of, has_autotest, needs_kernel

OUTSIDE, KERNEL, PERSON, NOT, BY_HAND = "outside", "in kernel", "by a person", "not yet", "by hand"
WAYS = (OUTSIDE, KERNEL, PERSON, NOT, BY_HAND)
NOTHING = "nothing"  # there is nothing to judge
_NO_FOLDER = "Name the course, its source/ or one assignment."


@dataclass(frozen=True)
class Row:
    """One graded cell, a notebook or a file that cannot be taken, or what of an otter notebook has no place here: how
    it will be judged, and why or what to do.

    `assignment` is the folder below the course, `notebook` the name without `.ipynb`, or that of another file.
    """

    assignment: str
    notebook: str
    cell: str
    points: float
    judged: str
    why: str = ""


@dataclass(frozen=True)
class Found:
    """An assignment of the other course, with its graded cells, what its notebooks become that are otter's, and the
    files that are copied, as paths within its folder.
    """

    name: str
    folder: Path
    rows: list[Row]
    otter: Adopted
    files: list[Path]

    @property
    def taken(self) -> bool:
        """Whether one of its notebooks can be taken."""
        return any(map(is_own, self.files))


def look(folder: Path) -> list[Found]:
    """The assignments of a folder: a course of nbgrader's, its `source`, or one assignment. Raises CourseError."""
    if not folder.is_dir():
        raise CourseError(f"{folder} is not a folder. {_NO_FOLDER}")
    try:
        found = [_found(path) for path in _assignments(_base(folder))]
        if not found and not beside(folder, found):
            raise CourseError(f"{_base(folder)} holds no notebook and no folder with notebooks. {_NO_FOLDER}")
    except OSError as error:
        raise CourseError(f"{folder} cannot be read: {error}. Give yourself the right to read it.") from error
    return found


def _base(folder: Path) -> Path:
    return folder / "source" if (folder / "source").is_dir() else folder


def _name(folder: Path) -> str:
    """What an assignment is called here: like its folder, or like the one above if that is `source`. A hidden folder
    would be no assignment.
    """
    path = Path(os.path.normpath(folder.absolute()))  # a link keeps its own name
    return (path.parent.name if path.name == "source" else path.name).lstrip(".")


def _assignments(base: Path) -> list[Path]:
    """The folders that are assignments: those in the base, or the base itself.

    A course may have notebooks beside its assignments, and an assignment notebooks in its folders. The base is a
    course if it is called so, or has nothing to grade itself, as far as its notebooks can be read.
    """
    inside = sorted(path for path in base.iterdir() if path.is_dir() and not path.name.startswith("."))
    inside = [path for path in inside if _may_be_one(path)]
    own = notebooks_in(base)
    if inside and any(_is_graded(path, unread=False) for path in own):
        called_so = Path(os.path.normpath(base.absolute())).name == "source"
        is_course = called_so and any(_is_graded(path) for each in inside for path in notebooks_in(each))
        return inside if is_course else [base]
    return inside or ([base] if own else [])


def _may_be_one(folder: Path) -> bool:
    """Whether a folder has notebooks. One that cannot be read has none, and `beside` names it."""
    try:
        return bool(notebooks_in(folder))
    except OSError:
        return False


def _is_graded(path: Path, *, unread: bool = True) -> bool:
    """Whether a notebook has graded cells or is otter's; `unread` if it cannot be read."""
    try:
        return any(is_graded(cell) for cell in read(path).cells) or is_of_otter(path)
    except CourseError:
        return unread


# ------------------------------------------------------------------------------------------ what is not an assignment


def beside(folder: Path, found: Sequence[Found]) -> list[Row]:
    """The notebooks of a folder that are in none of the assignments found there, each with what to do."""
    base = _base(folder)
    if any(each.folder == base for each in found):
        return []
    there = contents(base, {each.folder.name for each in found})
    files = [*there.files, *(path for path, _ in there.problems)]
    rows = [_stray(base, path) for path in notebooks(files) if not _is_hidden(path)]
    unread = [(path, why) for path, why in there.problems if (base / path).is_dir() and not _is_hidden(path)]
    return [*rows, *(Row("", f"{path.as_posix()}/", "", 0.0, NOT, why) for path, why in unread)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _stray(base: Path, path: Path) -> Row:
    place = "" if len(path.parts) == 1 else path.parent.as_posix()
    if path.suffix != ".ipynb":
        return Row(place, path.name, "", 0.0, NOT, _RENAME)
    if place:
        why = f"it lies deeper than an assignment does: {_command((base / path).parent)} takes it"
        return Row(place, path.stem, "", 0.0, NOT, why)
    if not (base / path).is_file() or _is_graded(base / path):
        why = "it lies beside the assignments, and is not taken: put it into a folder of its own, and adopt again"
        return Row("", path.name, "", 0.0, NOT, why)
    why = (
        "it lies beside the assignments and is not taken. If it is a header or footer, copy it to source/ and set "
        f"c.IncludeHeaderFooter.header (or .footer) to 'source/{path.name}' in the config."
    )
    return Row("", path.name, "", 0.0, BY_HAND, why)


def _command(folder: Path) -> str:
    return f"`autograder adopt {shlex.quote(str(folder))}`"


_RENAME = "it is not taken, as its name does not end in .ipynb: rename it, and adopt again"


# ------------------------------------------------------------------------------------------ writing


def take(course: Course, found: Sequence[Found]) -> list[Path]:
    """Copy the assignments into the course's source/, with tags; the new folders. One of which no notebook can be taken
    is left out. All of them appear at once. Raises CourseError, and then nothing is written.
    """
    found = [each for each in found if each.taken]
    targets = [course.root / "source" / each.name for each in found]
    for each, target in zip(found, targets, strict=True):
        _refuse_if_there(target)
        if target.is_relative_to(each.folder.resolve()):
            raise CourseError(
                f"This course lies inside {each.folder}, which would be copied into itself. Move the course away, or "
                "name a folder that does not hold it."
            )
    try:
        with contextlib.ExitStack() as stack:
            for each, target in zip(found, targets, strict=True):
                _copy(each, stack.enter_context(replacing_folder(target)))
            for target in targets:
                _refuse_if_there(target)  # somebody may have made it meanwhile
    except OSError as error:
        raise CourseError(f"Nothing was written: {error}. Put that right, and adopt again.") from error
    return targets


def _refuse_if_there(target: Path) -> None:
    if os.path.lexists(target):
        raise CourseError(f"{target} is there already. Move it away, or give the other folder another name.")


def _copy(found: Found, target: Path) -> None:
    """Copy an assignment into an empty folder. Only what is in the files is copied, not who may write them."""
    for path in found.files:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found.folder / path, target / path)
    for name, nb in found.otter.notebooks.items():
        write(identified(nb), target / f"{name}.ipynb")
    for notebook in {row.notebook for row in found.rows if row.judged == KERNEL}:
        cells = {row.cell for row in found.rows if row.notebook == notebook and row.judged == KERNEL}
        _mark(target / f"{notebook}.ipynb", cells)


def _mark(path: Path, names: set[str]) -> None:
    """Give cells, by grade id, the tag of those that need the student's process."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for sheet in content.get("worksheets", [content]):  # which notebooks had before format 4
        for cell in sheet["cells"]:
            meta = cell.get("metadata", {}).get("nbgrader", {})
            name = meta.get("grade_id") if isinstance(meta, dict) and meta.get("grade") else None
            if isinstance(name, str) and name in names:
                there = cell["metadata"].setdefault("tags", [])
                there += [] if IN_KERNEL in there else [IN_KERNEL]
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


# ------------------------------------------------------------------------------------------ the table


def _found(folder: Path) -> Found:
    """What an assignment's folder holds. Raises OSError if it cannot be read."""
    name, otter = _name(folder), adopted(folder)
    there = contents(folder, otter.left)
    rows: list[Row] = []
    left: set[Path] = set()
    for path in filter(is_own, there.files):
        try:
            rows += _rows(name, folder / path, otter)
        except Exception as error:  # one odd notebook costs no other
            rows.append(Row(name, path.stem, "", 0.0, NOT, why_not(error)))
            left.add(path)
    rows += [
        Row(name, stem, place, 0.0, NOT, why)
        for stem, notes in otter.notes.items()
        if f"{stem}.ipynb" in otter.left
        for place, why in notes.others
    ]
    for path in notebooks(there.files):
        if not is_own(path) and not _is_hidden(path):
            row = _deeper(name, folder, path)
            rows.append(row)
            left |= {path} if row.judged == NOT else set()
    rows += _problems(name, there)
    return Found(name, folder, rows, otter, [path for path in there.files if path not in left])


def _problems(name: str, there: Contents) -> Iterator[Row]:
    for path, why in there.problems:
        yield Row(name, path.as_posix(), "", 0.0, NOT, f"{why}. It is not copied: copy by hand what students need")


def _deeper(name: str, folder: Path, path: Path) -> Row:
    """A file of an assignment that is a notebook, and none of its notebooks."""
    if path.suffix != ".ipynb":
        return Row(name, path.as_posix(), "", 0.0, NOT, _RENAME)
    if _is_graded(folder / path):
        why = f"only notebooks in the assignment's own folder are graded: {_command((folder / path).parent)} takes it"
        return Row(name, path.with_suffix("").as_posix(), "", 0.0, NOT, why)
    why = f"it is copied, and students get it as it is; name it in {name}/{UNRELEASED} if they must not"
    return Row(name, path.with_suffix("").as_posix(), "", 0.0, NOTHING, why)


def _rows(assignment: str, path: Path, otter: Adopted) -> list[Row]:
    """The rows of a notebook that is copied, or of what it becomes."""
    converted = otter.notebooks.get(path.stem)
    nb = read(path) if converted is None else converted
    as_json(nb).encode()  # half a surrogate pair can be read, and written to no file
    rows = list(_rows_of(assignment, path.stem, nb))
    notes = otter.notes.get(path.stem)
    if notes is None:
        return rows
    rows = [
        replace(
            row,
            why="; ".join(filter(None, [row.why, *notes.of_cells.get(row.cell, [])])),
            judged=NOT if row.cell in notes.unread else row.judged,
        )
        for row in rows
    ]
    others = [(place, NOT if place in notes.unread else BY_HAND, why) for place, why in notes.others]
    return [*rows, *(Row(assignment, path.stem, place, 0.0, judged, why) for place, judged, why in others)]


def _rows_of(assignment: str, notebook: str, nb: NotebookNode) -> Iterator[Row]:
    graded = [cell for cell in nb.cells if is_graded(cell)]
    if not graded:
        yield Row(assignment, notebook, "", 0.0, NOTHING, "it has no graded cell, and is released as it is")
    counted, answers = Counter(map(exercise_of, graded)), answers_of(nb.cells)
    for cell in graded:
        judged, why = _how(cell, answers)
        given = nbgrader_of(cell).get("points") or 0
        points = points_in(given)
        name = grade_id(cell)
        if not name:
            judged, why = NOT, "it has no name: give it a grade id in nbgrader's panel"
        elif counted[exercise_of(cell)] > 1:
            judged, why = NOT, f"another graded cell is called {exercise_of(cell)!r} too: give it another grade id"
        elif points is None:
            judged, why = NOT, f"its points are {given!r}, and must be a number: set them in nbgrader's panel"
        yield Row(assignment, notebook, name or "?", points or 0.0, judged, why)


def _how(cell: NotebookNode, answers: Answers) -> tuple[str, str]:
    if nbgrader_of(cell).get("task"):
        return PERSON, "a task"
    if is_answered_here(cell):
        return PERSON, "a manually graded answer"
    if cell.cell_type != "code":
        return PERSON, "a graded text"
    if has_autotest(cell.source):
        places = [str(place) for place, line in enumerate(cell.source.split("\n"), 1) if has_autotest(line)]
        where = f"line{'s' * (len(places) > 1)} {', '.join(places)}: AUTOTEST"
        return NOT, f"{where}. Put the tests there that nbgrader makes of it, which stand in this cell of its release/"
    if IN_KERNEL in tags(cell):
        return KERNEL, "it has the tag"
    why = needs_kernel(cell.source, answers)
    return (KERNEL, str(why)) if why else (OUTSIDE, "")
