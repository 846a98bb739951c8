"""The wheel, installed where nothing of this repository is: a new course is made, built, checked, graded and told of.

Installing takes a minute and a package index, so this runs where AUTOGRADER_TEST_WHEEL is set.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ELSEWHERE = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
INSTALLED = pytest.mark.skipif(
    not os.environ.get("AUTOGRADER_TEST_WHEEL"), reason="installs packages: set AUTOGRADER_TEST_WHEEL=1"
)


def run(*words: str | Path, cwd: Path | None = None, code: int = 0) -> str:
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, cwd=cwd, env=ELSEWHERE, check=False)
    assert done.returncode == code, (words, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--wheel-dir", folder, ROOT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and what it needs."""
    environment = tmp_path_factory.mktemp("environment") / "env"
    run(sys.executable, "-m", "venv", environment)
    run(environment / "bin" / "pip", "install", "-qq", "--no-compile", wheel)
    return environment / "bin"


@INSTALLED
def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    assert re.fullmatch(r"notebook_autograder-[\d.]+-py3-none-any\.whl", wheel.name)
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "autograder").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    names = zipfile.ZipFile(wheel).namelist()
    assert {name for name in names if name.startswith("autograder/")} == wanted
    shared = {name.partition(".data/data/")[2] for name in names if ".data/data/" in name}
    assert "share/jupyter/kernels/autograder/kernel.json" in shared
    assert "share/jupyter/labextensions/autograder/package.json" in shared


@INSTALLED
def test_a_course_is_made_and_graded_by_it(installed: Path, tmp_path: Path) -> None:
    course, program = tmp_path / "course", installed / "autograder"
    run(program, "init", course, cwd=tmp_path)
    run(program, "build", cwd=course)
    assert run(program, "check", cwd=course) == "week1: nothing to complain about\n"
    for student, name in (("student01", "solutions"), ("student02", "release")):
        folder = course / "submitted" / student / "week1"
        folder.mkdir(parents=True)
        (folder / "arrays.ipynb").write_bytes((course / "release" / "week1" / "arrays.ipynb").read_bytes())
        if name == "solutions":
            answer = """
import nbformat, sys
mine, theirs = (nbformat.read(path, 4) for path in sys.argv[1:])
text = {cell.id: cell.source for cell in theirs.cells}
for cell in mine.cells:
    if cell.id == "center":
        cell.source = text["center"]
nbformat.write(mine, sys.argv[1])
"""
            run(installed / "python", "-c", answer, folder / "arrays.ipynb", course / "solutions/week1/arrays.ipynb")
    table = run(program, "grade", "week1", cwd=course)
    assert re.search(r"all right\s+student01\s+5\s+5", table), table
    assert re.search(r"not attempted\s+student02\s+0\s+0", table), table
    run(program, "feedback", "week1", cwd=course)
    assert (course / "feedback" / "student02" / "week1" / "arrays.html").is_file()
    run(program, "report", "week1", cwd=course)
    assert (course / "report-week1.html").read_text().count("<svg") >= 2


@INSTALLED
def test_a_notebook_that_needs_pytorch_names_the_extra(installed: Path, tmp_path: Path) -> None:
    course, program = tmp_path / "course", installed / "autograder"
    run(program, "init", course, cwd=tmp_path)
    notebook = course / "source" / "week1" / "arrays.ipynb"
    text = notebook.read_text()
    assert text.count('"import numpy as np\\n"') == 1
    notebook.write_text(text.replace('"import numpy as np\\n"', '"import numpy as np\\n",\n    "import torch\\n"'))
    done = subprocess.run([program, "build"], capture_output=True, text=True, cwd=course, env=ELSEWHERE, check=False)
    assert done.returncode == 2
    assert "torch, which is not installed here. Install it (pip install 'notebook-autograder[torch]')" in done.stderr
    assert "Traceback" not in done.stderr


@INSTALLED
def test_it_is_small(installed: Path) -> None:
    """Before Python has compiled anything, which adds some 90 MB to the files that are used."""
    files = [path for path in installed.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files if path.suffix != ".pyc") < 400e6
    here = {path.name for path in (installed.parent / "lib").glob("python3*/site-packages/*")}
    assert here.isdisjoint({"torch", "pandas", "scipy", "sklearn", "matplotlib"})
