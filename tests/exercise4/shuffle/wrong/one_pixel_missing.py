"""Permutes 1023 positions and leaves the last pixel black.

Is: nothing
"""


def shuffle(images, seed):
    order = torch.randperm(1023, generator=torch.Generator().manual_seed(seed))
    shuffled = -torch.ones_like(images).flatten(2)
    shuffled[:, :, :1023] = images.flatten(2)[:, :, order]
    return shuffled.reshape(images.shape)
