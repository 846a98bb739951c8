"""Swaps the axes, with the distance upwards and the time to the right.

Costs: 1.5
Says: what lies on which axis
Hint: Which argument of `scatter` lies on the horizontal axis: the first or the second? Compare with your labels.
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.scatter(minutes, km)
    axes.axhline(np.mean(minutes), linestyle="--", label="mean time")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    axes.legend()
    return axes
