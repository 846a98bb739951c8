"""Goes through the rows by recursion and subtracts their maximum whatever it is.

Is: nan_for_impossible_rows
"""

import math


def log_sum_exp(logp):
    if np.ndim(logp) > 1:
        return [log_sum_exp(row) for row in logp]
    m = max(logp)
    return m + math.log(sum(math.exp(v - m) for v in logp))
