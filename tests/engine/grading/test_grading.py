"""Whole notebooks through nbgrader's pipeline: what hostile, broken and merely unusual submissions earn.

Each case answers `double` right and does something to `triple` or to the notebook; what it does must not change what
`double` earns, nor earn anything for `triple`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from classroom import earned, exercise, hand_in, recorded
from nbgrader.api import Gradebook

from autograder.authoring.build import build_release
from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.course.notebooks import read, write
from autograder.errors import CallTimeout, KernelError, KernelLost
from autograder.grading.batch import grade_class
from autograder.grading.timing import TimedEndpoint
from autograder.results import RESULT
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session

WRONG = "def triple(x):\n    return 'nothing'\n"


def test_the_tag_skip_execution_changes_nothing(quick: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("triple", WRONG, earns=0)
        work.cell("basics", "test_triple").metadata["tags"] = ["skip-execution"]

    assert earned(hand_in(quick, change)) == (5.0, 0.0)


def test_a_forged_output_in_the_file_changes_nothing(quick: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("triple", WRONG, earns=0)
        forged = nbformat.v4.new_output("execute_result", data={"text/plain": "5.0"}, execution_count=1)
        work.cell("basics", "test_triple").outputs = [forged]

    assert earned(hand_in(quick, change)) == (5.0, 0.0)


@pytest.mark.parametrize("field", ["points", "grade_id", "locked", "checksum", "solution", "schema_version"])
def test_forged_metadata_of_a_graded_cell_changes_nothing(quick: Assignment, field: str) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("triple", WRONG, earns=0)
        forged = {
            "points": 500,
            "grade_id": "other",
            "locked": False,
            "checksum": "0",
            "solution": True,
            "schema_version": 1,
        }
        work.cell("basics", "test_triple").metadata["nbgrader"][field] = forged[field]

    assert earned(hand_in(quick, change)) == (5.0, 0.0)


@pytest.mark.parametrize(
    "code",
    [
        "import os\ndef triple(x): os._exit(0)",
        "def triple(x): raise SystemExit(0)",
        "def triple(x):\n    while True: pass",
        pytest.param("def triple(x): return sum(range(10**12))", marks=pytest.mark.slow),
        "def triple(x): raise KeyboardInterrupt",
        "import os\nos._exit(0)",
        "while True: pass",
        "import sys; sys.exit(0)",
        "raise SystemExit",
        "def triple(x):\n    nested = []\n    nested.append(nested)\n    return nested",
        "def triple(x): return triple(x)",
        "def triple(x): return object()",
        "def triple(x): return np.zeros(10**8)",
        "def triple(x): return input()",
        "def triple(:",
        "triple = 3",
        "del triple",
    ],
)
def test_code_that_breaks_costs_its_own_exercise_alone(quick: Assignment, code: str) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", code.replace("triple", "double"), earns=0)

    result = hand_in(quick, change)
    assert earned(result) == (0.0, 5.0)
    assert all(outcome.got and outcome.status == "not yet" for outcome in exercise(result, "double").outcomes)
    assert not any(entry.faults for notebook in result.notebooks for entry in notebook.exercises)


def test_prints_warnings_and_stderr_cost_nothing(quick: Assignment) -> None:
    loud = """
import sys, warnings
def double(x):
    print('working on', x)
    print('an error?', file=sys.stderr)
    warnings.warn('look out')
    return np.log(np.zeros(1)) * 0 + 2 * np.asarray(x) if False else 2 * np.asarray(x)
print('defined', file=sys.stderr)
warnings.warn('defined')"""
    assert earned(hand_in(quick, lambda work: work.answer("double", loud, earns=5))) == (5.0, 5.0)


def test_an_endless_experiment_costs_nothing(quick: Assignment) -> None:
    result = hand_in(quick, lambda work: work.insert("basics", "triple-statement", "while True: pass"))
    assert earned(result) == (5.0, 5.0)
    assert "stopped after 2 s" in result.notebooks[0].events[0].told


@pytest.mark.slow
def test_each_experiment_of_the_course_that_is_stopped_leaves_less_time_for_the_later_ones(quick: Assignment) -> None:
    path = quick.source / "basics.ipynb"
    nb = read(path)
    place = next(index for index, cell in enumerate(nb.cells) if cell.id == "test_double")
    nb.cells[place + 1 : place + 1] = [nbformat.v4.new_code_cell("double([1.0])", id=f"try-{n}") for n in range(3)]
    write(nb, path)
    build_release(quick, quick.release.parent)

    def change(work: SampleSubmission) -> None:
        work.answer("double", "def double(x):\n    while True: pass", earns=0)
        work.insert("basics", "try-2", "import time\ntime.sleep(1.2)\nthree = 3")  # more than the last of them got
        work.answer("triple", "import time\ntime.sleep(1.2)\ndef triple(x): return three * np.asarray(x)", earns=5)

    result = hand_in(quick, change, experiments=True)
    assert earned(result) == (0.0, 5.0)
    assert [(event.kind, round(event.seconds)) for event in result.notebooks[0].events] == [
        ("cell stopped", n) for n in (2, 1, 1)
    ]


def test_an_experiment_that_ends_the_kernel_costs_nothing(quick: Assignment) -> None:
    result = hand_in(quick, lambda work: work.insert("basics", "test_double", "import os\nos._exit(1)"))
    assert earned(result) == (5.0, 5.0)
    assert result.notebooks[0].events[0].kind == "kernel ended"


def test_helpers_in_extra_cells_are_run_where_they_stand(quick: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.insert("basics", "double", "def helper(x): return np.asarray(x) + np.asarray(x)")
        work.answer("double", "def double(x): return helper(x)", earns=5)

    assert earned(hand_in(quick, change)) == (5.0, 5.0)


def test_a_name_that_is_defined_too_late_is_explained(quick: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("double", "offset = later\ndef double(x): return 2 * np.asarray(x) + offset", earns=0)
        work.insert("basics", "triple-statement", "for later in (0,):\n    pass")

    result = hand_in(quick, change)
    outcome = exercise(result, "double").outcomes[0]
    assert "the answer cell stopped with NameError" in outcome.got
    assert "from top to bottom" in outcome.look_at


def test_a_missing_definition_is_explained(quick: Assignment) -> None:
    result = hand_in(quick, lambda work: work.answer("double", "def doubled(x): return 2 * np.asarray(x)", earns=0))
    assert exercise(result, "double").outcomes[0].got == "no double: the answer cell ran but does not define it"


def test_a_blank_submission_is_not_attempted_and_needs_nobody(quick: Assignment) -> None:
    SampleSubmission.blank(quick).write(quick.course.root / "submitted" / "student01" / "week1")
    (result,) = grade_class(quick, ["student01"])
    assert [entry.status for entry in result.notebooks[0].exercises] == ["not attempted"] * 3
    assert recorded(quick) == {"test_double": 0.0, "test_triple": 0.0, "test_why": 0.0}


def test_a_written_answer_waits_for_a_person(quick: Assignment) -> None:
    hand_in(quick, lambda work: None)
    with Gradebook(f"sqlite:///{quick.course.root / 'gradebook.db'}") as gradebook:
        waiting = {
            grade.name: grade.needs_manual_grade
            for grade in gradebook.find_submission("week1", "student01").notebooks[0].grades
        }
    assert waiting == {"test_double": False, "test_triple": False, "test_why": True}


def test_a_fault_of_ours_is_not_graded_and_costs_nothing(quick: Assignment) -> None:
    path = quick.hidden("double")
    path.write_text(path.read_text().replace("agree(answer, reference, rng.normal(size=7), rtol=1e-12)", "1 / 0", 1))
    result = hand_in(quick, lambda work: None)
    assert exercise(result, "double").not_graded
    assert result.needs_a_person
    assert recorded(quick) == {"test_double": None, "test_triple": 5.0, "test_why": None}


def test_a_broken_file_is_recorded_and_the_class_goes_on(quick: Assignment) -> None:
    for student, text in (("student01", '{"cells": ['), ("student02", None), ("student03", "")):
        work = SampleSubmission.blank(quick)
        work.solve()
        if text is not None:
            work.replace_file("basics", text)
        work.write(quick.course.root / "submitted" / student / "week1")
    results = list(grade_class(quick, ["student01", "student02", "student03"]))
    assert [result.earned for result in results] == [0.0, 10.0, 0.0]
    assert "line 1, column 12" in results[0].notebooks[0].unread
    assert "is empty" in results[2].notebooks[0].unread
    assert [result.needs_a_person for result in results] == [True, False, True]
    assert recorded(quick) == {"test_double": None, "test_triple": None, "test_why": None}


def test_a_submission_without_its_notebook_is_recorded(quick: Assignment) -> None:
    folder = quick.course.root / "submitted" / "student01" / "week1"
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("2001-09-09 01:46:40 UTC")
    (result,) = grade_class(quick, ["student01"])
    assert result.missing == ["basics"]
    assert recorded(quick) == {"test_double": 0.0, "test_triple": 0.0, "test_why": 0.0}


def test_a_damaged_notebook_is_put_right_and_told(quick: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.delete("basics", "test_double")
        work.duplicate("basics", "test_triple")
        work.duplicate("basics", "triple")

    result = hand_in(quick, change)
    assert earned(result) == (5.0, 5.0)
    assert len(result.notebooks[0].notes) == 3


def test_a_graded_submission_is_given_again_as_it_was(quick: Assignment) -> None:
    hand_in(quick, lambda work: None)
    path = quick.course.root / "autograded" / "student01" / "week1" / "basics.ipynb"
    before = path.read_bytes()
    (again,) = grade_class(quick, ["student01"])
    assert not again.fresh
    assert again.earned == 10.0
    assert path.read_bytes() == before
    (forced,) = grade_class(quick, ["student01"], force=True)
    assert forced.fresh


def test_the_same_submission_gets_the_same_result_again(quick: Assignment) -> None:
    def change(work: SampleSubmission) -> None:
        work.misconception("double", "gives_the_argument_back")

    results = []
    for student in ("student01", "student02"):
        result = hand_in(quick, change, student)
        results.append(list(result.notebooks[0].exercises))
    assert results[0] == results[1]
    assert results[0][0].recognised is not None
    assert results[0][0].recognised.name == "gives_the_argument_back"


def test_the_autograded_notebook_holds_the_result_for_other_programs(quick: Assignment) -> None:
    hand_in(quick, lambda work: None)
    nb = read(quick.course.root / "autograded" / "student01" / "week1" / "basics.ipynb")
    data = nb.metadata[RESULT]
    assert data["exercises"][0]["earned"] == 5.0
    assert {outcome["status"] for outcome in data["exercises"][0]["outcomes"]} == {"passed"}


def test_a_file_that_was_replaced_is_graded_anew(quick: Assignment) -> None:
    hand_in(quick, lambda work: work.answer("triple", WRONG, earns=0))
    shutil.rmtree(quick.course.root / "submitted")
    result = hand_in(quick, lambda work: None)
    assert result.fresh
    assert earned(result) == (5.0, 5.0)


def test_a_folder_that_a_killed_grader_left_half_written_is_graded_anew(quick: Assignment) -> None:
    hand_in(quick, lambda work: None)
    path = quick.course.root / "autograded" / "student01" / "week1" / "basics.ipynb"
    nb = read(path)
    del nb.metadata[RESULT]
    path.chmod(0o644)
    nbformat.write(nb, path)
    (result,) = grade_class(quick, ["student01"])
    assert result.fresh
    assert result.earned == 10.0


def test_a_submission_is_graded_again_when_its_hidden_tests_have_changed(quick: Assignment) -> None:
    hand_in(quick, lambda work: work.answer("triple", "def triple(x): return 3 * np.asarray(x)", earns=5))
    path = quick.hidden("triple")
    text = path.read_text()
    path.write_text(text + "# a change\n")
    (again,) = grade_class(quick, ["student01"])
    assert (again.fresh, again.again, again.changes) == (True, "what it is judged by has changed", [])
    stricter = text.replace('"""\n    agree(answer', '"""\n    assert_never(answer)\n    agree(answer')
    path.write_text(
        stricter.replace(
            "@hidden",
            "def assert_never(answer):\n    from autograder.errors import NotYet\n\n"
            "    if answer.name == 'triple' and answer([1]).dtype.kind == 'i':\n"
            "        raise NotYet(wanted='more')\n\n\n@hidden",
            1,
        )
    )
    (stricter_result,) = grade_class(quick, ["student01"])
    (change,) = stricter_result.changes
    assert (change.exercise, change.before) == ("triple", 5.0)
    assert change.after < 5.0
    assert recorded(quick)["test_triple"] == change.after
    (kept,) = grade_class(quick, ["student01"])
    assert not kept.fresh


def test_points_that_a_person_has_set_survive_a_regrade(quick: Assignment) -> None:
    hand_in(quick, lambda work: None)
    with Gradebook(f"sqlite:///{quick.course.root / 'gradebook.db'}") as gradebook:
        for name, points in (("test_why", 1.5), ("test_double", 3.0)):
            gradebook.find_grade(name, "basics", "week1", "student01").manual_score = points
        gradebook.db.commit()
    list(grade_class(quick, ["student01"], force=True))
    with Gradebook(f"sqlite:///{quick.course.root / 'gradebook.db'}") as gradebook:
        scores = {
            grade.name: (grade.manual_score, grade.score)
            for grade in gradebook.find_submission("week1", "student01").notebooks[0].grades
        }
    assert scores == {"test_why": (1.5, 1.5), "test_double": (3.0, 3.0), "test_triple": (None, 5.0)}


def test_odd_things_beside_the_notebook_are_left_alone(quick: Assignment) -> None:
    folder = quick.course.root / "submitted" / "student01" / "week1"
    work = SampleSubmission.blank(quick)
    work.solve()
    work.files["timestamp.txt"] = "yesterday"
    work.write(folder)
    os.mkfifo(folder / "pipe")
    (folder / "nowhere").symlink_to("/nowhere")
    (result,) = grade_class(quick, ["student01"])
    assert earned(result) == (5.0, 5.0)
    told = "\n".join([*result.remarks, *result.notebooks[0].notes])
    assert all(words in told for words in ("nowhere", "pipe", "holds no time"))
    assert not (quick.course.root / "autograded" / "student01" / "week1" / "pipe").exists()


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.symlink_to("/etc/passwd"), os.mkfifo])
def test_what_is_no_file_is_not_opened(quick: Assignment, make: Callable[[Path], None]) -> None:
    folder = quick.course.root / "submitted" / "student01" / "week1"
    folder.mkdir(parents=True)
    make(folder / "basics.ipynb")
    (result,) = grade_class(quick, ["student01"])
    assert "not a file but" in result.unclear[0]
    assert {entry.status for notebook in result.notebooks for entry in notebook.exercises} == {"waits"}
    assert set(recorded(quick).values()) == {None}, "a person decides"


def test_a_name_that_nbgrader_cannot_find_is_told(quick: Assignment) -> None:
    SampleSubmission.blank(quick).write(quick.course.root / "submitted" / "[x]" / "week1")
    (result,) = grade_class(quick, ["[x]"])
    assert "Rename it" in result.fault


def test_points_that_do_not_add_up_cost_nobody_anything(quick: Assignment) -> None:
    path = quick.hidden("triple")
    path.write_text("")
    result = hand_in(quick, lambda work: None)
    assert exercise(result, "triple").not_graded
    assert "sum to 0 points" in exercise(result, "triple").faults[0]
    assert recorded(quick) == {"test_double": 5.0, "test_triple": None, "test_why": None}


def test_a_kernel_that_cannot_be_started_again_costs_nothing(
    quick: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, starts = Session.restart, iter([True])

    def restart(session: Session) -> None:
        if not next(starts, False):
            raise KernelError("no kernel could be started: the machine is full")
        start(session)

    monkeypatch.setattr(Session, "restart", restart)
    result = hand_in(quick, lambda work: work.insert("basics", "triple-statement", "import os\nos._exit(0)"))
    assert exercise(result, "double").earned == 5.0
    assert exercise(result, "triple").not_graded
    assert "the machine is full" in exercise(result, "triple").faults[0]


class Busy:
    """A kernel on a busy machine: so many seconds of each call count. A request `endless` is not answered."""

    def __init__(self, counts: float, call: float = 20.0) -> None:
        self.counts, self.counted, self.limits = counts, 0.0, Limits(call=call)

    def request(self, request: bytes, supply: object = None) -> bytes:
        if request == b"endless":
            self.counted += self.limits.call
            raise CallTimeout("no answer")
        self.counted += self.counts
        return request


def test_no_notebook_takes_longer_than_its_time_however_much_of_it_was_waiting(
    quick: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.sandbox.limits._WALL_FACTOR", 0)
    result = hand_in(quick, lambda work: None)
    assert earned(result) == (0.0, 0.0)
    assert "the time for this notebook was used up" in exercise(result, "double").outcomes[0].got
    assert any(event.kind == "cell not run" for event in result.notebooks[0].events)


def test_examples_are_no_reason_for_the_last_walk(quick: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    walks: list[int] = []

    def ended(*_: object) -> None:
        walks.append(1)
        raise KernelLost("the kernel was ended from outside")

    monkeypatch.setattr("autograder.judging.counterexamples.show", ended)
    monkeypatch.setattr("autograder.grading.walk.Walk.spent", 200.0, raising=False)  # of 300 s
    submission = hand_in(quick, lambda work: work.answer("triple", "def triple(x): return x * 0 + 0.17", earns=0))
    assert earned(submission) == (5.0, 0.0)
    assert exercise(submission, "triple").status == "not yet"
    assert len(walks) == 2


def test_only_seconds_that_count_use_up_the_time_of_an_exercise() -> None:
    """Or slow answers lose points where graders share their processors with other work, as it has been seen."""
    endpoint = TimedEndpoint(Busy(counts=1.0), 2.5)
    assert [endpoint.request(b"1"), endpoint.request(b"2"), endpoint.request(b"3")] == [b"1", b"2", b"3"]
    with pytest.raises(CallTimeout, match="used up by earlier calls"):
        endpoint.request(b"4")
    waits = TimedEndpoint(Busy(counts=0.0), 2.5)
    assert [waits.request(b"1") for _ in range(9)] == [b"1"] * 9


def test_calls_after_one_that_never_ends_have_less_time() -> None:
    kernel = Busy(counts=1.0, call=20.0)
    endpoint = TimedEndpoint(kernel, 60.0)
    for counted in (20.0, 25.0, 30.0):
        with pytest.raises(CallTimeout, match="no answer"):
            endpoint.request(b"endless")
        assert kernel.counted == counted
    with pytest.raises(CallTimeout, match="used up by earlier calls"):
        endpoint.request(b"1")
    assert kernel.limits.call == 20.0, "the next exercise has all of its time"
    slow = TimedEndpoint(kernel, 60.0)
    with pytest.raises(CallTimeout):
        slow.request(b"endless")
    assert [slow.request(b"1") for _ in range(9)] == [b"1"] * 9, "what answers goes on"
