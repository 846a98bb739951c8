"""Draws an order for each colour.

Shows on any images with different pixels: a red pixel's green and blue go elsewhere.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    result = torch.empty_like(images)
    for c in range(3):
        order = torch.randperm(1024, generator=generator)
        result[:, c] = images[:, c].flatten(1)[:, order].reshape(-1, 32, 32)
    return result
