"""Answers by people who had not seen the hidden tests: they are read, judged and shown apart from the course's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scipy.stats import binom
from typer.testing import CliRunner

from autograder.authoring.check import check
from autograder.cli import main
from autograder.course.answer_bank import unseen
from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError
from autograder.quality import first_judging, page
from autograder.quality.findings import Quality
from autograder.quality.first_judging import Counts
from autograder.quality.measure import measure

SEEN_BELOW = "\n\nShows on: triple(1.0).\n"
ANSWERS = {
    "right/by_sum": '"""Adds."""\ndef triple(x): return x + np.asarray(x, dtype=float) + x',
    "right/by_half": '"""One and a half times two."""\ndef triple(x): return 1.4 * 2 * np.asarray(x)',
    "wrong/doubles": f'"""Doubles.{SEEN_BELOW}"""\ndef triple(x): return 2 * np.asarray(x)',
    "wrong/at_pi": f'"""Wrong at pi.{SEEN_BELOW}"""\ndef triple(x): return 3 * np.asarray(x, float) + (x is np.pi)',
    "wrong/float_only": f'"""Leaves ints alone.{SEEN_BELOW}\nDisputed: the statement speaks\n  of floats.\n"""\n'
    "def triple(x): return 3 * np.asarray(x, dtype=float)",
}
RECORD = """[[judging]]
when = 2026-11-28
tests = "27ac5dd"

[judging.exercises.triple]
right = 9
wrong = 12
refused = []
accepted = ["at_pi", "float_only"]
"""


def keep(assignment: Assignment, name: str, text: str) -> Path:
    path = assignment.tests / "triple" / "unseen" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def keep_all(assignment: Assignment, record: str = RECORD) -> None:
    for name, text in ANSWERS.items():
        keep(assignment, name, text)
    assignment.first_judging.write_text(record)


# reading ----------------------------------------------------------------------------------------------------------


def test_an_unseen_answer_says_what_it_is_where_it_shows_and_why_it_is_disputed(week1: Assignment) -> None:
    keep_all(week1)
    right = unseen(week1, "triple", right=True)
    wrong = {kept.name: kept for kept in unseen(week1, "triple", right=False)}
    assert [(kept.name, kept.shows, kept.disputed) for kept in right] == [("by_half", "", ""), ("by_sum", "", "")]
    assert set(wrong) == {"doubles", "at_pi", "float_only"}
    assert (wrong["doubles"].idea, wrong["doubles"].shows) == ("Doubles", "Shows on: triple(1.0).")
    assert wrong["float_only"].disputed == "the statement speaks of floats."
    assert wrong["doubles"].code == "def triple(x): return 2 * np.asarray(x)\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('"""Doubles."""\n', "must say below the first line of its docstring on which legal input it is wrong."),
        (
            f'"""Doubles.{SEEN_BELOW}\nDisputed:\n"""\n',
            "must say behind `Disputed:` why the statement leaves open whether it is right.",
        ),
        ("x = 1\n", "has no docstring. Say in its first line what is special about this answer."),
        ('"""It."""\ndef f(:', "is no Python: invalid syntax in line 2. Correct it."),
    ],
)
def test_a_broken_unseen_answer_has_its_sentence(week1: Assignment, text: str, sentence: str) -> None:
    path = keep(week1, "wrong/broken", text)
    with pytest.raises(CourseError) as caught:
        unseen(week1, "triple", right=False)
    assert str(caught.value) == f"{path} {sentence}"
    assert f"{path} {sentence}" in list(check(week1, execute=False))


def test_the_check_wants_unseen_answers_to_load_and_judges_none(week1: Assignment) -> None:
    keep_all(week1)
    assert list(check(week1, execute=False)) == []
    keep(week1, "right/raises", '"""Ends."""\n1 / 0')
    astray = keep(week1, "by_sum", ANSWERS["right/by_sum"])
    unknown = week1.tests / "quadruple"
    unknown.mkdir()
    week1.first_judging.write_text("judging = 3")
    found = list(check(week1, execute=False))
    assert any(text.startswith(f"{astray} is nothing that the folder of an exercise holds") for text in found)
    assert f"{unknown} belongs to no exercise of week1. Rename, move or delete it." in found
    assert any("may hold tables named [[judging]] only" in text for text in found)
    assert any("right/raises.py cannot be loaded: ZeroDivisionError" in text for text in found)
    assert len(found) == 4


# the first judging ------------------------------------------------------------------------------------------------


def test_a_first_judging_has_a_day_a_commit_and_counts(week1: Assignment) -> None:
    keep_all(week1)
    (judging,) = first_judging.load(week1)
    assert str(judging) == "2026-11-28 (27ac5dd)"
    assert judging.exercises == {"triple": Counts(9, 12, (), ("at_pi", "float_only"))}
    assert judging.of(["double"]).exercises == {}


def test_no_first_judging_is_no_fault(week1: Assignment) -> None:
    assert first_judging.load(week1) == []


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("[[judging]]", "[[judged]]", "may hold tables named [[judging]] only"),
        ("[[judging]]", "[[judging]", "is not TOML"),
        ("when = 2026-11-28", "", "judging 1 must have 'when', 'tests' and 'exercises'"),
        ("2026-11-28", '"yesterday"', "'when' must be a day such as 2026-11-28"),
        ('"27ac5dd"', '""', "'tests' must name the commit"),
        (".triple", ".quadruple", "no answer to quadruple"),
        ("right = 9", "right = true", "'right' of triple must be a whole number"),
        ("wrong = 12", "", "triple must have 'right', 'wrong', 'refused' and 'accepted'"),
        ("wrong = 12", "wrong = 1", "'accepted' of triple must list different names, and no more of them"),
        ("refused = []", 'refused = ["x", "x"]', "'refused' of triple must list different names"),
        ("refused = []", 'refused = ["at_pi"]', "there is no answer triple/unseen/right/at_pi"),
    ],
)
def test_a_broken_record_has_its_sentence(week1: Assignment, was: str, becomes: str, sentence: str) -> None:
    assert was in RECORD
    keep_all(week1, RECORD.replace(was, becomes))
    with pytest.raises(CourseError) as caught:
        first_judging.load(week1)
    assert sentence in str(caught.value)
    assert str(caught.value).startswith(str(week1.first_judging))


@pytest.mark.parametrize(("errors", "tries"), [(0, 59), (0, 184), (85, 521), (1, 2)])
def test_the_bound_leaves_five_per_cent_for_so_few_errors(errors: int, tries: int) -> None:
    assert binom.cdf(errors, tries, first_judging.at_most(errors, tries)) == pytest.approx(0.05)


def test_the_bound_on_nothing_but_errors_is_one() -> None:
    assert first_judging.at_most(3, 3) == 1


# measuring --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Quality:
    import shutil

    root = shutil.copytree(template, tmp_path_factory.mktemp("unseen") / "course")
    week1 = Course(root).assignment("week1")
    keep_all(week1)
    return measure(week1, ["triple"], lambda _: None)


@pytest.mark.slow
def test_misjudged_unseen_answers_are_counted_and_to_be_fixed(found: Quality) -> None:
    assert found.unseen_now == {"triple": Counts(2, 2, ("by_half",), ("at_pi",))}
    complaints = [text for text in found.complaints() if "/unseen/" in text]
    assert len(complaints) == 2
    assert complaints[0].startswith("The right answer triple/unseen/right/by_half, by somebody who had not seen")
    assert complaints[1].startswith("The wrong answer triple/unseen/wrong/at_pi, by somebody who had not seen")


@pytest.mark.slow
def test_unseen_answers_are_no_part_of_the_figures_about_the_courses_own(found: Quality) -> None:
    own = [judged.task.name for judged in [*found.right, *(judged for _, judged in found.wrong)]]
    assert own
    assert not any("unseen" in name for name in own)
    assert found.refused == found.accepted == []


@pytest.mark.slow
def test_the_page_shows_them_apart_with_the_first_judging(found: Quality, tmp_path: Path) -> None:
    page.write(found, tmp_path)
    text = (tmp_path / "quality.md").read_text()
    own, _, section = text.partition("## Answers by people who had not seen the tests")
    section = section.partition("\n## ")[0]
    assert "about the\ncourse's own answers only" in own
    assert "| first, 2026-11-28 (27ac5dd) | 0 of 9 | at most 28.3% | 2 of 12 | at most 43.8% |" in section
    assert "| now | 1 of 2 | no estimate | 1 of 2 | no estimate |" in section
    assert "| triple | 1 of 2 | 1 of 2 | 0 of 9, at most 28.3% | 2 of 12, at most 43.8% |" in section
    assert page.ONLY_THE_FIRST in section
    assert "* triple/unseen/wrong/float_only keeps all points: the statement speaks of floats." in section


@pytest.mark.slow
def test_a_course_without_them_has_no_such_section(found: Quality, tmp_path: Path) -> None:
    without = Quality(found.assignment, found.exercises, found.tests, separations=found.separations)
    page.write(without, tmp_path)
    assert "had not seen" not in (tmp_path / "quality.md").read_text()


@pytest.mark.slow
def test_the_command_shows_them_apart_and_a_fast_run_takes_the_same_few(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        keep(week1, f"wrong/number_{number}", ANSWERS["wrong/at_pi"])
    monkeypatch.chdir(week1.course.root)
    asked = ["quality", "week1", "--exercise", "triple", "--fast"]
    shown = CliRunner().invoke(main.app, asked)
    report = json.loads(CliRunner().invoke(main.app, [*asked, "--json"]).stdout)
    names = report["unseen"]["triple"]["accepted"]
    assert 0 < len(names) < 20
    assert shown.exit_code == 1
    assert f"now     0 of 0                  no estimate  {len(names)} of {len(names)}" in shown.stdout
    assert page.ONLY_THE_FIRST in shown.stdout
    assert all(f"triple/unseen/wrong/{name}, by somebody" in shown.stdout for name in names)


# exercise 4 -------------------------------------------------------------------------------------------------------


def test_the_answers_to_exercise4_are_those_of_its_first_judging() -> None:
    exercise4 = Course(Path(__file__).resolve().parents[3]).assignment("exercise4")
    first = first_judging.load(exercise4)[0]
    for name, counts in first.exercises.items():
        assert counts.right <= len(unseen(exercise4, name, right=True))
        assert counts.wrong <= len(unseen(exercise4, name, right=False))
    total = first_judging.total(first.exercises)
    assert (total.right, total.wrong, len(total.refused), len(total.accepted)) == (184, 521, 0, 85)
