"""Loop."""

def mse(real, predicted):
    total, count = 0.0, 0
    for row, guesses in zip(real, predicted):
        for r, guess in zip(row, guesses):
            if r != 0:
                total += float(r - guess) ** 2
                count += 1
    if count == 0:
        raise ValueError("mse: nothing to compare")
    return total / count
