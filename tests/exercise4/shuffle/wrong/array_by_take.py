"""Takes along the last axis in NumPy and returns the array.

Is: gives_an_array
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    return np.take(images.numpy().reshape(-1, 3, 1024), order, axis=2).reshape(-1, 3, 32, 32)
