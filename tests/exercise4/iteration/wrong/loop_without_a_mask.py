"""Loops over rows and columns without asking whether there is a rating.

Is: missing_ratings_as_zeros
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    u = np.zeros((len(fixed), len(ratings)))
    for n in range(len(ratings)):
        left, right = weight * np.eye(len(fixed)), np.zeros(len(fixed))
        for m in range(fixed.shape[1]):
            left += np.outer(fixed[:, m], fixed[:, m])
            right += ratings[n, m] * fixed[:, m]
        u[:, n] = np.linalg.inv(left) @ right
    return u
