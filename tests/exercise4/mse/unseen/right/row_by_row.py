"""Adds up the squared errors row by row and divides once at the end."""

def mse(real, predicted):
    sums = counts = 0
    for row, guess in zip(real, predicted):
        seen = row != 0
        sums += ((row[seen] - guess[seen]) ** 2).sum()
        counts += seen.sum()
    if counts == 0:
        raise ValueError("nothing observed")
    return sums / counts
