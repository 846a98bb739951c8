"""Uses a norm, and an error class of its own derived from ValueError."""


class NothingObserved(ValueError):
    pass


def mse(real, predicted):
    weights = np.sign(real)
    if not weights.sum():
        raise NothingObserved("nothing to compare with")
    return np.array(np.linalg.norm(weights * (real - predicted)) ** 2 / weights.sum())
