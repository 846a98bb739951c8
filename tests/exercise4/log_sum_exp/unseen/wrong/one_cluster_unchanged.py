"""Gives the argument back if there is only one term, with its last axis.

Shows on: log_sum_exp(np.array([[1.0], [2.0]]))
"""

def log_sum_exp(logp):
    if logp.shape[-1] == 1:
        return logp.copy()
    return np.logaddexp.reduce(logp, axis=-1)
