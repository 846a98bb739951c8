"""Which test cells ask what a copy cannot tell, and so need the student's own process."""

from __future__ import annotations

import pytest

from autograder.judging.answer_names import Answers
from autograder.judging.copies import CHANGES, CHANGES_LATER, SAME, needs_the_object

ANSWERS = Answers.of([
    "import numpy as np\ndef first2(a): return a[:2].copy()\ndef primes(n): return [2, 3, 5]\ndef f(x): return [x]",
    "class Box:\n    def __init__(self, xs): self.xs = list(xs)\n    def items(self): return list(self.xs)\n"
    "    def push(self, x): self.xs.append(x)\nclass Tree:\n    def insert(self, x): pass",
    "def sort_in_place(x): x.sort()\ngrid = [[1]]",
])  # fmt: skip


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a = np.arange(4)\nv = first2(a)\nv[0] = 99\nassert a[0] == 0", CHANGES),
        ("a = np.arange(4)\nfirst2(a)[0] = 99\nassert a[0] == 0", CHANGES),
        ("a = np.arange(4)\nv, w = first2(a)\nv += 1\nassert a[0] == 0", CHANGES),
        ("a = np.arange(4)\nv = first2(a)\nnp.random.shuffle(v)\nassert a[0] == 0", CHANGES),
        ("x = [3, 1]\nr = f(x)\nr.sort()\nassert x == [3, 1]", CHANGES),
        ("b = Box([1, 2])\nb.items().append(3)\nassert b.items() == [1, 2]", CHANGES),
        ("b = Box([1, 2])\nxs = b.items()\nxs.append(3)\nassert len(b.xs) == 2", CHANGES),
        ("c = Box([1])\nc.xs[0] = 99\nassert c.items() == [1]", CHANGES),
        ("c = Box([1])\nc.xs += [99]\nc.xs.append(2)\nassert c.items() == [1]", CHANGES),
        ("a = primes(10)\na.append(0)\nassert primes(10) == [2, 3, 5]", CHANGES),
        ("for n in (5, 6):\n    a = primes(n)\n    assert a == [2, 3, 5]\n    a.clear()", CHANGES),
        ("def check(n):\n    a = primes(n)\n    a.pop()\n    assert primes(n) == [2, 3, 5]\ncheck(3)", CHANGES),
        ("src = [1]\nbox = Box(src)\nsrc.append(2)\nassert box.xs == [1]", CHANGES_LATER),
        ("src = [1]\nbox = Box(xs=[src])\nsrc[0] = 2\nassert box.xs == [[1]]", CHANGES_LATER),
        ("src = np.zeros(3)\nbox = Box(src)\nsrc += 1\nassert box.items()[0] == 0", CHANGES_LATER),
        ("src = [1]\nbox = Box([])\nbox.push(src)\nsrc.append(2)\nassert box.items() == [[1]]", CHANGES_LATER),
        ("x = [1]\nr = f(x)\nx.append(2)\nassert r == [[1]]", CHANGES_LATER),
        ("x = np.ones(4)\nbox = Box(x[:2])\nx[0] = 2\nassert box.items()[0] == 1", CHANGES_LATER),
        ("assert not np.shares_memory(first2(a), a)", SAME),
        ("from numpy import may_share_memory\nassert may_share_memory(first2(a), a)", SAME),
        ("assert id(f(a)) != id(a)", SAME),
        ("assert first2(a) is not a", SAME),
        ("assert 1 < 2 and not (f(a) is a)", SAME),
        ("assert first2(a).base is None", SAME),
    ],
)
def test_what_is_about_sharing_needs_the_objects_themselves(source: str, why: str) -> None:
    need = needs_the_object(source, ANSWERS)
    assert need is not None
    assert need.why == why


@pytest.mark.parametrize(
    "source",
    [
        "x = [3, 1]\nsort_in_place(x)\nassert x == [1, 3]",
        "x = [3, 1]\nsort_in_place(x)\nx.append(0)\nsort_in_place(x)\nassert x == [0, 1, 3]",
        "seen = []\nfor x in range(3):\n    seen.append(f(x))\nassert seen == [[0], [1], [2]]",
        "r = sorted(f(3))\nr.append(1)\nassert f(3) == [3]",
        "r = list(f(3))\nr.append(1)\nassert f(3) == [3]",
        "r = f(3)\nr.sort()\nassert r == [3]\nr = f(4)\nr.sort()\nassert r == [4]",
        "x = [1, 2]\nr = f(x)\nr.sort()\nassert r == sorted(x)",
        "x = [1, 2]\nr, s = f(x), primes(x)\nr.sort()\ns.sort()\nassert r == s",
        "total = f(1)\ntotal += f(2)\nassert total == [1, 2]",
        "r = f(3)\nassert r.pop() == 3\nassert f(4).pop() == 4",
        "x = [1]\nassert f(x) == [[1]]\nx.append(2)\nassert f(x) == [[1, 2]]",
        "b = Box([])\nb.push(1)\nb.push(2)\nassert b.items() == [1, 2]",
        "b = Box([])\nb.xs = [1]\nassert b.items() == [1]",
        "t = Tree()\nt.insert(3)\nassert t.insert(4) is None",
        "x = np.ones(2)\ng = f(x)\nx[0] += 1e-6\nup = f(x)\nx[0] -= 1e-6\nassert abs(up - g) < 1",
        "b, xs = Box([]), []\nfor i in range(3):\n    xs.append(i)\n    b.push(xs[-1])\nassert b.items() == xs",
        "n = 1\nb = Box(n)\nn += 1\nassert b.xs == 1",
        "calls = []\ndef squares(n):\n    calls.append(n)\n    return [n]\nassert f(3) == [3]\nassert calls == [3]",
        "xs = [1]\nb = Box(xs)\nxs = [2]\nxs.append(3)\nassert b.items() == [1]",
        "score = 0\nif f(1) == [1]: score += .5\nscore",
        "assert type(f(1)) is list and f(1) is not None and isinstance(f(1), list)",
        "assert f.__annotations__['x'] is int and f(2)[0] is True",
        "assert f() is Color.RED and f(1).dtype is np.float64",
        "expected = {}\nfor k in 'ab':\n    expected[k] = f(k)\nassert expected == {'a': ['a'], 'b': ['b']}",
    ],
)
def test_what_only_uses_its_own_values_does_not(source: str) -> None:
    assert needs_the_object(source, ANSWERS) is None


def test_text_that_is_no_python_tells_nothing() -> None:
    assert needs_the_object("assert (", ANSWERS) is None
    assert Answers.of(["def ("]) == Answers()


@pytest.mark.parametrize("array", [True, False])
def test_lists_are_kept_the_same_outside_so_that_only_arrays_need_the_kernel(array: bool) -> None:
    answers = Answers.of([f"def f(x):\n    return {'np.array(x)[:2]' if array else 'x[:2]'}"])
    need = needs_the_object("x = [1]\nr = f(x)\nr += [2]\nassert x == [1]", answers)
    assert (need is not None) is array
