"""Keeps what it learnt in the class, where all objects see it.

Costs: 1
Says: labels and means of both
Hint: What belongs to one object is set as `self.means = ...`. What happens to the first object here when the second one learns?
"""


class NearestMean:
    def fit(self, X, y):
        y = np.asarray(y)
        NearestMean.labels = np.unique(y)
        NearestMean.means = np.array([X[y == label].mean(axis=0) for label in self.labels])
        return self

    def predict(self, X):
        if not hasattr(self, "means"):
            raise RuntimeError("call fit before predict")
        squares = ((X[:, None, :] - self.means[None, :, :]) ** 2).sum(axis=2)
        return self.labels[squares.argmin(axis=1)]
