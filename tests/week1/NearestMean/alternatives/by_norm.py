"""With np.linalg.norm and the places that np.unique gives."""


class NearestMean:
    means = None

    def fit(self, X, y):
        self.labels, places = np.unique(y, return_inverse=True)
        sums = np.zeros((len(self.labels), X.shape[1]))
        np.add.at(sums, places, X)
        self.means = sums / np.bincount(places)[:, None]
        return self

    def predict(self, X):
        if self.means is None:
            raise RuntimeError
        distances = np.stack([np.linalg.norm(X - mean, axis=1) for mean in self.means], axis=1)
        return np.take(self.labels, np.argmin(distances, axis=1))
