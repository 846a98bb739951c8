"""The pictures of the page: SVG that stands in the page itself, with its text as text and a description."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import numpy as np
from markupsafe import Markup
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.report import words
from autograder.report.findings import ExerciseFigures, Totals

# Okabe and Ito's colours, which are told apart with any kind of colour vision; kinds differ in shape or length too.
_BAR, _GOOD, _ODD = "#56B4E9", "#0072B2", "#D55E00"
_INK = "#1f2328"  # becomes the colour of the page's text, which is another one in the dark
_WIDTH = 4.7  # inches: on a narrow screen the text is about as large as that of the page
_BINS = 10
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "report",
    "font.size": 10,
    "font.family": "sans-serif",
    "text.parse_math": False,
    **dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), _INK),
}
_STYLES: Any = ["default", _STYLE]  # not what a course's set-up cell has chosen
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_REFERENCE = re.compile(r"url\(#([^)]*)\)")


def bins_of(totals: Totals) -> tuple[list[int], list[float]]:
    """How many students are in each part of the range of points, and the edges of the parts."""
    counts, edges = np.histogram(np.clip(totals.points, 0, totals.possible), _BINS, (0.0, totals.possible))
    return counts.tolist(), edges.tolist()


def histogram(totals: Totals, identifier: str, description: str) -> Markup:
    """The distribution of points."""
    with style.context(_STYLES):
        figure = Figure(figsize=(_WIDTH, 2.5), layout="constrained")
        axes = figure.subplots()
        counts, edges = bins_of(totals)
        axes.bar(edges[:-1], counts, np.diff(edges), align="edge", color=_BAR, edgecolor=_INK, linewidth=0.8)
        axes.set_xlabel(words.HISTOGRAM_X)
        axes.set_ylabel(words.HISTOGRAM_Y)
        axes.set_xlim(0, totals.possible)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.spines[["top", "right"]].set_visible(False)
        return _inline(figure, identifier, totals.name, description)


def shares(exercises: Sequence[ExerciseFigures], identifier: str) -> Markup:
    """Mean share and share of full marks of each exercise."""
    shown = [entry for entry in exercises if entry.share is not None and entry.full is not None]
    with style.context(_STYLES):
        figure = Figure(figsize=(_WIDTH, 0.27 * len(shown) + 1.25), layout="constrained")
        axes = figure.subplots()
        places = np.arange(len(shown))
        mean = [100 * (entry.share or 0) for entry in shown]
        axes.barh(places, mean, color=_BAR, edgecolor=_INK, linewidth=0.8, label=words.MEAN_SHARE)
        full = [100 * (entry.full or 0) for entry in shown]
        axes.plot(full, places, "D", color=_INK, markersize=4.5, label=words.FULL_SHARE)
        axes.set_yticks(places, [entry.exercise for entry in shown])
        axes.set_ylim(len(shown) - 0.4, -0.6)
        axes.set_xlim(0, 104)
        axes.set_xlabel(words.PER_CENT)
        axes.spines[["top", "right"]].set_visible(False)
        figure.legend(loc="outside upper left", ncols=2, frameon=False, fontsize=9, handlelength=1.2)
        return _inline(figure, identifier, words.EXERCISES_CAPTION, words.EXERCISES_DESCRIPTION)


def discrimination(exercises: Sequence[ExerciseFigures], identifier: str) -> Markup:
    """The correlation of each exercise with everything else, with its interval; empty if none is known."""
    shown = [entry for entry in exercises if entry.item.correlation is not None]
    if not shown:
        return Markup("")
    with style.context(_STYLES):
        figure = Figure(figsize=(_WIDTH, 0.27 * len(shown) + 1.25), layout="constrained")
        axes = figure.subplots()
        axes.axvline(0, color=_INK, linewidth=0.8)
        for odd, colour, shape, label in ((False, _GOOD, "o", words.FINE), (True, _ODD, "s", words.LOOK_AT)):
            rows = [row for row, entry in enumerate(shown) if bool(entry.item.marks) == odd]
            if not rows:
                continue
            items = [shown[row].item for row in rows]
            axes.hlines(
                rows, [item.low or 0 for item in items], [item.high or 0 for item in items], colour, linewidth=1.4
            )
            axes.plot([item.correlation or 0 for item in items], rows, shape, color=colour, markersize=6, label=label)
        axes.set_yticks(range(len(shown)), [entry.exercise for entry in shown])
        axes.set_ylim(len(shown) - 0.4, -0.6)
        least = min(entry.item.low or 0.0 for entry in shown)
        axes.set_xlim(min(-0.25, least - 0.05), 1.05)
        axes.set_xlabel(words.CORRELATION)
        axes.spines[["top", "right"]].set_visible(False)
        figure.legend(loc="outside upper left", ncols=2, frameon=False, fontsize=9, handlelength=1.2)
        return _inline(figure, identifier, words.DISCRIMINATION_CAPTION, words.DISCRIMINATION_DESCRIPTION)


def _inline(figure: Figure, identifier: str, title: str, description: str) -> Markup:
    """The figure as an element of an HTML page: with names for those who do not see it, ids that no other figure has,
    and nothing that changes the page around it.
    """
    written = io.StringIO()
    figure.savefig(
        written, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
    )
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(written.getvalue())  # noqa: S314, written by matplotlib a line above
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{_SVG}}}style", f"{{{_SVG}}}metadata"):
                parent.remove(child)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, f"{identifier}-{value}")
            elif name == f"{{{_XLINK}}}href":
                element.set(name, f"#{identifier}-{value.removeprefix('#')}")
            else:
                element.set(name, _REFERENCE.sub(rf"url(#{identifier}-\1)", value))
    width = root.attrib.pop("width", "")
    root.attrib.pop("height", None)
    root.set("style", f"width: 100%; max-width: {width}; stroke-linejoin: round; stroke-linecap: butt")
    root.set("role", "img")
    root.set("aria-labelledby", f"{identifier}-title {identifier}-desc")
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", id=f"{identifier}-{tag}")
        element.text = text
        root.insert(place, element)
    return Markup(ElementTree.tostring(root, encoding="unicode").replace(_INK, "currentColor"))  # noqa: S704, ElementTree escapes
