"""A small class with fit and score."""

class ALS:
    def __init__(self, K, weight, rng):
        self.K, self.weight, self.rng = K, weight, rng

    def start(self, table):
        self.table = table
        self.v = self.rng.random((self.K, table.shape[1])) + 0.01

    def step(self):
        self.u = iteration(self.v, self.table, self.weight)
        self.v = iteration(self.u, self.table.transpose(), self.weight)

    def score(self, part):
        return mse(part, prediction(self.u, self.v))


def matrix_factorization(train, test, K, weight, iterations, rng):
    model = ALS(K, weight, rng)
    model.start(train)
    train_errors, test_errors = [], []
    for _ in tqdm(range(iterations), disable=True):
        model.step()
        train_errors.append(model.score(train))
        test_errors.append(model.score(test))
    return model.u, model.v, train_errors, test_errors
