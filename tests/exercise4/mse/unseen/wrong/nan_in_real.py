"""Marks the missing places by nan in the argument itself.

Any table with a missing place: `real` holds nan afterwards.
"""

def mse(real, predicted):
    if not real.any():
        raise ValueError("nothing observed")
    real[real == 0] = np.nan
    return np.nanmean((real - predicted) ** 2)
