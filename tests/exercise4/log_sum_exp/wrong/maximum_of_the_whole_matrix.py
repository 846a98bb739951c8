"""Calls the method max without an axis, in torch.

Is: one_maximum_for_all_rows
"""

import torch


def log_sum_exp(logp):
    values = torch.from_numpy(np.array(logp))
    top = values.max()
    return (top + (values - top).exp().sum(dim=-1).log()).numpy()
