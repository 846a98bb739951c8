"""Rolls along rows and columns.

Is: rolls_the_pixels
"""


def shuffle(images, seed):
    down, right = np.random.default_rng(seed).integers(1, 32, size=2)
    return torch.from_numpy(np.roll(images.numpy(), (down, right), axis=(2, 3)))
