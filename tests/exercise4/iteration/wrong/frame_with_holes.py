"""Fills a frame of pandas for rows with ratings only.

Is: nan_for_an_empty_row
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    result = pd.DataFrame(index=range(len(fixed)), columns=range(len(ratings)), dtype=float)
    for n in np.flatnonzero(ratings.any(axis=1)):
        F = fixed[:, ratings[n] != 0]
        result[n] = np.linalg.inv(F @ F.T + weight * np.eye(len(F))) @ F @ ratings[n][ratings[n] != 0]
    return result.to_numpy()
