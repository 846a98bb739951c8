"""Swaps pixel by pixel in the argument itself.

Is: changes_its_input
"""


def shuffle(images, seed):
    rng, pixels = np.random.default_rng(seed), images.view(-1, 1024)
    for last in range(1023, 0, -1):
        other = int(rng.integers(last + 1))
        pixels[:, [last, other]] = pixels[:, [other, last]]
    return images
