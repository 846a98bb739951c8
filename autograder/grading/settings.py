"""How to grade, as nbgrader_config.py says it."""

from __future__ import annotations

from dataclasses import dataclass, field

from traitlets import Bool, Float, Integer
from traitlets.config import Configurable

from autograder.sandbox.limits import MB, Limits


@dataclass(frozen=True)
class Settings:
    """How to grade: within which limits, in the sandbox or not, with experiments or not, for practice or not."""

    limits: Limits = field(default_factory=Limits)
    unsafe: bool = False
    experiments: bool = False
    practice: bool = False  # before the due date, with inputs of its own; see autograder/practice


class Grade(Configurable):
    """What `c.Grade` in nbgrader_config.py may set."""

    cell_timeout = Float(Limits.cell, help="Seconds that one cell of a student may run.").tag(config=True)
    call_timeout = Float(Limits.call, help="Seconds that one call of a hidden test may take.").tag(config=True)
    notebook_timeout = Float(Limits.notebook, help="Seconds that all cells of one notebook may run together.").tag(
        config=True
    )
    start_timeout = Float(Limits.start, help="Seconds that a kernel may take to start.").tag(config=True)
    cpu = Float(Limits.cpu, help="Seconds of processor time of one kernel and all that it starts.").tag(config=True)
    memory = Integer(Limits.memory // MB, help="Megabytes of memory of one kernel and all that it starts.").tag(
        config=True
    )
    processes = Integer(Limits.processes, help="Processes and threads of one kernel.").tag(config=True)
    disk = Integer(Limits.disk // MB, help="Megabytes of files that one kernel may write.").tag(config=True)
    unsafe = Bool(
        False,
        help="Let nbgrader's own command grade without the sandbox (ours: --unsafe).",
    ).tag(config=True)
    experiments = Bool(False, help="Run the course's experiments too, on which no points depend.").tag(config=True)

    @property
    def settings(self) -> Settings:
        """How to grade, by the course's configuration."""
        limits = Limits(
            cell=self.cell_timeout,
            call=self.call_timeout,
            notebook=self.notebook_timeout,
            start=self.start_timeout,
            cpu=self.cpu,
            memory=self.memory * MB,
            processes=self.processes,
            disk=self.disk * MB,
        )
        return Settings(limits, self.unsafe, self.experiments)
