"""Right versions of earlier exercises: the process that holds them, what crosses, and what nobody learns from it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from classroom import earned, exercise, hand_in
from hypothesis import example, given
from hypothesis import strategies as st
from plain_values import PLAIN

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.errors import CallTimeout, KernelDied, KernelError, NotYet, SandboxError
from autograder.guest import reference_server, wire
from autograder.guest.evaluate import namespace_from
from autograder.guest.framing import framed
from autograder.guest.messages import Ask, Supplied, decode_supplied, encode_ask, encode_supplied
from autograder.guest.wire import ModelState
from autograder.judging.answer_key import AnswerKey
from autograder.judging.carry_forward import LocalReference, ReferenceProcess, Supply, unsafe_process
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.judge import Judging
from autograder.judging.proxies import Answer

CELLS = [
    ("setup", "import numpy as np"),
    ("f", "def f(x):\n    if x < 0: raise ValueError('negative')\n    return 2 * x"),
]
CELLS += [("g", "SECRET = 'a line of the reference'\ndef g(x):\n    return 1 / 0")]


@pytest.fixture
def process() -> Iterator[ReferenceProcess]:
    with unsafe_process({}, CELLS, ["f", "g"], 20.0) as opened:
        yield opened


def test_the_process_of_the_reference_answers_calls_of_its_names(process: ReferenceProcess) -> None:
    assert process.call(Ask("f", [3], {})) == Supplied("value", 6)
    assert process.call(Ask("f", [], {"x": np.ones(2)[0]})) == Supplied("value", 2.0)


def test_of_an_error_it_tells_the_sentence_of_a_value_error_and_nothing_else(process: ReferenceProcess) -> None:
    assert process.call(Ask("f", [-1], {})) == Supplied("ValueError", message="negative")
    assert process.call(Ask("g", [1], {})) == Supplied("error")
    assert process.call(Ask("f", ["a", "b"], {})) == Supplied("error")


@pytest.mark.parametrize("name", ["np", "SECRET", "__import__", "__builtins__", "h", ""])
def test_it_calls_nothing_else(process: ReferenceProcess, name: str) -> None:
    assert process.call(Ask(name, ["x"], {})) == Supplied("missing")


@pytest.mark.parametrize("fields", [{"source": "1 + 1", "inputs": {}}, {"keep": True}, {"name": 5}, {}])
def test_a_message_that_is_no_call_gets_no_value(fields: dict[str, Any]) -> None:
    namespace = namespace_from(CELLS)
    request = wire.encode({"name": "f", "args": [1], "kwargs": {}, **fields} if fields else [])
    reply = decode_supplied(reference_server.answer(namespace, frozenset(["f"]), request))
    assert reply.status in ("error", "missing")


def test_an_exception_that_leaves_the_interpreter_ends_only_that_process() -> None:
    cells = [("f", "import os\ndef f(): os._exit(3)")]
    with unsafe_process({}, cells, ["f"], 20.0) as opened, pytest.raises(KernelDied):
        opened.call(Ask("f", [], {}))


def test_one_deadline_stands_over_a_whole_call() -> None:
    """A process that sends a byte now and then, each within the time of one operation, is given up all the same."""
    mine, other = socket.socketpair()

    def drip() -> None:
        with other:
            for byte in framed(encode_supplied(Supplied("value", bytes(1000)))):
                time.sleep(0.2)
                try:
                    other.send(bytes([byte]))
                except OSError:
                    return

    with mine:
        reference = ReferenceProcess(mine, [], [], 1.0)
        threading.Thread(target=drip, daemon=True).start()
        started = time.monotonic()
        with pytest.raises(CallTimeout):
            reference.call(Ask("f", [], {}))
        assert time.monotonic() - started < 4
        assert not reference.alive


def test_a_process_that_does_not_read_is_given_up() -> None:
    mine, other = socket.socketpair()
    with mine, other:
        reference = ReferenceProcess(mine, [], [], 0.5)
        with pytest.raises(CallTimeout):
            reference.call(Ask("f", [bytes(2**24)], {}))


NAMES = st.sampled_from(["mse", "mean", "", "__import__"])
FIELDS = dict.fromkeys(("args", "kwargs", "refused", "models", "source", "inputs"), PLAIN)
QUESTION = st.fixed_dictionaries({}, optional={"name": NAMES | PLAIN, **FIELDS})


@given(QUESTION.map(wire.encode) | st.binary(max_size=60))
def test_a_forged_question_gets_a_reply_and_no_more(data: bytes) -> None:
    supply = Supply(("mse",), LocalReference({"mse": lambda *_, **__: 1.0, "mean": None}))
    reply = wire.decode(supply.answer(data))
    assert set(reply) == {"status", "value", "message", "models"}
    assert reply["status"] == "missing" or reply["value"] in (1.0, None)


SUPPLIED = st.fixed_dictionaries({}, optional={"status": PLAIN, "value": PLAIN, "message": PLAIN, "models": PLAIN})


@example(wire.encode({"status": np.array([], dtype=bool)}))
@given(SUPPLIED.map(wire.encode) | st.binary(max_size=60))
def test_a_forged_reply_of_the_reference_is_an_error(data: bytes) -> None:
    assert decode_supplied(data).status in ("value", "ValueError", "error", "missing")


def test_questions_are_bounded_in_number_and_in_the_time_that_reading_them_takes() -> None:
    supply = Supply(("f",), LocalReference({"f": lambda: 1}), left=2)
    question = wire.encode({"name": "f"})
    assert [wire.decode(supply.answer(question))["status"] for _ in range(3)] == ["value", "value", "missing"]
    supply = Supply(("f",), LocalReference({"f": lambda: 1}), budget=wire.Budget(0.0))
    many = wire.encode({"name": "f", "args": [[[]] * 1000]})
    assert wire.decode(supply.answer(many))["status"] == "missing"


# ------------------------------------------------------------------------------------------------------ networks

LEARNER = """
import torch
from torch import nn

class Learner(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)
        self.drop = nn.Dropout(0.5)
        self.register_buffer("seen", torch.zeros((), dtype=torch.int64))
    def forward(self, x):
        return self.drop(self.layer(x))
"""

FIT = """
import torch

def fit(model, batches, lr=0.1):
    model.train()
    for images, labels in batches:
        loss = torch.nn.functional.cross_entropy(model.layer(images), labels)
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in model.parameters():
                parameter -= lr * parameter.grad
        model.seen += len(labels)
    return float(loss)
"""

RUN = """
import copy
torch.manual_seed(0)
model = Learner()
model.eval()
given = MAKE
loss = f(given, BATCHES)
[loss, [value for value in given.state_dict().values()], given.training, int(model.seen)]
"""
BATCHES = "[(torch.ones(3, 2), torch.tensor([0, 1, 0])), (torch.zeros(1, 2), torch.tensor([1]))]"
ANY_ITERABLE = f"type('Batches', (), {{'__iter__': lambda self: iter({BATCHES})}})()"


def fitted(supply: Supply | None, make: str = "model", batches: str = BATCHES) -> Any:
    wrong = "def fit(model, batches): return None\ndef f(model, batches): return fit(model, batches)"
    right = f"{FIT}\ndef f(model, batches): return fit(model, batches)"
    answer = Answer("f", LocalEndpoint(namespace_from([("f", wrong if supply else right)])), supply=supply)
    return answer.probe(RUN.replace("MAKE", make).replace("BATCHES", batches), models=LEARNER)


@pytest.mark.parametrize("batches", [BATCHES, ANY_ITERABLE, f"iter({BATCHES})"], ids=["list", "iterable", "iterator"])
@pytest.mark.parametrize("make", ["model", "copy.deepcopy(model)"])
def test_networks_cross_as_their_state_and_come_back_as_they_are_after_the_call(make: str, batches: str) -> None:
    supply = Supply(("fit",), LocalReference(namespace_from([("fit", FIT)])))
    loss, state, training, seen = fitted(supply, make, batches)
    own_loss, own_state, own_training, own_seen = fitted(None, make, batches)
    assert (loss, training, seen) == (own_loss, own_training, own_seen)
    assert all(torch.equal(one, other) for one, other in zip(state, own_state, strict=True))
    assert (supply.used, supply.refused) == ({"fit"}, set())


def test_a_network_of_a_class_that_no_hidden_test_defines_does_not_cross() -> None:
    supply = Supply(("fit",), LocalReference(namespace_from([("fit", FIT)])))
    with pytest.raises(NotYet, match="RuntimeError"):
        fitted(supply, "torch.nn.Linear(2, 2)")


@pytest.mark.parametrize("kind", ["Learner", "nn", "torch", "Linear", "Other", "__builtins__"])
def test_a_forged_network_is_an_error(kind: str) -> None:
    state = ModelState(kind, [True], {"layer.weight": torch.zeros(3, 3)})
    ask = Ask("fit", [state, []], {}, LEARNER)
    assert reference_server.supply(namespace_from([("fit", FIT)]), frozenset(["fit"]), ask) == Supplied("error")


def test_networks_cross_nowhere_but_in_questions() -> None:
    state = ModelState("Learner", [True], {"weight": torch.zeros(2)})
    data = encode_ask(Ask("f", [state], {}))
    with pytest.raises(wire.WireError):
        wire.decode(data)
    crossed = wire.decode(data, models=True)["args"][0]
    assert (crossed.kind, crossed.modes, list(crossed.state)) == ("Learner", [True], ["weight"])


# ------------------------------------------------------------------------------------- in a notebook, from end to end


@pytest.fixture
def chained(week1: Assignment) -> Assignment:
    hidden = week1.hidden("triple")
    hidden.write_text(hidden.read_text().replace('@hidden("triple", ', '@hidden("triple", uses=("double",), '))
    return week1


STEAL = """
stolen = []
def triple(x):
    stolen.append(np.asarray(double(np.full(3, 1234.5))).tolist())
    return stolen[-1] if len(stolen) > 1 else 3 * np.asarray(x)
"""


def test_no_page_output_or_event_holds_what_a_right_version_gave(chained: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x): return None", earns=0)
        work.answer("triple", STEAL, earns=0)
        work.insert("basics", "test_why", "print('later', stolen)")

    result = hand_in(chained, change)
    assert earned(result)[0] == 0.0
    page = (chained.course.root / "autograded" / "student01" / "week1" / "basics.ipynb").read_text()
    assert "2469" not in page
    assert "2469" not in str(result.as_dict())
    assert exercise(result, "triple").supplied == ["double"]


LINGER = """
import linecache
def triple(x):
    found = double(np.full(3, 1234.5))
    said = str(np.asarray(found).tolist()) if found is not None else "nothing"
    linecache.cache["<cell>"] = (1, None, [f"while True: {said}"] * 2469, "<cell>")
    exec(compile("\\n" * (2468 if found is not None else 0) + "while True: pass", "<cell>", "exec"))
"""


def test_the_line_at_which_a_call_was_interrupted_does_not_tell_what_a_right_version_gave(chained: Assignment) -> None:
    config = chained.course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Grade.call_timeout = 1\n")

    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x): return None", earns=0)
        work.answer("triple", LINGER, earns=0)

    result = hand_in(chained, change)
    assert earned(result)[1] == 0.0
    page = (chained.course.root / "autograded" / "student01" / "week1" / "basics.ipynb").read_text()
    assert "2469.0" not in page
    assert "2469" not in str(exercise(result, "triple").stop)


def test_without_the_sandbox_right_versions_are_in_a_process_that_can_be_stopped_all_the_same(
    chained: Assignment,
) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x): return None", earns=0)
        work.answer("triple", "def triple(x): return double(x) + np.asarray(x)", earns=5)

    result = hand_in(chained, change, unsafe=True)
    assert earned(result) == (0.0, 5.0)
    assert exercise(result, "triple").supplied == ["double"]


def test_arguments_that_would_become_large_are_left_as_they_are() -> None:
    """An array of texts has room for the longest in each place: a megabyte would become gigabytes."""
    seen: list[Any] = []

    def f(x: Any) -> None:
        seen.append(x)
        raise ValueError

    supply = Supply(("f",), LocalReference({"f": f}))
    for texts in (["x" * 1_000_000] + ["y"] * 100_000, [b"x" * 1000, b""], ["1", "2"]):
        supply.answer(wire.encode({"name": "f", "args": [texts], "kwargs": {}}))
    assert len(seen) == 3


@pytest.mark.parametrize("error", [KernelError("none"), OSError("disk"), SandboxError("walls")])
def test_a_reference_that_cannot_be_asked_costs_nobody_points(chained: Assignment, error: Exception) -> None:
    class Unavailable:
        def call(self, ask: Ask) -> Supplied:
            raise error

    key = AnswerKey.load(chained, "basics")
    code = "import numpy as np\ndef double(x): return None\ndef triple(x): return double(x) + np.asarray(x)"
    endpoint = LocalEndpoint(namespace_from([("cell", code)]))
    judging = Judging(key, key.exercise("triple"))
    judging.alone(endpoint)
    judging.carried(endpoint, ("double",), Unavailable())
    result = judging.conclude(endpoint)
    assert {outcome.status for outcome in result.outcomes} == {"not graded"}
    assert judging.machine_failed
    assert "no right version of double could be asked" in result.faults[0]
    assert result.supplied == []
