"""Puts a file in place whole."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file beside its place and then put it there. Raises OSError.

    Who reads meanwhile, or after this was killed, finds the old file or the new one, never half of one. A `private` one
    only its owner may read.
    """
    half = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
