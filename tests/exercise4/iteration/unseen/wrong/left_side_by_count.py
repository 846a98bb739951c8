"""Left side by count.

Against "sum over m with r_nm != 0 of f_m f_m^T" (each row its own items): the left side is remembered by the
*number* of ratings, so rows with as many ratings of other items share it.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("different numbers of columns")
    K = fixed.shape[0]
    known = {}
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        count = np.count_nonzero(row)
        if count not in known:
            F = fixed[:, row != 0]
            known[count] = F @ F.T + weight * np.eye(K)
        u[:, n] = np.linalg.solve(known[count], fixed @ row)
    return u
