"""Only values of at least 1 are taken for ratings, so a tiny rating such as 1e-9 is never hidden.

    table = np.full((40, 50), 1e-9)
    train, test = train_test(table, 0.5, np.random.default_rng(0))
    result = bool((test != 0).any())

Right result: True
This answer: False
"""

def train_test(ratings, p, rng):
    rated = ratings >= 1
    hide = rated & (rng.random(size=ratings.shape) < p)
    test = np.where(hide, ratings, 0.0)
    return ratings - test, test
