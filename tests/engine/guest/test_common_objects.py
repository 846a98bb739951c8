"""Which objects test cells and kernel keep in common, and what a message may do to them."""

from __future__ import annotations

import weakref
from typing import Any

import numpy as np
import pytest

from autograder.guest import wire
from autograder.guest.common_objects import CommonObjects
from autograder.guest.crossing import put_back
from autograder.guest.wire import WireError

_MANY = 12_000  # objects, more than can be looked through


def _foreign(value: Any) -> Any:
    raise WireError(f"{value!r}")


class _Ends:
    """The two ends."""

    def __init__(self) -> None:
        self.test, self.kernel = CommonObjects(whole_views=False), CommonObjects()

    def give(self, *values: Any) -> list[Any]:
        """What the kernel has of these values of the test."""
        self.kernel.drop(self.test.unneeded())
        sent = wire.decode(wire.encode([*self.test.send(values, _foreign)]))
        return self.kernel.receive(*sent, _foreign)

    def get(self, *values: Any) -> list[Any]:
        """What the test has of these values of the kernel."""
        sent = wire.decode(wire.encode([*self.kernel.send(values, _foreign)]))
        found = self.test.receive(*sent, _foreign)
        del values
        self.test.unused = self.kernel.out_of_reach()
        return found


def test_what_the_test_has_given_is_kept_beside_more_than_can_be_looked_through() -> None:
    ends = _Ends()
    inner = [1]
    mine = {"a": (inner, 2)}
    (kept,) = ends.give(mine)
    many = ends.get([[number] for number in range(_MANY)])
    ends.give(1)  # one may be left out here
    kept["a"][0].append(5)
    kept["b"] = 3
    ends.get(None)
    assert (mine, inner, ends.test.forgotten) == ({"a": ([1, 5], 2), "b": 3}, [1, 5], False)
    assert len(many[0]) == _MANY
    assert ends.give(many)[0] == many[0] or ends.give(many[0])[0] == many[0]


def test_what_is_too_much_of_what_the_test_has_given_is_told() -> None:
    ends = _Ends()
    mine = [[number] for number in range(_MANY)]
    (kept,) = ends.give(mine)
    kept[0].append(1)
    ends.get(None)
    assert (mine[0], ends.test.forgotten) == ([0, 1], False)  # as long as it is in hand
    ends.give(1)
    assert ends.test.forgotten


def test_large_arrays_are_kept() -> None:
    ends = _Ends()
    mine = np.zeros(3_000_000)
    (kept,) = ends.give(mine)
    ends.give(1)
    kept[7] = 1
    ends.get(None)
    assert (mine[7], ends.test.forgotten) == (1, False)


def test_what_the_other_end_keeps_is_the_same_and_what_it_does_not_is_no_work() -> None:
    ends = _Ends()
    mine = [(np.zeros(3), [[number]]) for number in range(500)]
    kept: list[Any] = []
    for number, (array, outer) in enumerate(mine):
        theirs = ends.give(array, outer)
        if number % 10 == 0:
            kept += [theirs[0][:1], theirs[1]] if number % 20 else [weakref.ref(theirs[0]), theirs[0].base, theirs[1]]
        del theirs
        ends.get(None)
    ends.give(1)
    assert len(ends.test.objects) == len(ends.kernel.objects) < 400  # of 1,500
    for each in kept:
        if isinstance(each, list):
            each[0].append(5)
        elif isinstance(each, np.ndarray):
            each[0] = 5
        elif each is not None:
            each()[1] = 5
    ends.get(None)
    changed = [int(array.sum()) for array, _ in mine], [len(outer[0]) for _, outer in mine]
    wanted = [5 * (number % 10 == 0) for number in range(500)], [1 + (number % 10 == 0) for number in range(500)]
    assert (changed, ends.test.forgotten) == (wanted, False)


def test_no_change_moves_the_memory_that_a_view_has() -> None:
    array = np.arange(6)
    view = array[:2]
    with pytest.raises(WireError):
        put_back([[0, ["w", np.zeros(200_000)]]], _foreign, [array])
    put_back([[0, ["w", np.ones((2, 3))]]], _foreign, [array])
    assert (array.shape, view.tolist()) == ((2, 3), [1, 1])


def _unknown(tree: Any) -> Any:
    return next(iter(()))  # raises StopIteration, which would end a loop of the test's


@pytest.mark.parametrize(
    "body",
    [
        ["L", np.ma.masked_all(2)],
        ["L", [np.ma.masked_all(2)]],
        ["L", [np.ma.masked]],
        ["o", "nope", None],
        ["d", "dict", None, ["n", "nope"], 1],
        ["l", ["timedelta", 10**18, 0, 0]],
    ],
)
def test_what_no_packer_makes_is_refused_whatever_it_raises(body: list[Any]) -> None:
    with pytest.raises(WireError):
        CommonObjects().receive([["r", 0]], [body], [], _unknown)
    common = CommonObjects()
    common.objects, common._seen = [[1]], [(1,)]
    with pytest.raises(WireError):
        common.receive([], [], [[0, body]], _unknown)
