"""The course's own modules as Python keeps them compiled, to lie beside them in a student's working folder.

Each kernel begins with none, and would compile anew what all of them import.
"""

from __future__ import annotations

import functools
import importlib.util
import py_compile
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

from autograder.guest.isolation import WORK


def compiled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What Python would keep of these modules, by name; nothing of what is no Python.

    Each holds a hash of its source and counts for that alone, so a module that a student changes is compiled again.
    """
    found = {}
    for name, source in files.items():
        if name.endswith(".py") and (code := _compiled(name, source)):
            found[importlib.util.cache_from_source(name)] = code
    return found


@functools.lru_cache(maxsize=256)
def _compiled(name: str, source: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path, made = Path(folder) / "module.py", Path(folder) / "module.pyc"
        path.write_bytes(source)
        try:
            with warnings.catch_warnings(action="ignore"):  # of the module, and told where it is imported
                py_compile.compile(
                    str(path),
                    str(made),
                    dfile=str(WORK / name),
                    doraise=True,
                    invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH,
                )
        except (py_compile.PyCompileError, ValueError, RecursionError, MemoryError):  # told where it is imported
            return b""
        return made.read_bytes()
