"""What a person does in JupyterLab with nbgrader, in few words."""

from __future__ import annotations

import contextlib
import io
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from browser.lab import Server

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Locator, Page

#: Waits until something holds of a page. Test modules take it from here, and are skipped where it is not installed.
_playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = _playwright.expect

COLOURS = 128  # of a picture; pages have few

# The kernel has nothing to do, and no cell waits for it.
IDLE = """id => {
    const panel = [...jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
    const kernel = panel.sessionContext.session?.kernel;
    return kernel?.status === 'idle' && panel.content.widgets.every(
        cell => cell.model.type !== 'code' || cell.model.executionState === 'idle');
}"""

INDEX = """([id, name]) => {
    const panel = [...jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
    return panel.content.widgets.findIndex(
        cell => cell.model.getMetadata('nbgrader')?.grade_id === name || cell.model.id === name);
}"""

NOT_RUN = """id => {
    const panel = [...jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
    return panel.content.widgets.map(cell => cell.model).filter(
        cell => cell.type === 'code' && cell.executionCount === null).map(cell => cell.id);
}"""

ALL_RUN = f"id => ({IDLE})(id) && ({NOT_RUN})(id).length === 0"

# The first cell has run, or a later one waits for it.
STARTED = """id => {
    const panel = [...jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
    return panel.content.widgets.some(cell => cell.model.type === 'code' && cell.model.executionState === 'running')
        || panel.content.widgets.find(cell => cell.model.type === 'code').model.executionCount === 1;
}"""

SOURCE = """([id, index]) => {
    const panel = [...jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
    return panel.content.widgets[index].model.sharedModel.getSource();
}"""

ASK = """async ([id, code]) => {
    const panel = [...jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
    const reply = await panel.sessionContext.session.kernel.requestExecute({code, store_history: false}).done;
    return reply.content.status === 'error' ? `${reply.content.ename}: ${reply.content.evalue}` : '';
}"""


class Window:
    """A window of the browser with one JupyterLab."""

    def __init__(self, page: Page, server: Server, pictures: Path) -> None:
        self.page = page
        self.server = server
        self.pictures = pictures
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"uncaught: {error}"))
        self.reload()

    def reload(self) -> None:
        """Load JupyterLab with nothing open but the launcher: in a workspace that was never used."""
        workspace = secrets.token_hex(4)
        self.page.goto(f"{self.server.url}lab/workspaces/{workspace}?token={self.server.token}")
        expect(self.page.locator(".jp-Launcher")).to_be_visible()
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0)

    def command(self, name: str, **arguments: Any) -> None:
        """Run a command of JupyterLab to its end."""
        run = "async ([name, given]) => { await jupyterapp.commands.execute(name, given) }"
        self.page.evaluate(run, [name, arguments])

    def menu(self, *labels: str) -> None:
        """Choose from the menu bar, such as `menu("Nbgrader", "Assignment List")`."""
        self.page.locator(".lm-MenuBar-itemLabel").get_by_text(labels[0], exact=True).click()
        for label in labels[1:]:
            self.page.locator(".lm-Menu-itemLabel").get_by_text(label, exact=True).click()

    def open(self, path: str) -> Notebook:
        """Open a notebook of the server's folder and wait for its kernel."""
        self.command("docmanager:open", path=path)
        return self.notebook()

    def notebook(self) -> Notebook:
        """The notebook that is in front, when it is loaded and its kernel has started."""
        self.page.wait_for_function(
            "jupyterapp.shell.currentWidget?.context?.isReady && jupyterapp.shell.currentWidget.content.widgets?.length"
        )
        return Notebook(self, self.page.evaluate("jupyterapp.shell.currentWidget.id"))

    def assignments(self) -> AssignmentList:
        """nbgrader's list of assignments, from its menu."""
        self.menu("Nbgrader", "Assignment List")
        return AssignmentList(self)

    def formgrader(self) -> FrameLocator:
        """What stands on the formgrader's page, from nbgrader's menu."""
        self.menu("Nbgrader", "Formgrader")
        frame = self.page.frame_locator("#formgrader iframe")
        expect(frame.get_by_role("link", name="Manage Assignments")).to_be_visible()
        return frame

    def refresh_files(self) -> None:
        """Show in the file browser what is in the folder now; by itself it looks every ten seconds."""
        self.command("filebrowser:refresh")

    def open_page(self, name: str) -> FrameLocator:
        """Open an HTML page that the file browser shows; gives what stands in it."""
        self.page.locator(".jp-DirListing-itemName").get_by_text(name, exact=True).dblclick()
        return self.page.locator(".jp-HTMLViewer:visible").frame_locator("iframe")

    def dialog(self) -> Locator:
        """The dialog that is open."""
        return self.page.locator(".jp-Dialog-content")

    def close_dialog(self) -> None:
        """Press OK."""
        self.dialog().get_by_role("button", name="Ok").click()
        expect(self.dialog()).to_have_count(0)

    def shot(self, name: str) -> Path:
        """Take a picture of the window."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        path = self.pictures / f"{name}.png"
        taken = Image.open(io.BytesIO(self.page.screenshot(animations="disabled", caret="hide")))
        taken.convert("RGB").quantize(COLOURS).save(path, optimize=True)
        return path


class Notebook:
    """A notebook that is open."""

    def __init__(self, window: Window, widget: str) -> None:
        self.window = window
        self.page = window.page
        self.widget = widget
        self.panel = window.page.locator(f"[id='{widget}']")
        self.wait()

    def wait(self) -> None:
        """Wait until the kernel has nothing to do."""
        self.page.wait_for_function(IDLE, arg=self.widget)

    def cell(self, name: str) -> Cell:
        """The cell of that exercise (`logprob`, `test_logprob`) or of that cell id (`setup`)."""
        index = self.page.evaluate(INDEX, [self.widget, name])
        assert index >= 0, f"there is no cell {name}"
        return Cell(self, self.panel.locator(f".jp-Cell[data-windowed-list-index='{index}']"))

    def ask(self, code: str) -> str:
        """Run a line in the notebook's kernel without a cell; gives the error that it ends with, or nothing."""
        return self.page.evaluate(ASK, [self.widget, code])

    def restart_and_run_all(self) -> None:
        """Choose it from the menu, and wait until the kernel has nothing to do and no cell waits for it."""
        self.window.menu("Run", "Restart Kernel and Run All Cells…")
        self.window.page.locator(".jp-Dialog .jp-mod-accept").click()
        # Each cell that ran has a number. At first none has one: the command clears what was there.
        self.page.wait_for_function(STARTED, arg=self.widget)
        # Behind a cell with an error the kernel is idle for a moment. Whether the run stops there, `not_run` tells.
        with contextlib.suppress(_playwright.TimeoutError):
            self.page.wait_for_function(ALL_RUN, arg=self.widget)
        self.wait()

    @property
    def not_run(self) -> list[str]:
        """The ids of its code cells that have not been run since the kernel was started."""
        return self.page.evaluate(NOT_RUN, self.widget)

    def validate(self) -> str:
        """Press nbgrader's Validate; gives what its dialog says. The dialog stays open."""
        self.panel.get_by_role("button", name="Validate").click()
        expect(self.window.dialog()).to_be_visible()
        return self.window.dialog().inner_text()


class Cell:
    """A cell of an open notebook."""

    def __init__(self, notebook: Notebook, locator: Locator) -> None:
        self.notebook = notebook
        self.page = notebook.page
        self.locator = locator

    def replace(self, old: str, new: str) -> None:
        """Mark a piece of the cell's text in its editor and type over it."""
        self.show()
        editor = self.locator.locator(".cm-content")
        editor.click()
        marked = editor.evaluate(
            """(node, old) => {
                const view = node.cmTile?.view ?? node.cmView?.view ?? node.cmView?.rootView?.view;
                const at = view.state.doc.toString().indexOf(old);
                if (at >= 0) view.dispatch({selection: {anchor: at, head: at + old.length}});
                return at >= 0;
            }""",
            old,
        )
        assert marked, f"the cell does not hold {old!r}"
        self.page.keyboard.insert_text(new)

    def write(self, text: str) -> None:
        """Mark all of the cell's text and type over it."""
        self.show()
        self.locator.locator(".jp-InputArea").first.dblclick()  # a text cell shows its editor then
        self.locator.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)

    def run(self) -> None:
        """Run it, and wait until the kernel has nothing to do."""
        self.show()
        self.locator.locator(".cm-content, .jp-RenderedMarkdown").first.click()
        self.page.keyboard.press("ControlOrMeta+Enter")
        self.notebook.wait()

    def show(self) -> None:
        """Scroll so that the cell is on the page."""
        self.locator.scroll_into_view_if_needed()

    @property
    def text(self) -> str:
        """The source of the cell."""
        index = int(self.locator.get_attribute("data-windowed-list-index") or 0)
        return self.page.evaluate(SOURCE, [self.notebook.widget, index])

    @property
    def output(self) -> str:
        """The text below the cell, as it stands on the page."""
        self.show()
        area = self.locator.locator(".jp-Cell-outputArea")
        if not area.count():
            return ""
        # The browser does not lay out what is far from the window, and text without a layout is no text on the page.
        self.page.wait_for_function(
            "node => !node.textContent.trim() || node.innerText.trim()", arg=area.element_handle()
        )
        return area.inner_text()


class AssignmentList:
    """nbgrader's page with released, downloaded and submitted assignments."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page = window.page
        self.panel = window.page.locator("#nbgrader-assignment-list")
        self._wait()

    def _wait(self) -> None:
        expect(self.panel.locator(".list_loading:visible")).to_have_count(0)

    def refresh(self) -> None:
        self.panel.locator("#refresh_assignments_list").click()
        self._wait()

    def _row(self, kind: str, name: str) -> Locator:
        rows = self.panel.locator(f"#{kind}_assignments_list > .list_item")
        return rows.filter(has=self.page.locator(".item_name").get_by_text(name, exact=True))

    def fetch(self, name: str) -> None:
        self._row("released", name).get_by_role("button", name="Fetch", exact=True).click()
        expect(self._row("fetched", name)).to_be_visible()

    def submit(self, name: str) -> None:
        """Submit, and wait until the submission stands in the list."""
        before = self._row("submitted", name).locator(".nested_list_item").count()
        self._row("fetched", name).get_by_role("button", name="Submit", exact=True).click()
        expect(self._row("submitted", name).locator(".nested_list_item")).to_have_count(before + 1)

    def fetch_feedback(self, name: str, submissions: int = 1) -> None:
        """Fetch it, and wait until so many submissions have a link to theirs."""
        self._row("submitted", name).get_by_role("button", name="Fetch Feedback").first.click()
        expect(self._row("submitted", name).get_by_text("(view feedback)")).to_have_count(submissions)

    def view_feedback(self, name: str, submission: int = 0) -> None:
        """Follow the link of one of the submissions, the first or another, which shows the folder in the file
        browser.
        """
        self._row("submitted", name).get_by_text("(view feedback)").nth(submission).click()

    def unfold(self, name: str) -> None:
        """Show the notebooks of a downloaded assignment."""
        self._row("fetched", name).locator(".assignment-notebooks-link").click()
        expect(self._row("fetched", name).locator(".nested_list_item").first).to_be_visible()

    def open(self, name: str, notebook: str) -> Notebook:
        """Follow the link of a notebook of a downloaded assignment."""
        self._row("fetched", name).locator(".nested_list_item a").get_by_text(notebook, exact=True).click()
        return self.window.notebook()
