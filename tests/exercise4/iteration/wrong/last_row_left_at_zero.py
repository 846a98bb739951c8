"""Loops up to the last row but one.

Is: nothing
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    u = np.zeros((len(fixed), len(ratings)))
    for n in range(len(ratings) - 1):
        F = fixed[:, ratings[n] != 0]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(len(F)), F @ ratings[n, ratings[n] != 0])
    return u
