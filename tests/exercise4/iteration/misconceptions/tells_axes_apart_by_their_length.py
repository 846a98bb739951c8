"""Transposes the result only if its first axis has another length than K.

Costs: 2
Says: iteration
Hint: With as many rows as factors both axes have the same length, and a transposed result goes unseen.
    Which axis is which follows from how you built the array.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings differ in their number of columns")
    rows = []
    for row in ratings:
        seen = fixed[:, row != 0]
        rows.append(np.linalg.solve(seen @ seen.T + weight * np.eye(len(fixed)), seen @ row[row != 0]))
    result = np.array(rows)
    return result if result.shape[0] == len(fixed) else result.T
