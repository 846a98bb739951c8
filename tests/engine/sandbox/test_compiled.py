"""Modules of the course that lie compiled beside a notebook: for their own source alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sandbox.compiled import compiled

SOURCE = b"NUMBER = 7\n\ndef where():\n    return where.__code__.co_filename\n"


def imported(folder: Path, expression: str) -> str:
    """The value of an expression of `helper`, and what Python has compiled for it."""
    code = f"import sys; sys.path.insert(0, '.'); from package import helper; print({expression})"
    command = [sys.executable, "-B", "-v", "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    was_compiled = f"code object from {folder / 'package' / 'helper.py'}\n" in done.stderr
    return f"{done.stdout.strip()}, {'compiled' if was_compiled else 'as it lay there'}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"package/__init__.py": b"", "package/helper.py": SOURCE, "data.txt": b"1"}
    for name, content in {**files, **compiled(files)}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_module_is_not_compiled_again(folder: Path) -> None:
    assert imported(folder, "helper.NUMBER") == "7, as it lay there"


def test_a_module_that_was_changed_counts_as_it_is(folder: Path) -> None:
    (folder / "package" / "helper.py").write_bytes(SOURCE.replace(b"7", b"8"))  # as long as before
    assert imported(folder, "helper.NUMBER") == "8, compiled"


def test_a_function_names_the_file_in_which_it_stands(folder: Path) -> None:
    assert imported(folder, "helper.where()") == f"{folder / 'package' / 'helper.py'}, as it lay there"


def test_what_is_no_python_stays_as_it_is() -> None:
    assert compiled({"notes.txt": b"1", "broken.py": b"def (", "null.py": b"\0"}) == {}
