"""The files that were handed in beside the notebooks: which of them are there when these run, and which are left out.

Student code may import a module of its own, or read data. Copies of such files are put into the working folder of the
student's own kernel, where a cell could have written them just as well; the grader takes them as bytes, and neither
imports nor opens one. Nothing of the course, of Python or of a package is ever replaced. A notebook whose code asks for
another one of the submission, as `%run` does, has the others beside it too.
"""

from __future__ import annotations

import functools
import hashlib
import re
import site
import sys
import sysconfig
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from importlib.machinery import PathFinder, all_suffixes
from pathlib import Path, PurePosixPath

from autograder.course.text import plain
from autograder.errors import SubmissionError
from autograder.guest.sentences import say, text
from autograder.submissions.files import TooLarge

MAX_FILES = 50
MAX_FILE = 5 * 2**20  # bytes
MAX_ALL = 20 * 2**20
MAX_FOLDERS = 4  # in folders
_NAMED = 5  # files that are named one by one

_PLAIN = re.compile(r"\w[\w .,+()'&=@#-]{0,99}")
_OF_US = frozenset({"autograder", "sitecustomize", "usercustomize", "__main__", "__init__"})
_REMARK = re.compile(r"^\s*#.*$", re.MULTILINE)
_NOTEBOOK = re.compile("ipynb|nbimporter|importnb")  # what a file's name ends with, and packages that import one
_ABSENT = text("beside.file-is-asked-for-and-was-not-handed-in")
_LEFT_OUT = text("beside.file-was-handed-in-beside-the-notebook")
_CHANGED = text("beside.file-was-handed-in-with-another-content")


@dataclass(frozen=True)
class Beside:
    """Files beside the notebooks: contents by path in the working folder, and sentences about those left out.

    `notebooks` are the assignment's own as they were handed in, by name. Each is a file beside those that ask for it.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    notebooks: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A hash of names and contents; empty if there are none."""
        if not self.files:
            return ""
        found = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            found.update(f"{len(name.encode())} {name} {len(content)} ".encode() + content)
        return found.hexdigest()

    def within(self, disk: int) -> Beside:
        """These files, or none of them where they would take much of the `disk` (bytes) that a kernel may write."""
        size = sum(map(len, self.files.values()))
        if size <= disk // 4:
            return self
        why = say("beside.they-have-mb-together-too-much-for", size=size // 2**20, disk=disk // 2**20)
        return Beside({}, (*self.left_out, _LEFT_OUT.format(file=_listed(list(self.files)), why=why)))

    def asked_for(self, notebook: str, code: Collection[str], known: Collection[str]) -> Beside:
        """These files as this notebook of the assignment sees them, by its student's `code`: with the other notebooks
        among them if that, or a module beside it, asks for notebooks. `known` are the names of all in the assignment.

        Else without: what runs beside files of a student's own may run otherwise.
        """
        modules = [content.decode(errors="replace") for name, content in self.files.items() if name.endswith(".py")]
        asked = "\n".join(_REMARK.sub("", text) for text in (*code, *modules) if _NOTEBOOK.search(text))
        if not _NOTEBOOK.search(asked):
            return self
        files, left_out = dict(self.files), list(self.left_out)
        for name in (name for name in known if name != notebook):
            file = f"{name}.ipynb"
            content = self.notebooks.get(name)
            if content is None:
                left_out += [_ABSENT.format(file=file)] if re.search(rf"(?<!\w){re.escape(file)}", asked) else []
            elif len(content) > min(MAX_FILE, MAX_ALL - sum(map(len, files.values()))):
                left_out.append(_LEFT_OUT.format(file=file, why=_too_large()))
            else:
                files[file] = content
        return replace(self, files=files, left_out=tuple(left_out))


NOTHING = Beside()

Read = Callable[[int], bytes]  # a file's bytes, or so many at most; raises SubmissionError


def choose(found: Mapping[str, Read], course: Mapping[str, Path]) -> Beside:
    """What of the files of a submission is there when its notebooks run.

    `found` are files by their path relative to the notebook, `course` the course's own beside it. Where one of those
    was handed in with another content, that is said.
    """
    changed = [name for name in sorted(found) if name in course and not _is_same(found[name], course[name])]
    files: dict[str, bytes] = {}
    left_out: dict[str, list[str]] = {}  # names, by reason
    for name in sorted(found.keys() - course.keys(), key=lambda name: (not name.endswith(".py"), name)):
        why = _why_not(name, course)
        if not why and len(files) >= MAX_FILES:
            why = say("beside.others-were-taken-and-no-more-are", max_files=MAX_FILES)
        if not why:
            room = MAX_ALL - sum(map(len, files.values()))
            try:
                files[name] = found[name](min(MAX_FILE, room))
            except TooLarge:
                why = _too_large()
            except SubmissionError:
                why = say("beside.it-is-a-link-or-no-ordinary")
        if why:
            left_out.setdefault(why, []).append(name)
    sentences = [_LEFT_OUT.format(file=_listed(names), why=why) for why, names in left_out.items()]
    return Beside(files, (*([_CHANGED.format(file=_listed(changed))] if changed else []), *sentences))


def _too_large() -> str:
    return say("beside.at-most-mb-of-a-file-are", max_file=MAX_FILE // 2**20, max_all=MAX_ALL // 2**20)


def _is_same(read: Read, path: Path) -> bool:
    ours = path.read_bytes()
    try:
        theirs = read(2 * len(ours) + 2**10)
    except SubmissionError:
        return False
    return ours == theirs or ours.replace(b"\r\n", b"\n") == theirs.replace(b"\r\n", b"\n")


def _why_not(name: str, course: Collection[str]) -> str:
    """Why a file of this name is not taken; empty if it may be."""
    path = PurePosixPath(name)
    if not all(_PLAIN.fullmatch(part) for part in path.parts):
        return say("beside.its-name-or-its-folder-s-has")
    if len(path.parts) - 1 > MAX_FOLDERS:
        return say("beside.it-lies-more-than-folders-deep", max_folders=MAX_FOLDERS)
    above = {parent.as_posix() for parent in path.parents}
    below = {parent.as_posix() for ours in course for parent in PurePosixPath(ours).parents}
    if above & set(course) or name in below:
        return say("beside.the-course-has-a-file-or-folder")
    module = _module(path)
    if module in {_module(PurePosixPath(ours)) for ours in course} - {""}:
        return say("beside.the-course-has-a-module-of-its", module=module)
    if module and (module in _OF_US or module in sys.stdlib_module_names or _is_installed(module)):
        return say("beside.is-a-module-of-python-or-of", module=module)
    return ""


def _module(path: PurePosixPath) -> str:
    """The name by which `import` would find a file, or the package of which it is the beginning; empty if by none."""
    is_code = any(path.name.endswith(suffix) for suffix in all_suffixes())
    if len(path.parts) == 1:
        return path.name.partition(".")[0] if is_code else ""
    is_package = len(path.parts) == 2 and path.name.partition(".")[0] == "__init__" and is_code
    return path.parts[0] if is_package else ""


@functools.lru_cache(maxsize=4096)
def _is_installed(module: str) -> bool:
    """Whether Python's folders have a module of this name, other than the grader's working folder."""
    folders = {
        *site.getsitepackages(),
        *(sysconfig.get_path(kind) for kind in ("stdlib", "platstdlib", "purelib", "platlib")),
    }
    return module in sys.builtin_module_names or PathFinder.find_spec(module, sorted(folders)) is not None


def _listed(names: list[str]) -> str:
    shown = ", ".join(plain(name)[:80] for name in names[:_NAMED])
    return shown + (say("beside.and-more", number=len(names) - _NAMED) if len(names) > _NAMED else "")
