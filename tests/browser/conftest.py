"""A browser, clean folders and pictures.

Playwright keeps an event loop running in this thread while the browser is open, so nothing of the engine that calls
`asyncio.run` can be used within these tests: commands do it. The browser is closed behind the last test of this folder.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.lab import Place, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from browser.pages import Window

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60_000  # milliseconds for one thing to happen, on a machine that does much else


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--keep-pictures", action="store_true", help="write the pictures of the pages into docs/pictures")


@pytest.fixture(scope="package")
def browser(template: Path) -> Iterator[Browser]:
    """Chromium without a screen. The course's template is made before, since that needs an event loop of its own."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    given = os.environ.get("AUTOGRADER_TEST_CHROMIUM")
    program = given or next((found for name in NAMES if (found := shutil.which(name))), None)
    if not program:
        pytest.skip("there is no Chromium: install one, or name it in AUTOGRADER_TEST_CHROMIUM")
    api.expect.set_options(timeout=PATIENCE)
    with api.sync_playwright() as playwright:
        # Its sandbox needs rights that containers and root do not have; the pages are our own.
        launched = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Place]:
    """A clean folder with an exchange; the servers started in it are ended with the module."""
    place = Place(tmp_path_factory.mktemp("place"))
    request.node.stash[_PLACE] = place
    yield place
    place.close()


@pytest.fixture
def open_lab(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[Server], Window]]:
    """Open a server in a window of its own, 1280 by 800 points."""
    from browser.pages import Window

    kept = request.config.getoption("--keep-pictures", default=False)
    pictures = PICTURES if kept else tmp_path / "pictures"
    opened: list[Window] = []

    def open_(server: Server) -> Window:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="en")
        context.set_default_timeout(PATIENCE)
        opened.append(Window(context.new_page(), server, pictures))
        return opened[-1]

    request.node.stash[_WINDOWS] = opened
    yield open_
    for window in opened:
        window.page.context.close()


_PLACE = pytest.StashKey[Place]()
_WINDOWS = pytest.StashKey[list]()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show what servers and pages said when a test fails, and where its last picture is."""
    report = (yield).get_result()
    if report.when != "call" or not report.failed:
        return
    for window in item.stash.get(_WINDOWS, []):
        window.pictures = item.funcargs["tmp_path"]
        report.sections.append(("the page", "\n".join([f"picture: {window.shot('failed')}", *window.said])))
    place = item.parent.stash.get(_PLACE, None) if item.parent else None
    if place:
        report.sections.append(("JupyterLab", place.log[-20_000:]))
