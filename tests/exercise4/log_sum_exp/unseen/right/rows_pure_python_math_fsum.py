"""Rows one by one in pure Python with math.fsum.
"""

import math

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=np.float64)
    rows = logp.reshape(-1, logp.shape[-1]).tolist()
    results = []
    for row in rows:
        top = max(row)
        if top == -math.inf:
            results.append(top)
        else:
            results.append(top + math.log(math.fsum(math.exp(term - top) for term in row)))
    return np.array(results).reshape(logp.shape[:-1])[()]
