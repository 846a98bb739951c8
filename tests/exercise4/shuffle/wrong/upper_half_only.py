"""Permutes the first 512 positions only.

Is: nothing
"""


def shuffle(images, seed):
    order = torch.cat([torch.randperm(512, generator=torch.Generator().manual_seed(seed)), torch.arange(512, 1024)])
    return images.flatten(2)[:, :, order].reshape(images.shape)
