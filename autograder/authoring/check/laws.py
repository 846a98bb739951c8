"""Rules for the inputs of hidden tests: which laws apply to an exercise, and which of them no hidden test covers.

What applies is seen from the arguments of the calls, and from inputs of probes that are called like a parameter of the
exercise or are batches. Calls by which the engine itself keeps a law count too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.authoring.check.complaints import Complaints
from autograder.guest import wire
from autograder.judging.hidden_tests import HiddenTest
from autograder.judging.laws.notes import Note
from autograder.judging.laws.requests import is_seed, named, order_of, parameters_of, with_seeds

_FAR_FROM_TENTHS = 0.025  # 0.05 and 0.25 are twice as far; 0.01 is taken for 0 where shares are cut to tenths
_WITHOUT_LENGTH = re.compile(r"__iter__|\biter\(|\byield\b|\(\s*\w+ for ")

Values = dict[str, list[Any]]  # of each argument, in all calls
Missing = Iterator[tuple[str, str]]  # the argument, and what no hidden test does with it


def uncovered(
    where: str, exercise: str, tests: Sequence[HiddenTest], notes: Sequence[Note], function: Any
) -> Complaints:
    """A complaint for each argument and law that no hidden test of the exercise covers; `notes` are of its calls."""
    used = [(note, order_of(note.request)) for note in notes if note.gave_value]
    values = _values(exercise, function, [order for _, order in used])
    for law, look in _LAWS.items():
        if any(law in test.without for test in tests):
            continue
        for argument, missing in look(exercise, function, values, used):
            yield f'{where}: no hidden test of {exercise!r} {missing} (law "{law}", argument {argument}). Add one that does, or say at one of its tests why not: without={{"{law}": "the reason"}}.'


def _values(exercise: str, function: Any, orders: Sequence[dict[str, Any]]) -> Values:
    known = set(parameters_of(function))
    found: Values = {}
    for order in orders:
        if "source" in order:
            given = {name: value for name, value in order["inputs"].items() if name in known or _is_batches(value)}
        else:
            given = named(function, order) if order["name"] == exercise else {}
        for name, value in given.items():
            found.setdefault(name, []).extend(_parts(value))
    return found


def _parts(value: Any) -> list[Any]:
    """An argument; of a tuple or list of arrays, which is one argument with several values, each of them as well."""
    several = isinstance(value, list | tuple) and bool(value) and all(map(_is_array, value))
    return [value, *value] if several else [value]


Used = Sequence[tuple[Note, dict[str, Any]]]


def _edges(_: str, __: Any, values: Values, ___: Used) -> Missing:
    for name, given in values.items():
        shapes = [np.shape(value) for value in given if _is_array(value)]
        if not any(len(shape) == 2 for shape in shapes):
            continue
        tables = [shape[-2:] for shape in shapes if len(shape) > 1]
        lacks = [
            what
            for what, holds in (
                ("one row", any(rows == 1 for rows, _ in tables)),
                ("one column", any(columns == 1 for _, columns in tables)),
                ("as many rows as columns", any(rows == columns > 1 for rows, columns in tables)),
            )
            if not holds
        ]
        if lacks:
            yield name, f"has a table of {', or of '.join(lacks)}"


def _batches(_: str, __: Any, values: Values, used: Used) -> Missing:
    for name, given in values.items():
        batches = [value for value in given if _is_batches(value)]
        if not batches:
            continue
        if all(len(last[-1][1]) > 1 for last in batches):
            yield name, "has a last batch of one example"
        labels = [np.concatenate([np.asarray(part) for _, part in each]) for each in batches]
        counts = [_classes(name, each, used) for each in batches]
        highest = max(int(each.max()) + 1 for each in labels)
        if all(int(each.max()) + 1 >= (count or highest) for each, count in zip(labels, counts, strict=True)):
            yield name, "has batches without an example of the last class"


def _classes(name: str, batches: Any, used: Used) -> int:
    """How many classes there are, if an input beside these batches says so; else 0."""
    for _, order in used:
        inputs = order.get("inputs", {})
        if name in inputs and wire.encode(inputs[name]) == wire.encode(batches):
            return int(inputs.get("n_classes", 0))
    return 0


def _repeats(_: str, __: Any, values: Values, ___: Used) -> Missing:
    for name, given in values.items():
        rows = [value for value in given if _is_rows(value)]
        width = min((len(value[0]) for value in rows), default=0)
        lacks = [
            f"value {place + 1}"
            for place in range(width)
            if not any(len({row[place] for row in value}) < len(value) for value in rows)
        ]
        if lacks:
            yield name, f"has two entries with the same {', or with the same '.join(lacks)}"


def _iterables(exercise: str, _: Any, values: Values, used: Used) -> Missing:
    for name, given in values.items():
        if any(_is_batches(value) or _is_rows(value) for value in given):
            sources = [order["source"] for _, order in used if "source" in order]
            if not any(_WITHOUT_LENGTH.search(source) and exercise in source for source in sources):
                yield name, "has an iterable without a length"


def _seeds(exercise: str, function: Any, values: Values, used: Used) -> Missing:
    for name in sorted(name for name, given in values.items() if any(is_seed(name, value) for value in given)):
        if any(note.tolerances is not None and order.get("name") == exercise for note, order in used):
            continue  # it draws what the reference draws, whatever the seed
        calls = [order for _, order in used if order.get("name") == exercise]
        alike: dict[bytes, list[bytes]] = {}
        for order in calls:
            rest = wire.encode(with_seeds(function, order, lambda seed: None))
            alike.setdefault(rest, []).append(wire.encode(order))
        twice = any(len(set(seeds)) < len(seeds) for seeds in alike.values())
        other = any(len(set(seeds)) > 1 for seeds in alike.values())
        if not _tries_seeds(exercise, name, used):
            lacks = ([] if twice else ["the same seed twice"]) + ([] if other else ["two seeds"])
            if lacks:
                yield name, f"calls it with {', or with '.join(lacks)}, all else equal"


def _tries_seeds(exercise: str, name: str, used: Used) -> bool:
    """Whether a probe calls it with a seed and with another: it holds the seed, and the seed changed by something."""
    return any(
        exercise in order["source"] and re.search(r"seed\s*\+|other_seed|\bseeds\b", order["source"])
        for _, order in used
        if "source" in order
    )


def _grid(_: str, __: Any, values: Values, ___: Used) -> Missing:
    for name, given in values.items():
        shares = [value for value in given if type(value) is float and 0 < value < 1]
        always = shares and all(type(value) is float and 0 <= value <= 1 for value in given)
        if always and all(abs(value - round(value, 1)) < _FAR_FROM_TENTHS for value in shares):
            yield name, "has a share between the tenths, such as 0.25"


def _modes(exercise: str, _: Any, __: Values, used: Used) -> Missing:
    sources = [order["source"] for _, order in used if "source" in order]
    gets_model = [source for source in sources if re.search(rf"\b{exercise}\(\s*model\b", source)]
    if gets_model and not any(".training" in source for source in sources):
        yield "model", "looks at model.training after the call"


_LAWS: dict[str, Callable[[str, Any, Values, Used], Missing]] = {
    "arguments": _modes,
    "edges": _edges,
    "batches": _batches,
    "repeats": _repeats,
    "iterables": _iterables,
    "seeds": _seeds,
    "grid": _grid,
}


def _is_array(value: Any) -> bool:
    return isinstance(value, np.ndarray) or type(value).__module__.startswith("torch")


def _is_batches(value: Any) -> bool:
    """Whether it is a list of pairs of an array and as many labels."""
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and all(isinstance(pair, list | tuple) and len(pair) == 2 and all(map(_is_array, pair)) for pair in value)
        and all(np.ndim(labels) == 1 and len(labels) == len(inputs) for inputs, labels in value)
        and all(np.asarray(labels).dtype.kind in "iu" for _, labels in value)
    )


def _is_rows(value: Any) -> bool:
    """Whether it is a sequence of tuples of numbers or texts, all of one length."""
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and all(isinstance(row, tuple) and len(row) == len(value[0]) > 1 for row in value)
        and all(isinstance(item, str | int | float | np.generic) for row in value for item in row)
    )
