"""Shuffles a list of pictures and stacks it.

Is: permutes_pictures
"""

import random


def shuffle(images, seed):
    pictures = list(images)
    random.Random(seed).shuffle(pictures)
    return torch.stack(pictures)
