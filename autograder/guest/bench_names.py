"""The names of a notebook as its test cells see them: the course's own, and answers', which are in the kernel."""

from __future__ import annotations

import builtins
import collections
import contextlib
import types
from collections.abc import Collection
from typing import Any

from autograder.guest.stand_in_line import Line
from autograder.guest.stand_in_names import place_of
from autograder.guest.stand_in_objects import StandInType, Unsupported


class Names(dict[str, Any]):
    """The names of the notebook as its own cells see them; those that answers define are looked up in the kernel.

    What a cell of the course has bound is not the student's, until an answer cell behind it binds the name.
    """

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self._gone: set[str] = set()  # deleted by a test cell
        self.answers: set[str] = set()
        self._kinds: dict[str, type] = {}  # of the course's objects that an answer only changes
        self.course: set[str] = set()  # names that the course's cells bind, some of which may have failed
        self.testing = False  # a test cell is at work
        self.read: set[str] = set()  # what that binds and right answers read, since nbgrader has one process
        self._lent: dict[str, Any] = {}  # what the imports of answers have bound

    def __missing__(self, name: str) -> Any:
        if name in self._lent and name not in self._gone:
            return self._imported(name)
        if name in self._gone or name.startswith("__"):
            raise KeyError(name)
        if name not in self.answers and (hasattr(builtins, name) or name in self.course or name in _JUPYTER):
            raise KeyError(name)
        found = self._line.looked_up.get(name)
        if found is not None:
            return found
        value = self._line.operate("name", name)
        kind = self._kinds.get(name)
        if kind is not None and not isinstance(value, kind):
            raise AssertionError(f"{name} is no {kind.__name__} any more, as the course's cell made it")
        if isinstance(value, StandInType) or isinstance(type(value), StandInType):
            self._line.looked_up[name] = value
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        if self.testing and (name in self.answers or (name in self.read and _stays(value))):
            with contextlib.suppress(Unsupported):  # then it is the test's alone
                self._line.looked_up.pop(name, None)
                self._line.operate("set name", name, value)
            self._gone.discard(name)
        super().__setitem__(name, value)

    def __delitem__(self, name: str) -> None:
        if name in self:
            super().__delitem__(name)
            if not (self.testing and name in self.answers):
                return
        elif not self.testing:
            raise KeyError(name)
        self._line.looked_up.pop(name, None)
        self._line.operate("delete name", name)
        self._gone.add(name)

    def answered(self, names: Collection[str]) -> None:
        """An answer cell stands here that binds these names: from here on they are the student's."""
        for name in names:
            if name in self and not isinstance(self[name], types.ModuleType):
                super().__delitem__(name)
            self._gone.discard(name)
            self._kinds.pop(name, None)
        self.answers |= set(names)

    def imported(self, names: Collection[str]) -> None:
        """The imports of an answer have run here. Tests find those that the student's code has, too."""
        for name in names:
            if name in self:
                self._lent[name] = self[name]
                super().__delitem__(name)

    def _imported(self, name: str) -> Any:
        """What an answer is to import, as it is here; the student's own object, if that is another one. Raises what
        the kernel does if the student has not imported it.
        """
        own = self._lent[name]
        if not self.testing:
            return own
        try:
            given = self._line.operate("name", name)
            if not isinstance(own, types.ModuleType) and _place(own) != _place(given):
                return given
        except Unsupported:  # a module, which does not cross
            pass
        super().__setitem__(name, own)
        return own

    def altered(self, names: Collection[str], classes: Collection[type]) -> None:
        """The answer cell changes these objects and does not bind the names: they are then looked up in the kernel, if
        they are data, of a class of the notebook's, or a model; another class could be the course's checker. A package
        stays as it is: `np.random.seed(1)` makes it no student's.
        """
        for name in names:
            if name not in self:
                self.answers.add(name)
                continue
            kind = type(self[name])
            if kind is types.ModuleType:
                continue
            if kind in classes or kind.__module__.partition(".")[0] in _DATA:
                super().__delitem__(name)
                self._gone.discard(name)
                self._kinds[name] = kind
                self.answers.add(name)


_DATA = frozenset(
    ["builtins", "collections", "numpy", "pandas", "scipy", "sklearn", "torch", "networkx", "statsmodels", "sqlite3"]
)  # packages whose objects an answer may change
_CONTAINERS = (list, tuple, set, frozenset, collections.deque)
_JUPYTER = ("display", "get_ipython", "In", "Out", "exit", "quit")


def _stays(value: Any) -> bool:
    """Whether a value needs nobody here once it is in the kernel, whose cells may use it when no test is at work. A
    function of the notebook's own does: it would be called here.
    """
    if isinstance(value, types.ModuleType) or place_of(value) is not None:
        return True
    if isinstance(value, dict):
        return all(map(_stays, [*value, *value.values()]))
    if isinstance(value, _CONTAINERS):
        return all(map(_stays, value))
    return not callable(value) and type(value).__module__.partition(".")[0] in _DATA


def _place(value: Any) -> tuple[str, str, str]:
    """Where a function or class of a package's is from, or what value it is."""
    names = [getattr(value, part, None) for part in ("__module__", "__name__")]
    return (str(names[0]), str(names[1]), "" if names[1] is not None else repr(value))
