"""Texts and documents that were handed in beside a notebook: they may be the written answers, and a person has to see
them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import cell_of, exercise_of, is_graded
from autograder.course.text import plain
from autograder.guest.sentences import say, text

_SHOWN = {".md", ".markdown", ".txt", ".rst", ".tex"}
_NAMED = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages", ".png", ".jpg", ".jpeg", ".heic"}
_LONGEST = 20_000  # characters of one text that are shown
_MOST = 5  # files
_TITLE = text("written_beside.beside")
_ABOVE = text("written_beside.see-the-first")


def show(nb: NotebookNode, skeleton: NotebookNode, files: Mapping[str, bytes]) -> None:
    """Put the texts among the files, and the names of documents, into cells behind the written answers of a rebuilt
    notebook.

    The first written answer has the texts; each other one that is blank, their names. What a cell of the student names
    is data or a picture of the notebook. `skeleton` is the release, by which a blank answer is known.
    """
    sources = "\n".join(cell.source for cell in nb.cells)
    found = [name for name in sorted(files) if _may_be_an_answer(name) and PurePosixPath(name).name not in sources]
    written = [exercise_of(cell) for cell in nb.cells if is_graded(cell) and cell.cell_type != "code"]
    if not (found and written):
        return
    listed = ", ".join(f"`{plain(name)}`" for name in found[:_MOST])
    if len(found) > _MOST:
        listed = say("lists.more", shown=listed, count=len(found) - _MOST)
    for number, exercise in enumerate(written):
        answer, stub = cell_of(nb, exercise), cell_of(skeleton, exercise)
        blank = answer is None or (stub is not None and answer.source.strip() in ("", stub.source.strip()))
        if number and not blank:
            continue
        title = _TITLE.format(files=_ABOVE.format(files=listed) if number else listed)
        texts = [] if number else [_text(name, files[name]) for name in found[:_MOST]]
        cell = nbformat.v4.new_markdown_cell("\n\n".join([title, *filter(None, texts)]))
        cell.id = f"extra-beside-{number + 1}"
        place = [at for at, each in enumerate(nb.cells) if exercise_of(each) == exercise or each is answer]
        nb.cells.insert(max(place) + 1, cell)


def _may_be_an_answer(name: str) -> bool:
    kind = PurePosixPath(name).suffix.lower()
    return kind in _SHOWN | _NAMED and not PurePosixPath(name).name.lower().startswith("requirements")


def _text(name: str, content: bytes) -> str:
    """A file as Markdown; empty if it is no text."""
    kind = PurePosixPath(name).suffix.lower()
    if kind not in _SHOWN or b"\0" in content:
        return ""
    text = plain(content.decode("utf-8-sig", errors="replace")[:_LONGEST]).strip()
    if kind in (".md", ".markdown"):
        return text
    fence = "~" * (3 + max((len(run) for run in re.findall("~+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"
