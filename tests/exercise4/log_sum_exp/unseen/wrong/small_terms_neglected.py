"""Leaves out terms more than 20 nats below the largest, but a million of them do count.

    result = log_sum_exp(np.append(0.0, np.full(1_000_000, -20.5)))

Right result: 0.001249372076
This answer: 0
"""

def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isneginf(m), 0, m)
    shifted = logp - m
    terms = np.where(shifted > -20, np.exp(shifted), 0)  # the others do not matter
    with np.errstate(divide="ignore"):
        return m[..., 0] + np.log(terms.sum(axis=-1))
