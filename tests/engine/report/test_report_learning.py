"""The report's part about practice, from a history that is made up."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path

import pytest
from practising import answer, put, watching, wrong

from autograder import report
from autograder.authoring.samples import SampleSubmission
from autograder.course.answer_bank import misconceptions
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.practice.history import CLOSED, FILE, Attempt, History
from autograder.practice.policy import Policy
from autograder.practice.progress import tries_at
from autograder.report import page, words
from autograder.report.learning import Hint, Learning, Mistake, Share

NOW = 1_800_000_000.0
KNOWN = "gives_the_argument_back"


class Made:
    """A history that is made up: of each student one try after the other, in words.

    `right`, `wrong`, `known` (the misconception, with the next step of its hint), `stub`, and `same`: the answer of the
    try before, while another exercise changed.
    """

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self._numbers = count()

    def tries(self, student: str, *kinds: str, exercise: str = "double") -> None:
        history = History(self.assignment.course)
        entry, steps = {}, 0
        for kind in kinds:
            number = next(self._numbers)
            steps = steps + 1 if kind == "known" else steps if kind == "same" else 0
            if kind != "same":
                entry = {
                    "status": {"right": "passed", "stub": "not attempted"}.get(kind, "not yet"),
                    "earned": 0.0,
                    "points": 5.0,
                    "mistake": KNOWN if kind == "known" else "",
                    "hint": steps,
                    "tests": {"doubles": "passed" if kind == "right" else "not yet"},
                    "answer": f"{number}",
                }
            other = {"status": "not yet", "earned": 0.0, "points": 1.0, "mistake": "", "tests": {}, "answer": ""}
            found = {exercise: entry, "gone": other}
            at = NOW + 60 * number
            history.add(Attempt("week1", student, f"{number}", seen=at, answered=at, found=found))
        history.close()


def learning(assignment: Assignment) -> Learning:
    found = report.class_report(assignment).learning
    assert found is not None
    return found


def shown(assignment: Assignment) -> str:
    text = page.render(report.class_report(assignment))
    section = text[text.index('<h2 id="learning"') : text.index('<h2 id="points"')]
    return " ".join(re.sub(r"<[^>]*>", " ", section).split())


def test_without_practice_the_page_has_nothing_of_it(week1: Assignment) -> None:
    found = report.class_report(week1)
    assert found.learning is None
    text = page.render(found)
    assert words.SECTIONS["learning"] not in text
    assert 'href="#learning"' not in text
    assert not (week1.course.root / FILE).exists(), "a report makes no history"


def test_tries_until_right_are_counted_by_exercise(week1: Assignment) -> None:
    made = Made(week1)
    made.tries("student01", "right", "wrong")
    made.tries("student02", "stub", "wrong", "same", "right")
    made.tries("student03", "wrong", "wrong", "wrong", "wrong", "wrong", "right")
    made.tries("student04", "wrong")
    made.tries("student05", "stub")
    found = learning(week1)
    assert (found.students, found.tries) == (5, 14)
    (double,) = found.exercises  # not those that nobody tried, nor one that the course has no more
    assert double.exercise == "double"
    assert double.until.students == 4
    assert double.until.after == [1, 1, 0, 1]
    assert double.until.not_yet == 1
    assert (double.until.right.count, double.until.right.of) == (3, 4)
    assert "double 4 1 1 0 1 1 3 of 4 (30 % to 95 %)" in shown(week1)


def test_intervals_are_wilsons() -> None:
    found = Share.counted(3, 4)
    assert (found.low, found.high) == (pytest.approx(0.3006, abs=1e-4), pytest.approx(0.9544, abs=1e-4))
    assert Share.counted(0, 10).low == pytest.approx(0.0, abs=1e-12)
    assert Share.counted(0, 10).high == pytest.approx(0.2775, abs=1e-4)
    assert Share.counted(0, 0).low is None


def test_what_followed_each_step_of_a_hint_is_counted_once_a_student(week1: Assignment) -> None:
    path = next(week1.misconceptions("double").glob(f"{KNOWN}.py"))
    path.write_text(re.sub(r"(Hint: [^\n]*\n)", r"\1    Then: The idea.\n    Then: The line.\n", path.read_text()))
    assert misconceptions(week1, "double")[0].then == ("The idea.", "The line.")
    made = Made(week1)
    made.tries("student01", "known", "right")
    made.tries("student02", "known", "known", "right")
    made.tries("student03", "known", "wrong", "known", "right")  # the first step twice, and counted once
    made.tries("student04", "known", "same")  # has not tried again
    made.tries("student05", "right")
    (mistake,) = learning(week1).mistakes
    assert mistake.name == KNOWN
    assert mistake.until.students == 4
    assert mistake.until.after == [1, 1, 1, 0]
    assert mistake.until.not_yet == 1
    first, second = mistake.hints
    assert first == Hint(1, misconceptions(week1, "double")[0].hint, 4, Share.counted(1, 3), same=1, other=1)
    assert second == Hint(2, "The idea.", 1, Share.counted(1, 1), same=0, other=0)
    assert "1 of 3 (6 % to 79 %)" in shown(week1)


def test_a_mistake_without_a_shown_hint_has_no_line_about_hints(week1: Assignment) -> None:
    place = put(week1, week1.course.root / "shared", _mistaken)
    for show in ("points", "examples"):
        answer(watching(week1, place.parents[1], Policy(pause=0.0, show=show)))
        (mistake,) = learning(week1).mistakes
        assert isinstance(mistake, Mistake)
        assert [hint.shown for hint in mistake.hints] == ([] if show == "points" else [1])
        (week1.course.root / FILE).unlink()


def _mistaken(work: SampleSubmission) -> None:
    work.misconception("double", KNOWN)


def test_who_corrects_one_exercise_has_not_tried_another(week1: Assignment) -> None:
    place = put(week1, week1.course.root / "shared", wrong)
    watch = watching(week1, place.parents[1])
    answer(watch)

    def both(work: SampleSubmission) -> None:
        wrong(work)
        work.answer("triple", "def triple(x):\n    return 0\n", earns=0)

    put(week1, place.parents[1], both)
    answer(watch)
    attempts = watch.ledger.all()
    assert [len(tries_at(attempts, name)) for name in ("double", "triple")] == [1, 2]


def test_who_is_stuck_now_is_named_with_what_on(week1: Assignment) -> None:
    made = Made(week1)
    made.tries("student01", "wrong", "wrong", "known")
    made.tries("student02", "wrong", "wrong", "wrong", "right")
    made.tries("student03", "wrong", "same", "same", "wrong")
    made.tries("student04", "right", "wrong", "wrong", "wrong", exercise="triple")
    found = {entry.student: entry for entry in learning(week1).stuck}
    assert set(found) == {"student01", "student04"}
    assert (found["student01"].exercise, found["student01"].tries, found["student01"].mistake) == ("double", 3, KNOWN)
    assert (found["student04"].exercise, found["student04"].fails) == ("triple", ["doubles"])
    assert "student01 double 3 gives the argument back 2027-01-15" in shown(week1)


def test_what_came_after_the_end_is_no_try(week1: Assignment) -> None:
    history = History(week1.course)
    history.add(Attempt("week1", "student01", "1", CLOSED, counts=False, found={}))
    history.close()
    assert report.class_report(week1).learning is None


def test_names_in_the_history_are_no_markup_and_all_of_it_is_data(week1: Assignment) -> None:
    made = Made(week1)
    made.tries("<b>student01</b>", "wrong", "wrong", "wrong")
    found = report.class_report(week1)
    assert "<b>student01" not in page.render(found)
    assert json.loads(json.dumps(found.as_dict()))["learning"]["stuck"][0]["tries"] == 3


def test_a_broken_file_of_a_misconception_costs_its_text_alone(week1: Assignment) -> None:
    Made(week1).tries("student01", "known", "right")
    next(week1.misconceptions("double").glob("*.py")).write_text("nothing")
    (mistake,) = learning(week1).mistakes
    assert (mistake.idea, mistake.hints[0].text) == ("", "")


def test_a_history_that_cannot_be_read_is_named(week1: Assignment) -> None:
    path = week1.course.root / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"nothing of this kind" * 100)
    with pytest.raises(CourseError, match=r"practice\.db, cannot be used"):
        report.class_report(week1)


def test_the_contents_lead_to_it(week1: Assignment, tmp_path: Path) -> None:
    Made(week1).tries("student01", "right")
    text = report.write(week1, tmp_path / "page.html").read_text()
    assert re.findall(r'<h2 id="(\w+)"', text) == list(words.SECTIONS)
    assert re.findall(r'<li><a href="#(\w+)"', text) == list(words.SECTIONS)
