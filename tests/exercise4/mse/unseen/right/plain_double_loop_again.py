"""A plain double loop.
"""

def mse(real, predicted):
    total, count = 0.0, 0
    for real_row, predicted_row in zip(real, predicted, strict=True):
        for wanted, guess in zip(real_row, predicted_row, strict=True):
            if wanted != 0:
                total += (float(wanted) - float(guess)) ** 2
                count += 1
    if not count:
        raise ValueError("nothing is observed in real")
    return total / count
