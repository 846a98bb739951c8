"""Brings pixels to the front, shuffles them, and reshapes back without bringing them to the end: colours and pictures are mixed.

Shows on any images whose colours differ.
"""


def shuffle(images, seed):
    order = torch.randperm(1024, generator=torch.Generator().manual_seed(seed))
    pixels = images.flatten(2).permute(2, 0, 1)
    return pixels[order].reshape(images.shape)
