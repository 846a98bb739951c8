"""Types the formula in with torch.

Is: no_maximum_subtracted
"""

import torch


def log_sum_exp(logp):
    return torch.tensor(np.array(logp)).exp().sum(-1).log()
