"""Adds up the differences without squares or absolute values.

Costs: 3
Says: to which mean
Hint: A difference of +3 in one column and -3 in the other would give the distance 0. What does the Euclidean distance do with each difference first?
"""


class NearestMean:
    def fit(self, X, y):
        y = np.asarray(y)
        self.labels = np.unique(y)
        self.means = np.array([X[y == label].mean(axis=0) for label in self.labels])
        return self

    def predict(self, X):
        if not hasattr(self, "means"):
            raise RuntimeError("call fit before predict")
        squares = np.abs((X[:, None, :] - self.means[None, :, :]).sum(axis=2))
        return self.labels[squares.argmin(axis=1)]
