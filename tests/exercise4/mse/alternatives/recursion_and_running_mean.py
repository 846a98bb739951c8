"""Updates a running mean, place by place, by recursion over the rows."""


def _run(rows, mean, number):
    if not rows:
        return mean, number
    for r, guess in zip(*rows[0]):
        if r != 0:
            number += 1
            mean += ((r - guess) ** 2 - mean) / number
    return _run(rows[1:], mean, number)


def mse(real, predicted):
    mean, number = _run(list(zip(real.tolist(), predicted.tolist())), 0.0, 0)
    if not number:
        raise ValueError("Nothing is observed, so there is no mean.")
    return mean
