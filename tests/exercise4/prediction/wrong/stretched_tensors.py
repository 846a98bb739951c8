"""Stretches tensors of torch and turns its complaint into a ValueError.

Is: repeats_a_single_row
"""

import torch


def prediction(u, v):
    try:
        return torch.einsum("kn,km->nm", torch.tensor(u), torch.tensor(v))
    except RuntimeError as error:
        raise ValueError("shapes do not fit") from error
