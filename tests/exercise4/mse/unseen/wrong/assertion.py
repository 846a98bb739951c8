"""An assert in place of a ValueError.

real = zeros: AssertionError.
"""

def mse(real, predicted):
    mask = real != 0
    assert mask.any(), "nothing is observed in real"
    return np.mean((real[mask] - predicted[mask]) ** 2)
