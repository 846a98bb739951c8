"""Takes the element with the largest absolute value out.

Shows on: log_sum_exp(np.array([-2000.0, 5.0]))
"""

def log_sum_exp(logp):
    size = np.where(np.isfinite(logp), np.abs(logp), -1.0)
    index = size.argmax(axis=-1)
    m = np.take_along_axis(logp, index[..., None], axis=-1)
    m = np.where(np.isneginf(m), 0.0, m)
    with np.errstate(divide="ignore", over="ignore"):
        return m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
