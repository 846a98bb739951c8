"""Files of the course in TOML that hold one list of tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from autograder.errors import CourseError


def read_tables(path: Path, name: str, described: str) -> list[dict[str, Any]]:
    """The tables `[[name]]` of a file that may hold nothing else. Raises CourseError, which names the module that
    describes such files.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise CourseError(f"{path} is not text in UTF-8. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not TOML: {error}. Correct it.") from error
    tables = content.pop(name, [])
    if content or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CourseError(f"{path} may hold tables named [[{name}]] only. See the top of {described}.")
    return tables
