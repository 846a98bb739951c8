"""Permutes the pixels and then, by a second call of rng.permutation, the pictures as well.

Shows with two different pictures: they may change places.
"""


def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    pixels = images.numpy().reshape(len(images), 3, 1024).transpose(2, 0, 1)
    pixels = rng.permutation(pixels).transpose(1, 2, 0)
    pictures = rng.permutation(pixels)
    return torch.from_numpy(np.ascontiguousarray(pictures)).reshape(images.shape)
