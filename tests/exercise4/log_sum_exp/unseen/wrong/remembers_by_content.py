"""Remembers results by the bytes of the array and forgets that the shape matters.

Shows on: log_sum_exp(np.array([[0.25, 0.5, 0.75, 1.0]])); then log_sum_exp(np.array([[0.25, 0.5], [0.75, 1.0]]))
"""

_memo = {}


def log_sum_exp(logp):
    key = logp.tobytes()
    if key not in _memo:
        _memo[key] = np.logaddexp.reduce(logp, axis=-1)
    return _memo[key]
