"""What a kernel says of an object of a course's class makes no other than the class has, and runs none of its code."""

from __future__ import annotations

import enum
from collections import namedtuple
from typing import Any

import pytest

from autograder.guest import course_objects
from autograder.guest.crossing import Packer, unpacked
from autograder.guest.wire import WireError
from autograder.judging.test_process import Student


class Color(enum.Enum):
    RED = 1


class Access(enum.Flag):
    READ = 1


Point = namedtuple("Point", "x y")


class Names(list[str]):
    def append(self, name: str) -> None:
        raise AssertionError("of the class's own")


class Low(Exception):
    def why(self) -> str:
        return "low"


class Money(int):
    pass


KINDS = {kind.__name__: kind for kind in (Color, Access, Point, Names, Low, Money)}


def _unpacked(tree: Any, bodies: list[Any]) -> Any:
    return unpacked(tree, bodies, lambda foreign: KINDS[foreign[1]], [])


@pytest.mark.parametrize(
    "value", [Color.RED, Access.READ, Point(1, [2]), Names(["a"]), Money(3), {Point(1, 2): Names()}, [Low]]
)
def test_an_object_comes_back_as_it_was(value: Any) -> None:
    packer = Packer(lambda kind: ["n", kind.__name__], shared={kind: name for name, kind in KINDS.items()})
    found = _unpacked(packer.pack(value), packer.bodies)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("tree", "bodies"),
    [
        (["n", "Color", "BLUE"], []),
        (["n", "Color", ["t"]], []),
        (["n", "Access", "READ"], []),
        (["n", "Point", ["t", 1, 2, 3]], []),
        (["n", "Names", ["t"]], []),
        (["r", 0], [["o", "Color", "RED"]]),
        (["r", 0], [["o", "Point", ["t", 1, 2]]]),
        (["r", 0], [["o", "Money", "3"]]),
        (["r", 0], [["o", "Money", True]]),
        (["r", 0], [["o", "Low", ["t"], "why", 3]]),
        (["r", 0], [["o", "Low", ["t"], course_objects.NOTED, 3]]),
        (["r", 0], [["o", "Low", 3]]),
        (["r", 0], [["o", "Low", ["t"], "name"]]),
        (["r", 0], [["o", "Names", None]]),
    ],
)
def test_data_of_another_form_is_refused(tree: Any, bodies: list[Any]) -> None:
    with pytest.raises(WireError):
        _unpacked(tree, bodies)


def test_calls_within_one_another_end() -> None:
    student: Any = Student(None)  # type: ignore[arg-type]

    def again() -> Any:
        return student.deeper(again)

    with pytest.raises(WireError, match="within one another"):
        again()
    assert student.deeper(dict) == {}
