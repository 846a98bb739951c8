"""Gives the place of the label instead of the label.

Costs: 3
Says: label
Hint: `argmin` gives 0, 1, 2, ...: the place of the nearest mean. Which array has the labels in the same places?
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
        squares = ((X[:, None, :] - self.means[None, :, :]) ** 2).sum(axis=2)
        return squares.argmin(axis=1)
