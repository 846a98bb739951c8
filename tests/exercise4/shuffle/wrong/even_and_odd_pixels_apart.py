"""Permutes even and odd positions among themselves.

Is: nothing
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    order = torch.stack([2 * torch.randperm(512, generator=generator) + odd for odd in (0, 1)], dim=1).flatten()
    return images.flatten(2)[:, :, order].reshape(images.shape)
