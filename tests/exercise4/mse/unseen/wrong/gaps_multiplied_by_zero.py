"""Multiplies the squared errors by the mask, and a huge prediction at a gap gives inf times 0, which is nan.

    result = mse(np.array([[5.0, 0.0]]), np.array([[4.0, 1e200]]))

Right result: 1
This answer: nan

Disputed: it shows only where the square of a prediction leaves float64, and no prediction of a rating does.
"""

def mse(real, predicted):
    mask = (real != 0).astype(float)
    n = mask.sum()
    if n == 0:
        raise ValueError("real has no observed entries")
    return (mask * (real - predicted) ** 2).sum() / n
