"""Permutes all 3072 numbers, so that colours are mixed.

Costs: 3
Says: values of another colour
Hint: There are 1024 pixels to be moved, each with its three colours, and not 3072 separate
    numbers. Red should stay red.
"""


def shuffle(images, seed):
    order = torch.randperm(3 * 32 * 32, generator=torch.Generator().manual_seed(seed))
    return images.flatten(1)[:, order].reshape(images.shape)
