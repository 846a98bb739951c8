"""Starts the sum at 1e-300 in a loop.

Is: adds_a_tiny_number
"""


def log_sum_exp(logp):
    total = np.full(logp.shape[:-1], 1e-300)
    for c in range(logp.shape[-1]):
        total += np.exp(logp[..., c])
    return np.log(total)
