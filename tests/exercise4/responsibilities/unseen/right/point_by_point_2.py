"""Point by point."""

def responsibilities(x, clusters):
    def of_point(value):
        logs = []
        for mu, sig, pi in clusters:
            logs.append(np.log(pi) - np.log(sig) - 0.5 * ((value - mu) / sig) ** 2)
        top = max(logs)
        weights = [np.exp(log - top) for log in logs]
        return [weight / sum(weights) for weight in weights]

    if np.ndim(x) == 0:
        return np.array(of_point(x))
    result = np.zeros((len(x), len(clusters)))
    for n, value in enumerate(x):
        result[n] = of_point(value)
    return result
