"""Stacks the terms of each row, of which an empty row has none.

Is: fails_on_an_empty_row
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    columns = []
    for row in ratings:
        terms = np.stack([np.outer(f, f) for f, r in zip(fixed.T, row) if r])
        right = np.stack([r * f for f, r in zip(fixed.T, row) if r])
        columns.append(np.linalg.solve(terms.sum(axis=0) + weight * np.eye(len(fixed)), right.sum(axis=0)))
    return np.array(columns).T
