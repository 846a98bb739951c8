"""Starts from the singular vectors of the training part, shaken by random numbers."""


def matrix_factorization(train, test, K, weight, iterations, rng):
    _, values, right = np.linalg.svd(train, full_matrices=False)
    v = np.zeros((K, train.shape[1]))
    v[: len(values)] = np.sqrt(values[:K, np.newaxis]) * right[:K]
    v += rng.triangular(-0.1, 0.0, 0.1, size=v.shape)
    train_errors, test_errors, done = [], [], 0
    while done < iterations:
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, u.T.dot(v)))
        test_errors.append(mse(test, u.T.dot(v)))
        done += 1
    return u, v, train_errors, test_errors
