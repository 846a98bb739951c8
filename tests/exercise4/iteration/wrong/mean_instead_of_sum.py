"""Averages the squares over the ratings of a row before it adds the penalty.

Is: weight_times_number_of_ratings
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        F, r = fixed[:, row != 0], row[row != 0]
        if r.size:
            u[:, n] = np.linalg.solve(F @ F.T / r.size + weight * np.eye(K), F @ r / r.size)
    return u
