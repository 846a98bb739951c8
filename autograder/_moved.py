"""Old names of modules, which courses that were begun with version 0.1.0 use. Remove with version 0.3.0."""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_PACKAGE = "autograder."
UNTIL = "0.3.0"

#: What modules are called now, without the package's name before it.
_NEW = {
    "answerfiles": "course.answer_bank",
    "answers": "judging.proxies",
    "batch": "grading.batch",
    "build": "authoring.build",
    "capacity": "workers.capacity",
    "carry_forward": "judging.carry_forward",
    "check": "authoring.check",
    "check.answers": "authoring.check.answers",
    "check.aside": "authoring.check.aside",
    "check.command": "cli.draws",
    "check.complaints": "authoring.check.complaints",
    "check.draws": "authoring.check.draws",
    "check.generated": "authoring.check.generated",
    "check.laws": "authoring.check.laws",
    "check.source": "authoring.check.source",
    "cli_class": "cli.class_commands",
    "cluster": "workers.dask",
    "collect": "nbgrader_plugins.zip_collect",
    "console": "terminal",
    "converting": "nbgrader_plugins.autograde",
    "counterexamples": "judging.counterexamples",
    "crew": "workers.pool",
    "doctor": "cli.doctor",
    "exchange": "nbgrader_plugins.exchange",
    "executor": "nbgrader_plugins.preprocessors",
    "experiments": "grading.experiments",
    "export": "nbgrader_plugins.csv_export",
    "feedback_page": "feedback.page",
    "handed_in": "submissions.folder",
    "hidden": "testing",
    "hidden_files": "judging.loading",
    "inplace": "grading.in_notebook",
    "journal": "grading.journal",
    "kernels": "sandbox",
    "kernels.answerer": "guest.request_server",
    "kernels.asker": "sandbox.request_client",
    "kernels.client": "sandbox.jupyter_client",
    "kernels.folders": "course.run_folder",
    "kernels.forks": "sandbox.processes",
    "kernels.frames": "guest.framing",
    "kernels.holdings": "guest.holdings",
    "kernels.isolation": "guest.isolation",
    "kernels.launch": "guest.kernel",
    "kernels.limits": "sandbox.limits",
    "kernels.marks": "guest.marks",
    "kernels.messages": "guest.messages",
    "kernels.nursery": "sandbox.kernel_pool",
    "kernels.outputs": "sandbox.outputs",
    "kernels.plain": "guest.plain",
    "kernels.provisioner": "sandbox.provisioner",
    "kernels.reference_server": "guest.reference_server",
    "kernels.room": "guest.interpreter_state",
    "kernels.sandbox": "sandbox.bubblewrap",
    "kernels.seccomp": "sandbox.seccomp",
    "kernels.servant": "guest.evaluate",
    "kernels.session": "sandbox.session",
    "kernels.stand_ins": "guest.stand_ins",
    "kernels.syscalls": "guest.syscalls",
    "kernels.tables": "guest.tables",
    "kernels.walls": "guest.walls",
    "kernels.warden": "guest.supervisor",
    "kernels.warm": "sandbox.zygote_client",
    "kernels.watch": "guest.usage",
    "kernels.wire": "guest.wire",
    "kernels.zygote": "guest.zygote",
    "laws": "judging.laws",
    "laws.edges": "judging.laws.edges",
    "laws.enforce": "judging.laws.enforce",
    "laws.forms": "judging.laws.forms",
    "laws.notes": "judging.laws.notes",
    "laws.requests": "judging.laws.requests",
    "lms.command": "cli.lms_commands",
    "lms.lateness": "gradebook.lateness",
    "lock": "course.lock",
    "notebooks": "course.notebooks",
    "processes": "workers.processes",
    "reading": "submissions.files",
    "receipt": "submissions.receipt",
    "recording": "gradebook.recorder",
    "reference": "judging.reference",
    "reference_process": "grading.reference_process",
    "released.visible_checks": "course.released.visible_checks",
    "safe": "sanitize",
    "safe.html": "sanitize.html",
    "safe.markdown": "sanitize.markdown",
    "safe.notebook": "sanitize.notebook",
    "safe.pictures": "sanitize.pictures",
    "safe.text": "course.text",
    "samples": "authoring.samples",
    "scaffold": "authoring.scaffold",
    "smaller": "judging.shrinking",
    "submitted": "submissions.listing",
    "table": "cli.tables",
    "tables": "course.released.tables",
    "team_server": "grading.team_server",
    "times": "course.released.times",
    "values": "course.released.comparing",
    "visible": "course.visible_checks",
    "work": "grading.submission",
}


class _Finder(MetaPathFinder, Loader):
    """Finds a module by its old name, and warns."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname.removeprefix(_PACKAGE) in _NEW else None

    def exec_module(self, module: ModuleType) -> None:
        old = module.__name__
        new = _PACKAGE + _NEW[old.removeprefix(_PACKAGE)]
        _warn(old, new)
        sys.modules[old] = importlib.import_module(new)


def _warn(old: str, new: str) -> None:
    """Warn that a name is an old one."""
    warnings.warn(
        f"{old} is called {new} since version 0.2.0. Use the new name in nbgrader_config.py and in your hidden tests; "
        f"the old one goes with version {UNTIL}.",
        FutureWarning,
        stacklevel=4,
    )


def new_name(old: str) -> str:
    """What a module is called now, by its old name without the package's; empty if that is no old name."""
    return _PACKAGE + _NEW[old] if old in _NEW else ""


def names_in(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """A `__getattr__` for a package that was a module: in which of its modules now is what it held, by name."""

    def find(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        new = f"{package}.{modules[name]}"
        _warn(f"{package}.{name}", f"{new}.{name}")
        return getattr(importlib.import_module(new), name)

    return find


def install() -> None:
    """Have old names found from now on."""
    sys.meta_path.append(_Finder())
