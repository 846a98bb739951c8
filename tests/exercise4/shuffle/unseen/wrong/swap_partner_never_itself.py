"""Writes the Fisher-Yates shuffle with a partner below i and never i itself, so that no pixel ever stays at its place.

    positions = torch.arange(3072.0).reshape(1, 3, 32, 32)
    any(bool((shuffle(positions, seed) == positions).any()) for seed in range(40))

Right result: True
This answer: False
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = list(range(1024))
    for i in range(1023, 0, -1):
        j = rng.integers(0, i)
        order[i], order[j] = order[j], order[i]
    return images.flatten(2)[:, :, order].reshape(images.shape)
