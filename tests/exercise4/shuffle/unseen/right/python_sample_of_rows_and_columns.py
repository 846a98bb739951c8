"""Draws with Python's random.Random and indexes rows and columns of each place."""

import random


def shuffle(images, seed):
    order = torch.tensor(random.Random(seed).sample(range(1024), 1024))
    rows, columns = order.div(32, rounding_mode="floor"), order % 32
    return images[:, :, rows, columns].unflatten(-1, (32, 32))
