"""Draws the order in NumPy."""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(32 * 32)
    return images.view(len(images), 3, -1)[..., order].view_as(images)
