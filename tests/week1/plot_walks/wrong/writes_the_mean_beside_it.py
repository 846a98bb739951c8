"""Writes the mean beside its line.

Is: nothing
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.scatter(km, minutes)
    axes.axhline(np.mean(minutes), linestyle="--", label="mean time")
    axes.text(0, np.mean(minutes), f"{np.mean(minutes):.0f}")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    axes.legend()
    return axes
