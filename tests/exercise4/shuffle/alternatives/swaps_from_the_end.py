"""The algorithm of Fisher and Yates, one swap after the other, on a copy."""


def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    pixels = images.numpy().copy().reshape(-1, 1024)
    for last in range(1023, 0, -1):
        other = rng.integers(last + 1)
        pixels[:, [last, other]] = pixels[:, [other, last]]
    return torch.from_numpy(pixels.reshape(images.shape))
