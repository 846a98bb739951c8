"""Pictures that are what they say, of sane size, with nothing but the picture in them.

They are never decoded here: the parts of the file are walked through, and only those that draw are kept.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib

MAX_BYTES = 4 * 2**20  # of one picture
MAX_SIDE = 10_000  # pixels
MAX_PIXELS = 25_000_000  # a browser needs four bytes for each

_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWS = frozenset([b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"IDAT", b"IEND"])
_FRAME = frozenset([0xC0, 0xC1, 0xC2])  # the JPEG encodings that browsers draw
_OTHER_FRAMES = frozenset(range(0xC0, 0xD0)) - _FRAME - {0xC4, 0xCC}
_KEPT_IN_JPEG = frozenset([0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0, 0xEE])  # tables, and how colours are coded
KINDS = ("image/png", "image/jpeg")


def picture(kind: str, text: str) -> str | None:
    """The picture in base64, without comments, profiles and animation; None if it is not a picture of this kind."""
    if len(text) > MAX_BYTES * 3 // 2:
        return None
    try:
        data = base64.b64decode(re.sub(r"\s", "", text), validate=True)
        clean = {"image/png": _png, "image/jpeg": _jpeg}[kind](data)
    except (KeyError, ValueError, binascii.Error, struct.error, IndexError):
        return None
    return base64.b64encode(clean).decode("ascii") if clean and len(clean) <= MAX_BYTES else None


def _png(data: bytes) -> bytes | None:
    if not data.startswith(_PNG):
        return None
    kept, place, seen = [_PNG], len(_PNG), 0
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        chunk = data[place : place + 12 + length]
        if len(chunk) != 12 + length or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            return None
        if not seen and (kind != b"IHDR" or not _is_sane(*struct.unpack_from(">II", chunk, 8))):
            return None
        if seen and kind == b"IHDR":
            return None
        seen += 1
        if kind in _DRAWS:
            kept.append(chunk)
        if kind == b"IEND":
            return b"".join(kept)
        place += len(chunk)
    return None


def _jpeg(data: bytes) -> bytes | None:
    if not data.startswith(b"\xff\xd8"):
        return None
    kept, place, sane = [b"\xff\xd8"], 2, False
    while data[place] == 0xFF:
        kind = data[place + 1]
        (length,) = struct.unpack_from(">H", data, place + 2)
        if kind == 0xDA:  # the picture itself, up to the mark of its end
            end = data.rfind(b"\xff\xd9")
            return b"".join([*kept, data[place : end + 2]]) if sane and end > place else None
        if kind in _OTHER_FRAMES or length < 2:
            return None
        if kind in _FRAME:
            height, width = struct.unpack_from(">HH", data, place + 5)
            if sane or not _is_sane(width, height):
                return None
            sane = True
        if kind in _KEPT_IN_JPEG:
            kept.append(data[place : place + 2 + length])
        place += 2 + length
    return None


def _is_sane(width: int, height: int) -> bool:
    return 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS
