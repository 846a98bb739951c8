"""The conformance report is what the pages are, and each of its rows turns when the page is made worse on purpose."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from autograder.authoring.samples import SampleSubmission
from browser.conformance import ABSENT, CRITERIA, FAILS, SUPPORTS, UNKNOWN, Row, as_markdown, evaluate
from browser.lab import ROOT, Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPORT = ROOT / "docs" / "accessibility.md"

#: What is done to a page, in JavaScript, and the row that must turn from what to what.
FAULTS = {
    "a picture loses its name": (
        "1.1.1",
        SUPPORTS,
        FAILS,
        "document.querySelectorAll('svg title, svg desc').forEach(node => node.remove())",
    ),
    "a film begins to play": ("1.2.2", ABSENT, UNKNOWN, "document.body.append(document.createElement('video'))"),
    "headings of a table become cells": (
        "1.3.1",
        SUPPORTS,
        FAILS,
        "document.querySelectorAll('table th').forEach(th => { th.outerHTML = `<td>${th.innerHTML}</td>` })",
    ),
    "the page is shown from its end": (
        "1.3.2",
        SUPPORTS,
        FAILS,
        "document.querySelector('main').style = 'display: flex; flex-direction: column-reverse'",
    ),
    "links differ by their colour alone": (
        "1.4.1",
        SUPPORTS,
        FAILS,
        "document.querySelectorAll('a').forEach(a => { a.style.textDecoration = 'none' })",
    ),
    "text is pale": ("1.4.3", SUPPORTS, FAILS, "document.querySelector('main p').style.color = '#ccc'"),
    "text is pale in the dark": (
        "1.4.3",
        SUPPORTS,
        FAILS,
        """document.head.insertAdjacentHTML('beforeend',
            '<style>@media screen and (prefers-color-scheme: dark) { main p { color: #333 } }</style>')""",
    ),
    "the page is wide": ("1.4.10", SUPPORTS, FAILS, "document.querySelector('main').style.minWidth = '700px'"),
    "a paragraph has a fixed height": (
        "1.4.12",
        SUPPORTS,
        FAILS,
        "document.querySelector('main p').style = 'height: 1em; overflow: hidden'",
    ),
    "a link is out of the keyboard's reach": (
        "2.1.1",
        SUPPORTS,
        FAILS,
        """document.querySelector('main').insertAdjacentHTML('beforeend',
            '<div style="overflow-x: auto; width: 90px"><div style="width: 999px">x</div></div>')""",
    ),
    "the page loses its title": ("2.4.2", SUPPORTS, FAILS, "document.title = ''"),
    "a control pushes to the front": (
        "2.4.3",
        SUPPORTS,
        FAILS,
        "[...document.querySelectorAll('a[href], summary')].at(-1).tabIndex = 5",
    ),
    "a link says nothing": ("2.4.4", SUPPORTS, FAILS, "document.querySelector('a[href]').textContent = ''"),
    "a heading is empty": ("2.4.6", SUPPORTS, FAILS, "document.querySelector('h2').textContent = ' '"),
    "the focus is not shown": (
        "2.4.7",
        SUPPORTS,
        FAILS,
        "document.querySelectorAll('a[href]').forEach(a => { a.style.outline = 'none' })",
    ),
    "a bar covers the page": ("2.4.11", SUPPORTS, FAILS, "document.querySelector('h1').style.position = 'sticky'"),
    "targets are tiny and close": (
        "2.5.8",
        SUPPORTS,
        FAILS,
        """document.querySelector('main').insertAdjacentHTML('afterbegin',
            '<button style="width: 9px; height: 9px; padding: 0">a</button>'.repeat(2))""",
    ),
    "the page says no language": ("3.1.1", SUPPORTS, FAILS, "document.documentElement.removeAttribute('lang')"),
    "there is something to fill in": (
        "3.3.2",
        ABSENT,
        UNKNOWN,
        "document.querySelector('main').append(document.createElement('input'))",
    ),
    "a control has no name": (
        "4.1.2",
        SUPPORTS,
        FAILS,
        "document.querySelector('main').append(document.createElement('button'))",
    ),
}


@pytest.fixture(scope="module")
def pages(place: Place, template: Path) -> dict[str, Path]:
    """The kit's own pages about a small class."""
    instructor, course = place.person("instructor"), place.course(template)
    assignment = course.assignment("week1")
    for student in ("right", "wrong"):
        work = SampleSubmission.blank(assignment)
        work.solve()
        if student == "wrong":
            work.misconception("double", "gives_the_argument_back")
            work.insert("basics", "test_triple", "1 / 0")
        work.write(course.root / "submitted" / student / "week1")
        work.write(course.root / "shared" / student / "week1")
    unclear = course.root / "shared" / "unclear" / "week1"
    unclear.mkdir(parents=True)
    (unclear / "notes.ipynb").write_text("{}")
    instructor.run("autograder", "grade", "week1", where=course.root)
    instructor.run("autograder", "feedback", "week1", where=course.root)
    instructor.run("autograder", "report", "week1", "--out", "report.html", where=course.root)
    instructor.run("autograder", "watch", "week1", "--folder", "shared", "--once", where=course.root)
    return {
        "feedback page": course.root / "feedback" / "wrong" / "week1" / "basics.html",
        "class report": course.root / "report.html",
        "page of practice": course.root / "shared" / "wrong" / "week1-feedback" / "basics.html",
        "notice": course.root / "shared" / "unclear" / "week1-feedback" / "basics.html",
        "overview of practice": course.root / "watch-week1.html",
    }


@contextlib.contextmanager
def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """A page in a window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


@pytest.fixture(scope="module")
def rows(browser: Browser, pages: dict[str, Path]) -> dict[str, dict[str, Row]]:
    """The rows of each page."""
    found = {}
    for name, path in pages.items():
        with opened(browser, path) as page:
            found[name] = evaluate(page)
    return found


def test_each_criterion_is_there_once() -> None:
    levels = [level for _, level, _ in CRITERIA]
    assert (levels.count("A"), levels.count("AA"), len({number for number, _, _ in CRITERIA})) == (31, 24, 55)


def test_the_conformance_report_is_what_the_pages_are(
    rows: dict[str, dict[str, Row]], request: pytest.FixtureRequest
) -> None:
    found = {(page, number): row.found for page, entries in rows.items() for number, row in entries.items()}
    assert not {place: against for place, against in found.items() if against}
    if request.config.getoption("--keep-pictures", default=False):
        REPORT.write_text(as_markdown(rows), encoding="utf-8")
    assert REPORT.read_text(encoding="utf-8") == as_markdown(rows)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_planted_on_purpose_turns_its_row(
    fault: str, browser: Browser, pages: dict[str, Path], rows: dict[str, dict[str, Row]]
) -> None:
    number, before, after, change = FAULTS[fault]
    assert rows["class report"][number].verdict == before
    with opened(browser, pages["class report"]) as page:
        page.evaluate(f"() => {{ {change} }}")
        assert evaluate(page, number)[number].verdict == after
