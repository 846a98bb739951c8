"""Which of the course's own cells points depend on. The others, experiments, are run when somebody wants to see them.

Students' cells always run. A cell of the course is left out only if nothing that it does can reach student code: it
binds no name that student code uses, sets no state of a library, writes no file, and of the names that it shares with
student code it mentions only what cannot change: modules, constants, and functions and classes that neither keep
anything nor use anything that can change. Student code that can reach names in other ways, or keeps something itself,
has all cells run. What shows only when the code runs is met twice: after a NameError for a name that an experiment
binds, and after a file that is not there, the notebook is run again with all of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np
from nbformat import NotebookNode

from autograder.course.notebooks import is_answer, is_graded_apart, tags
from autograder.grading.cell_code import Code, code_of

SETUP, ALWAYS, EXPERIMENT = "setup", "always", "experiment"  # tags of cells

_MAX_NOTEBOOK = 500_000


_CONSTANTS = (int, float, complex, str, bytes, bool, type(None), range, np.generic, np.dtype, re.Pattern)


@dataclass(frozen=True)
class Experiments:
    """The cells of one submission that no points depend on, and the names that they would bind."""

    cells: frozenset[str] = frozenset()  # by id
    names: frozenset[str] = frozenset()

    def missed(self, kind: str, message: str) -> bool:
        """Whether an exception of this class may come from a cell that was left out."""
        if kind == "FileNotFoundError":
            return bool(self.cells)
        named = kind in ("NameError", "UndefinedVariableError")  # the second one is pandas'
        return named and not self.names.isdisjoint(re.findall(r"'(\w+)'", message))


NOTHING = Experiments()


def experiments(
    nb: NotebookNode, skeleton: NotebookNode, namespace: Mapping[str, Any], used: Collection[str] = ()
) -> Experiments:
    """The experiments among the cells of a rebuilt notebook.

    `skeleton` is the release, by which the course's cells are known; `namespace` the reference's, with the values that
    set-up makes; `used` are names that the hidden tests use.
    """
    released = {cell.id: cell.source for cell in skeleton.cells if cell.cell_type == "code"}
    code = [cell for cell in nb.cells if cell.cell_type == "code" and not is_graded_apart(cell)]
    if sum(len(cell.source) for cell in code) > _MAX_NOTEBOOK:
        return NOTHING
    found = _Notebook(namespace)
    for cell in code:
        if is_answer(cell) or released.get(cell.id) != cell.source:
            found.students.append(code_of(cell.source))
        elif {SETUP, ALWAYS} & set(tags(cell)):
            found.needed.append(code_of(cell.source))
        else:
            found.course[cell.id] = code_of(cell.source), EXPERIMENT in tags(cell)
    left_out = found.left_out(used)
    return Experiments(frozenset(left_out), frozenset().union(*(code.binds for code in left_out.values())))


@dataclass
class _Notebook:
    namespace: Mapping[str, Any]
    students: list[Code] = field(default_factory=list)
    needed: list[Code] = field(default_factory=list)
    course: dict[str, tuple[Code, bool]] = field(default_factory=dict)  # by id; whether an author calls it experiment
    _uses: dict[str, frozenset[str]] = field(default_factory=dict)  # names, by the function or class that uses them
    _keeping: frozenset[str] = frozenset()  # functions and classes that keep something
    _others: frozenset[str] = frozenset()  # names that students or experiments bind to neither those nor constants

    def left_out(self, used: Collection[str]) -> dict[str, Code]:
        """The cells that nothing depends on."""
        if any(code.opaque or code.keeping for code in self.students) or any(code.opaque for code in self.needed):
            return {}
        left = dict(self.course)
        code_of_all = [*self.students, *self.needed, *(code for code, _ in left.values())]
        for code in code_of_all:
            for name, uses in code.definitions.items():
                self._uses[name] = self._uses.get(name, frozenset()) | uses
        self._keeping = frozenset().union(*(code.keeping for code in code_of_all))
        self._others = frozenset().union(
            *(code.binds - code.constants - code.definitions.keys() for code in code_of_all if code not in self.needed)
        )
        wanted = [*(code.reads for code in self.students), *(code.at_once for code in self.needed)]
        shared = self._reached(set(used).union(*wanted))
        shared = shared.union(*(code.binds for code in self.students))  # names by which the two could meet
        again = True
        while again:
            again = False
            for identifier, (code, declared) in list(left.items()):
                if not declared and self._is_needed(code, shared):
                    del left[identifier]
                    shared |= self._reached(code.reads) | code.binds
                    again = True
        return {identifier: code for identifier, (code, _) in left.items()}

    def _is_needed(self, code: Code, shared: set[str]) -> bool:
        if code.opaque or code.lasting or (code.binds | code.stores) & shared:
            return True
        mentioned = self._reached(code.reads)
        return bool(mentioned & self._keeping) or not all(map(self._is_inert, mentioned & shared))

    def _reached(self, names: Collection[str]) -> set[str]:
        """The names, and those that functions and classes of these names use."""
        found, todo = set(names), list(names)
        for name in todo:
            new = self._uses.get(name, frozenset()) - found
            found |= new
            todo += new
        return found

    def _is_inert(self, name: str) -> bool:
        """Whether the value of a name cannot change, whatever is done with it; what a function uses aside."""
        if name in self._others:
            return False
        return name in self._uses or name not in self.namespace or _cannot_change(self.namespace[name])


def _cannot_change(value: Any) -> bool:
    if isinstance(value, tuple | frozenset):
        return all(map(_cannot_change, value))
    if isinstance(value, _CONSTANTS) or type(value).__name__ == "dtype":
        return True
    return isinstance(value, ModuleType) or (callable(value) and hasattr(value, "__name__"))
