"""Run cells with visible checks as a student does, in the namespace of a notebook, for the tests of what they say."""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from autograder.course import visible_checks
from autograder.guest.evaluate import run_cell

CHECKS = """@checks_of("double", number=1, points=5)
def check_double():
    calling(double, [1, 2]).gives([2.0, 4.0])"""


def forget() -> None:
    """Whatever was loaded of the package, so that it is loaded anew and knows no checks."""
    for name in [name for name in sys.modules if name.partition(".")[0] == visible_checks.MODULE]:
        del sys.modules[name]


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The package as students have it."""
    visible_checks.put_beside(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    forget()
    yield importlib.import_module(visible_checks.MODULE)
    forget()


class Notebook:
    """A notebook's namespace, in which cells are run as a student does."""

    def __init__(self, module: Any) -> None:
        self.module = module
        self.namespace: dict[str, Any] = {"np": np, "torch": torch, **vars(module)}
        self.cells = 0

    def run(self, source: str) -> str:
        """What a cell prints."""
        self.cells += 1
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            run_cell(self.namespace, f"cell {self.cells}", source)
        return printed.getvalue()

    def fails(self, source: str) -> str:
        """What a notebook shows of the exception that ends a cell."""
        with pytest.raises(self.module.CheckFailed) as caught:
            self.run(source)
        (shown,) = caught.value._render_traceback_()
        assert "".join(shown.replace(";", "").split()).startswith("".join(str(caught.value).replace(";", "").split()))
        return str(shown)

    def sentence(self, answer: str, checks: str = CHECKS) -> str:
        """The same in one line, without the lines of the student's cells."""
        self.run(answer)
        return " ".join(self.fails(checks).split("\n\n")[0].split())


@pytest.fixture
def notebook(module: Any) -> Notebook:
    return Notebook(module)
