"""All that the engine says to students stands in one table: another language is another table, and nothing else."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args, get_type_hints

import nbformat
import pytest

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Course
from autograder.errors import How
from autograder.guest.sentences import TABLE
from autograder.results import EventKind, Status, Stop

ROOT = Path(__file__).resolve().parents[3]
#: A language that nobody speaks: each word can be read, and none is English.
LETTERS = str.maketrans("aeioucnsyAEIOUCNSY", "åëïøüçñšýÅËÏØÜÇÑŠÝ")
_RUN = re.compile(r"(?<!\w)[A-Za-z]+(?:[ ,]+[a-z]+){2,}(?!\w)")
#: What Python and its packages say themselves.
_PYTHONS = (
    "Traceback most recent call last",
    "is not defined",
    "object is not callable",
    "division by zero",
    "took too",
)

WORKS = {
    "student11": ("def double(x): return np.asarray(x)[:1]", "def triple(x): return 3.0 * np.asarray(x) + 1.0"),
    "student12": ("def dubble(x): return x", "def triple(x): return undefined(x)"),
    "student13": ("def double(x): return None", "def triple(x): return {'a': [1, 2, 'text']}"),
    "student14": ("import os\ndef double(x): os._exit(3)", "def triple(x): return object()"),
    "student15": ("def double(x) return 2 * x", "def triple(x):\n    x *= 3\n    return x"),
    "student16": ("raise NotImplementedError('double: …')", "def triple(x): return -3.0 * np.asarray(x)"),
}


def translated(sentence: str) -> str:
    """A sentence in the other language; what stands in braces stays."""
    return "".join(
        part if part.startswith("{") else part.translate(LETTERS) for part in re.split(r"(\{[^{}]*\})", sentence)
    )


@pytest.fixture(scope="module")
def elsewhere(graded_class: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class that was graded, and told so, by an engine of which only the table was translated."""
    root = tmp_path_factory.mktemp("translated")
    shutil.copytree(ROOT / "autograder", root / "engine" / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    lines = []
    for name, words in TABLE.items():
        lines += [f"[{name}]", *(f"{json.dumps(key)} = {json.dumps(translated(text))}" for key, text in words.items())]
    (root / "engine" / "autograder" / "guest" / "sentences.toml").write_text("\n".join(lines), encoding="utf-8")
    course = root / "course"
    shutil.copytree(graded_class, course, ignore=shutil.ignore_patterns("autograded", "feedback", "gradebook.db*"))
    week1 = Course(course).assignment("week1")
    for student, (double, triple) in WORKS.items():
        work = SampleSubmission.blank(week1)
        work.answer("double", double, earns=0)
        work.answer("triple", triple, earns=0)
        work.write(course / "submitted" / student / "week1")
        (course / "submitted" / student / "week1" / "numpy.py").write_text("x = 1")
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(root)}
    for command in (["build"], ["grade", "week1"], ["feedback", "week1"]):
        code = "from autograder.cli.main import app; app()"
        ran = subprocess.run(
            [sys.executable, "-c", code, *command],
            cwd=course,
            env={**environment, "PYTHONPATH": str(root / "engine")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode in (0, 1), ran.stderr + ran.stdout
    return course


class _Text(HTMLParser):
    """The text of a page, with what its attributes say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.skipped = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped = tag in ("style", "script")
        self.found += [value for name, value in attrs if value and name in ("aria-label", "title", "alt")]

    def handle_endtag(self, tag: str) -> None:
        self.skipped = False

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.found.append(data)


def _said(course: Path) -> Iterator[tuple[str, str]]:
    """What students read: their pages, and what the engine put into graded notebooks."""
    for path in sorted(course.glob("feedback/*/**/*.html")):
        yield from ((str(path.relative_to(course)), text) for text in _Text(path.read_text(encoding="utf-8")).found)
    for path in sorted(course.glob("autograded/*/week1/*.ipynb")):
        nb = nbformat.read(path, 4)
        for output in [output for cell in nb.cells if cell.cell_type == "code" for output in cell.outputs]:
            texts = [output.get("text", ""), output.get("evalue", ""), output.get("data", {}).get("text/plain", "")]
            yield from ((str(path.relative_to(course)), text) for text in texts if text)


def _known(course: Path) -> str:
    """What the course and its students say."""
    paths = [
        *course.glob("tests/**/*.py"),
        *course.glob("release/**/*"),
        *course.glob("source/**/*"),
        *course.glob("submitted/**/*"),
    ]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file()]
    return " ".join(" ".join(texts).replace("\\n", " ").split()).lower()


@pytest.mark.slow
def test_a_class_reads_no_english_from_the_engine_in_another_language(elsewhere: Path) -> None:
    known, said = _known(elsewhere), list(_said(elsewhere))
    assert len({place for place, _ in said}) > 2 * len(WORKS)
    left = {
        (place, run)
        for place, text in said
        for run in _RUN.findall(" ".join(text.split()))
        if run.lower() not in known and not any(words in run for words in _PYTHONS)
    }
    assert sorted(left) == []


@pytest.mark.slow
def test_what_it_says_is_in_the_other_language(elsewhere: Path) -> None:
    said = "\n".join(text for _, text in _said(elsewhere))
    for key in (
        "feedback-page.title",
        "comparing.the-shape-of-what-you-return",
        "proxies.no-error",
        "feedback-words.wanted",
    ):
        section, _, name = key.partition(".")
        assert translated(TABLE[section][name]).partition("{")[0] in said


def test_each_sentence_is_said_somewhere_and_each_that_is_said_is_there() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "autograder").rglob("*.py"))
    sections = set(re.findall(r'section\("([^"]+)"\)', source))
    keys = {f"{name}.{key}" for name in TABLE.keys() - sections for key in TABLE[name]}
    assert sections <= TABLE.keys()
    assert set(re.findall(r'(?<!\w)(?:say|text)\(\s*"([a-z_-]+\.[a-z0-9-]+)"', source)) <= keys
    begun = tuple(re.findall(r'(?<!\w)(?:say|text)\(f"([a-z_-]+\.[a-z0-9-]*)\{', source))  # keys that are put together
    assert [key for key in sorted(keys) if f'"{key}"' not in source and not key.startswith(begun)] == []


_LOOKS = {"startswith", "endswith", "compile", "search", "match", "fullmatch", "partition", "find"}


_KINDS_OF_STOPS = get_type_hints(Stop)["how"]
_VALUES = {value for kind in (Status, How, EventKind, _KINDS_OF_STOPS) for value in get_args(kind)}
_VALUES |= set(TABLE["kinds-of-columns"])


def _looked_for(path: Path) -> Iterator[str]:
    """The constant texts that a module compares with, or looks for in others."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _LOOKS:
            parts = node.args
        yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def test_no_module_goes_by_the_wording_of_a_sentence() -> None:
    """Two words and more that are compared, or looked for, are no part of a sentence of the table, unless they
    are values of a type, which no translation changes.
    """
    sentences = "\n".join(text for words in TABLE.values() for text in words.values())
    rooms = ("report", "feedback", "lms", "cli", "gradebook", "nbgrader_plugins", "judging", "grading", "quality")
    paths = [path for room in rooms for path in (ROOT / "autograder" / room).rglob("*.py")]
    found = {(path.name, text) for path in paths for text in _looked_for(path) if len(text.split()) > 1}
    assert len(found) > 5
    assert sorted((name, text) for name, text in found if text in sentences and text not in _VALUES) == []
