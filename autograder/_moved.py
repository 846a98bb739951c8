"""Old names of modules, which courses that were begun with version 0.1.0 use. Remove with version 0.3.0."""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_NEW = {
    "autograder.collect": "autograder.nbgrader_plugins.zip_collect",
    "autograder.exchange": "autograder.nbgrader_plugins.exchange",
    "autograder.executor": "autograder.nbgrader_plugins.preprocessors",
    "autograder.export": "autograder.nbgrader_plugins.csv_export",
    "autograder.feedback_page": "autograder.feedback.page",
    "autograder.hidden": "autograder.testing",
    "autograder.samples": "autograder.authoring.samples",
    "autograder.values": "autograder.testing",
}


class _Finder(MetaPathFinder, Loader):
    """Finds a module by its old name, and warns."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname in _NEW else None

    def exec_module(self, module: ModuleType) -> None:
        old = module.__name__
        warn(old, _NEW[old])
        sys.modules[old] = importlib.import_module(_NEW[old])


def warn(old: str, new: str) -> None:
    """Warn that a name is an old one."""
    warnings.warn(
        f"{old} is called {new} since version 0.2.0. Use the new name in nbgrader_config.py and in your hidden tests; "
        "the old one goes with version 0.3.0.",
        FutureWarning,
        stacklevel=3,
    )


def install() -> None:
    """Have old names found from now on."""
    sys.meta_path.append(_Finder())
