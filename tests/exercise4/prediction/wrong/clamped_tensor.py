"""Clamps a tensor to the scale.

Is: clips_to_the_rating_scale
"""

import torch


def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("not the same number of factors")
    return torch.clamp(torch.tensor(u).T @ torch.tensor(v), 1, 5)
