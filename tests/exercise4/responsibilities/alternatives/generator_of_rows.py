"""Yields a tuple for each point from an inner generator and gives what it yields."""


def responsibilities(x, clusters):
    def row(point):
        logs = tuple(float(logprob(point, mu, sig, pi)) for mu, sig, pi in clusters)
        return tuple(1 / sum(np.exp(min(other - log, 700.0)) for other in logs) for log in logs)

    return (row(point) for point in x) if np.ndim(x) else row(x)
