"""Fisher yates and places."""

def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = list(range(1024))
    for i in range(1023, 0, -1):
        j = int(rng.integers(i + 1))
        order[i], order[j] = order[j], order[i]
    result = torch.zeros_like(images)
    for p, source in enumerate(order):
        result[:, :, p // 32, p % 32] = images[:, :, source // 32, source % 32]
    return result
