"""The page that `nbgrader generate_feedback` writes for a student: one notebook, exercise by exercise.

It holds the student's own answers, the engine's feedback, the grader's comments, and nothing else: no hidden test, no
rubric, no output of student code but the last line of an error, as text. Nothing in it runs or is loaded from
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import mistune
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer, TextLexer
from traitlets.config import Config

from autograder.course.notebooks import cell_of, exercise_of, is_answer, is_graded
from autograder.feedback import words
from autograder.results import ExerciseResult, NotebookResult
from autograder.sanitize.notebook import PICTURES
from autograder.sanitize.pictures import KINDS
from autograder.sanitize.text import plain

_CODE = HtmlFormatter(classprefix="code-")
_MARKDOWN = mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])
#: The colours of code on a light and on a dark page.
STYLES = {"light": "xcode", "dark": "github-dark"}
#: What stands in a page before the hash of the grade that it shows, by which an outdated one is known.
STATE = "shows the grade "
LONGEST = 20_000  # characters of one answer that are shown
_COLOURED = 4_000  # characters that are coloured: the time for that can grow with their square


@dataclass
class _Part:
    """One exercise of the page."""

    name: str
    score: float
    maximum: float
    short: str
    heading: str
    waits: bool = False  # a written answer that nobody has graded yet
    open: bool = False  # that, or something that could not be graded: its points are not known yet
    feedback: Markup | str = ""
    code: Markup | str = ""
    text: Markup | str = ""
    pictures: list[Markup] = field(default_factory=list)  # of a written answer
    comments: list[Markup] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"exercise-{self.name}"


class FeedbackExporter(HTMLExporter):
    """Renders an autograded notebook, with the grades that nbgrader's GetGrades has put in, as a feedback page."""

    @property
    def default_config(self) -> Config:
        """Nothing: nbconvert's settings for its own pages make nbgrader log that its steps do not know them."""
        return Config()

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **_: Any) -> tuple[str, Any]:
        """The page as HTML."""
        nb, resources = self._preprocess(nb, self._init_resources(resources))
        by_hand = resources.get("autograder_by_hand", frozenset())
        page = render(nb, resources.get("autograder_result"), resources.get("nbgrader", {}), by_hand)
        state = resources.get("autograder_state")
        return page + (f"<!-- {STATE}{state} -->\n" if state else ""), resources


def render(
    nb: NotebookNode, result: NotebookResult | None, grades: dict[str, Any], by_hand: Collection[str] = ()
) -> str:
    """The feedback page of a notebook.

    `grades` is what GetGrades found: notebook, score, max_score, late_penalty. `by_hand` names the exercises whose
    points a person has set.
    """
    results = {entry.exercise: entry for entry in result.exercises} if result else {}
    parts = [_part(nb, cell, results.get(exercise_of(cell)), by_hand) for cell in nb.cells if is_graded(cell)]
    return words.render(
        "page.html.j2",
        colours={theme: _colours(style) for theme, style in STYLES.items()},
        title=_title(nb, grades),
        score=float(grades.get("score") or 0.0),
        maximum=float(grades.get("max_score") or sum(part.maximum for part in parts)),
        late=float(grades.get("late_penalty") or 0.0),
        waiting=words.PAGE["waiting"] if any(part.waits for part in parts) else "",
        parts_of_page=parts,
        remarks=[*result.notes, *result.events] if result else [words.PAGE["not graded yet"]],
        failed_cells=_failed_cells(nb),
    )


def _part(nb: NotebookNode, cell: NotebookNode, result: ExerciseResult | None, by_hand: Collection[str]) -> _Part:
    name = exercise_of(cell)
    meta = cell.metadata["nbgrader"]
    score, maximum = float(meta.get("score") or 0.0), float(meta.get("points") or 0.0)
    short = words.summary(result) if result else words.PAGE["not graded yet"]
    part = _Part(name, score, maximum, short, _heading(nb, cell))
    answer = cell_of(nb, name)
    written = bool(meta.get("task"))
    part.waits = written and result is not None and result.waits and name not in by_hand
    part.open = part.waits or (result is not None and result.not_graded and name not in by_hand)
    if written and name in by_hand:
        part.short = words.GRADED_BY_HAND
    if result and not written:
        part.feedback = Markup(words.exercise_html(result))  # noqa: S704, rendered with autoescape
        if name in by_hand:
            sentence = words.PAGE["set by a person"].format(points=score)
            part.comments.append(Markup("<p>{}</p>").format(sentence))
    text = answer.source[:LONGEST] if answer is not None else ""
    if written:
        part.text = _markdown("\n\n".join([text, *_texts_beside(nb, name)])[:LONGEST])
        part.pictures = _pictures_of(nb, name)
    elif text:
        part.code = _highlighted(text)
    for holder in (answer, cell):
        comment = holder.metadata.get("nbgrader", {}).get("comment") if holder is not None else None
        if isinstance(comment, str) and comment.strip():
            part.comments.append(_markdown(comment))
    return part


def _beside(nb: NotebookNode, name: str) -> Iterator[NotebookNode]:
    """The student's own cells between a question and the next cell of the course behind its answer."""
    found = False
    for cell in nb.cells:
        if cell.id.startswith(("extra-", "copy-")) or cell.id.endswith(PICTURES):
            if found:
                yield cell
        else:
            found = exercise_of(cell) == name


def _texts_beside(nb: NotebookNode, name: str) -> list[str]:
    return [cell.source for cell in _beside(nb, name) if cell.cell_type == "markdown"]


def _pictures_of(nb: NotebookNode, name: str) -> list[Markup]:
    """The pictures in a written answer, which are safe already."""
    data = [out.data for cell in _beside(nb, name) if cell.id.endswith(PICTURES) for out in cell.outputs]
    return [
        Markup('<img src="data:{};base64,{}" alt="{}">').format(kind, text, words.PAGE["picture"].format(number=number))
        for number, bundle in enumerate(data, 1)
        for kind, text in bundle.items()
        if kind in KINDS
    ]


def _title(nb: NotebookNode, grades: dict[str, Any]) -> str:
    for cell in nb.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            return str(cell.source.splitlines()[0][2:]).strip()
    return str(grades.get("notebook", words.PAGE["untitled"]))


def _heading(nb: NotebookNode, cell: NotebookNode) -> str:
    """The heading of the exercise's statement, without the marks of Markdown."""
    statement = cell if cell.cell_type == "markdown" else cell_of(nb, f"{exercise_of(cell)}-statement")
    first = statement.source.strip().splitlines()[0] if statement is not None and statement.source.strip() else ""
    return re.sub(r"[#`*]", "", first).strip() or exercise_of(cell)


def _failed_cells(nb: NotebookNode) -> list[dict[str, Any]]:
    failed = []
    for cell in nb.cells:
        if cell.cell_type != "code" or is_graded(cell) or is_answer(cell):
            continue
        for output in cell.get("outputs", []):
            if output.output_type == "error" and output.ename != "NotImplementedError":
                error = plain(f"{output.ename}: {output.evalue}"[:500]).removesuffix(": ")
                failed.append({"code": _highlighted(cell.source[:2000]), "error": words.error(error)})
    return failed[:10]


def _colours(style: str) -> Markup:
    """Rules of a style sheet for the colours of code, without the background."""
    rules = HtmlFormatter(classprefix="code-", style=style).get_token_style_defs(".code")
    return Markup("\n".join(rule.partition(" /*")[0] for rule in rules))  # noqa: S704, written by Pygments for a style of its own


def _highlighted(code: str) -> Markup:
    lexer = PythonLexer() if len(code) <= _COLOURED else TextLexer()
    return Markup(highlight(code, lexer, _CODE))  # noqa: S704, Pygments escapes


def _markdown(text: str) -> Markup:
    return Markup(_MARKDOWN(text))  # noqa: S704, mistune escapes HTML and refuses harmful links
