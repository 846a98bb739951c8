"""Submissions in which nobody is malicious: damaged, unusual, or written for another machine."""

from __future__ import annotations

from autograder.authoring.samples import SampleSubmission
from threats import RIGHT, WRONG, Case


def _cell_becomes(kind: str) -> Case:
    def change(work: SampleSubmission) -> None:
        cell = work.cell("basics", "triple")
        cell.cell_type = kind
        cell.pop("outputs", None)
        cell.pop("execution_count", None)

    return Case("broken 7", f"the answer cell has become {kind}", triple=None, change=change, earns=(5.0, 5.0))


def _answer_is_deleted(work: SampleSubmission) -> None:
    work.delete("basics", "triple")


def _ids_are_all_the_same(work: SampleSubmission) -> None:
    for cell in work.notebooks["basics"].cells:
        cell.id = "same"


def _answer_is_copied(work: SampleSubmission) -> None:
    work.duplicate("basics", "triple")


def _hundreds_of_cells(work: SampleSubmission) -> None:
    for number in range(300):
        work.insert("basics", "test_why", f"x{number} = 1")


CASES = [
    Case("broken 5", "all cells have the same id", triple=None, change=_ids_are_all_the_same, earns=(5.0, 5.0)),
    Case("broken 5", "an answer cell is there twice", triple=None, change=_answer_is_copied, earns=(5.0, 5.0)),
    Case("broken 6", "the answer cell is deleted", change=_answer_is_deleted, says=("triple",)),
    _cell_becomes("markdown"),
    _cell_becomes("raw"),
    Case(
        "broken 9",
        "it ran only out of order",
        triple="factor = later\ndef triple(x): return factor * np.asarray(x)",
        afterwards="later = 3.0",
        earns=(5.0, 5.0),
    ),
    Case(
        "broken 10",
        "the stub is untouched",
        triple="raise NotImplementedError('triple: write your answer here')",
        says=("triple",),
    ),
    Case(
        "broken 11",
        "warnings and stderr from right code",
        triple=f"import sys, warnings\nwarnings.warn('look out')\nprint('an error', file=sys.stderr)\n{RIGHT}",
        earns=(5.0, 5.0),
    ),
    Case(
        "broken 12",
        "plots, a progress bar and a breakpoint are left over",
        triple=f"""{RIGHT}
import matplotlib.pyplot as plt
from tqdm import tqdm
plt.plot([1, 2]); plt.show()
for _ in tqdm(range(3)): pass
breakpoint()""",
        earns=(5.0, 5.0),
    ),
    Case("broken 12", "input() is left over in a cell", triple=f"{RIGHT}\ninput('go on?')", earns=(5.0, 5.0)),
    Case(
        "broken 14",
        "paths and commands of another machine",
        triple=f"""
!wget -q http://127.0.0.1/data.csv
try: open(r'C:\\Users\\me\\data.csv')
except FileNotFoundError: pass
try: open('/content/drive/data.csv')
except FileNotFoundError: pass
{RIGHT}""",
        afterwards="%pip install something",
        earns=(5.0, 5.0),
    ),
    Case(
        "broken 16",
        "a list instead of an array",
        triple="def triple(x):\n    return (3.0 * np.asarray(x, dtype=float)).tolist()",
        earns=(5.0, 5.0),
    ),
    Case(
        "broken 16",
        "a column instead of a row",
        triple="def triple(x):\n    return 3.0 * np.asarray(x, dtype=float)[:, None]",
        says=("shape",),
    ),
    Case("broken 13", "hundreds of extra cells", triple=None, change=_hundreds_of_cells, earns=(5.0, 5.0)),
    Case(
        "broken 3",
        "the file is no notebook",
        triple=WRONG,
        change=lambda work: work.replace_file("basics", "[1, 2]"),
        earns=(0.0, 0.0),
    ),
]
