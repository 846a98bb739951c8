"""Uses the formula as it stands if no element exceeds 709 and none lies below -745, but the sum overflows and small ones lose digits.

    result = log_sum_exp(np.array([709.0, 709.0, 709.0]))

Right result: 710.0986123
This answer: inf
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    if m.max() <= 709 and m.min() >= -745:
        return np.log(np.exp(logp).sum(axis=-1))
    m = np.where(np.isinf(m), 0, m)
    with np.errstate(divide="ignore"):
        return np.log(np.exp(logp - m).sum(axis=-1)) + m.reshape(m.shape[:-1])
