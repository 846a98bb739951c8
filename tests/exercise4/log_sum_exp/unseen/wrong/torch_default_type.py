"""torch.tensor of a list is float32, so the digits are lost on the way.

Shows on: log_sum_exp(np.array([-0.123456789, -2.152]))
"""

import torch


def log_sum_exp(logp):
    return torch.logsumexp(torch.tensor(logp.tolist()), dim=-1).numpy().astype(np.float64)[()]
