"""Swaps each place with any of all places, which is not uniform.

Shown by: seeds 0 to 149: the share of the pixels from place 400 on that come from one of the 299
places just before their own gives 0.2652 instead of about 0.292.
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = np.arange(1024)
    for i in range(1024):
        j = rng.integers(1024)
        order[i], order[j] = order[j], order[i]
    return images.flatten(2)[:, :, torch.from_numpy(order)].reshape(images.shape)
