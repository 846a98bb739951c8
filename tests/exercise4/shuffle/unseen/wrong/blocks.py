"""Shuffles blocks of 4 x 4 pixels.

Shows on any picture of different pixels: neighbours within a block stay neighbours.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(64, generator=generator)
    n = len(images)
    blocks = images.reshape(n, 3, 8, 4, 8, 4).permute(0, 1, 2, 4, 3, 5).reshape(n, 3, 64, 4, 4)
    blocks = blocks[:, :, order].reshape(n, 3, 8, 8, 4, 4)
    return blocks.permute(0, 1, 2, 4, 3, 5).reshape(n, 3, 32, 32)
