"""Seed 0 counts as no seed.

Shows with two calls with seed 0: two orders.
"""


def shuffle(images, seed):
    rng = np.random.default_rng(seed or None)
    order = torch.from_numpy(rng.permutation(1024))
    return images.flatten(2)[:, :, order].reshape(images.shape)
