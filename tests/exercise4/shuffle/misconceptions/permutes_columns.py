"""Moves whole columns of pixels instead of single ones.

Costs: 2
Says: still
Hint: Inside a column everything stays together, so a filter still finds its patterns there. Every
    single pixel should be able to come to any place.
"""


def shuffle(images, seed):
    order = torch.randperm(32, generator=torch.Generator().manual_seed(seed))
    return images[:, :, :, order]
