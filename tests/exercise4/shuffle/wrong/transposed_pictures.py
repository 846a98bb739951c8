"""Exchanges rows and columns.

Is: nothing
"""


def shuffle(images, seed):
    return images.transpose(2, 3).clone()
