"""Every hostile and broken submission of tests/engine/threats/, each graded beside a right one."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import earned, exercise, recorded
from threats import Case, broken, channel, interpreter, lending, notebook, resources

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import read
from autograder.grading.batch import grade_class, prepare
from autograder.results import SubmissionResult
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.limits import MB

pytestmark = pytest.mark.root

CASES = [*interpreter.CASES, *notebook.CASES, *resources.CASES, *channel.CASES, *lending.CASES, *broken.CASES]

LIMITS = """
c.Grade.cell_timeout, c.Grade.call_timeout, c.Grade.notebook_timeout = 2, 1, 20
c.Grade.memory, c.Grade.disk, c.Grade.processes = 384, 64, 48
"""

#: Bytes by which the grader's memory may grow over one hostile submission; without bounds it would be gigabytes.
GROWTH = 1536 * MB


@pytest.fixture(scope="module")
def tight(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    """The tiny course with tight limits, one for all cases: each is another student."""
    root = Path(shutil.copytree(template, tmp_path_factory.mktemp("tight") / "course"))
    with (root / "nbgrader_config.py").open("a") as file:
        file.write(LIMITS)
    assignment = Course(root).assignment("week1")
    hidden = assignment.hidden("triple")  # where `double` went wrong, a right version stands in for it
    hidden.write_text(hidden.read_text().replace('@hidden("triple", ', '@hidden("triple", uses=("double",), '))
    prepare(assignment)
    return assignment


@pytest.fixture(scope="module")
def names() -> Iterator[int]:
    return itertools.count(1)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[f"{case.line}: {case.story}" for case in CASES])
def test_it_earns_what_it_deserves_and_the_right_one_beside_it_everything(
    tight: Assignment, names: Iterator[int], case: Case
) -> None:
    attacker, neighbour = f"student{next(names):03}", f"student{next(names):03}"
    hand_in(tight, attacker, case)
    hand_in(tight, neighbour, Case("", "", triple=None))
    peak = _peak()
    result, beside = grade_class(tight, [attacker, neighbour])
    assert not result.fault
    assert earned(result) == case.earns
    assert recorded(tight, attacker) == {
        "test_double": case.earns[0],
        "test_triple": case.earns[1],
        "test_why": None,
    } or (case.earns == (0.0, 0.0))
    assert not any(entry.faults for found in result.notebooks for entry in found.exercises)
    said, outputs = told(result), written(tight, attacker)
    assert [words for words in case.says if not any(word in said for word in words.split("|"))] == [], said
    assert [words for words in case.shows if words not in outputs] == [], outputs
    assert [words for words in case.hides if words in outputs] == [], outputs
    assert earned(beside) == (5.0, 5.0)
    assert not beside.notebooks[0].events
    assert _peak() - peak < GROWTH


def hand_in(assignment: Assignment, student: str, case: Case) -> None:
    work = SampleSubmission.blank(assignment)
    case.make(work)
    work.write(assignment.course.root / "submitted" / student / assignment.name)


def told(result: SubmissionResult) -> str:
    """What the feedback says about the exercises that earned nothing, and about the run."""
    outcomes = [outcome for name in ("double", "triple") for outcome in exercise(result, name).outcomes]
    lines = [f"{o.called} {o.got} {o.wanted} {o.look_at}" for o in outcomes if o.status != "passed"]
    for found in result.notebooks:
        lines += [*found.notes, *(event.told for event in found.events), found.unread]
    return "\n".join(lines)


def written(assignment: Assignment, student: str) -> str:
    """All outputs of the graded notebook."""
    nb = read(assignment.course.root / "autograded" / student / assignment.name / "basics.ipynb")
    outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
    texts = [str(output.get("text", "")) + str(output.get("data", "")) for output in outputs]
    errors = [f"{output.ename}: {output.evalue}" for output in outputs if output.output_type == "error"]
    return "\n".join(texts + errors)


def _peak() -> int:
    """The most memory that this process has ever used, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise OSError("/proc/self/status has no VmHWM")


@pytest.fixture(autouse=True, scope="module")
def _with_all_packages() -> None:
    """Some cases use packages that the tiny course does not import itself, and would spend their time importing."""
    KERNEL_POOL.zygote()
