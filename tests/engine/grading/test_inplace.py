"""`score` in an instructor's own notebook."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, read
from autograder.grading import in_notebook
from autograder.grading.in_notebook import Interrupted, score
from autograder.results import ExerciseResult


def run(week1: Assignment, change: tuple[str, str] = ("", "")) -> NotebookNode:
    nb = read(week1.source / "basics.ipynb")
    answer = cell_of(nb, "double")
    assert answer is not None
    answer.source = answer.source.replace(*change)
    client = NotebookClient(nb, kernel_name="python3", resources={"metadata": {"path": str(week1.source)}})
    asyncio.run(client.async_execute())
    cell = cell_of(nb, "test_double")
    assert cell is not None
    return cell


def test_the_hidden_tests_run_in_place(week1: Assignment) -> None:
    *_, output = run(week1).outputs  # behind what the visible checks print
    assert "double: 5 of 5 points. All hidden tests pass." in output.data["text/plain"]
    assert "All hidden tests pass." in output.data["text/html"]


def test_a_changed_answer_shows_what_a_student_would_read(week1: Assignment) -> None:
    (output,) = run(week1, ("return 2.0 *", "print('[2.0, 4.0]')\n    return [2.0, 4.0] if len(x) == 2 else")).outputs[
        1:
    ]
    assert "double: 0 of 5 points" in output.data["text/plain"]
    assert "wanted" in output.data["text/html"]


def test_the_hidden_tests_run_although_a_visible_check_has_complained(week1: Assignment) -> None:
    told, table = run(week1, ("return 2.0 *", "return 3.0 *")).outputs
    assert told.name == "stderr"
    assert "look at  the worked example" in told.text
    assert "double: 0 of 5 points" in table.data["text/plain"]


def scored(week1: Assignment, monkeypatch: pytest.MonkeyPatch, answer: str) -> ExerciseResult:
    """The result of `score` in a notebook that defines this answer to `double`."""
    namespace: dict[str, object] = {}
    exec(answer, namespace)
    monkeypatch.chdir(week1.source)
    monkeypatch.setattr(in_notebook, "_user_namespace", lambda: namespace)
    return score("double").result


@pytest.mark.mostly_slow
@pytest.mark.parametrize("body", ["pass", "try:\n            pass\n        except BaseException:\n            pass"])
def test_a_call_has_the_time_that_grading_gives_it(
    quick: Assignment, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    before, handler = time.monotonic(), signal.getsignal(signal.SIGINT)
    result = scored(quick, monkeypatch, f"def double(x):\n    while True:\n        {body}")
    assert {outcome.got for outcome in result.outcomes} == {"no answer within 1 s"}
    assert time.monotonic() - before < 15
    assert signal.getsignal(signal.SIGINT) is handler
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_one_interrupt_ends_all(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    timer = threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(Interrupted) as caught:
        scored(week1, monkeypatch, "def double(x):\n    while True:\n        pass")
    assert caught.value._render_traceback_() == ["The hidden tests of double were interrupted."]
    timer.join()


WITHOUT_TORCH = """
import sys

class NoTorch:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("torch", "torchvision"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoTorch())
from autograder.course.layout import Course
from autograder.grading import in_notebook
from autograder.judging import reference

exercise4 = Course.find().assignment("exercise4")
namespace = reference.load(exercise4, "mixture_models", str(exercise4.source))
in_notebook._user_namespace = lambda: namespace
print(in_notebook.score("responsibilities").result.earned)
try:
    in_notebook.score("nothing")
except Exception as error:
    print(type(error).__name__)
"""


def test_no_torch_is_needed_where_the_exercise_has_none() -> None:
    where = Path(__file__).resolve().parents[3] / "source" / "exercise4"
    done = subprocess.run([sys.executable, "-c", WITHOUT_TORCH], cwd=where, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["5.0", "CourseError"], "")
