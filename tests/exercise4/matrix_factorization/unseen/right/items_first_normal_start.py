"""Items first normal start."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.normal(scale=0.5, size=(K, len(train)))
    v = np.zeros((K, train.shape[1]))
    history = []
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        history.append([float(mse(part, prediction(u, v))) for part in (train, test)])
    return u, v, [pair[0] for pair in history], [pair[1] for pair in history]
