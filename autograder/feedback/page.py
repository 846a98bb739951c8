"""The page that `nbgrader generate_feedback` writes for a student: a notebook, exercise by exercise, what is wrong
first; and beside it one page with all notebooks of the assignment.

It holds the student's own answers, the engine's feedback, the grader's comments, and nothing else: no hidden test, no
rubric, no output of student code but the last line of an error, as text. Nothing in it runs or is loaded from
elsewhere.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import mistune
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer, TextLexer
from traitlets.config import Config

from autograder.course.layout import whole_page
from autograder.course.notebooks import (
    answer_of,
    cell_of,
    exercise_of,
    grade_id,
    is_answer,
    is_answered_here,
    is_graded,
)
from autograder.course.text import cut, plain
from autograder.course.writing import write_atomically
from autograder.feedback import words
from autograder.feedback.practice import WORDS as PRACTICE
from autograder.feedback.practice import Block, mark
from autograder.guest import gpu
from autograder.results import ExerciseResult, NotebookResult
from autograder.sanitize.notebook import PICTURES
from autograder.sanitize.pictures import KINDS

_MARKDOWN = mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])
#: The colours of code on a light and on a dark page.
STYLES = {"light": "xcode", "dark": "github-dark"}
_STATE = "<!-- shows the grade {} -->\n"  # by which an outdated page is known
MAX_ANSWER = 20_000  # characters of one answer that are shown
_OWN_CELLS = 10  # that stopped with an error and are shown
_COLOURED = 4_000  # characters that are coloured: the time for that can grow with their square


class _Lines(HtmlFormatter):
    def __init__(self, marked: int | None) -> None:
        super().__init__(classprefix="code-")
        self._marked = marked

    def wrap(self, source: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        yield 0, "<pre>"
        for number, (_, line) in enumerate(source, 1):
            yield 1, f'<span class="line{" marked" if number == self._marked else ""}">{line}</span>'
        yield 0, "</pre>"


@dataclass
class _Part:
    """One exercise of the page."""

    name: str
    score: float
    maximum: float
    short: str
    heading: str
    status: str = "waits"
    open: bool = False  # nobody has graded it yet: its points are not known
    by_hand: bool = False  # a person has given its points
    stub: bool = False  # nothing was written here
    result: ExerciseResult | None = None  # if it was judged
    code: Markup | str = ""
    elsewhere: bool = False  # the code that was judged stands in another cell than the answer cell
    text: Markup | str = ""
    pictures: list[Markup] = field(default_factory=list)  # of a written answer
    comments: list[Markup] = field(default_factory=list)

    @property
    def folded(self) -> bool:
        """Whether there is nothing to work on and nothing that a person has said."""
        return self.status == "passed" and self.score >= self.maximum and not self.comments

    @property
    def rank(self) -> int:
        """What lost points comes first, then what was not attempted, what waits for a person, and full marks."""
        if self.status in ("not yet", "not graded"):
            return 0
        return 3 if self.folded else 1 if self.status == "not attempted" else 2


@dataclass(frozen=True)
class ByHand:
    """What a person has given for an exercise: points, extra credit, and whether that person has to look again."""

    points: float | None = None
    extra: float = 0.0
    again: bool = False


@dataclass(frozen=True)
class Head:
    """Whose page it is, and what stands beside it."""

    student: str
    assignment: str
    notebook: str
    handed_in: datetime.datetime | None = None  # UTC
    earned: float = 0.0  # in all notebooks, as far as is known
    possible: float = 0.0
    so_far: bool = False  # a person has yet to look at some of them
    to_come: float = 0.0  # the points of those that nobody has graded yet
    others: Sequence[tuple[str, bool]] = ()  # the other notebooks, and whether each has a page


@dataclass(frozen=True)
class Sheet:
    """What the page says about one notebook."""

    title: str
    score: float
    maximum: float
    late: float
    parts: list[_Part]
    unread: str
    remarks: list[str]
    failed_cells: list[dict[str, Any]]
    more_failed: int
    demonstrations: str
    to_come: float = 0.0  # the points of what nobody has graded yet
    name: str = ""
    head: Head | None = None
    state: str = ""  # a hash of the grade that it shows

    @property
    def graded(self) -> float:
        """The points that the score is of: without what nobody has graded yet, or these would look lost."""
        return self.maximum - self.to_come if self.to_come < self.maximum else self.maximum

    @property
    def in_one_row(self) -> list[_Part]:
        """What has full marks, if it is several rows: what is to be worked on is to be on the first screen."""
        folded = [part for part in self.parts if part.folded]
        return folded if 1 < len(folded) < len(self.parts) else []

    @property
    def listed(self) -> list[_Part]:
        """What has a row of its own in the table of points."""
        return [part for part in self.parts if not part.folded or not self.in_one_row]

    @property
    def in_order(self) -> list[_Part]:
        return sorted(self.parts, key=lambda part: part.rank)


class FeedbackExporter(HTMLExporter):
    """Renders an autograded notebook, with the grades that nbgrader's GetGrades has put in, as a feedback page."""

    @property
    def default_config(self) -> Config:
        """Nothing: nbconvert's settings for its own pages make nbgrader log that its steps do not know them."""
        return Config()

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **_: Any) -> tuple[str, Any]:
        """The page as HTML."""
        nb, resources = self._preprocess(nb, self._init_resources(resources))
        by_hand = resources.get("autograder_by_hand", {})
        result, grades = resources.get("autograder_result"), resources.get("nbgrader", {})
        found = sheet(nb, result, grades, by_hand, resources.get("autograder_head"))
        found = replace(found, state=resources.get("autograder_state", ""))
        self._add_to_whole(found)
        return render([found]), resources

    def _add_to_whole(self, found: Sheet) -> None:
        """Write the page of all notebooks, when this one was the last that it lacked."""
        if found.head is None or not found.head.others or self.parent is None:
            return
        head = found.head
        waiting = self.__dict__.setdefault("_waiting", {})
        sheets: dict[str, Sheet] = waiting.setdefault((head.student, head.assignment), {})
        sheets[head.notebook] = found
        names = sorted([head.notebook, *(name for name, has_page in head.others if has_page)])
        if set(names) <= sheets.keys():
            folder = self.parent.coursedir.feedback_directory
            page = whole_page(Path(self.parent.coursedir.format_path(folder, head.student, head.assignment)))
            page.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(page, render([sheets.pop(name) for name in names]).encode())


def sheet(
    nb: NotebookNode,
    result: NotebookResult | None,
    grades: dict[str, Any],
    by_hand: Mapping[str, ByHand] = MappingProxyType({}),
    head: Head | None = None,
) -> Sheet:
    """What the page says about a notebook.

    `grades` is what GetGrades found: notebook, score, max_score, late_penalty. `by_hand` has what a
    person has given, by exercise.
    """
    results = {entry.exercise: entry for entry in result.exercises} if result else {}
    parts = [_part(nb, cell, results.get(exercise_of(cell)), by_hand) for cell in nb.cells if is_graded(cell)]
    to_come = sum(part.maximum for part in parts if part.open)
    unread = result.unread if result else ""
    to_fix = [part for part in parts if part.rank == 0 and part.name in results and not part.by_hand]
    if len(to_fix) == 1:  # what is wrong stands right below, and need not be said twice
        to_fix[0].short = words.summary(results[to_fix[0].name])
    if unread:
        parts = [replace(part, code="", text="") for part in parts if part.by_hand]  # nothing else is known
    remarks = [words.PAGE["not graded yet"]]
    if result:
        told = (event.told for event in result.events if not event.released)
        remarks = list(dict.fromkeys([*result.notes, *told]))  # two cells may begin with the same line
    own = frozenset(result.changed_cells if result else ())
    stopped = [] if unread else list(_stopped_cells(nb))
    failed = [(cell, error) for cell, error in stopped if cell.id in own or cell.id.startswith(_OWN)]
    number = len(stopped) - len(failed)
    return Sheet(
        title=_title(nb, grades),
        score=float(grades.get("score") or 0.0),
        maximum=float(grades.get("max_score") or sum(part.maximum for part in parts)),
        late=float(grades.get("late_penalty") or 0.0),
        parts=parts,
        unread=unread,
        remarks=remarks,
        failed_cells=[
            {"code": _highlighted(cut(cell.source, 2000)), "error": error} for cell, error in failed[:_OWN_CELLS]
        ],
        more_failed=max(0, len(failed) - _OWN_CELLS),
        demonstrations=words.demonstrations(number, list(results.values())) if number else "",
        to_come=to_come,
        name=head.notebook if head else str(grades.get("notebook", "")),
        head=head,
    )


def render(sheets: Sequence[Sheet], practice: Block | None = None) -> str:
    """The page about these notebooks of one student; with `practice` it shows no grade."""
    colours = {theme: _colours(style) for theme, style in STYLES.items()}
    page = words.render(
        "page.html.j2",
        colours=colours,
        sheets=sheets,
        head=sheets[0].head,
        practice=practice,
        PRACTICE=PRACTICE,
    )
    if practice is not None:
        return page + mark(practice.state) + "\n"
    return page + "".join(_STATE.format(sheet.state) for sheet in sheets if sheet.state)


def states_in(page: str, states: Collection[str]) -> set[str]:
    """Which of these grades, as hashes (autograder.gradebook.recorded.state_of), a page shows; all if it names none."""
    if _STATE.partition("{")[0] not in page:
        return set(states)
    return {state for state in states if _STATE.format(state) in page}


def _part(nb: NotebookNode, cell: NotebookNode, result: ExerciseResult | None, by_hand: Mapping[str, ByHand]) -> _Part:
    name = exercise_of(cell)
    meta = cell.metadata["nbgrader"]
    score, maximum = float(meta.get("score") or 0.0), float(meta.get("points") or 0.0)
    short = words.in_short(result) if result else words.PAGE["not graded yet"]
    part = _Part(name, score, maximum, short, _heading(nb, cell), result.status if result else "waits")
    part.stub = part.status == "not attempted"
    answer = answer_of(nb, name)
    written = bool(meta.get("task")) or is_answered_here(cell)
    given = by_hand.get(name, ByHand())
    part.by_hand = given.points is not None
    part.open = result is not None and (result.waits or result.not_graded) and not part.by_hand
    judged = result is not None and any(outcome.claim for outcome in result.outcomes)
    if part.by_hand:
        part.status, part.short = "passed" if score >= maximum else "not yet", words.GRADED_BY_HAND
    if given.again and not part.open:
        part.status, part.short = "waits", words.PAGE["for a person again"]
    part.result = result if judged else None
    if said := " ".join(_by_person(given, part, result, written=written)):
        part.comments.append(Markup("<p>{}</p>").format(said))
    counted = next((each for each in nb.cells if result and result.counted and each.id == result.counted), None)
    part.elsewhere = counted is not None
    shown = counted if counted is not None else answer
    text = cut(shown.source, MAX_ANSWER) if shown is not None else ""
    if written and (answer is None or answer.cell_type != "code"):
        part.text = _markdown(cut("\n\n".join([text, *_texts_beside(nb, name)]), MAX_ANSWER))
        part.pictures = _pictures_of(nb, name)
    elif text and not part.stub:
        stop = result.stop if result else None
        part.code = _highlighted(text, marked=stop.line if stop else None)
        part.pictures = _pictures_drawn(cell) if written else []
    for holder in (cell,) if answer is cell else (answer, cell):
        comment = holder.metadata.get("nbgrader", {}).get("comment") if holder is not None else None
        if isinstance(comment, str) and comment.strip() not in ("", words.NO_RESPONSE):
            part.comments.append(_markdown(comment))
    return part


def _by_person(given: ByHand, part: _Part, result: ExerciseResult | None, *, written: bool) -> Iterator[str]:
    """What a person has given, in sentences; of points for a written answer there is nothing to say."""
    again = given.again and not part.open
    if given.points is not None and result is not None and result.void:
        yield result.void
    if given.points is not None and (again or not written):
        yield words.PAGE["set by a person"].format(points=given.points)
    if given.extra and not part.open:
        yield words.PAGE["extra by a person"].format(points=given.extra)
    if again:
        yield words.PAGE["since"]


def _beside(nb: NotebookNode, name: str) -> Iterator[NotebookNode]:
    """The student's own cells between a question and the next cell of the course behind its answer."""
    found = False
    for cell in nb.cells:
        if cell.id.startswith(_OWN) or cell.id.endswith(PICTURES):
            if found:
                yield cell
        else:
            # nbgrader's own command takes the names out of written answers.
            unnamed = "nbgrader" in cell.metadata and not exercise_of(cell)
            found = found if unnamed else exercise_of(cell) == name


def _texts_beside(nb: NotebookNode, name: str) -> list[str]:
    return [cell.source for cell in _beside(nb, name) if cell.cell_type == "markdown"]


def _pictures_of(nb: NotebookNode, name: str) -> list[Markup]:
    """The pictures in a written answer, which are safe already."""
    return _shown(out.data for cell in _beside(nb, name) if cell.id.endswith(PICTURES) for out in cell.outputs)


def _pictures_drawn(cell: NotebookNode) -> list[Markup]:
    """The pictures that the code of an answer drew, which a person looks at; they are safe already."""
    return _shown(out.data for out in cell.get("outputs", []) if "data" in out)


def _shown(data: Iterable[Mapping[str, str]]) -> list[Markup]:
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
    """The exercise's name; the heading of its statement, without the marks of Markdown, if that has another title.

    A heading with the name in it adds a number, which an assignment that is called exercise4 would be taken for, and
    the points, which stand in the table.
    """
    apart = cell.cell_type != "markdown" or is_answered_here(cell)
    statement = (
        cell_of(nb, f"{grade_id(cell) if is_answered_here(cell) else exercise_of(cell)}-statement") if apart else cell
    )
    first = statement.source.strip().splitlines()[0] if statement is not None and statement.source.strip() else ""
    heading, name = re.sub(r"[#`*]", "", first).strip(), exercise_of(cell)
    return name if not heading or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", heading) else heading


_OWN = ("extra-", "copy-")  # ids of cells that were not in the release begin so


def _stopped_cells(nb: NotebookNode) -> Iterator[tuple[NotebookNode, str]]:
    """The cells beside answers that did not get to their end, each with the last line of its error."""
    for cell in nb.cells:
        if cell.cell_type != "code" or is_graded(cell) or is_answer(cell):
            continue
        errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        if errors and (errors[-1].ename != "NotImplementedError" or not cell.id.startswith(_OWN)):
            kind = "" if errors[-1].ename == words.TIME_LIMIT else f"{errors[-1].ename}: "
            text = gpu.without_advice(f"{kind}{errors[-1].evalue}") if kind else errors[-1].evalue
            yield cell, cut(plain(text), 500).removesuffix(": ")


def _colours(style: str) -> Markup:
    """Rules of a style sheet for the colours of code, without the background."""
    rules = HtmlFormatter(classprefix="code-", style=style).get_token_style_defs(".code")
    return Markup("\n".join(rule.partition(" /*")[0] for rule in rules))  # noqa: S704, written by Pygments for a style of its own


def _highlighted(code: str, marked: int | None = None) -> Markup:
    """Code in colours, each line in an element of its own, which the page numbers: errors name lines."""
    lexer = PythonLexer(stripnl=False) if len(code) <= _COLOURED else TextLexer(stripnl=False)
    return Markup(highlight(code, lexer, _Lines(marked)))  # noqa: S704, Pygments escapes


def _markdown(text: str) -> Markup:
    return Markup(_MARKDOWN(text))  # noqa: S704, mistune escapes HTML and refuses harmful links
