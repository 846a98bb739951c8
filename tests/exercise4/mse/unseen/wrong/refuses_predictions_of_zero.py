"""Raises ValueError also if all predictions at the observed places are 0, which are legal.

    result = mse(np.array([[5.0, 0.0], [0.0, 2.0]]), np.zeros((2, 2)))

Right result: 14.5
This answer: ValueError: no observed entries in real
"""

def mse(real, predicted):
    observed = np.where(real != 0, 1, 0)
    if not np.any(real * predicted):
        raise ValueError("no observed entries in real")
    difference = (real - predicted)[observed == 1]
    return float(np.mean(difference ** 2))
