"""Collects the squared errors in a set, so equal ones count once.

    result = mse(np.array([[5.0, 3.0, 2.0]]), np.array([[4.0, 2.0, 4.0]]))

Right result: 2
This answer: 2.5
"""

def mse(real, predicted):
    squares = {
        float(real[n, m] - predicted[n, m]) ** 2
        for n in range(real.shape[0])
        for m in range(real.shape[1])
        if real[n, m] != 0
    }
    if not squares:
        raise ValueError("nothing is observed in real")
    return sum(squares) / len(squares)
