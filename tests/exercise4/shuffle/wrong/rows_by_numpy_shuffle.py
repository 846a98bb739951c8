"""Shuffles the axis of the rows in NumPy.

Is: permutes_rows
"""


def shuffle(images, seed):
    array = images.numpy().copy()
    np.random.default_rng(seed).shuffle(array, axis=2)
    return torch.from_numpy(array)
