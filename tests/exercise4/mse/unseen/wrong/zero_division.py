"""Ends with a ZeroDivisionError for a table without a rating.

real = zeros: ZeroDivisionError, which is no ValueError.
"""

def mse(real, predicted):
    total, n = 0.0, 0
    for r, q in zip(real.flat, predicted.flat):
        if r != 0:
            total += (r - q) ** 2
            n += 1
    return float(total) / n
