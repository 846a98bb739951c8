"""What pages say stands in one place for each page, so that it can be translated; templates hold none of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder import report
from autograder.feedback import words
from autograder.feedback.words import TEMPLATES
from autograder.results import ExerciseResult, Outcome, Recognised

REPORT = Path(report.__file__).parent
PAGES = [
    TEMPLATES / "exercise.html.j2",
    TEMPLATES / "page.html.j2",
    REPORT / "page.html.j2",
    REPORT / "learning.html.j2",
]
SPOKEN = re.compile(r'\b(?:aria-label|title|alt|content|lang)="([^"]*)"')


@pytest.mark.parametrize("template", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_template_holds_no_words(template: Path) -> None:
    text = re.sub(
        r"\{#.*?#\}|<style>.*?</style>|<!DOCTYPE html>|<meta [^>]*>", "", template.read_text(), flags=re.DOTALL
    )
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    attributes = " ".join(SPOKEN.findall(text))
    between_tags = re.sub(r"<[^>]*>", " ", text)
    assert not re.findall(r"[^\W\d_]{2,}", f"{attributes} {between_tags}")


def test_the_pages_can_speak_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LANGUAGE", "de")
    monkeypatch.setattr(words, "FRAME", {**words.FRAME, "claim": "versteckter Test"})
    monkeypatch.setitem(words.WORDS, "got", "bekommen")
    wrong = Outcome("values", "The values are right.", 1, "not yet", called="double(2)", got="2", wanted="4")
    page = words.exercise_html(ExerciseResult("double", 1, [wrong]))
    assert 'lang="de"' in page
    assert "versteckter Test" in page
    assert re.search(r">bekommen</th><td[^>]*><code[^>]*>2</code>", page)


def test_what_is_to_be_fixed_stands_first_and_is_told_once() -> None:
    outcomes = [
        Outcome("kept", "The argument is kept.", 0.5, "passed"),
        Outcome("values", "The values are right.", 1, "not yet", got="2", wanted="4"),
        Outcome("again", "So are others.", 0.25, "not yet", got="2", wanted="4"),
    ]
    result = ExerciseResult("double", 1.75, outcomes)
    assert [(outcome.test, new) for outcome, new in words.distinct(result)] == [
        ("values", True),
        ("again", False),
        ("kept", False),
    ]
    page = words.exercise_html(result)
    assert page.index("The values are right.") < page.index("So are others.") < page.index("The argument is kept.")
    assert page.count(">wanted</th>") == 1
    assert ">0 / 0.25</td>" in page
    assert ">0.5 / 0.5</td>" in page


def test_what_stands_between_backticks_is_code_and_nothing_else_is() -> None:
    wrong = Outcome("values", "An odd ` is a character.", 1, "not yet", got="2", wanted="4")
    mistake = Recognised("kind", "forgets `return <b>`", "Look at `f(x)`, and `then` on.", ("One ` more.",))
    page = words.exercise_html(ExerciseResult("double", 1, [wrong], mistake))
    assert re.findall(r"<code[^>]*>([^<]*)</code>", page)[:3] == ["return &lt;b&gt;", "f(x)", "then"]
    assert "One ` more." in page
    assert "An odd ` is a character." in page


def test_an_exercise_without_outcomes_has_no_table() -> None:
    assert "<table" not in words.exercise_html(ExerciseResult("why", 2, written=True))


def test_beside_a_mistake_with_a_name_stands_no_hint_that_everybody_gets() -> None:
    outcomes = [
        Outcome("one", "It works.", 1.0, "not yet", "f(1)", "2", "3", "the formula", general=True),
        Outcome("two", "It is fast.", 1.0, "not yet", "f(1)", "-3", "3", "the sign"),
    ]
    plain = ExerciseResult("f", 2.0, outcomes)
    named = ExerciseResult("f", 2.0, outcomes, Recognised("slip", "Forgets the minus", "Count the signs."))
    for told in (words.exercise_text, words.exercise_html):
        assert ["the formula" in told(result) for result in (plain, named)] == [True, False]
        assert ["the sign" in told(result) for result in (plain, named)] == [True, True]
