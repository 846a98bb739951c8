"""Computes in float32, which leaves about three decimals near 10000.

    result = log_sum_exp(np.array([10000.0, 9999.9]))

Right result: 10000.6444
This answer: 10000.64453
"""

def log_sum_exp(logp):
    logp = np.array(logp, dtype=np.float32)
    m = logp.max(axis=-1)
    m = np.where(np.isneginf(m), np.float32(0), m)
    total = np.exp(logp - np.expand_dims(m, -1)).sum(axis=-1)
    with np.errstate(divide="ignore"):
        return (m + np.log(total)).astype(np.float64)
