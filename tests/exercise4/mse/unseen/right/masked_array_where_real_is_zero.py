"""Lets a masked array do the bookkeeping."""

def mse(real, predicted):
    masked = np.ma.masked_where(real == 0, real)
    if masked.count() == 0:
        raise ValueError("nothing is observed")
    return float(np.ma.mean((masked - np.ma.masked_array(predicted, masked.mask)) ** 2))
