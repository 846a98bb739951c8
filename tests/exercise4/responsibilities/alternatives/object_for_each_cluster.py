"""Makes an object of each cluster that gives its own log term."""


class _Cluster:
    def __init__(self, mean, width, share):
        self.parameters = {"mu": mean, "sig": width, "pi": share}

    def score(self, point):
        return logprob(point, **self.parameters)


def responsibilities(x, clusters):
    scores = [_Cluster(*values).score(x) for values in clusters]
    everything = log_sum_exp(np.array(scores).T)
    return np.array([np.exp(score - everything) for score in scores]).T
