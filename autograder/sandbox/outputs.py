"""What is kept of a student's outputs: valid ones, of bounded size.

They come from a process that student code controls, so a message may be forged, malformed or one of a million.
"""

from __future__ import annotations

import json
from typing import Any

from nbclient import NotebookClient
from nbclient.client import CellExecutionComplete
from nbformat import NotebookNode
from nbformat.validator import isvalid

from autograder.guest.sentences import say

MAX_OUTPUT = 20 * 2**20  # characters from one kernel; what comes after is dropped
MAX_TEXT = 100_000  # characters of one cell's stdout, and of its stderr
_OVERHEAD = 4096  # characters that the shortest message counts for: handling a message costs time too
_CUT = say("outputs.cut-here-the-output-was-too-long")


class BoundedClient(NotebookClient):
    """nbclient's, which drops messages that are malformed or too much, instead of failing or filling the memory."""

    _room = MAX_OUTPUT

    async def _async_poll_kernel_alive(self) -> None:
        """Nothing: the session looks itself whether the kernel lives, and more often."""

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        """As nbclient's; never raises for what is in a message."""
        try:
            if msg["msg_type"] != "status":
                self._room -= _OVERHEAD + (len(json.dumps(msg["content"])) if self._room > 0 else 0)
                if self._room <= 0:
                    return None
            return super().process_message(msg, cell, cell_index)
        except CellExecutionComplete:
            raise
        except Exception as error:
            self.log.debug("dropped a malformed message: %r", error)
            return None


def tidy(cell: NotebookNode) -> None:
    """Make what a run has left in the cell fit for a notebook: streams in one piece each, nothing invalid.

    nbclient's own merging of streams takes time that grows with the square of a line's length: minutes for a megabyte.
    Which stream comes first is chance: the kernel sends each a little later than it is written. So it is always stdout.
    """
    if type(cell.get("execution_count")) is not int:
        cell.execution_count = None
    found: list[NotebookNode] = []
    streams: list[NotebookNode] = []
    pieces: dict[str, list[str]] = {}
    for output in cell.outputs:
        if not _is_shallow(output) or not isvalid(output, ref="output", version=4):
            continue
        if output.output_type != "stream":
            found.append(output)
            continue
        if output.name not in pieces:
            found.append(output)
            streams.append(output)
        text = output.text if isinstance(output.text, str) else "".join(output.text)
        pieces.setdefault(output.name, []).append(text)
    for output, name in zip(streams, sorted(pieces, reverse=True), strict=True):
        output.name, output.text = name, _shown("".join(pieces[name]))
    cell.outputs = found


def _is_shallow(output: NotebookNode) -> bool:
    """Whether text is text, or a list of it: looking through anything larger takes longer than it is worth."""
    text = output.get("text", "")
    return isinstance(text, str) or (isinstance(text, list) and all(isinstance(line, str) for line in text))


def _shown(text: str) -> str:
    """The text as a terminal shows it after carriage returns, cut at the limit."""
    cut = text[:MAX_TEXT]
    lines = (line.rstrip("\r").rpartition("\r")[2] for line in cut.split("\n"))
    return "\n".join(lines) + (_CUT if len(text) > len(cut) else "")
