"""Plain Python over pairs, with an exact sum."""

def mse(real, predicted):
    from math import fsum

    pairs = zip(np.ravel(real).tolist(), np.ravel(predicted).tolist(), strict=True)
    squares = [(r - q) ** 2 for r, q in pairs if r != 0]
    try:
        return fsum(squares) / len(squares)
    except ZeroDivisionError:
        raise ValueError("there is no mean of nothing") from None
