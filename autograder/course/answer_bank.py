"""Answers that a course keeps as files: misconceptions (wrong, with a hint), alternatives (right, in another style),
labelled wrong answers, by which it is measured whether misconceptions are recognised, and unseen answers, by people who
had not seen the hidden tests.

Each file is the text of one answer cell, `tests/<assignment>/<exercise>/misconceptions/<name>.py` or in a folder beside
this one, behind a docstring that says what it is:

    \"\"\"Takes sig for the variance.

    Costs: 4
    Says: off by
    Hint: sig is the standard deviation, so ... Compare ...
    \"\"\"

The first line completes the sentence "This answer ...". A misconception has three fields: what it costs in points,
words that the student's feedback must contain, and a hint that explains the idea without giving the code. The hint may
go on in one or two steps, each behind `Then:`, from a question to the idea to where in the answer to look: practice
(`autograder watch`) shows the next one when the same mistake comes again, and the final page shows all.

An alternative has none of these. A labelled wrong answer has one, `Is:`, with the names of the misconceptions that it
contains, separated by commas: one if it is another form of that one, several if it combines them, or the word
`nothing`.

Unseen answers are in two folders, `unseen/right` and `unseen/wrong`. A wrong one says below its first line on which
legal input it shows. Either may have one field, `Disputed:`, with the reason why the statement leaves open whether it
is right.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.guest.python_text import NOT_PYTHON, why_not

_FIELD = re.compile(r"^(Costs|Says|Hint|Then|Is|Disputed):\s*(.*)$")
_NOTHING = "nothing"
_STEPS = 2  # of a hint, behind the first


@dataclass(frozen=True)
class AnswerFile:
    """One kept answer. `code` is the text of the answer cell without the docstring.

    `costs`, `says`, `hint` and `then` are a misconception's; `contains` is what a labelled wrong answer is said to
    contain; `shows` and `disputed` are an unseen answer's.
    """

    path: Path
    exercise: str
    name: str
    idea: str
    code: str
    costs: float = 0.0
    says: str = ""
    hint: str = ""
    then: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    shows: str = ""
    disputed: str = ""


def misconceptions(assignment: Assignment, exercise: str) -> list[AnswerFile]:
    """The misconceptions of an exercise, by name. Raises CourseError, naming the file and what it lacks."""
    return [_misconception(path, exercise) for path in _kept(assignment.misconceptions(exercise))]


def alternatives(assignment: Assignment, exercise: str) -> list[AnswerFile]:
    """The alternatives of an exercise, by name. Raises CourseError, naming the file and what it lacks."""
    return [_alternative(path, exercise) for path in _kept(assignment.alternatives(exercise))]


def wrong(assignment: Assignment, exercise: str) -> list[AnswerFile]:
    """The labelled wrong answers to an exercise, by name.

    Raises CourseError, naming the file and what is wrong with it, such as a misconception that the exercise lacks.
    """
    known = _named(assignment, exercise)
    return [_labelled(path, exercise, known) for path in _kept(assignment.wrong(exercise))]


def wrong_labels(assignment: Assignment, exercise: str) -> Iterator[str]:
    """What is wrong with the labelled wrong answers to an exercise, file by file."""
    known = _named(assignment, exercise)
    for path in _kept(assignment.wrong(exercise)):
        try:
            _labelled(path, exercise, known)
        except CourseError as error:
            yield str(error)


def _named(assignment: Assignment, exercise: str) -> set[str]:
    """The names of the misconceptions."""
    return {path.stem for path in _kept(assignment.misconceptions(exercise))}


def unseen(assignment: Assignment, exercise: str, *, right: bool) -> list[AnswerFile]:
    """The right or the wrong answers to an exercise by people who had not seen its hidden tests, by name.

    Raises CourseError, naming the file and what it lacks.
    """
    return [_unseen(path, exercise, right) for path in _kept(assignment.unseen(exercise, right=right))]


def _kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.py") if not path.name.startswith("."))


def _unseen(path: Path, exercise: str, right: bool) -> AnswerFile:
    idea, fields, code = _parts(path)
    if not right and not fields[""]:
        raise CourseError(f"{path} must say below the first line of its docstring on which legal input it is wrong.")
    if fields.get("Disputed") == "":
        raise CourseError(f"{path} must say behind `Disputed:` why the statement leaves open whether it is right.")
    return AnswerFile(path, exercise, path.stem, idea, code, shows=fields[""], disputed=fields.get("Disputed", ""))


def _labelled(path: Path, exercise: str, known: Collection[str]) -> AnswerFile:
    idea, fields, code = _parts(path)
    names = tuple(name.strip() for name in fields.get("Is", "").split(",") if name.strip())
    unknown = [name for name in names if name not in known]
    if not names or (unknown and names != (_NOTHING,)):
        raise CourseError(
            f"{path} must say in its docstring which misconceptions of {exercise} it contains, as `Is: name, name`, or "
            f"`Is: {_NOTHING}`" + (f"; there is no {unknown[0]!r}." if unknown else ".")
        )
    return AnswerFile(path, exercise, path.stem, idea, code, contains=() if unknown else names)


def _alternative(path: Path, exercise: str) -> AnswerFile:
    idea, _, code = _parts(path)
    return AnswerFile(path, exercise, path.stem, idea, code)


def _misconception(path: Path, exercise: str) -> AnswerFile:
    idea, fields, code = _parts(path)
    missing = [name for name in ("Costs", "Says", "Hint") if not fields.get(name)]
    if missing:
        raise CourseError(
            f"{path} lacks {' and '.join(missing)} in its docstring. A misconception has lines `Costs: 2`, the points "
            "that it loses, `Says: ...`, words of its feedback, and `Hint: ...`."
        )
    try:
        costs = float(fields["Costs"])
        if not math.isfinite(costs):
            raise ValueError
    except ValueError:
        raise CourseError(f"{path}: 'Costs: {fields['Costs']}' is not a number of points.") from None
    steps = _steps(path, fields)
    return AnswerFile(path, exercise, path.stem, idea, code, costs, fields["Says"], fields["Hint"], steps)


def _steps(path: Path, fields: dict[str, str]) -> tuple[str, ...]:
    """The further steps of a hint. Raises CourseError."""
    steps = tuple(fields[name] for name in fields if name.startswith("Then"))
    if len(steps) > _STEPS or not all(steps):
        raise CourseError(
            f"{path} has {len(steps)} lines that begin with `Then:`. Behind a hint there may be one or two, and "
            "each must say something."
        )
    if steps and list(fields).index("Hint") > list(fields).index("Then 1"):
        raise CourseError(f"{path} says `Then:` before `Hint:`. Put the first step first.")
    return steps


def _parts(path: Path) -> tuple[str, dict[str, str], str]:
    """First line of the docstring, its fields, and the code behind it. Raises CourseError."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
    except UnicodeDecodeError as error:
        raise CourseError(f"{path} is not text in UTF-8. Save it as UTF-8.") from error
    except NOT_PYTHON as error:
        raise CourseError(f"{path} is no Python: {why_not(error)}. Correct it.") from error
    header = ast.get_docstring(tree)
    if not header or not header.strip():
        raise CourseError(f"{path} has no docstring. Say in its first line what is special about this answer.")
    end = tree.body[0].end_lineno or 0
    idea, fields = _parse(header)
    return idea, fields, "\n".join(text.splitlines()[end:]).strip() + "\n"


def _parse(header: str) -> tuple[str, dict[str, str]]:
    """First line and fields; a field's text goes on until the next field. What stands above them is the field ""."""
    first, *rest = header.strip().splitlines()
    name = ""
    fields = {name: ""}
    for line in rest:
        start = _FIELD.match(line.strip())
        if start:
            name = start[1] if start[1] != "Then" else f"Then {sum(each.startswith('Then') for each in fields) + 1}"
            fields[name] = start[2].strip()
        elif line.strip():
            fields[name] = f"{fields[name]} {line.strip()}".strip()
    return first.strip().rstrip("."), fields
