"""Shuffles blocks of 2 x 2 pixels, which stay together.

Shown by: seed 1: where the pixels (0, 0) and (0, 1) of the new picture come from: gives two
neighbours, as in every other pair, instead of in general two places far apart.
"""

def shuffle(images, seed):
    order = torch.randperm(256, generator=torch.Generator().manual_seed(seed))
    n = len(images)
    blocks = images.reshape(n, 3, 16, 2, 16, 2).permute(0, 1, 2, 4, 3, 5).reshape(n, 3, 256, 2, 2)[:, :, order]
    return blocks.reshape(n, 3, 16, 16, 2, 2).permute(0, 1, 2, 4, 3, 5).reshape(n, 3, 32, 32)
