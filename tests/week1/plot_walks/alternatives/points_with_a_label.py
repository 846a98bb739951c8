"""With a label for the points too."""


def plot_walks(km, minutes):
    fig, ax = plt.subplots(1, 1)
    ax.scatter(km, minutes, label="walks")
    ax.axhline(np.mean(minutes), linestyle="--", label="mean time")
    ax.set_xlabel("distance in km")
    ax.set_ylabel("time in minutes")
    ax.set_title(f"{len(km)} walk{'s' * (len(km) != 1)}")
    ax.legend()
    return ax
