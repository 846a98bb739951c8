"""Divides by the number of ratings minus one (where there is more than one).

The example: 5 instead of 2.5.
"""

def mse(real, predicted):
    e = (real - predicted)[real != 0]
    if e.size == 0:
        raise ValueError("nothing observed")
    return float(e @ e) / max(e.size - 1, 1)
