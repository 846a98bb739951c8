"""Adds up squares and counts ratings in two nested loops."""

def mse(real, predicted):
    total = 0.0
    count = 0
    for n in range(real.shape[0]):
        for m in range(real.shape[1]):
            if real[n, m] != 0:
                total += (real[n, m] - predicted[n, m]) ** 2
                count += 1
    if count == 0:
        raise ValueError("no observed ratings")
    return total / count
