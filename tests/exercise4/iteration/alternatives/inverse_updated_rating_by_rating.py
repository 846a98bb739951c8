"""Updates the inverse by one rating after the other, by the formula of Sherman and Morrison."""


def iteration(fixed, ratings, weight):
    if len(fixed.T) != len(ratings.T):
        raise ValueError("not as many factors as columns")
    found = []
    for row in ratings:
        inverse, right = np.eye(len(fixed)) / weight, np.zeros(len(fixed))
        for m in np.flatnonzero(row):
            f = inverse @ fixed[:, m]
            inverse = inverse - np.outer(f, f) / (1 + fixed[:, m] @ f)
            right += row[m] * fixed[:, m]
        found.append(inverse @ right)
    return list(zip(*found))
