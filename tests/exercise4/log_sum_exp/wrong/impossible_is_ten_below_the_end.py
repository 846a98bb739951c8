"""Puts -10010 in place of -inf, which still counts beside -10000.

Is: nothing
"""


def log_sum_exp(logp):
    impossible = logp == -np.inf
    finite = np.where(impossible, -10010.0, logp)
    largest = finite.max(axis=-1)
    sums = largest + np.log(np.exp(finite - largest[..., None]).sum(axis=-1))
    return np.where(impossible.all(axis=-1), -np.inf, sums)[()]
