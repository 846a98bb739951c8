"""Lets NumPy shuffle a view in place, so that the pictures change too.

Is: changes_its_input
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    pixels = images.numpy().reshape(-1, 3, 1024)
    pixels[:] = pixels[:, :, order]
    return images.clone()
