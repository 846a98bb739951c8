"""Lets the pictures have a say in the order, though only the seed should count.

Costs: 1
Says: another order
Hint: Training and test pictures are different ones and need the same order. Only the seed may decide on
    it.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed + int(1000 * images[0].abs().sum()))
    order = torch.randperm(1024, generator=generator)
    return images.flatten(2)[:, :, order].reshape(images.shape)
