"""Every sentence that a student reads, by key: the table `sentences.toml` beside this file.

It lies among what is mounted beside student code because a few are said there. Types, names and what Python says are no
sentences; those of the class report, which instructors read, are in `report/words.py`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

TABLE: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def section(name: str) -> dict[str, str]:
    """The sentences of one section by key, as they stand there."""
    return TABLE[name]


def text(key: str) -> str:
    """The sentence `section.key` as it stands in the table, with places for values."""
    part, _, name = key.partition(".")
    return TABLE[part][name]


def say(key: str, **values: Any) -> str:
    """The sentence `section.key` with its values."""
    return text(key).format(**values)


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as this many characters hold together with how many more there are."""
    if len(text) <= most:
        return text
    more = len(text) - most + len(say("text.more", number=len(text)))
    return text[: max(0, len(text) - more)] + say("text.more", number=more)


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names as a sentence lists them: `a, b and c`."""
    return say("lists.and").join([", ".join(names[:-1]), names[-1]] if names[1:] else list(names))
