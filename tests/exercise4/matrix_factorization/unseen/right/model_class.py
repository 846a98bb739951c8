"""A small class holds the factors and does a sweep at a time."""

class ALS:
    def __init__(self, shape, K, weight, rng):
        self.weight = weight
        self.u = rng.normal(scale=0.5, size=(K, shape[0]))
        self.v = rng.normal(scale=0.5, size=(K, shape[1]))

    def sweep(self, table):
        self.u = iteration(fixed=self.v, ratings=table, weight=self.weight)
        self.v = iteration(fixed=self.u, ratings=table.T, weight=self.weight)

    def error(self, table):
        return mse(table, prediction(self.u, self.v))


def matrix_factorization(train, test, K, weight, iterations, rng):
    model = ALS(train.shape, K, weight, rng)
    history = []
    for _ in range(iterations):
        model.sweep(train)
        history.append((model.error(train), model.error(test)))
    return model.u, model.v, [a for a, _ in history], [b for _, b in history]
