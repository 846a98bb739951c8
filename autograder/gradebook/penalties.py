"""What being late costs: computed by the course's plug-in, once for a submission, from what the gradebook has now."""

from __future__ import annotations

import contextlib
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Bool

from autograder.course.layout import Assignment
from autograder.gradebook.database import named, opened
from autograder.gradebook.lateness import seconds_late
from autograder.gradebook.nbgrader import course_directory, forget_pages, nbgrader_config

_SAME = 1e-9  # points


class LatePenalties(AssignLatePenalties):
    """nbgrader's own, which asks its plug-in once for each notebook, so that a penalty of 10 points costs 30 in an
    assignment of three.
    """

    each_notebook = Bool(
        False,
        help="Take a penalty that does not depend on the points from each notebook, and not once from the assignment.",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Bring the penalty of the submission up to what has just been recorded of this notebook.

        `resources["nbgrader"]["gradebook"]` may hold an open gradebook.
        """
        place = resources["nbgrader"]
        with contextlib.ExitStack() as stack:
            gradebook = place.get("gradebook") or stack.enter_context(Gradebook(place["db_url"]))
            gradebook.db.expire_all()  # the points were written by another session
            self.assign(gradebook.find_submission(place["assignment"], place["student"]))
            gradebook.db.commit()
        return nb, resources

    def assign(self, submission: SubmittedAssignment) -> bool:
        """Set the penalty of a submission; whether it is another one than before."""
        notebooks = sorted(submission.notebooks, key=lambda notebook: str(notebook.name))
        scores = [float(notebook.score or 0.0) for notebook in notebooks]
        before = [float(notebook.late_submission_penalty or 0.0) for notebook in notebooks]
        seconds = seconds_late(submission)
        penalties = self._penalties(submission.student_id, scores, seconds) if seconds else [0.0] * len(scores)
        for notebook, penalty in zip(notebooks, penalties, strict=True):
            notebook.late_submission_penalty = penalty or None
        return any(abs(new - old) > _SAME for new, old in zip(penalties, before, strict=True))

    def _penalties(self, student: str, scores: list[float], seconds: float) -> list[float]:
        """What each notebook loses. A share of the points is one of each notebook's; what is fixed is taken once, from
        the first notebooks that have points.
        """
        self.init_plugin()

        def asked(score: float) -> float:
            penalty = self.plugin_inst.late_submission_penalty(student, score, seconds)
            return min(max(float(penalty or 0.0), 0.0), score)

        shares, whole = [asked(score) for score in scores], asked(sum(scores))
        if self.each_notebook or abs(sum(shares) - whole) < _SAME:
            return shares
        taken = []
        for score in scores:
            taken.append(min(whole, score))
            whole -= taken[-1]
        return taken


def bring_up_to_date(assignment: Assignment) -> None:
    """Let penalties follow due date, extensions and points; pages of feedback with another penalty are removed.

    Raises CourseError if the gradebook cannot be used.
    """
    config = nbgrader_config(assignment.course)
    directory = course_directory(assignment.course, config)
    with opened(directory) as gradebook, named():
        if gradebook is None:
            return
        try:
            submissions = gradebook.find_assignment(assignment.name).submissions
        except MissingEntry:
            return
        penalties = LatePenalties(config=config)
        rows = gradebook.db.query(SubmittedNotebook.assignment_id).filter(SubmittedNotebook.late_submission_penalty > 0)
        penalised = {identifier for (identifier,) in rows}  # of the others only those who are late are looked at
        changed = [
            entry.student_id
            for entry in submissions
            if (entry.id in penalised or seconds_late(entry)) and penalties.assign(entry)
        ]
        gradebook.db.commit()
    for student in changed:
        forget_pages(directory, assignment, student)
