"""Leaves the pixels in one long row instead of in a picture's shape.

Costs: 7
Says: (12, 3, 1024)
Hint: The order is right, but a convolution needs rows and columns again. The result has the shape
    of the pictures that were given.
"""


def shuffle(images, seed):
    order = torch.randperm(1024, generator=torch.Generator().manual_seed(seed))
    return images.flatten(2)[:, :, order]
