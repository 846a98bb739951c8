"""What is shared between an answer's values is shared for its test cell too: each earns what plain Python gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader_course import course_of, grade, points

from autograder.authoring.check.adopted import complaints
from autograder.judging.answer_key import current_answer_key

KEEPS = "class Keeps:\n    def __init__(self, xs): self.xs = {}\n    def put(self, x): self.xs.append(x)\n"
VIEW = "class Inventory:\n    def __init__(self): self.d = {{}}\n    def names(self): return {}\n"

#: What is asked, a test cell, a right answer, and a wrong one.
SHARING = [
    ("a default argument", "a = f(); b = f(); a.append(1)\nassert b == []",
     "def f(cache=None): return []", "def f(cache=[]): return cache"),
    ("one array for all calls", "a = f(); b = f(); a[0] = 1\nassert b[0] == 0",
     "def f(): return np.zeros(2)", "KEPT = np.zeros(2)\ndef f(): return KEPT"),
    ("one list, yielded again", "assert list(g()) == [[1], [1, 2]]",
     "def g():\n    yield [1]\n    yield [1, 2]",
     "def g():\n    x = []\n    for i in (1, 2):\n        x.append(i)\n        yield x"),
    ("an argument that is kept", "xs = [1]; k = Keeps(xs); k.put(2)\nassert xs == [1]",
     KEEPS.format("list(xs)"), KEEPS.format("xs")),
    ("an argument that is to be kept", "xs = [1]; k = Keeps(xs); k.put(2)\nassert xs == [1, 2]",
     KEEPS.format("xs"), KEEPS.format("list(xs)")),
    ("what is within an argument", "xs = [[1]]; k = Keeps(xs); k.xs[0].append(2); k.put(3)\nassert xs == [[1]]",
     KEEPS.format("[list(x) for x in xs]"), KEEPS.format("list(xs)")),
    ("an attribute", "k = Keeps([]); before = k.xs; k.put(1)\nassert before == [1]",
     KEEPS.format("xs"), KEEPS.format("xs") + "    def put(self, x): self.xs = [*self.xs, x]\n"),
    ("an attribute of the class", "a = Keeps(0); b = Keeps(0); there = b.xs; a.put(1)\nassert there == []",
     KEEPS.format("[]"), KEEPS.format("self.xs") + "    xs = []\n"),
    ("a view", "i = Inventory(); n = i.names(); i.d['x'] = 1\nassert list(n) == ['x'] and n == {'x'}",
     VIEW.format("self.d.keys()"), VIEW.format("set(self.d)")),
    ("a snapshot", "i = Inventory(); n = i.names(); i.d['x'] = 1\nassert list(n) == []",
     VIEW.format("list(self.d)"), VIEW.format("self.d.keys()")),
    ("another shape", "k = f(); x = k.get(); k.step()\nassert x.shape == (2, 2) and x.sum() == 4",
     "class f:\n    def __init__(self): self.a = np.zeros(4)\n    def get(self): return self.a\n"
     "    def step(self):\n        self.a += 1\n        self.a.shape = (2, 2)",
     "class f:\n    def __init__(self): self.a = np.zeros(4)\n    def get(self): return self.a.copy()\n"
     "    def step(self): self.a = self.a.reshape(2, 2) + 1"),
    ("what a function of the test does",
     "def add(v): v.append(2)\nxs = [1]\nassert f(add, xs) == [1, 2] and xs == [1, 2]",
     "def f(do, xs):\n    do(xs)\n    return xs", "def f(do, xs):\n    do(list(xs))\n    return xs"),
    ("a function of the test that asks", "def ask(c): return c.xs + [1]\nassert f(ask, Keeps([4])) == [4, 1]",
     KEEPS.format("xs") + "def f(ask, c): return ask(c)", KEEPS.format("[]") + "def f(ask, c): return ask(c)"),
    ("what is too much to look through", "k = f(); r = k.rows; k.step()\nassert k.rows[5] == [1]\nk.step()\n"
     "assert k.rows[5] == [2] and len(r) == 12_000",
     "class f:\n    def __init__(self): self.rows = [[0] for _ in range(12_000)]\n    def step(self):\n"
     "        for row in self.rows: row[0] += 1",
     "class f:\n    def __init__(self): self.rows = [[0] for _ in range(12_000)]\n    def step(self):\n"
     "        for row in self.rows: row[0] = 1"),
    ("what many calls keep", "given = [[0] for _ in range(700)]; k = Keeps([])\nfor x in given: k.put(x)\n"
     "k.step()\nassert all(x == [1] for x in given)",
     KEEPS.format("xs") + "    def step(self):\n        for x in self.xs: x[0] += 1",
     KEEPS.format("xs") + "    def step(self):\n        for x in self.xs[:600]: x[0] += 1"),
    ("a function that is bound anew", "assert [f(0), f(1), f(2)] == [0, 2, 2]",
     "def f(x):\n    global f\n    f = lambda x: 2\n    return x", "def f(x):\n    h = lambda x: 2\n    return x"),
    ("a function that is bound anew before a call", "def ask(): return f(1)\nassert f(0) == 0 and f(ask) == 2",
     "def f(x):\n    global f\n    if callable(x):\n        f = lambda x: 2\n        return x()\n    return x",
     "def f(x):\n    return x() if callable(x) else x"),
    ("what cannot cross, in another list", "k = Keeps([]); xs = k.xs; xs.append(compile('1', '', 'eval'))\n"
     "assert Keeps([2]).xs == [2]",
     KEEPS.format("xs"), KEEPS.format("[]")),
]  # fmt: skip


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_sharing_is_seen_outside_of_the_kernel(tmp_path: Path, right: bool) -> None:
    answers = {f"answer{number}": each[2 if right else 3] for number, each in enumerate(SHARING, 1)}
    cells = [("code", "import numpy as np")]
    for _, test, good, _ in SHARING:
        cells += [("answer", f"### BEGIN SOLUTION\n{good}\n### END SOLUTION"), ("test", test)]
    result = grade(course_of(tmp_path, cells), "nb", answers)
    told = dict(zip([each[0] for each in SHARING], points(result).values(), strict=True))
    assert told == dict.fromkeys(told, 2.0 if right else 0.0)
    assert [each.faults for each in result.exercises if each.faults] == []


def test_check_names_a_cell_that_gives_an_object_too_much_to_look_through(tmp_path: Path) -> None:
    keeps = KEEPS.format("[list(x) for x in xs]")
    test = "grid = [[0] for _ in range({})]\nk = Keeps(grid)\nk.put(1)\nassert grid[0] == [0]"
    cells = [("answer", f"### BEGIN SOLUTION\n{keeps}\n### END SOLUTION")]
    cells += [("test", test.format(number)) for number in (12_000, 600)]
    key = current_answer_key(course_of(tmp_path, cells), "nb")
    (said,) = complaints(key, lambda _: None)
    assert "the test cell 'test1' gives the student's objects more" in said
