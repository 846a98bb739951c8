"""Gives the line a label and draws no legend.

Costs: 0.5
Says: legend
Hint: A label alone does not show. Which method puts the labels into a box on the axes?
"""


def plot_walks(km, minutes):
    _, axes = plt.subplots()
    axes.scatter(km, minutes)
    axes.axhline(np.mean(minutes), linestyle="--", label="mean time")
    axes.set_xlabel("distance in km")
    axes.set_ylabel("time in minutes")
    axes.set_title("1 walk" if len(km) == 1 else f"{len(km)} walks")
    return axes
