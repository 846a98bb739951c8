"""Gives float64 instead of float32.

Costs: 1
Says: float64
Hint: The weights of the networks are float32, and a network does not accept pictures of
    another type. NumPy turns numbers into float64 unless told otherwise.
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    shuffled = np.zeros((len(images), 3, 1024))
    shuffled[:] = images.numpy().reshape(len(images), 3, 1024)[:, :, order]
    return torch.from_numpy(shuffled.reshape(images.shape))
