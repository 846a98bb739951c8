"""The notebooks of a downloaded archive into `submitted/`, each with the time at which it was handed in.

nbgrader's zip_collect is not used for this: its collector sees one file name at a time and no list of the course, one
doubtful file stops the whole class, and its `--force` deletes earlier submissions before it has new ones. What of it
is kept is the place (`downloaded/<assignment>`) and our extractor (autograder/nbgrader_plugins/zip_collect.py).

Nothing is written before the whole archive was read. What stood in `submitted/` before and is different is moved to
`downloaded/<assignment>/replaced/`, never deleted; the archive itself stays where it is.
"""

from __future__ import annotations

import datetime
import itertools
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.course.layout import Assignment
from autograder.course.notebooks import digest_of
from autograder.course.text import plain
from autograder.course.writing import replacing_folder
from autograder.errors import CourseError, SubmissionError
from autograder.gradebook import lateness
from autograder.lms import gradescope, lists, names
from autograder.lms.platforms import GRADESCOPE, PLATFORMS
from autograder.lms.record import CollectedStudent, Record, folder_of, read_record, write_record
from autograder.lms.sorting import NEW, REPLACED, UNCHANGED, Collected, CollectedNotebook, Who, by_student
from autograder.lms.times import time_of as time_in_list
from autograder.submissions import naming
from autograder.submissions.archives import CLASS, unpack
from autograder.submissions.files import entries, link_above, read_bytes
from autograder.submissions.parsing import MAX_SUBMISSION
from autograder.submissions.receipt import TIME, as_text, time_of

_MINUTE = datetime.timedelta(minutes=1)


def collect(
    assignment: Assignment,
    archive: Path,
    platform: str,
    students: lists.ClassList,
    zone: ZoneInfo | None = None,
    *,
    pattern: str = "",
    groups: dict[str, list[str]] | None = None,
) -> Collected:
    """Collect a downloaded archive, or the folder that a browser has made of it. Raises AutograderError.

    `zone` is the time zone of the platform's times, which most lists and names do not tell. `pattern` says how files
    are named where it is not the platform's way (platforms.py); `groups` has the ids of those who hand in as one, by
    the id of each.
    """
    _fits(platform, students, pattern)
    record = read_record(assignment)
    if record.platform not in ("", platform):
        raise CourseError(
            f"{assignment.name} was collected from {record.platform} before. If that was a mistake, delete "
            f"{folder_of(assignment) / 'collected.json'} and collect again."
        )
    result = Collected(id_column=students.id_column)
    with _opened(assignment, archive, result) as folder:
        who = Who(_by_key(platform, students, pattern), _groups(students, groups or {}), pattern)
        if platform == GRADESCOPE and not pattern:
            who = _of_gradescope(folder, students, result)
        due, extended = lateness.due_dates(assignment)
        seen, recognised = set(), False
        for person, notebooks in by_student(assignment, folder, platform, who, result):
            seen.add(person.id)
            if notebooks:
                recognised = True
                time = _when(person, notebooks, extended.get(person.id, due), zone, result)
                _take(assignment, person, notebooks, time, result, record)
        if not recognised:
            raise SubmissionError(
                f"Nothing in {archive.name} is a notebook of {assignment.name} by a student of {students.path.name}, "
                f"so nothing was collected. {_examples(result)}Is it the download of another assignment or course?"
            )
        record.platform, record.id_column = platform, students.id_column
        write_record(assignment, record)
    result.absent = sorted(person.id for person in students.people if person.id and person.id not in seen)
    return result


def _fits(platform: str, students: lists.ClassList, pattern: str) -> None:
    if platform not in PLATFORMS:
        raise CourseError(f"{platform!r} is not a platform that is known here. There are: {', '.join(PLATFORMS)}.")
    if pattern and (problem := names.problem_of_pattern(pattern)):
        raise CourseError(f"--pattern {pattern!r}: {problem}.")
    known = PLATFORMS[platform]
    if not (students.kind in known.lists and any(_by_key(platform, students, pattern).values())):
        raise CourseError(f"{students.path.name} is {students.kind} and does not say who is who. {known.says_who}.")


def _by_key(platform: str, students: lists.ClassList, pattern: str) -> dict[str, lists.Person]:
    """The people by what their files are named by. Who shares a name with somebody else is not among them."""
    named_by = "id" if pattern else PLATFORMS[platform].named_by
    if named_by == "key" and students.kind == lists.STUDENTS and not any(person.key for person in students.people):
        return {}
    found = [(str(getattr(person, named_by)), person) for person in students.people]
    count = Counter(naming.same_text(name) for name, _ in found)
    return {
        name.lstrip("0") if named_by == "key" and name.isdecimal() else name: person
        for name, person in found
        if name and count[naming.same_text(name)] == 1
    }


def _groups(students: lists.ClassList, groups: dict[str, list[str]]) -> dict[str, list[lists.Person]]:
    people = students.by_id()
    unknown = sorted(set(groups) - set(people))
    if unknown:
        raise CourseError(
            f"The list of groups names {', '.join(unknown[:5])}, of whom {students.path.name} knows nothing in its "
            f"column {students.id_column!r}. Correct it, or use --id-column."
        )
    return {name: [people[each] for each in members] for name, members in groups.items()}


def _of_gradescope(folder: Path, students: lists.ClassList, result: Collected) -> Who:
    """Whose each folder of the export is. People who have handed in together are a group."""
    people = gradescope.by_identity(students.people)
    who = Who({})
    for name, handed in gradescope.read_metadata(folder).items():
        found = gradescope.matched(handed, people)
        if found:
            who.people[name] = replace(found[0], submitted=handed.time)
            who.groups |= {person.id: found for person in found}
        if 0 < len(found) < len(handed.people):
            why = f"counts for {', '.join(person.id for person in found)}; others in it are in no line of the list"
            result.left_out.append((plain(name), why))
    return who


@contextmanager
def _opened(assignment: Assignment, archive: Path, result: Collected) -> Iterator[Path]:
    """The folder with the files of an archive."""
    if archive.is_dir():
        yield archive
        return
    if not archive.exists():
        raise CourseError(f"{archive} does not exist. Check the spelling.")
    if not naming.is_archive(archive.name):
        raise CourseError(
            f"{archive.name} is not an archive (.zip, .tar, .tar.gz) and no folder. Name the download itself."
        )
    place = folder_of(assignment)
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unpacked-", dir=place) as temporary:
        folder = Path(temporary) / "archive"
        try:
            refused = unpack(archive, folder, CLASS)
        except SubmissionError as error:
            raise SubmissionError(
                f"Nothing was collected from {archive.name}: {error} If it was cut off, download it again."
            ) from error
        result.left_out += [(each.name, f"{each.why}. Ask the student for the file itself") for each in refused]
        yield folder


def _when(
    person: lists.Person,
    notebooks: list[CollectedNotebook],
    due: datetime.datetime | None,
    zone: ZoneInfo | None,
    result: Collected,
) -> datetime.datetime | None:
    """When the work was handed in, if the platform says so."""
    text = person.submitted
    if text in ("", "-"):
        text = max(notebooks, key=lambda entry: entry.said.upload).said.time
    try:
        time = time_in_list(text, zone)
        if time is None and text not in ("", "-") and zone is None:
            _remark(
                result,
                "There are times of handing in but no time zone, so they were left out. Name the platform's: "
                "--timezone Europe/Berlin.",
            )
    except ValueError:
        time = None
        _remark(
            result,
            f"Some times are in a form that is not known here ({plain(text)}), so nothing is known about being late "
            "there. Switch the platform to English for the export.",
        )
    marked = any(entry.said.late for entry in notebooks)
    if time is None and marked and due is not None:
        time = due + datetime.timedelta(seconds=1)
        _remark(
            result,
            "Canvas marks work as late but does not say how late: it counts as handed in one second after the due "
            "date. For a penalty by the day, give the times in a column `submitted` of students.csv.",
        )
    elif time is None and marked:
        _remark(
            result,
            "Canvas marks work as late, but the gradebook has no due date, so nbgrader does not count it as late. Set "
            "the date (in the formgrader) and collect again.",
        )
    if time is not None and due is not None and time > due:
        result.late[person.id] = f"{lateness.duration((time - due).total_seconds())} late"
    elif marked:
        result.late[person.id] = "late, says the platform"
    return time


def _remark(result: Collected, sentence: str) -> None:
    if sentence not in result.remarks:
        result.remarks.append(sentence)


def _take(
    assignment: Assignment,
    person: lists.Person,
    notebooks: list[CollectedNotebook],
    time: datetime.datetime | None,
    result: Collected,
    record: Record,
) -> None:
    """Write one student's folder, unless it is there already or holds something newer."""
    target = assignment.course.root / "submitted" / person.id / assignment.name
    if link := link_above(target):
        result.left_out.append((person.id, f"{link} is a link. Put a folder in its place, and collect again"))
        return
    before = time_of(target) if target.is_dir() else None
    wanted = {f"{entry.notebook}.ipynb": digest_of(entry.data) for entry in notebooks}
    is_same = os.path.lexists(target) and _digests(target) == wanted
    earlier = record.students.get(person.id)
    if is_same and time is None and before is not None and not (earlier and earlier.late):  # by a mark that has gone
        time = before
        _remark(result, "Who has handed in the same as before keeps the time that was known.")
    if before is not None and time is not None and before > time:
        if not is_same:
            result.left_out.append((person.id, f"submitted/ holds newer work ({as_text(before).strip()}); it stays"))
            return
        if not person.submitted or before < time + _MINUTE:
            time = before  # Canvas does not say how late the work was, and Moodle's lists have no seconds
    if is_same and before == time:
        result.states[person.id] = UNCHANGED
    else:
        result.states[person.id] = REPLACED if os.path.lexists(target) else NEW
        _replace(assignment, target, notebooks, time)
        if before is not None and time is None:
            lateness.forget_time(assignment, person.id)
    missing = sorted(set(assignment.notebooks) - {entry.notebook for entry in notebooks})
    if missing:
        result.incomplete[person.id] = missing
    record.students[person.id] = CollectedStudent(
        person.id,
        person.key,
        {entry.notebook: entry.said.back for entry in notebooks},
        [entry.notebook for entry in notebooks if entry.packed],
        any(entry.said.late for entry in notebooks),
        as_text(time).strip() if time else "",
    )


def _digests(folder: Path) -> dict[str, str]:
    """The notebooks that stand in a submitted folder."""
    found = {}
    for path in entries(folder, ".ipynb"):
        try:
            found[path.relative_to(folder).as_posix()] = digest_of(read_bytes(path, MAX_SUBMISSION))
        except SubmissionError:
            found[path.name] = ""
    return found


def _replace(
    assignment: Assignment, target: Path, notebooks: list[CollectedNotebook], time: datetime.datetime | None
) -> None:
    """Put a folder with these notebooks in place; what stood there is moved away."""
    kept = None
    if os.path.lexists(target):
        folder = folder_of(assignment) / "replaced" / target.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        number = next(number for number in itertools.count(1) if not os.path.lexists(folder / str(number)))
        kept = folder / str(number)
    with replacing_folder(target, kept=kept) as new:
        for entry in notebooks:
            (new / f"{entry.notebook}.ipynb").write_bytes(entry.data)
        if time is not None:
            (new / TIME).write_text(as_text(time))


def _examples(result: Collected) -> str:
    """The first reasons why files were left out, as sentences."""
    return "".join(f"{name}: {why}. " for name, why in result.left_out[:3])
