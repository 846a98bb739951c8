"""Uses a weighted average and turns its ZeroDivisionError into a ValueError."""


def mse(real, predicted):
    observed = real != 0
    try:
        return np.average(np.square(np.where(observed, predicted - real, 0)), weights=observed)
    except ZeroDivisionError as error:
        raise ValueError("no weights") from error
