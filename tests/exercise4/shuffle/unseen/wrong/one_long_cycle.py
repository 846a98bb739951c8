"""Draws j < i instead of j <= i in the Fisher-Yates shuffle, which gives only permutations that are one long cycle: no pixel ever stays.

    positions = torch.arange(1024.0).reshape(1, 1, 32, 32).repeat(1, 3, 1, 1)
    orders = [shuffle(positions, seed)[0, 0].flatten().long() for seed in range(300)]

    stay = sum(int((order == torch.arange(1024)).sum()) for order in orders)
    result = stay > 200  # one of 1024 stays on average, 300 in 300 seeds

Right result: True
This answer: False
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = np.arange(1024)
    for i in range(1023, 0, -1):
        j = rng.integers(0, i)
        order[i], order[j] = order[j], order[i]
    flat = images.reshape(len(images), 3, 1024)
    return flat[:, :, torch.from_numpy(order)].reshape(images.shape)
