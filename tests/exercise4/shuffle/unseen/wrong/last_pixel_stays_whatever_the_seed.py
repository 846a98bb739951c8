"""Permutes the first 1023 pixels only, so the last one always stays.

    positions = torch.arange(1024.0).reshape(1, 1, 32, 32).repeat(1, 3, 1, 1)
    orders = [shuffle(positions, seed)[0, 0].flatten().long() for seed in range(300)]

    result = all(int(order[-1]) == 1023 for order in orders)

Right result: False
This answer: True
"""

def shuffle(images, seed):
    rng = np.random.RandomState(seed)
    order = np.arange(32 * 32)
    rng.shuffle(order[0:-1])
    N = images.shape[0]
    return images.view(N, 3, -1)[:, :, order].view(N, 3, 32, 32) if images.is_contiguous() else (
        images.reshape(N, 3, -1)[:, :, order].reshape(N, 3, 32, 32)
    )
