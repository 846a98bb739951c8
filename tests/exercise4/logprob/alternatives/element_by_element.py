"""Fills an array of the shape of x in a loop over its indices."""


def logprob(x, mu, sig, pi):
    if sig > 0:
        constant = np.log([pi, 1 / sig, 1 / np.sqrt(2 * np.pi)]).sum()
        points = np.asarray(x)
        result = np.empty(points.shape)
        for index in np.ndindex(points.shape):
            result[index] = constant - (points[index] - mu) ** 2 / sig**2 / 2
        return result
    raise ValueError(sig)
