"""The tables that grading prints: a line for each student, or one for each exercise; and what to know besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from autograder.course.layout import Assignment
from autograder.course.notebooks import Exercise, exercises, read
from autograder.course.text import plain
from autograder.results import ExerciseResult, NotebookResult, SubmissionResult
from autograder.terminal.tables import Ids, Told, new_table

#: Outcomes, the worst first: the sign before the word, and the colour of both.
_SIGNS = {
    "not graded": ("!", "magenta bold"),
    "nothing right": ("✗", "red"),
    "nothing handed in": ("–", "dim"),
    "not attempted": ("○", "dim"),
    "part right": ("◐", "yellow"),
    "waits": ("…", "cyan"),
    "all right": ("✓", "green"),
}
_LONGER = {"waits": "waits for a person", "not graded": "not graded in full, for a person"}

_STOPS = {"no end": "no end in time", "endless loop": "no end in time", "kernel ended": "ended the kernel"}

_EVENTS = 2  # crashes and timeouts told of one notebook
_NOTES = 12  # letters of what was noticed that are shown at least
_SHOWN = 20  # students who need a person that are named below the table


def class_table(
    assignment: Assignment, results: list[SubmissionResult], width: int | None = None, *, whole: bool = False
) -> Table:
    """A line for each student, who needs a person first. Where `width` does not do, the notebooks are left out, and
    what was noticed is cut, unless `whole`.
    """
    ids, table = Ids([result.student for result in results]), new_table()
    points = {name: sum(entry.points for entry in _exercises(assignment, name)) for name in assignment.notebooks}
    heads = [_head(name, possible) for name, possible in points.items()]
    notebooks = list(points) if width is None or _least(ids, heads) <= width else []
    table.add_column(Told("outcome", Text("")), no_wrap=True)
    table.add_column("student", min_width=ids.least)
    for name in notebooks:
        table.add_column(_head(name, points[name]), justify="right", no_wrap=True)
    table.add_column(_head("sum", sum(points.values())), justify="right", no_wrap=True)
    table.add_column("open", justify="right", no_wrap=True)
    table.add_column("noticed", overflow="fold" if whole else "ellipsis")
    for result in sorted(results, key=lambda result: (not result.needs_a_person, result.student)):
        found = {notebook.notebook: notebook for notebook in result.notebooks}
        outcome = _outcome_of(result)
        noticed = "; ".join(sentence for _, sentence in remarks(result))
        table.add_row(
            _sign(outcome),
            ids[result.student],
            *(_points_of(found[name]) if name in found else "–" for name in notebooks),
            f"{result.earned:g}" if result.notebooks or not result.fault else "–",
            f"{_open(result):g}" if _open(result) else "",
            Text(noticed, no_wrap=not whole, overflow="fold" if whole else "ellipsis"),
        )
    return table


def exercise_table(assignment: Assignment, results: list[SubmissionResult]) -> Table:
    """A line for each exercise of each student. One whose name two notebooks have is named with its notebook."""
    ids, table = Ids([result.student for result in results]), new_table()
    table.add_column("student", min_width=ids.least)
    table.add_column("exercise", no_wrap=True)
    table.add_column(Told("outcome", Text("")), no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("of", justify="right", no_wrap=True)
    table.add_column("recognised", overflow="fold")
    every = [(name, entry) for name in assignment.notebooks for entry in _exercises(assignment, name)]
    counted = Counter(exercise.name for _, exercise in every)
    for result in sorted(results, key=lambda result: result.student):
        found = {
            (notebook.notebook, entry.exercise): entry for notebook in result.notebooks for entry in notebook.exercises
        }
        shown: RenderableType = ids[result.student]
        for name, exercise in every:
            graded = found.get((name, exercise.name))
            known = graded.recognised.name.replace("_", " ") if graded and graded.recognised else ""
            table.add_row(
                shown,
                Text(exercise.name if counted[exercise.name] == 1 else f"{name}/{exercise.name}"),
                _sign(_outcome(graded) if graded else "nothing handed in"),
                f"{graded.earned:g}" if graded and not graded.open_points else "–",
                f"{exercise.points:g}",
                Text(known),
            )
            shown = Told(str(ids[result.student]), Text(""))
    return table


def legend(results: list[SubmissionResult], *, detail: bool) -> Text:
    """What the signs mean that are in the tables."""
    used = {_outcome_of(result) for result in results}
    if detail:
        used |= {_outcome(entry) for result in results for notebook in result.notebooks for entry in notebook.exercises}
    return Text("  ").join(
        Text(f"{sign} {_LONGER.get(outcome, outcome)}".replace(" ", "\N{NO-BREAK SPACE}"), style=style)
        for outcome, (sign, style) in reversed(_SIGNS.items())
        if outcome in used
    )


def summary(assignment: Assignment, results: list[SubmissionResult], unrecorded: Collection[str] = ()) -> Iterator[str]:
    """What needs a person, and how many there are of everything. Of `unrecorded` the gradebook has nothing."""
    needing = [result for result in results if result.needs_a_person]
    if needing:
        yield f"Not graded in full and waiting for a person ({len(needing)}):"
        for result in needing[:_SHOWN]:
            unread = [book.notebook for book in result.notebooks if book.unread]
            kinds = ("fault", "by hand", "unclear" if result.unclear else "unread")
            told = [text for kind, text in remarks(result) if kind in kinds]
            if result.unclear and unread:  # the same reason for each, in the words for students
                told.append(f"not graded: {', '.join(unread)}")
            yield f"  {plain(result.student)}: {'; '.join(told)}"
        if len(needing) > _SHOWN:
            yield f"  and {len(needing) - _SHOWN} more: see --detail."
        yield ""
    total = [entry for name in assignment.notebooks for entry in _exercises(assignment, name)]
    written = sum(entry.points for entry in total if entry.written)
    waiting = sum(any(entry.waits for book in result.notebooks for entry in book.exercises) for result in results)
    old = sum(not result.fresh for result in results)
    lost = [result.student for result in results if result.student in unrecorded]
    recorded = f"{len(results) - len(lost)} with a recorded outcome" if lost else "each with a recorded outcome"
    sentence = f"{_count(len(results), 'submission')}, {recorded}"
    if lost:
        sentence += f"; nothing is recorded of {', '.join(map(plain, lost))}"
    if old:
        sentence += f"; {old} {'was' if old == 1 else 'were'} graded before (--force grades again)"
    if waiting:
        sentence += f"; {waiting} {'has' if waiting == 1 else 'have'} answers that wait for a person"
        if written:
            sentence += f" (written ones are worth {written:g} of {sum(entry.points for entry in total):g} points)"
    yield f"{sentence}."
    void = [
        (entry, result.student)
        for result in results
        for book in result.notebooks
        for entry in book.exercises
        if entry.void
    ]
    if void:
        names = ", ".join(sorted({entry.exercise for entry, _ in void}))
        since = sorted({plain(student) for entry, student in void if entry.by_hand is not None})
        but = f", but for those to whom a person gave points since: {', '.join(since)}" if since else ""
        yield f"Declared void: {names}. All who handed in have those points{but}."


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _exercises(assignment: Assignment, notebook: str) -> list[Exercise]:
    return exercises(read(assignment.source / f"{notebook}.ipynb"))


def _head(name: str, points: float) -> Told:
    """A column's heading, with the name broken at its underscores."""
    return Told(name, Text("_\n".join(name.split("_")) + f"\nof {points:g}", justify="right"))


def _least(ids: Ids, heads: list[Told]) -> int:
    """How wide a table is at least that has a column for each notebook."""
    notebooks = sum(max(map(len, head.__rich__().plain.splitlines())) + 2 for head in heads)
    return len("✓  ") + ids.least + 2 + notebooks + len("of 100  open  ") + _NOTES


def _sign(outcome: str) -> Told:
    sign, style = _SIGNS[outcome]
    return Told(outcome, Text(sign, style=style))


def _outcome(exercise: ExerciseResult) -> str:
    if exercise.status in ("waits", "not graded", "not attempted"):
        return exercise.status
    if exercise.earned >= exercise.points:
        return "all right"
    return "part right" if exercise.earned else "nothing right"


def _outcome_of(result: SubmissionResult) -> str:
    if result.needs_a_person:
        return "not graded"
    if not result.notebooks:
        return "nothing handed in"
    counted = Counter(_outcome(entry) for notebook in result.notebooks for entry in notebook.exercises)
    if result.earned:
        del counted["waits"]
        return "all right" if set(counted) == {"all right"} and not result.missing else "part right"
    return next((outcome for outcome in ("nothing right", "waits", "all right") if counted[outcome]), "not attempted")


def _points_of(notebook: NotebookResult) -> str:
    if notebook.unread and all(exercise.waits for exercise in notebook.exercises):
        return "–"  # a zero would look lost, and a person has yet to give points
    return f"{sum(exercise.earned for exercise in notebook.exercises):g}"


def _open(result: SubmissionResult) -> float:
    """The points that are not known yet."""
    return sum(entry.open_points for notebook in result.notebooks for entry in notebook.exercises)


def remarks(result: SubmissionResult) -> list[tuple[str, str]]:
    """What is worth knowing about a submission beside its points, as (kind, sentence), the weightiest first."""
    found = [("fault", result.fault)] if result.fault else []
    found += [("unclear", sentence) for sentence in result.unclear]
    found += [("unread", notebook.unread) for notebook in result.notebooks if notebook.unread]
    found += [
        ("fault", f"{exercise.exercise}: {fault.strip().splitlines()[-1]}")
        for notebook in result.notebooks
        for exercise in notebook.exercises
        for fault in exercise.faults
    ]
    if any(notebook.unsafe for notebook in result.notebooks):
        found.append(("unsafe", "graded without the sandbox; what it earned has to be taken on trust"))
    found += [("late", result.late)] if result.late else []
    if result.again and result.changes:
        found.append(("changed", f"graded again: {result.again}"))
        found += [("changed", f"{change.exercise}: {change.before:g} → {change.after:g}") for change in result.changes]
    every = [exercise for notebook in result.notebooks for exercise in notebook.exercises]
    found += [
        ("by hand", f"{entry.exercise}: {_given(entry)}")
        for entry in every
        if entry.given and not entry.open_points and (entry.earned > entry.points or entry.waits)
    ]
    found += [("recognised", f"{entry.exercise}: {why}") for entry in every if (why := _why_wrong(entry))]
    found += [("missing", f"not handed in: {', '.join(result.missing)}")] if result.missing else []
    found += [("extra", f"{name}.ipynb is not of this assignment and was not graded") for name in result.unknown]
    found += [("file", sentence) for sentence in result.remarks]
    for notebook in result.notebooks:
        found += [("file", _in(notebook, sentence)) for sentence in notebook.notes]
    for notebook in result.notebooks:
        found += [("event", _in(notebook, event.told)) for event in notebook.events[:_EVENTS]]
        if len(notebook.events) > _EVENTS:
            found.append(("event", _in(notebook, f"{len(notebook.events) - _EVENTS} more like these")))
    return [(kind, plain(sentence).rstrip(".")) for kind, sentence in found]


def _given(exercise: ExerciseResult) -> str:
    """What a person has given where somebody has to look at it."""
    points = f"{exercise.by_hand:g} of {exercise.points:g} points given by hand" if exercise.by_hand is not None else ""
    extra = f"{exercise.extra:g} given as extra credit" if exercise.extra else ""
    since = "something has changed since: for a person again" if exercise.waits else ""
    return ", and ".join(filter(None, (points, extra, since)))


def _why_wrong(exercise: ExerciseResult) -> str:
    """In a few words, what went wrong in an exercise, if that is known by a name."""
    if exercise.recognised:
        return exercise.recognised.name.replace("_", " ")
    if exercise.stop:
        return _STOPS[exercise.stop.how]
    return exercise.error


def _in(notebook: NotebookResult, sentence: str) -> str:
    return f"{notebook.notebook}: {sentence}"
