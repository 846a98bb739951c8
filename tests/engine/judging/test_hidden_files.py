"""The hidden tests of exercises and what several of them share: what is found, and what is refused."""

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
from autograder.judging.loading import files, load

HEAD = "from autograder.judging.hidden_tests import hidden\n"
SHARED = "from ..shared import FACTOR\n"


@pytest.fixture
def place(tmp_path: Path) -> Assignment:
    """An assignment that has a folder for tests, and nothing in it."""
    assignment = Assignment(Course(tmp_path), "week1")
    assignment.tests.mkdir(parents=True)
    return assignment


@pytest.fixture
def bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python keeps bytecode, whatever the environment of the tests says about that."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def one_test(exercise: str, name: str, body: str = "pass") -> str:
    return f'\n@hidden("{exercise}", points=1)\ndef {name}(answer, reference, rng):\n    """It."""\n    {body}\n'


def fill(place: Assignment, f: str = "", **texts: str) -> Path:
    """Write the hidden tests of `f`, and files beside its folder; the file of the hidden tests."""
    for name, text in texts.items():
        (place.tests / f"{name}.py").write_text(text)
    return write_tests(place, "f", f)


def write_tests(place: Assignment, exercise: str, text: str) -> Path:
    """Write the hidden tests of an exercise."""
    path = place.hidden(exercise)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def found(place: Assignment, *exercises: str) -> dict[str, list[str]]:
    """The names of the hidden tests of these exercises, or of `f` if none is named."""
    return {exercise: [test.name for test in tests] for exercise, tests in load(place, exercises or ["f"]).items()}


def returned(test: HiddenTest) -> Any:
    """What the function of a hidden test returns, which nothing but these tests asks for."""
    judge: Any = test.judge
    return judge(None, None, None)


def gives(place: Assignment) -> Any:
    """What the first hidden test of `f` returns."""
    return returned(load(place, ["f"])["f"][0])


def refused(place: Assignment, *exercises: str) -> str:
    """The sentence with which hidden tests are refused, with paths relative to the folder of the assignment's tests."""
    with pytest.raises(CourseError) as caught:
        load(place, exercises or ["f"])
    return str(caught.value).replace(f"{place.tests}/", "")


# ---------------------------------------------------------------------------------------------- what is found


def test_tests_come_by_exercise_and_in_order(place: Assignment) -> None:
    fill(place, HEAD + one_test("f", "z") + one_test("f", "a"))
    write_tests(place, "g", HEAD + one_test("g", "y"))
    assert found(place, "g", "f") == {"g": ["y"], "f": ["z", "a"]}
    assert found(place, "g") == {"g": ["y"]}


def test_a_file_may_hold_no_test_yet(place: Assignment) -> None:
    fill(place, HEAD)
    assert found(place) == {"f": []}


def test_exercises_share_a_module(place: Assignment) -> None:
    for name in ("f", "g"):
        write_tests(place, name, SHARED + HEAD + one_test(name, name, f"return FACTOR, {name!r}"))
    (place.tests / "shared.py").write_text("FACTOR = object()\n")
    tests = load(place, ["f", "g"])
    ((one, _),), ((two, _),) = (map(returned, tests[name]) for name in ("f", "g"))
    assert one is two


@pytest.mark.parametrize(
    "line",
    ["from ..shared import FACTOR", "from .. import shared; FACTOR = shared.FACTOR", "from ..shared import *"],
)
def test_every_relative_import_works(place: Assignment, line: str) -> None:
    fill(place, f"{line}\n" + HEAD + one_test("f", "a", "return FACTOR"), shared="FACTOR = 2\n")
    assert gives(place) == 2


def test_what_is_shared_may_share_more(place: Assignment) -> None:
    fill(
        place,
        SHARED + HEAD + one_test("f", "a", "return FACTOR"),
        shared="from .more import FACTOR\n",
        more="FACTOR = 2\n",
    )
    assert gives(place) == 2


def test_a_relative_import_works_inside_a_test(place: Assignment) -> None:
    fill(place, HEAD + one_test("f", "a", "from ..shared import FACTOR; return FACTOR"), shared="FACTOR = 2\n")
    assert gives(place) == 2


def test_the_folder_may_have_an_init_file(place: Assignment) -> None:
    fill(place, "from .. import FACTOR\n" + HEAD + one_test("f", "a", "return FACTOR"), __init__="FACTOR = 3\n")
    assert gives(place) == 3


def test_shared_code_may_make_tests_for_several_exercises(place: Assignment) -> None:
    made = HEAD + "\ndef make(exercise):" + one_test("e", "a").replace('"e"', "exercise").replace("\n", "\n    ")
    fill(place, "from ..shared import make\na = make('f')\n", shared=f"{made}\n    return a\n")
    write_tests(place, "g", "from ..shared import make\na = make('g')\n")
    assert found(place, "f", "g") == {"f": ["a"], "g": ["a"]}


def test_a_test_from_an_installed_module_is_found_every_time(
    place: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tests_of_many_courses.py").write_text(HEAD + one_test("f", "a"))
    monkeypatch.syspath_prepend(tmp_path)
    fill(place, "from tests_of_many_courses import a\n")
    try:
        assert [found(place), found(place)] == [{"f": ["a"]}] * 2
    finally:
        del sys.modules["tests_of_many_courses"]


def test_two_exercises_may_use_the_same_name_for_a_test(place: Assignment) -> None:
    for name in ("f", "g"):
        write_tests(place, name, HEAD + one_test(name, "a"))
    assert found(place, "f", "g") == {"f": ["a"], "g": ["a"]}


def test_a_name_with_a_hyphen_is_no_obstacle(place: Assignment) -> None:
    write_tests(place, "to-do", SHARED + HEAD + one_test("to-do", "b"))
    (place.tests / "shared.py").write_text("FACTOR = 2\n")
    assert found(place, "to-do") == {"to-do": ["b"]}


def test_what_editors_leave_behind_is_no_file_of_tests(place: Assignment) -> None:
    path = fill(place, HEAD + one_test("f", "a"))
    (path.parent / ".hidden.py").write_text("an editor's notes")
    (path.parent / ".ipynb_checkpoints").mkdir()
    (path.parent / ".ipynb_checkpoints" / "hidden-checkpoint.py").write_text("an earlier version")
    (place.tests / ".shared.py").write_text("an editor's notes")
    assert found(place) == {"f": ["a"]}


# ---------------------------------------------------------------------------------------------- no mix-up


def test_a_shared_module_is_that_of_its_own_assignment(place: Assignment) -> None:
    fill(place, SHARED + HEAD + one_test("f", "a", "return FACTOR"), shared="FACTOR = 1\n")
    other = Assignment(place.course, "week2")
    shutil.copytree(place.tests, other.tests)
    (other.tests / "shared.py").write_text("FACTOR = 2\n")
    assert [gives(place), gives(other)] == [1, 2]


def test_files_may_be_called_as_installed_modules_are(place: Assignment) -> None:
    text = "import json, numpy\nfrom .. import json as own\n" + HEAD
    before = sys.modules["json"]
    fill(
        place,
        text + one_test("f", "a", "return [json.dumps(1), numpy.sqrt(4.0), own.N]"),
        json="N = 1\n",
        numpy="",
    )
    assert gives(place) == ["1", 2.0, 1]
    assert sys.modules["json"] is before


def test_an_absolute_import_does_not_find_the_files(place: Assignment) -> None:
    fill(place, "import shared_by_files\n", shared_by_files="")
    said = "ModuleNotFoundError: No module named 'shared_by_files'"
    assert refused(place) == f"f/hidden.py cannot be loaded: {said}. Correct it."


@pytest.mark.parametrize(
    ("line", "name"), [("from ..inner.shared import FACTOR", "inner"), ("from .shared import x", "f.shared")]
)
def test_nothing_but_the_files_beside_the_folder_can_be_imported(place: Assignment, line: str, name: str) -> None:
    path = fill(place, line + "\n")
    for folder in (place.tests / "inner", path.parent):
        folder.mkdir(exist_ok=True)
        (folder / "shared.py").write_text("FACTOR = x = 1\n")
    said = f"ModuleNotFoundError: No module named '.{name}'"
    assert refused(place) == f"f/hidden.py cannot be loaded: {said}. Correct it."


def test_a_changed_file_is_read_again_and_earlier_tests_stay_as_they_were(
    place: Assignment, bytecode_is_written: None
) -> None:
    lazy = one_test("f", "a", "from ..shared import FACTOR; return FACTOR")
    fill(place, HEAD + lazy, shared="FACTOR = 1\n")
    shared = place.tests / "shared.py"
    (first,) = load(place, ["f"])["f"]
    stamp = shared.stat().st_mtime_ns
    shared.write_text("FACTOR = 2\n")
    os.utime(shared, ns=(stamp, stamp))  # as long as before and of the same time, as bytecode is compared
    (second,) = load(place, ["f"])["f"]
    assert [returned(first), returned(second)] == [1, 2]


def test_loading_leaves_no_bytecode_and_no_finder_behind(place: Assignment, bytecode_is_written: None) -> None:
    before = list(sys.meta_path)
    fill(place, SHARED + HEAD + one_test("f", "a"), shared="FACTOR = 1\n")
    load(place, ["f"])
    (place.tests / "shared.py").write_text("1 / 0\n")
    modules = set(sys.modules)
    refused(place)
    fill(place, HEAD + one_test("g", "a"), shared="")
    refused(place)
    assert sorted(path.name for path in place.tests.rglob("*")) == ["f", "hidden.py", "shared.py"]
    assert (sys.meta_path, set(sys.modules)) == (before, modules)


def test_a_traceback_shows_the_file_and_the_line(place: Assignment) -> None:
    fill(place, "from ..shared import f\n" + HEAD + one_test("f", "a", "f()"), shared="def f():\n    return 1 / 0\n")
    with pytest.raises(ZeroDivisionError) as caught:
        gives(place)
    (frame,) = traceback.extract_tb(caught.value.__traceback__)[-1:]
    assert (frame.filename, frame.lineno, frame.line) == (str(place.tests / "shared.py"), 2, "return 1 / 0")


def test_the_place_of_a_test_is_its_file_and_line(place: Assignment) -> None:
    path = fill(place, HEAD + one_test("f", "a"))
    assert load(place, ["f"])["f"][0].place == (path, 3)


# ---------------------------------------------------------------------------------------------- what is refused


def test_an_exercise_without_a_file_is_refused(place: Assignment) -> None:
    fill(place, HEAD + one_test("f", "a"))
    assert refused(place, "f", "g") == (
        "g/hidden.py is missing. Every exercise is graded by the hidden tests in the hidden.py of its folder."
    )


def test_a_test_for_another_exercise_is_refused_with_its_place(place: Assignment) -> None:
    fill(place, HEAD + one_test("f", "a") + one_test("g", "b"))
    write_tests(place, "g", HEAD)
    assert refused(place, "f", "g") == (
        "f/hidden.py, line 8: the hidden test b of 'f' is said to be for 'g'. Correct the name, or move the test to "
        "g/hidden.py."
    )


def test_a_file_that_hides_the_folder_of_an_exercise_is_refused(place: Assignment) -> None:
    fill(place, HEAD + one_test("f", "a"), f_="")
    (place.tests / "f.py").write_text("")
    assert refused(place) == "f.py has the name of an exercise and so hides its folder. Rename it."


def test_the_same_name_twice_is_refused_with_both_places(place: Assignment) -> None:
    fill(place, HEAD + one_test("f", "a") + one_test("f", "b") + one_test("f", "a"))
    assert refused(place) == (
        "The hidden test a of 'f' is there twice: in f/hidden.py, line 3, and in f/hidden.py, line 13. "
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
    fill(place, SHARED, shared=text)
    assert refused(place) == f"shared.py cannot be loaded: {said}. Correct it."


def test_a_name_that_the_shared_module_lacks_is_told_in_the_words_of_the_import(place: Assignment) -> None:
    fill(place, SHARED, shared="")
    told = re.sub(r" \(.*\)", "", refused(place))
    said = "ImportError: cannot import name 'FACTOR' from '.shared'"
    assert told == f"f/hidden.py cannot be loaded: {said}. Correct it."


OLD = {
    "hidden/week1/basics.py": "from tests/hidden/week1/ the hidden tests of each exercise to tests/week1/<exercise>/",
    "hidden/week1/basics/shared.py": "what several of these share to files in tests/week1/, imported by",
    "misconceptions/week1/f/x.py": "tests/misconceptions/week1/<exercise>/ to tests/week1/<exercise>/misconceptions/",
    "alternatives/week1/f/x.py": "tests/alternatives/week1/<exercise>/ to tests/week1/<exercise>/alternatives/",
    "wrong/week1/f/x.py": "tests/wrong/week1/<exercise>/ to tests/week1/<exercise>/wrong/",
    "unseen/week1/f/right/x.py": "tests/unseen/week1/<exercise>/ to tests/week1/<exercise>/unseen/",
    "unseen/week1/first_judging.toml": "tests/unseen/week1/first_judging.toml to tests/week1/first_judging.toml",
    "mutants/week1/f.toml": "tests/mutants/week1/<exercise>.toml to tests/week1/<exercise>/equivalent_mutants.toml",
    "submissions/week1.py": "tests/submissions/week1.py to tests/week1/sample_class.py",
}


@pytest.mark.parametrize(("name", "said"), OLD.items(), ids=OLD)
def test_what_lies_where_version_0_1_kept_it_is_told_with_its_new_place(
    place: Assignment, name: str, said: str
) -> None:
    fill(place, HEAD + one_test("f", "a"))
    path = place.course.root / "tests" / name
    path.parent.mkdir(parents=True)
    path.write_text("")
    told = refused(place)
    assert told.startswith(f"{place.course.root / 'tests'} holds what grades week1 where version 0.1 kept it. ")
    assert said in told


def test_an_empty_folder_where_version_0_1_kept_tests_is_nothing(place: Assignment) -> None:
    fill(place, HEAD + one_test("f", "a"))
    left = place.course.root / "tests" / "hidden" / "week1" / "__pycache__"
    left.mkdir(parents=True)
    (left / "basics.pyc").write_text("")
    assert found(place) == {"f": ["a"]}


# ---------------------------------------------------------------------------------------------- the digest


@pytest.fixture
def shared(week1: Assignment) -> Path:
    """A file beside the exercises' folders that the hidden tests of `double` import by way of another one."""
    hidden = week1.hidden("double")
    hidden.write_text(hidden.read_text().replace("\n\n\n@hidden", "\n\nfrom ..between import FACTOR\n\n\n@hidden", 1))
    (week1.tests / "between.py").write_text("from .shared import FACTOR\n")
    (week1.tests / "shared.py").write_text("FACTOR = 1\n")
    return week1.tests / "shared.py"


def test_the_files_behind_a_notebook_are_its_hidden_tests_and_all_that_they_import(
    week1: Assignment, shared: Path
) -> None:
    (week1.tests / "alone.py").write_text("")
    assert files(week1, ["triple", "double"]) == [
        week1.hidden("triple"),
        week1.hidden("double"),
        week1.tests / "between.py",
        shared,
    ]
    assert files(week1, ["triple"]) == [week1.hidden("triple")]


@pytest.mark.parametrize(
    "line", ["from .. import shared", "from ..shared import *", "def f():\n    from ..shared import FACTOR"]
)
def test_a_file_is_found_however_it_is_imported(place: Assignment, line: str) -> None:
    path = fill(place, line, shared="FACTOR = 1\n")
    assert files(place, ["f"]) == [path, place.tests / "shared.py"]


@pytest.mark.parametrize("name", ["double/hidden.py", "triple/hidden.py", "between.py", "shared.py", "__init__.py"])
def test_a_change_of_any_file_changes_the_digest(week1: Assignment, shared: Path, name: str) -> None:
    before = digest_of_key(week1, "basics")
    with (week1.tests / name).open("a") as file:
        file.write("# a change\n")
    assert digest_of_key(week1, "basics") != before


def test_a_file_less_changes_the_digest(week1: Assignment, shared: Path) -> None:
    before = digest_of_key(week1, "basics")
    shared.unlink()
    assert digest_of_key(week1, "basics") != before


def test_two_texts_that_change_places_change_the_digest(week1: Assignment) -> None:
    before = digest_of_key(week1, "basics")
    one, other = (week1.hidden(name) for name in ("double", "triple"))
    texts = one.read_text(), other.read_text()
    one.write_text(texts[1])
    other.write_text(texts[0])
    assert digest_of_key(week1, "basics") != before


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        ".shared.py",
        "imported_by_nobody.py",
        "sample_class.py",
        "double/misconceptions/one.py",
        "double/unseen/right/one.py",
        "quadruple/hidden.py",
    ],
)
def test_what_decides_about_no_points_leaves_the_digest_alone(week1: Assignment, name: str) -> None:
    before = digest_of_key(week1, "basics")
    path = week1.tests / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    assert digest_of_key(week1, "basics") == before


def test_what_cannot_be_loaded_has_a_digest_all_the_same(week1: Assignment) -> None:
    digests = {digest_of_key(week1, "basics")}
    week1.hidden("double").write_text("def f(:")
    digests.add(digest_of_key(week1, "basics"))
    week1.hidden("double").unlink()
    digests.add(digest_of_key(week1, "basics"))
    (week1.source / "basics.ipynb").write_text("no notebook")
    digests.add(digest_of_key(week1, "basics"))
    assert len(digests) == 4


@pytest.mark.parametrize("name", ["shared.py", "double/hidden.py", "double/misconceptions/gives_the_argument_back.py"])
def test_a_key_is_kept_until_one_of_its_files_changes(week1: Assignment, shared: Path, name: str) -> None:
    first = current_answer_key(week1, "basics")
    assert current_answer_key(week1, "basics") is first
    (week1.tests / "triple" / "alternatives" / "in_a_loop.py").unlink()
    assert current_answer_key(week1, "basics") is first
    with (week1.tests / name).open("a") as file:
        file.write("\n# a change\n")
    second = current_answer_key(week1, "basics")
    assert second is not first
    assert (second.digest != first.digest) is ("misconceptions" not in name)
