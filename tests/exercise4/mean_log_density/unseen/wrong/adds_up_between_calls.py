"""Keeps the sum in a global between the calls and starts anew only when D shrinks or grows.

Shows on: mean_log_density(7); then mean_log_density(7)
"""

_total = 0.0
_last = None


def mean_log_density(D):
    global _total, _last
    if D != _last:
        _total, _last = 0.0, D
    for _ in range(D):
        _total += -0.5 - 0.5 * np.log(2 * np.pi)
    return _total
