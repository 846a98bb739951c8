"""The bytes of a submitted file as a notebook, whatever is in them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections import Counter
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from autograder.course.notebooks import new_cell
from autograder.errors import SubmissionError
from autograder.guest.sentences import say
from autograder.submissions.matching import AS_RELEASED

MAX_SUBMISSION = 50 * 2**20  # bytes of one submitted notebook, outputs included


MAX_CONTAINERS = 1_000_000  # lists and objects in it


MAX_VALUES = 4_000_000  # values in those


MAX_CELLS = 2_000
MAX_PICTURES = 10  # attached to one text


#: Where a submission that was read has sentences about how it was read.
NOTES = "autograder_notes"


def parse_submission(data: bytes, name: str) -> NotebookNode:
    """The bytes of a submitted file as a notebook. Raises SubmissionError with a sentence that calls it `name`."""
    if not data:
        raise SubmissionError(say("parsing.is-empty-submit-the-notebook-again", name=name))
    if data.count(b"[") + data.count(b"{") > MAX_CONTAINERS or data.count(b",") > MAX_VALUES:
        # Each takes some hundred bytes of memory for the two or three in the file.
        raise SubmissionError(say("parsing.is-made-of-too-many-pieces-to", name=name))
    twice: set[str] = set()
    notes: list[str] = []
    content = _parse_json(data, name, twice, notes)
    if not isinstance(content, dict) or not isinstance(content.get("cells", content.get("worksheets")), list):
        raise SubmissionError(say("parsing.is-json-but-no-notebook-it-has", name=name))
    try:
        if "cells" not in content:  # the format before 2014
            content = {"cells": [_as_today(cell) for sheet in content["worksheets"] for cell in sheet["cells"]]}
        cells = [cell for cell in map(_plain_cell, content["cells"][: MAX_CELLS + 1]) if cell is not None]
    except Exception as error:
        raise SubmissionError(
            say("parsing.cannot-be-read-as-a-notebook-submit", name=name, kind=type(error).__name__)
        ) from error
    if len(content["cells"]) > MAX_CELLS:
        raise SubmissionError(
            say(
                "parsing.has-cells-at-most-are-read-delete", name=name, count=len(content["cells"]), max_cells=MAX_CELLS
            )
        )
    nb = nbformat.v4.new_notebook()
    nb.cells = cells  # put in afterwards, because they need not be valid: ids may be missing or there twice
    if twice:
        names = ", ".join(sorted(name[:40] for name in twice)[:5])
        notes.append(say("submission.the-file-says-some-things-twice-the", names=names))
    if notes:
        nb.metadata[NOTES] = notes
    return nb


def digest_of_written(data: bytes) -> str:
    """A hash of what a student has written: the cells in their order, with pictures, and none of outputs, counts and
    metadata, which every run and every editor changes. Of all bytes, if they are no notebook.
    """
    try:
        cells = parse_submission(data, "notebook").cells
    except SubmissionError:
        return hashlib.sha256(data).hexdigest()
    written = [[cell.cell_type, cell.source.rstrip(), cell.get("attachments")] for cell in cells]
    return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()


def _parse_json(data: bytes, name: str, twice: set[str], notes: list[str]) -> Any:
    """The file's JSON, with the names noted that an object has more than once, and what else is odd about the file.

    Raises SubmissionError.
    """

    def as_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.update(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        return found

    try:
        return json.loads(_decoded(data, notes), object_pairs_hook=as_dict)
    except UnicodeDecodeError as error:
        raise SubmissionError(say("parsing.is-no-text-file-byte-submit-the", name=name, start=error.start)) from error
    except json.JSONDecodeError as error:
        why = say("parsing.is-damaged-it-stops-being-json-at", name=name, lineno=error.lineno, colno=error.colno)
        if re.search(rb"^(<{7}|>{7}) ", data, re.MULTILINE):
            raise SubmissionError(say("parsing.and-has-the-marks-that-git-leaves", why=why)) from error
        raise SubmissionError(say("parsing.jupyterlab-cannot-open-it-either-submit-an", why=why)) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise SubmissionError(say("parsing.is-damaged-it-holds-a-number-without", name=name)) from error
    except RecursionError as error:
        raise SubmissionError(say("parsing.is-damaged-its-json-is-nested-without", name=name)) from error


def _decoded(data: bytes, notes: list[str]) -> str:
    """The file as text, which some editors save in other ways than as UTF-8. Raises UnicodeDecodeError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not data.lstrip().startswith(b"{") or b"\x00" in data:
            raise
        notes.append(say("parsing.is-not-in-utf-8"))
        mostly = data.decode("utf-8", errors="replace")
        if any(letter > "\x7f" and letter != "\ufffd" for letter in mostly):
            return mostly  # UTF-8 with a damaged byte
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("cp1252")
        return data.decode("latin-1")


def _as_today(cell: Any) -> Any:
    """A cell of the format before 2014 with the names of today; nbformat refuses some that Jupyter itself made."""
    kind = cell.get("cell_type")
    if kind == "code":
        return {**cell, "source": cell.get("input", cell.get("source", ""))}
    if kind == "heading":
        text = cell.get("source", "")
        text = "".join(map(str, text)) if isinstance(text, list) else text
        return {**cell, "cell_type": "markdown", "source": f"{'#' * int(cell.get('level', 1))} {text}"}
    return {**cell, "cell_type": "markdown"} if kind == "html" else cell


def _plain_cell(cell: object) -> NotebookNode | None:
    """Type, source, id and grade id of a submitted cell; everything else that it carries is without effect."""
    if not isinstance(cell, dict):
        return None
    source, kind = cell.get("source", ""), cell.get("cell_type")
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    if not isinstance(source, str) or kind not in ("code", "markdown", "raw"):
        return None
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    source = source.encode(errors="replace").decode()  # half a surrogate pair could not be written again
    plain = new_cell(kind, source)
    identifier = cell.get("id")
    if isinstance(identifier, str):
        plain.id = identifier
    if kind == "markdown" and (pictures := _attachments(cell.get("attachments"))):
        plain.attachments = pictures
    metadata = cell.get("metadata")
    meta = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if isinstance(meta, dict) and isinstance(meta.get("grade_id"), str):
        plain.metadata["nbgrader"] = {"grade_id": meta["grade_id"]}
        if _is_as_released(kind, source, meta):
            plain.metadata["nbgrader"][AS_RELEASED] = True
    return plain


def _is_as_released(kind: str, source: str, meta: dict[str, Any]) -> bool:
    """Whether a locked cell has the checksum that it was released with."""
    names = ("grade_id", "grade", "solution", "locked", "points", "checksum")
    known = {name: value for name in names if isinstance(value := meta.get(name), str | bool | int | float)}
    cell = new_cell(kind, source)
    cell.metadata["nbgrader"] = NotebookNode(known)
    try:
        return known.get("locked") is True and known["checksum"] == compute_checksum(cell)
    except (KeyError, ValueError, OverflowError):  # points that are no number, a name that is no text
        return False


def _attachments(given: object) -> dict[str, dict[str, str]]:
    """The pictures that are attached to a text, by name and kind, as they came; no more than a few."""
    found: dict[str, dict[str, str]] = {}
    for name, kinds in given.items() if isinstance(given, dict) else ():
        texts = {
            str(kind): "".join(map(str, data)) if isinstance(data, list) else data
            for kind, data in (kinds.items() if isinstance(kinds, dict) else ())
            if isinstance(data, str | list)
        }
        if isinstance(name, str) and texts and len(found) < MAX_PICTURES:
            found[name] = texts
    return found
