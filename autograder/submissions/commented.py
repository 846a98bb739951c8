"""Written answers that came back as comments: a notebook was made a script, and that a notebook again.

Jupytext, nbconvert and editors write a text into a script as comments, and what makes a notebook of that again has only
code. The question is known by its first line, and what stands between it and the next text of the course, or the next
line of code, is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import exercise_of, is_answer, is_answered_here
from autograder.guest.sentences import say

_MARK = re.compile(r"In ?\[[\d ]*\]:?|%%.*|\+.*|-+|<\w+cell>|region.*|endregion")  # between the cells of a script
_MAX_NOTEBOOK = 500_000  # characters of code that are looked at


def answers_in_comments(
    skeleton: NotebookNode, texts: Mapping[int, str], extras: dict[int, list[NotebookNode]]
) -> list[str]:
    """Put what stands in comments behind a written question, whose answer is blank, below the answer as text; notes
    that say so.

    `texts` has the student's text of the release's cells by their place, `extras` the student's own cells by the place
    of the cell that they follow, and is changed.
    """
    questions = {
        place: _first(skeleton.cells[place - 1].source)
        for place, cell in enumerate(skeleton.cells)
        if place and cell.cell_type == "markdown" and (is_answer(cell) or is_answered_here(cell))
        if texts.get(place, "").strip() in ("", cell.source.strip())
    }
    released = {line.strip() for cell in skeleton.cells for line in cell.source.split("\n")}
    code = "\n\n".join(_code(skeleton, texts, extras))
    if not questions or len(code) > _MAX_NOTEBOOK:
        return []
    starts = {_first(cell.source) for cell in skeleton.cells if cell.cell_type == "markdown"}
    notes = []
    for place, question in questions.items():
        found = _behind(question, code, released, starts) if question else ""
        if found:
            there = extras.setdefault(place, [])
            there.append(nbformat.v4.new_markdown_cell(found, id=f"extra-{place + 1}-{len(there) + 1}"))
            notes.append(say("rebuilding.text-in-comments-below-the", question=exercise_of(skeleton.cells[place])))
    for place, cells in extras.items() if notes or _is_script(questions, code) else ():
        extras[place] = [cell for cell in cells if not _is_the_courses(cell, released)]
    return notes


def _is_script(questions: Mapping[int, str], code: str) -> bool:
    """Whether a question stands in comments."""
    return any(question and f"# {question}\n" in f"{code}\n" for question in questions.values())


def _is_the_courses(cell: NotebookNode, released: set[str]) -> bool:
    """Whether a cell of code is a text of the course in comments, and nothing else."""
    lines = [line.strip() for line in cell.source.split("\n") if line.strip()]
    texts = [line.removeprefix("#").strip() for line in lines]
    ours = all(not text or text in released or _MARK.fullmatch(text) for text in texts)
    return bool(cell.cell_type == "code" and ours and all(line.startswith("#") for line in lines))


def _code(skeleton: NotebookNode, texts: Mapping[int, str], extras: Mapping[int, list[NotebookNode]]) -> Iterator[str]:
    """The student's cells of code in the order of the notebook."""
    for place in range(-1, len(skeleton.cells)):
        if place in texts and skeleton.cells[place].cell_type == "code":
            yield texts[place]
        yield from (cell.source for cell in extras.get(place, []) if cell.cell_type == "code")


def _first(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")


def _behind(question: str, code: str, released: set[str], starts: set[str]) -> str:
    """The comments in code behind the first line of the question, but for what the course has written."""
    lines: list[str] | None = None
    for line in code.split("\n"):
        is_comment = line.lstrip().startswith("#") or not line.strip()
        text = line.strip().removeprefix("#").removeprefix(" ").rstrip()
        if is_comment and text.strip() == question:
            lines = []
        elif lines is not None and (not is_comment or text.strip() in starts):
            break
        elif lines is not None and not _MARK.fullmatch(text.strip()) and (text.strip() not in released or not text):
            lines.append(text)
    return "\n".join(lines or []).strip()
