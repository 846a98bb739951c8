"""np.where, sum and count."""

def mse(real, predicted):
    count = np.count_nonzero(real)
    if count == 0:
        raise ValueError("no observed ratings in real")
    squared = np.where(real != 0, (real - predicted) ** 2, 0.0)
    return squared.sum() / count
