"""Uses the notebook's SEED in place of the argument.

Shows with seeds 1 and 2: the same order.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(SEED)
    order = torch.randperm(1024, generator=generator)
    return images.flatten(2)[..., order].reshape(images.shape)
