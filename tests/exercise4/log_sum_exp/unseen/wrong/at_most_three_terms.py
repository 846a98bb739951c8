"""Written out for two or three terms; a fourth is left out.

Shows on: log_sum_exp(np.array([0.0, 0.0, 0.0, 0.0]))
"""

def log_sum_exp(logp):
    result = np.logaddexp(logp[..., 0], logp[..., 1])
    if logp.shape[-1] > 2:
        result = np.logaddexp(result, logp[..., 2])
    return result
