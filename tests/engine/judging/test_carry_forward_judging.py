"""An exercise that uses an earlier one is judged by itself: right versions stand in for wrong earlier exercises."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from classroom import earned, exercise, hand_in

from autograder.authoring.build import build_release
from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import cell_of, read, write
from autograder.grading.batch import prepare
from autograder.guest import wire
from autograder.judging.carry_forward import LocalReference, Supply

BY_DOUBLING = "def triple(x):\n    return double(x) + np.asarray(x)\n"


@pytest.fixture(scope="module")
def chained_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with a `triple` that uses `double`, and short time limits."""
    week1 = Course(Path(shutil.copytree(template, tmp_path_factory.mktemp("chained") / "course"))).assignment("week1")
    notebook = week1.source / "basics.ipynb"
    nb = read(notebook)
    cell = cell_of(nb, "triple")
    assert cell is not None
    cell.source = cell.source.replace("3.0 * np.asarray(x, dtype=float)", "double(x) + np.asarray(x)")
    write(nb, notebook)
    build_release(week1, week1.release.parent)
    hidden = week1.hidden("triple")
    hidden.write_text(hidden.read_text().replace('@hidden("triple", ', '@hidden("triple", uses=("double",), '))
    config = week1.course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Grade.cell_timeout = 2\nc.Grade.call_timeout = 2\n")
    prepare(week1)
    return week1.course.root


@pytest.fixture
def chained(chained_template: Path, in_place: Callable[[Path], Course]) -> Assignment:
    """A course of its own for each test; its assignment."""
    return in_place(chained_template).assignment("week1")


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "double",
    [
        "def double(x): return 7 * np.asarray(x)",
        "def double(x): raise RuntimeError",
        "import os\ndef double(x): os._exit(0)",
        "def double(x):\n    while True: pass",
        "1 / 0",
        "def double(x): return 'two'",
    ],
)
def test_a_mistake_in_an_earlier_exercise_costs_its_points_once(chained: Assignment, double: str) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", double, earns=0)
        work.answer("triple", BY_DOUBLING, earns=5)

    result = hand_in(chained, change)
    assert earned(result) == (0.0, 5.0)
    assert exercise(result, "triple").supplied == ["double"]


def test_a_blank_earlier_exercise_does_not_hide_a_right_later_one(chained: Assignment) -> None:
    work = SampleSubmission.blank(chained)
    work.answer("triple", BY_DOUBLING, earns=5)

    def change(other: SampleSubmission) -> None:
        other.notebooks = work.notebooks

    assert earned(hand_in(chained, change)) == (0.0, 5.0)


def test_a_later_exercise_that_is_wrong_itself_earns_nothing(chained: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x): return 7 * np.asarray(x)", earns=0)
        work.answer("triple", "def triple(x): return double(x)", earns=0)

    assert earned(hand_in(chained, change)) == (0.0, 0.0)


def test_a_later_exercise_that_fits_the_students_own_version_keeps_its_points(chained: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x): return 4 * np.asarray(x)", earns=0)
        work.answer("triple", "def triple(x): return 0.75 * np.asarray(double(x))", earns=5)

    assert earned(hand_in(chained, change)) == (0.0, 5.0)


@pytest.mark.mostly_slow
@pytest.mark.parametrize(("waits", "points"), [("not of_triple", 0.0), ("x == 0", 5.0)], ids=["always", "once"])
def test_an_earlier_exercise_that_never_answered_is_not_tried_with_a_later_one(
    chained: Assignment, waits: str, points: float
) -> None:
    def change(work: SampleSubmission) -> None:
        double = f"of_triple = False\ndef double(x):\n    while np.all({waits}): pass\n    return 4 * np.asarray(x)"
        work.answer("double", double, earns=0)
        triple = "def triple(x):\n    global of_triple\n    of_triple = True\n    return 0.75 * double(x)"
        work.answer("triple", triple, earns=points)

    assert earned(hand_in(chained, change)) == (0.0, points)


def test_nothing_stands_in_for_what_was_right(chained: Assignment) -> None:
    result = hand_in(chained, lambda work: work.answer("triple", BY_DOUBLING, earns=5))
    assert earned(result) == (5.0, 5.0)
    assert exercise(result, "triple").supplied == []


def test_the_stand_in_does_not_outlive_the_call(chained: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x): return 7 * np.asarray(x)", earns=0)
        work.answer("triple", BY_DOUBLING, earns=5)
        work.insert("basics", "test_why", "print(double(1))")

    hand_in(chained, change)
    nb = read(chained.course.root / "autograded" / "student01" / "week1" / "basics.ipynb")
    (after,) = [cell for cell in nb.cells if cell.source.startswith("print")]
    assert after.outputs[0].text == "7\n"


@pytest.mark.parametrize(
    "triple",
    [
        "def triple(x): return ask('triple', x)",
        "def triple(x): return ask('__import__', x)",
        "def triple(x):\n    send(b'garbage')\n    return x",
        pytest.param("def triple(x):\n    while True: ask('double', x)", marks=pytest.mark.slow),
        "kept = []\ndef triple(x):\n    kept.append(double)\n    return kept[0](x)",
    ],
)
def test_misuse_of_the_stand_in_earns_nothing(chained: Assignment, triple: str) -> None:
    tools = """
from autograder.guest import framing as frames, wire
stream = get_ipython().kernel.parent.request_server.stream
def send(data):
    frames.send(stream, b'Q' + bytes(16) + data)
    return frames.receive(stream)[17:]
def ask(name, x):
    answer = wire.decode(send(wire.encode({'name': name, 'args': [x], 'kwargs': {}})))
    return answer['value'] if answer['status'] == 'value' else x
"""

    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x): return 7 * np.asarray(x)", earns=0)
        work.answer("triple", tools + triple, earns=0)

    result = hand_in(chained, change)
    assert earned(result) == (0.0, 0.0)
    assert not any(entry.faults for notebook in result.notebooks for entry in notebook.exercises)


def served(*args: object) -> dict[str, object]:
    """What a stand-in for a reference with arrays gives."""

    def mse(ratings: np.ndarray, predicted: np.ndarray) -> float:
        if ratings.shape != predicted.shape:
            raise ValueError("shapes")
        return float(np.mean((ratings - predicted) ** 2))

    supply = Supply(("mse",), LocalReference({"mse": mse}))
    reply: dict[str, object] = wire.decode(
        supply.answer(wire.encode({"name": "mse", "args": list(args), "kwargs": {}}))
    )
    return reply


def test_the_right_version_takes_tensors_and_lists_where_it_was_written_for_arrays() -> None:
    ratings = np.array([[1.0, 2.0], [3.0, 4.0]])
    for predicted in (ratings + 1, torch.tensor(ratings + 1), (ratings + 1).tolist()):
        assert (served(ratings, predicted)["status"], served(ratings, predicted)["value"]) == ("value", 1.0)
    assert served(torch.tensor(ratings), ratings.tolist())["value"] == 0.0


@pytest.mark.parametrize("wrong", [torch.zeros(3), [1.0, [2.0]], [torch.zeros(2), torch.zeros(3)], "text", None, 1.0])
def test_of_what_the_right_version_refuses_no_more_is_told_than_the_sentence_of_a_value_error(wrong: object) -> None:
    reply = served(np.zeros((2, 2)), wrong)
    assert set(reply) == {"status", "value", "message", "models"}
    assert (reply["status"], reply["message"]) in [("ValueError", "shapes"), ("error", "")]


@pytest.mark.parametrize(
    "order",
    [
        {"args": 5, "kwargs": {}},
        {"args": [], "kwargs": 5},
        {},
        {"args": [[1, 2]], "kwargs": {1: 2}},
        {"args": [], "source": "mse", "inputs": {}},
        {"args": [], "kwargs": {}, "models": "x = 1"},
        {"name": "mean"},
        {"name": "__import__", "args": ["os"]},
        {"name": ["mse"]},
        {"refused": "yes"},
    ],
)
def test_a_question_without_sense_gets_a_reply_that_says_nothing(order: dict[str, object]) -> None:
    supply = Supply(("mse",), LocalReference({"mse": np.mean, "mean": np.mean}))
    reply = wire.decode(supply.answer(wire.encode({"name": "mse", **order})))
    assert (reply["status"] in ("missing", "error"), reply["value"], reply["message"]) == (True, None, "")
