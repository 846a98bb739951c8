"""Pictures that students put out: what is one stays as it is, and nothing comes with it."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from showing import chunk, jpeg, png

from autograder.sanitize import pictures
from autograder.sanitize.pictures import picture


@pytest.mark.parametrize(("kind", "data"), [("image/png", png()), ("image/jpeg", jpeg())])
def test_a_picture_stays_as_it_is(kind: str, data: str) -> None:
    assert picture(kind, data) == data
    assert picture(kind, data[:20] + "\n" + data[20:] + "\n") == data


@pytest.mark.parametrize(
    "given",
    [
        png(extra=chunk(b"tEXt", b"Comment\0<script>")),
        png(extra=chunk(b"acTL", struct.pack(">II", 10**6, 0))),
        png(extra=chunk(b"iCCP", b"a\0\0" + zlib.compress(b"0" * 10**6))),
        png(after=b"<script>"),
    ],
    ids=["a comment", "an animation", "a packed profile", "something behind it"],
)
def test_what_is_no_picture_in_a_picture_is_left_out(given: str) -> None:
    assert picture("image/png", given) == png()


def test_a_comment_in_a_jpeg_is_left_out() -> None:
    comment = b"\xff\xfe" + struct.pack(">H", 10) + b"<script>"
    assert picture("image/jpeg", jpeg(extra=comment)) == jpeg()


NO_PICTURES = {
    "no base64": ("image/png", "<script>"),
    "not what it says": ("image/png", jpeg()),
    "nor the other way round": ("image/jpeg", png()),
    "HTML": ("image/png", base64.b64encode(b"<script></script>").decode()),
    "too wide": ("image/png", png(width=10**6)),
    "too many pixels": ("image/png", png(width=9000, height=9000)),
    "without a size": ("image/png", png(width=0)),
    "too wide a JPEG": ("image/jpeg", jpeg(width=60_000)),
    "two sizes": ("image/jpeg", jpeg(extra=base64.b64decode(jpeg())[2:15])),
    "cut short": ("image/png", png()[:40]),
    "a cut JPEG": ("image/jpeg", jpeg()[:16]),
    "a false checksum": ("image/png", png().replace("SUhEUgAAAAI", "SUhEUgAAAAM")),
    "SVG": ("image/svg+xml", base64.b64encode(b"<svg/>").decode()),
    "nothing": ("image/png", ""),
}


@pytest.mark.parametrize(("kind", "data"), NO_PICTURES.values(), ids=NO_PICTURES.keys())
def test_what_is_no_sane_picture_is_none(kind: str, data: str) -> None:
    assert picture(kind, data) is None


def test_a_picture_of_too_many_bytes_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_BYTES", 50)
    assert picture("image/png", png()) is None
