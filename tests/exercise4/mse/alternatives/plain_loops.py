"""Loops over all places in plain Python."""


def mse(real, predicted):
    total, number = 0.0, 0
    for real_row, predicted_row in zip(real, predicted):
        for r, guess in zip(real_row, predicted_row):
            if r != 0:
                total += (r - guess) ** 2
                number += 1
    if number == 0:
        raise ValueError("No rating is observed.")
    return total / number
