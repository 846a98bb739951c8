"""Pictures of a few pixels, the formgrader's page, and what of a page could do something."""

from __future__ import annotations

import base64
import struct
import zlib
from html.parser import HTMLParser

from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 2, height: int = 2, extra: bytes = b"", after: bytes = b"") -> str:
    rows = zlib.compress(b"\0\0\0\0\0\0\0" * 2)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + header + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + after
    return base64.b64encode(data).decode()


def jpeg(width: int = 2, height: int = 2, extra: bytes = b"") -> str:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\1\1\0\0\x3f\0" + b"\x12\x34"
    return base64.b64encode(b"\xff\xd8" + extra + frame + scan + b"\xff\xd9").decode()


class Seen(HTMLParser):
    """What of a page could do something: a second opinion on what the engine lets through."""

    QUIET = """a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img input kbd li mark ol p pre s small
        span strong sub sup table tbody td th thead tr u ul"""
    ADDRESSES = {"href": ("http://", "https://", "mailto:", "#"), "src": ("data:image/",)}  # noqa: RUF012

    def __init__(self, page: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in self.QUIET.split():
            self.active.append(tag)
        for name, value in attributes:
            address = (value or "").strip().lower()
            harmful = name.startswith("on") or name in ("name", "srcset", "action", "formaction")
            harmful = harmful or (name == "style" and ("url" in address or "position" in address))
            if harmful or not address.startswith(self.ADDRESSES.get(name, "")):
                self.active.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.active.append(f"comment {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def formgrader(nb: NotebookNode) -> str:
    """The cells of a notebook as the formgrader shows them, without the page around."""
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    resources = {"index": 0, "total": 1, "base_url": "", "student": "student01", "notebook_path": "a"}
    page = HTMLExporter(config=config).from_notebook_node(nb, resources=resources)[0]
    return page.partition('id="notebook-container">')[2].partition('<div class="help">')[0]
