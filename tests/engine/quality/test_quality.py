"""The measure of the hidden tests notices what is wrong with them, and says nothing of what is right."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from autograder.cli import main
from autograder.course.layout import Assignment
from autograder.quality import page
from autograder.quality.findings import Quality
from autograder.quality.measure import measure, measure_mutants
from autograder.quality.pool import Judges
from autograder.quality.variants import variants_of
from autograder.quality.worker import Judged, Task

RIGHT = """def triple(x):
    '''Three times x.'''
    total: float = np.asarray(x, dtype=float)  # a copy
    for _ in range(2):
        total = total + x
    return total
"""


def nothing(_: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def judges(template: Path) -> Iterator[Judges]:
    from autograder.course.layout import Course

    with Judges(Course(template).assignment("week1")) as started:
        yield started


def judged(judges: Judges, *codes: str) -> list[Judged]:
    return list(judges.judge(Task("basics", "triple", str(place), code, limit=1) for place, code in enumerate(codes)))


def keep(assignment: Assignment, kind: str, name: str, text: str, exercise: str = "triple") -> Path:
    path = assignment.tests / exercise / kind / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


# the pool ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_right_and_wrong_answers_are_judged_as_in_a_kernel(judges: Judges) -> None:
    right, wrong = judged(judges, RIGHT, "def triple(x): return 4 * np.asarray(x)")
    assert (right.earned, right.right, right.failed) == (5.0, True, ())
    assert (wrong.right, wrong.earned < 5) == (False, True)


@pytest.mark.slow
def test_an_answer_without_end_is_interrupted(judges: Judges) -> None:
    endless, catching = judged(
        judges,
        "def triple(x):\n    while True: pass",
        "def triple(x):\n    while True:\n        try:\n            while True: pass\n        except Exception: pass",
    )
    assert endless.result
    assert "interrupted" in endless.result.outcomes[0].got
    assert not catching.right


def test_what_does_not_load_or_ends_its_process_harms_no_other(judges: Judges) -> None:
    broken, ending, right = judged(judges, "1 / 0", "def triple(x): import os; os._exit(3)", RIGHT)
    assert broken.ended == "does not load: ZeroDivisionError"
    assert "ended the process" in ending.ended
    assert right.right


def test_the_answer_before_leaves_no_trace(judges: Judges) -> None:
    draw = "def triple(x):\n    return 3 * np.asarray(x, dtype=float) + np.random.rand()"
    unsettling = "import torch\ntorch.set_grad_enabled(False)\nnp.random.seed(5)\nnp.seterr(all='raise')\n" + RIGHT
    first, _, _, second = judged(judges, draw, unsettling, unsettling, draw)
    assert first.seen == second.seen
    assert not first.right


# variants ---------------------------------------------------------------------------------------------------------


def test_variants_differ_in_text_and_not_in_what_they_do(capsys: pytest.CaptureFixture[str]) -> None:
    variants = variants_of("triple", RIGHT)
    assert len(set(variants.values())) == len(variants) >= 6
    for name, code in variants.items():
        namespace: dict[str, object] = {"np": np}
        exec(code, namespace)
        with pytest.warns(UserWarning, match="only a remark") if name == "talkative" else _no_warning():
            value = namespace["triple"](np.array([1.0, -2.0]))  # type: ignore[operator]
        np.testing.assert_array_equal(value, [3.0, -6.0])
        assert ("call number" in capsys.readouterr().out) == (name == "talkative")
    assert "my_total" in variants["other_names"]
    assert "Three times" not in variants["without_comments"]


def _no_warning() -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


def test_an_answer_that_calls_itself_is_not_put_behind_another_name() -> None:
    recursive = "def triple(x, n=3):\n    return x if n == 1 else x + triple(x, n - 1)"
    assert not {"talkative", "other_containers", "through_a_helper"} & set(variants_of("triple", recursive))


# what is measured -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def good(template: Path) -> Quality:
    from autograder.course.layout import Course

    return measure(Course(template).assignment("week1"), ["triple"], nothing)


def test_good_tests_give_no_complaint_but_about_mutants(good: Quality) -> None:
    assert good.mutants
    assert good.right
    assert good.wrong
    assert good.stability.regradings["in sandboxed kernels"]
    assert [text for text in good.complaints() if "keeps all points. Add an input that tells them" not in text] == []


@pytest.mark.slow
def test_a_weak_test_lets_mutants_through(good: Quality, week1: Assignment) -> None:
    path = week1.hidden("triple")
    text = path.read_text()
    path.write_text(
        text[: text.index("@hidden")]
        + '@hidden("triple", points=5)\ndef gives_something(answer, reference, rng):\n    """It gives something."""\n'
        "    answer(1.0)\n"
    )
    after = measure_mutants(week1, ["triple"], nothing)
    assert len(after.survivors) > len(good.survivors)
    assert after.kill_rate < good.kill_rate


@pytest.mark.slow
def test_wrong_labels_and_answers_are_complained_about(week1: Assignment) -> None:
    keep(week1, "wrong", "right_after_all.py", f'"""Is right.\n\nIs: nothing\n"""\n{RIGHT}')
    keep(week1, "wrong", "unlike.py", '"""Is unlike.\n\nIs: gives_the_argument_back\n"""\ndef triple(x): return -x')
    keep(week1, "wrong", "the_same.py", '"""Is the same.\n\nIs: nothing\n"""\ndef triple(x): return x')
    keep(week1, "alternatives", "not_right.py", '"""Is not right."""\ndef triple(x): return 2 * np.asarray(x)')
    keep(week1, "alternatives", "by_luck.py", '"""Is right by luck."""\nimport time\n' + RIGHT)
    keep(week1, "alternatives", "calls.py", '"""Calls another."""\ndef triple(x): return double(x) + np.asarray(x)')
    found = list(measure(week1, ["triple"], nothing).complaints())
    assert any("wrong/right_after_all keeps all its points" in text for text in found)
    assert any("wrong/unlike is not recognised as gives_the_argument_back" in text for text in found)
    assert any("wrong/the_same is wrongly recognised as gives_the_argument_back" in text for text in found)
    assert any("right answer triple/alternatives/not_right earns" in text for text in found)
    assert not any("by_luck" in text or "calls" in text for text in found)


@pytest.mark.slow
def test_an_outcome_that_depends_on_the_threads_is_noticed(week1: Assignment) -> None:
    fickle = "import torch\ndef triple(x):\n    return (2 + (torch.get_num_threads() == 1)) * np.asarray(x, float)"
    keep(week1, "alternatives", "fickle.py", f'"""Looks at the threads."""\n{fickle}')
    found = list(measure(week1, ["triple"], nothing).complaints())
    assert any("Judged twice" in text and "fickle" in text and "two threads" in text for text in found)


@pytest.mark.slow
def test_what_no_input_separates_is_named_and_a_fault_of_a_hidden_test_is_no_kill(week1: Assignment) -> None:
    (kept,) = week1.misconceptions("triple").glob("*.py")
    kept.with_name("the_same_again.py").write_text(kept.read_text())
    path = week1.hidden("triple")
    path.write_text(path.read_text().replace("    agree(", "    assert abs(float(answer(1.0))) < 100\n    agree("))
    keep(week1, "wrong", "far_off.py", '"""Is far off.\n\nIs: nothing\n"""\ndef triple(x): return 1e9 * np.asarray(x)')
    found = list(measure(week1, ["triple"], nothing).complaints())
    assert any("No hidden input of triple tells" in text and "the_same_again" in text for text in found)
    assert any("fails on triple/wrong/far_off: AssertionError" in text for text in found)


# what is shown ----------------------------------------------------------------------------------------------------


def test_the_page_holds_every_table_and_picture(good: Quality, tmp_path: Path) -> None:
    written = page.write(good, tmp_path)
    text = (tmp_path / "quality.md").read_text()
    assert all(path.exists() for path in written)
    for entry in good.mutants:
        assert not entry.equivalent or entry.equivalent in text
    for picture, start in (("mutants.svg", b"<?xml"), ("separation.png", b"\x89PNG")):
        assert f"quality/{picture}" in text
        assert (tmp_path / "quality" / picture).read_bytes().startswith(start)


def test_the_command_tells_programs_and_people(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    ended = CliRunner().invoke(main.app, ["mutants", "week1", "--exercise", "triple", "--json"])
    report = json.loads(ended.stdout)
    assert {entry["exercise"] for entry in report["mutants"]} == {"triple"}
    assert ended.exit_code == bool(report["complaints"])
    unknown = CliRunner().invoke(main.app, ["mutants", "week1", "--exercise", "quadruple"])
    assert unknown.exit_code == 2
    assert "no exercise 'quadruple'" in " ".join(unknown.stderr.split())
