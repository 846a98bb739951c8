"""Sorts keys of which there are 50 only, and equal keys keep their order.

Shown by: seed 1: the share of places p with pi(p) < pi(p + 1) gives 0.952 instead of about 0.5.
"""

def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    keys = torch.randint(0, 50, (1024,), generator=generator)
    order = torch.argsort(keys, stable=True)
    return images.reshape(len(images), 3, 1024)[:, :, order].reshape(images.shape)
