"""The class on one page: its figures against others' formulas, what it is made from, and that nothing on it runs."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import stat
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from classroom import hand_in
from nbgrader.api import Gradebook
from scipy import stats

from autograder import answerfiles, report
from autograder.batch import generate_feedback, grade_class, prepare
from autograder.course import Assignment, Course
from autograder.report import findings, items, page, similarity, words
from autograder.report.findings import ClassReport
from autograder.report.recorded import places
from autograder.samples import Work
from autograder.work import RESULT

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = "</td><script>alert(1)</script><img src=http://example.org/a.png>"
LOOPS = "def triple(x):\n    while True: pass\n"
ENDS = "import os\ndef double(x): os._exit(0)\n"


# Item analysis


def points_of_a_class(students: int = 40, tests: int = 6) -> items.Floats:
    rng = np.random.default_rng(1)
    ability = rng.normal(size=(students, 1))
    return (ability + rng.normal(size=(students, tests)) > rng.normal(size=tests)).astype(float)


def test_the_correlation_leaves_the_item_itself_out() -> None:
    points = points_of_a_class()
    rest = points[:, 1:].sum(axis=1)
    item = items.analyse(points[:, 0], rest, points.sum(axis=1))
    assert item.correlation == pytest.approx(stats.pointbiserialr(points[:, 0] == 1, rest).statistic)
    assert item.correlation < np.corrcoef(points[:, 0], points.sum(axis=1))[0, 1]
    assert item.low is not None
    assert item.high is not None
    assert item.low < item.correlation < item.high


def test_the_upper_lower_index_compares_the_best_with_the_last() -> None:
    totals = np.arange(100.0)
    right = (totals >= 73).astype(float)  # the best 27
    assert items.upper_lower_index(right, totals) == pytest.approx(1.0)
    assert items.upper_lower_index(1 - right, totals) == pytest.approx(-1.0)


def test_students_with_the_same_total_are_in_the_groups_in_any_order() -> None:
    totals = np.array([0.0] * 3 + [1.0] * 30 + [2.0] * 7)
    shares = np.random.default_rng(2).random(40)
    order = np.random.default_rng(3).permutation(40)
    found = items.upper_lower_index(shares, totals)
    assert items.upper_lower_index(shares[order], totals[order]) == pytest.approx(found)
    size = items.GROUP * 40
    upper = (shares[33:].sum() + shares[3:33].mean() * (size - 7)) / size
    lower = (shares[:3].sum() + shares[3:33].mean() * (size - 3)) / size
    assert found == pytest.approx(upper - lower)


def test_alpha_of_right_and_wrong_is_kuder_and_richardsons_formula_20() -> None:
    points = points_of_a_class()
    share, count = points.mean(axis=0), points.shape[1]
    expected = count / (count - 1) * (1 - (share * (1 - share)).sum() / points.sum(axis=1).var())
    found = items.cronbach_alpha(points)
    assert found.alpha == pytest.approx(expected)
    assert found.low is not None
    assert found.high is not None
    assert found.low < expected < found.high


def test_the_interval_of_alpha_holds_the_true_value_as_often_as_it_says() -> None:
    rng = np.random.default_rng(4)
    items_, inside, tries = 5, 0, 400
    true = items_ * 0.5 / (1 + (items_ - 1) * 0.5)  # Spearman and Brown, of items that correlate by 0.5
    for _ in range(tries):
        found = items.cronbach_alpha(rng.normal(size=(30, 1)) + rng.normal(size=(30, items_)))
        assert found.low is not None
        assert found.high is not None
        inside += found.low <= true <= found.high
    assert 0.92 < inside / tries < 0.98


def test_few_students_get_no_correlations() -> None:
    points = points_of_a_class(items.FEW - 1)
    item = items.analyse(points[:, 0], points[:, 1:].sum(axis=1), points.sum(axis=1))
    assert (item.correlation, item.upper_lower, item.marks) == (None, None, ())
    assert item.difficulty == pytest.approx(points[:, 0].mean())
    assert items.cronbach_alpha(points).alpha is None


@pytest.mark.parametrize(
    ("shares", "marks"),
    [
        (np.zeros(20), ("nobody",)),
        (np.ones(20), ("everybody",)),
        (np.repeat([1.0, 0.0], 10), ("negative",)),
        (np.tile([0.0, 1.0, 1.0, 0.0], 5), ("little",)),
        (np.repeat([0.0, 1.0], 10), ()),
    ],
)
def test_items_that_a_teacher_should_look_at_are_marked(shares: items.Floats, marks: tuple[str, ...]) -> None:
    rest = np.linspace(0, 10, 20) if "little" not in marks else np.linspace(0, 10, 20) + 0.3 * shares
    assert items.analyse(shares, rest, rest + shares).marks == marks


# From what grading has recorded


def _change(answers: dict[str, str], insert: str = "") -> Callable[[Work], None]:
    def change(work: Work) -> None:
        for name, code in answers.items():
            work.answer(name, code, earns=0)
        if insert:
            work.insert("basics", "test_triple", insert)

    return change


def _misconception(work: Work) -> None:
    work.misconception("double", "gives_the_argument_back")


@pytest.fixture(scope="session")
def graded_class(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with a class that was really graded: right, a misconception, a crash, a loop, a broken file."""
    root = Path(shutil.copytree(template, tmp_path_factory.mktemp("report") / "course"))
    config = root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Grade.cell_timeout = 2\nc.Grade.call_timeout = 1\n")
    assignment = Course(root).assignment("week1")
    prepare(assignment)
    hand_in(assignment, lambda work: None, "student01")
    hand_in(assignment, _misconception, "student02")
    hand_in(assignment, _change({"double": ENDS, "triple": LOOPS}, "while True: pass"), "student03")
    hand_in(assignment, lambda work: work.replace_file("basics", "{"), "student04")
    hand_in(
        assignment,
        _change({"triple": f'def triple(x): return "{HOSTILE}"'}, f"'{HOSTILE}'; import os; os._exit(0)"),
        "student05",
    )
    (root / "submitted" / "student06" / "week1").mkdir(parents=True)
    list(grade_class(assignment, ["student06"]))
    return root


@pytest.fixture
def assignment(graded_class: Path, tmp_path: Path) -> Assignment:
    """The graded class in a course of its own."""
    return Course(Path(shutil.copytree(graded_class, tmp_path / "course"))).assignment("week1")


def looks(found: ClassReport) -> dict[str, list[str]]:
    return {look.kind: [student for student, _ in look.entries] for look in found.looks}


def figures(found: ClassReport, exercise: str) -> findings.ExerciseFigures:
    return next(entry for entry in found.exercises if entry.exercise == exercise)


def change_result(assignment: Assignment, student: str, change: Callable[[dict[str, Any]], None]) -> None:
    path = assignment.course.root / "autograded" / student / "week1" / "basics.ipynb"
    data = json.loads(path.read_text())
    change(data["metadata"][RESULT])
    path.chmod(0o644)
    path.write_text(json.dumps(data))


def test_the_figures_are_those_of_what_was_graded(assignment: Assignment) -> None:
    found = report.class_report(assignment)
    assert (found.submissions, found.graded) == (6, 6)
    assert found.left_out == ["why"]
    assert found.totals[0].points == [0.0, 0.0, 5.0, 5.0, 10.0]  # without the one who handed in nothing
    double = figures(found, "double")
    assert (double.students, double.full, double.untouched) == (4, 0.5, 0)  # not the broken file, nor what is not there
    assert [row.total for row in found.students] == [10.0, 5.0, 0.0, 0.0, 5.0, 0.0]


def test_whoever_needs_a_look_is_named_with_the_reason(assignment: Assignment) -> None:
    found = looks(report.class_report(assignment))
    assert found == {
        "unread": ["student04"],
        "waits": ["student01", "student02", "student03", "student05"],
        "missing": ["student06"],
    }


def test_what_stopped_a_kernel_is_told_by_kind(assignment: Assignment) -> None:
    found = report.class_report(assignment).events
    kinds = {(event.student, event.kind) for event in found}
    assert kinds == {
        ("student03", "cell stopped"),
        ("student03", "call ended"),
        ("student03", "call stopped"),
        ("student05", "kernel ended"),
    }
    assert {kind for _, kind in kinds} < set(words.EVENT_KINDS)


def test_misconceptions_are_counted_and_so_is_what_has_no_name(assignment: Assignment) -> None:
    found = report.class_report(assignment)
    (known,) = found.misconceptions
    assert (known.exercise, known.name, known.students) == ("double", "gives_the_argument_back", ["student02"])
    assert known.hint
    by_exercise = {entry.exercise: (entry.wrong, entry.named, entry.unnamed) for entry in found.unnamed}
    assert by_exercise == {"double": (2, 1, 1), "triple": (2, 0, 2)}


def test_the_same_wrong_answer_of_several_stands_once(assignment: Assignment) -> None:
    root = assignment.course.root
    for student in ("student07", "student08"):
        shutil.copytree(root / "autograded" / "student05", root / "autograded" / student)
    (_, triple) = report.class_report(assignment).unnamed
    assert [group.students for group in triple.groups] == [["student05", "student07", "student08"], ["student03"]]


def test_points_that_a_person_has_set_count(assignment: Assignment) -> None:
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        for name in ("student01", "student02", "student03", "student05"):
            grade = gradebook.find_grade("test_why", "basics", "week1", name)
            grade.manual_score, grade.needs_manual_grade = 1.5, False
        grade = gradebook.find_grade("test_double", "basics", "week1", "student03")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 2.0, 0.25, False
        gradebook.db.commit()
    found = report.class_report(assignment)
    assert found.left_out == []
    assert "waits" not in looks(found)
    assert figures(found, "why").mean == pytest.approx(1.5)
    assert found.students[2].total == pytest.approx(3.75)
    assert found.totals[0].possible == 12.0


def test_lateness_and_penalty_come_from_the_gradebook(assignment: Assignment) -> None:
    due = datetime.datetime(2030, 1, 1)
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment("week1", duedate=due)
        for name, hours in (("student01", 3), ("student02", 30)):
            submission = gradebook.find_submission("week1", name)
            submission.timestamp = due + datetime.timedelta(hours=hours)
            submission.notebooks[0].late_submission_penalty = 1.5
        gradebook.find_submission("week1", "student02").extension = datetime.timedelta(days=1)
        gradebook.db.commit()
    rows = report.class_report(assignment).students
    assert [(row.seconds_late, row.penalty) for row in rows[:3]] == [(3 * 3600, 1.5), (6 * 3600, 1.5), (0, 0)]


def test_without_a_gradebook_the_recorded_points_count(assignment: Assignment) -> None:
    (assignment.course.root / "gradebook.db").unlink()
    assert report.class_report(assignment).students[0].total == 10.0
    assert not (assignment.course.root / "gradebook.db").exists()


def test_a_submission_that_was_replaced_or_is_not_graded_is_named(assignment: Assignment) -> None:
    submitted = assignment.course.root / "submitted"
    (submitted / "student01" / "week1" / "basics.ipynb").write_text("{}")
    shutil.copytree(submitted / "student02", submitted / "student09")
    found = report.class_report(assignment)
    assert looks(found)["replaced"] == ["student01"]
    assert looks(found)["ungraded"] == ["student09"]
    assert (found.submissions, found.graded) == (7, 6)
    assert figures(found, "double").students == 4


def test_results_of_other_hidden_tests_and_without_the_sandbox_are_named(assignment: Assignment) -> None:
    change_result(assignment, "student01", lambda result: result.update(unsafe=True))
    change_result(assignment, "student02", lambda result: result.update(judged_by="other"))
    found = looks(report.class_report(assignment))
    assert (found["unsafe"], found["outdated"]) == (["student01"], ["student02"])


def test_a_fault_of_ours_leaves_the_points_open(assignment: Assignment) -> None:
    def not_graded(result: dict[str, Any]) -> None:
        result["exercises"][0]["outcomes"][0]["status"] = "not graded"
        result["exercises"][0]["faults"] = ["Traceback\nValueError: no"]

    (assignment.course.root / "gradebook.db").unlink()
    change_result(assignment, "student01", not_graded)
    found = report.class_report(assignment)
    assert [look.entries for look in found.looks if look.kind == "fault"] == [[("student01", "double: ValueError: no")]]
    assert figures(found, "double").open == 1
    assert found.totals[0].points == [0.0, 0.0, 5.0, 5.0]


def test_a_graded_file_that_cannot_be_read_is_named(assignment: Assignment) -> None:
    for text, student in (("{", "student01"), ("[]", "student02"), ('{"cells": [1], "metadata": {}}', "student03")):
        path = assignment.course.root / "autograded" / student / "week1" / "basics.ipynb"
        path.chmod(0o644)
        path.write_text(text)
    assert looks(report.class_report(assignment))["ungraded"] == ["student01", "student02", "student03"]


def test_a_course_without_submissions_gets_a_page(week1: Assignment, tmp_path: Path) -> None:
    text = report.write(week1, tmp_path / "page.html").read_text()
    assert words.NO_TOTALS in text
    assert words.NOBODY_NEEDS in text


def _many(assignment: Assignment, count: int) -> None:
    """A class of so many, with answers right and wrong by chance."""
    rng = np.random.default_rng(5)
    root = assignment.course.root
    for number in range(count):
        name = f"person{number:03}"
        target = root / "autograded" / name / "week1"
        target.mkdir(parents=True)
        shutil.copyfile(root / "autograded" / "student01" / "week1" / "basics.ipynb", target / "basics.ipynb")
        ability = rng.random()

        def change(result: dict[str, Any], ability: float = ability) -> None:
            for exercise in result["exercises"]:
                for outcome in exercise["outcomes"]:
                    outcome["status"] = "passed" if rng.random() < ability else "not yet"
                    outcome["got"] = "" if outcome["status"] == "passed" else f"{rng.integers(50)}"

        change_result(assignment, name, change)


def test_a_large_class_gives_a_page_that_can_be_read(assignment: Assignment) -> None:
    _many(assignment, 300)
    found = report.class_report(assignment)
    double = figures(found, "double").item
    assert found.analysed == 304  # not the broken file and the empty folder
    assert found.alpha.alpha is not None
    assert double.correlation is not None
    assert double.correlation > 0.2
    text = page.render(found)
    assert len(text) < 400_000
    assert words.AND_MORE.format(count=296) in _shown(text)


def test_an_exercise_that_the_strong_lose_is_marked_on_the_page(assignment: Assignment) -> None:
    _many(assignment, 40)

    def swap(result: dict[str, Any]) -> None:
        double, triple = (exercise["outcomes"] for exercise in result["exercises"][:2])
        right = any(outcome["status"] == "passed" for outcome in triple)
        for outcome in double:
            outcome["status"] = "not yet" if right else "passed"

    for number in range(40):
        change_result(assignment, f"person{number:03}", swap)
    found = report.class_report(assignment)
    assert figures(found, "double").item.marks == ("negative",)
    text = _shown(page.render(found))
    assert words.MARKS["negative"] in text
    assert words.LOOK_AT in text  # in the legend of the picture


# Similarity

EXERCISE4 = Course(ROOT).assignment("exercise4")


def _independent(count: int = 10) -> dict[str, dict[str, str]]:
    """Students who have nothing from each other: the n-th has the n-th of the course's alternatives."""
    given: dict[str, dict[str, str]] = {f"student{number:02}": {} for number in range(count)}
    for place in places(EXERCISE4):
        kept = (
            [] if place.exercise.written else answerfiles.load(EXERCISE4.alternatives, place.name, misconceptions=False)
        )
        for student, answer in zip(given.values(), kept, strict=False):
            student[place.name] = answer.code
    return given


def _disguised(code: str) -> str:
    """The same with other names, comments and layout."""
    for name in sorted(set(re.findall(r"(?<![.\w])(?:[a-z]|[a-z]+_[a-z]+|total|rows?|result)\b(?!\()", code))):
        code = re.sub(rf"(?<![.\w]){name}\b", f"my_{name}", code)
    return "# all my own work\n" + code.replace("\n    ", "\n\n    ").replace(" = ", "  =  ")


def test_independent_answers_are_not_alike() -> None:
    assert similarity.similar_pairs(_independent(), places(EXERCISE4)) == []


def test_a_disguised_copy_is_alike() -> None:
    given = _independent()
    given["student99"] = {name: _disguised(code) for name, code in given["student03"].items()}
    assert given["student99"] != given["student03"]
    (pair,) = similarity.similar_pairs(given, places(EXERCISE4))
    assert (pair.one, pair.other) == ("student03", "student99")
    assert pair.similarity > 0.8


def test_a_copy_of_half_of_the_answers_is_alike_in_those() -> None:
    given = _independent()
    names = list(given["student01"])
    given["student99"] = {
        name: given["student03" if number % 2 else "student05"][name] for number, name in enumerate(names)
    }
    found = similarity.similar_pairs(given, places(EXERCISE4))
    assert {(pair.one, pair.other) for pair in found} <= {("student03", "student99"), ("student05", "student99")}
    assert found
    assert set(found[0].exercises) <= set(names[1::2]) or set(found[0].exercises) <= set(names[0::2])


def test_what_many_have_and_what_the_stub_gave_make_nobody_alike() -> None:
    given = {f"student{number:02}": next(iter(_independent(1).values())) for number in range(20)}
    assert similarity.similar_pairs(given, places(EXERCISE4)) == []
    stubs = {place.name: place.stub for place in places(EXERCISE4)}
    assert similarity.similar_pairs({"student01": stubs, "student02": stubs}, places(EXERCISE4)) == []


@pytest.mark.parametrize("piece", ['"', "'\"", '"""', " \n", '\\"', "(", "rb", "rb'''", "1.", "é", "#", "f'"])
def test_hostile_text_is_cut_into_tokens_in_linear_time(piece: str) -> None:
    text = '"' + piece * (200_000 // len(piece))  # quadratic time would be minutes
    started = time.process_time()
    assert len(similarity._tokens(text)) <= len(text)
    assert time.process_time() - started < 3


# The page


class _Page(HTMLParser):
    """The tags, attributes and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _shown(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)).split())


@pytest.fixture
def written(assignment: Assignment, tmp_path: Path) -> Path:
    """The page of a class that is large enough for every picture."""
    _many(assignment, 12)
    return report.write(assignment, tmp_path / "out" / "class.html")


def test_nothing_on_the_page_runs_or_is_loaded(written: Path) -> None:
    text = written.read_text()
    found = _Page(text)
    assert not {tag for tag, _ in found.tags} & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    for tag, attributes in found.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in ("href", "src", "xlink:href"):
                assert value is not None
                assert value.startswith("#"), (tag, value)
    (policy,) = [tag["content"] for _, tag in found.tags if tag.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "script" not in policy


def test_what_a_student_wrote_is_shown_as_text(written: Path) -> None:
    text = written.read_text()
    assert "&lt;script&gt;alert(1)" in text
    assert "<script" not in text


def test_every_text_of_a_report_is_escaped(assignment: Assignment) -> None:
    def poison(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: poison(entry) for key, entry in value.items()}
        if isinstance(value, list):
            return [poison(entry) for entry in value]
        return (
            value + HOSTILE if isinstance(value, str) and value not in ("passed", "not yet", "not attempted") else value
        )

    def change(result: dict[str, Any]) -> None:
        for exercise in result["exercises"]:
            for outcome in exercise["outcomes"]:
                outcome.update({name: poison(outcome[name]) for name in ("called", "got", "claim")})
            if exercise["recognised"]:
                exercise["recognised"] = poison(exercise["recognised"])
        result.update(notes=[HOSTILE], events=[HOSTILE, f"{HOSTILE} ended the kernel"])

    for student in ("student01", "student02", "student03", "student05"):
        change_result(assignment, student, change)
    text = page.render(report.class_report(assignment))
    assert text.count("&lt;script&gt;") > 10
    assert "<script" not in text
    assert "<img" not in text


def test_pictures_have_names_and_ids_of_their_own_and_text_that_is_text(written: Path) -> None:
    found = _Page(written.read_text())
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    pictures = [attributes for tag, attributes in found.tags if tag == "svg"]
    assert len(pictures) == 3  # points, exercises, discrimination
    for attributes in pictures:
        assert attributes["role"] == "img"
        assert set((attributes["aria-labelledby"] or "").split()) <= set(ids)
    used = {
        value.removeprefix("#")
        for _, tag in found.tags
        for name, value in tag.items()
        if name.endswith("href") and value
    }
    assert used <= set(ids)
    assert sum(tag == "text" for tag, _ in found.tags) > 20


def test_each_picture_has_its_numbers_as_a_table(written: Path) -> None:
    assert _shown(written.read_text()).count(words.NUMBERS) == 3


def test_the_headings_are_where_the_contents_lead(written: Path) -> None:
    ids = [attributes.get("id") for tag, attributes in _Page(written.read_text()).tags if tag == "h2"]
    assert ids == list(words.SECTIONS)


def test_the_page_is_for_its_owner_only(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_a_page_that_cannot_be_made_leaves_the_old_one(assignment: Assignment, tmp_path: Path) -> None:
    path = tmp_path / "class.html"
    path.write_text("old")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "render", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            report.write(assignment, path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["class.html"]


def test_the_figures_are_ready_for_json(assignment: Assignment) -> None:
    data = report.class_report(assignment).as_dict()
    assert json.loads(json.dumps(data, allow_nan=False))["submissions"] == 6
    assert data["misconceptions"][0]["students"] == ["student02"]


def test_no_personal_data_but_the_id_is_on_the_page(assignment: Assignment) -> None:
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_student(
            "student01", first_name="Given", last_name="Family", email="mail@example.org", lms_user_id="4711"
        )
    found = report.class_report(assignment)
    text = page.render(found) + json.dumps(found.as_dict())
    for private in ("Given", "Family", "mail@example.org", "4711"):
        assert private not in text
    assert "student01" in text


def test_a_students_own_page_holds_nothing_of_the_class(assignment: Assignment, tmp_path: Path) -> None:
    report.write(assignment, tmp_path / "class.html")
    assert generate_feedback(assignment, "student02") == ""
    (own,) = (assignment.course.root / "feedback" / "student02").rglob("*.html")
    text = own.read_text()
    for other in ("student01", "student03", "student04", "student05", "student06"):
        assert other not in text
    for heading in [*words.SECTIONS.values(), words.NUMBERS, "Cronbach", words.HEADS["correlation"]]:
        if heading not in ("Points", "Exercises", "Hidden tests"):
            assert heading not in text, heading
    assert "this answer gives its argument back" in text


def test_every_kind_of_concern_and_event_has_words() -> None:
    code = "".join(
        path.read_text() for path in sorted(Path(report.__file__).parent.glob("*.py")) if path.stem != "words"
    )
    assert set(re.findall(r'Concern\("(\w+)"', code)) <= set(words.CONCERNS)
    assert set(words.MILD) <= set(words.CONCERNS)
    for kind in words.CONCERNS:
        assert f'"{kind}"' in code, kind
