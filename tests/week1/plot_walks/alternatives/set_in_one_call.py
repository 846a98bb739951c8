"""With a figure made first, and words in one call."""


def plot_walks(km, minutes):
    figure = plt.figure(layout="constrained")
    axes = figure.add_subplot()
    axes.axhline(np.asarray(minutes).mean(), linestyle="--", label="mean time")
    axes.scatter(x=km, y=minutes, alpha=0.5)
    ending = "" if len(km) == 1 else "s"
    axes.set(xlabel="distance in km", ylabel="time in minutes", title=f"{len(km)} walk{ending}")
    axes.legend()
    return axes
