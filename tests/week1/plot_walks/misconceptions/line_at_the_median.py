"""Draws the line at the median instead of the mean.

Costs: 1.5
Says: at which height the line is
Hint: The legend says "mean time". Is what you compute the mean, if one walk is much longer than the others?
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.scatter(km, minutes)
    axes.axhline(np.median(minutes), linestyle="--", label="mean time")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    axes.legend()
    return axes
