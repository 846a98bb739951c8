"""Draws on whatever axes are there instead of new ones.

Costs: 0.5
Says: on which figure the second call draws
Hint: Call the function twice in one cell: how many figures do you see? `plt.gca()` gives axes that are there already; what makes new ones?
"""


def plot_walks(km, minutes):
    axes = plt.gca()
    axes.scatter(km, minutes)
    axes.axhline(np.mean(minutes), linestyle="--", label="mean time")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    axes.legend()
    return axes
