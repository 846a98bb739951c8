"""Swaps each pixel with any of the 1024, the well-known wrong shuffle, which is not uniform.

    positions = torch.arange(1024.0).reshape(1, 1, 32, 32).repeat(1, 3, 1, 1)
    orders = [shuffle(positions, seed)[0, 0].flatten().long() for seed in range(300)]

    many = [shuffle(positions, seed)[0, 0].flatten().long() for seed in range(3000)]
    one_lower = sum(int((order[:-1] == torch.arange(1, 1024)).sum()) for order in many)
    result = one_lower < 3300  # 3000 are expected if all places are equally likely

Right result: True
This answer: False
"""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = list(range(1024))
    for i, j in enumerate(rng.integers(1024, size=1024).tolist()):
        order[i], order[j] = order[j], order[i]
    return images.flatten(2)[:, :, order].reshape(images.shape)
