"""One outer product for each factor, zipped strictly, which raises ValueError where lengths differ."""

def prediction(u, v):
    total = np.zeros((u.shape[1], v.shape[1]))
    for row_of_u, row_of_v in zip(u, v, strict=True):
        total += np.multiply.outer(row_of_u, row_of_v)
    return total
