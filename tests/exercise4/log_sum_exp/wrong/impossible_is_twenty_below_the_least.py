"""Puts a number 20 below the least finite one in place of -inf.

Is: nothing
"""


def log_sum_exp(logp):
    impossible = np.isneginf(logp)
    least = np.where(impossible, np.inf, logp).min(axis=-1, keepdims=True)
    finite = np.where(impossible, np.where(np.isinf(least), 0.0, least) - 20, logp)
    largest = finite.max(axis=-1)
    sums = largest + np.log(np.exp(finite - largest[..., None]).sum(axis=-1))
    return np.where(impossible.all(axis=-1), -np.inf, sums)[()]
