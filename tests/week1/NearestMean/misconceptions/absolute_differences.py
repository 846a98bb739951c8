"""Takes the sum of the absolute differences for the Euclidean distance.

Costs: 2
Says: to which mean
Hint: How far is it from (0, 0) to (3, 4) as the crow flies: 7 or 5? Which of the two is the Euclidean distance?
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
        squares = np.abs(X[:, None, :] - self.means[None, :, :]).sum(axis=2)
        return self.labels[squares.argmin(axis=1)]
