"""The pages that people read: can everybody read them, and does a student learn from the first lines what is wrong."""

from __future__ import annotations

import ast
import io
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from PIL import Image
from pygments.styles import get_style_by_name

from autograder.authoring.samples import SampleSubmission, scratch_course
from autograder.course import answer_bank
from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import cell_of, read
from autograder.feedback import page as feedback_page
from autograder.results import RESULT, ExerciseResult, NotebookResult, Outcome
from browser.lab import ROOT, Person, Place
from browser.pages import expect
from browser.reading import controls, findings, scrolled_sideways, tab_through, width

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

#: Ten wrong answers of three notebooks, handed in together.
MISTAKES = {
    "logprob": "variance_for_standard_deviation",
    "log_sum_exp": "maximum_not_added_back",
    "responsibilities": "normalises_over_points",
    "train_test": "parts_the_wrong_way_round",
    "iteration": "missing_ratings_as_zeros",
    "mse": "counts_the_missing",
    "grid_search": "chooses_by_the_training_error",
    "CNN": "softmax_at_the_end",
    "accuracy": "percent",
    "shuffle": "a_new_order_for_each_picture",
}
#: One that is no misconception: its reason must be seen all the same.
UNNAMED = ("mean_log_density", "def mean_log_density(D):\n    return -1.4 * D\n")

COMMENT = """**Good.** See the table:

| step | points | what was missing in this step of your answer, in a few words |
|---|---|---|
| one | 1 | the-distance-from-zero-which-does-not-depend-on-the-sign |"""


@pytest.fixture(scope="module")
def classes(place: Place, template: Path) -> Iterator[tuple[Future[Assignment], Future[Assignment]]]:
    """Both classes of this module, side by side: much of the time each waits for its kernels."""
    instructor = place.person("instructor")
    with ThreadPoolExecutor(2) as pool:
        yield pool.submit(_exercise4, place, instructor), pool.submit(_tiny, place, template, instructor)


@pytest.fixture(scope="module")
def tiny(classes: tuple[Future[Assignment], Future[Assignment]]) -> Assignment:
    """The tiny course: a class with everything that can stand on a page, graded, with feedback and a report."""
    return classes[1].result()


@pytest.fixture(scope="module")
def wrong(classes: tuple[Future[Assignment], Future[Assignment]]) -> Assignment:
    """Exercise 4 with one submission that holds ten misconceptions and a wrong answer besides, and its feedback."""
    return classes[0].result()


def _tiny(place: Place, template: Path, instructor: Person) -> Assignment:
    course = place.course(template)
    assignment = course.assignment("week1")
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Grade.cell_timeout = 2\nc.Grade.call_timeout = 1\n")
    tests = assignment.hidden("triple")
    first = '    """The argument is left as it was, and tables keep their shape."""\n'
    head, last = tests.read_text().rsplit(first, 1)
    tests.write_text(
        f"{head}{first}    raise OSError('the disk of the grader is full')\n{last}"
    )  # a fault of the course

    def right(work: SampleSubmission) -> None:
        work.solve()

    def wrong(work: SampleSubmission) -> None:
        work.solve()
        work.misconception("double", "gives_the_argument_back")
        work.answer("triple", "def triple(x):\n    while True:\n        pass\n", earns=0)
        work.insert("basics", "test_triple", f"{'very_' * 40}long_name = 1 / 0")
        work.delete("basics", "test_double")  # which is put back, with a note

    def blank(work: SampleSubmission) -> None:
        pass

    def damaged(work: SampleSubmission) -> None:
        work.replace_file("basics", "{")

    for make in (right, wrong, blank, damaged):
        work = SampleSubmission.blank(assignment)
        make(work)
        work.write(course.root / "submitted" / make.__name__ / "week1")
    instructor.run("autograder", "grade", "week1", where=course.root, code=1)  # something could not be graded
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("test_why", "basics", "week1", "right")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.find_comment("test_why", "basics", "week1", "right").manual_comment = COMMENT
        gradebook.db.commit()
    instructor.run("nbgrader", "generate_feedback", "week1", where=course.root)
    instructor.run("autograder", "report", "week1", "--out", "report.html", where=course.root)
    return assignment


def _exercise4(place: Place, instructor: Person) -> Assignment:
    course = scratch_course(Course(ROOT), place.folder / "exercise4")
    assignment = course.assignment("exercise4")
    work = SampleSubmission.blank(assignment)
    work.solve()
    for exercise, name in MISTAKES.items():
        work.misconception(exercise, name)
    work.answer(*UNNAMED, earns=0)
    work.write(course.root / "submitted" / "student01" / "exercise4")
    instructor.run("autograder", "grade", "exercise4", where=course.root)
    instructor.run("nbgrader", "generate_feedback", "exercise4", where=course.root)
    return assignment


Show = Callable[..., "Page"]


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Open a file in a window of that width and theme; what lies elsewhere is not loaded."""
    contexts: list[BrowserContext] = []

    def show_(path: Path, wide: int = 1280, theme: str = "light") -> Page:
        contexts.append(browser.new_context(viewport={"width": wide, "height": 800}, color_scheme=theme))
        page = contexts[-1].new_page()
        page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        page.goto(path.resolve().as_uri())
        return page

    yield show_
    for context in contexts:
        context.close()


def pages(tiny: Assignment, wrong: Assignment) -> list[Path]:
    """All pages that students and instructors get of these two classes."""
    found = [tiny.course.root / "report.html"]
    for assignment in (tiny, wrong):
        found += sorted((assignment.course.root / "feedback").rglob("*.html"))
    assert len(found) == 1 + 4 + 3 + 1  # the last has all notebooks
    return found


def feedback_of(assignment: Assignment, notebook: str, student: str = "student01") -> Path:
    return assignment.course.root / "feedback" / student / assignment.name / f"{notebook}.html"


def told(page: Page, exercise: str) -> list[str]:
    """The lines of an exercise's section, below its heading."""
    lines = page.locator(f"#exercise-{exercise}").inner_text().splitlines()
    return [line.strip() for line in lines if line.strip()][1:]


# For everybody


def test_the_class_has_every_kind_of_outcome(tiny: Assignment, wrong: Assignment) -> None:
    results = [
        NotebookResult.from_dict(read(path).metadata[RESULT])
        for assignment in (tiny, wrong)
        for path in (assignment.course.root / "autograded").rglob("*.ipynb")
    ]
    exercises = [entry for result in results for entry in result.exercises]
    statuses = {outcome.status for entry in exercises for outcome in entry.outcomes}
    assert statuses == {"passed", "not yet", "not attempted", "not graded"}
    assert any(entry.waits for entry in exercises)
    assert any(result.notes for result in results)
    assert any(result.unread for result in results)


def test_axe_has_no_grave_finding(tiny: Assignment, wrong: Assignment, show: Show) -> None:
    for path in pages(tiny, wrong):
        page = show(path, 360)
        page.evaluate("document.querySelectorAll('details').forEach(entry => entry.open = true)")
        found = findings(page)
        print(path.name, *found.advice, sep="\n")  # shown if the test fails, and with -rP
        assert not found.grave, path
        page.emulate_media(color_scheme="dark")
        assert not findings(page, only="color-contrast").grave, path


def test_a_dark_page_is_dark(tiny: Assignment, show: Show) -> None:
    for path in (tiny.course.root / "report.html", feedback_of(tiny, "basics", "wrong")):
        for theme in ("light", "dark"):
            picture = Image.open(io.BytesIO(show(path, 800, theme).screenshot())).convert("L")
            histogram = picture.histogram()
            dark = sum(histogram[:64]) / sum(histogram)
            assert (dark > 0.5) == (theme == "dark"), (path, theme, dark)


def test_narrow_pages_do_not_scroll_sideways(tiny: Assignment, wrong: Assignment, show: Show) -> None:
    for path in pages(tiny, wrong):
        page = show(path, 360)
        assert width(page) == 360, path
        assert all(part["reached"] for part in scrolled_sideways(page)), path


def test_the_keyboard_reaches_everything_in_order_and_is_seen(tiny: Assignment, wrong: Assignment, show: Show) -> None:
    for path in (
        tiny.course.root / "report.html",
        wrong.course.root / "feedback/student01/exercise4/mixture_models.html",
    ):
        page = show(path, 360)
        reached, unseen = tab_through(page)
        assert reached == controls(page)
        assert len(reached) > 5
        assert not unseen


def test_what_is_folded_or_out_of_sight_is_opened_and_scrolled_by_keyboard(
    tiny: Assignment, wrong: Assignment, show: Show
) -> None:
    page = show(tiny.course.root / "report.html")
    folded = page.query_selector("details:not([open])")
    assert folded
    folded.query_selector("summary").focus()
    page.keyboard.press("Enter")
    assert folded.evaluate("node => node.open")
    page = show(feedback_of(wrong, "mixture_models"), 360)
    code = page.locator("#exercise-logprob .code")
    assert code.evaluate("node => node.scrollWidth <= node.clientWidth")  # on a phone, lines are broken
    page.set_viewport_size({"width": 660, "height": 800})
    code.focus()
    for _ in range(50):  # a browser that has not painted the page yet drops the key, and a person presses it again
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
        if code.evaluate("node => node.scrollLeft") > 0:
            break
    assert code.evaluate("node => node.scrollLeft") > 0


def test_on_paper_nothing_is_cut_off(tiny: Assignment, wrong: Assignment, show: Show) -> None:
    for path in pages(tiny, wrong):
        page = show(path, 700, "dark")  # about as wide as a sheet
        page.emulate_media(media="print")
        assert not scrolled_sideways(page), path
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 35, 40)"  # ink, not light on dark
        for inside in page.locator("details[open] > *:not(summary)").all():
            assert inside.bounding_box(), path


def test_a_long_value_is_shortened_on_the_screen_unfolded_by_the_keyboard_and_whole_on_paper(
    show: Show, tmp_path: Path
) -> None:
    meta = {"grade": True, "grade_id": "test_f", "locked": True, "points": 1, "score": 0}
    nb = new_notebook(cells=[new_code_cell("", metadata={"nbgrader": meta})])
    wrong = Outcome("a", "It is right.", 1.0, "not yet", f"f([{'1.5, ' * 150}1.5])", "1", "2")
    found = feedback_page.sheet(nb, NotebookResult("one", [ExerciseResult("f", 1.0, [wrong])]), {})
    (tmp_path / "one.html").write_text(feedback_page.render([found]))
    page = show(tmp_path / "one.html", 360)
    whole = page.locator(".autograder-long > code")
    assert not whole.is_visible()
    page.locator(".autograder-long summary").focus()
    page.keyboard.press("Enter")
    expect(whole).to_be_visible()
    page.keyboard.press("Enter")
    expect(whole).not_to_be_visible()
    page.emulate_media(media="print")
    expect(whole).to_be_visible()
    expect(page.locator(".autograder-long summary")).not_to_be_visible()


def test_on_a_phone_what_is_wrong_begins_on_the_first_screen(wrong: Assignment, show: Show) -> None:
    for notebook in wrong.notebooks:
        box = show(feedback_of(wrong, notebook), 390).locator(".autograder-exercise").first.bounding_box()
        assert box
        assert box["y"] < 500, notebook  # of 800: there is room for the first mistake below


@pytest.mark.parametrize(("wide", "high"), [(1000, 700), (390, 844)])
def test_the_mistake_is_on_the_first_screen_and_the_answer_not_far_below(
    wrong: Assignment, show: Show, wide: int, high: int
) -> None:
    for notebook in wrong.notebooks:
        page = show(feedback_of(wrong, notebook), wide)
        assert page.locator(".autograder-hint").first.bounding_box()["y"] < 0.65 * high, notebook
        assert page.locator(".code .line").first.bounding_box()["y"] < 1.1 * high, notebook


def test_on_paper_the_report_is_what_is_unfolded(tiny: Assignment, show: Show) -> None:
    page = show(tiny.course.root / "report.html", 700)
    page.emulate_media(media="print")
    assert not any(fold.bounding_box() for fold in page.locator("details:not([open])").all())


def test_pages_say_their_language_and_name(tiny: Assignment, wrong: Assignment, show: Show) -> None:
    for path in pages(tiny, wrong):
        page = show(path)
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.title()
        assert page.locator("h1").count() == 1


def test_points_that_are_not_known_yet_are_no_zero(tiny: Assignment, show: Show) -> None:
    page = show(feedback_of(tiny, "basics", "right"))
    rows = page.locator(".overview tbody tr").all_inner_texts()
    assert [row.split("\t")[1] for row in rows] == ["5 / 5", "– / 5", "1.5 / 2"]
    assert "Part of this could not be graded" in rows[1]
    waiting = told(show(feedback_of(tiny, "basics", "wrong")), "why")
    assert waiting[0] == "A person grades this answer."


@pytest.mark.parametrize("theme", feedback_page.STYLES)
def test_colours_of_code_stand_out(theme: str) -> None:
    paper = {"light": "f6f8fa", "dark": "161b22"}[theme]
    template = Path(feedback_page.words.TEMPLATES / "page.html.j2").read_text()
    assert f"--code: #{paper}" in template
    for token, look in get_style_by_name(feedback_page.STYLES[theme]):
        if look["color"] and str(token) != "Token.Text.Whitespace":
            assert _contrast(look["color"], paper) >= 4.5, token


def _contrast(one: str, other: str) -> float:
    """The ratio that WCAG defines."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# In notebooks


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_results_in_a_notebook_are_tables_for_everybody(
    theme: str, wrong: Assignment, show: Show, tmp_path: Path
) -> None:
    graded = wrong.course.root / "autograded" / "student01" / "exercise4" / "mixture_models.ipynb"
    page_text, _ = HTMLExporter(template_name="lab", theme=theme).from_filename(str(graded))
    (tmp_path / "graded.html").write_text(page_text)
    page = show(tmp_path / "graded.html", 800)
    sections = page.locator(".autograder-exercise")
    assert sections.count() == 4
    assert not findings(page, ".autograder-exercise").grave
    page.evaluate("document.querySelectorAll('details').forEach(entry => entry.open = true)")
    for table in sections.locator("table").all():
        assert table.locator("caption").text_content().startswith("Hidden tests of ")
        assert table.locator("thead th[scope=col]").all_inner_texts() == ["result", "hidden test", "points"]
        for word in table.locator("tbody tr:has(th[scope=rowgroup]) td:first-child").all_inner_texts():
            assert word.strip(" ✓○").startswith(("passed", "not yet"))  # in words, not by colour alone


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_progress_line_is_for_everybody(theme: str, wrong: Assignment, show: Show, tmp_path: Path) -> None:
    solved = wrong.course.root.parent / "solved.ipynb"
    shutil.copyfile(ROOT / "solutions" / "exercise4" / "mixture_models.ipynb", solved)
    page_text, _ = HTMLExporter(template_name="lab", theme=theme).from_filename(str(solved))
    (tmp_path / "solved.html").write_text(page_text)
    page = show(tmp_path / "solved.html", 800)
    line = page.locator(".jp-OutputArea-output:has(caption)")
    assert "Public checks pass for 17 of 17 points." in line.inner_text()
    assert not findings(page, ".jp-OutputArea-output:has(caption)").grave


# What a student learns


@pytest.mark.parametrize("exercise", MISTAKES)
def test_the_first_lines_say_what_is_wrong(exercise: str, wrong: Assignment, show: Show) -> None:
    mistake = _mistake(wrong, exercise)
    lines = told(show(_page(wrong, exercise)), exercise)
    idea = mistake.idea[:1].lower() + mistake.idea[1:]
    assert lines[0] == f"Most likely mistake: your answer {idea}."
    assert lines[1] == mistake.hint


def test_a_mistake_that_nobody_has_named_stands_before_what_is_right(wrong: Assignment, show: Show) -> None:
    name, _ = UNNAMED
    page = show(_page(wrong, name))
    rows = page.locator(f"#exercise-{name} tbody tr:has(th[scope=rowgroup])").all_inner_texts()
    statuses = ["not yet" if "not yet" in row else "passed" for row in rows]
    assert statuses == sorted(statuses)
    assert statuses[0] == "not yet"
    assert page.locator(f"#exercise-{name}").get_by_role("rowheader", name="wanted").count() >= 1


def test_nothing_hidden_is_on_the_pages(wrong: Assignment, show: Show) -> None:
    hidden = {line for path in wrong.tests.rglob("*.py") for line in _telling_lines(path.read_text())}
    assert len(hidden) > 300
    for notebook in wrong.notebooks:
        text = (
            show(wrong.course.root / "feedback/student01/exercise4" / f"{notebook}.html").locator("body").inner_text()
        )
        source = read(wrong.source / f"{notebook}.ipynb")
        graded = read(wrong.course.root / "autograded/student01/exercise4" / f"{notebook}.ipynb")
        references = {
            line
            for exercise in {*MISTAKES, UNNAMED[0]}
            if (cell := cell_of(source, exercise)) is not None
            for line in _telling_lines(cell.source)
        }
        theirs = {
            line.strip() for cell in graded.cells if cell.cell_type == "code" for line in cell.source.splitlines()
        }
        assert references - theirs
        released = [cell.source for cell in read(wrong.release / f"{notebook}.ipynb").cells]
        seen = "\n".join([*released, *theirs])
        told = [line for line in references | hidden if line in text and line not in seen]
        assert told == []
        for word in ("Traceback", "MARK SCHEME", "HIDDEN TESTS", 'File "', "site-packages", "autograder/"):
            assert word not in text


def _mistake(assignment: Assignment, exercise: str) -> AnswerFile:
    kept = answer_bank.misconceptions(assignment, exercise)
    return next(entry for entry in kept if entry.name == MISTAKES[exercise])


def _page(assignment: Assignment, exercise: str) -> Path:
    """The student's page about the notebook that the exercise is in."""
    notebooks = assignment.notebooks
    name = next(name for name in notebooks if cell_of(read(assignment.release / f"{name}.ipynb"), exercise) is not None)
    return feedback_of(assignment, name)


def _telling_lines(code: str) -> set[str]:
    """Lines of code that say something, without docstrings, which students read."""
    tree = ast.parse(code)
    kinds = (ast.Module, ast.FunctionDef, ast.ClassDef)
    shown = {
        line.strip()
        for node in ast.walk(tree)
        if isinstance(node, kinds)
        for line in (ast.get_docstring(node) or "").splitlines()
    }
    lines = (line.strip() for line in code.splitlines())
    return {line for line in lines if len(line) >= 30 and line not in shown and not line.startswith(('"""', "#"))}
