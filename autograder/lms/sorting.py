"""Whose notebook each file of an archive is. What is doubtful is left out and named, with what to do."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.course.text import plain
from autograder.errors import SubmissionError
from autograder.lms import lists, names
from autograder.lms.platforms import MOODLE, PLATFORMS, ZIP
from autograder.submissions import naming
from autograder.submissions.archives import unpack
from autograder.submissions.files import entries, read_bytes
from autograder.submissions.naming import Shapes
from autograder.submissions.parsing import MAX_SUBMISSION, digest_of_written

NEW, REPLACED, UNCHANGED = "new", "replaced", "unchanged"


@dataclass
class Collected:
    """What became of an archive."""

    states: dict[str, str] = field(default_factory=dict)  # student to what became of the folder in submitted/
    incomplete: dict[str, list[str]] = field(default_factory=dict)  # student to the notebooks that are not there
    late: dict[str, str] = field(default_factory=dict)  # student to what is known about it
    left_out: list[tuple[str, str]] = field(default_factory=list)  # a file or student, and why with what to do
    absent: list[str] = field(default_factory=list)  # students of the list of whom the archive has nothing
    remarks: list[str] = field(default_factory=list)
    id_column: str = ""


@dataclass(frozen=True)
class CollectedNotebook:
    """One notebook of a student, ready to be written."""

    notebook: str
    file: str  # what the student called it
    data: bytes
    said: names.ParsedName
    packed: bool  # it came in an archive of the student's own


@dataclass
class Who:
    """Whose files are whose."""

    people: dict[str, lists.Person]  # by what the platform calls them in names of files
    groups: dict[str, list[lists.Person]] = field(default_factory=dict)  # by each member's id: all who hand in as one
    pattern: str = ""  # of names of files, in place of the platform's own


def by_student(
    assignment: Assignment, folder: Path, platform: str, who: Who, result: Collected
) -> Iterator[tuple[lists.Person, list[CollectedNotebook]]]:
    """The notebooks of each student, one student after another, because a class may not fit into memory."""
    people = who.people
    files: dict[lists.Person, list[tuple[Path, names.ParsedName]]] = {}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if naming.is_hidden(name) or any(fnmatchcase(name, rule) for rule in PLATFORMS[platform].adds):
            continue
        said = names.read_name(platform, name, people, who.pattern)
        if isinstance(said, str):
            result.left_out.append((plain(name), said))
        elif said.key not in people:
            why = f"{said.key} is in no line of the list. Export the list again, or collect it by hand"
            result.left_out.append((plain(name), why))
        elif not people[said.key].id:
            why = f"the list gives {said.key} no id ({result.id_column}). Complete the list, or use --id-column"
            result.left_out.append((plain(name), why))
        else:
            files.setdefault(people[said.key], []).append((path, said))
    shapes = Shapes(assignment)
    handed_in = {person.id for person in files}
    for person, given in sorted(files.items(), key=lambda entry: entry[0].id):
        complaints = len(result.left_out)
        found = _notebooks_of(person, given, folder, shapes, result)
        if not found and len(result.left_out) == complaints:
            there = ", ".join(plain(said.file) for _, said in given[:3])
            result.left_out.append((person.id, f"handed in {there}, but no notebook of {assignment.name}. Ask for it"))
        left = [said.file for _, said in given if not (naming.is_notebook(said.file) or naming.is_archive(said.file))]
        if found and left:
            shown = ", ".join(plain(name) for name in left[:3]) + (f" and {len(left) - 3} more" if left[3:] else "")
            result.remarks.append(
                f"{person.id}: {shown} came with the notebooks and was not collected. If a notebook needs it, put it "
                f"into submitted/{person.id}/{assignment.name}."
            )
        yield person, found
        for member in _others(person, handed_in, who, result):
            time = member.submitted if member.submitted not in ("", "-") else person.submitted
            yield replace(member, submitted=time), [_given_to(member, entry, platform) for entry in found]


def _others(person: lists.Person, handed_in: set[str], who: Who, result: Collected) -> list[lists.Person]:
    """The members of the group for whom this one has handed in; nobody where several have, which is named once."""
    group = who.groups.get(person.id, [])
    without = [member for member in group if member.id not in handed_in]
    given = sorted(member.id for member in group if member.id in handed_in)
    if len(given) < 2:
        return without
    if person.id == given[0]:
        why = f"{' and '.join(given)} of the same group handed in, so nothing was given to this one. Collect it by hand"
        result.left_out += [(member.id, why) for member in without]
    return []


def _given_to(member: lists.Person, entry: CollectedNotebook, platform: str) -> CollectedNotebook:
    """A notebook that somebody else has handed in for this member. Where the platform's names can be made, feedback
    finds its way to the member.
    """
    back = ""
    if platform == MOODLE and member.key:
        back = re.sub(r"_[0-9]+_assignsubmission_", f"_{member.key}_assignsubmission_", entry.said.back, count=1)
    elif platform == ZIP:
        back = f"{member.id}/"
    return replace(entry, said=replace(entry.said, key=member.key, back=back))


def _notebooks_of(
    person: lists.Person,
    given: list[tuple[Path, names.ParsedName]],
    folder: Path,
    shapes: Shapes,
    result: Collected,
) -> list[CollectedNotebook]:
    """One notebook of each name; none if two different ones have the same claim to be it."""
    claims: dict[str, list[CollectedNotebook]] = {}
    for path, said in given:
        try:
            for file, data, packed in _files_in(path, folder, said, result):
                notebook = shapes.notebook_of(file, data, person.id)
                if notebook:
                    claims.setdefault(notebook, []).append(CollectedNotebook(notebook, file, data, said, packed))
                elif naming.is_notebook(file):
                    why = f"{person.id}: neither its name nor its cells are of a notebook of {shapes.assignment.name}"
                    result.left_out.append((plain(file), why))
        except SubmissionError as error:
            result.left_out.append((plain(path.relative_to(folder).as_posix()), f"{person.id}: {error}"))
    found = []
    for notebook, versions in sorted(claims.items()):
        newest = max(version.said.upload for version in versions)
        versions = [version for version in versions if version.said.upload == newest]
        if len({digest_of_written(version.data) for version in versions}) > 1:
            files = " and ".join(sorted({plain(version.file) for version in versions}))
            why = (
                f"{files} both claim to be {notebook} and differ, so nothing of {person.id} was collected. "
                "Unpack the download, delete the wrong one, and collect the folder"
            )
            result.left_out.append((person.id, why))
            return []
        found.append(versions[0])
    return found


def _files_in(path: Path, folder: Path, said: names.ParsedName, result: Collected) -> Iterator[tuple[str, bytes, bool]]:
    """The file that a student has handed in, or the files of an archive of the student's own."""
    if not naming.is_archive(said.file):
        if naming.is_notebook(said.file):
            yield said.file, read_bytes(path, MAX_SUBMISSION, folders=len(path.relative_to(folder).parts) - 1), False
        return
    with tempfile.TemporaryDirectory(prefix="autograder-") as temporary:
        inner = Path(temporary) / "archive"
        for refused in unpack(path, inner):
            result.left_out.append((f"{plain(said.file)}, {refused.name}", refused.why))
        for file in sorted(entries(inner, "")):
            name = file.relative_to(inner).as_posix()
            if naming.is_notebook(name) and not naming.is_hidden(name):
                yield name, read_bytes(file, MAX_SUBMISSION, folders=0), True


def _files(folder: Path) -> Iterator[Path]:
    """The files of an unpacked archive; whether one is a link is found when it is read."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(here) / name for name in sorted(files))
