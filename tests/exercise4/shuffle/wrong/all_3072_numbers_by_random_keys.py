"""Sorts 3072 random keys and picks the values of each picture in that order.

Is: mixes_the_colours
"""


def shuffle(images, seed):
    keys = torch.rand(3072, generator=torch.Generator().manual_seed(seed))
    return torch.stack([image.ravel()[keys.argsort()].reshape(3, 32, 32) for image in images])
