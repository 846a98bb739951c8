"""Feedback pages in a zip file whose names the platform takes back: those of the download, with the page's name.

Moodle, "Using Assignment" in MoodleDocs, upload multiple feedback files in a zip: the folder, or the beginning of the
name, says the participant's number. Canvas, "How do I upload all student submissions for an assignment?" in the Canvas
instructor guide: the name must hold the numbers of the user and of the upload that it answers.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from glob import escape
from pathlib import Path

from autograder.course.layout import Assignment, whole_page
from autograder.course.writing import write_atomically
from autograder.errors import CourseError
from autograder.feedback.page import states_in
from autograder.gradebook import penalties
from autograder.gradebook.recorded import states
from autograder.lms.platforms import CANVAS
from autograder.lms.record import CollectedStudent, Record, read_record
from autograder.submissions.listing import students_of

_EPOCH = (1980, 1, 1, 0, 0, 0)  # so that the same pages give the same archive


@dataclass
class Returned:
    """What went into the archive, and what did not and why."""

    platform: str
    pages: dict[str, list[str]] = field(default_factory=dict)  # student to notebooks
    left_out: list[tuple[str, str]] = field(default_factory=list)


def feedback_zip(assignment: Assignment, out: Path, *, separate: bool = False) -> Returned:
    """Write the feedback of everybody who was collected: one page for all notebooks of a student, or with `separate`
    one for each. Raises CourseError; then nothing is written.
    """
    record = read_record(assignment)
    if not record.students:
        raise CourseError(
            f"Nothing of {assignment.name} was collected from a platform, so nobody knows what the files must be "
            "called there. Collect first: `autograder collect`."
        )
    penalties.bring_up_to_date(assignment)
    now = states(assignment)
    result = Returned(record.platform)
    members: dict[str, bytes] = {}
    for taken in sorted(record.students.values(), key=lambda entry: entry.student):
        whole = len(taken.back) > 1 and not separate
        if whole:
            taken = _as_one(assignment, taken)
        pages = _pages(assignment, taken, now, result, whole=whole)
        members |= _named(record, taken, pages)
        if pages:
            result.pages[taken.student] = sorted(pages)
    others = sorted(set(students_of(assignment)) - set(record.students))
    result.left_out += [(name, f"was not collected from {record.platform}; send the pages by hand") for name in others]
    if not members:
        raise CourseError(
            f"There are no feedback pages of {assignment.name} that are newer than its grades. "
            f"Make them: `autograder feedback {assignment.quoted}`."
        )
    try:
        write_atomically(out, _zipped(members))
    except OSError as error:
        raise CourseError(f"{out} cannot be written ({error.strerror}). Name another file with --out.") from error
    return result


def _as_one(assignment: Assignment, taken: CollectedStudent) -> CollectedStudent:
    """All that was collected of a student as if it were one notebook, called as the assignment is: the answer to the
    first upload.
    """
    own = [name for name, back in taken.back.items() if back]
    if not own:
        return taken
    first = min(own)
    packed = [assignment.name] if first in taken.packed else []
    return replace(taken, back={assignment.name: taken.back[first]}, packed=packed)


def _pages(
    assignment: Assignment, taken: CollectedStudent, now: dict[tuple[str, str], str], result: Returned, *, whole: bool
) -> dict[str, bytes]:
    """A student's pages by notebook, or the one of the `whole` assignment, without those that show another grade than
    the gradebook has now.
    """
    folder = assignment.course.root / "feedback" / taken.student / assignment.name
    pages, anew = {}, f": `autograder feedback {assignment.quoted}` makes it"
    for notebook in sorted(taken.back):
        if not taken.back[notebook]:
            result.left_out.append((taken.student, f"somebody else handed in {notebook}; send the page by hand"))
            continue
        page = whole_page(folder) if whole else folder / f"{notebook}.html"
        graded = list(assignment.autograded(taken.student).glob("*.ipynb" if whole else f"{escape(notebook)}.ipynb"))
        current = {now[taken.student, path.stem] for path in graded if (taken.student, path.stem) in now}
        if not page.is_file():
            result.left_out.append((taken.student, f"{notebook} has no feedback page{anew}"))
        elif any(path.stat().st_mtime_ns > page.stat().st_mtime_ns for path in graded):
            result.left_out.append((taken.student, f"the feedback page of {notebook} is older than its grade{anew}"))
        elif not current <= states_in(page.read_text(encoding="utf-8"), current):
            result.left_out.append((taken.student, f"the feedback page of {notebook} is of an earlier grade{anew}"))
        else:
            pages[notebook] = page.read_bytes()
    return pages


def _named(record: Record, taken: CollectedStudent, pages: dict[str, bytes]) -> dict[str, bytes]:
    """The members of the archive for one student."""
    packed = {name: page for name, page in pages.items() if name in taken.packed and record.platform == CANVAS}
    members = {f"{taken.back[name]}{name}.html": page for name, page in pages.items() if name not in packed}
    # Canvas shows what comes back under the name of what it answers: for an archive, that is an archive.
    for back in sorted({taken.back[name] for name in packed}):
        inside = {f"{name}.html": page for name, page in packed.items() if taken.back[name] == back}
        members[f"{back}feedback.zip"] = _zipped(inside)
    return members


def _zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in sorted(members.items()):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o100644 << 16
            archive.writestr(info, data)
    return target.getvalue()
