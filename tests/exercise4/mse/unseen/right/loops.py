"""Two loops and a counter; Python floats."""

def mse(real, predicted):
    total, count = 0.0, 0
    for n in range(real.shape[0]):
        for m in range(real.shape[1]):
            if real[n, m] != 0:
                total += float(real[n, m] - predicted[n, m]) ** 2
                count += 1
    if not count:
        raise ValueError("Nothing is observed.")
    return total / count
