"""Writes "walks" also where there is only one.

Costs: 1
Says: title
Hint: What should the title be if there is a single walk?
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.scatter(km, minutes)
    axes.axhline(np.mean(minutes), linestyle="--", label="mean time")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title(f"{len(km)} walks")
    axes.legend()
    return axes
