"""Draws another order for another number of pictures, though only the seed should count.

Costs: 1
Says: the same order
Hint: Training and test set differ in size, and both have to be shuffled in the same way. The
    order should depend on the seed and on nothing else.
"""


def shuffle(images, seed):
    keys = torch.rand(len(images), 1024, generator=torch.Generator().manual_seed(seed))
    order = keys.sum(dim=0).argsort()
    return images.flatten(2)[:, :, order].reshape(images.shape)
