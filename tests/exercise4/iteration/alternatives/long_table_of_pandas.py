"""Groups a long pandas table by its rows; who has no rating is in no group."""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("not the same items")
    rows, columns = ratings.nonzero()
    long = pd.DataFrame({"row": rows, "column": columns, "rating": ratings[rows, columns]})
    result = pd.DataFrame(0.0, index=range(len(fixed)), columns=range(len(ratings)))
    for row, group in long.groupby("row"):
        F = fixed[:, group["column"]]
        result[row] = np.linalg.pinv(F @ F.T + weight * np.eye(len(F))) @ (F @ group["rating"].to_numpy())
    return result
