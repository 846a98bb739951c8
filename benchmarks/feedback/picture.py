"""One picture for each case: the answer, and below it what each of the three tools tells the student."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from benchmarks.feedback import own, stock
from benchmarks.feedback.cases import Case
from benchmarks.feedback.trimming import around_the_error, ends, soup, trim, trim_text

WIDTH, TALLEST = 1400, 6000  # pixels
COLUMNS = {"stock nbgrader": 498, "otter-grader": 428, "this engine": 428}
LARGEST = 250_000  # bytes


@dataclass(frozen=True)
class Shown:
    """What a picture is made of."""

    number: int
    case: Case
    answer: str
    stock_page: Path
    otter: dict[str, Any]
    own_page: Path


def chromium() -> str:
    """The browser that draws."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise RuntimeError("The pictures are drawn by Chromium, and it is not there. On Debian: apt install chromium")


def draw(shown: Shown, target: Path) -> None:
    """Write the picture, cropped and with a palette."""
    with tempfile.TemporaryDirectory(prefix="feedback-") as folder:
        page, raw = Path(folder) / "page.html", Path(folder) / "raw.png"
        page.write_text(compose(shown), encoding="utf-8")
        options = ["--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync"]
        options += ["--disable-background-networking", "--disable-component-update", "--force-device-scale-factor=1"]
        options += ["--no-sandbox"] if os.geteuid() == 0 else []  # which does not start for root
        options += [f"--user-data-dir={folder}/profile", f"--window-size={WIDTH},{TALLEST}", f"--screenshot={raw}"]
        run = [chromium(), *options, page.as_uri()]
        subprocess.run(run, check=True, capture_output=True, timeout=120)  # noqa: S603
        with Image.open(raw) as image:
            picture = image.convert("RGB")
    white = Image.new("RGB", picture.size, "white")
    bottom = (ImageChops.difference(picture, white).getbbox() or (0, 0, 0, TALLEST))[3]
    picture = picture.crop((0, 0, WIDTH, min(bottom + 14, TALLEST)))
    for colours in (128, 64, 32):
        picture.quantize(colours, kmeans=2, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            break


def compose(shown: Shown) -> str:
    """The page that is drawn."""
    pages = (_stock(shown), _otter(shown), _own(shown))
    columns = ""
    for (name, width), page in zip(COLUMNS.items(), pages, strict=True):
        frame = f'<iframe srcdoc="{html.escape(page)}" width="{width}"></iframe>'
        columns += f'<div style="width: {width}px"><h2>{name}</h2>{frame}</div>'
    code = highlight(shown.answer.strip(), PythonLexer(), HtmlFormatter(noclasses=True, nobackground=True))
    title = f"{shown.number}. {html.escape(shown.case.title)}"
    return _PAGE.format(title=title, exercise=shown.case.exercise, code=code, columns=columns)


_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>
body {{ margin: 0; padding: 14px 12px 0; background: #fff; color: #1f2328; font: 15px/1.4 system-ui, sans-serif; }}
h1 {{ font-size: 21px; margin: 0 0 8px; }}
h1 code {{ font-size: 18px; font-weight: normal; }}
h2 {{ font-size: 16px; margin: 0 0 6px; color: #4a5560; }}
.answer {{ background: #f6f8fa; border-radius: 6px; padding: 8px 12px; margin-bottom: 14px; font-size: 13px; }}
.answer pre {{ margin: 0; line-height: 1.35 !important; }}
.columns {{ display: flex; gap: 11px; align-items: flex-start; }}
iframe {{ border: 1px solid #d0d7de; border-radius: 6px; display: block; box-sizing: border-box; }}
</style></head><body>
<h1>{title} <code>{exercise}</code></h1>
<div class="answer">{code}</div>
<div class="columns">{columns}</div>
<script>
addEventListener("load", () => {{
  for (const frame of document.querySelectorAll("iframe")) {{
    const root = frame.contentDocument.documentElement;
    frame.style.height = "10px";
    frame.style.height = root.scrollHeight + 4 + "px";
  }}
}});
</script></body></html>"""


def _stock(shown: Shown) -> str:
    """The test cells of nbgrader's page; of those that passed, the first line."""
    styles, found = stock.cells(shown.stock_page, shown.case)
    parts, failures = [], 0
    for text in found:
        cell = soup(text)
        for prompt in cell.find_all(class_="prompt"):
            prompt.decompose()
        failed = cell.find(class_="output_error") is not None
        # In full detail the visible checks and the first hidden test that failed; of the others, both ends.
        brief = not failed or failures > 1
        failures += failed
        for block in cell.select(".input_area pre"):
            trim(block, ends(_length(block), *((1, 0) if brief else (4, 6))))
        for block in cell.select(".output_area pre"):
            text = block.get_text()
            if "Traceback" in text:
                trim(block, around_the_error(text, *((0, 6) if brief else (5, 9))))
            else:
                trim(block, ends(_length(block), 4, 2))
        parts.append(str(cell))
    narrow = """<style>
    body { padding: 6px !important; margin: 0; }
    pre { white-space: pre-wrap !important; overflow-wrap: anywhere; word-break: normal; font-size: 11.5px !important;
          line-height: 1.3 !important; padding: 2px !important; }
    div.cell { padding: 2px !important; }
    div.nbgrader_cell { margin-bottom: 4px; }
    div.nbgrader_cell .panel-heading { height: auto !important; font-size: 12px; overflow: hidden; }
    .panel-heading code { font-size: 11px; overflow-wrap: anywhere; white-space: normal; }
    div.output_subarea { max-width: 100% !important; padding: 2px !important; }
    </style>"""
    return f"<!DOCTYPE html><html><head>{styles}{narrow}</head><body>{''.join(parts)}</body></html>"


def _length(block: Any) -> int:
    return int(block.get_text().rstrip("\n").count("\n")) + 1


def _otter(shown: Shown) -> str:
    """The box of the question, with otter-grader's text in it to the letter."""
    found = shown.otter
    name = html.escape(f"{found['name']} ({found['score']:g}/{found['max_score']:g})")
    text = html.escape(_short(found["output"]))
    style = """<style>
    body { margin: 0; padding: 8px 10px; font: 14px/1.4 system-ui, sans-serif; color: #1f2328; }
    h3 { margin: 0 0 6px; font-size: 15px; color: %s; }
    pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 11.5px; line-height: 1.35; }
    </style>""" % ("#1a6b3c" if found["score"] == found["max_score"] else "#b3261e")
    return f"<!DOCTYPE html><html><head>{style}</head><body><h3>{name}</h3><pre>{text}</pre></body></html>"


def _short(text: str) -> str:
    """The output with less of an indent, and with failed tests cut as in the other column."""
    blocks, failures = [], 0
    for block in text.split("\n\n"):
        failed = "\n        ❌" in block
        first, last = (7, 2) if failures > 1 else (13, 4)
        failures += failed
        blocks.append(trim_text(block.replace("\n        ", "\n    "), first, last))
    return "\n\n".join(blocks).replace("\n    ", "\n  ")


def _own(shown: Shown) -> str:
    """The exercise's part of this engine's page."""
    styles, section = own.section(shown.own_page, shown.case)
    narrow = """<style>
    body { font-size: 14px !important; line-height: 1.4 !important; }
    .exercise { border: none !important; margin: 0 !important; padding: 8px 10px !important; }
    h2 { font-size: 1.05rem !important; }
    </style>"""
    return f"<!DOCTYPE html><html><head>{styles}{narrow}</head><body>{section}</body></html>"
