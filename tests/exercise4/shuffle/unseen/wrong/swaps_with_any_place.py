"""Swaps with any place.

Against "drawn uniformly from all 1024! permutations": every place is swapped once with any place, the well-
known biased shuffle (1024^1024 cases do not divide evenly among 1024!).
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = np.arange(1024)
    for i in range(1024):
        j = rng.integers(1024)
        order[i], order[j] = order[j], order[i]
    return images.flatten(2)[:, :, torch.from_numpy(order)].reshape(images.shape)
