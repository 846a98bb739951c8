"""Answers that a course keeps as files: misconceptions (wrong, with a hint) and alternatives (right, in another style).

Each file is the text of one answer cell, `<folder>/<exercise>/<name>.py`, behind a docstring that says what it is:

    \"\"\"Takes sig for the variance.

    Costs: 4
    Says: off by
    Hint: sig is the standard deviation, so ... Compare ...
    \"\"\"

The first line completes the sentence "This answer ...". A misconception has three fields: what it costs in points,
words that the student's feedback must contain, and a hint that explains the idea without giving the code. An
alternative has none.
"""

from __future__ import annotations

import ast
import math
import re
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import CourseError

_FIELD = re.compile(r"^(Costs|Says|Hint):\s*(.*)$")


@dataclass(frozen=True)
class AnswerFile:
    """One kept answer. `costs` is 0 for an alternative; `code` is the text of the answer cell without the docstring."""

    path: Path
    exercise: str
    name: str
    idea: str
    code: str
    costs: float = 0.0
    says: str = ""
    hint: str = ""


def load(folder: Path, exercise: str, *, misconceptions: bool) -> list[AnswerFile]:
    """The answer files of one exercise, by name. Raises CourseError, naming the file and what it lacks."""
    return [_read(path, exercise, misconceptions) for path in sorted((folder / exercise).glob("*.py"))]


def _read(path: Path, exercise: str, misconception: bool) -> AnswerFile:
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
    except UnicodeDecodeError as error:
        raise CourseError(f"{path} is no text in UTF-8. Save it as such.") from error
    except SyntaxError as error:
        raise CourseError(f"{path} is no Python: {error.msg} in line {error.lineno}. Correct it.") from error
    header = ast.get_docstring(tree)
    if not header or not header.strip():
        raise CourseError(f"{path} has no docstring. Say in its first line what is special about this answer.")
    end = tree.body[0].end_lineno or 0
    code = "\n".join(text.splitlines()[end:]).strip() + "\n"
    idea, fields = _parse(header)
    if not misconception:
        return AnswerFile(path, exercise, path.stem, idea, code)
    missing = [name for name in ("Costs", "Says", "Hint") if not fields.get(name)]
    if missing:
        raise CourseError(
            f"{path} lacks {' and '.join(missing)} in its docstring. See the top of autograder/answerfiles.py."
        )
    try:
        costs = float(fields["Costs"])
        if not math.isfinite(costs):
            raise ValueError
    except ValueError:
        raise CourseError(f"{path}: 'Costs: {fields['Costs']}' is no number of points.") from None
    return AnswerFile(path, exercise, path.stem, idea, code, costs, fields["Says"], fields["Hint"])


def _parse(header: str) -> tuple[str, dict[str, str]]:
    """First line and fields; a field's text goes on until the next field."""
    first, *rest = header.strip().splitlines()
    fields: dict[str, str] = {}
    name = ""
    for line in rest:
        start = _FIELD.match(line.strip())
        if start:
            name = start[1]
            fields[name] = start[2].strip()
        elif name and line.strip():
            fields[name] = f"{fields[name]} {line.strip()}".strip()
    return first.strip().rstrip("."), fields
