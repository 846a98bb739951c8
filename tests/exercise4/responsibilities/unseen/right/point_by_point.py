"""Computes one point in an inner function and builds the table in a loop."""

def responsibilities(x, clusters):
    def of_point(point):
        logs = [logprob(point, mu, sig, pi) for mu, sig, pi in clusters]
        total = log_sum_exp(np.array(logs))
        return [np.exp(log - total) for log in logs]

    if np.ndim(x) == 0:
        return np.array(of_point(x))
    table = np.zeros((len(x), len(clusters)))
    for n in range(len(x)):
        table[n] = of_point(x[n])
    return table
