"""The results as a picture."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks import memory
from benchmarks.arms import OURS, STOCK
from benchmarks.measuring import Measured

# Okabe and Ito's colours, which are told apart with any kind of colour vision, and in print by their lightness.
COLOURS = {OURS: "#0072B2", STOCK: "#E69F00"}
_STAGES = ("#0072B2", "#56B4E9", "#009E73", "#F0E442", "#E69F00", "#D55E00", "#CC79A7", "#999999", "#000000")
_LABELS = {OURS: "this engine", STOCK: "stock nbgrader"}


def write(results: Sequence[Measured], path: Path) -> None:
    """Write the picture; the ending of the name says as what."""
    mpl.rcParams["svg.hashsalt"] = "benchmark"  # the same ids in every run
    mpl.rcParams["svg.fonttype"] = "none"  # text stays text, for those who search it or have it read aloud
    figure = Figure(figsize=(12, 3.8), layout="constrained")
    seconds, stages, megabytes = figure.subplots(1, 3, width_ratios=[1.15, 1.15, 0.8])
    _seconds(seconds, results)
    _stages(stages, results)
    _memory(megabytes, results)
    for axes in (seconds, stages, megabytes):
        axes.spines[["top", "right"]].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def _names(results: Sequence[Measured]) -> list[str]:
    return [result.kind.replace("_", "\n") for result in results]


def _seconds(axes: Axes, results: Sequence[Measured]) -> None:
    places = np.arange(len(results))
    for arm, shift in ((STOCK, -0.2), (OURS, 0.2)):
        found = [result.seconds(arm) for result in results]
        medians = np.array([statistics.median(values) for values in found])
        quartiles = np.array([np.quantile(values, [0.25, 0.75]) for values in found]).T
        bars = axes.barh(
            places + shift,
            medians,
            0.38,
            xerr=np.abs(quartiles - medians),
            color=COLOURS[arm],
            label=_LABELS[arm],
            error_kw={"elinewidth": 1, "capsize": 2},
        )
        axes.bar_label(bars, [f"{median:.2f} s" for median in medians], padding=6, fontsize=9)
    axes.set_yticks(places, _names(results))
    axes.invert_yaxis()
    axes.margins(x=0.18)
    axes.set(xlabel="wall time of one notebook (s)", title="One worker: median and quartiles")
    axes.legend(frameon=False, fontsize=9, loc="lower right")


def _stages(axes: Axes, results: Sequence[Measured]) -> None:
    places = np.arange(len(results))
    names = list(dict.fromkeys(name for result in results for name in result.stages()))
    left = np.zeros(len(results))
    for number, name in enumerate(names):
        widths = np.array([1000 * result.stages().get(name, 0.0) for result in results])
        axes.barh(places, widths, 0.5, left=left, color=_STAGES[number % len(_STAGES)], edgecolor="white", label=name)
        left += widths
    axes.set_yticks(places, _names(results))
    axes.invert_yaxis()
    axes.set(xlabel="time of each stage (ms)", title="Where this engine's time goes")
    axes.legend(frameon=False, fontsize=8, ncols=5, loc="upper center", bbox_to_anchor=(0.45, -0.2))


def _memory(axes: Axes, results: Sequence[Measured]) -> None:
    counts = range(1, memory.MOST + 1)
    for result in results:
        for arm, megabytes in result.memory.items():
            axes.plot(counts, megabytes, "o-" if arm == OURS else "s--", color=COLOURS[arm], label=_LABELS[arm])
            further = f"+{memory.of_a_further_one(megabytes):.0f} MB each"
            axes.annotate(
                further, (counts[-1], megabytes[-1]), (-2, 8), textcoords="offset points", ha="right", fontsize=9
            )
    axes.set_ylim(0, 1.35 * max((max(found) for result in results for found in result.memory.values()), default=1))
    axes.set_xticks(counts)
    axes.set(xlabel="submissions at once", ylabel="proportional set size (MB)", title="Memory, torch notebook")
    axes.legend(frameon=False, fontsize=9, loc="upper left")
