"""Numpy's masked arrays, with an exact mask.
"""

def mse(real, predicted):
    if not np.any(real):
        raise ValueError("there is no rating to compare with")
    errors = np.ma.masked_array(real, mask=real == 0) - np.ma.masked_array(predicted, mask=real == 0)
    return float((errors**2).mean())
