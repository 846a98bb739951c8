"""Uses the last three digits of the seed.

Is: nothing
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed % 1000).permutation(1024)
    return images.flatten(2)[:, :, order].reshape(images.shape)
