"""Long texts in HTML, cut to the lines that say most, with a line for each gap that says how many were left out."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, NavigableString, Tag

_ERROR = re.compile(r"^\w+(Error|Exception)\b")


def ends(count: int, first: int, last: int) -> set[int]:
    """The numbers of the lines at both ends."""
    return {number for number in range(count) if number < first or number >= count - last}


def around_the_error(text: str, before: int, behind: int) -> set[int]:
    """Of a traceback the first line, and those around the line that names the error at its end."""
    lines = text.splitlines()
    error = max((number for number, line in enumerate(lines) if _ERROR.match(line)), default=len(lines) - 1)
    return {0, *range(max(error - before, 0), min(error + behind + 1, len(lines)))}


def trim_text(text: str, first: int, last: int) -> str:
    """The lines at both ends of a plain text."""
    lines = text.strip("\n").splitlines()
    if len(lines) <= first + last + 1:
        return "\n".join(lines)
    return "\n".join([*lines[:first], _left_out(len(lines) - first - last), *lines[len(lines) - last :]])


def trim(block: Tag, kept: set[int]) -> None:
    """Leave only these lines of a `pre`; spans inside it keep their colours."""
    count = block.get_text().rstrip("\n").count("\n") + 1
    gaps = _gaps(count, kept)
    line = 0
    for node in [node for node in block.descendants if isinstance(node, NavigableString)]:
        text = ""
        for position, piece in enumerate(str(node).split("\n")):
            if position:
                line += 1
                text += "\n" if line - 1 not in gaps else ""
                text += f"{_left_out(gaps[line])}\n" if gaps.get(line) else ""
            text += piece if line not in gaps else ""
        node.replace_with(text)


def _gaps(count: int, kept: set[int]) -> dict[int, int]:
    """The lines that are left out; the first of each gap has the length of the gap, the others 0."""
    found: dict[int, int] = {}
    for number in range(count):
        if number in kept:
            continue
        length = next((end for end in range(number, count) if end in kept), count) - number
        if length > 1 or number - 1 in found:  # a single line is shown
            found[number] = 0 if number - 1 in found else length
    return found


def _left_out(count: int) -> str:
    return f"[… {count} lines left out in this picture …]"


def soup(html: str) -> BeautifulSoup:
    """Parsed HTML."""
    return BeautifulSoup(html, "html.parser")
