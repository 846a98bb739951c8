"""What was measured as pictures."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import matplotlib.style
import numpy as np
from matplotlib.figure import Figure

from autograder.quality.findings import Quality
from autograder.quality.separation import Separation

# Okabe and Ito's colours, which are told apart with any kind of colour vision, and in print by their lightness.
_KILLED, _EQUIVALENT, _SURVIVED = "#0072B2", "#F0E442", "#D55E00"
_COLUMNS = 3
_MANY = 10  # inputs from which on a pair is shown as separated by many


def write(quality: Quality, folder: Path) -> list[str]:
    """Write the pictures into a folder; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.style.context("default"):  # a reference that was loaded may have set another
        mpl.rcParams["svg.hashsalt"] = "quality"  # the same ids in every run
        mpl.rcParams["svg.fonttype"] = "none"  # text stays text, for those who search it or have it read aloud
        _mutants(quality).savefig(folder / "mutants.svg", metadata={"Date": None})
        if not quality.separations:
            return ["mutants.svg"]
        # Thousands of numbers: as text they would be megabytes. The table beside it has them for every reader.
        _separations(quality.separations).savefig(folder / "separation.png", dpi=90)
    return ["mutants.svg", "separation.png"]


def _mutants(quality: Quality) -> Figure:
    names = [entry.name for entry in quality.exercises]
    figure = Figure(figsize=(9, 0.32 * len(names) + 1.2), layout="constrained")
    axes = figure.subplots()
    parts = {
        "killed": (_KILLED, [entry.mutant.exercise for entry in quality.mutants if entry.killed]),
        "equivalent, with a reason": (
            _EQUIVALENT,
            [entry.mutant.exercise for entry in quality.mutants if entry.equivalent and not entry.killed],
        ),
        "survived": (_SURVIVED, [entry.mutant.exercise for entry in quality.survivors]),
    }
    left = np.zeros(len(names))
    for label, (colour, found) in parts.items():
        counts = np.array([found.count(name) for name in names])
        axes.barh(names, counts, left=left, color=colour, edgecolor="white", label=f"{label}: {len(found)}")
        left += counts
    axes.invert_yaxis()
    axes.set_xlabel("mutants of the reference")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="lower right")
    return figure


def _separations(separations: list[Separation]) -> Figure:
    """For each exercise, the number of inputs that separate each pair, as a square of numbers."""
    rows = -(-len(separations) // _COLUMNS)
    figure = Figure(figsize=(15, 4.2 * rows), layout="constrained")
    places = np.atleast_1d(figure.subplots(rows, _COLUMNS)).ravel()
    for axes, separation in zip(places, separations, strict=False):
        names = separation.names
        counts = np.array([[separation.count(one, other) for other in names] for one in names], dtype=float)
        np.fill_diagonal(counts, np.nan)
        axes.imshow(np.minimum(counts, _MANY), cmap="cividis", vmin=0, vmax=_MANY)
        for row, column in np.ndindex(counts.shape):
            if row != column:
                colour = "white" if counts[row, column] < _MANY / 2 else "black"
                text = f"{counts[row, column]:.0f}"
                axes.text(column, row, text, ha="center", va="center", fontsize=6, color=colour)
        axes.set_yticks(range(len(names)), [name.replace("_", " ") for name in names], fontsize=6)
        axes.set_xticks([])
        axes.set_title(f"{separation.exercise}: {len(separation.inputs)} inputs", fontsize=9, loc="left")
    for axes in places[len(separations) :]:
        axes.set_visible(False)
    return figure
