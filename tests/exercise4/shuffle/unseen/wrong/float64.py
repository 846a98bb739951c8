"""The way through NumPy ends in float64.

Shows on any images: the dtype is float64 and not float32.
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    pixels = np.asarray(images.tolist()).reshape(len(images), 3, 1024)
    return torch.from_numpy(pixels[:, :, order].reshape(len(images), 3, 32, 32))
