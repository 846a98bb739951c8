"""Judging one exercise: what each hidden test ends in, what it is worth, and which misconception is named."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_values import PLAIN

from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import read, write
from autograder.errors import CallTimeout, KernelDied, NotAttempted
from autograder.guest import wire
from autograder.guest.evaluate import namespace_from
from autograder.judging import answer_key
from autograder.judging.answer_key import AnswerKey, current_answer_key
from autograder.judging.endpoints import Endpoint, LocalEndpoint
from autograder.judging.judge import Judging, judge
from autograder.results import ExerciseResult

SETUP = ("setup", "import numpy as np")
WRONG = "def double(x): return [0.0 for value in x]"
ARGUMENT_BACK = "def double(x): return np.asarray(x, dtype=float)"


@pytest.fixture(scope="module")
def key(template: Path) -> AnswerKey:
    return AnswerKey.load(Course(template).assignment("week1"), "basics")


def answered(key: AnswerKey, code: str, exercise: str = "double", **options: Any) -> ExerciseResult:
    """The result of a student's cell."""
    return judge(key, key.exercise(exercise), LocalEndpoint(namespace_from([SETUP, ("student", code)])), **options)


def exchanged(key: AnswerKey, endpoint: Endpoint, exercise: str = "double") -> ExerciseResult:
    return judge(key, key.exercise(exercise), endpoint)


class Scripted:
    """A peer that replies to each request, from the second on, by calling a function; the first is answered rightly."""

    def __init__(self, key: AnswerKey, reply: Callable[[], bytes]) -> None:
        self.reference, self.reply, self.requests = LocalEndpoint(key.namespace), reply, 0

    def request(self, request: bytes, supply: Any = None) -> bytes:
        self.requests += 1
        return self.reference.request(request) if self.requests == 1 else self.reply()


def raising(error: Exception) -> Callable[[], bytes]:
    def reply() -> bytes:
        raise error

    return reply


def statuses(result: ExerciseResult) -> list[str]:
    return [outcome.status for outcome in result.outcomes]


# ---------------------------------------------------------------------------------------------- outcomes and points


def test_the_reference_passes_with_full_marks(key: AnswerKey) -> None:
    result = exchanged(key, LocalEndpoint(key.namespace))
    assert (result.earned, result.status, statuses(result)) == (5.0, "passed", ["passed", "passed"])


def test_a_wrong_answer_is_not_yet_right_and_is_told_why(key: AnswerKey) -> None:
    result = answered(key, "def double(x): return 'two'")
    outcome = result.outcomes[0]
    assert (result.earned, result.status, outcome.status) == (0.0, "not yet", "not yet")
    assert (outcome.claim, outcome.points) == ("The values are right for numbers of any size and sign.", 4.0)
    assert outcome.called.startswith("double(np.array([")
    assert (outcome.got, outcome.wanted) == ("'two'", "an array of shape (7,)")


def test_an_answer_that_is_right_in_part_earns_that_part(key: AnswerKey) -> None:
    result = answered(key, "def double(x):\n    x *= 2\n    return x")
    assert (result.earned, statuses(result)) == (4.0, ["passed", "not yet"])


def test_a_stub_is_not_attempted(key: AnswerKey) -> None:
    result = answered(key, 'def double(x):\n    raise NotImplementedError("double: write your answer here")')
    assert (result.earned, result.status) == (0.0, "not attempted")


def test_what_is_missing_is_explained_by_the_caller(key: AnswerKey) -> None:
    result = answered(key, "", explain_missing=lambda: NotAttempted(got="a blank cell", wanted="an answer"))
    assert (result.status, result.outcomes[0].got) == ("not attempted", "a blank cell")


def test_points_are_a_built_in_float(key: AnswerKey) -> None:
    assert type(exchanged(key, LocalEndpoint(key.namespace)).earned) is float


def test_a_call_that_takes_too_long_costs_its_test_alone(key: AnswerKey) -> None:
    result = exchanged(key, Scripted(key, raising(CallTimeout("no answer within 20 s"))))
    assert (result.earned, statuses(result)) == (4.0, ["passed", "not yet"])
    assert (result.outcomes[1].got, result.outcomes[1].wanted) == ("no answer within 20 s", "an answer in time")


def test_a_kernel_that_dies_costs_the_tests_from_there_on(key: AnswerKey) -> None:
    endpoint = Scripted(key, raising(KernelDied("the kernel ended before answering")))
    endpoint.requests = 1
    result = exchanged(key, endpoint)
    assert (result.earned, [outcome.got for outcome in result.outcomes]) == (
        0.0,
        [
            "the kernel ended before answering",
            "not tried, because an earlier test of this exercise ended the kernel",
        ],
    )
    assert endpoint.requests == 2


def with_hidden_tests(week1: Assignment, old: str, new: str) -> AnswerKey:
    texts = {path: path.read_text() for path in map(week1.hidden, ("double", "triple"))}
    assert any(old in text for text in texts.values())
    for path, text in texts.items():
        path.write_text(text.replace(old, new))
    return AnswerKey.load(week1, "basics")


def test_a_fault_of_a_hidden_test_leaves_it_ungraded_and_names_itself(week1: Assignment) -> None:
    key = with_hidden_tests(week1, "    leaves_alone(answer, x)", "    1 / 0")
    result = answered(key, "def double(x): return 2 * np.asarray(x)")
    assert (result.earned, result.status, statuses(result)) == (4.0, "not graded", ["passed", "not graded"])
    assert len(result.faults) == 1
    assert result.faults[0].startswith("double_keeps_its_argument: Traceback")
    assert "ZeroDivisionError" in result.faults[0]


def test_a_fault_of_the_reference_leaves_the_test_ungraded(week1: Assignment) -> None:
    key = with_hidden_tests(week1, "rng.normal(size=7)", "[]")
    key.namespace["double"] = None
    result = answered(key, "def double(x): return []")
    assert statuses(result) == ["not graded", "not graded"]
    assert "The reference failed on double([])" in result.faults[0]


def test_no_answer_earns_more_than_the_points_of_the_exercise(week1: Assignment) -> None:
    key = with_hidden_tests(week1, "points=4)", "points=400)")
    assert exchanged(key, LocalEndpoint(key.namespace)).earned == 5.0


STATUS = st.sampled_from(["value", "missing", "raised", "interrupted", "unplain", "passed", ""])
FIELDS = dict.fromkeys(("value", "arguments", "type", "parents", "message", "line", "text"), PLAIN)
FORGED = st.one_of(
    st.binary(max_size=50),
    PLAIN.map(wire.encode),
    st.fixed_dictionaries({"status": STATUS}, optional=FIELDS).map(wire.encode),
    st.fixed_dictionaries({"status": st.just("value"), "value": PLAIN, "arguments": PLAIN}).map(wire.encode),
)


@given(st.data())
def test_a_forged_reply_earns_nothing_and_is_never_the_graders_fault(key: AnswerKey, data: Any) -> None:
    endpoint = Scripted(key, lambda: data.draw(FORGED))
    endpoint.requests = 1
    result = exchanged(key, endpoint)
    assert (result.earned, result.faults, set(statuses(result)) & {"passed", "not graded"}) == (0.0, [], set())


# ---------------------------------------------------------------------------------------------- recognition


def name_of(result: ExerciseResult) -> str | None:
    return result.recognised.name if result.recognised else None


def test_an_answer_that_behaves_like_a_misconception_is_recognised_with_its_hint(key: AnswerKey) -> None:
    recognised = answered(key, "def double(values): return [1.0 * value for value in values]").recognised
    assert recognised is not None
    assert (recognised.name, recognised.idea) == ("gives_the_argument_back", "Gives its argument back")
    assert recognised.hint.startswith("The result should be twice as far from zero")


@pytest.mark.parametrize(
    "code",
    [
        WRONG,
        "def double(x): return np.asarray(x) if len(x) == 7 else 3 * np.asarray(x)",
        "def double(x): return np.asarray(x) * (1 + 1e-4)",
        "def double(x): return np.asarray(x)[:, None]",
        "def double(x): raise RuntimeError",
        "def double(x): return",
        "",
    ],
)
def test_an_answer_that_behaves_otherwise_on_any_input_is_not_recognised(key: AnswerKey, code: str) -> None:
    result = answered(key, code)
    assert (result.earned, name_of(result)) == (0.0, None)


def test_calls_for_recognition_are_made_where_a_test_has_failed_and_decide_nothing(week1: Assignment) -> None:
    path = week1.hidden("double")
    tests = path.read_text()
    first = tests.index("@hidden")
    asking = '@hidden("double", points=4.5)\ndef asks(answer, reference, rng):\n    """Asks."""\n'
    asking += "    answer.when_wrong(lambda answer: answer.probe('1 / 0'))\n"
    asking += (
        "    answer.when_wrong(lambda answer: answer.probe('double(5.0)'))\n    agree(answer, reference, 3.0)\n\n\n"
    )
    path.write_text(tests[:first] + asking + tests[first:])
    key = AnswerKey.load(week1, "basics")
    asked = []

    class Listening(LocalEndpoint):
        def request(self, request: bytes, supply: Any = None) -> bytes:
            asked.append(request)
            return super().request(request, supply)

    for code, more in (("def double(x): return 2.0 * np.asarray(x)", False), (ARGUMENT_BACK, True)):
        asked.clear()
        result = exchanged(key, Listening(namespace_from([SETUP, ("student", code)])))
        assert any(b"1 / 0" in request for request in asked) is more
        assert any(b"double(5.0)" in request for request in asked) is more  # whatever became of the one before
        assert (result.earned > 0, not result.faults) == (not more, True)
        assert name_of(result) == ("gives_the_argument_back" if more else None)


def test_of_replies_that_a_class_brings_only_so_many_are_remembered(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = AnswerKey.load(week1, "basics")
    monkeypatch.setattr(answer_key, "_REMEMBERED", 5)
    for number in range(12):
        request = wire.encode({"name": "double", "args": [[float(number)]], "kwargs": {}})
        assert key.reply_of_reference(request)["value"].tolist() == [2.0 * number]
        assert len(key._replies) <= 5


def test_a_right_answer_is_not_recognised(key: AnswerKey) -> None:
    assert name_of(exchanged(key, LocalEndpoint(key.namespace))) is None


def test_a_stub_is_not_recognised(key: AnswerKey) -> None:
    result = answered(key, 'def double(x):\n    raise NotImplementedError("double: write your answer here")')
    assert name_of(result) is None


def keep(week1: Assignment, name: str, code: str) -> AnswerKey:
    header = f'"""{name}.\n\nCosts: 5\nSays: a\nHint: Look again.\n"""\n'
    (week1.misconceptions("double") / f"{name}.py").write_text(header + code)
    return AnswerKey.load(week1, "basics")


def test_the_one_misconception_that_fits_is_named(week1: Assignment) -> None:
    key = keep(week1, "gives_zeros", "def double(x): return np.zeros(len(x))")
    assert [name_of(answered(key, code)) for code in (WRONG, ARGUMENT_BACK)] == [
        "gives_zeros",
        "gives_the_argument_back",
    ]


def test_of_two_misconceptions_that_fit_neither_is_named(week1: Assignment) -> None:
    key = keep(week1, "twin", "def double(x): return [float(value) for value in x]")
    assert name_of(answered(key, ARGUMENT_BACK)) is None


def test_a_misconception_that_does_not_load_is_a_fault_and_costs_nothing(week1: Assignment) -> None:
    key = keep(week1, "broken", "1 / 0")
    result = answered(key, "def double(x):\n    x *= 2\n    return x")
    assert (result.earned, name_of(result), statuses(result)) == (4.0, None, ["passed", "not yet"])
    assert result.faults[0].startswith("recognition: ")


# -------------------------------------------------------------------------------------------- exercises that use others

BY_DOUBLING = "def triple(x): return double(x) + np.asarray(x)"
SEVENFOLD = "def double(x): return 7 * np.asarray(x)\n"


@pytest.fixture
def chained(week1: Assignment) -> AnswerKey:
    """Hidden tests of `triple` say that it may use `double`."""
    return with_hidden_tests(week1, '@hidden("triple", ', '@hidden("triple", uses=("double",), ')


def test_a_right_version_stands_in_for_an_earlier_exercise_that_failed(chained: AnswerKey) -> None:
    result = answered(chained, SEVENFOLD + BY_DOUBLING, "triple", failed_before=["double"])
    assert (result.earned, result.supplied, result.depends_on) == (5.0, ["double"], [])


def test_nothing_stands_in_for_an_earlier_exercise_that_did_not_fail(chained: AnswerKey) -> None:
    result = answered(chained, SEVENFOLD + BY_DOUBLING, "triple")
    assert (result.earned, result.supplied, result.depends_on) == (0.0, [], [])


def test_nothing_stands_in_where_no_use_is_declared(key: AnswerKey) -> None:
    result = answered(key, SEVENFOLD + BY_DOUBLING, "triple", failed_before=["double"])
    assert (result.earned, result.supplied, result.depends_on) == (0.0, [], [])


def test_what_the_stand_in_could_not_take_is_named_as_a_possible_cause(chained: AnswerKey) -> None:
    code = "def double(x): return 7 * np.asarray(x())\ndef triple(x): return double(lambda: x) + np.asarray(x)"
    result = answered(chained, code, "triple", failed_before=["double"])
    assert (result.earned, result.depends_on) == (0.0, ["double"])


def test_a_mistake_of_its_own_is_not_blamed_on_an_earlier_exercise(chained: AnswerKey) -> None:
    result = answered(chained, SEVENFOLD + "def triple(x): return double(x)", "triple", failed_before=["double"])
    assert (result.earned, result.depends_on) == (0.0, [])


def test_what_never_answered_is_not_asked_again(chained: AnswerKey) -> None:
    code = "def double(x): return 4 * np.asarray(x)\ndef triple(x): return 0.75 * double(x)"
    result = answered(chained, code, "triple", failed_before=["double"])
    assert (result.earned, result.supplied) == (5.0, [])  # right together with the student's own version
    judging = Judging(chained, chained.exercise("triple"))
    endpoint = Scripted(chained, raising(AssertionError("asked")))
    judging.skip("not tried with your own double")
    assert endpoint.requests == 0
    assert [(outcome.status, outcome.got) for outcome in judging.conclude(endpoint).outcomes] == [
        ("not yet", "not tried with your own double")
    ] * 2


def test_values_that_right_versions_gave_are_shown_nowhere(chained: AnswerKey) -> None:
    code = SEVENFOLD + "def triple(x): return double(x)"
    result = answered(chained, code, "triple", failed_before=["double"])
    alone = answered(chained, code, "triple")
    assert result.supplied == ["double"]
    assert [outcome.got for outcome in result.outcomes] == [outcome.got for outcome in alone.outcomes]


def test_a_later_exercise_uses_a_failed_one_through_another(week1: Assignment) -> None:
    key = with_hidden_tests(week1, '@hidden("triple", ', '@hidden("triple", uses=("double",), ')
    key.tests["why"] = [dataclasses.replace(key.tests["triple"][0], uses=("triple",))]
    assert key.carried("why", ["double"]) == ("double",)
    assert key.carried("why", ["double", "triple"]) == ("double", "triple")
    assert key.carried("triple", ["triple"]) == ()


# ---------------------------------------------------------------------------------------------- the answer key


def test_a_key_is_kept_until_a_file_behind_it_changes(week1: Assignment) -> None:
    first = current_answer_key(week1, "basics")
    assert current_answer_key(week1, "basics") is first
    keep(week1, "gives_zeros", "def double(x): return np.zeros(len(x))")
    assert len(current_answer_key(week1, "basics").misconceptions["double"]) == 2


def test_a_key_is_read_again_when_a_file_beside_the_notebook_changes(week1: Assignment) -> None:
    (week1.source / "data").mkdir(exist_ok=True)
    table = week1.source / "data" / "table.csv"
    digests = []
    for text in ("1,2", "1,3,4"):
        table.write_text(text)
        digests.append(current_answer_key(week1, "basics").digest)
    assert digests[0] != digests[1]


def test_a_notebook_of_written_questions_alone_needs_no_hidden_tests(week1: Assignment) -> None:
    nb = read(week1.source / "basics.ipynb")
    nb.cells = [cell for cell in nb.cells if "double" not in cell.id and "triple" not in cell.id]
    write(nb, week1.source / "essay.ipynb")
    found = AnswerKey.load(Assignment(week1.course, "week1"), "essay")
    assert [(exercise.name, exercise.points, exercise.written) for exercise in found.exercises] == [("why", 2.0, True)]


def test_no_grade_depends_on_who_was_graded_before(key: AnswerKey) -> None:
    """An answer key remembers what the reference and the misconceptions reply, and how inputs are cut down."""
    answers = [
        "def double(x): return 2 * np.asarray(x, dtype=float)",
        "def double(x): return 2 * np.asarray(x, dtype=float)[:1]",
        "def double(x): return [2 * float(value) for value in x]",
        ARGUMENT_BACK,
        WRONG,
    ]
    alone = [answered(dataclasses.replace(key, forms={}, _replies={}), code) for code in answers]
    shared = dataclasses.replace(key, forms={}, _replies={})
    for order in (range(5), reversed(range(5))):
        for place in order:
            assert answered(shared, answers[place]) == alone[place]
