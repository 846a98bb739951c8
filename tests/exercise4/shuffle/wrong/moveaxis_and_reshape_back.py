"""Moves the axis of the colours to the end and reshapes it away.

Is: reshapes_where_axes_must_be_exchanged
"""


def shuffle(images, seed):
    colours_last = np.moveaxis(images.numpy(), 1, -1).reshape(len(images), -1, 3)
    order = np.random.default_rng(seed).permutation(1024)
    return torch.from_numpy(colours_last[:, order, :].reshape(images.shape))
