"""A folder with notebooks of otter's: what they become, which files go with them, and what has to be done by hand."""

from __future__ import annotations

import contextlib
import os
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.otter.answers import UNREADABLE
from autograder.authoring.otter.blocks import is_generated, is_master
from autograder.authoring.otter.cases import settings
from autograder.authoring.otter.generated import Generated
from autograder.authoring.otter.master import Master
from autograder.authoring.otter.notebook import Notes
from autograder.authoring.otter.plain import Plain, no_python, test_files, tested
from autograder.course.notebooks import is_graded, read
from autograder.errors import CourseError

#: Settings of an assignment that ask for nothing here: otter's own cells, exports, logs and how it grades.
_NOTHING_TO_DO = frozenset([
    "name", "config_file", "run_tests", "solutions_pdf", "template_pdf", "init_cell", "check_all_cell", "export_cell",
    "generate", "save_environment", "variables", "ignore_modules", "tests", "test_files", "show_question_points",
    "runs_on", "colab", "overwrite_requirements", "channel_priority_strict", "strip_solutions_from_all_cells",
    "suppress_no_tests_warning", "files", "filtering",
])  # fmt: skip


@dataclass(frozen=True)
class Adopted:
    """The notebooks of a folder that were otter's, by name, with what to note of each.

    `left` are the files and folders there that are not copied, as paths within the folder.
    """

    notebooks: dict[str, NotebookNode] = field(default_factory=dict)
    notes: dict[str, Notes] = field(default_factory=dict)
    left: frozenset[str] = frozenset()


def adopted(folder: Path) -> Adopted:
    """What the otter notebooks of an assignment's folder become; empty if it has none. Raises OSError if the folder
    cannot be read. A notebook that cannot be taken over is left out, and the notes say why.
    """
    found = Adopted()
    taken: set[str] = set()
    left: set[str] = set()
    masters: list[Mapping[str, Any]] = []
    others: dict[str, NotebookNode] = {}
    of_nbgrader = False
    for path in notebooks_in(folder):
        try:
            nb = read(path)
        except CourseError:  # the table says so
            continue
        graded = any(is_graded(cell) for cell in nb.cells)
        of_nbgrader = of_nbgrader or graded
        master = not graded  # as long as that is not known
        try:
            master = is_master(nb)
            if not (graded or master or is_generated(nb)):
                others[path.name] = nb
                continue
            language = _language(nb)
            if language not in ("python", "ipython"):
                notes = Notes(others=[("", f"it is in {language}, and only Python is graded here: it is not copied")])
                left.add(path.name)
            elif graded:
                continue
            else:
                given, found.notebooks[path.stem], notes = _converted(folder, path, nb, taken, master=master)
                masters += [given] if master else []
        except Exception as error:  # one odd notebook costs no other
            notes = Notes(others=[("", why_not(error))])
            left.add(path.name)
            masters += [{}] if master else []  # what no settings name beside it may be secret
        found.notes[path.stem] = notes
    if not found.notes:
        return found if of_nbgrader else _plain(folder, others, taken)
    if not masters:
        unnamed = [path.name for path in folder.iterdir() if _is_of_otter(path)]
        lost = [path for name in unnamed for path in sorted((folder / name).rglob("*.ipynb"))]
        lost += [folder / name for name in unnamed if name.endswith(".zip")]
        if lost:
            text = ", ".join(path.relative_to(folder).as_posix() for path in lost)
            text += ": not copied, as it seems to be otter's own; copy to the source what students need"
            next(iter(found.notes.values())).others.append(("other files", text))
        return Adopted(found.notebooks, found.notes, frozenset([*left, *unnamed]))
    named = {os.path.normpath(name) for given in masters for name in _names(given.get("files"))}
    unnamed = [*(name for name in others if name not in named), *_unnamed(folder, folder, named)]
    if unnamed:
        text = f"{', '.join(unnamed)}: not copied, as otter gives it to nobody; copy to the source what students need"
        next(iter(found.notes.values())).others.append(("other files", text))
    left |= {path.name for path in folder.iterdir() if path.name.startswith(".")}
    return Adopted(found.notebooks, found.notes, frozenset([*left, *(name.rstrip("/") for name in unnamed)]))


def notebooks_in(folder: Path) -> list[Path]:
    """The files of a folder that are called like notebooks. Raises OSError if it cannot be read."""
    return sorted(path for path in folder.iterdir() if path.suffix == ".ipynb" and path.is_file())


def why_not(error: Exception) -> str:
    """Why a notebook is not taken, by what was raised when it was read or taken over."""
    if isinstance(error, CourseError):
        return f"{error} It is not copied."
    text = ": ".join(filter(None, [type(error).__name__, textwrap.shorten(str(error), 300)]))
    return f"it is not copied, as it cannot be taken over ({text}): change what that is about"


def _converted(
    folder: Path, path: Path, nb: NotebookNode, taken: set[str], *, master: bool
) -> tuple[Mapping[str, Any], NotebookNode, Notes]:
    """The settings of the assignment, as far as the notebook has them; what the notebook becomes; what to note."""
    if not master:
        generated = Generated(nb, path.stem, taken)
        made = generated.convert(folder)
        return {}, made, generated.notes
    of_author = Master(nb, path.stem, taken)
    made = of_author.convert(lambda name: _file_of_settings(folder, name))
    of_author.notes.others += _by_hand(folder, of_author.settings)
    return of_author.settings, made, of_author.notes


def _language(nb: NotebookNode) -> str:
    named = nb.metadata.get("kernelspec", {}).get("language") or nb.metadata.get("language_info", {}).get("name")
    return str(named or "python").lower()


def _plain(folder: Path, others: Mapping[str, NotebookNode], taken: set[str]) -> Adopted:
    """What notebooks without any grading become for which files of tests lie beside them."""
    found = Adopted()
    files = test_files(folder)
    left: set[str] = set()
    about: dict[str, set[str]] = {}
    for name, nb in others.items():
        about[name] = set()
        with contextlib.suppress(*UNREADABLE):  # then the cell is named below
            about[name] = tested(nb, files.keys() - set().union(*about.values()))
    unknown = files.keys() - set().union(*about.values())
    for name, nb in others.items():
        stem = Path(name).stem
        broken = no_python(nb) if unknown else ""
        try:
            if broken:
                found.notes[stem] = Notes(others=[("", f"it is not copied: {broken}")])
                left.add(name)
            elif about[name]:
                plain = Plain(nb, stem, taken)
                found.notebooks[stem] = plain.convert({each: files[each] for each in sorted(about[name])})
                found.notes[stem] = plain.notes
        except Exception as error:  # one odd notebook costs no other
            found.notes[stem] = Notes(others=[("", why_not(error))])
            left.add(name)
    places = {each: files[each].relative_to(folder).as_posix() for each in files}
    unused = sorted(places[each] for each in unknown)
    if unused and others:
        text = f"{', '.join(unused)}: no cell defines what it is named for, and it is not copied; write a graded cell"
        first = next((Path(name).stem for name in others if name not in left), Path(next(iter(others))).stem)
        found.notes.setdefault(first, Notes()).others.append(("tests", text))
    return Adopted(found.notebooks, found.notes, frozenset([*places.values(), *left]))


def is_of_otter(path: Path) -> bool:
    """Whether a notebook is one that its author wrote for otter, or one that otter made. Raises CourseError."""
    nb = read(path)
    return is_master(nb) or is_generated(nb)


def _is_of_otter(path: Path) -> bool:
    """Whether a file or folder beside a generated notebook is otter's own."""
    return path.name in ("tests", ".otter", ".OTTER_LOG", "otter_config.json") or path.suffix == ".zip"


def _file_of_settings(folder: Path, name: str) -> dict[str, Any] | None:
    """The settings in a file that an assignment names; None if there is none that can be read."""
    try:
        return settings((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # of a name that no file can have, too
        return None


def _by_hand(folder: Path, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the settings of an assignment ask an author to do."""
    for key, value in given.items():
        if key == "requirements" and value:
            packages = " ".join(map(str, value)) if isinstance(value, list) else f"those of {value}"
            yield key, f"name its packages in environment.yml: {packages}"
        elif key in ("environment", "python_version") and value:
            yield key, f"{value}: put what it says into environment.yml"
        elif key == "autograder_files" and value:
            yield (
                key,
                f"{_listed(value)}: nothing is there for tests that students do not get; release it, or do without",
            )
        elif key == "student_files" and value:
            yield key, f"{_listed(value)}: a test that reads what students write needs the tag in-kernel"
        elif key == "plugins" and value:
            yield key, "there are no plugins here"
        elif key == "seed" and isinstance(value, Mapping):
            yield key, f"students see the seed {value.get('autograder_value')} too: there is one value for all"
        elif key not in _NOTHING_TO_DO and value:
            yield key, "it is not known here"
    generate = given.get("generate")
    if isinstance(generate, Mapping):
        if generate.get("seed") is not None:
            yield "generate: seed", f"set the seed {generate['seed']} in each cell that draws numbers"
        if generate.get("points") is not None:
            yield (
                "generate: points",
                f"otter makes {generate['points']} of the sum of points: set the points of the cells",
            )
    absent = [name for name in _names(given.get("files")) if not _is_inside(folder, name)]
    if absent:
        yield "files", f"{', '.join(absent)}: not in this folder; copy to the source what students need"


def _is_inside(folder: Path, name: str) -> bool:
    try:
        there = (folder / name).exists()
    except (OSError, ValueError):  # a name that no file can have
        return False
    place = Path(os.path.normpath(name))
    return there and not place.is_absolute() and place.parts[:1] != ("..",)


def _unnamed(root: Path, folder: Path, named: set[str]) -> Iterator[str]:
    """What no assignment names of the files and folders in a folder below the root, but for notebooks at the top."""
    for path in sorted(folder.iterdir()):
        place = path.relative_to(root).as_posix()
        if place in named or path.name.startswith(".") or (folder == root and path.suffix == ".ipynb"):
            continue
        if path.is_dir() and any(name.startswith(f"{place}/") for name in named):
            yield from _unnamed(root, path, named)
        else:
            yield f"{place}/" if path.is_dir() else place


def _names(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(each) for each in value] if isinstance(value, list) else []


def _listed(value: Any) -> str:
    return ", ".join(_names(value))
