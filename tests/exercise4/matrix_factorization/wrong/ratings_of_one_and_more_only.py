"""Solves its systems itself and takes only ratings of 1 and more for ratings.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    def best(fixed, table):
        found = np.zeros((K, len(table)))
        for n, row in enumerate(table):
            F = fixed[:, row >= 1]
            found[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[row >= 1])
        return found

    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = best(v, train)
        v = best(u, train.T)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors
