"""Takes the label of the nearest row.

Is: nothing
"""


class NearestMean:
    def fit(self, X, y):
        self.X, self.y = X, np.asarray(y)
        self.labels = np.unique(y)
        self.means = np.array([X[self.y == label].mean(axis=0) for label in self.labels])
        return self

    def predict(self, X):
        if not hasattr(self, "means"):
            raise RuntimeError
        return self.y[((X[:, None, :] - self.X[None]) ** 2).sum(axis=2).argmin(axis=1)]
