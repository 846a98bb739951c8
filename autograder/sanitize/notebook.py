"""One graded notebook made safe to open: the student's cells, their outputs, and nothing of the engine's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import grade_id, is_answered_here, is_graded
from autograder.course.text import coloured, cut, plain, visible
from autograder.guest.sentences import say
from autograder.sanitize import pictures
from autograder.sanitize.html import clean_html
from autograder.sanitize.markdown import fenced, safe_markdown

MAX_SOURCE = 100_000  # characters of one cell that are shown
MAX_TEXT = 120_000  # characters of one output, a little more than a kernel's limit, so that its own notice is kept
MAX_LINES = 200  # of one traceback
MAX_OUTPUTS = 100  # of one cell
# Characters that a cell, and all cells together, have room for; working on HTML and on Markdown takes time besides.
MAX_SOURCES, MAX_CELL, MAX_NOTEBOOK, MAX_HTML, MAX_MARKDOWN = 2_000_000, 6_000_000, 16_000_000, 1_500_000, 100_000

_WHAT_IS_SHOWN = say("notebook.outputs-are-shown-as-text-as-tables")
#: Ends the id of a cell with the pictures of the text above it.
PICTURES = "-pictures"
_PICTURE = re.compile(
    r"!\[(?P<text>[^\]\n]{0,200})\]\(\s*(?:attachment:(?P<name>[^)\n]{1,200})"
    r"|data:(?P<kind>image/[a-z]+);base64,(?P<data>[A-Za-z0-9+/=]*))[^)\n]{0,200}\)"
)
_OBJECT = re.compile(r"<[\w.]+ object>")
_SAYS_ITS_SOURCE = ("text/latex", "text/markdown")
_FOLDS = ("collapsed", "scrolled")


@dataclass
class _Room:
    """How many characters may still be shown."""

    notebook: int = MAX_NOTEBOOK
    sources: int = MAX_SOURCES
    html: int = MAX_HTML
    markdown: int = MAX_MARKDOWN
    cell: int = MAX_CELL


def make_safe(nb: NotebookNode, skeleton: NotebookNode) -> None:
    """Make a graded notebook safe to open in JupyterLab, in the formgrader and as a feedback page, in place.

    `skeleton` is the release: its own texts, its graded cells and the outputs that the engine has put into them stay as
    they are. Of the student's cells, the texts stay if they only show something; outputs are rebuilt from a list of
    what may be shown, and say what was left out. Never raises; time and size are bounded.
    """
    released = {cell.get("id"): cell for cell in skeleton.cells}
    taken = [name for cell in skeleton.cells if (name := grade_id(cell))]
    room = _Room()
    cells, nb.cells = nb.cells, []
    for cell in cells:
        nb.cells.append(cell)
        original = released.get(cell.get("id"))
        if original is not None and is_graded(original) and not is_answered_here(original):
            continue
        attached = cell.pop("attachments", {})
        if original is not None and cell.cell_type != "code" and cell.source == original.source:
            if "attachments" in original:
                cell.attachments = original.attachments
            continue
        if original is None:
            folds = {name: True for name in _FOLDS if cell.metadata.get(name) is True}
            cell.metadata = nbformat.from_dict(folds)
        if cell.cell_type == "code":
            if original is None or cell.source != original.source:
                cell.source = _shown_source(visible(cell.source), room)
            cell.outputs = _safe_outputs(cell.get("outputs", []), room)
        else:
            cell.source, shown = _without_pictures(cell.source, attached, room)
            nb.cells[-1] = _safe_text_cell(cell, taken, room)
            if shown:
                nb.cells.append(nbformat.v4.new_code_cell(id=f"{cell.id[:50]}{PICTURES}", outputs=shown))


def _without_pictures(source: str, attached: Any, room: _Room) -> tuple[str, list[NotebookNode]]:
    """A text in which each picture is named by its number, and the pictures as outputs of a cell below it.

    So they are bounded and rebuilt as all pictures are, and no page has to trust a text's own addresses.
    """
    shown: list[NotebookNode] = []
    room.cell = MAX_CELL

    def take(found: re.Match[str]) -> str:
        kind, data = found["kind"], found["data"]
        if found["name"] is not None:
            given = attached.get(unquote(found["name"])) or attached.get(found["name"]) or {}
            kind, data = next(((kind, given[kind]) for kind in pictures.KINDS if kind in given), (None, None))
        clean = pictures.picture(kind, data) if kind and len(data) <= room.cell and len(shown) < MAX_OUTPUTS else None
        if clean is None:
            return say(
                "notebook.cannot-be-shown",
                value=found["text"] or say("notebook.a-picture"),
                what_is_shown=_WHAT_IS_SHOWN,
            )
        room.cell -= len(clean)
        room.notebook -= len(clean)
        shown.append(nbformat.v4.new_output("display_data", data={kind: clean}))
        return say("notebook.picture-below", count=len(shown))

    return _PICTURE.sub(take, source), shown


def _safe_text_cell(cell: NotebookNode, taken: list[str], room: _Room) -> NotebookNode:
    """A cell of text. What a raw cell holds is put into pages as it is, so it becomes a block of code."""
    source = _shown_source(cell.source, room)
    if len(source) > room.markdown:
        source = cut(source, 500)
    if cell.cell_type == "raw":
        cell = nbformat.v4.new_markdown_cell(id=cell.id, metadata=cell.metadata)
        source = fenced(plain(source))
    cell.source = safe_markdown(source, taken)
    room.markdown -= min(len(source), room.markdown)
    return cell


def _shown_source(source: str, room: _Room) -> str:
    if room.sources <= 0:
        return say("notebook.not-shown-the-notebook-is-too-long") if source else ""
    room.sources -= len(source)
    return cut(source, MAX_SOURCE)


def _safe_outputs(outputs: list[Any], room: _Room) -> list[NotebookNode]:
    """The outputs of one cell, each rebuilt; what is left out is said once at the end."""
    room.cell = MAX_CELL
    found: list[NotebookNode] = []
    for count, output in enumerate(outputs):
        if count == MAX_OUTPUTS or min(room.cell, room.notebook) <= 0:
            found.append(_note(say("notebook.more-outputs-are-left-out-there-were", number=len(outputs) - count)))
            break
        try:
            safe, size = _safe_output(output, room)
        except Exception as error:  # whatever a forged message was made of
            safe, size = _note(say("notebook.an-output-is-left-out-it-cannot", kind=type(error).__name__)), 0
        room.cell -= size
        room.notebook -= size
        found.append(safe)
    return found


def _safe_output(output: Any, room: _Room) -> tuple[NotebookNode, int]:
    """An output made of nothing but what may be shown, and its size in characters."""
    kind = output["output_type"]
    if kind == "stream":
        text = _shown(output["text"], room)
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return nbformat.v4.new_output("stream", name=name, text=text), len(text)
    if kind == "error":
        lines = _shown("\n".join(map(str, output["traceback"][:MAX_LINES])), room).split("\n")
        name, value = plain(cut(str(output["ename"]), 200)), plain(cut(str(output["evalue"]), 2000))
        return nbformat.v4.new_output("error", ename=name, evalue=value, traceback=lines), sum(map(len, lines))
    data, metadata = _safe_data(output["data"], output.get("metadata", {}), room)
    more = {}
    if kind == "execute_result":
        more["execution_count"] = output["execution_count"] if type(output.get("execution_count")) is int else None
    else:
        kind = "display_data"
    return nbformat.v4.new_output(kind, data=data, metadata=metadata, **more), sum(map(len, data.values()))


def _safe_data(data: Any, metadata: Any, room: _Room) -> tuple[dict[str, str], dict[str, Any]]:
    """The forms of one output that may be shown, with the sizes of its pictures."""
    kept: dict[str, str] = {}
    sizes: dict[str, Any] = {}
    html = _text(data.get("text/html"))
    if html and len(html) <= room.html:
        room.html -= len(html)
        if clean := clean_html(html):
            kept["text/html"] = clean
    for kind in pictures.KINDS:
        given = _text(data.get(kind))
        if given and len(given) <= room.cell and (clean := pictures.picture(kind, given)):
            kept[kind] = clean
            sizes |= _size(kind, metadata)
    text = _shown(data.get("text/plain"), room)
    left_out = sorted(plain(str(kind))[:60] for kind in data if kind not in kept and kind != "text/plain")
    if left_out and not kept:
        if not text or _OBJECT.fullmatch(text.strip()):
            text = next((_shown(data[kind], room) for kind in _SAYS_ITS_SOURCE if kind in data), text)
        text = say("notebook.left-out", text=text, names=", ".join(left_out[:5]), what_is_shown=_WHAT_IS_SHOWN).strip()
    if text:
        kept["text/plain"] = text
    return kept, sizes


def _size(kind: str, metadata: Any) -> dict[str, Any]:
    """Width and height of a picture as whole numbers: templates put them into pages unquoted."""
    given = metadata.get(kind) if isinstance(metadata, dict) else None
    given = given if isinstance(given, dict) else {}
    found = {
        side: int(given[side])
        for side in ("width", "height")
        if type(given.get(side)) in (int, float) and 0 < given[side] <= pictures.MAX_SIDE
    }
    return {kind: found} if found else {}


def _shown(value: Any, room: _Room) -> str:
    """Text with its colours, cut."""
    return coloured(cut(_text(value), max(0, min(MAX_TEXT, room.cell, room.notebook))))


def _text(value: Any) -> str:
    """A field of an output as text: notebooks may hold it as a list of lines."""
    if isinstance(value, list):
        return "".join(line for line in value if isinstance(line, str))
    return value if isinstance(value, str) else ""


def _note(sentence: str) -> NotebookNode:
    return nbformat.v4.new_output("stream", name="stdout", text=f"[{sentence}]\n")
