"""What `autograder feedback` does and prints."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook import penalties
from autograder.gradebook.nbgrader import generate_feedback, release_feedback
from autograder.gradebook.recorded import Recorded
from autograder.grading.outdated import outdated
from autograder.results import read_result
from autograder.submissions.folder import read_handed_in
from autograder.submissions.listing import chosen
from autograder.terminal import err, out

SHOWN = 20  # students that a sentence names


def make_pages(
    assignment: Assignment, wanted: Sequence[str] | None, notify: Callable[[str], None], *, release: bool
) -> bool:
    """Make the pages of these students anew, or of all, and hand them out if that is wanted; whether all went through.

    Raises CourseError if nothing of the assignment is graded.
    """
    students = chosen(assignment, wanted)
    if problem := _in_the_way(assignment.course.root / "feedback"):
        err.print(problem)
        return False
    penalties.bring_up_to_date(assignment)
    recorded = Recorded.of(assignment)
    if not any(student in recorded.grades or assignment.autograded(student).is_dir() for student in students):
        raise CourseError(
            f"Nothing of {assignment.name} is graded. Grade first: `autograder grade {assignment.quoted}`."
        )
    made, handed_out, problems, without = 0, 0, [], []
    for number, student in enumerate(students, 1):
        ungraded = not any(assignment.autograded(student).glob("*.ipynb"))
        if student in recorded.grades and ungraded and not read_handed_in(assignment, student).submission.names:
            without.append(student)
            continue
        notify(f"feedback of {student}, {number} of {len(students)}")
        pages = assignment.course.root / "feedback" / student / assignment.name
        problem = _in_the_way(pages.parent) or _in_the_way(pages) or _outdated(assignment, student, recorded)
        problem = problem or generate_feedback(assignment, student)
        made += not problem
        if release and not problem:
            problem = release_feedback(assignment, student)
            handed_out += not problem
        if problem:
            problems.append(f"{student}: {problem.rstrip('.')}.")
    for text in problems:
        err.print(text)
    if without:
        out.print(f"No notebook was handed in by {', '.join(without)}.")
    sentence = f"Feedback of {made} of {len(students)} students made"
    out.print(sentence + (f", of {handed_out} handed out." if release else "."))
    return not tell_outdated(assignment, students) and not problems


def _in_the_way(folder: Path) -> str:
    """That something else is where a folder of pages belongs, and what to do; empty if there is nothing."""
    if folder.is_dir() or not os.path.lexists(folder):
        return ""
    return f"{folder} is no folder, and the feedback pages belong into one of that name. Move it away or rename it."


def tell_outdated(assignment: Assignment, students: Sequence[str]) -> bool:
    """Name those whose grades are not what grading gives now; whether that holds for some of those who are graded and
    not for others, as after a run that was interrupted.
    """
    graded = [student for student in students if any(assignment.autograded(student).glob("*.ipynb"))]
    found = outdated(assignment, graded)
    for why in sorted(set(found.values())):
        names = [student for student, other in found.items() if other == why]
        shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
        sentence = f"Graded before ({why}): {shown}. `autograder grade {assignment.quoted}` grades them again."
        err.print(sentence)
    return 0 < len(found) < len(graded)


def _outdated(assignment: Assignment, student: str, recorded: Recorded) -> str:
    """Why there can be no page of the grade that the student has; empty if there can."""
    again = f"Run `autograder grade {assignment.quoted}` first"
    graded = sorted(assignment.autograded(student).glob("*.ipynb"))
    if not graded:
        return f"it is not graded. {again}"
    try:
        results = {path.stem: read_result(path) for path in graded}
    except CourseError as error:
        return str(error)
    if recorded.lacks(student, results):
        return f"the gradebook does not have what was graded. {again}: it is recorded again"
    return ""
