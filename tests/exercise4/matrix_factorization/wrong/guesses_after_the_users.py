"""Predicts after the users' half-step already.

Is: errors_between_the_half_steps
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.normal(scale=0.5, size=(K, train.shape[1]))
    rows = []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        guesses = prediction(u, v)
        v = iteration(u, train.T, weight)
        rows.append((mse(train, guesses), mse(test, guesses)))
    return u, v, [row[0] for row in rows], [row[1] for row in rows]
