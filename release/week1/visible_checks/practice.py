"""What is known beside the notebook of practice feedback: how many tries are left, and when the next one counts."""

from __future__ import annotations

import contextlib
import json
import re
import time
from pathlib import Path
from typing import Any

from visible_checks.sentences import say

FILE = "practice.json"
_DAY = 24 * 3600  # seconds in which tries are counted
_LONGEST = 10_000  # bytes at the end of a file in which it says what it knows of practice
_PAGES = 20  # feedback pages that are looked at, the newest


def practice_lines(folder: Path, now: float) -> list[str]:
    """What a file beside the notebooks and the feedback pages that were fetched say of practice: whichever was told
    last, and a sentence if one of them cannot be read. Nothing if there is neither.
    """
    told, unreadable, paths = [], [], [folder / FILE]
    with contextlib.suppress(OSError):  # Fetch Feedback makes a folder for each time of handing in
        paths += sorted(folder.glob("feedback/*/*.html"))[-_PAGES:]
    for path in paths:
        try:
            found = _told(path)
            if found:
                told.append((found["told"], _sentences(found, now)))
        except (OSError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
            unreadable.append(say("visible_checks.practice-unreadable", name=path.relative_to(folder).as_posix()))
    newest = max(told, key=lambda entry: entry[0], default=(0, []))[1]
    return [" ".join(newest), *unreadable[:1]] if newest else unreadable[:1]


def _told(path: Path) -> dict[str, Any]:
    """What a file says of practice: all of it, or the comment in the last line of a page. Nothing if it does not."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LONGEST))
            text = file.read(_LONGEST).decode(errors="replace")
    except FileNotFoundError:
        return {}
    if path.suffix == ".html":
        marked = re.search(r"<!-- autograder: practice (\{.*\}) -->\s*\Z", text)
        if marked is None:
            return {}
        text = marked[1]
    found = json.loads(text)
    if not found["practice"]:
        return {}
    known: dict[str, Any] = {key: int(found.get(key, 0)) for key in ("told", "next")}
    known["attempts"] = int(found["attempts"])
    for key in ("left", "due"):
        known[key] = None if found.get(key) is None else int(found[key])
    return known


def _sentences(known: dict[str, Any], now: float) -> list[str]:
    due = None if known["due"] is None else _clock(known["due"])
    if due is not None and known["due"] < now:
        return [say("visible_checks.practice-ended", time=due)]
    if known["left"] is None or now - known["told"] > _DAY:
        sentences = [say("visible_checks.practice", attempts=known["attempts"])]
    else:
        left = {"left": known["left"], "attempts": known["attempts"], "time": _clock(known["told"])}
        sentences = [say("visible_checks.practice-left", **left)]
        if known["next"] > now:
            sentences.append(say("visible_checks.practice-next", time=_clock(known["next"])))
    return sentences if due is None else [*sentences, say("visible_checks.practice-ends", time=due)]


def _clock(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(seconds))
