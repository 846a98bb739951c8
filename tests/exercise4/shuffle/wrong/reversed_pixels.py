"""Turns every picture by half a turn.

Is: nothing
"""


def shuffle(images, seed):
    return images.flatten(2).flip(2).reshape(images.shape)
