"""Multiplies the squares by the mask: inf * 0 = nan where the prediction for a gap is large.

Shown by: mse([[5, 0]], [[4, 1e200]]) (as arrays) gives nan instead of 1.0.

Disputed: it shows only where the square of a prediction leaves float64; the statement now ends at 1e100.
"""

def mse(real, predicted):
    mask = real != 0
    if mask.sum() == 0:
        raise ValueError("nothing is observed")
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.sum(mask * (real - predicted) ** 2) / mask.sum())
