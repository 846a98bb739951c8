"""A start scaled to the mean rating, and the pairs of errors unzipped at the end."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    mean = train[train != 0].mean()
    v = np.sqrt(mean / K) * (1 + 0.1 * rng.standard_normal((K, train.shape[1])))
    errors = []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        r_hat = prediction(u, v)
        errors.append((mse(train, r_hat), mse(test, r_hat)))
    train_errors, test_errors = map(list, zip(*errors))
    return u, v, train_errors, test_errors
