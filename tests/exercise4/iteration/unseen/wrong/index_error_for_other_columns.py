"""Has no check and trusts in NumPy, which answers a mask of another length with an IndexError.

    try:
        iteration(np.ones((2, 4)), np.ones((3, 5)), 1.0)
    except Exception as error:
        raised = type(error).__name__
    raised

Right result: 'ValueError'
This answer: 'IndexError'
"""

def iteration(fixed, ratings, weight):
    K = fixed.shape[0]
    u = np.zeros((K, ratings.shape[0]))
    for n, row in enumerate(ratings):
        mask = row != 0
        f = fixed[:, mask]  # numpy complains if the shapes do not fit
        u[:, n] = np.linalg.solve(f @ f.T + weight * np.eye(K), f @ row[mask])
    return u
