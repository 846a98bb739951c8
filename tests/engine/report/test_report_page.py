"""The class on one page: it can be read, nothing on it runs, and what is private is not on it."""

from __future__ import annotations

import json
import re
import shutil
import stat
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nbgrader.api import Gradebook
from reporting import HOSTILE, change_result, figures

from autograder import report
from autograder.course.layout import Assignment, Course
from autograder.gradebook.nbgrader import generate_feedback
from autograder.report import page, words

WITHOUT_PRACTICE = [name for name in words.SECTIONS if name != "learning"]


@pytest.fixture
def assignment(graded_class: Path, tmp_path: Path) -> Assignment:
    """The graded class in a course of its own."""
    return Course(Path(shutil.copytree(graded_class, tmp_path / "course"))).assignment("week1")


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


def _many(assignment: Assignment, count: int) -> None:
    """A class of so many, with answers right and wrong by chance."""
    rng = np.random.default_rng(5)
    root = assignment.course.root
    for number in range(count):
        name = f"person{number:03}"
        target = root / "autograded" / name / "week1"
        target.mkdir(parents=True)
        (root / "submitted" / name / "week1").mkdir(parents=True)
        shutil.copyfile(root / "autograded" / "student01" / "week1" / "basics.ipynb", target / "basics.ipynb")
        ability = rng.random()

        def change(result: dict[str, Any], ability: float = ability) -> None:
            for exercise in result["exercises"]:
                for outcome in exercise["outcomes"]:
                    outcome["status"] = "passed" if rng.random() < ability else "not yet"
                    outcome["got"] = "" if outcome["status"] == "passed" else f"{rng.integers(50)}"

        change_result(assignment, name, change)


@pytest.fixture
def written(assignment: Assignment, tmp_path: Path) -> Path:
    """The page of a class that is large enough for every picture."""
    _many(assignment, 12)
    return report.write(assignment, tmp_path / "out" / "class.html")


def test_a_course_without_submissions_gets_a_page(week1: Assignment, tmp_path: Path) -> None:
    text = report.write(week1, tmp_path / "page.html").read_text()
    assert words.NO_TOTALS in text
    assert words.NOBODY_NEEDS in text


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


def test_nothing_on_the_page_runs_or_is_loaded(written: Path) -> None:
    text = written.read_text()
    found = _Page(text)
    assert not {tag for tag, _ in found.tags} & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    for tag, attributes in found.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in ("href", "src", "xlink:href"):
                assert value is not None
                assert value.startswith("#"), (tag, value)  # there are no feedback pages to lead to
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


def test_pictures_have_the_colour_of_the_text_and_no_paper_of_their_own(written: Path) -> None:
    pictures = re.findall(r"<svg.*?</svg>", written.read_text(), re.DOTALL)
    assert pictures
    for picture in pictures:
        colours = {colour.lower() for colour in re.findall(r"(?:fill|stroke): (#\w+|\w+)", picture)}
        assert colours <= {"currentcolor", "none", "#56b4e9", "#0072b2", "#d55e00"}
        texts = re.findall(r"<text [^>]*>", picture)
        assert all("currentColor" in text for text in texts)


def test_each_picture_has_its_numbers_as_a_table(written: Path) -> None:
    assert _shown(written.read_text()).count(words.NUMBERS) == 3


def test_the_headings_are_where_the_contents_lead(written: Path) -> None:
    ids = [attributes.get("id") for tag, attributes in _Page(written.read_text()).tags if tag == "h2"]
    assert ids == WITHOUT_PRACTICE


def test_the_page_is_for_its_owner_only(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_a_page_that_cannot_be_made_leaves_the_old_one(assignment: Assignment, tmp_path: Path) -> None:
    path = tmp_path / "class.html"
    path.write_text("old")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "render", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            report.write(assignment, path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["class.html"]


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
    assert "your answer gives its argument back" in text


def test_every_kind_of_concern_and_event_has_words() -> None:
    code = "".join(
        path.read_text() for path in sorted(Path(report.__file__).parent.glob("*.py")) if path.stem != "words"
    )
    assert set(re.findall(r'Concern\("(\w+)"', code)) <= set(words.CONCERNS)
    assert set(words.MILD) <= set(words.CONCERNS)
    for kind in words.CONCERNS:
        assert f'"{kind}"' in code, kind


def _recognise(assignment: Assignment, students: int) -> None:
    """So many students, of whom every third has the misconception kind_0, and each other one another."""
    _many(assignment, students)
    for number in range(students):

        def change(result: dict[str, Any], number: int = number) -> None:
            name = f"kind_{0 if number % 3 == 0 else number}"
            known = {"name": name, "idea": "An idea", "hint": "A hint"}
            for exercise in result["exercises"]:
                exercise["recognised"] = known if exercise["exercise"] == "triple" else None

        change_result(assignment, f"person{number:03}", change)


def test_in_a_large_class_the_commonest_misconceptions_stand_first(assignment: Assignment) -> None:
    _recognise(assignment, 30)
    found = report.class_report(assignment)
    first = page.commonest(found)
    assert len(first) == page.MOST_COMMON
    assert (first[0].name, len(first[0].students)) == ("kind_0", 10)
    text = page.render(found)
    section = _section(text, "misconceptions")
    assert section.index("kind 0") < section.index("<details>") < section.rindex("kind 29")
    assert words.COMMONEST.format(count=page.MOST_COMMON, of=len(found.misconceptions)) in _shown(section)


def test_in_a_small_class_all_misconceptions_stand_in_one_table(assignment: Assignment) -> None:
    _recognise(assignment, 5)
    text = page.render(report.class_report(assignment))
    section = _section(text, "misconceptions")
    assert "<details" not in section
    assert "kind 4" in section


def test_misconceptions_stand_before_statistics(written: Path) -> None:
    places = [written.read_text().index(f'id="{name}"') for name in ("look", "misconceptions", "points", "items")]
    assert places == sorted(places)


def test_what_all_got_right_is_one_line_and_no_row(assignment: Assignment) -> None:
    _many(assignment, 12)

    def solve(result: dict[str, Any]) -> None:
        for outcome in result["exercises"][0]["outcomes"]:
            outcome["status"] = "passed"

    for path in (assignment.course.root / "autograded").glob("*/week1/basics.ipynb"):
        if path.parts[-3].startswith("person"):
            change_result(assignment, path.parts[-3], solve)
        else:
            shutil.rmtree(path.parents[1])
    shutil.rmtree(assignment.course.root / "submitted")
    (assignment.course.root / "gradebook.db").unlink()
    text = page.render(report.class_report(assignment))
    section = text[text.index('id="items"') : text.index('id="events"')]
    assert words.ITEMS_EVERYBODY.format(names="double") in _shown(section)
    assert words.TESTS_EVERYBODY.format(names="double") in _shown(section)
    assert not re.search(r'<th scope="row"[^>]*>double', section)
    assert re.search(r'<th scope="row"[^>]*>triple', section)


def test_what_happened_to_one_student_is_one_line(assignment: Assignment) -> None:
    found = report.class_report(assignment)
    told = {student: what for student, what, _ in page.events_of(found)}
    assert len([event for event in found.events if event.student == "student03"]) > 2
    assert words.EVENT_KINDS["call ended"] in told["student03"]
    section = _shown(_section(page.render(found), "events"))
    assert section.count("student03") == 1


def test_points_lead_to_the_feedback_pages_that_there_are(assignment: Assignment, tmp_path: Path) -> None:
    feedback = assignment.course.root / "feedback" / "student02" / "week1" / "basics.html"
    feedback.parent.mkdir(parents=True)
    feedback.touch()
    path = report.write(assignment, tmp_path / "elsewhere" / "class.html")
    (link,) = [tag for name, tag in _Page(path.read_text()).tags if name == "a" and "feedback" in (tag["href"] or "")]
    assert (path.parent / (link["href"] or "")).resolve() == feedback.resolve()
    assert "student02" in (link["aria-label"] or "")
    beside = report.write(assignment, assignment.course.root / "class.html").read_text()
    assert 'href="./feedback/student02/week1/basics.html"' in beside


def test_wrong_answers_of_one_student_each_are_folded_in_a_large_class(assignment: Assignment) -> None:
    _many(assignment, 30)
    found = report.class_report(assignment)
    for entry in found.unnamed:
        for group in entry.groups:
            del group.students[1:]
    assert found.unnamed
    assert "<details open" not in _unnamed_section(page.render(found))
    found.unnamed[0].groups[0].students.append("another")
    assert _unnamed_section(page.render(found)).count("<details open") == 1


def _unnamed_section(text: str) -> str:
    return _section(text, "unnamed")


def _section(text: str, name: str) -> str:
    following = [*WITHOUT_PRACTICE, ""][WITHOUT_PRACTICE.index(name) + 1]
    return text[text.index(f'id="{name}"') : text.index(f'id="{following}"')]
