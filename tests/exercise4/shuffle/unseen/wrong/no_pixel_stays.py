"""Off by one in Fisher-Yates (i instead of i + 1), which gives only permutations of one cycle.

Against "drawn uniformly from all 1024! permutations".
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = np.arange(1024)
    for i in range(1023, 0, -1):
        j = rng.integers(i)
        order[i], order[j] = order[j], order[i]
    return images.flatten(2)[:, :, order].reshape(images.shape)
