"""Subtracts the largest value and does not add it back.

Costs: 4.5
Says: log_sum_exp(
Hint: Taking a factor out of a sum does not make it disappear: it stands in front of the sum,
    and its logarithm is added. The same constant added to all log-probabilities should move
    your result by that constant.
"""


def log_sum_exp(logp):
    largest = np.max(logp, axis=-1, keepdims=True)
    largest = np.where(np.isfinite(largest), largest, 0.0)
    with np.errstate(divide="ignore"):
        return np.log(np.sum(np.exp(logp - largest), axis=-1))
