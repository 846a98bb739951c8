"""Kind, shape and finiteness of a value, without its numbers. Values count, not containers: see values.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.course.released.comparing import SHAPE, Difference, other_kind
from autograder.course.released.describing import as_array
from autograder.guest.sentences import say
from autograder.judging.comparisons import describe


@dataclass(frozen=True)
class Form:
    """`kind` is numbers, text, nothing, items or names, or the type of anything else.

    `shape` and `finite` are of numbers; `parts` of items and names, with their names, if any.
    """

    kind: str
    shape: tuple[int, ...] = ()
    finite: bool = True
    parts: tuple[Form, ...] = ()
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind == "numbers":
            return (
                say("comparing.an-array-of-shape", shape=self.shape)
                if self.shape
                else say("hidden_tests.a-single-number")
            )
        if self.kind in ("items", "names"):
            return (
                say("comparing.values", count=len(self.parts))
                if self.kind == "items"
                else say("forms.the-names", names=", ".join(self.names))
            )
        return {"text": say("forms.a-text"), "nothing": "None"}.get(
            self.kind, say("comparing.a-value-of-type", kind=self.kind)
        )

    @property
    def all_finite(self) -> bool:
        """Whether there are numbers, and every one of them is finite."""
        if self.kind == "numbers":
            return self.finite and 0 not in self.shape
        return bool(self.parts) and all(part.all_finite for part in self.parts)

    @property
    def axes(self) -> tuple[Any, ...]:
        """The number of axes of each part."""
        return (len(self.shape),) if self.kind == "numbers" else tuple(part.axes for part in self.parts)

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """The shapes of all numbers."""
        return [self.shape] if self.kind == "numbers" else [shape for part in self.parts for shape in part.shapes]


def form_of(value: Any) -> Form:
    """The form of a plain value."""
    form = _whole(value)
    if form.kind == "items":
        return replace(form, parts=tuple(map(form_of, value)))
    if form.kind == "names":
        return replace(form, parts=tuple(form_of(value[name]) for name in sorted(value, key=str)))
    return form


def _whole(value: Any) -> Form:
    """The form without its parts, of which there may be many."""
    array = as_array(value)
    if array is not None:
        return Form("numbers", array.shape, bool(np.isfinite(array).all()))
    if isinstance(value, list | tuple):
        return Form("items")
    if isinstance(value, dict):
        return Form("names", names=tuple(map(str, sorted(value, key=str))))
    if isinstance(value, set | frozenset):
        return Form("set")
    return Form("nothing" if value is None else "text" if isinstance(value, str) else type(value).__name__)


def unlike(value: Any, form: Form) -> tuple[str, Difference] | None:
    """The law that a value breaks that should have such a form, and how; None if it breaks none."""
    if form.kind == "numbers":
        return _unlike_numbers(value, form)
    if form.kind == "items":
        parts = value if isinstance(value, list | tuple) else as_array(value)
        if parts is not None and (isinstance(parts, list | tuple) or parts.ndim) and len(parts) == len(form.parts):
            return _first_unlike(
                parts, form, [say("forms.value-of", place=place + 1, count=len(parts)) for place in range(len(parts))]
            )
    elif form.kind == "names":
        if isinstance(value, dict) and _whole(value).names == form.names:
            items = [value[name] for name in sorted(value, key=str)]
            return _first_unlike(items, form, [say("comparing.for", name=name) for name in form.names])
    elif _whole(value).kind == form.kind:
        return None
    return "shape", _other_form(value, form)


def _unlike_numbers(value: Any, form: Form) -> tuple[str, Difference] | None:
    array = as_array(value)
    if array is not None and array.size == 0 and 0 in form.shape:  # an empty list has one axis only
        return None
    if array is None or array.shape != form.shape:
        return "shape", _other_form(value, form) if array is None else Difference(
            _told(value), str(form), SHAPE, "shape"
        )
    if form.finite and not np.isfinite(array).all():
        look_at = say("forms.where-nan-or-infinity-comes-from-an")
        return "finite", Difference(describe(value), say("forms.finite-numbers"), look_at, "infinite")
    return None


def _first_unlike(values: Any, form: Form, places: list[str]) -> tuple[str, Difference] | None:
    for value, part, place in zip(values, form.parts, places, strict=True):
        found = unlike(value, part)
        if found:
            law, how = found
            return law, how.at(place)
    return None


def _told(value: Any) -> str:
    form = _whole(value)
    return str(form) if form.kind == "numbers" else describe(value)


def _other_form(value: Any, form: Form) -> Difference:
    return replace(other_kind(value, str(form), say("hidden_tests.what-you-return"), "kind"), got=_told(value))
