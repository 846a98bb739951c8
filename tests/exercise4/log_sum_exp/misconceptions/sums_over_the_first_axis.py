"""Sums over the first axis instead of the last.

Costs: 3
Says: the shape of what you return
Hint: The values of one row belong to the clusters of one point, and only they are to be summed.
    Compare the shape of your result with the shape of logp: which axis should be gone?
"""


def log_sum_exp(logp):
    m = logp.max(axis=0)
    m = np.where(np.isfinite(m), m, 0.0)
    with np.errstate(divide="ignore"):
        return m + np.log(np.exp(logp - m).sum(axis=0))
