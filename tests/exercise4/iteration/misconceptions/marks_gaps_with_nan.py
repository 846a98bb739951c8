"""Overwrites the missing ratings in the caller's own table.

Costs: 1
Says: changed by the call
Hint: The table belongs to the caller, who still needs zeros where ratings are missing. Work on a copy,
    or choose the observed columns of each row with a mask.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings differ in their number of columns")
    ratings[ratings == 0] = np.nan
    columns = []
    for row in ratings:
        seen = fixed[:, ~np.isnan(row)]
        left = seen @ seen.T + weight * np.eye(len(fixed))
        columns.append(np.linalg.solve(left, seen @ row[~np.isnan(row)]))
    return np.stack(columns, axis=1)
