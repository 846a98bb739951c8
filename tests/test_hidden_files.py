"""The hidden tests of a notebook, from one file or from several in a folder: what is found, and what is refused."""

from __future__ import annotations

import os
import re
import shutil
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError
from autograder.judging.answer_key import current_answer_key, digest_of_key
from autograder.judging.hidden_tests import HiddenTest
from autograder.judging.loading import load

HEAD = "from autograder.judging.hidden_tests import hidden\n"
SHARED = "from .shared import FACTOR\n"


@pytest.fixture
def place(tmp_path: Path) -> Assignment:
    """An assignment that has a folder for hidden tests, and nothing in it."""
    assignment = Assignment(Course(tmp_path), "week1")
    assignment.hidden.mkdir(parents=True)
    return assignment


@pytest.fixture
def bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python keeps bytecode, whatever the environment of the tests says about that."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def one_test(exercise: str, name: str, body: str = "pass") -> str:
    return f'\n@hidden("{exercise}", points=1)\ndef {name}(answer, reference, rng):\n    """It."""\n    {body}\n'


def fill(place: Assignment, **texts: str) -> Path:
    """Write files of hidden tests into the folder of `basics`."""
    folder = place.hidden / "basics"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text)
    return folder


def found(place: Assignment, notebook: str = "basics") -> dict[str, list[str]]:
    return {exercise: [test.name for test in tests] for exercise, tests in load(place, notebook).items()}


def returned(test: HiddenTest) -> Any:
    """What the function of a hidden test returns, which nothing but these tests asks for."""
    judge: Any = test.judge
    return judge(None, None, None)


def gives(place: Assignment) -> Any:
    """What the first hidden test of `f` returns."""
    return returned(load(place, "basics")["f"][0])


def refused(place: Assignment) -> str:
    """The sentence with which the hidden tests are refused, with paths relative to their folder."""
    with pytest.raises(CourseError) as caught:
        load(place, "basics")
    return str(caught.value).replace(f"{place.hidden}/", "")


# ---------------------------------------------------------------------------------------------- what is found


def test_tests_of_a_file_come_by_exercise_and_in_order(place: Assignment) -> None:
    tests = one_test("g", "z") + one_test("f", "y") + one_test("g", "a")
    (place.hidden / "basics.py").write_text(HEAD + tests)
    assert found(place) == {"g": ["z", "a"], "f": ["y"]}


def test_tests_of_a_folder_come_file_by_file(place: Assignment) -> None:
    fill(place, second=HEAD + one_test("f", "c"), first=HEAD + one_test("f", "b") + one_test("g", "a"))
    assert found(place) == {"f": ["b", "c"], "g": ["a"]}


def test_an_import_does_not_change_the_order(place: Assignment) -> None:
    fill(
        place, second="N = 1\n" + HEAD + one_test("f", "c"), first="from .second import N\n" + HEAD + one_test("f", "b")
    )
    assert found(place) == {"f": ["b", "c"]}


def test_files_of_a_folder_share_a_module(place: Assignment) -> None:
    tests = {name: SHARED + HEAD + one_test("f", name, f"return FACTOR, {name!r}") for name in ("one", "two")}
    fill(place, shared="FACTOR = object()\n", **tests)
    (one, _), (two, _) = map(returned, load(place, "basics")["f"])
    assert one is two


@pytest.mark.parametrize(
    "line",
    ["from .shared import FACTOR", "from . import shared; FACTOR = shared.FACTOR", "from .shared import *"],
)
def test_every_relative_import_works(place: Assignment, line: str) -> None:
    fill(place, shared="FACTOR = 2\n", tests=f"{line}\n" + HEAD + one_test("f", "a", "return FACTOR"))
    assert gives(place) == 2


def test_a_relative_import_works_inside_a_test(place: Assignment) -> None:
    fill(place, shared="FACTOR = 2\n", tests=HEAD + one_test("f", "a", "from .shared import FACTOR; return FACTOR"))
    assert gives(place) == 2


def test_the_folder_may_have_an_init_file(place: Assignment) -> None:
    fill(place, __init__="FACTOR = 3\n", tests="from . import FACTOR\n" + HEAD + one_test("f", "a", "return FACTOR"))
    assert gives(place) == 3


def test_a_test_that_another_file_imports_counts_once(place: Assignment) -> None:
    fill(place, one=HEAD + one_test("f", "a"), two="from .one import a\n" + HEAD + one_test("f", "b"))
    assert found(place) == {"f": ["a", "b"]}


def test_a_test_from_an_installed_module_is_found_every_time(
    place: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tests_of_many_courses.py").write_text(HEAD + one_test("f", "a"))
    monkeypatch.syspath_prepend(tmp_path)
    (place.hidden / "basics.py").write_text("from tests_of_many_courses import a\n")
    try:
        assert [found(place), found(place)] == [{"f": ["a"]}] * 2
    finally:
        del sys.modules["tests_of_many_courses"]


def test_two_exercises_may_use_the_same_name_for_a_test(place: Assignment) -> None:
    (place.hidden / "basics.py").write_text(HEAD + one_test("f", "a") + one_test("g", "a"))
    assert found(place) == {"f": ["a"], "g": ["a"]}


def test_a_name_with_a_dot_or_a_hyphen_is_no_obstacle(place: Assignment) -> None:
    (place.hidden / "week.1.py").write_text(HEAD + one_test("f", "a"))
    assert found(place, "week.1") == {"f": ["a"]}
    folder = fill(place, tests=HEAD + one_test("f", "b"))
    (folder / "to-do.list.py").write_text(HEAD + one_test("f", "c"))
    assert found(place) == {"f": ["b", "c"]}


def test_what_editors_leave_behind_is_no_file_of_tests(place: Assignment) -> None:
    folder = fill(place, tests=HEAD + one_test("f", "a"))
    (folder / ".tests.py").write_text("an editor's notes")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "tests-checkpoint.py").write_text("an earlier version")
    assert found(place) == {"f": ["a"]}


# ---------------------------------------------------------------------------------------------- no mix-up


def test_a_shared_module_is_that_of_its_own_notebook(place: Assignment) -> None:
    fill(place, shared="FACTOR = 1\n", tests=SHARED + HEAD + one_test("f", "a", "return FACTOR"))
    shutil.copytree(place.hidden / "basics", place.hidden / "more")
    (place.hidden / "more" / "shared.py").write_text("FACTOR = 2\n")
    of_both = [returned(load(place, notebook)["f"][0]) for notebook in ("basics", "more")]
    assert of_both == [1, 2]


def test_files_may_be_called_as_installed_modules_are(place: Assignment) -> None:
    text = "import json, numpy\n" + HEAD + one_test("f", "a", "return [json.dumps(1), numpy.sqrt(4.0)]")
    before = sys.modules["json"]
    fill(place, json=HEAD + one_test("f", "b"), numpy="", tests=text)
    assert returned(load(place, "basics")["f"][1]) == ["1", 2.0]
    assert sys.modules["json"] is before


def test_an_absolute_import_does_not_find_the_files(place: Assignment) -> None:
    fill(place, shared_by_files="", tests="import shared_by_files\n")
    said = "ModuleNotFoundError: No module named 'shared_by_files'"
    assert refused(place) == f"basics/tests.py cannot be loaded: {said}. Correct it."


def test_nothing_but_the_files_of_the_folder_can_be_imported(place: Assignment) -> None:
    folder = fill(place, tests="from .inner.shared import FACTOR\n")
    (folder / "inner").mkdir()
    (folder / "inner" / "shared.py").write_text("FACTOR = 1\n")
    said = "ModuleNotFoundError: No module named '.inner'"
    assert refused(place) == f"basics/tests.py cannot be loaded: {said}. Correct it."


def test_a_changed_file_is_read_again_and_earlier_tests_stay_as_they_were(
    place: Assignment, bytecode_is_written: None
) -> None:
    lazy = one_test("f", "a", "from .shared import FACTOR; return FACTOR")
    folder = fill(place, shared="FACTOR = 1\n", tests=HEAD + lazy)
    (first,) = load(place, "basics")["f"]
    stamp = (folder / "shared.py").stat().st_mtime_ns
    (folder / "shared.py").write_text("FACTOR = 2\n")
    os.utime(folder / "shared.py", ns=(stamp, stamp))  # as long as before and of the same time, as bytecode is compared
    (second,) = load(place, "basics")["f"]
    assert [returned(first), returned(second)] == [1, 2]


def test_loading_leaves_no_bytecode_and_no_finder_behind(place: Assignment, bytecode_is_written: None) -> None:
    before = list(sys.meta_path)
    folder = fill(place, shared="FACTOR = 1\n", tests=SHARED + HEAD + one_test("f", "a"))
    load(place, "basics")
    (folder / "shared.py").write_text("1 / 0\n")
    modules = set(sys.modules)
    refused(place)
    assert sorted(path.name for path in folder.iterdir()) == ["shared.py", "tests.py"]
    assert (sys.meta_path, set(sys.modules)) == (before, modules)


def test_a_traceback_shows_the_file_and_the_line(place: Assignment) -> None:
    folder = fill(
        place, shared="def f():\n    return 1 / 0\n", tests="from .shared import f\n" + HEAD + one_test("f", "a", "f()")
    )
    with pytest.raises(ZeroDivisionError) as caught:
        gives(place)
    (frame,) = traceback.extract_tb(caught.value.__traceback__)[-1:]
    assert (frame.filename, frame.lineno, frame.line) == (str(folder / "shared.py"), 2, "return 1 / 0")


def test_the_place_of_a_test_is_its_file_and_line(place: Assignment) -> None:
    folder = fill(place, tests=HEAD + one_test("f", "a"))
    assert load(place, "basics")["f"][0].place == (folder / "tests.py", 3)


# ---------------------------------------------------------------------------------------------- what is refused


def test_neither_file_nor_folder_is_refused(place: Assignment) -> None:
    assert refused(place) == (
        "basics.py is missing. Every notebook is graded by the hidden tests in the file of its name, or in those of "
        "the folder of its name."
    )


def test_an_empty_folder_is_refused(place: Assignment) -> None:
    (fill(place) / "notes.txt").write_text("none yet")
    assert refused(place) == "basics holds no file of hidden tests. Write one, named after what it tests."


def test_a_file_and_a_folder_are_refused(place: Assignment) -> None:
    fill(place, tests=HEAD + one_test("f", "a"))
    (place.hidden / "basics.py").write_text(HEAD + one_test("f", "a"))
    assert refused(place) == "There are both basics.py and the folder basics. Keep one of them."


def test_the_same_name_twice_in_a_file_is_refused_with_both_places(place: Assignment) -> None:
    (place.hidden / "basics.py").write_text(HEAD + one_test("f", "a") + one_test("g", "b") + one_test("f", "a"))
    assert refused(place) == (
        "The hidden test a of 'f' is there twice: in basics.py, line 3, and in basics.py, line 13. "
        "Rename one of them: inputs and outcomes belong to a name."
    )


def test_the_same_name_in_two_files_is_refused_with_both_places(place: Assignment) -> None:
    fill(place, one=HEAD + one_test("f", "a"), two="\n" + HEAD + one_test("f", "a"))
    assert refused(place) == (
        "The hidden test a of 'f' is there twice: in basics/one.py, line 3, and in basics/two.py, line 4. "
        "Rename one of them: inputs and outcomes belong to a name."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 / 0\n", "ZeroDivisionError: division by zero"),
        ("def f(:\n", "SyntaxError: invalid syntax (shared.py, line 1)"),
        ("from .missing import x\n", "ModuleNotFoundError: No module named '.missing'"),
        ("open('/missing.csv')\n", "FileNotFoundError: [Errno 2] No such file or directory: '/missing.csv'"),
    ],
)
def test_the_file_at_fault_is_named_and_not_one_that_imports_it(place: Assignment, text: str, said: str) -> None:
    fill(place, shared=text, first=SHARED)
    assert refused(place) == f"basics/shared.py cannot be loaded: {said}. Correct it."


def test_a_name_that_the_shared_module_lacks_is_told_in_the_words_of_the_import(place: Assignment) -> None:
    fill(place, shared="", tests=SHARED)
    found = re.sub(r" \(.*\)", "", refused(place))
    said = "ImportError: cannot import name 'FACTOR' from '.shared'"
    assert found == f"basics/tests.py cannot be loaded: {said}. Correct it."


# ---------------------------------------------------------------------------------------------- the digest


@pytest.fixture
def folder(week1: Assignment) -> Path:
    """The hidden tests of the tiny course, moved into a folder."""
    folder = week1.hidden / "basics"
    folder.mkdir()
    (week1.hidden / "basics.py").rename(folder / "tests.py")
    (folder / "shared.py").write_text("FACTOR = 1\n")
    return folder


@pytest.mark.parametrize("name", ["tests.py", "shared.py", "another.py"])
def test_a_change_of_any_file_changes_the_digest(week1: Assignment, folder: Path, name: str) -> None:
    before = digest_of_key(week1, "basics")
    with (folder / name).open("a") as file:
        file.write("# a change\n")
    assert digest_of_key(week1, "basics") != before


def test_a_file_less_changes_the_digest(week1: Assignment, folder: Path) -> None:
    before = digest_of_key(week1, "basics")
    (folder / "shared.py").unlink()
    assert digest_of_key(week1, "basics") != before


def test_two_texts_that_change_places_change_the_digest(week1: Assignment, folder: Path) -> None:
    before = digest_of_key(week1, "basics")
    (folder / "tests.py").rename(folder / "aside")
    (folder / "shared.py").rename(folder / "tests.py")
    (folder / "aside").rename(folder / "shared.py")
    assert digest_of_key(week1, "basics") != before


def test_what_is_no_file_of_tests_leaves_the_digest_alone(week1: Assignment, folder: Path) -> None:
    before = digest_of_key(week1, "basics")
    (folder / "notes.txt").write_text("a note")
    (folder / ".tests.py").write_text("an editor's notes")
    assert digest_of_key(week1, "basics") == before


def test_a_missing_file_and_too_many_have_a_digest_all_the_same(week1: Assignment) -> None:
    digests = {digest_of_key(week1, "basics")}
    (week1.hidden / "basics").mkdir()
    (week1.hidden / "basics" / "tests.py").write_text("")
    digests.add(digest_of_key(week1, "basics"))
    shutil.rmtree(week1.hidden)
    digests.add(digest_of_key(week1, "basics"))
    assert len(digests) == 3


def test_a_key_is_kept_until_a_file_of_the_folder_changes(week1: Assignment, folder: Path) -> None:
    first = current_answer_key(week1, "basics")
    assert current_answer_key(week1, "basics") is first
    (folder / "shared.py").write_text("FACTOR = 22\n")
    second = current_answer_key(week1, "basics")
    assert second is not first
    assert second.digest != first.digest
