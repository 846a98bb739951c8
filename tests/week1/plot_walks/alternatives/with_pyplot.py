"""With the functions of pyplot."""


def plot_walks(km, minutes):
    plt.figure(figsize=(4, 3))
    plt.scatter(km, minutes, s=12, color="green", marker="x")
    plt.axhline(sum(minutes) / len(minutes), color="black", ls="dashed", label="mean time")
    plt.xlabel("distance in km")
    plt.ylabel("time in minutes")
    number = len(minutes)
    plt.title(str(number) + (" walk" if number == 1 else " walks"))
    plt.legend(loc="upper left")
    return plt.gca()
