"""Moves whole blocks of 4 x 4 pixels instead of single ones.

Costs: 2
Says: still neighbours
Hint: Inside a block the picture is as it was, so small patterns survive. It is single pixels
    that should be moved.
"""


def shuffle(images, seed):
    order = torch.randperm(64, generator=torch.Generator().manual_seed(seed))
    blocks = images.reshape(len(images), 3, 8, 4, 8, 4).permute(0, 1, 2, 4, 3, 5).flatten(2, 3)
    blocks = blocks[:, :, order].reshape(len(images), 3, 8, 8, 4, 4)
    return blocks.permute(0, 1, 2, 4, 3, 5).reshape(images.shape)
