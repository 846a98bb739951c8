"""The kinds of exercises that `autograder new` can begin: texts that work as they are, for an author to edit.

What stands in braces is filled in: `name`, `number`, `points` (of the exercise), `said` (the same in words), `main` and
`rest` (the points of its two hidden tests).
"""

from __future__ import annotations

from autograder.authoring.kinds.kind import Kind
from autograder.authoring.kinds.of_names import CHOICE, VARIABLE
from autograder.authoring.kinds.of_objects import CLASS, FIGURE, TABLE
from autograder.authoring.kinds.of_values import FUNCTION, TEXT, WRITTEN

KINDS: dict[str, Kind] = {
    "function": FUNCTION,
    "class": CLASS,
    "table": TABLE,
    "text": TEXT,
    "figure": FIGURE,
    "variable": VARIABLE,
    "choice": CHOICE,
    "written": WRITTEN,
}
