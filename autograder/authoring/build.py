"""From source to release and solutions.

`release/` is made by nbgrader's own generator, set up in nbgrader_config.py; nothing is done to its files afterwards,
so the formgrader's button gives the same. `solutions/` are the source notebooks without hidden tests, rubrics and
markers, executed.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from autograder.course.layout import LAZY, Assignment
from autograder.course.notebooks import GRADED, canonical, grade_id, read, tags, with_error
from autograder.course.packages import missing
from autograder.course.preload import PRELOAD
from autograder.course.solutions import solution
from autograder.errors import CourseError
from autograder.gradebook.nbgrader import _generate, nbgrader_config
from autograder.judging.test_cells import has_autotest

AUTOTESTS = "autotests.yml"
IGNORED_OUTPUT = "nbval-ignore-output"  # nbval's tag for a cell whose output may differ from run to run
_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,16}\b")
_FILE_OF_KERNEL = re.compile(r"[^\s'\"<>]*[/\\]ipykernel_\d+[/\\](?=\d+\.py)")
SOLUTION_TIMEOUT = 300  # seconds for one cell of a solution
_MODULES = "import json, sys\nprint(json.dumps(list(sys.modules)))"
_ROOTS = """
import contextlib, importlib, json, os, sys

preload, candidates = json.loads(sys.argv[1])
for name in preload:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
found = []
for name in candidates:
    if name not in sys.modules:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
            if len(os.listdir("/proc/self/task")) > 1:
                break  # what starts threads cannot be forked afterwards
            found.append(name)
print(json.dumps(found))
"""


def build_release(assignment: Assignment, into: Path) -> None:
    """Generate the release of an assignment as `into/<assignment>`, without touching the gradebook. Raises
    CourseError, when all others are written, with a line for each notebook of which there is none.
    """
    config = nbgrader_config(assignment.course)
    config.SaveCells.enabled = False
    try:
        _generate(assignment, config, into, no_database=True)
    except CourseError:  # nbgrader gives up all for one
        failed = []
        for name in assignment.notebooks:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    _generate(assignment, config, Path(folder), no_database=True, notebook=name)
                    shutil.copytree(Path(folder) / assignment.name, into / assignment.name, dirs_exist_ok=True)
                except CourseError as error:
                    failed.append(_unreleased(assignment, name, error))
        if not failed:
            raise
        raise CourseError("\n".join(failed)) from None


def _unreleased(assignment: Assignment, name: str, error: CourseError) -> str:
    """Why there is no release of a notebook, and what to do."""
    path = assignment.source / f"{name}.ipynb"
    there = f"source/{assignment.name}/{name}.ipynb"
    found = (
        [grade_id(cell) or cell.id for cell in read(path).cells if has_autotest(cell.source)] if path.exists() else []
    )
    if not found:
        return f"{there}: {error}"
    cells = f"the AUTOTEST lines of {', '.join(map(repr, found))}"
    if not any((folder / AUTOTESTS).is_file() for folder in (assignment.source, assignment.course.root)):
        why = (
            f"{AUTOTESTS}, which nbgrader needs for them, is neither beside the notebook nor beside nbgrader_config.py"
        )
        return f"{there}: {cells} cannot become tests: {why}. Copy it there, or write the tests in place of the lines."
    return f"{there}: {cells} may be why: {error} Or write the tests in place of the lines."


def build_solutions(
    assignment: Assignment, into: Path, *, execute: bool = True, notify: Callable[[str], None] = lambda _: None
) -> None:
    """Write the executed solutions as `into/<assignment>`; a file that differs only in pictures, timings and what its
    packages import when they are used stays as it is. `notify` is called with what takes long. Raises CourseError, when
    all others are written, with a line for each notebook that does not run.
    """
    target = into / assignment.name
    target.mkdir(parents=True, exist_ok=True)
    failed = []
    for name in assignment.notebooks:
        nb = solution(read(assignment.source / f"{name}.ipynb"))
        if execute:
            try:
                absent = missing(assignment, name)
                if absent:
                    raise CourseError(f"The solution of {assignment.name}/{name} does not run: {' '.join(absent)}")
                notify(f"{assignment.name}: running the solution of {name}")
                _execute(nb, assignment, name)
            except CourseError as error:
                failed.append(str(error))
                continue
        path = target / f"{name}.ipynb"
        before = read(path) if path.exists() else None
        if before is None or LAZY not in before.metadata or comparable(before) != comparable(nb):
            path.write_text(canonical(nb), encoding="utf-8")
    assignment.copy_support_files(target)
    expected = {Path(f"{name}.ipynb") for name in assignment.notebooks} | set(assignment.support_files())
    for path in [path for path in target.rglob("*") if path.is_file() and path.relative_to(target) not in expected]:
        path.unlink()
    if failed:
        raise CourseError("\n".join(failed))


class _Loop(asyncio.SelectorEventLoop):
    """One that leaves Ctrl-C and SIGTERM to the command. What nbclient does with them ends its kernel and goes on."""

    def add_signal_handler(self, *_: object) -> None:
        raise RuntimeError("as in a thread, which nbclient is prepared for")


def _execute(nb: NotebookNode, assignment: Assignment, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder, _quiet_environment():
        assignment.copy_support_files(Path(folder))
        told = nbformat.v4.new_code_cell(_MODULES)
        nb.cells.append(told)
        client = NotebookClient(
            nb,
            timeout=SOLUTION_TIMEOUT,
            kernel_name="python3",
            resources={"metadata": {"path": folder}},
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            on_cell_executed=with_error,
            record_timing=False,
            coalesce_streams=True,
            shutdown_kernel="immediate",  # one that ends by itself prints errors of its own if it is interrupted
        )
        try:
            with asyncio.Runner(loop_factory=_Loop) as runner:
                runner.run(client.async_execute())
        except CellExecutionError as error:
            raise CourseError(f"The solution of {assignment.name}/{name} does not run: {_stopped(nb)}") from error
    nb.cells.remove(told)
    for cell in nb.cells:
        said = [output.text for output in cell.get("outputs", []) if output.get("name") == "stderr"]
        if said and (cell.id.startswith(GRADED) or "@demonstration" in cell.source):
            raise CourseError(f"The solution of {assignment.name}/{name} says in cell {cell.id!r}: {said[0].strip()}")
    imported = json.loads(told.outputs[0].text)
    nb.metadata[LAZY] = _lazily_imported(imported, assignment.packages)
    nb.metadata.language_info = {"name": "python"}  # nbclient notes the patch version of Python
    for cell in nb.cells:
        cell.metadata.pop("execution", None)
    _make_stable(nb)


def _make_stable(nb: NotebookNode) -> None:
    """Take out of outputs what is another in each run: addresses in memory, and the file names of a kernel's cells."""
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if "text" in output:
                output.text = _stable(output.text)
            for kind, value in output.get("data", {}).items():
                if kind.startswith("text/") and isinstance(value, str):
                    output.data[kind] = _stable(value)
            if "traceback" in output:
                output.traceback = [_stable(line) for line in output.traceback]


def _stable(text: str) -> str:
    return _FILE_OF_KERNEL.sub("/tmp/ipykernel/", _ADDRESS.sub("at 0x...", text))  # noqa: S108, a text


def _stopped(nb: NotebookNode) -> str:
    """The cell that ended with an error, by its id and the line that its author looks for, and the error."""
    stops = [(cell, out) for cell in nb.cells for out in cell.get("outputs", []) if out.output_type == "error"]
    cell, error = stops[-1]
    lines = [line.strip() for line in cell.source.splitlines() if line.strip()]
    return f"the cell {cell.id!r} ({lines[0][:80]}) stops with {error.ename}: {error.evalue.strip()}"


def _lazily_imported(names: Sequence[str], packages: Collection[str]) -> list[str]:
    """Which of these modules the packages import only when they are used, in the order of `names`.

    Those that come with another one are left out. A process of its own imports them, since they may not be here yet.
    """
    preload = [name for name in PRELOAD if name.partition(".")[0] in packages]
    candidates = [name for name in names if "." in name and name.partition(".")[0] in packages]
    words = [sys.executable, "-c", _ROOTS, json.dumps([preload, candidates])]
    with _quiet_environment():  # with more threads than one from the start, none could be told from others
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603, our own program
    return [] if done.returncode else list(json.loads(done.stdout.splitlines()[-1]))


def _quiet_environment() -> AbstractContextManager[None]:
    """What makes outputs reproducible: no progress bars, and the number of threads that grading uses.

    Nor does a notebook change the environment that it runs in: a line such as `!pip install` is for students, and would
    put other versions of packages in place of those that the engine needs. pip and uv find no Python to work for.
    """
    wanted = {"TQDM_DISABLE": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    wanted |= dict.fromkeys(("PIP_PYTHON", "UV_PYTHON"), "nothing-is-installed-while-solutions-are-run")
    wanted["MPLBACKEND"] = (
        "module://matplotlib_inline.backend_inline"  # the engine itself draws nothing and sets another
    )
    return environment(wanted)


@contextmanager
def environment(wanted: Mapping[str, str]) -> Iterator[None]:
    """Environment variables for a while."""
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def comparable(nb: NotebookNode) -> NotebookNode:
    """The notebook without what may differ from run to run or from one version of a package to another: pictures, the
    outputs of cells tagged for it, names of modules, and addresses in memory.
    """
    nb = nbformat.from_dict(nb)
    _make_stable(nb)
    nb.metadata.pop(LAZY, None)
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        if IGNORED_OUTPUT in tags(cell):
            cell.outputs = []
        for output in cell.outputs:
            for kind in [kind for kind in output.get("data", {}) if kind.startswith("image/")]:
                output.data[kind] = ""
    return nb
