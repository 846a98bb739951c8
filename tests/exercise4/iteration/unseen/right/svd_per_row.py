"""The ridge solution by the singular values of each row's factors."""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings differ in their number of columns")

    def ridge(X, y):
        if len(y) == 0:
            return np.zeros(X.shape[1])
        left, s, right = np.linalg.svd(X, full_matrices=False)
        return right.T @ (s / (s**2 + weight) * (left.T @ y))

    return np.column_stack([ridge(fixed[:, r != 0].T, r[r != 0]) for r in ratings])
