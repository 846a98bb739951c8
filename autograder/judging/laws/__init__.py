"""Laws that hold for every hidden test, so that no author has to remember them.

Some are kept by the engine in every call of every hidden test; all that depend on inputs are asked for by `autograder
check` where no hidden test has such an input. A hidden test goes without one by name, with a reason:

    @hidden("sort_in_place", points=2, without={"arguments": "sorting in place is what is asked for"})

`notes`     what the calls of a hidden test were, and what came back
`forms`     kind, shape and finiteness of a value
`edges`     the inputs of a call cut down to one row, one column, or as many rows as columns
`enforce`   what a broken law costs, when all hidden tests of an exercise have run
"""

from __future__ import annotations

from collections.abc import Mapping

from autograder.errors import CourseError

#: The laws by name: what each asks of an answer, or of the inputs of the hidden tests of an exercise.
LAWS = {
    "arguments": "arguments come back as they were; a model is in the mode that it was in",
    "finite": "results are finite where the reference's are",
    "shape": "results have the kind and the shape of the reference's",
    "calls": "a call gives the same however often it is made, whatever was called before",
    "edges": "tables of one row, of one column, and of as many rows as columns",
    "batches": "a last batch of one example, and none of the last class",
    "repeats": "entries of a sequence of tuples that agree in one of their values",
    "iterables": "an iterable without a length where others are lists",
    "seeds": "the same seed twice, and another one",
    "grid": "shares between the tenths, such as 0.25",
}


def checked(test: str, without: Mapping[str, str] | None) -> dict[str, str]:
    """The laws that a hidden test goes without, and why. Raises CourseError for an unknown law or no reason."""
    for name, reason in (without or {}).items():
        if name not in LAWS:
            raise CourseError(
                f"The hidden test {test} goes without {name!r}, which is not a law. The laws are {', '.join(LAWS)}."
            )
        if not isinstance(reason, str) or not reason.strip():
            raise CourseError(
                f"The hidden test {test} goes without the law {name!r} and does not say why. Write the reason."
            )
    return dict(without or {})
