"""Rows with the same pattern of gaps share one inverse, kept for the call only."""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    inverses = {}
    u = np.zeros((fixed.shape[0], ratings.shape[0]))
    for n, row in enumerate(ratings):
        pattern = (row != 0).tobytes()
        if pattern not in inverses:
            kept = fixed[:, row != 0]
            inverses[pattern] = np.linalg.inv(kept @ kept.T + weight * np.eye(len(fixed)))
        u[:, n] = inverses[pattern] @ (fixed @ row)
    return u
