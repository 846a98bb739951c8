"""Begins with the items, self-contained, loop over the rows.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    def half_step(features, table):
        columns = []
        for row in table:
            seen = row.nonzero()[0]
            F = features[:, seen]
            columns.append(np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[seen]))
        return np.stack(columns, axis=1)

    def error(table, guesses):
        seen = table != 0
        return float(np.mean((table[seen] - guesses[seen]) ** 2))

    N, M = train.shape
    u, v = rng.uniform(0.1, 1.0, size=(K, N)), rng.uniform(0.1, 1.0, size=(K, M))
    history = []
    for _ in range(iterations):
        v = half_step(u, train.T)
        u = half_step(v, train)
        history.append((error(train, u.T @ v), error(test, u.T @ v)))
    return u, v, [pair[0] for pair in history], [pair[1] for pair in history]
