"""A uniform start from -1 to 1, a counter of remaining sweeps, one prediction per sweep through a local lambda."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    n_users, n_items = np.shape(train)
    items = rng.uniform(-1.0, 1.0, (K, n_items))
    measure = lambda a, b: (mse(train, prediction(a, b)), mse(test, prediction(a, b)))
    history = np.empty((iterations, 2))
    for sweep in range(iterations):
        users = iteration(fixed=items, ratings=train, weight=weight)
        items = iteration(fixed=users, ratings=train.T, weight=weight)
        history[sweep] = measure(users, items)
    return users, items, history[:, 0].tolist(), history[:, 1].tolist()
