"""docs/benchmark-class.md: one page of which each part is written by the command that measures it."""

from __future__ import annotations

from pathlib import Path

LATER = "More submissions, handed in later"
BESIDES = "What a class costs besides grading"
WHOLE = "A class of different submissions, graded three ways"
LARGE = "The same for a class of another size"
DASK = "What a cluster costs for each submission"
_ORDER = (WHOLE, LATER, BESIDES, LARGE, DASK)

_HEAD = "# What a class costs\n"


def put(docs: Path, title: str, text: str) -> Path:
    """Put a section into the page, in place of an earlier one of that title; where the page is."""
    path = docs / "benchmark-class.md"
    sections = _sections(path.read_text(encoding="utf-8")) if path.is_file() else {}
    sections[title] = text.strip()
    parts = [f"## {name}\n\n{sections[name]}\n" for name in _ORDER if name in sections]
    path.write_text("\n".join([_HEAD, *parts]), encoding="utf-8")
    return path


def _sections(page: str) -> dict[str, str]:
    """The texts of the sections by title."""
    found = {}
    for part in page.split("\n## ")[1:]:
        title, _, text = part.partition("\n")
        found[title.strip()] = text.strip()
    return found
