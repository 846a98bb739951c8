"""Tampering with the notebook and the folder that are handed in."""

from __future__ import annotations

import nbformat

from autograder.authoring.samples import SampleSubmission
from threats import WRONG, Case


def _test_cell_is_emptied(work: SampleSubmission) -> None:
    work.cell("basics", "test_triple").source = "5.0"


def _test_cells_change_places(work: SampleSubmission) -> None:
    first, second = work.cell("basics", "test_double"), work.cell("basics", "test_triple")
    first.metadata, second.metadata = second.metadata, first.metadata


def _graded_cell_becomes_manual(work: SampleSubmission) -> None:
    work.cell("basics", "test_triple").metadata["nbgrader"].update(grade=True, solution=True, points=500)


def _outputs_are_prepared(work: SampleSubmission) -> None:
    outputs = [
        nbformat.v4.new_output("execute_result", data={"text/plain": "5.0"}, execution_count=1),
        nbformat.v4.new_output("stream", name="stdout", text="prepared output"),
    ]
    for name in ("test_triple", "triple"):
        work.cell("basics", name).outputs = list(outputs)


def _result_is_prepared(work: SampleSubmission) -> None:
    exercise = {"exercise": "triple", "points": 5.0, "earned": 5.0, "status": "passed", "outcomes": []}
    work.notebooks["basics"].metadata["autograder"] = {"notebook": "basics", "exercises": [exercise]}
    work.notebooks["basics"].metadata["autograder_received"] = {"notes": ["prepared output"], "fault": ""}


def _skipping_is_asked_for(work: SampleSubmission) -> None:
    work.cell("basics", "test_triple").metadata["tags"] = ["skip-execution", "raises-exception", "instructor"]


def _kernelspec(name: str) -> Case:
    def change(work: SampleSubmission) -> None:
        work.notebooks["basics"].metadata["kernelspec"] = {"name": name, "display_name": name, "language": "bash"}

    return Case(
        "hostile 30, broken 8",
        f"the notebook asks for the kernel {name!r}",
        triple=None,
        change=change,
        earns=(5.0, 5.0),
    )


def _without_kernelspec(work: SampleSubmission) -> None:
    work.notebooks["basics"].metadata.clear()


CASES = [
    Case("hostile 28", "the test cell is replaced by a number", change=_test_cell_is_emptied),
    Case("hostile 28", "two test cells change places", change=_test_cells_change_places),
    Case(
        "hostile 28", "a graded cell says that it is graded by hand, for 500 points", change=_graded_cell_becomes_manual
    ),
    Case("hostile 29", "outputs claim success", change=_outputs_are_prepared, hides=("prepared output",)),
    Case(
        "hostile 29",
        "the file brings the metadata of a graded notebook",
        change=_result_is_prepared,
        hides=("prepared output",),
    ),
    Case("hostile 28", "the test cell asks not to be run", change=_skipping_is_asked_for),
    _kernelspec("bash"),
    _kernelspec("../../evil"),
    _kernelspec("autograder-unsafe"),
    Case("broken 8", "the kernelspec is missing", triple=None, change=_without_kernelspec, earns=(5.0, 5.0)),
    Case(
        "hostile 30",
        "shell magics run, and only inside",
        triple=f"""{WRONG}
!id -un; ls /home /root; cat /etc/shadow; touch /usr/planted /planted""",
        afterwards="%%bash\nls / | tr '\\n' ' '; echo listed",
        shows=("student", "listed"),
        hides=("root:*", "root:$", "root:!"),
    ),
    Case(
        "hostile 30",
        "an extension and a script are loaded",
        triple=f"""{WRONG}
open('ext.py', 'w').write("def load_ipython_extension(ip): ip.run_cell = lambda *a, **k: None")
open('script.py', 'w').write("import builtins; builtins.float = lambda *a: 5.0")
%load_ext ext
%run script.py""",
    ),
    Case(
        "hostile 14",
        "a module beside it changes what later cells call, and ends the kernel when it is imported again",
        files={
            "mine.py": "import builtins, os, numpy\nbuiltins.float = numpy.testing = numpy.allclose = lambda *a: 5.0\n"
            "if os.path.exists('seen'): os._exit(0)\nopen('seen', 'w')",
        },
        triple=f"{WRONG}\nimport mine, importlib\ntry: importlib.reload(mine)\nfinally: pass",
        says=("ended the kernel",),
    ),
    Case(
        "hostile 17",
        "every folder above and many a well-known place is searched for other files of the course",
        triple=f"""{WRONG}
import os
found = []
for folder, folders, files in os.walk('/'):
    if folder.startswith(('/proc', '/sys', '/usr/lib', '/usr/share', '/usr/include')):
        folders.clear()
    folders[:] = [name for name in folders if name not in ('site-packages', 'dist-packages') and 'python' not in name]
    found += [os.path.join(folder, f) for f in files if f.endswith(('.ipynb', '.db')) or 'course_secret' in f]
    found += [folder for f in folders if f in ('submitted', 'autograded', 'hidden', 'misconceptions', 'gradebook')]
""",
        afterwards="print('found', found)",
        shows=("found []",),
    ),
]
