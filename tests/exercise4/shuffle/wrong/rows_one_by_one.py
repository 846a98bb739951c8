"""Copies row by row to a new place.

Is: permutes_rows
"""

import random


def shuffle(images, seed):
    places = random.Random(seed).sample(range(32), 32)
    out = torch.zeros_like(images)
    for old, new in enumerate(places):
        out[:, :, new, :] = images[:, :, old, :]
    return out
