"""What the pages of docs/ and the README point to is there: files, headings, commands, options and tests."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
import typer.main

from autograder import testing
from autograder.cli.main import app
from autograder.course.released.calls import Call
from autograder.judging.proxies import Answer

ROOT = Path(__file__).resolve().parents[3]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
READERS = ["student", "instructor", "author", "administrator", "how-it-works"]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """The headings, as the platforms that show Markdown make anchors of them."""
    headings = re.findall(r"^#+ (.*)$", text_of(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        if re.match(r"https?:", target):
            continue
        name, _, anchor = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        if not place.exists() or (anchor and anchor not in anchors(place)):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_picture_has_words_for_those_who_do_not_see_it(page: Path) -> None:
    assert [words for words in re.findall(r"!\[([^\]]*)\]\(", text_of(page)) if len(words.split()) < 3] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_and_their_options_exist(page: Path) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    unknown = []
    for used in re.findall(r"(?:^ *(?:\$ )?|`)autograder ([a-z][a-z-]*)([^`\n]*)", text_of(page), flags=re.MULTILINE):
        name, rest = used
        if name not in commands:
            unknown.append(f"autograder {name}")
            continue
        known = {option for parameter in commands[name].params for option in parameter.opts}
        rest = rest.split(" # ")[0]
        unknown += [f"autograder {name} {option}" for option in re.findall(r"--[a-z-]+", rest) if option not in known]
    assert unknown == []


def test_the_tests_that_show_a_guarantee_exist() -> None:
    named = set(re.findall(r"\btest_[a-z_]+\b", text_of(ROOT / "docs" / "how-it-works.md")))
    assert named
    assert named - {path.stem for path in (ROOT / "tests" / "engine").rglob("test_*.py")} == set()


def test_the_readme_leads_each_reader_to_a_page() -> None:
    first_screen = text_of(ROOT / "README.md").splitlines()[:32]
    assert all(any(f"docs/{reader}.md" in line for line in first_screen) for reader in READERS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_module_that_a_page_names_is_there(page: Path) -> None:
    named = set(re.findall(r"`([a-z_]+(?:/[a-z_0-9]+)+\.py)`", page.read_text(encoding="utf-8")))
    places = (ROOT, ROOT / "autograder")
    assert [name for name in sorted(named) if not any((place / name).is_file() for place in places)] == []


def test_the_reference_for_authors_has_every_name_with_its_arguments() -> None:
    page = text_of(ROOT / "docs" / "reference.md")
    missing = []
    for name in testing.__all__:
        thing = getattr(testing, name)
        shown = f"`{name}{_arguments(thing)}`" if inspect.isfunction(thing) else f"`{name}"
        missing += [shown] if shown not in page else []
    for owner, prefix in ((Call, ""), (Answer, "answer.")):
        methods = [
            each for each in vars(owner) if not each.startswith("_") and inspect.isfunction(getattr(owner, each))
        ]
        for name in set(methods) - {"ask_more", "unreadable"}:  # which the engine calls
            shown = f"`{prefix}{name}{_arguments(getattr(owner, name))}`"
            missing += [shown] if shown not in page else []
    assert missing == []


def _arguments(function: object) -> str:
    """The signature without types, and without `self`."""
    found = inspect.signature(function).parameters.values()  # type: ignore[arg-type]
    shown = [each.replace(annotation=each.empty) for each in found if each.name != "self"]
    return re.sub(r"<class '(\w+)'>", r"\1", str(inspect.Signature(shown)))
