"""The pictures of the page: SVG that stands in the page itself, with its text as text and a description.

They are drawn here, line by line: three plain charts are not worth a plotting library, which would be a fourth of what
the engine's packages take on the disk.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from markupsafe import Markup, escape

from autograder.report import words
from autograder.report.findings import ExerciseFigures, Totals

# Okabe and Ito's colours, which are told apart with any kind of colour vision; kinds differ in shape or length too.
_BAR, _GOOD, _ODD = "#56B4E9", "#0072B2", "#D55E00"
_INK = "currentColor"  # that of the page's text, which is another one in the dark
_BINS = 10
_PLOT = 330  # the width of what lies between the axes; on a narrow screen the text is about as large as the page's
_ROW, _FONT, _LETTER = 24, 12, 6.8  # a row of a chart, the height of the text, the mean width of its letters
_RIGHT = 18


def bins_of(totals: Totals) -> tuple[list[int], list[float]]:
    """How many students are in each part of the range of points, and the edges of the parts."""
    counts, edges = np.histogram(np.clip(totals.points, 0, totals.possible), _BINS, (0.0, totals.possible))
    return counts.tolist(), edges.tolist()


def histogram(totals: Totals, identifier: str, description: str) -> Markup:
    """The distribution of points."""
    counts, edges = bins_of(totals)
    most = max(1, *counts)
    heights = [tick for tick in _ticks(0, most) if tick == round(tick)]
    drawing = _Drawing(52, 10, 170, (0.0, totals.possible), (1.04 * most, 0.0))
    for count, low, high in zip(counts, edges, edges[1:], strict=False):
        drawing.bar((low, high), (0.0, float(count)), f"fill: {_BAR}; stroke: {_INK}; stroke-width: 0.8")
    drawing.x_axis(_ticks(0, totals.possible), words.HISTOGRAM_X)
    drawing.y_axis([(tick, f"{tick:.0f}") for tick in heights])
    drawing.turned(14, words.HISTOGRAM_Y)
    return drawing.svg(identifier, totals.name, description)


def shares(exercises: Sequence[ExerciseFigures], identifier: str) -> Markup:
    """Mean share and share of full marks of each exercise."""
    shown = [entry for entry in exercises if entry.share is not None and entry.full is not None]
    drawing = _Drawing.of_rows([entry.exercise for entry in shown], (0.0, 104.0))
    for row, entry in enumerate(shown):
        drawing.bar((0.0, 100 * (entry.share or 0)), (row - 0.4, row + 0.4), f"fill: {_BAR}")
    for row, entry in enumerate(shown):
        drawing.mark("D", 100 * (entry.full or 0), row, _INK)
    drawing.x_axis(_ticks(0, 100), words.PER_CENT)
    drawing.legend([("bar", _BAR, words.MEAN_SHARE), ("D", _INK, words.FULL_SHARE)])
    return drawing.svg(identifier, words.EXERCISES_CAPTION, words.EXERCISES_DESCRIPTION)


def discrimination(exercises: Sequence[ExerciseFigures], identifier: str) -> Markup:
    """The correlation of each exercise with everything else, with its interval; empty if none is known."""
    shown = [entry for entry in exercises if entry.item.correlation is not None]
    if not shown:
        return Markup("")
    least = min(entry.item.low or 0.0 for entry in shown)
    drawing = _Drawing.of_rows([entry.exercise for entry in shown], (min(-0.25, least - 0.05), 1.05))
    drawing.line((0.0, -0.6), (0.0, len(shown) - 0.4), f"stroke: {_INK}; stroke-width: 0.8")
    kinds = [(False, _GOOD, "o", words.FINE), (True, _ODD, "s", words.LOOK_AT)]
    for odd, colour, shape, _ in kinds:
        for row, item in [(row, entry.item) for row, entry in enumerate(shown) if bool(entry.item.marks) == odd]:
            drawing.line((item.low or 0.0, row), (item.high or 0.0, row), f"stroke: {colour}; stroke-width: 1.6")
            drawing.mark(shape, item.correlation or 0.0, row, colour)
    drawing.x_axis(_ticks(least, 1.0), words.CORRELATION)
    there = {bool(entry.item.marks) for entry in shown}
    drawing.legend([(shape, colour, label) for odd, colour, shape, label in kinds if odd in there])
    return drawing.svg(identifier, words.DISCRIMINATION_CAPTION, words.DISCRIMINATION_DESCRIPTION)


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers from low to high, some five of them."""
    span = max(high - low, 1e-9)
    unit = 10.0 ** math.floor(math.log10(span / 4))
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if span / (unit * factor) <= 6)
    return [
        round(number * step, 10) for number in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
    ]


@dataclass
class _Drawing:
    """A chart that grows: its inner part lies at `left`, `top` and shows the ranges `across` and `down`."""

    left: float
    top: float
    height: float
    across: tuple[float, float]
    down: tuple[float, float]  # what is at the top, and what at the bottom
    parts: list[str] = field(default_factory=list)

    @classmethod
    def of_rows(cls, names: Sequence[str], across: tuple[float, float]) -> _Drawing:
        """One with a row for each name, from top to bottom, below room for a legend."""
        left = 16 + _LETTER * max(map(len, names), default=0)
        drawing = cls(left, 26, _ROW * (len(names) + 0.2), across, (-0.6, len(names) - 0.4))
        drawing.y_axis(list(enumerate(names)))
        return drawing

    def x(self, value: float) -> float:
        low, high = self.across
        return self.left + _PLOT * (value - low) / (high - low)

    def y(self, value: float) -> float:
        first, last = self.down
        return self.top + self.height * (value - first) / (last - first)

    def bar(self, across: tuple[float, float], down: tuple[float, float], style: str) -> None:
        (left, right), (one, other) = map(self.x, across), map(self.y, down)
        self.parts.append(
            f'<rect x="{left:.2f}" y="{min(one, other):.2f}" width="{right - left:.2f}" '
            f'height="{abs(one - other):.2f}" style="{style}"/>'
        )

    def line(self, start: tuple[float, float], end: tuple[float, float], style: str) -> None:
        self._stroke(self.x(start[0]), self.y(start[1]), self.x(end[0]), self.y(end[1]), style)

    def mark(self, shape: str, x: float, y: float, colour: str) -> None:
        self._mark(shape, self.x(x), self.y(y), colour)

    def x_axis(self, ticks: Sequence[float], label: str) -> None:
        bottom = self.top + self.height
        self._stroke(self.left, bottom, self.left + _PLOT, bottom)
        for tick in ticks:
            self._stroke(self.x(tick), bottom, self.x(tick), bottom + 4)
            self._text(self.x(tick), bottom + 17, f"{tick:g}".replace("-", "\N{MINUS SIGN}"), "middle")
        self._text(self.left + _PLOT / 2, bottom + 35, label, "middle")

    def y_axis(self, ticks: Sequence[tuple[float, str]]) -> None:
        self._stroke(self.left, self.top, self.left, self.top + self.height)
        for tick, label in ticks:
            self._stroke(self.left - 4, self.y(tick), self.left, self.y(tick))
            self._text(self.left - 8, self.y(tick) + 4, label, "end")

    def turned(self, x: float, text: str) -> None:
        """The label of an axis that goes up."""
        y = self.top + self.height / 2
        self._text(x, y, text, "middle", f' transform="rotate(-90 {x:.2f} {y:.2f})"')

    def legend(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """What marks of a shape and a colour mean."""
        x = 10.0
        for shape, colour, label in entries:
            if shape == "bar":
                self.parts.append(f'<rect x="{x - 6:.2f}" y="6" width="14" height="8" style="fill: {colour}"/>')
            else:
                self._mark(shape, x, 10, colour)
            self._text(x + 13, 14, label, "start")
            x += 34 + _LETTER * len(label)

    def svg(self, identifier: str, title: str, description: str) -> Markup:
        """The whole, with names for those who do not see it and ids that no other picture has."""
        width, height = self.left + _PLOT + _RIGHT, self.top + self.height + 44
        return Markup(  # noqa: S704, every text in it is escaped
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
            f'aria-labelledby="{identifier}-title {identifier}-desc" style="width: 100%; max-width: {width:.0f}px">'
            f'<title id="{identifier}-title">{escape(title)}</title>'
            f'<desc id="{identifier}-desc">{escape(description)}</desc>{"".join(self.parts)}</svg>'
        )

    def _stroke(self, x: float, y: float, right: float, bottom: float, style: str = "") -> None:
        self.parts.append(
            f'<line x1="{x:.2f}" y1="{y:.2f}" x2="{right:.2f}" y2="{bottom:.2f}" '
            f'style="{style or f"stroke: {_INK}; stroke-width: 0.8"}"/>'
        )

    def _mark(self, shape: str, x: float, y: float, colour: str) -> None:
        if shape == "o":
            self.parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="4" style="fill: {colour}"/>')
            return
        turned = f' transform="rotate(45 {x:.2f} {y:.2f})"' if shape == "D" else ""
        self.parts.append(
            f'<rect x="{x - 3.5:.2f}" y="{y - 3.5:.2f}" width="7" height="7" style="fill: {colour}"{turned}/>'
        )

    def _text(self, x: float, y: float, text: str, anchor: str, more: str = "") -> None:
        self.parts.append(
            f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" '
            f'style="fill: {_INK}; font: {_FONT}px sans-serif"{more}>{escape(text)}</text>'
        )
