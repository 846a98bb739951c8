"""Grading one submission, as a function of its bytes, the assignment and the course's secret.

It writes nothing and reads nothing but the course's own files, so it can be done in any process of any machine that has
these, and done again: what comes back is data, which one writer records.
"""

from __future__ import annotations

import socket
from collections.abc import Collection
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import as_json, digest_of, read, tags
from autograder.course.visible_checks import PROGRESS
from autograder.errors import SubmissionError
from autograder.grading import soundness
from autograder.grading.needed_above import put_above
from autograder.grading.notebook import grade
from autograder.grading.settings import Settings
from autograder.guest.sentences import say
from autograder.judging.answer_key import current_answer_key
from autograder.results import RESULT, GradedNotebook, NotebookResult
from autograder.sandbox import bubblewrap
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sanitize.notebook import make_safe
from autograder.submissions import written_beside
from autograder.submissions.beside import Beside
from autograder.submissions.folder import Submission
from autograder.submissions.parsing import NOTES, parse_submission
from autograder.submissions.rebuilding import Rebuilding

_RECEIVED = "autograder_received"


def require_sandbox(assignment: Assignment) -> None:
    """See that kernels for an assignment can be started in the sandbox. Raises SandboxError."""
    bubblewrap.require(assignment.course.root)
    KERNEL_POOL.zygote(assignment.imports(assignment.notebooks))


def grade_submission(
    root: str, name: str, submission: Submission, settings: Settings, *, is_own: bool = False
) -> dict[str, GradedNotebook]:
    """Grade the notebooks of a submission to the assignment `name` of the course in `root`, by name. Where it `is_own`,
    it holds the course's own answers, which are judged by tests that they are known to fail, too.

    Never raises for anything that a student did. Raises CourseError, or SandboxError if nothing can be graded here.
    """
    assignment = Course(Path(root)).assignment(name)
    if not settings.unsafe:
        wanted = assignment.imports(submission.names)
        # One for all notebooks if there is none yet: a second one would end the kernels that others have of the first.
        if not KERNEL_POOL.covers(wanted):
            wanted = assignment.imports(assignment.notebooks)
        KERNEL_POOL.zygote(wanted)  # or nothing can be graded, which is no fault of this submission
    graded = {}
    for notebook in submission.names:
        data = submission.notebooks.get(notebook)
        nb = receive(data, submission.unreadable.get(notebook, ""), f"{notebook}.ipynb")
        nb = rebuild_received(nb, assignment, notebook)
        result = grade_rebuilt(nb, assignment, notebook, settings, submission.beside, is_own=is_own)
        graded[notebook] = GradedNotebook(as_json(nb), result)
    return graded


def try_own_answers(root: str, name: str, settings: Settings, submission: Submission) -> None:
    """Grade the course's own answers, and note which exercises they do not pass. Raises as `grade_submission`."""
    assignment = Course(Path(root)).assignment(name)
    for notebook, graded in grade_submission(root, name, submission, settings, is_own=True).items():
        soundness.note(current_answer_key(assignment, notebook), graded.result)


def load_keys(root: str, name: str, notebooks: Collection[str], *, practice: bool = False) -> None:
    """Load what grading these notebooks needs: then a mistake in it is found before anything is graded. For `practice`
    besides what it must not show. Raises CourseError.
    """
    assignment = Course(Path(root)).assignment(name)
    for notebook in notebooks:
        key = current_answer_key(assignment, notebook)
        for exercise in key.tests if practice else ():
            key.fixed(exercise)


def warm_up(root: str, name: str, notebooks: Collection[str], zygote: socket.socket | None) -> None:
    """Prepare a worker: its kernels are forked from a zygote of the process that gives out the work, if it has one."""
    if zygote is not None:
        adopt(zygote, Course(Path(root)).assignment(name).imports(notebooks))
    load_keys(root, name, notebooks)


def adopt(zygote: socket.socket, packages: Collection[str]) -> None:
    """Have kernels forked from a zygote of another process, which has imported these packages."""
    KERNEL_POOL.adopt(zygote, packages)


def receive(data: bytes | None, fault: str, name: str) -> NotebookNode:
    """The submitted notebook, with what there is to say about it; an empty one if it cannot be read."""
    received: dict[str, Any] = {"fault": fault, "digest": "", "notes": []}
    nb = nbformat.v4.new_notebook()
    if data is not None:
        received["digest"] = digest_of(data)
        try:
            nb = parse_submission(data, name)
        except SubmissionError as error:
            received["fault"] = str(error)
    received["notes"] = nb.metadata.pop(NOTES, [])
    nb.metadata[_RECEIVED] = received
    return nb


def rebuild_received(nb: NotebookNode, assignment: Assignment, notebook: str) -> NotebookNode:
    """The student's answers and extra cells in a fresh copy of the release; what was put right is noted.

    What the release shows of a student's progress is left out: it would run all public checks for nobody.
    """
    skeleton = read(assignment.release / f"{notebook}.ipynb")
    received = nb.metadata.get(_RECEIVED, {})
    rebuilding = Rebuilding(skeleton)
    rebuilt, notes = (nbformat.from_dict(skeleton), []) if received.get("fault") else rebuilding.of(nb)
    if rebuilding.is_another:
        received["fault"] = say("submission.ipynb-is-another-notebook-no-exercise-of", notebook=notebook)
        rebuilt, notes = nbformat.from_dict(skeleton), []
    shown = {cell.id: cell.source for cell in skeleton.cells if PROGRESS in tags(cell)}
    rebuilt.cells = [cell for cell in rebuilt.cells if shown.get(cell.id) != cell.source]
    notes = [*notes, *put_above(rebuilt, skeleton)]
    rebuilt.metadata[_RECEIVED] = {**received, "notes": [*received.get("notes", []), *notes]}
    return rebuilt


def grade_rebuilt(
    nb: NotebookNode,
    assignment: Assignment,
    notebook: str,
    settings: Settings,
    beside: Beside,
    *,
    is_own: bool = False,
    fault: str = "",
) -> NotebookResult:
    """Grade a rebuilt notebook in place: outputs that are safe to show, and the result as data in its metadata. With a
    `fault`, nothing of it is judged.

    Of the files that were handed in `beside` it, copies are there when it runs.
    """
    key = current_answer_key(assignment, notebook)
    key.unsound, key.tried = {}, False
    if not is_own:
        soundness.look_up(key)
    received = nb.metadata.pop(_RECEIVED, {})
    skeleton = read(assignment.release / f"{notebook}.ipynb")
    fault = fault or received.get("fault", "")
    own = {cell.id: cell.source for cell in skeleton.cells}
    code = [cell.source for cell in nb.cells if cell.cell_type == "code" and own.get(cell.id) != cell.source]
    here = beside.asked_for(notebook, code, assignment.notebooks).within(settings.limits.disk)
    if not fault:
        written_beside.show(nb, skeleton, beside.files)
    result = grade(
        nb,
        skeleton,
        key,
        settings.limits,
        fault=fault,
        unsafe=settings.unsafe,
        all_cells=settings.experiments,
        beside=here.files,
        practice=settings.practice,
    )
    make_safe(nb, skeleton)
    result.notes = [*received.get("notes", []), *here.left_out, *result.notes]
    result.submitted, result.beside, result.judged_by = received.get("digest", ""), beside.digest, key.digest
    nb.metadata[RESULT] = result.as_dict()
    return result
