"""The formula as it stands, which overflows and underflows.

Shows on: log_sum_exp(np.array([-1000.0, -1001.0]))
"""

def log_sum_exp(logp):
    return np.log(np.sum(np.exp(logp), axis=-1))
