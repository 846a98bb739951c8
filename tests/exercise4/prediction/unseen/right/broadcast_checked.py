"""Broadcasting to three axes, behind a check."""

def prediction(u, v):
    same_k = u.shape[0] == v.shape[0]
    if not same_k:
        raise ValueError("u and v differ in their number of rows")
    return (u[:, :, np.newaxis] * v[:, np.newaxis, :]).sum(axis=0)
