"""Is an object with a dict of histories; returns arrays."""


class Factorization:
    def __init__(self):
        self.history = {}

    def __call__(self, train, test, K, weight, iterations, rng):
        self.history = {name: [] for name in ("train", "test")}
        self.u, self.v = (rng.exponential(size=(K, length)) for length in train.shape)
        for _ in range(iterations):
            self.u = iteration(fixed=self.v, ratings=train, weight=weight)
            self.v = iteration(fixed=self.u, ratings=train.T, weight=weight)
            for name, part in (("train", train), ("test", test)):
                self.history[name].append(mse(real=part, predicted=prediction(u=self.u, v=self.v)))
        return self.u, self.v, *map(np.array, self.history.values())


matrix_factorization = Factorization()
