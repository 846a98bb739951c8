"""Recursive: a run of n iterations is a run of n - 1 and one more sweep."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    def run(left, u, v, so_far):
        if left == 0:
            return u, v, [a for a, _ in so_far], [b for _, b in so_far]
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        return run(left - 1, u, v, [*so_far, (mse(train, guess), mse(test, guess))])

    return run(iterations, np.zeros((K, train.shape[0])), rng.random(size=(K, train.shape[1])), [])
