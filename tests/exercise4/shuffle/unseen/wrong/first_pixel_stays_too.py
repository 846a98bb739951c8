"""Numbers the pixels from 1 and never moves the one in the corner.

    positions = torch.arange(3072.0).reshape(1, 3, 32, 32)
    all(shuffle(positions, seed)[0, 0, 0, 0] == 0 for seed in range(20))

Right result: False
This answer: True
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    pi = np.arange(1024)
    pi[1:] = rng.permutation(np.arange(1, 1024))
    n, c, h, w = images.shape
    return images.reshape(n, c, h * w)[..., torch.tensor(pi)].reshape(n, c, h, w)
