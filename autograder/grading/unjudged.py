"""Results of exercises that no hidden test decides: they were declared void, or the file cannot be judged."""

from __future__ import annotations

from nbformat import NotebookNode

from autograder.course.notebooks import Exercise, is_answer, is_answered_here
from autograder.course.text import plain
from autograder.feedback import words
from autograder.judging.answer_key import AnswerKey
from autograder.results import VOID, ExerciseResult, NotebookResult, Outcome


def void(key: AnswerKey, exercise: Exercise, text: str = "") -> ExerciseResult:
    """The points of an exercise that was declared void, which all have who handed in its notebook.

    `text` is the digest of a written answer.
    """
    outcome = Outcome(VOID, key.void[exercise.name], exercise.points, "passed")
    return ExerciseResult(exercise.name, exercise.points, [outcome], written=exercise.written, text=text)


def leave_to_a_person(nb: NotebookNode, key: AnswerKey, result: NotebookResult, fault: str) -> None:
    """Nothing is judged, and no stub stands where whoever grades would take it for the student's answer."""
    result.unread = fault
    result.exercises = [
        void(key, exercise)
        if exercise.name in key.void
        else ExerciseResult(exercise.name, exercise.points, written=exercise.written, waits=True)
        for exercise in key.exercises
    ]
    for cell in nb.cells:
        if is_answer(cell) or is_answered_here(cell):
            text = words.NOT_READ.format(why=plain(fault))
            cell.source = text if cell.cell_type == "markdown" else f"# {text}"
