"""The layout of the engine: which room may import which, and that ARCHITECTURE.md shows it as it is.

`python tests/engine/repository/test_architecture.py` writes the drawing anew.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- drawing -->", "<!-- end of the drawing -->"

#: From the ground up: each room may import those above it in this list, and no other.
ROOMS = (
    "errors", "guest", "course", "workers", "sanitize", "results", "submissions", "sandbox", "feedback", "judging",
    "testing", "gradebook", "grading", "practice", "terminal", "quality", "authoring", "nbgrader_plugins", "report",
    "lms", "cli",
)  # fmt: skip
#: Beside the list: the package itself, which only finds things, the command as a module, and old names.
OUTSIDE = ("autograder", "__main__", "_moved")
#: Which rooms may import a package that is kept out of the others.
ONLY_IN = {
    "nbgrader": {"gradebook", "nbgrader_plugins", "lms", "report", "submissions"},
    "jupyter_client": {"sandbox", "guest"},
    "ipykernel": {"sandbox", "guest"},
    "zmq": {"sandbox", "guest"},
    "typer": {"cli", "terminal"},
    "rich": {"cli", "terminal", "quality", "lms", "authoring"},
}


def _modules() -> dict[str, Path]:
    found = {}
    for path in sorted((ROOT / "autograder").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _room(module: str) -> str:
    first, *rest = module.split(".")
    return rest[0] if rest else first


def _imports() -> Iterator[tuple[str, str]]:
    """Each import: the module that imports, and what it imports as far as it is a module."""
    modules = _modules()
    for module, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level:
                raise AssertionError(f"{path}: a relative import, which this test cannot follow")
            elif isinstance(node, ast.ImportFrom) and node.module:
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from ((module, name if name in modules else node.module) for name in whole)


def arrows() -> dict[str, set[str]]:
    """Which other rooms each room imports."""
    found: dict[str, set[str]] = {room: set() for room in ROOMS}
    for module, imported in _imports():
        if imported.partition(".")[0] == "autograder" and _room(imported) != _room(module):
            found.setdefault(_room(module), set()).add(_room(imported))
    return {room: targets - set(OUTSIDE) for room, targets in found.items() if room not in OUTSIDE}


def floors(graph: dict[str, set[str]]) -> list[list[str]]:
    """The rooms by the longest way down to a room that imports nothing."""
    height: dict[str, int] = {}
    for room in TopologicalSorter(graph).static_order():
        height[room] = max((height[target] + 1 for target in graph.get(room, ())), default=0)
    return [sorted(room for room in height if height[room] == floor) for floor in range(max(height.values()) + 1)]


def drawing() -> str:
    """The rooms as they are, top floor first, each with what it imports; what goes by way of another is left out."""
    graph = arrows()
    below: dict[str, set[str]] = {}
    for room in TopologicalSorter(graph).static_order():
        below[room] = set().union(*({target} | below[target] for target in graph.get(room, ())))
    lines = ["```mermaid", "flowchart TD"]
    for room in reversed(ROOMS):
        direct = {one for one in graph[room] if not any(one in below[other] for other in graph[room])}
        lines += [f"    {room} --> {target}" for target in sorted(direct)]
    counted = f"{len(graph)} rooms on {len(floors(graph))} floors, {sum(map(len, graph.values()))} arrows, none up."
    return "\n".join([BEGIN, *lines, "```", "", counted, END])


def test_each_room_imports_only_what_is_below_it() -> None:
    graph = arrows()
    assert set(graph) == set(ROOMS)
    places = {room: place for place, room in enumerate(ROOMS)}
    assert [(room, target) for room in graph for target in graph[room] if places[target] >= places[room]] == []


def test_the_guest_imports_nothing_else_of_the_package() -> None:
    assert arrows()["guest"] == set()


def test_what_is_kept_out_of_a_room_is_not_in_it() -> None:
    found = {(name, _room(module)) for module, imported in _imports() for name in [imported.partition(".")[0]]}
    assert [(name, room) for name, room in sorted(found) if room not in ONLY_IN.get(name, {room})] == []


def test_it_stays_a_small_house() -> None:
    graph = arrows()
    assert len(graph) <= 25
    assert len(floors(graph)) <= 11
    assert sum(map(len, graph.values())) <= 100


def test_the_page_shows_it_as_it_is() -> None:
    assert drawing() in PAGE.read_text(encoding="utf-8"), "run: python tests/engine/repository/test_architecture.py"


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    PAGE.write_text(before + drawing() + rest.partition(END)[2], encoding="utf-8")
