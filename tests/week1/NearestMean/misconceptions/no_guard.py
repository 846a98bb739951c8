"""Lets Python complain when nothing was learnt, by an error that is not the one asked for.

Costs: 1
Says: what happens before fit
Hint: Which error does your class raise if `predict` is called first, and which one does the statement want?
"""


class NearestMean:
    def fit(self, X, y):
        y = np.asarray(y)
        self.labels = np.unique(y)
        self.means = np.array([X[y == label].mean(axis=0) for label in self.labels])
        return self

    def predict(self, X):
        squares = ((X[:, None, :] - self.means[None, :, :]) ** 2).sum(axis=2)
        return self.labels[squares.argmin(axis=1)]
