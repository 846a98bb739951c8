"""Draws the line by `plot`, from the shortest to the longest walk.

Is: nothing
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.scatter(km, minutes)
    axes.plot([min(km), max(km)], [np.mean(minutes)] * 2, "--", label="mean time")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    axes.legend()
    return axes
