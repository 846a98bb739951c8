"""Reads what students have handed in: the assignment's notebooks of each, as bytes, and what else is odd there."""

from __future__ import annotations

import contextlib
import functools
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from autograder.course.layout import PRACTICE, Assignment
from autograder.course.notebooks import digest_of
from autograder.course.text import plain
from autograder.errors import SubmissionError
from autograder.guest.sentences import say
from autograder.submissions import beside, naming
from autograder.submissions.archives import MAX_ARCHIVE, MAX_TOTAL, Refused, unpack
from autograder.submissions.files import TooLarge, entries, link_above, problem_of_student, read_bytes
from autograder.submissions.naming import Shapes
from autograder.submissions.parsing import MAX_SUBMISSION, digest_of_written
from autograder.submissions.receipt import SECRET, TIME, as_text, secret_of, time_of


@dataclass(frozen=True)
class Submission:
    """What one student has handed in: the bytes of each notebook, or why those cannot be read, and the files beside
    them; and when, if known, and under which secret of nbgrader's exchange.
    """

    student: str
    notebooks: dict[str, bytes] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    timestamp: str = ""
    secret: str = ""
    beside: beside.Beside = beside.NOTHING

    @property
    def names(self) -> list[str]:
        return sorted([*self.notebooks, *self.unreadable])

    @property
    def digests(self) -> dict[str, str]:
        """By notebook; empty for one that cannot be read."""
        return {name: digest_of(self.notebooks[name]) if name in self.notebooks else "" for name in self.names}


@dataclass
class HandedIn:
    """A submission, and what there is to say about its folder. `fault` is why it cannot be graded as a whole."""

    submission: Submission
    missing: list[str] = field(default_factory=list)  # notebooks that were not handed in
    unknown: list[str] = field(default_factory=list)  # handed in, but not of this assignment
    read_as: dict[str, str] = field(default_factory=dict)  # other files, by the notebooks as which they were read
    remarks: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)  # what a person has to look at before it can be graded
    in_doubt: dict[str, str] = field(default_factory=dict)  # why, by the notebooks that this is about, for the student
    fault: str = ""

    def doubt(self, notebooks: Iterable[str], files: Iterable[str], todo: str) -> None:
        """Leave these notebooks to a person, who is told what there is to do."""
        self.unclear.append(todo)
        shown = ", ".join(map(plain, files))
        self.in_doubt |= {name: say("submission.it-is-not-clear", notebook=name, files=shown) for name in notebooks}


def read_handed_in(assignment: Assignment, student: str) -> HandedIn:
    """Read one submission. Never raises for what is in its folder."""
    return read_folder(assignment, student, assignment.course.root / "submitted" / student / assignment.name)


def read_folder(assignment: Assignment, student: str, folder: Path) -> HandedIn:
    """As `read_handed_in`, from any folder, which like the one that holds it must be no link."""
    found = HandedIn(Submission(student))
    found.fault = problem_of_student(student)
    if found.fault:
        return found
    if link := link_above(folder):
        found.fault = (
            f"{link} is a link, and links among the submissions are not followed. Put the folder itself in its place."
        )
        return found
    try:
        _read_notebooks(assignment, folder, found)
    except OSError as error:
        found.fault = f"The submission cannot be read ({error}). Fix that, and grade again."
    return found


def _read_notebooks(assignment: Assignment, folder: Path, found: HandedIn) -> None:
    notebooks: dict[str, bytes] = {}
    unreadable: dict[str, str] = {}
    shapes = Shapes(assignment)
    for name in assignment.notebooks:
        path = folder / f"{name}.ipynb"
        if not os.path.lexists(path):
            found.missing.append(name)
            continue
        try:
            notebooks[name] = read_bytes(path, MAX_SUBMISSION)
        except TooLarge as error:
            unreadable[name] = str(error)
        except SubmissionError as error:
            found.unclear.append(str(error))  # a link, a pipe: the student may have had no part in that
            found.in_doubt[name] = str(error)
            found.missing.append(name)
            continue
    others = _others(assignment, folder, found)
    copies: set[str] = set()
    taken = _under_another_name(shapes, folder, others, found, notebooks, copies) if others else {}
    notebooks |= {name: data for name, (_, data) in taken.items()}
    for name, why in found.in_doubt.items():
        unreadable[name] = why
        notebooks.pop(name, None)
    found.missing = [name for name in found.missing if name not in unreadable]
    found.read_as = {name: file for name, (file, _) in taken.items()}
    found.unknown = sorted(
        name.removesuffix(".ipynb") for name in others if naming.is_notebook(name) and name not in copies
    )
    files = _files_beside(assignment, folder, others, [file for file, _ in taken.values()])
    there = sorted(name for name in files.files if not naming.is_notebook(name))
    if there and notebooks:
        shown = ", ".join(there[:5]) + (f" and {len(there) - 5} more" if len(there) > 5 else "")
        found.remarks.append(f"handed in beside the notebooks, and there when one runs: {shown}")
    time = time_of(folder)
    if time is None and os.path.lexists(folder / TIME):
        found.remarks.append(f"{TIME} holds no time, so nothing is known about being late")
    found.submission = Submission(
        found.submission.student,
        notebooks,
        unreadable,
        as_text(time) if time else "",
        secret_of(folder),
        replace(files, notebooks=notebooks),
    )


def _under_another_name(
    shapes: Shapes,
    folder: Path,
    others: list[str],
    found: HandedIn,
    there: Mapping[str, bytes],
    copies: set[str],
) -> dict[str, tuple[str, bytes]]:
    """The missing notebooks that other files are beyond doubt, with the names of these; what is doubtful is said. Such
    files leave `others`. Further copies of notebooks that are there are told, and put into `copies`.
    """
    claims: dict[str, dict[str, bytes]] = {}
    sure = [name for name in others if naming.is_notebook(name) or naming.is_archive(name)]
    candidates = [*sure, *(name for name in others if naming.may_be_notebook(name) and name not in sure)]
    if len(sure) > _MAX_LOOKED_AT:
        found.remarks.append(f"of {len(sure)} other notebooks and archives, {_MAX_LOOKED_AT} were looked at")
    for file, data in _looked_at(folder, candidates[:_MAX_LOOKED_AT], found):
        notebook = shapes.notebook_of(file, data, found.submission.student)
        if notebook in found.missing:
            claims.setdefault(notebook, {})[file] = data
        elif notebook and _differ(data, there.get(notebook, data)) and shapes.is_blank(notebook, there[notebook]):
            todo = _RENAME.format(notebook=notebook)
            found.doubt([notebook], [file], _BLANK.format(notebook=notebook, file=file, todo=todo))
        elif notebook is not None:
            is_same = notebook in there and not _differ(data, there[notebook])
            differs = "is the same" if is_same else "differs from it"
            found.remarks.append(f"{file} is a further copy of {notebook}.ipynb and was not graded; it {differs}")
            copies.add(file)
        elif naming.is_notebook(file):
            _doubt_blanks(shapes, found, there, file, data)
    taken = {}
    for name, files in claims.items():
        if _differ(*files.values()):
            todo = f"Rename the right one to {name}.ipynb in the submission's folder, and grade again"
            each = " and ".join(sorted(files))
            found.doubt([name], sorted(files), f"{each} could each be {name}.ipynb, and differ. {todo}")
            continue
        file = min(files, key=lambda name: (-files[name].count(b'"grade_id"'), name))  # some editors lose these
        taken[name] = file, files[file]
        found.remarks.append(f"{file} was read as {name}.ipynb, which is not there")
        found.missing.remove(name)
    claimed = {file.partition(_INSIDE)[0] for files in claims.values() for file in files}
    others[:] = [name for name in others if name not in claimed]
    course = frozenset(path.as_posix() for path in shapes.assignment.support_files())
    left = [name for name in others if not _is_of_course(name, course)]
    for name in left:
        notebook = naming.notebook_named(f"{Path(name).stem}.ipynb", found.missing)
        if notebook and not naming.is_notebook(name):
            todo = f"{name} was handed in in place of {notebook}.ipynb. Ask for the notebook itself"
            found.doubt([notebook], [name], todo)
    for name in left:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in _PAGES:  # by its name, and with plots it may be large
            _doubt_blanks(shapes, found, there, name, b"")
        elif suffix in naming.SCRIPTS:
            with contextlib.suppress(SubmissionError):
                data = read_bytes(folder / name, _MAX_SCRIPT, folders=2 + name.count("/"))
                _doubt_blanks(shapes, found, there, name, data)
    if left and not there and not taken and not found.unclear:
        shown = ", ".join(sorted(left)[:3]) + (f" and {len(left) - 3} more" if len(left) > 3 else "")
        were = "were" if len(left) > 1 else "was"
        todo = f"{shown} {were} handed in, and no notebook of the assignment. Look what it is, and ask for the notebook"
        found.doubt(found.missing, sorted(left)[:3], todo)
    return taken


def _differ(*files: bytes) -> bool:
    """Whether a student has written different things into these notebooks."""
    return len(set(files)) > 1 and len(set(map(digest_of_written, files))) > 1


def _doubt_blanks(shapes: Shapes, found: HandedIn, there: Mapping[str, bytes], file: str, data: bytes) -> None:
    """Leave a notebook without an answer to a person if this file beside it may have them: by its name a page that was
    made of the notebook, or else by what it defines.
    """
    for notebook, blank in there.items():
        is_page = PurePosixPath(file).suffix.lower() in _PAGES
        named = is_page and naming.notebook_named(f"{PurePosixPath(file).stem}.ipynb", [notebook])
        if notebook in found.in_doubt or not (named or (not is_page and shapes.may_answer(notebook, file, data))):
            continue
        if shapes.is_blank(notebook, blank):
            found.doubt([notebook], [file], _BLANK.format(notebook=notebook, file=file, todo=_ASK))


def _looked_at(folder: Path, names: list[str], found: HandedIn) -> Iterator[tuple[str, bytes]]:
    """The notebooks among these files and in these archives, as long as they are not too much in all."""
    room = MAX_TOTAL
    for name in names:
        for file, data in _files_in(folder, name, found):
            room -= len(data)
            if room < 0:
                found.remarks.append(f"no further notebook was looked at from {file} on: there is too much")
                return
            yield file, data


def _files_in(folder: Path, name: str, found: HandedIn) -> Iterator[tuple[str, bytes]]:
    """A notebook under another name, or the notebooks in an archive: what each is called, and its bytes."""
    path, depth = folder / name, 2 + name.count("/")
    try:
        if naming.may_be_notebook(name):
            yield name, read_bytes(path, MAX_SUBMISSION, folders=depth)
        elif naming.is_archive(name):
            with _unpacked(folder, name) as (inner, refused):
                found.remarks += [f"in {name}: {why}" for why in refused[:5]]
                inside = [file for file in _files_of(inner) if naming.may_be_notebook(file)]
                inside.sort(key=lambda file: not naming.is_notebook(file))
                for file in inside[:_MAX_LOOKED_AT]:
                    yield f"{name}{_INSIDE}{file}", read_bytes(inner / file, MAX_SUBMISSION, folders=0)
    except SubmissionError as error:
        if naming.is_notebook(name) or naming.is_archive(name):
            found.remarks.append(str(error))


@contextlib.contextmanager
def _unpacked(folder: Path, name: str) -> Iterator[tuple[Path, list[Refused]]]:
    """A temporary folder with what is in an archive, and what was refused of that. Raises SubmissionError."""
    with tempfile.TemporaryDirectory(prefix="autograder-") as temporary:
        archive, inner = Path(temporary) / PurePosixPath(name).name, Path(temporary) / "inside"
        archive.write_bytes(read_bytes(folder / name, MAX_ARCHIVE, folders=2 + name.count("/")))
        yield inner, unpack(archive, inner)


def _files_of(folder: Path) -> list[str]:
    """The files in a folder, however deep, but those of systems."""
    names = [path.relative_to(folder).as_posix() for path in entries(folder, "")]
    return [name for name in sorted(names) if not naming.is_hidden(name) and "__pycache__" not in name]


def _files_beside(assignment: Assignment, folder: Path, others: list[str], taken: list[str]) -> beside.Beside:
    """What is there when the notebooks run; `taken` are the names of files that were read as notebooks."""
    parts = [file.partition(_INSIDE) for file in taken]
    archives = {archive: PurePosixPath(inner).parent.as_posix() for archive, inside, inner in parts if inside}
    folders = {PurePosixPath(file).parent.as_posix() for file, inside, _ in parts if not inside}
    course = {name.as_posix(): assignment.release / name for name in assignment.support_files()}
    names = [*others, *(name for name in course if os.path.lexists(folder / name))]
    with contextlib.ExitStack() as stack:
        found: dict[str, beside.Read] = {}
        for name in names:
            place = next((each for each in folders if name.startswith(f"{each}/")), "")
            read = functools.partial(read_bytes, folder / name, folders=2 + name.count("/"))
            found.setdefault(_relative(name, place, found), read)
        for archive, place in archives.items():
            with contextlib.suppress(SubmissionError):  # a moment ago it could be read
                inner, _ = stack.enter_context(_unpacked(folder, archive))
                for name in _files_of(inner):
                    if f"{archive}{_INSIDE}{name}" not in taken:
                        read = functools.partial(read_bytes, inner / name, folders=0)
                        found.setdefault(_relative(name, place, found), read)
        return beside.choose(found, course)


def _relative(name: str, place: str, there: Mapping[str, beside.Read]) -> str:
    """A file's path as a notebook in the folder `place` sees it, unless another file has that already."""
    short = name.removeprefix(f"{place}/")
    return name if short in there else short


_BLANK = "{notebook}.ipynb has no answers, and {file} beside it may have them. {todo}"
_RENAME = "If that is the one to grade, rename it to {notebook}.ipynb, and grade again"
_ASK = "Ask for the notebook itself, or give points by hand"
_PAGES = (".html", ".htm", ".pdf", ".docx")  # what a notebook is exported to
_MAX_SCRIPT = 5 * 2**20  # bytes
_MAX_LOOKED_AT = 10  # files of a submission: each may have fifty megabytes, and is read before anything is graded
_INSIDE = ", "  # between an archive's name and that of a file in it


def _others(assignment: Assignment, folder: Path, found: HandedIn) -> list[str]:
    """What else is in a submission's folder, however deep, as far as it is looked at, the course's own files aside."""
    ours = {f"{name}.ipynb" for name in assignment.notebooks} | {TIME, SECRET, PRACTICE}
    ours |= {path.as_posix() for path in assignment.support_files()}
    names: list[str] = []
    try:
        # All or none: in which order a folder gives its entries is chance, and with it the files that would be there.
        names += [path.relative_to(folder).as_posix() for path in entries(folder, "", folders=2)]
    except SubmissionError as error:
        found.remarks.append(str(error))
    return [
        name for name in sorted(names) if name not in ours and not naming.is_hidden(name) and "__pycache__" not in name
    ]


def _is_of_course(name: str, course: Collection[str]) -> bool:
    """Whether a file of a submission is one of the course's own, however many folders it is too deep."""
    path = PurePosixPath(name)
    return any(path.relative_to(parent).as_posix() in course for parent in path.parents)
