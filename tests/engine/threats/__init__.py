"""What a grading run must survive: one case for each thing that a hostile, broken or merely unusual submission does.

Each case answers `double` of the tiny course in tests/conftest.py right, and does something to `triple`, to another
cell or to the file. What must happen stands beside it. tests/engine/grading/test_threats.py hands each in beside a
right submission, which must earn everything. The lines are those of the table in docs/how-it-works.md, which also says
what shows the lines that are no submission.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from autograder.authoring.samples import SampleSubmission

WRONG = "def triple(x):\n    return 'nothing'\n"
RIGHT = "def triple(x):\n    return 3.0 * np.asarray(x, dtype=float)\n"


@dataclass(frozen=True)
class Case:
    """One submission, and what must happen.

    `line` is the line of the table of threats. `triple` is the text of its answer cell, None for the right answer;
    `afterwards` that of an extra cell at the end of the notebook; `change` does anything else to the submission; the
    `files` lie beside the notebook.
    What must happen: `earns`, the points of `double` and `triple`, of 5.0 each; `says`, words in what the feedback
    tells about an exercise that earned nothing and about the run (`|` between words of which one must be there);
    `shows`, words that must be in the outputs of the graded notebook; `hides`, words that must not be there.
    """

    line: str
    story: str
    triple: str | None = WRONG
    afterwards: str = ""
    change: Callable[[SampleSubmission], None] | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    earns: tuple[float, float] = (5.0, 0.0)
    says: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()

    def make(self, work: SampleSubmission) -> None:
        """Turn a blank submission into this one."""
        work.solve()
        if self.triple is not None:
            work.answer("triple", self.triple, earns=self.earns[1])
        if self.afterwards:
            work.insert("basics", "test_why", self.afterwards)
        work.files.update(self.files)
        if self.change is not None:
            self.change(work)
