"""Gives the legend its labels in the wrong order: the line's own stands beside the points.

Is: nothing
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.axhline(np.mean(minutes), linestyle="--", label="mean time")
    axes.scatter(km, minutes)
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    axes.legend(["walks", "mean time"])
    return axes
