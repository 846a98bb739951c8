"""Sorts the pixels by random whole numbers from 0 to 9, and equal ones keep their order.

    positions = torch.arange(1024.0).reshape(1, 1, 32, 32).repeat(1, 3, 1, 1)
    orders = [shuffle(positions, seed)[0, 0].flatten().long() for seed in range(300)]

    falls = [int((order.diff() < 0).sum()) for order in orders]
    result = max(falls) > 100  # about 512 of 1023 neighbours fall in a uniform permutation

Right result: True
This answer: False
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    keys = rng.integers(0, 10, size=32 * 32)
    order = np.argsort(keys, kind="stable")
    n, c, h, w = images.shape
    pixels = images.reshape(n, c, h * w)
    return pixels[..., order].reshape(n, c, h, w)
