"""Ignores the seed and gives the same order for all.

Costs: 1
Says: another order for another seed
Hint: The experiment may have to be repeated with another order. The seed should decide which
    one it is.
"""


def shuffle(images, seed):
    order = np.random.default_rng(0).permutation(1024)
    return images.flatten(2)[:, :, order].reshape(images.shape)
