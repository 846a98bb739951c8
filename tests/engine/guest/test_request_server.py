"""The request server answers requests in a namespace: whatever the code does, one readable reply comes back."""

from __future__ import annotations

import collections
import enum
import itertools
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch

from autograder.guest import wire
from autograder.guest.evaluate import namespace_from, run_cell, serve
from autograder.guest.plain import plain

Pair = collections.namedtuple("Pair", "a b")


class MyArray(np.ndarray):
    pass


class MyMasked(np.ma.MaskedArray):
    pass


class MyTable(pd.DataFrame):
    @property
    def _constructor(self) -> type[MyTable]:
        return MyTable


class MyDict(dict):
    pass


class Colour(enum.IntEnum):
    RED = 1


class HasArray:
    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        return np.array([1.0, 2.0])


PLAIN = {
    "a table of a subclass": (MyTable({"a": [1, 2]}), pd.DataFrame({"a": [1, 2]})),
    "a series of texts of NumPy's": (
        pd.Series([np.str_("a"), Colour.RED, np.float32(0.5), None], dtype=object),
        pd.Series(["a", 1, 0.5, None], dtype=object),
    ),
    "a table of such objects": (
        pd.DataFrame({"a": [1], "b": pd.Series([Colour.RED], dtype=object)}),
        pd.DataFrame({"a": [1], "b": pd.Series([1], dtype=object)}),
    ),
    "an index of such objects": (pd.Index([Colour.RED, "a"], dtype=object), pd.Index([1, "a"], dtype=object)),
    "categories by themselves": (pd.Categorical(["a"]), pd.Series(["a"], dtype="category")),
    "nullable numbers by themselves": (pd.array([1, None], dtype="Int64"), pd.Series([1, None], dtype="Int64")),
    "nullable numbers of which none is missing": (pd.array([1, 2], dtype="Int64"), np.array([1, 2])),
    "the distinct texts of a series": (pd.Series(["a", "b", "a"]).unique(), ["a", "b"]),
    "a time stamp": (pd.Timestamp("2024-01-01").as_unit("s"), np.array("2024-01-01", dtype="datetime64[s]")),
    "a time span": (pd.Timedelta("1s").as_unit("s"), np.array(1, dtype="timedelta64[s]")),
    "a named tuple": (Pair(1, (2.0,)), (1, (2.0,))),
    "a result of torch.max": (torch.tensor([[1.0, 3.0]]).max(dim=1), (torch.tensor([3.0]), torch.tensor([1]))),
    "a range": (range(3), [0, 1, 2]),
    "a generator": ((n * n for n in range(3)), [0, 1, 4]),
    "a map": (map(str, [1, 2]), ["1", "2"]),
    "the keys of a dict": ({"a": 1}.keys(), ["a"]),
    "the values of a dict": ({"a": 1}.values(), [1]),
    "the items of a dict": ({"a": 1}.items(), [("a", 1)]),
    "a subclass of dict": (MyDict(a=[1]), {"a": [1]}),
    "a counter": (collections.Counter("aab"), {"a": 2, "b": 1}),
    "a dict with NumPy integers as keys": ({np.int64(3): 1}, {3: 1}),
    "a fraction": (Fraction(1, 4), 0.25),
    "a whole fraction, however large": (Fraction(10**30), 10**30),
    "a fraction larger than any float": (Fraction(-(10**400), 3), -math.inf),
    "a decimal": (Decimal("0.1"), 0.1),
    "a whole decimal, however large": (Decimal("1e30"), 10**30),
    "a decimal larger than any float": (Decimal("1e999999"), math.inf),
    "a decimal that is almost nothing": (Decimal("1e-999999999999"), 0.0),
    "decimals that are no numbers": ([Decimal("sNaN"), Decimal("-inf")], [math.nan, -math.inf]),
    "an array of fractions": (np.array([Fraction(1, 2), Fraction(3)]), [0.5, 3]),
    "exact numbers in a set and as keys": ({Fraction(1, 2): {Decimal(2)}}, {0.5: {2}}),
    "an enum": (Colour.RED, 1),
    "a parameter": (torch.nn.Parameter(torch.ones(2)), torch.ones(2)),
    "a tensor with a gradient": (torch.ones(2, requires_grad=True) * 2, torch.full((2,), 2.0)),
    "a matrix": (np.array([[1, 2]]).view(np.matrix), np.array([[1, 2]])),
    "a masked array": (np.ma.masked_array([1.0], [True]).view(MyMasked), np.ma.masked_array([1.0], [True])),
    "a masked array in which nothing is masked": (np.ma.masked_array([1.0, 2.0]), np.array([1.0, 2.0])),
    "what is masked by itself": (np.ma.masked, np.ma.masked_array(0.0, True)),
    "a subclass of ndarray": (np.ones(2).view(MyArray), np.ones(2)),
    "an array of objects": (np.array([1, np.ones(2)], dtype=object), [1, np.ones(2)]),
    "an array of texts": (np.array(["a", "bc"]), ["a", "bc"]),
    "a text of NumPy's": (np.str_("a"), "a"),
    "a number of NumPy's": (np.float32(0.5), np.array(0.5, dtype=np.float32)),
    "an object that gives an array": (HasArray(), np.array([1.0, 2.0])),
}


@pytest.mark.parametrize(("value", "wanted"), PLAIN.values(), ids=PLAIN.keys())
def test_a_container_of_another_kind_becomes_the_plain_one(value: Any, wanted: Any) -> None:
    assert wire.encode(plain(value)) == wire.encode(wanted)


@pytest.mark.parametrize(
    "value", [pd.DataFrame({"a": [1], "b": ["x"]}), pd.Series([1.0]), pd.Index([1]), pd.RangeIndex(3)]
)
def test_a_table_stays_what_it_is(value: Any) -> None:
    assert plain(value) is value


def test_making_a_table_plain_leaves_it_alone() -> None:
    frame = pd.DataFrame({"a": pd.Series([Colour.RED], dtype=object)})
    assert type(plain(frame).iloc[0, 0]) is int
    assert frame.iloc[0, 0] is Colour.RED


def test_containers_become_plain_inside_others() -> None:
    value = [{"a": Pair(range(2), np.array([[1]]).view(np.matrix))}]
    assert wire.encode(plain(value)) == wire.encode([{"a": ([0, 1], np.array([[1]]))}])


@pytest.mark.parametrize("value", [{len}, object(), len, float], ids=["set of functions", "object", "function", "type"])
def test_what_holds_no_plain_data_stays_and_is_refused_by_the_wire(value: Any) -> None:
    with pytest.raises(wire.WireError):
        wire.encode(plain(value))


def reply_to(code: str, order: dict[str, Any]) -> dict[str, Any]:
    namespace = namespace_from([("f", code)])
    return wire.decode(serve(namespace, wire.encode(order)))


def called(code: str, *args: Any, keep: bool = False, **kwargs: Any) -> dict[str, Any]:
    """The reply when `f`, as the code defines it, is called."""
    return reply_to(code, {"name": "f", "args": list(args), "kwargs": kwargs, "keep": keep})


def test_a_call_gives_the_value() -> None:
    assert called("def f(x, by): return x * by", 3, by=2) == {"status": "value", "value": 6}


def test_a_name_that_is_not_defined_is_missing() -> None:
    assert called("def g(): pass") == {"status": "missing"}


def test_a_name_that_cannot_be_called_raises() -> None:
    assert called("f = 3")["type"] == "TypeError"


def test_what_is_printed_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    assert called("import sys\ndef f():\n    print('out'); print('err', file=sys.stderr)")["value"] is None
    assert capfd.readouterr() == ("", "")


def test_a_result_that_is_no_data_is_named() -> None:
    assert called("def f(): return object()") == {"status": "unplain", "message": "a value of type builtins.object"}


def test_a_generator_without_end_is_unplain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_ITEMS", 1000)
    reply = called("import itertools\ndef f(): return itertools.count()")
    assert reply == {"status": "unplain", "message": "more than 1,000 items"}


def test_a_list_that_contains_itself_is_unplain() -> None:
    reply = called("def f():\n    x = []\n    x.append(x)\n    return x")
    assert reply["status"] == "unplain"
    assert "containing itself" in reply["message"]


def test_a_generator_that_raises_midway_is_an_error_of_its_line() -> None:
    reply = called("def f():\n    yield 1\n    yield 1 / 0")
    assert (reply["type"], reply["line"], reply["text"]) == ("ZeroDivisionError", 3, "yield 1 / 0")


def test_arguments_come_back_as_they_are_after_the_call() -> None:
    reply = called("def f(x, y):\n    x[0] = 9.0\n    y.append(1)", np.zeros(2), keep=True, y=[])
    assert wire.encode(reply["arguments"]) == wire.encode([[np.array([9.0, 0.0])], {"y": [1]}])


def test_a_random_generator_among_the_arguments_does_not_come_back() -> None:
    reply = called("def f(rng): return rng.normal()", np.random.default_rng(1), keep=True)
    assert reply["arguments"] == [[None], {}]
    assert reply["value"] == np.random.default_rng(1).normal()


def test_arguments_are_left_out_if_nobody_asks() -> None:
    assert "arguments" not in called("def f(x): return x", 1)


def test_an_exception_comes_with_type_parents_message_and_the_students_line() -> None:
    assert called("import math\n\ndef f(x):\n    return math.sqrt(x)  # here\n", -1) == {
        "status": "raised",
        "type": "ValueError",
        "parents": ["ValueError", "Exception", "BaseException", "object"],
        "message": called("def f(): import math; math.sqrt(-1)")["message"],
        "line": 4,
        "text": "return math.sqrt(x)  # here",
    }


def test_the_line_is_the_innermost_one_of_the_students() -> None:
    reply = called("import json\ndef helper():\n    return json.loads('[')\ndef f():\n    return helper()")
    assert (reply["line"], reply["text"]) == (3, "return json.loads('[')")


def test_a_line_of_code_that_has_no_text_is_not_taken_for_the_students() -> None:
    reply = called("def f():\n    exec('1 / 0')")
    assert (reply["line"], reply["text"]) == (2, "exec('1 / 0')")


def test_a_syntax_error_inside_the_call_names_the_students_line() -> None:
    reply = called("def f():\n    return eval('1 +')")
    assert (reply["type"], reply["line"]) == ("SyntaxError", 2)


def test_an_exception_of_the_call_itself_has_no_line() -> None:
    reply = called("def f(): pass", 1, 2)
    assert (reply["type"], reply["line"], reply["text"]) == ("TypeError", None, "")


@pytest.mark.parametrize("kind", ["SystemExit", "GeneratorExit", "BaseException", "RecursionError", "MemoryError"])
def test_every_exception_is_a_reply(kind: str) -> None:
    reply = called(f"def f(): raise {kind}('gone')")
    assert (reply["status"], reply["type"], reply["message"]) == ("raised", kind, "gone")


def test_an_exit_is_a_reply() -> None:
    assert called("import sys\ndef f(): sys.exit(0)")["type"] == "SystemExit"


@pytest.mark.parametrize("doing", ["", " in comparison", " while calling a Python object"])
def test_the_words_of_a_recursion_without_end_do_not_depend_on_where_it_stopped(doing: str) -> None:
    reply = called(f"def f(): raise RecursionError('maximum recursion depth exceeded{doing}')")
    assert reply["message"] == "maximum recursion depth exceeded"


def test_recursion_without_end_is_a_reply() -> None:
    assert called("def f(): return f()")["type"] == "RecursionError"


def test_an_interrupt_says_that_the_time_was_up() -> None:
    assert called("def f(): raise KeyboardInterrupt")["status"] == "interrupted"


HOSTILE_EXCEPTIONS = {
    "whose text raises": "class Bad(Exception):\n    def __str__(self): raise RuntimeError('no')",
    "whose text exits": "class Bad(Exception):\n    def __str__(self): raise SystemExit",
    "whose text is no text": "class Bad(Exception):\n    def __str__(self): return 3",
    "whose text is half a surrogate pair": "class Bad(Exception):\n    def __str__(self): return '\\ud800'",
    "whose text is a subclass of str": (
        "class Text(str):\n    def __getitem__(self, key): return self\n"
        "class Bad(Exception):\n    def __str__(self): return Text('x')"
    ),
    "whose type has no name": (
        "class Meta(type):\n    @property\n    def __name__(self): raise SystemExit\n"
        "class Bad(Exception, metaclass=Meta): pass"
    ),
    "whose name is a subclass of str": "class Text(str): pass\nclass Bad(Exception): pass\nBad.__name__ = Text('Bad')",
}


@pytest.mark.parametrize("code", HOSTILE_EXCEPTIONS.values(), ids=HOSTILE_EXCEPTIONS.keys())
def test_an_exception_that_fights_back_is_a_reply(code: str) -> None:
    assert called(f"{code}\ndef f(): raise Bad")["status"] == "raised"


def test_a_result_that_fights_back_is_a_reply() -> None:
    code = "class Bad:\n    def __getattr__(self, name): raise SystemExit('no')\ndef f(): return Bad()"
    assert called(code)["type"] == "SystemExit"


def test_a_long_message_is_shortened() -> None:
    message = called("def f(): raise ValueError('x' * 10**6)")["message"]
    assert message == "x" * 273 + "… (999727 more characters)"


def test_bytes_that_are_no_request_are_an_error_reply() -> None:
    assert wire.decode(serve({}, b"\xc1"))["type"] == "WireError"


def probed(code: str, source: str, **inputs: Any) -> dict[str, Any]:
    """The reply to the lines, which may use `Net` of the code."""
    return reply_to(code, {"source": source, "inputs": inputs, "names": ["Net"]})


def test_a_probe_gives_the_value_of_its_last_line() -> None:
    code = "class Net:\n    def go(self, x): return x + 1"
    assert probed(code, "net = Net()\nnet.go(x)", x=2) == {"status": "value", "value": 3}


def test_a_probe_leaves_the_namespace_alone() -> None:
    namespace = namespace_from([("f", "kept = 1")])
    before = set(namespace)
    serve(namespace, wire.encode({"source": "kept = x\nkept", "inputs": {"x": 2}}))
    assert (namespace["kept"], set(namespace)) == (1, before)


def test_a_probe_without_a_value_says_what_it_needs() -> None:
    reply = probed("", "x = 1")
    assert (reply["type"], reply["message"][:33]) == ("ValueError", "the last line of a probe must be ")


def test_an_error_in_a_probe_names_the_students_line_and_not_the_probes() -> None:
    reply = probed("class Net:\n    def go(self):\n        return 1 / 0", "net = Net()\n\n\n\nnet.go()")
    assert (reply["line"], reply["text"]) == (3, "return 1 / 0")


def test_an_error_of_the_probe_itself_has_no_line() -> None:
    reply = probed("", "1 / 0")
    assert (reply["line"], reply["text"]) == (None, "")


def test_cells_run_in_order_in_one_namespace() -> None:
    assert namespace_from([("a", "x = 1"), ("b", "y = x + 1")])["y"] == 2


def test_what_cells_print_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    namespace_from([("a", "print('hello')")])
    assert capfd.readouterr().out == ""


def test_a_module_beside_the_notebook_is_found_and_forgotten_again(tmp_path: Any) -> None:
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "beside.py").write_text(f"NUMBER = {number}")
        assert namespace_from([("a", "from beside import NUMBER")], str(folder))["NUMBER"] == number


def test_a_cell_that_is_run_again_has_its_new_text_in_tracebacks() -> None:
    namespace = namespace_from([("f", "def f():\n    return 1 / 0")])
    run_cell(namespace, "f", "def f():\n    return 2 / 0")
    reply = wire.decode(serve(namespace, wire.encode({"name": "f", "args": [], "kwargs": {}})))
    assert reply["text"] == "return 2 / 0"


def test_an_iterator_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_ITEMS", 10)
    count = itertools.count()
    with pytest.raises(wire.WireError):
        plain(count)
    assert next(count) == 11
