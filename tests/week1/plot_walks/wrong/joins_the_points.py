"""Joins the points by a line.

Is: nothing
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.plot(km, minutes, "o-")
    axes.axhline(np.mean(minutes), linestyle="--", label="mean time")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    axes.legend()
    return axes
