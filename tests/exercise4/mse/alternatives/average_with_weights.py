"""Uses a weighted average and turns its ZeroDivisionError into a ValueError."""


def mse(real, predicted):
    try:
        return np.average(np.square(predicted - real), weights=real != 0)
    except ZeroDivisionError as error:
        raise ValueError("no weights") from error
