"""The order in which 1024 random numbers are sorted; torch.gather with an expanded index."""


def shuffle(images, seed):
    keys = np.random.default_rng([seed, 7]).random(1024)
    order = torch.as_tensor(np.argsort(keys))
    flat = images.reshape(len(images), 3, 1024)
    return torch.gather(flat, 2, order.expand_as(flat)).unflatten(2, (32, 32))
