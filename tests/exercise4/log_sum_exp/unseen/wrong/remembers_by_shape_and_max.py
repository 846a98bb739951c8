"""Remembers results by the shape and the largest element.

Shows on: log_sum_exp(np.array([0.0, -1.0, -2.0])); then log_sum_exp(np.array([0.0, -5.0, -5.0]))
"""

_results = {}


def log_sum_exp(logp):
    key = (logp.shape, float(logp.max()))
    if key not in _results:
        m = logp.max(axis=-1, keepdims=True)
        m = np.where(np.isneginf(m), 0.0, m)
        with np.errstate(divide="ignore"):
            _results[key] = m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
    return _results[key]
